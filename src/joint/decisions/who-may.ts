import { may, must } from '../../../test/routes/fields.ts'
import { sends } from '../../../test/routes/sends.ts'
import { staff, type Table } from '../../../test/routes/table.ts'
import type { Items } from '../../../test/routes/world.ts'
import { decisionSchema } from './noun.ts'

/** Siri leads a forum that its parties read, Jonas among them; everybody in the collaboration reads his. */
export const whoMay = ({ forum }: Items): Table => {
  const own = { of: "Siri's", at: { id: forum.own } } as const
  const open = { of: "Jonas's", at: { id: forum.open } } as const
  const day = '2026-02-02'
  return {
    'GET /subjects/:id/decisions/new': [
      { ...own, may: ['siri-alm'] },
      { ...open, may: ['jonas-ek'] },
    ],
    'GET /subjects/:id/decisions': [
      { ...own, may: ['siri-alm', 'jonas-ek'] },
      { ...open, may: staff.filter(each => each !== 'outsider') },
    ],
    'POST /subjects/:id/decisions': [
      {
        ...own,
        may: ['siri-alm'],
        makes: true,
        sends: {
          ...sends(decisionSchema, { kind: 'orienting', decidedOn: day, bodyId: '', supersedes: '' }),
          decidedOn: must.date(day),
          grewUntil: may.date(''),
          bodyId: may.id(''),
          supersedes: may.id(''),
        },
      },
    ],
    'GET /decisions/:id': [{ of: "Siri's", at: { id: forum.decision }, may: ['siri-alm', 'jonas-ek'] }],
  }
}

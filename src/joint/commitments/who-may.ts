import { ids } from '../../../demo/ids.ts'
import { must } from '../../../test/routes/fields.ts'
import { sends } from '../../../test/routes/sends.ts'
import type { Table } from '../../../test/routes/table.ts'
import type { Items } from '../../../test/routes/world.ts'
import { commitmentSchema, followUpSchema } from './noun.ts'

/** Siri leads a forum that Jonas is in; in his nobody else is. */
export const whoMay = ({ forum }: Items): Table => {
  const own = { of: "Siri's", at: { id: forum.own } } as const
  const one = { of: "Jonas's promise", at: { id: forum.commitment }, may: ['siri-alm', 'jonas-ek'] } as const
  return {
    'GET /subjects/:id/commitments/new': [
      { ...own, may: ['siri-alm', 'jonas-ek'] },
      { of: "Jonas's", at: { id: forum.open }, may: ['jonas-ek'] },
    ],
    'POST /subjects/:id/commitments': [
      {
        ...own,
        may: ['siri-alm'],
        unasked: ['jonas-ek'],
        makes: true,
        sends: {
          ...sends(commitmentSchema, { by: ids.functions.samordnare }),
          by: must.choice(ids.functions.samordnare),
        },
      },
    ],
    'GET /commitments/:id': [one],
    'POST /commitments/:id/follow-ups': [{ ...one, makes: true, sends: sends(followUpSchema) }],
  }
}

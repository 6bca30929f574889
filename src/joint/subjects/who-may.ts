import { may, must } from '../../../test/routes/fields.ts'
import { forumForm } from '../../../test/routes/joint-items.ts'
import { sends } from '../../../test/routes/sends.ts'
import { staff, type Table } from '../../../test/routes/table.ts'
import type { Items } from '../../../test/routes/world.ts'
import { stateSchema, subjectSchema, wakeSchema } from './noun.ts'

/** Siri leads a forum that its parties read, Jonas among them; everybody in the collaboration reads his. */
export const whoMay = ({ forum }: Items): Table => {
  const inside = staff.filter(each => each !== 'outsider')
  const own = { of: "Siri's", at: { id: forum.own } } as const
  const open = { of: "Jonas's", at: { id: forum.open } } as const
  const read = [
    { ...own, may: ['siri-alm', 'jonas-ek'] },
    { ...open, may: inside },
  ] as const
  const led = [
    { ...own, may: ['siri-alm'] },
    { ...open, may: ['jonas-ek'] },
  ] as const
  const words = {
    ...sends(subjectSchema('forum'), forumForm('Gruppen', 'parties')),
    place: may.id(''),
  }
  const party = {
    others: may.hidden(''),
    named: may.text('Kyrkan'),
    declined: may.text(''),
    role: must.choice('member'),
  }
  const link = { kind: must.choice('informs'), to: may.id(forum.open) }
  return {
    'GET /forums': [{ may: staff }],
    'GET /forums/new': [{ may: staff }],
    'POST /forums': [{ may: staff, sends: words, makes: true }],
    'GET /subjects/:id': [...read],
    'GET /subjects/:id/history': [...read],
    'GET /subjects/:id/edit': [...led],
    'POST /subjects/:id/edit': [
      { ...led[0], sends: { ...words, version: must.hidden('1') }, stale: { version: '0' } },
    ],
    'GET /subjects/:id/state': [{ ...led[0], query: '?to=awake' }],
    'POST /subjects/:id/state': [
      {
        ...led[0],
        sends: { ...sends(stateSchema, { why: 'Inget på gång' }), to: must.hidden('asleep') },
      },
    ],
    'GET /subjects/:id/parties/new': [...led],
    'POST /subjects/:id/parties': [{ ...led[0], sends: party, makes: true }],
    'GET /subjects/:id/parties/:party/end': [
      { ...own, at: { id: forum.own, party: forum.party }, may: ['siri-alm', 'jonas-ek'] },
    ],
    'POST /subjects/:id/parties/:party/end': [
      { ...own, at: { id: forum.own, party: forum.party }, may: ['siri-alm', 'jonas-ek'], ends: true },
    ],
    'GET /subjects/:id/links/new': [...led],
    'POST /subjects/:id/links': [{ ...led[0], sends: link }],
    'POST /subjects/:id/links/:link/agreement': [
      { ...open, at: { id: forum.open, link: forum.waiting }, may: ['jonas-ek'] },
    ],
    'POST /subjects/:id/links/:link/end': [
      { ...own, at: { id: forum.own, link: forum.linked }, may: ['siri-alm'], ends: true },
    ],
    'GET /subjects/:id/links/:link/waking': [
      { ...open, at: { id: forum.open, link: forum.wakes }, may: ['jonas-ek'] },
    ],
    'POST /subjects/:id/links/:link/waking': [
      {
        ...open,
        at: { id: forum.open, link: forum.wakes },
        may: ['jonas-ek'],
        sends: sends(wakeSchema, { why: 'Nu behövs den' }),
      },
    ],
  }
}

import { idOf, ids } from '../../../demo/ids.ts'
import { may, must } from '../../../test/routes/fields.ts'
import { staff, type Table } from '../../../test/routes/table.ts'
import type { Items } from '../../../test/routes/world.ts'

const { stodsamordnare, samordnare, forskollarare } = ids.functions

/** Units, functions and who holds them. */
export const whoMay = ({ handover }: Items): Table => ({
  'GET /unit': [{ may: ['anders-holm'] }],
  'GET /directory': [{ may: staff }],
  'GET /functions/:id': [
    { of: "Siri's", at: { id: stodsamordnare }, may: staff.filter(each => each !== 'outsider') },
    { of: "Jonas'", at: { id: samordnare }, may: staff.filter(each => each !== 'outsider') },
  ],
  'GET /functions/:id/handover': [
    { of: "Siri's", at: { id: stodsamordnare }, may: ['anders-holm'] },
    { of: "Jonas'", at: { id: samordnare }, may: [] },
  ],
  'POST /functions/:id/handovers/:handover/undo': [
    { of: "Sara's", at: { id: forskollarare, handover }, may: ['anders-holm'], ends: true },
  ],
  'POST /functions/:id/handover': [
    {
      of: "Siri's",
      at: { id: stodsamordnare },
      may: ['anders-holm'],
      ends: true,
      sends: {
        leaves: must.choice(idOf('appointment/siri-alm/bjorkbacken/stodsamordnare')),
        person: must.choice(idOf('person/karin-oberg')),
        name: may.text(''),
        email: may.text(''),
        subject: may.text(''),
        when: must.choice('now'),
        day: may.time(''),
      },
    },
  ],
})

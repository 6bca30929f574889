import { must } from '../../../test/routes/fields.ts'
import type { Table } from '../../../test/routes/table.ts'
import type { Items } from '../../../test/routes/world.ts'

/** Anders' question: he and those who may answer. */
export const whoMay = ({ ownAppointment }: Items): Table => ({
  'GET /own-appointments': [{ may: ['anders-holm', 'eva-sand'] }],
  'GET /own-appointments/:id': [{ at: { id: ownAppointment }, may: ['anders-holm', 'eva-sand'] }],
  'POST /own-appointments/:id/decision': [
    {
      at: { id: ownAppointment },
      may: ['eva-sand'],
      ends: true,
      sends: { decision: must.choice('no') },
    },
  ],
  'POST /own-appointments/:id/withdrawal': [{ at: { id: ownAppointment }, may: ['anders-holm'], ends: true }],
})

import { staff, type Table } from '../../../test/routes/table.ts'
import type { Items } from '../../../test/routes/world.ts'

export const whoMay = (items: Items): Table => ({
  'GET /inbox': [{ may: staff }],
  'POST /notices/:id/seen': [{ at: { id: items.notice }, may: staff, blind: true }],
  'POST /notices/:id/unseen': [{ at: { id: items.notice }, may: staff, blind: true }],
})

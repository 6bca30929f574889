import { may, must } from '../../../test/routes/fields.ts'
import { staff, type Table } from '../../../test/routes/table.ts'
import type { Items } from '../../../test/routes/world.ts'

export const whoMay = (items: Items): Table => ({
  'GET /drafts': [{ may: staff }],
  'POST /drafts': [
    {
      may: staff,
      lenient: true,
      sends: { draftForm: must.choice('worry'), 'q.noticed': may.text('Hon ville inte gå hem.') },
    },
  ],
  'GET /drafts/key': [{ may: staff }],
  // Somebody else's and one that never was: gone in any case, and the answer tells nothing.
  'POST /drafts/:id/deletion': [{ at: { id: items.draft }, may: staff, blind: true }],
})

import { may, must } from '../../../../test/routes/fields.ts'
import type { Table } from '../../../../test/routes/table.ts'
import type { Items } from '../../../../test/routes/world.ts'

const lead = ['tomas-aberg'] as const

/** The process leader reads the texts; others see them when they are kept. */
export const whoMay = ({ results }: Items): Table => ({
  'GET /surveys/:id/quotes': [{ at: { id: results.survey }, may: lead }],
  'GET /quotes/:id': [{ at: { id: results.quote }, may: lead }],
  'POST /quotes/:id/decision': [
    {
      at: { id: results.quote },
      may: lead,
      sends: { struck: may.many('3'), decision: must.choice('keep'), theme: may.text('Möten') },
    },
  ],
})

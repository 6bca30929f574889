import { may, must } from './fields.ts'
import { staff, type Table } from './table.ts'
import type { Items } from './world.ts'

const lead = ['tomas-aberg'] as const
/** Whoever has a function in the county; the other county finds nothing. */
const here = staff.filter(each => each !== 'outsider')

/** What surveys say: released figures are everybody's, texts the process leader's until they are kept. */
export const resultRoutes = ({ results }: Items): Table => ({
  'GET /surveys/:id/results': [{ at: { id: results.survey }, may: here }],
  'POST /surveys/:id/results': [
    { of: 'it is released already: nothing more happens', at: { id: results.survey }, may: lead },
  ],
  'GET /surveys/:id/results/files/:format': [
    { of: 'a table', at: { id: results.survey, format: 'csv' }, may: here },
    { of: 'nothing', at: { id: results.survey, format: 'exe' }, may: [] },
  ],
  'GET /surveys/:id/results/items/:item/:format': [
    { of: 'a table', at: { id: results.survey, item: 'views', format: 'csv' }, may: here },
    { of: 'nothing', at: { id: results.survey, item: 'none', format: 'csv' }, may: [] },
  ],
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

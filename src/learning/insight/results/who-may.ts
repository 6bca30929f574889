import { staff, type Table } from '../../../../test/routes/table.ts'
import type { Items } from '../../../../test/routes/world.ts'

const lead = ['tomas-aberg'] as const
/** Whoever has a function in the county; the other county finds nothing. */
const here = staff.filter(each => each !== 'outsider')

/** Released figures are everybody's. */
export const whoMay = ({ results }: Items): Table => ({
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
})

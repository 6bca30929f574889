import { caring, type Table } from '../../../../test/routes/table.ts'
import type { Items } from '../../../../test/routes/world.ts'

/** In the other county nothing has been released. */
const here = caring.filter(each => each !== 'outsider')

/** Figures, by function. */
export const whoMay = (_: Items): Table => ({
  'GET /insight': [{ may: caring, gets: 303, but: { 'tomas-aberg': 200, 'anders-holm': 200 } }],
  'GET /insight/:section': [
    { of: 'answers', at: { section: 'answers' }, query: '?quarter=2020-01-01&of=unit', may: here },
    { of: 'nothing', at: { section: 'children' }, may: [] },
  ],
  'GET /insight/files/:view/:format': [
    { of: 'a table', at: { view: 'worries.kinds', format: 'csv' }, may: here },
    { of: 'nothing', at: { view: 'worries.kinds', format: 'exe' }, may: [] },
  ],
})

import { idOf } from '../../../demo/ids.ts'
import { dayFrom, must } from '../../../test/routes/fields.ts'
import { ofAmina, ofTindra } from '../../../test/routes/of-children.ts'
import type { Table } from '../../../test/routes/table.ts'

export const whoMay = (): Table => ({
  'GET /children/:id/protection': [ofAmina, ofTindra],
  'POST /children/:id/protection': [
    {
      ...ofAmina,
      ends: true,
      sends: { level: must.choice('marked'), reason: must.text('Mamma har bett om det.') },
    },
  ],
  'POST /children/:id/protection/readers': [
    {
      ...ofTindra,
      sends: {
        who: must.choice(`function:${idOf('function/aspskolan/larare')}`),
        reviewOn: must.date(dayFrom(90)),
      },
    },
  ],
  'GET /children/:id/protection/removal': [
    { ...ofTindra, query: `?function=${idOf('function/aspskolan/rektor')}` },
  ],
  'POST /children/:id/protection/removal': [
    {
      ...ofTindra,
      gets: 422,
      gone: ['reader'],
      sends: { kind: must.choice('function'), reader: must.id(idOf('function/aspskolan/rektor')) },
    },
  ],
})

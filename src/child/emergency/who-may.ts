import { must } from '../../../test/routes/fields.ts'
import type { Table } from '../../../test/routes/table.ts'

export const whoMay = (): Table => ({
  'GET /emergency': [{ may: ['linnea-hjort'] }],
  'POST /emergency': [
    {
      may: ['linnea-hjort'],
      makes: true,
      sends: { number: must.time('20210424-2389'), reason: must.text('Hon kom ensam till akuten i natt.') },
    },
  ],
})

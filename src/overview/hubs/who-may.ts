import { staff, type Table } from '../../../test/routes/table.ts'

export const whoMay = (): Table => ({
  'GET /joint': [{ may: staff }],
  'GET /learning': [{ may: staff }],
  'GET /our-unit': [{ may: staff }],
})

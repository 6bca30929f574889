import { staff, type Table } from '../../../test/routes/table.ts'

export const whoMay = (): Table => ({
  'GET /search': [{ may: staff }],
  'GET /search/suggestions': [{ may: staff }],
  'GET /search/keys': [{ may: staff }],
})

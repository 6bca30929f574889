import { staff, type Table } from '../../../test/routes/table.ts'

export const whoMay = (): Table => ({ 'GET /joint/overview': [{ may: staff }] })

import { dayFrom, must } from '../../../test/routes/fields.ts'
import { ofAmina, own } from '../../../test/routes/of-children.ts'
import { sends } from '../../../test/routes/sends.ts'
import { everybody, type Table } from '../../../test/routes/table.ts'
import { child } from '../../../test/routes/world.ts'
import { reportSchema } from './report-form.ts'

export const whoMay = (): Table => ({
  'GET /danger': [{ may: everybody }, { of: 'Amina', query: `?child=${child.amina}`, may: everybody }],
  'GET /children/:id/reports': own,
  'GET /children/:id/reports/new': own,
  'POST /children/:id/reports': [
    {
      ...ofAmina,
      makes: true,
      sends: { ...sends(reportSchema, { madeOn: dayFrom(-1) }), madeTime: must.time('14.05') },
    },
  ],
})

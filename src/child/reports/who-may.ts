import { dayFrom, may, must } from '../../../test/routes/fields.ts'
import { ofAmina, own } from '../../../test/routes/of-children.ts'
import { everybody, type Table } from '../../../test/routes/table.ts'
import { child } from '../../../test/routes/world.ts'

export const whoMay = (): Table => ({
  'GET /danger': [{ may: everybody }, { of: 'Amina', query: `?child=${child.amina}`, may: everybody }],
  'GET /children/:id/reports': own,
  'GET /children/:id/reports/new': own,
  'POST /children/:id/reports': [
    {
      ...ofAmina,
      makes: true,
      sends: {
        madeOn: must.date(dayFrom(-1)),
        madeTime: must.time('14.05'),
        madeTo: must.text('Socialtjänstens mottagning'),
        how: must.choice('phone'),
        note: may.text('Vi ringde i går eftermiddag.'),
        guardiansTold: must.choice('yes'),
        notToldReason: may.text('Inget skäl behövs här.'),
      },
    },
  ],
})

import { ids } from '../../../demo/ids.ts'
import { may, must } from '../../../test/routes/fields.ts'
import { leos, leosPartners, ofAmina, ofLeo, ofTindra, own } from '../../../test/routes/of-children.ts'
import { sends } from '../../../test/routes/sends.ts'
import { caring, type Table } from '../../../test/routes/table.ts'
import { child } from '../../../test/routes/world.ts'
import { childSchema, guardianSchema } from './child-form.ts'

export const whoMay = (): Table => ({
  'GET /children': [{ may: caring }],
  'GET /children/new': [{ may: caring }],
  'POST /children': [
    {
      may: caring,
      sends: {
        ...sends(childSchema, { birthDate: '2021-04-24' }),
        personNumber: may.time('20210424-2397'),
      },
    },
    {
      of: 'whom Björkbacken and Lundvika know',
      may: caring,
      // R10: to everybody else the number is as new. R10a: a colleague is told whom to ask, and who works with her is led to her.
      but: { 'siri-alm': 422, 'anders-holm': 422 },
      sends: {
        ...sends(childSchema, { birthDate: '2021-04-24' }),
        personNumber: may.time('20210424-2389'),
      },
    },
  ],
  'GET /children/:id': [
    ofAmina,
    { ...ofLeo, may: [...leos, ...leosPartners] },
    ofTindra,
    {
      of: 'Amina in Lundvika',
      at: { id: child.aminaInLundvika },
      may: ['rana-khalil'],
      about: child.aminaInLundvika,
    },
  ],
  'GET /children/:id/named-person': own,
  'POST /children/:id/named-person': [{ ...ofAmina, sends: { functionId: must.id(ids.functions.rektor) } }],
  'GET /children/:id/guardians': own,
  'POST /children/:id/guardians': [
    {
      ...ofAmina,
      makes: true,
      sends: { ...sends(guardianSchema, { custody: 'no' }), personNumber: may.time('') },
    },
  ],
})

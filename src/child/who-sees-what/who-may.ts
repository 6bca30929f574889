import { ids } from '../../../demo/ids.ts'
import { may, must } from '../../../test/routes/fields.ts'
import { ground, ofAmina, ofLeo, own } from '../../../test/routes/of-children.ts'
import type { Table } from '../../../test/routes/table.ts'
import type { Items } from '../../../test/routes/world.ts'

export const whoMay = (items: Items): Table => ({
  'GET /children/:id/sharing': own,
  'GET /children/:id/sharing/withholding': [
    ofAmina,
    { ...ofAmina, query: `?to=${ids.functions.samordnare}` },
  ],
  'POST /children/:id/sharing/withholding': [
    {
      ...ofAmina,
      earlier: ['to'],
      sends: {
        ...ground(items.consentBasis),
        to: must.id(ids.functions.samordnare),
        areas: may.many('active'),
      },
    },
  ],
  'GET /disclosures/:id/end': [{ ...ofLeo, at: { id: items.disclosure } }],
  'POST /disclosures/:id/end': [{ ...ofLeo, ends: true, at: { id: items.disclosure } }],
})

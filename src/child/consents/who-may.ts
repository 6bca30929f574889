import { ids } from '../../../demo/ids.ts'
import { dayFrom, may, must } from '../../../test/routes/fields.ts'
import { ofAmina, ofLeo, own } from '../../../test/routes/of-children.ts'
import type { Table } from '../../../test/routes/table.ts'
import { child, type Items } from '../../../test/routes/world.ts'

export const whoMay = (items: Items): Table => ({
  'GET /children/:id/consents': own,
  'GET /children/:id/consents/new': own,
  'GET /children/:id/consents/new/details': [
    { ...ofAmina, query: `?from=${ids.guardians.farah}&unit-1=${ids.units.oppetHus}` },
  ],
  'POST /children/:id/consents/new/details': [
    {
      ...ofAmina,
      makes: true,
      earlier: ['from', 'units'],
      sends: {
        from: must.id(ids.guardians.farah),
        units: must.many(ids.units.oppetHus),
        [`areas-${ids.units.oppetHus}`]: must.many('active', 'included'),
        untilChoice: must.choice('date'),
        untilDate: must.date(dayFrom(100)),
        givenOn: must.date(dayFrom(0)),
        how: must.choice('in_person'),
        wantsToTakePart: must.choice('yes'),
        gdprGround: must.choice('public_task'),
        note: may.text('Bara det om leken.'),
      },
    },
  ],
  'GET /children/:id/consents/drafts/:draft': [
    { ...ofAmina, at: { id: child.amina, draft: items.consentDraft }, may: ['maria-lund'] },
  ],
  'POST /children/:id/consents/drafts/:draft': [
    { ...ofAmina, at: { id: child.amina, draft: items.consentDraft }, may: ['maria-lund'] },
  ],
  'GET /consents/:id': [
    { ...ofAmina, at: { id: items.consent.farah } },
    { ...ofLeo, at: { id: items.consent.leo } },
  ],
  'GET /consents/:id/print': [{ ...ofAmina, at: { id: items.consent.farah } }],
  'GET /consents/:id/withdrawal': [{ ...ofAmina, at: { id: items.consent.farah } }],
  'POST /consents/:id/withdrawal': [
    {
      ...ofAmina,
      at: { id: items.consent.farah },
      sends: { unit: must.choice(ids.units.oppetHus), how: must.choice('phone') },
    },
  ],
})

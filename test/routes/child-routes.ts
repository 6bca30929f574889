import { ids } from '../../demo/ids.ts'
import { dayFrom, may, must } from './fields.ts'
import { aminas, leos, leosPartners, ofAmina, ofLeo, ofTindra, own } from './of-children.ts'
import { staff, type Table } from './table.ts'
import { child, type Items } from './world.ts'

const ground = (basisId: string) => ({
  basisId: must.id(basisId),
  purpose: must.text('För att hjälpen ska bli rätt.'),
  familyView: may.text('Mamma tycker att det är bra.'),
  informed: must.choice('yes'),
  notInformedReason: may.text('Inget skäl behövs här.'),
  until: must.date(dayFrom(60)),
})

export const childRoutes = (items: Items): Table => ({
  'GET /inbox': [{ may: staff }],
  'POST /notices/:id/seen': [{ at: { id: items.notice }, may: staff, blind: true }],

  'GET /children': [{ may: staff }],
  'GET /children/new': [{ may: staff }],
  'POST /children': [
    {
      may: staff,
      makes: true,
      sends: {
        givenName: must.text('Stina'),
        familyName: may.text('Ny'),
        personNumber: may.time('20210424-2389'),
        birthDate: must.date('2021-04-24'),
        language: may.text('finska'),
        interpreter: may.hidden('yes'),
        protection: must.choice('none'),
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
      sends: {
        name: must.text('Samira Haddad'),
        relation: may.text('moster'),
        custody: may.hidden('no'),
        personNumber: may.time(''),
      },
    },
  ],

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

  'GET /drafts': [{ may: staff }],
  'POST /drafts': [
    {
      may: staff,
      lenient: true,
      sends: { draftForm: must.choice('worry'), 'q.noticed': may.text('Hon ville inte gå hem.') },
    },
  ],
  'GET /drafts/key': [{ may: staff }],
  // Somebody else's and one that never was: gone in any case, and the answer tells nothing.
  'POST /drafts/:id/deletion': [{ at: { id: items.draft }, may: staff, blind: true }],

  'GET /children/:id/wheel/new': own,
  'POST /children/:id/wheel': [{ ...ofAmina, makes: true, sends: { heldOn: must.date(dayFrom(-1)) } }],
  'GET /assessments/:id': [
    { ...ofAmina, at: { id: items.wheel.amina } },
    { ...ofLeo, at: { id: items.wheel.leo } },
  ],
  'GET /assessments/:id/beside': [{ ...ofLeo, at: { id: items.wheel.leo } }],
  'GET /assessments/:id/edit': [{ ...ofAmina, at: { id: items.wheel.amina } }],
  'POST /assessments/:id/edit': [
    {
      ...ofAmina,
      at: { id: items.wheel.amina },
      sends: {
        'q.child_safe.strengths': may.text('Gosedjuret är med.'),
        'q.guardian_safe.needs': may.text('Att vi säger samma sak.'),
        'q.child_safe-face': may.choice('good'),
        'q.child_child_words': may.text('”Så här är det.”'),
        heldOn: must.date(dayFrom(-1)),
        version: may.hidden('0'),
        assessmentId: may.hidden(items.wheel.amina),
      },
    },
  ],
})

export { aminas, ground, leos, leosPartners, ofAmina, ofLeo, ofTindra, own }

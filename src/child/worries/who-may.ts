import { may, must } from '../../../test/routes/fields.ts'
import { leos, leosPartners, ofAmina, ofLeo, ofTindra } from '../../../test/routes/of-children.ts'
import { sends } from '../../../test/routes/sends.ts'
import { caring, type Table } from '../../../test/routes/table.ts'
import { child, type Items } from '../../../test/routes/world.ts'
import { answerSchema, handingSchema } from './worry-form.ts'

const aminaAs = { givenName: 'Amina', familyName: 'Haddad', birthDate: '2021-04-24', personNumber: '' }

export const whoMay = (items: Items): Table => ({
  'GET /worries/new': [
    { may: caring },
    { ...ofAmina, of: 'about Amina', at: {}, query: `?child=${child.amina}` },
  ],
  'GET /children/:id/worries': [ofAmina, { ...ofLeo, may: [...leos, ...leosPartners] }, ofTindra],
  'POST /worries': [
    {
      ...ofAmina,
      at: {},
      makes: true,
      sends: {
        childId: must.id(child.amina),
        instrument: may.hidden(''),
        'q.works': may.text('Hon leker gärna med de yngre.'),
        'q.noticed': must.text('Hon har varit trött på morgnarna.'),
        'q.information': may.text('Hur hon sover.'),
        'q.myself': may.text('Jag läser för henne.'),
        'q.unit': may.text('En lugn plats.'),
        'q.others': may.text('Råd om sömn.'),
        'q.areas': may.many('healthy', 'included'),
        'q.child_said': may.text('”Jag vill sova.”'),
        'q.guardians_know': must.choice('partly'),
        'q.guardians_said': may.text('Mamma har märkt det.'),
      },
    },
  ],
  'GET /worries/handing': [{ may: caring }],
  'POST /worries/handing': [
    {
      may: caring,
      asks: true,
      // Amina is known to her unit: those who work with her go to her page, other units have no such child.
      gets: 422,
      but: { 'sara-lind': 303, 'maria-lund': 303, 'siri-alm': 200, 'anders-holm': 200, 'rana-khalil': 303 },
      sends: sends(handingSchema, aminaAs),
    },
  ],
  'POST /worries/handed': [
    {
      may: ['siri-alm', 'anders-holm'],
      unasked: caring.filter(each => !['siri-alm', 'anders-holm'].includes(each)),
      makes: true,
      sends: {
        // Vilgot, whom they do not work with.
        givenName: must.hidden('Vilgot'),
        familyName: may.hidden('Sandin'),
        birthDate: must.hidden('2022-01-07'),
        personNumber: may.hidden(''),
        instrument: may.hidden(''),
        'q.noticed': must.text('Hon har varit trött på morgnarna.'),
        'q.guardians_know': must.choice('partly'),
      },
      earlier: ['givenName', 'familyName', 'birthDate', 'personNumber'],
    },
  ],
  'POST /worries/handed/:id/withdrawal': [
    { of: 'by Siri', at: { id: items.unopened.handed }, may: ['siri-alm'] },
  ],
  'POST /worries/:id/withdrawal': [
    { ...ofLeo, of: 'by Sara', at: { id: items.unopened.worry }, may: ['sara-lind'] },
  ],
  'GET /worries/handed/:id': [{ of: 'by Siri', at: { id: items.handed }, may: ['siri-alm'] }],
  'GET /worries/:id': [
    { ...ofAmina, at: { id: items.worry.amina } },
    { ...ofLeo, at: { id: items.worry.leo } },
    { ...ofTindra, at: { id: items.worry.tindra } },
  ],
  'POST /worries/:id/answers': [
    {
      ...ofAmina,
      at: { id: items.worry.amina },
      may: ['maria-lund', 'sara-lind'],
      but: { 'sara-lind': 422 },
      makes: true,
      sends: sends(answerSchema, { kind: 'guided', service: 'Öppet hus' }),
    },
  ],
})

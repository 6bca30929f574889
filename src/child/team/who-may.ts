import { ids } from '../../../demo/ids.ts'
import { may, must } from '../../../test/routes/fields.ts'
import { ofAmina, own } from '../../../test/routes/of-children.ts'
import { sends } from '../../../test/routes/sends.ts'
import { caring, type Table } from '../../../test/routes/table.ts'
import { child, type Items } from '../../../test/routes/world.ts'
import { joinSchema } from './double.ts'

const aminaAs = { givenName: 'Amina', familyName: 'Haddad', birthDate: '2021-04-24', personNumber: '' }

export const whoMay = (items: Items): Table => ({
  'GET /children/:id/team': own,
  'POST /children/:id/team': [{ ...ofAmina, sends: { functionId: must.id(ids.functions.verksamhetschef) } }],
  'GET /children/:id/team/end': [{ ...ofAmina, query: `?function=${ids.functions.forskollarare}` }],
  'POST /children/:id/team/end': [
    {
      ...ofAmina,
      gets: 422,
      gone: ['functionId'],
      sends: { functionId: must.id(ids.functions.rektor) },
    },
  ],
  // Where the unit has no such child it leads back to the form: the same to everybody.
  'POST /joining': [
    {
      may: caring,
      // Whoever has asked is led to what they asked, and what the page before sent along leads back there.
      lenient: true,
      earlier: ['givenName', 'familyName', 'birthDate', 'personNumber'],
      sends: sends(joinSchema, aminaAs),
    },
  ],
  'GET /joining/:id': [
    {
      of: 'to those who work with Amina',
      at: { id: items.join },
      may: ['sara-lind', 'maria-lund'],
      unasked: ['siri-alm'],
      about: child.amina,
    },
    // The name on it is the one that she typed: nothing of the record is read.
    {
      of: 'by Siri',
      at: { id: items.join },
      may: ['siri-alm'],
      unasked: ['sara-lind', 'maria-lund'],
      invented: true,
    },
  ],
  'POST /joining/:id/answer': [
    {
      of: 'to those who work with Amina',
      at: { id: items.join },
      may: ['sara-lind', 'maria-lund'],
      sends: { answer: must.choice('no'), words: may.text('Ring mig i stället.') },
    },
  ],
})

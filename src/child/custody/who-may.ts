import { ids } from '../../../demo/ids.ts'
import { dayFrom, may, must } from '../../../test/routes/fields.ts'
import { aminas, ofAmina, ofLeo, ofTindra } from '../../../test/routes/of-children.ts'
import type { Table } from '../../../test/routes/table.ts'
import { child } from '../../../test/routes/world.ts'

const omar = {
  of: 'Omar',
  at: { id: child.amina, guardian: ids.guardians.omar },
  may: aminas,
  about: child.amina,
}
/** The first step is answered by what it means, on a page that stands nowhere: nothing is changed. */
const firstStep = { gets: 200, asks: true }

export const whoMay = (): Table => ({
  'GET /children/:id/guardians/:guardian': [omar],
  'GET /children/:id/guardians/:guardian/custody': [omar],
  'POST /children/:id/guardians/:guardian/custody': [
    {
      ...omar,
      ...firstStep,
      sends: { reason: must.choice('court'), since: must.date(dayFrom(0)), words: must.text('En dom.') },
    },
  ],
  'GET /children/:id/guardians/:guardian/correction': [omar],
  'POST /children/:id/guardians/:guardian/correction': [
    {
      ...omar,
      ...firstStep,
      sends: {
        name: must.text('Omar Hadad'),
        relation: may.text('pappa'),
        number: must.choice('keep'),
        words: must.text('Fel stavat.'),
      },
    },
  ],
  'GET /children/:id/guardians/:guardian/removal': [omar],
  'POST /children/:id/guardians/:guardian/removal': [
    { ...omar, ...firstStep, sends: { words: must.text('Fel person.') } },
  ],
  'GET /children/:id/guardians/:guardian/opening': [omar],
  // Nothing is closed to him: the way back to his page.
  'POST /children/:id/guardians/:guardian/opening': [{ ...omar, gets: 303 }],
  'GET /children/:id/family-changes': [ofAmina, ofLeo, ofTindra],
  'GET /children/:id/details': [ofAmina, ofLeo, ofTindra],
  'POST /children/:id/details': [
    {
      ...ofAmina,
      ...firstStep,
      sends: {
        givenName: must.text('Aminah'),
        familyName: may.text('Haddad'),
        birthDate: must.date('2019-05-14'),
        words: must.text('Fel stavat.'),
      },
    },
  ],
})

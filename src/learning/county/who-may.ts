import { idOf, ids } from '../../../demo/ids.ts'
import { dayFrom, may, must } from '../../../test/routes/fields.ts'
import { everybody, staff, type Table } from '../../../test/routes/table.ts'
import type { Viewer } from '../../../test/routes/viewers.ts'
import type { Items } from '../../../test/routes/world.ts'

const leader: Viewer[] = ['tomas-aberg']
/** They may read a story before it is shown. */
const clearers: Viewer[] = ['tomas-aberg', 'anders-holm']
/** In the other county nothing has been released. */
const here = staff.filter(each => each !== 'outsider')

const at = (slug: string) => ({ id: idOf(`story/${slug}`) })

const story = {
  title: must.text('Kojan'),
  words: must.text('En koja blev ett rum för alla.'),
  madeOf: must.choice('consented'),
  consentNote: must.text('De sa ja på ett papper i september, för ett år.'),
}
const revision = must.hidden('1')

/** The page that everybody in a function reads, its figures and its stories. */
export const whoMay = ({ countyLink }: Items): Table => ({
  'GET /county': [{ may: staff }],
  'GET /county/files/:format': [{ at: { format: 'csv' }, may: here }],
  'GET /county/figures': [{ may: leader }],
  'POST /county/figures': [
    {
      may: leader,
      makes: true,
      sends: {
        figure1: may.choice('child_figure:plans.voice'),
        figure2: may.choice('child_figure:worries'),
        figure3: may.choice('child_figure:requests.in_time'),
        goalIs1: may.choice('at_least'),
        goal1: may.time('90'),
      },
    },
  ],
  'GET /county/stories': [{ may: clearers }],
  'GET /county/stories/new': [{ may: leader }],
  'POST /county/stories': [{ may: leader, makes: true, sends: story }],
  'GET /county/stories/:id': [{ at: at('tisdagar'), may: clearers }],
  'GET /county/stories/:id/draft': [{ at: at('tisdagar'), may: leader }],
  'POST /county/stories/:id/draft': [
    { at: at('kojan'), may: leader, stale: { revision: '0' }, sends: { ...story, revision } },
  ],
  // Tomas has written it.
  'POST /county/stories/:id/clearance': [
    { at: at('tisdagar'), may: clearers, but: { 'tomas-aberg': 403 }, sends: { revision } },
  ],
  'POST /county/stories/:id/showing': [{ at: at('ett-mote'), may: leader, sends: { revision } }],
  'POST /county/stories/:id/removal': [{ at: at('fiskarna'), may: leader, sends: { revision } }],

  'GET /county/openings': [{ may: leader }],
  'POST /county/publicity': [
    { may: leader, makes: true, lenient: true, sends: { shown: must.choice('yes') } },
  ],
  'GET /county/links/new': [{ may: leader }],
  // The link is shown at once, and never again.
  'POST /county/links': [
    {
      may: leader,
      gets: 200,
      makes: true,
      sends: { purpose: must.text('Kommunstyrelsen 3 december'), lastOn: must.date(dayFrom(7)) },
    },
  ],
  'GET /county/links/:id': [{ at: { id: countyLink }, may: leader }],
  'POST /county/links/:id/mails': [
    {
      at: { id: countyLink },
      may: leader,
      sends: { addresses: must.time('ks@ekdala.example.se'), words: may.text('Här är sidan.') },
    },
  ],
  'POST /county/links/:id/withdrawal': [{ at: { id: countyLink }, may: leader }],

  // Without an account: what a token opens, and when it does not, is tried in src/overview/county-page.
  'GET /county/link': [{ may: everybody, frameless: true }],
  'POST /county/link': [{ may: everybody, gets: 404, frameless: true }],
  'POST /county/link/files/:format': [{ at: { format: 'csv' }, may: everybody, gets: 404, frameless: true }],
  // Off until the collaboration has chosen it.
  'GET /county/public/:id': [{ at: { id: ids.collaboration }, may: everybody, gets: 404, frameless: true }],
  'GET /county/public/:id/files/:format': [
    { at: { id: ids.collaboration, format: 'csv' }, may: everybody, gets: 404, frameless: true },
  ],
})

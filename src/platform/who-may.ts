import { ids } from '../../demo/ids.ts'
import { must } from '../../test/routes/fields.ts'
import { everybody, signedIn, type Table } from '../../test/routes/table.ts'
import type { Items } from '../../test/routes/world.ts'

const withoutFunction = { 'mikael-strand': 404, 'elin-dahl': 404, 'karin-oberg': 404 }

/** What needs no function: the sign-in, the choice of function, what is said of Kring itself. */
export const whoMay = (items: Items): Table => ({
  'GET /healthz': [{ may: everybody }],
  'GET /readyz': [{ may: everybody }],
  // Over loopback, or with the token: a request that comes from nowhere is neither.
  'GET /metrics': [{ may: everybody, gets: 404 }],
  'GET /demo/idp/sign-out.js': [{ may: everybody }],
  // The library of the provider writes past Hono: tried over http in src/platform/session.
  'GET /demo/idp/interaction/:uid': [],
  'POST /demo/idp/interaction/:uid': [],
  'ALL /demo/idp/*': [],
  // Whatever else a directory asks: tried in src/people/scim.
  'ALL /scim/v2/*': [],
  'GET /demo/mail': [{ may: everybody }],
  'GET /demo/mail/:id': [{ at: { id: 'none' }, may: everybody, gets: 404 }],
  'GET /sign-in': [{ may: everybody, gets: 303 }],
  'GET /sign-in/start': [{ may: everybody, gets: 503 }],
  'GET /sign-in/callback/:provider?': [{ may: everybody, gets: 303, but: { nobody: 400 } }],
  // Ends the session that the other tests need: tried in src/platform/session.
  'POST /sign-out': [],
  'GET /signed-out': [{ may: everybody }],
  'POST /sign-out/back-channel': [{ may: everybody, gets: 400 }],
  'GET /session/state': [{ may: everybody, gets: 204, but: { nobody: 401 } }],
  // A stream that never ends for those who may: they are heard in src/platform/live and in the story.
  'GET /live': [
    {
      of: 'Leo',
      query: `?topic=child:${ids.leo}`,
      may: [],
      unasked: ['sara-lind', 'maria-lund', 'siri-alm', 'jonas-ek', 'lina-berg', 'johanna-marklund'],
      but: withoutFunction,
      frameless: true,
    },
    {
      of: "Leo's plan",
      query: `?topic=plan:${items.plan.leo}`,
      may: [],
      unasked: ['sara-lind', 'maria-lund', 'siri-alm', 'jonas-ek', 'lina-berg', 'johanna-marklund'],
      but: withoutFunction,
      frameless: true,
    },
    {
      of: "Maria's inbox",
      query: `?topic=function:${ids.functions.rektor}`,
      may: [],
      unasked: ['maria-lund'],
      but: withoutFunction,
      frameless: true,
    },
  ],
  'GET /appointments': [{ may: signedIn, but: { 'elin-dahl': 403, 'karin-oberg': 403 } }],
  'POST /appointments': [
    {
      blind: true,
      frameless: true,
      but: withoutFunction,
      may: ['farah-haddad', 'omar-haddad', 'johanna-marklund', 'helena-wik'],
      sends: { appointment: must.choice('guardian') },
    },
  ],
})

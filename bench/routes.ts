// Every GET route of the router, with addresses to ask for and who may: from the table of the routes' tests on the demo's
// items, and from the seeded rows.
import type pg from 'pg'
import { withClient } from './app.ts'
import type { County } from './county.ts'
import { signIn } from './persons.ts'
import { seededItems } from './seeded-items.ts'
import { ofRoutes } from './sizes.ts'
import { type Case, isGuardian, tableOfRoutes, type Viewer } from './world-items.ts'

type Router = { routes: { method: string; path: string }[] }

/** One address of a route in one data set. `who` is the same in both sizes, and pairs them. */
export type Ask = { who: string; path: string; cookie: string; status: number }

/** Routes that are not measured, and why. All others are, or are listed with what went wrong. */
const left: Record<string, string> = {
  '/live': 'a stream that never ends',
  '/demo/idp/interaction/:uid': 'written by the provider library, only inside a sign-in',
  '/demo/mail/:id': 'no mail was kept: the routes made none',
  '/answer/:former': 'the same page as /answer',
  '/forwarded/:former': 'the same page as /forwarded',
}

export function routesOf(app: Router) {
  const paths = new Set(app.routes.filter(({ method }) => method === 'GET').map(({ path }) => path))
  const all = [...paths].filter(path => !path.endsWith('/*'))
  if (all.length < 100) throw new Error(`The router told only ${all.length} GET routes.`)
  return {
    measured: all.filter(path => !(path in left)),
    left: all.filter(path => path in left).map(path => ({ path, reason: left[path] as string })),
  }
}

/** What can be asked of a route, the demo's first; or why nothing can. */
export async function asksOf(county: County, path: string): Promise<Ask[] | string> {
  const cases = tableOfRoutes(county.items)[`GET ${path}`]
  if (!cases) return 'the table of who may does not know it'
  return withClient(county.adminUrl, async admin => {
    const asks: Ask[] = []
    for (const about of cases) {
      const viewer = viewerOf(about)
      if (viewer) asks.push(await demoAsk(admin, county, path, about, viewer))
    }
    for (const { subject, at, query = '', asGuardian } of await seededItems(admin, county, path)) {
      const filled = fill(path, at)
      if (!filled) continue
      const { cookie } = await cookieOf(admin, county, subject, asGuardian)
      asks.push({
        who: `seeded ${asks.length}${query && ` ${query}`}`,
        path: filled + query,
        cookie,
        status: 200,
      })
    }
    return asks.length ? asks : 'nobody of the table may see it, and no seeded row fits'
  })
}

export const mostAsks = ofRoutes.cases

/** The first who may and gets the page itself; else the first who may. */
function viewerOf({ may, but, gets = 200 }: Case): Viewer | undefined {
  return may.find(viewer => viewer !== 'nobody' && (but?.[viewer] ?? gets) === 200) ?? may[0]
}

async function demoAsk(admin: pg.Client, county: County, path: string, about: Case, viewer: Viewer) {
  const signedIn = viewer === 'nobody' ? '' : await cookieOf(admin, county, viewer, isGuardian(viewer))
  return {
    who: `${viewer}${about.of ? `: ${about.of}` : ''}`,
    path: (fill(path, about.at ?? {}) ?? path) + (about.query ?? ''),
    cookie: signedIn ? signedIn.cookie : '',
    // The tests have no provider of identities; the benchmark has the demo's.
    status: path === '/sign-in/start' ? 303 : (about.but?.[viewer] ?? about.gets ?? 200),
  }
}

function fill(path: string, at: Record<string, string>) {
  const filled = path.replace(/:(\w+)/g, (all, name) => at[name] ?? all)
  return filled.includes(':') ? undefined : filled
}

const cookies = new Map<string, Promise<{ cookie: string }>>()
function cookieOf(admin: pg.Client, { size }: County, subject: string, asGuardian = false) {
  const key = `${size} ${subject} ${asGuardian}`
  const known = cookies.get(key) ?? signIn(admin, subject, asGuardian)
  cookies.set(key, known)
  return known
}

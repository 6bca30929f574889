import type pg from 'pg'
import { withClient } from './app.ts'
import type { County } from './county.ts'
import type { Hit } from './load.ts'
import { type Reader, signIn, subjectOf } from './persons.ts'
import { signedIn, smoke } from './sizes.ts'

/** `hold`: the least share of each floor's requests a second, as docs/performance.md promises. */
export type Page = {
  name: string
  hits: (county: County) => Hit[] | Promise<Hit[]>
  bare?: number
  /** The most milliseconds of processor, Node and database. */
  processor?: number
  /** Also in the smoke run. */
  smoke?: boolean
}

const each = (readers: Reader[], pathsOf: (reader: Reader) => string[]): Hit[] =>
  readers.flatMap(reader => pathsOf(reader).map(path => ({ path, cookie: reader.cookie })))

/** The same number for each reader, so that the recording of hundreds of pages stays short. */
const some = (ids: string[]) => ids.slice(0, Math.max(2, Math.ceil(100 / signedIn)))

/** The same page opened by seeded people: one signed-in person for each unit up to `count`. */
const asSeeded =
  (path: string, slot: number, count = 5) =>
  (county: County) =>
    withAdmin(county, async admin => {
      const hits: Hit[] = []
      for (let unit = 1; unit <= count; unit++)
        hits.push({ path, cookie: (await signIn(admin, subjectOf(county.size, unit, slot))).cookie })
      return hits
    })

/** Of the demo, whose people live in the same county: for what has no seeded rows of its own. */
const asDemo = (subject: string, pathOf: (items: County['items']) => string) => (county: County) =>
  withAdmin(county, async admin => [
    { path: pathOf(county.items), cookie: (await signIn(admin, subject)).cookie },
  ])

const withAdmin = <T>(county: County, work: (admin: pg.Client) => Promise<T>) =>
  withClient(county.adminUrl, work)

const all: Page[] = [
  {
    name: 'child',
    hits: ({ readers }) => each(readers, r => some(r.children).map(id => `/children/${id}`)),
    bare: 0.25,
    processor: 6.5,
    smoke: true,
  },
  {
    name: 'plan',
    hits: ({ readers }) => each(readers, r => some(r.plans).map(id => `/plans/${id}`)),
    bare: 0.35,
    smoke: true,
  },
  {
    name: 'inbox',
    hits: ({ readers }) => each(readers.slice(1), () => ['/inbox']),
    bare: 0.5,
    smoke: true,
  },
  {
    name: 'inbox, 5,000 received',
    hits: ({ readers }) => each(readers.slice(0, 1), () => ['/inbox']),
  },
  {
    name: 'meeting',
    hits: ({ readers }) => each(readers, r => some(r.meetings).map(id => `/meetings/${id}`)),
  },
  { name: 'children', hits: ({ readers }) => each(readers.slice(1), () => ['/children']) },
  { name: 'children, 5,000 received', hits: ({ readers }) => each(readers.slice(0, 1), () => ['/children']) },
  {
    name: 'children, searched',
    hits: ({ readers }) => each(readers.slice(1), () => ['/children?q=saga']),
  },
  {
    name: 'search everywhere',
    hits: ({ readers }) => each(readers, () => ['/search?q=saga']),
    processor: 50,
  },
  { name: 'unit', hits: asSeeded('/unit', 2) },
  {
    name: 'family',
    hits: county =>
      withAdmin(county, async admin => {
        const hits: Hit[] = []
        for (let unit = 1; unit <= 5; unit++)
          hits.push({ path: '/family', cookie: (await signIn(admin, `guardian-p${unit}`)).cookie })
        return hits
      }),
  },
  { name: 'instrument', hits: asDemo('tomas-aberg', items => `/instruments/${items.instrument.shipped}`) },
  { name: 'results', hits: asDemo('tomas-aberg', items => `/surveys/${items.results.survey}/results`) },
  { name: 'insight', hits: asDemo('tomas-aberg', () => '/insight') },
  { name: 'county', hits: asDemo('tomas-aberg', () => '/county') },
]

export const pages = all.filter(page => !smoke || page.smoke)

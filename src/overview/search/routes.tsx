import { type Context, Hono } from 'hono'
import { searchOf } from '../../people/search/index.ts'
import { slowFloods } from '../../platform/flood.ts'
import { type AppEnv, render, renderPart, staffOf } from '../../platform/page.tsx'
import { haveSearchedLately } from '../../sharing/access-log/index.ts'
import { Keys } from '../../ui/index.ts'
import { searchGroups } from '../nouns.ts'
import { searchPaths } from './noun.ts'
import { searchEverywhere } from './search.ts'
import { SearchPage, Suggestions } from './search-page.tsx'

/** Nobody types faster than this; a script that tries names does. */
const typing = slowFloods({ atOnce: 30, perSecond: 4 })
const [aPage, aGroup, asOneTypes] = [10, 50, 5]

export const searchRoutes = new Hono<AppEnv>()
  .get(searchPaths.search.pattern, async c => {
    const { only: asked, search } = askedOf(c)
    const only = asked in searchGroups || asked === 'pages' ? asked : undefined
    const groups = await find(c, { search, only, most: only ? aGroup : aPage })
    if (search && !(only && !searchGroups[only]?.ofChildren)) c.var.log({ act: 'search', kind: 'child' })
    return render(c, <SearchPage {...{ search, only, groups }} most={only ? aGroup : aPage} />)
  })
  // While one types. R7: the first letters, and then once a minute, are logged as a search; what was opened is logged as a reading.
  .get(searchPaths.suggestions.pattern, async c => {
    const { functionId, personId } = staffOf(c)
    const { search } = askedOf(c)
    const wait = typing.take(`${functionId} ${personId}`)
    if (wait) {
      c.header('Retry-After', String(wait))
      return c.body(null, 429)
    }
    const groups = await find(c, { search, only: undefined, most: asOneTypes })
    if (search && !(await haveSearchedLately(c.var.tx))) c.var.log({ act: 'search', kind: 'child' })
    return renderPart(c, <Suggestions {...{ search, groups }} />)
  })
  .get(searchPaths.keys.pattern, c => {
    staffOf(c)
    return renderPart(c, <Keys />)
  })

const askedOf = (c: Context<AppEnv>) => ({
  search: searchOf(c.req.query('q')),
  only: c.req.query('only') ?? '',
})

const find = (
  c: Context<AppEnv>,
  { search, only, most }: { search: string; only: string | undefined; most: number },
) =>
  searchEverywhere(c.var.tx, staffOf(c), {
    search,
    only,
    most,
    language: c.var.language,
    at: (q, group) => searchPaths.search({ q, only: group }),
  })

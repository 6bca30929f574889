import { globSync } from 'node:fs'
import { join } from 'node:path'
import { familyRoutes } from './family-routes.ts'
import { openRoutes } from './open-routes.ts'
import type { Table } from './table.ts'
import type { Items } from './world.ts'

type WhoMay = { whoMay: (items: Items) => Table }

/** The tables that stand in the nouns' own folders. */
const ofNouns = await Promise.all(
  globSync('src/**/who-may.ts')
    .sort()
    .map(file => import(join(process.cwd(), file)) as Promise<WhoMay>),
)

/** Who may what, by every route that the app has. */
export const whoMay = (items: Items): Table => ({
  ...Object.assign({}, ...ofNouns.map(({ whoMay }) => whoMay(items))),
  ...openRoutes(items),
  ...familyRoutes(items),
})

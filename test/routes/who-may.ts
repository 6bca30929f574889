import { modulesIn } from './modules.ts'
import type { Table } from './table.ts'
import type { Items } from './world.ts'

type WhoMay = { whoMay: (items: Items) => Table }

/** The tables of the nouns, and the platform's own, by the folder that each stands in. */
const tables = await modulesIn<WhoMay>('src/**/who-may.ts')

export const tablesByFolder = (items: Items): Record<string, Table> =>
  Object.fromEntries(tables.map(({ folder, module }) => [folder, module.whoMay(items)]))

/** Who may what, by every route that the app has. */
export const whoMay = (items: Items): Table => Object.assign({}, ...Object.values(tablesByFolder(items)))

type Nouns = Record<string, { places?: Record<string, { pattern: string }> }>

/** The folder of the noun that declares each URL pattern. */
const folderOfPattern = new Map(
  (await modulesIn<Nouns>('src/**/noun.ts')).flatMap(({ folder, module }) =>
    Object.values(module).flatMap(({ places }) =>
      Object.values(places ?? {}).map(({ pattern }) => [pattern, folder] as const),
    ),
  ),
)

/** Rows that do not stand in the folder of the noun that declares their route; what no noun declares is the platform's. */
export const rowsInOtherFolders = (
  byFolder: Record<string, Record<string, unknown>>,
  folders: ReadonlyMap<string, string> = folderOfPattern,
) =>
  Object.entries(byFolder).flatMap(([folder, table]) =>
    Object.keys(table).flatMap(route => {
      const own = folders.get(route.split(' ')[1] ?? '') ?? 'src/platform'
      return own === folder
        ? []
        : [`${route} stands in ${folder}/who-may.ts and belongs in ${own}/who-may.ts`]
    }),
  )

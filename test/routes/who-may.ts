import { globSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Table } from './table.ts'
import type { Items } from './world.ts'

type WhoMay = { whoMay: (items: Items) => Table }

/** The tables of the nouns, and the platform's own, by the folder that each stands in. */
const tables = await Promise.all(
  globSync('src/**/who-may.ts')
    .sort()
    .map(async file => ({
      folder: dirname(file).replaceAll('\\', '/'),
      whoMay: ((await import(join(process.cwd(), file))) as WhoMay).whoMay,
    })),
)

export const tablesByFolder = (items: Items): Record<string, Table> =>
  Object.fromEntries(tables.map(({ folder, whoMay }) => [folder, whoMay(items)]))

/** Who may what, by every route that the app has. */
export const whoMay = (items: Items): Table => Object.assign({}, ...Object.values(tablesByFolder(items)))

type Nouns = Record<string, { places?: Record<string, { pattern: string }> }>

/** The folder of the noun that declares each URL pattern. */
const folderOfPattern = new Map(
  (
    await Promise.all(
      globSync('src/**/noun.ts').map(async file => {
        const exported = (await import(join(process.cwd(), file))) as Nouns
        const folder = dirname(file).replaceAll('\\', '/')
        return Object.values(exported).flatMap(({ places }) =>
          Object.values(places ?? {}).map(({ pattern }) => [pattern, folder] as const),
        )
      }),
    )
  ).flat(),
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

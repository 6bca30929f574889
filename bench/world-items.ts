// The only file beside bench/world.ts that takes anything from test/: the table of every route and who may.
import type { Case } from '../test/routes/table.ts'
import { guardians, type Viewer } from '../test/routes/viewers.ts'
import { whoMay } from '../test/routes/who-may.ts'
import type { Items as AllItems } from '../test/routes/world.ts'

export type { Case, Viewer }
/** One of each kind, as bench/world.ts has made them. */
export type Items = Omit<AllItems, 'one'>

export const isGuardian = (viewer: Viewer) => guardians.includes(viewer)

/** By route as the router has it, `GET /children/:id`: on what it is tried, and by whom. */
export const tableOfRoutes = (items: Items): Record<string, Case[]> => whoMay(items as AllItems)

import type { Floor } from '../platform/noun.ts'
import { units } from './units/noun.ts'
import { unitRoutes } from './units/routes.tsx'

/** Who there is: units, functions and who holds them. */
export const people = [{ noun: units, routes: unitRoutes }] satisfies Floor

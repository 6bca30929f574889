import type { Floor } from '../platform/noun.ts'
import { instruments } from './noun.ts'
import { instrumentRoutes } from './routes.ts'

/** Everything that is asked. */
export const instrumentFloor = [{ noun: instruments, routes: instrumentRoutes }] satisfies Floor

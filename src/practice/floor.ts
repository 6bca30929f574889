import type { Floor } from '../platform/noun.ts'
import { forums } from './forums/noun.ts'
import { forumRoutes } from './forums/routes.tsx'

/** Practice: how organisations work together around children, about no single child. */
export const practiceFloor = [{ noun: forums, routes: forumRoutes }] satisfies Floor

import type { Floor } from '../platform/noun.ts'
import { subjects } from './subjects/noun.ts'
import { subjectRoutes } from './subjects/routes.tsx'

/** Joint work: what organisations do together, about no child (ADR 37). */
export const jointFloor = [{ noun: subjects, routes: subjectRoutes }] satisfies Floor

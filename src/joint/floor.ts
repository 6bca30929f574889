import type { Floor } from '../platform/noun.ts'
import { mattersInInbox } from './matters/inbox.ts'
import { matters } from './matters/noun.ts'
import { matterRoutes } from './matters/routes.tsx'
import { subjects } from './subjects/noun.ts'
import { subjectRoutes } from './subjects/routes.tsx'

/** Joint work: what organisations do together, about no child (ADR 37). */
export const jointFloor = [
  { noun: subjects, routes: subjectRoutes },
  { noun: matters, routes: matterRoutes, inbox: mattersInInbox },
] satisfies Floor

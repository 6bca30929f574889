import type { Floor } from '../platform/noun.ts'
import { commitmentsInInbox } from './commitments/inbox.ts'
import { commitments } from './commitments/noun.ts'
import { commitmentRoutes } from './commitments/routes.tsx'
import { decisions } from './decisions/noun.ts'
import { decisionRoutes } from './decisions/routes.tsx'
import { mattersInInbox } from './matters/inbox.ts'
import { matters } from './matters/noun.ts'
import { matterRoutes } from './matters/routes.tsx'
import { roundsInInbox } from './sheets/inbox.ts'
import { sheets } from './sheets/noun.ts'
import { sheetRoutes } from './sheets/routes.tsx'
import { subjects } from './subjects/noun.ts'
import { subjectRoutes } from './subjects/routes.tsx'

/** Joint work: what organisations do together, about no child (ADR 37). */
export const jointFloor = [
  { noun: subjects, routes: subjectRoutes },
  { noun: commitments, routes: commitmentRoutes, inbox: commitmentsInInbox },
  { noun: decisions, routes: decisionRoutes },
  { noun: sheets, routes: sheetRoutes, inbox: roundsInInbox },
  { noun: matters, routes: matterRoutes, inbox: mattersInInbox },
] satisfies Floor

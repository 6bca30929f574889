import type { Floor } from '../platform/noun.ts'
import { assessments } from './assessments/noun.ts'
import { assessmentRoutes } from './assessments/routes.tsx'
import { children } from './children/noun.ts'
import { childrenRoutes } from './children/routes.tsx'
import { consents } from './consents/noun.ts'
import { consentRoutes } from './consents/routes.tsx'
import { emergency } from './emergency/noun.ts'
import { emergencyRoutes } from './emergency/routes.tsx'
import { meetings } from './meetings/noun.ts'
import { meetingRoutes } from './meetings/routes.tsx'
import { plansInInbox } from './plans/inbox.ts'
import { plans } from './plans/noun.ts'
import { planRoutes } from './plans/routes.tsx'
import { protection } from './protection/noun.ts'
import { protectionRoutes } from './protection/routes.tsx'
import { reports } from './reports/noun.ts'
import { reportRoutes } from './reports/routes.tsx'
import { requestsInInbox } from './requests/inbox.ts'
import { requests } from './requests/noun.ts'
import { requestRoutes } from './requests/routes.tsx'
import { whoSeesWhat } from './who-sees-what/noun.ts'
import { sharingRoutes } from './who-sees-what/routes.tsx'
import { worriesInInbox } from './worries/inbox.ts'
import { worries } from './worries/noun.ts'
import { worryRoutes } from './worries/routes.tsx'

/** Everything around one child, in the order that it is lived. */
export const childFloor = [
  { noun: children, routes: childrenRoutes },
  { noun: worries, routes: worryRoutes, inbox: worriesInInbox },
  { noun: reports, routes: reportRoutes },
  { noun: assessments, routes: assessmentRoutes },
  { noun: consents, routes: consentRoutes },
  { noun: whoSeesWhat, routes: sharingRoutes },
  { noun: requests, routes: requestRoutes, inbox: requestsInInbox },
  { noun: plans, routes: planRoutes, inbox: plansInInbox },
  { noun: meetings, routes: meetingRoutes },
  { noun: protection, routes: protectionRoutes },
  { noun: emergency, routes: emergencyRoutes },
] satisfies Floor

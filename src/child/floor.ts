import type { Floor } from '../platform/noun.ts'
import { assessmentsInInbox } from './assessments/inbox.ts'
import { assessments } from './assessments/noun.ts'
import { assessmentsOnChildPage } from './assessments/on-child-page.tsx'
import { assessmentRoutes } from './assessments/routes.tsx'
import type { OnChildPage } from './children/index.ts'
import { children } from './children/noun.ts'
import { childrenOnChildPage } from './children/on-child-page.tsx'
import { childrenRoutes } from './children/routes.tsx'
import { consentLetters } from './consents/letters.ts'
import { consents } from './consents/noun.ts'
import { consentRoutes } from './consents/routes.tsx'
import { custody } from './custody/noun.ts'
import { custodyOnChildPage } from './custody/on-child-page.tsx'
import { custodyRoutes } from './custody/routes.tsx'
import { emergency } from './emergency/noun.ts'
import { emergencyRoutes } from './emergency/routes.tsx'
import { meetingsInInbox } from './meetings/inbox.ts'
import { meetingLetters } from './meetings/letters.ts'
import { meetings } from './meetings/noun.ts'
import { meetingsOnChildPage } from './meetings/on-child-page.tsx'
import { meetingRoutes } from './meetings/routes.tsx'
import { merging } from './merging/noun.ts'
import { mergingOnChildPage } from './merging/on-child-page.tsx'
import { mergingRoutes } from './merging/routes.tsx'
import { plansInInbox } from './plans/inbox.ts'
import { planLetters } from './plans/letters.ts'
import { plans } from './plans/noun.ts'
import { plansOnChildPage } from './plans/on-child-page.tsx'
import { planRoutes } from './plans/routes.tsx'
import { protection } from './protection/noun.ts'
import { protectionRoutes } from './protection/routes.tsx'
import { reports } from './reports/noun.ts'
import { reportRoutes } from './reports/routes.tsx'
import { requestsInInbox } from './requests/inbox.ts'
import { requestLetters } from './requests/letters.ts'
import { requests } from './requests/noun.ts'
import { requestsOnChildPage } from './requests/on-child-page.tsx'
import { requestRoutes } from './requests/routes.tsx'
import { teamInInbox } from './team/inbox.ts'
import { team } from './team/noun.ts'
import { teamOnChildPage } from './team/on-child-page.tsx'
import { teamRoutes } from './team/routes.tsx'
import { whoSeesWhat } from './who-sees-what/noun.ts'
import { whoSeesWhatOnChildPage } from './who-sees-what/on-child-page.tsx'
import { sharingRoutes } from './who-sees-what/routes.tsx'
import { worriesInInbox } from './worries/inbox.ts'
import { worries } from './worries/noun.ts'
import { worriesOnChildPage } from './worries/on-child-page.tsx'
import { worryRoutes } from './worries/routes.tsx'

/** Everything around one child, in the order that it is lived. */
export const childFloor = [
  { noun: children, routes: childrenRoutes, onChildPage: childrenOnChildPage },
  { noun: custody, routes: custodyRoutes, onChildPage: custodyOnChildPage },
  { noun: team, routes: teamRoutes, inbox: teamInInbox, onChildPage: teamOnChildPage },
  { noun: merging, routes: mergingRoutes, onChildPage: mergingOnChildPage },
  { noun: worries, routes: worryRoutes, inbox: worriesInInbox, onChildPage: worriesOnChildPage },
  { noun: reports, routes: reportRoutes },
  {
    noun: assessments,
    routes: assessmentRoutes,
    inbox: assessmentsInInbox,
    onChildPage: assessmentsOnChildPage,
  },
  { noun: consents, routes: consentRoutes, letters: consentLetters },
  { noun: whoSeesWhat, routes: sharingRoutes, onChildPage: whoSeesWhatOnChildPage },
  {
    noun: requests,
    routes: requestRoutes,
    inbox: requestsInInbox,
    onChildPage: requestsOnChildPage,
    letters: requestLetters,
  },
  {
    noun: plans,
    routes: planRoutes,
    inbox: plansInInbox,
    onChildPage: plansOnChildPage,
    letters: planLetters,
  },
  {
    noun: meetings,
    routes: meetingRoutes,
    inbox: meetingsInInbox,
    onChildPage: meetingsOnChildPage,
    letters: meetingLetters,
  },
  { noun: protection, routes: protectionRoutes },
  { noun: emergency, routes: emergencyRoutes },
] satisfies (Floor[number] & { onChildPage?: Record<string, OnChildPage> })[]

import type { Floor } from '../platform/noun.ts'
import { countyLinkRoutes } from './county/links/routes.tsx'
import { county } from './county/noun.ts'
import { countyRoutes } from './county/routes.tsx'
import { indicators } from './indicators/noun.ts'
import { indicatorRoutes } from './indicators/routes.tsx'
import { insight } from './insight/child-figures/noun.ts'
import { insightRoutes } from './insight/dashboard/routes.tsx'
import { quotes } from './insight/quotes/noun.ts'
import { quoteRoutes } from './insight/quotes/routes.tsx'
import { results } from './insight/results/noun.ts'
import { resultRoutes } from './insight/results/routes.tsx'
import { askingRoutes } from './surveys/asking/routes.tsx'
import { importRoutes } from './surveys/import/routes.tsx'
import { myAnswerRoutes } from './surveys/mine/routes.tsx'
import { myAnswers, surveys } from './surveys/noun.ts'
import { paperRoutes } from './surveys/paper/routes.tsx'

/** Learning: what is learned from the work, in figures without names. */
export const learningFloor = [
  { noun: surveys, routes: askingRoutes },
  { noun: surveys, routes: paperRoutes },
  { noun: surveys, routes: importRoutes },
  { noun: myAnswers, routes: myAnswerRoutes },
  { noun: insight, routes: insightRoutes },
  { noun: results, routes: resultRoutes },
  { noun: quotes, routes: quoteRoutes },
  { noun: county, routes: countyRoutes },
  { noun: county, routes: countyLinkRoutes },
  { noun: indicators, routes: indicatorRoutes },
] satisfies Floor

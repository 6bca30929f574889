import { careRoutes } from './care-routes.ts'
import { childRoutes } from './child-routes.ts'
import { familyRoutes } from './family-routes.ts'
import { indicatorRoutes } from './indicator-routes.ts'
import { insightRoutes } from './insight-routes.ts'
import { instrumentRoutes } from './instrument-routes.ts'
import { meetingRoutes } from './meeting-routes.ts'
import { openRoutes } from './open-routes.ts'
import { planRoutes } from './plan-routes.ts'
import { resultRoutes } from './result-routes.ts'
import { surveyRoutes } from './survey-routes.ts'
import type { Table } from './table.ts'
import { unitRoutes } from './unit-routes.ts'
import type { Items } from './world.ts'

/** Who may what, by every route that the app has. */
export const whoMay = (items: Items): Table => ({
  ...openRoutes(items),
  ...unitRoutes(items),
  ...childRoutes(items),
  ...meetingRoutes(items),
  ...planRoutes(items),
  ...careRoutes(items),
  ...familyRoutes(items),
  ...surveyRoutes(items),
  ...resultRoutes(items),
  ...insightRoutes(items),
  ...indicatorRoutes(items),
  ...instrumentRoutes(items),
})

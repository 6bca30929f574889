import { Hono } from 'hono'
import type { AppEnv } from '../platform/page.tsx'
import { childPageRoutes } from './child-page/routes.tsx'
import { countyPageRoutes } from './county-page/routes.tsx'
import { draftsPageRoutes } from './drafts/routes.tsx'
import { familyRoutes } from './family/routes.tsx'
import { homeRoutes } from './home/routes.tsx'
import { hubRoutes } from './hubs/routes.tsx'
import { inboxRoutes } from './inbox/routes.tsx'
import { logRoutes } from './log/routes.tsx'
import { searchRoutes } from './search/routes.tsx'

/** The pages that only collect what nouns contribute. */
export const overviewRoutes = new Hono<AppEnv>()
  .route('/', homeRoutes)
  .route('/', inboxRoutes)
  .route('/', childPageRoutes)
  .route('/', draftsPageRoutes)
  .route('/', familyRoutes)
  .route('/', logRoutes)
  .route('/', hubRoutes)
  .route('/', searchRoutes)
  .route('/', countyPageRoutes)

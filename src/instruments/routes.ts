import { Hono } from 'hono'
import type { AppEnv } from '../platform/page.tsx'
import { publicationRoutes } from './editor/publication.tsx'
import { editorRoutes } from './editor/routes.tsx'
import { exchangeRoutes } from './library/exchange-routes.tsx'
import { libraryRoutes } from './library/routes.tsx'
import { trialRoutes } from './library/trial-routes.tsx'
import { wordsRoutes } from './library/words-routes.tsx'

/** Instruments: the list, each one with its versions, its draft in the making, and the words and limits around them. */
export const instrumentRoutes = new Hono<AppEnv>()
  .route('/', wordsRoutes)
  .route('/', exchangeRoutes)
  .route('/', libraryRoutes)
  .route('/', trialRoutes)
  .route('/', editorRoutes)
  .route('/', publicationRoutes)

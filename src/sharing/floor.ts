import type { Floor } from '../platform/noun.ts'
import { drafts } from './drafts/noun.ts'
import { draftRoutes } from './drafts/routes.tsx'

/** What every noun uses: disclosures, grounds, events, notices, drafts and the access log. */
export const sharing = [{ noun: drafts, routes: draftRoutes }] satisfies Floor

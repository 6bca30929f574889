export {
  type Child,
  childAge,
  childName,
  event,
  findChild,
  getChild,
  getOwnChild,
  listChildren,
  logRead,
  markSeen,
  notify,
} from './children.ts'
export type { Candidate } from './named-person-page.tsx'
export { findNamedPerson } from './named-persons.ts'
export { childPaths } from './paths.ts'
export { childrenRoutes } from './routes.tsx'

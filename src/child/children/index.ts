export {
  type Child,
  childAge,
  childName,
  findChild,
  getChild,
  getOwnChild,
  listChildren,
} from './children.ts'
export type { Candidate } from './named-person-page.tsx'
export { findNamedPerson } from './named-persons.ts'
export { childPaths } from './noun.ts'

export { Answered } from './answered.tsx'
export { childAsJson } from './as-json.ts'
export {
  type Child,
  childAge,
  childName,
  findChild,
  getChild,
  getOwnChild,
  listChildren,
} from './children.ts'
export type { OnChildPage, PersonAround, Shown } from './contribution.ts'
export { listFamilyNames } from './family-names.ts'
export { type Candidate, findNamedPerson } from './named-persons.ts'
export { childPaths } from './noun.ts'
export { getMyChild, listMyChildren, type MyChild } from './of-guardian.ts'

export {
  type Child,
  childAge,
  childName,
  findChild,
  getChild,
  getOwnChild,
  listChildren,
} from './children.ts'
export { type Candidate, findNamedPerson } from './named-persons.ts'
export { childPaths } from './noun.ts'

export { Answered } from './answered.tsx'
export { childAsJson } from './as-json.ts'
export { childMistakes, storedNumber } from './child-form.ts'
export {
  type Child,
  childAge,
  childName,
  findChild,
  getChild,
  getOwnChild,
  listChildren,
  sharingNames,
} from './children.ts'
export type { OnChildPage, PersonAround, Shown } from './contribution.ts'
export { listFamilyNames } from './family-names.ts'
export { AskIfSure } from './guardian-fields.tsx'
export { guardianNumberMistakes } from './guardian-number.ts'
export { type Candidate, findNamedPerson } from './named-persons.ts'
export { childPaths } from './noun.ts'
export { getMyChild, listMyChildren, type MyChild } from './of-guardian.ts'

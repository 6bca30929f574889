export { pageIn } from '../../platform/page.tsx'
export { AllAboutChild, type PageOf, pageOf } from './all-page.tsx'
export { Answered } from './answered.tsx'
export { childAsJson } from './as-json.ts'
export { readCaseNumber } from './case-number.ts'
export { childMistakes, storedNumber } from './child-form.ts'
export {
  type Child,
  childAge,
  childName,
  findChild,
  getChild,
  getOwnChild,
} from './children.ts'
export type { OnChildPage, PersonAround, Shown } from './contribution.ts'
export { listFamilyNames } from './family-names.ts'
export { AskIfSure } from './guardian-fields.tsx'
export { guardianNumberMistakes } from './guardian-number.ts'
export { ListOfChildren } from './list-of-children.tsx'
export { askedFrom, listChildren, listRecentChildren, onAPage } from './listing.ts'
export { type Candidate, findNamedPerson } from './named-persons.ts'
export { childPaths } from './noun.ts'
export { getMyChild, listMyChildren, type MyChild } from './of-guardian.ts'
export { listShutOut, type ShutOut, WhoIsShutOut } from './shut-out.tsx'

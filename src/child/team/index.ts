export {
  type Double,
  type Identity,
  identityFields,
  isMeant,
  lookForDouble,
  sureOf,
  told,
} from './double.ts'
export { DoublePage } from './double-page.tsx'
export { doubleTexts } from './double-texts.ts'
export { teamPaths } from './noun.ts'

export {
  type Double,
  type Identity,
  identityFields,
  lookForDouble,
  sureOf,
  told,
  waitToLook,
} from './double.ts'
export { DoublePage } from './double-page.tsx'
export { doubleTexts } from './double-texts.ts'
export { teamPaths } from './noun.ts'

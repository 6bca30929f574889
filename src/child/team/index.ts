export {
  type Double,
  type Identity,
  identityFields,
  lookForDouble,
  sureOf,
  told,
} from './double.ts'
export { DoublePage } from './double-page.tsx'
export { teamPaths } from './noun.ts'

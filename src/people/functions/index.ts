export { ClosedFunctions } from './function-form-page.tsx'
export { listClosed } from './functions.ts'
export { functionPaths } from './noun.ts'

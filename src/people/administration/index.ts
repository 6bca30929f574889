export { isEmptyInstallation } from './empty.ts'
export { administrationPaths } from './noun.ts'

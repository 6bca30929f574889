export { listMailFailures } from './mail.ts'
export { settingsPaths } from './noun.ts'

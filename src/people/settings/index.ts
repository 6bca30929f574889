export { listMailFailures } from './mail.ts'
export { mailFoot } from './mail-foot.ts'
export { settingsPaths } from './noun.ts'

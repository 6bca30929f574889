export { listMailFailures } from './mail.ts'
export { mailDayWords } from './mail-days.ts'
export { mailFoot } from './mail-foot.ts'
export { settingsPaths } from './noun.ts'

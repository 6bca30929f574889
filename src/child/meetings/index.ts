export { meetingPaths } from './noun.ts'

export { listOf, subjectPaths } from './noun.ts'
export { getLedSubject, getSubject, type Subject } from './subjects.ts'

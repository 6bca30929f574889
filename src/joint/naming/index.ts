export { askOfNames, keepAnswer, notAChild } from './naming.ts'
export { NotAChild } from './not-a-child.tsx'

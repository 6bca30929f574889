export { describeError, translateDatabaseError } from './database-errors.ts'
export { languageOf, showPage } from './page.tsx'
export * from './problem.ts'
export { handleError, handleNotFound, type Log, renderProblem, wantsJson } from './render.tsx'

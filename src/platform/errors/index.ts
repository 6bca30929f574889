export { translateDatabaseError } from './database-errors.ts'
export { languageOf } from './page.tsx'
export * from './problem.ts'
export { handleError, handleNotFound, type Log } from './render.tsx'

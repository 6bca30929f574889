export { migrateJobs } from './migrate.ts'
export { registerTask } from './tasks.ts'
export { startWorker, type Worker } from './worker.ts'

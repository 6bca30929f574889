export { enqueue } from './enqueue.ts'
export { migrateJobs } from './migrate.ts'
export { registerTask, type Task } from './tasks.ts'
export { startWorker, type Worker } from './worker.ts'

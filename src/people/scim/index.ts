export { scimPaths } from './noun.ts'
export { listStopping, type Stopping } from './stopping.ts'
export { StoppingTokens } from './stopping-tokens.tsx'
export { registerDirectoryTasks } from './tasks.ts'

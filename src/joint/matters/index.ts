export { listWaitingIn } from './matters.ts'
export { MattersCard } from './matters-card.tsx'
export { matterPaths } from './noun.ts'
export { registerMatterTasks } from './tasks.ts'

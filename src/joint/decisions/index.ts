export { listDecisions } from './decisions.ts'
export { DecisionsCard } from './pages.tsx'

export { listCommitments } from './commitments.ts'
export { CommitmentsCard } from './pages.tsx'

export { DangerLink } from './danger-link.tsx'

export { reportPaths } from './noun.ts'

export { DangerLink } from './danger-link.tsx'

export { reportRoutes } from './routes.tsx'

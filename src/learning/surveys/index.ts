export { type Answering, answerRoutes, openAnswering } from './answering/index.ts'
export { forwardedRoutes } from './invitations/forwarded-routes.tsx'
export { registerSurveyTasks } from './invitations/tasks.ts'

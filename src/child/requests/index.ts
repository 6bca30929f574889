export { requestPaths } from './paths.ts'
export { StateTag } from './request-page.tsx'
export { listRequestsFromMe, listRequestsOfChild, listRequestsToMe, type RequestInList } from './requests.ts'
export { requestRoutes } from './routes.tsx'

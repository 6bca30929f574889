export { type Child, childAge, childName, event, findChild, getChild, getOwnChild, logRead, notify, setNamedPerson } from './children.ts'
export { childPaths } from './paths.ts'
export { childrenRoutes } from './routes.tsx'

export { administratorOf, isSystemAdministrator, systemAdministratorOf } from './administrator.ts'
export { bodyKindName, bodyKinds } from './body-kinds.ts'
export {
  actsAs,
  administers,
  type FunctionKind,
  functionKinds,
  isAdministeringKind,
  organisationsOwnKinds,
  steeringKinds,
} from './function-kinds.ts'
export { legalDomainName, legalDomains } from './legal-domains.ts'
export { organisationKindName, organisationKinds } from './organisation-kinds.ts'
export { isProcessLeader, processLeaderOf } from './process-leader.ts'
export { unitKindName, unitKindNames, unitKinds } from './unit-kinds.ts'

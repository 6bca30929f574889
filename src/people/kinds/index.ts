export { actsAs, type FunctionKind, functionKinds } from './function-kinds.ts'
export { type OrganisationKind, organisationKindName, organisationKinds } from './organisation-kinds.ts'
export { isProcessLeader, processLeaderOf } from './process-leader.ts'
export { type UnitKind, unitKindName, unitKindNames, unitKinds } from './unit-kinds.ts'

export { actsAs, functionKinds } from './function-kinds.ts'
export { organisationKindName, organisationKinds } from './organisation-kinds.ts'
export { isProcessLeader, processLeaderOf } from './process-leader.ts'
export { unitKindName, unitKindNames, unitKinds } from './unit-kinds.ts'

export { planPaths } from './noun.ts'
export { findMyPlan, type MyPlan, type MyPlanPart } from './of-guardian.ts'

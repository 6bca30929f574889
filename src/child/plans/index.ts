export { planPaths } from './paths.ts'
export { listMyPlans, type MyPlan, type PlanSummary, planSummaryForChild } from './plan.ts'
export { planRoutes } from './routes.tsx'
export { type ActionInBrief, WhatWeDo } from './versions/what-we-do.tsx'

export { planRoutes } from './routes.tsx'
export { type ActionInBrief, WhatWeDo } from './versions/what-we-do.tsx'

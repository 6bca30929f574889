export { planPaths } from './noun.ts'
export { type ActionInBrief, WhatWeDo } from './versions/what-we-do.tsx'

export * from './area-labels.ts'
export * from './areas.ts'
export * from './disclose.ts'
export { discloseAll, type ToOne } from './disclose-all.ts'

export { assessmentPaths } from './noun.ts'
export { areasWithContent } from './voices.ts'
export { findWheel, latestWheel, type WheelVersion } from './wheels.ts'
export { WheelsSideBySide } from './wheels-side-by-side.tsx'

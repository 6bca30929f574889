export { resultPaths } from './paths.ts'
export { registerReleaseTask, releaseIn, releaseSurvey } from './release.ts'
export { rateOf } from './sentences.ts'
export { difference, isUncertain } from './statistics.ts'

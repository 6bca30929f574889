export { resultPaths } from './paths.ts'
export { registerReleaseTask, releaseIn, releaseSurvey } from './release.ts'
export { rateOf } from './say.ts'
export { difference, isUncertain } from './statistics.ts'

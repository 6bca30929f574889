export { type Chosen, chooseFigures, readChoice, withGoals } from './choices.ts'
export type { CountyFigure, Reader } from './figure-source.ts'
export { type Goal, meets } from './goals.ts'
export { readLimits } from './limits.ts'
export { registerCountyTasks } from './links/tasks.ts'
export { countyPaths } from './noun.ts'
export {
  findLinkedCounty,
  findPublicCounty,
  listPublicCounties,
  type PublicCounty,
  type Published,
  type PublishedIndicator,
} from './published.ts'
export { readCountyFigures, readPublishedFigures, registerFigureSource } from './sources.ts'
export type { StoryState } from './states.ts'
export { clearsStories, countToClear, findShownStory, moveStory, type Story } from './stories.ts'
export { countyTexts } from './texts.ts'

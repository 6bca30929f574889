export {
  type FloorFigure,
  floorFigures,
  isFloorFigure,
  kindOf,
  readFigure,
} from './figures.ts'
export { type Choice, insightPaths } from './paths.ts'
export { type Quarter, quarterName, shortQuarterName, yearBefore } from './quarters.ts'
export { registerFloorTask, releaseQuarter } from './release.ts'
export { type Released, readReleased } from './released.ts'
export { nameOf, ruleOf, sayBasis, sayDirection, sayValue } from './say.ts'
export { isSection, overview, type SectionId, sectionIds, sectionOf, viewsOf } from './sections.ts'
export { floorTexts } from './texts.ts'
export { notesOf, tableOf } from './view-table.ts'
export { figureNow, isView, type Look, type View, type ViewId, viewOf } from './views.ts'

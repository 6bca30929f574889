export {
  type ChildFigure,
  childFigures,
  isChildFigure,
  kindOf,
  readFigure,
} from './figures.ts'
export { type Choice, insightPaths } from './paths.ts'
export { type Quarter, quarterName, shortQuarterName, yearBefore } from './quarters.ts'
export { registerChildFiguresTask, releaseQuarter } from './release.ts'
export {
  type Released,
  type ReleasedCell,
  type ReleasedQuarter,
  readReleased,
  releasedOf,
} from './released.ts'
export { isSection, overview, type SectionId, sectionIds, sectionOf, viewsOf } from './sections.ts'
export { nameOf, plainNameOf, ruleOf, sayBasis, sayDirection, sayValue } from './sentences.ts'
export { childFigureTexts } from './texts.ts'
export { notesOf, tableOf } from './view-table.ts'
export { figureNow, isView, type Look, type View, type ViewId, viewOf } from './views.ts'

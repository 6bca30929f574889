export {
  type Answer,
  type AnswerProblem,
  type Answers,
  drawnIn,
  readAnswers,
} from './answers.ts'
export { type Problem, parseDefinition } from './check.ts'
export { answersUnder, prefixed, withPrefix } from './composed.ts'
export { askedItems, isAnswered } from './conditions.ts'
export {
  type Definition,
  dontKnow,
  type Item,
  type ItemOf,
  itemsOf,
  notRelevant,
  type Option,
  optionsOf,
  type Scale,
  type Section,
  scaleOf,
  type Words,
  wordsIn,
} from './definition.ts'
export { FillItems } from './fill/fill-items.tsx'
export { answersFromForm } from './fill/from-form.ts'
export { fieldName } from './fill/names.ts'
export { PaperForm } from './fill/paper-form.tsx'
export { ReadAnswers } from './fill/read-answers.tsx'
export { sayCondition, sayLanguage, sayOption, sayProblem } from './fill/say.ts'
export { fieldValues, fillState } from './fill/to-form.ts'
export { getVersion, getVersionToFill, type Purpose, type Version } from './instruments.ts'
export { instrumentPaths } from './paths.ts'
export { perNeed } from './purposes.ts'
export { instrumentRoutes } from './routes.ts'
export { Summary } from './summary/summary.tsx'

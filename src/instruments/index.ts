export type { Answers } from './answer.ts'
export {
  type AnswerProblem,
  readAnswers,
} from './answers.ts'
export { parseDefinition } from './check.ts'
export { answersUnder, prefixed, withPrefix } from './composed.ts'
export {
  type Definition,
  dontKnow,
  type Item,
  itemsOf,
  notRelevant,
  type Option,
  optionsOf,
  type Section,
  scaleOf,
  type Words,
  wordsIn,
} from './definition.ts'
export { FillItems, isLong } from './fill/fill-items.tsx'
export { answersFromForm } from './fill/from-form.ts'
export { fieldName } from './fill/names.ts'
export { ReadAnswer, ReadAnswers } from './fill/read-answers.tsx'
export { sayLanguage } from './fill/sentences.ts'
export { fieldValues, fillState } from './fill/to-form.ts'
export { getVersion, getVersionToFill, type Version } from './instruments.ts'
export { instrumentPaths } from './noun.ts'
export type { Purpose } from './purposes.ts'
export { perNeed } from './purposes.ts'

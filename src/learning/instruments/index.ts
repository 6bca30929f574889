export {
  type Answer,
  type AnswerProblem,
  type Answers,
  readAnswers,
} from './answers.ts'
export { type Problem, parseDefinition } from './check.ts'
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
  scaleOf,
  wordsIn,
} from './definition.ts'
export { getVersion, getVersionInUse, getVersionsInUse, type Purpose, type Version } from './instruments.ts'
export { lacksFor, perNeed } from './purposes.ts'

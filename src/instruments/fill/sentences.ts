import { isLanguage, type Language } from '../../i18n/index.ts'
import type { AnswerProblem } from '../answers.ts'
import {
  type Condition,
  type Definition,
  dontKnow,
  type Item,
  itemsOf,
  notRelevant,
  optionsOf,
  wordsIn,
} from '../definition.ts'
import { texts } from './texts.ts'

/** The engine's own words are in the languages of the house; who answers in another reads them in English. */
const house = (language: string): Language => (isLanguage(language) ? language : 'en')

/** The name of a language, in another: "arabiska", "Arabic". */
export const sayLanguage = (tag: string, language: string) =>
  new Intl.DisplayNames([house(language) === 'sv' ? 'sv-SE' : 'en-GB'], { type: 'language' }).of(tag) ?? tag

/** `labelOf` gives the collaboration's words for an area of the wheel. */
type Names = { areaLabels?: Partial<Record<string, string>> | undefined }

/** A condition in plain words, as the end of "Svara om …". */
export function sayCondition(
  definition: Definition,
  condition: Condition,
  language: string,
  names: Names = {},
): string {
  const t = texts(house(language))
  const say = (each: Condition) => sayCondition(definition, each, language, names)
  if ('all' in condition) return condition.all.map(say).join(` ${t.and} `)
  if ('any' in condition) return condition.any.map(say).join(` ${t.or} `)
  if ('not' in condition) return t.not(say(condition.not))
  const item = itemsOf(definition).find(each => each.id === condition.item)
  const question = item ? wordsIn(item.label, language, definition).text : condition.item
  if ('answered' in condition) return t.youAnswered(question)
  if ('atLeast' in condition) return t.youSaidLeast(String(condition.atLeast), question)
  if ('atMost' in condition) return t.youSaidMost(String(condition.atMost), question)
  return t.youSaid(
    condition.is.map(each => (item ? sayOption(definition, item, each, language, names) : each)),
    question,
  )
}

/** An option of an item, or what may be answered in place of it, in words. */
export function sayOption(
  definition: Definition,
  item: Item,
  option: string,
  language: string,
  { areaLabels }: Names = {},
): string {
  const t = texts(house(language))
  if (option === notRelevant) return t.notRelevant
  if (option === dontKnow) return t.dontKnow
  if (item.kind === 'area') return areaLabels?.[option] ?? option
  const found = optionsOf(definition, item).find(each => each.id === option)
  return found ? wordsIn(found.label, language, definition).text : option
}

/** What to correct, in a sentence that names the question. */
export function sayProblem(problem: AnswerProblem, definition: Definition, language: string): string {
  const t = texts(house(language))
  const item = itemsOf(definition).find(each => each.id === problem.item)
  if (!item || problem.kind === 'unknown-item') return t.unknownItem
  const question = sayQuestion(item, definition, language)
  switch (problem.kind) {
    case 'missing':
      return item.kind === 'matrix' ? t.missingRows(question) : t.missing(question)
    case 'not-a-choice':
      return t.notAChoice(question)
    case 'too-long':
      return t.tooLong(question, problem.what)
    case 'too-few':
      return t.tooFew(question, problem.what)
    case 'too-many':
      return sayTooMany(item, question, problem.what, t)
    case 'not-a-number':
      return item.kind === 'number' && Number(problem.what) > 0
        ? t.decimals(question, problem.what)
        : t.notANumber(question)
    case 'out-of-range':
      return item.kind === 'number'
        ? t.outOfRange(question, String(item.min ?? ''), String(item.max ?? ''))
        : t.notANumber(question)
    case 'not-a-date':
      return t.notADate(question)
    case 'wrong-form':
      return item.kind === 'ranking' ? t.samePlace(question) : t.wrongForm(question)
  }
}

/** Asked once about each need, a question is told apart by the title of its section. */
function sayQuestion(item: Item, definition: Definition, language: string) {
  const say = (words: Item['label'] | undefined) => wordsIn(words, language, definition).text
  const label = say(item.label)
  const isOne = itemsOf(definition).filter(each => say(each.label) === label).length === 1
  const title = isOne ? '' : say(definition.sections.find(({ items }) => items.includes(item))?.title)
  const question = title ? `${title}: ${label}` : label
  return question.length > 80 ? `${question.slice(0, 77).trimEnd()} …` : question
}

function sayTooMany(item: Item, question: string, most: string, t: ReturnType<typeof texts>) {
  if (item.kind === 'drawing') return t.drawnTooMuch
  return item.kind === 'table' ? t.tooManyRows(question, most) : t.tooMany(question, most)
}

import { isDay } from '../i18n/index.ts'
import { areas } from '../sharing/disclosures/index.ts'
import type { Answer, Answers, Stroke } from './answer.ts'
import { askedItems, isAnswered } from './conditions.ts'
import {
  type Definition,
  dontKnow,
  type Item,
  type ItemOf,
  itemsOf,
  mostInText,
  notRelevant,
  type Option,
  optionsOf,
} from './definition.ts'

export type AnswerProblem = {
  item: string
  kind:
    | 'unknown-item'
    | 'missing'
    | 'not-a-choice'
    | 'too-long'
    | 'too-few'
    | 'too-many'
    | 'not-a-number'
    | 'out-of-range'
    | 'not-a-date'
    | 'wrong-form'
  /** The limit that was passed, or the id that is not there. */
  what: string
}

/** A drawing: so many lines, and so many points in all. */
export const mostStrokes = 400
export const mostPoints = 20_000

/**
 * Judges answers against their version. What belongs to an item that is not asked (its condition fails) is left out, silently:
 * the answerer changed their mind before it. `partial` lets required items be empty (a draft, autosave). Never throws;
 * `answers` holds what was right even where something else was wrong, so that nothing typed is lost.
 */
export function readAnswers(
  definition: Definition,
  given: unknown,
  { partial = false }: { partial?: boolean } = {},
): { answers: Answers; problems: AnswerProblem[] } {
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    return { answers: {}, problems: [{ item: '', kind: 'wrong-form', what: '' }] }
  const items = new Map(itemsOf(definition).map(item => [item.id, item]))
  const problems: AnswerProblem[] = []
  const judged: Answers = {}
  for (const [id, value] of Object.entries(given)) {
    const item = items.get(id)
    if (!item) {
      problems.push({ item: id.slice(0, 64), kind: 'unknown-item', what: id.slice(0, 64) })
      continue
    }
    if (!isAnswered(value)) continue
    const read = readAnswer(definition, item, value)
    if ('kind' in read) problems.push({ item: id, ...read })
    else if (isAnswered(read.answer)) judged[id] = read.answer
  }
  const asked = askedItems(definition, judged)
  const answers = Object.fromEntries(Object.entries(judged).filter(([id]) => asked.has(id)))
  const missing = partial
    ? []
    : [...items.values()].filter(
        item => item.required && asked.has(item.id) && !isWhole(item, answers[item.id]),
      )
  return {
    answers,
    problems: [
      ...problems.filter(each => each.kind === 'unknown-item' || asked.has(each.item)),
      ...missing
        .filter(item => !problems.some(each => each.item === item.id))
        .map((item): AnswerProblem => ({ item: item.id, kind: 'missing', what: '' })),
    ],
  }
}

/** A required scale of rows is answered on each of them. */
const isWhole = (item: Item, answer: Answer | undefined) =>
  answer !== undefined &&
  (item.kind !== 'matrix' ||
    !item.scale ||
    typeof answer === 'string' ||
    Object.keys(answer).length === item.rows.length)

type Wrong = { kind: AnswerProblem['kind']; what: string }
type Judged = { answer: Answer } | Wrong

const wrong = (kind: AnswerProblem['kind'], what: string | number = ''): Wrong => ({
  kind,
  what: String(what).slice(0, 64),
})

/** One answer to one item. */
function readAnswer(definition: Definition, item: Item, value: unknown): Judged {
  if (isBesides(item, value)) return { answer: value }
  switch (item.kind) {
    case 'text':
      return readText(value, item.maxLength ?? 500)
    case 'longText':
      return readText(value, item.maxLength ?? mostInText)
    case 'choice':
      return readOther(item, value) ?? readOption(item.options, value)
    case 'faces':
      return readOption(item.options, value)
    case 'scale':
      return readOption(optionsOf(definition, item), value)
    case 'choices':
      return readChoices(item, value)
    case 'area':
      return readIds(areas, value, { most: item.many ? areas.length : 1 })
    case 'ranking':
      return readIds(
        item.options.map(each => each.id),
        value,
        { most: item.options.length },
      )
    case 'strengthsAndNeeds':
      return readParts(value, ['strengths', 'needs'], item.maxLength ?? mostInText)
    case 'matrix':
      return readMatrix(definition, item, value)
    case 'table':
      return readTable(item, value)
    case 'number':
      return readNumber(item, value)
    case 'date':
      return isDay(value) ? { answer: value } : wrong('not-a-date')
    case 'drawing':
      return readDrawing(value)
  }
}

const isBesides = (item: Item, value: unknown): value is string =>
  (value === notRelevant && Boolean(item.besides?.includes('not-relevant'))) ||
  (value === dontKnow && Boolean(item.besides?.includes('dont-know')))

function readText(value: unknown, most: number): Judged {
  if (typeof value !== 'string') return wrong('wrong-form')
  return value.length > most ? wrong('too-long', most) : { answer: value }
}

function readOption(options: readonly Option[], value: unknown): Judged {
  return typeof value === 'string' && options.some(each => each.id === value)
    ? { answer: value }
    : wrong('not-a-choice', typeof value === 'string' ? value : '')
}

function readOther(item: ItemOf<'choice'>, value: unknown): Judged | undefined {
  if (!item.other || typeof value !== 'object') return undefined
  return readParts(value, ['other'], 500)
}

function readIds(
  known: readonly string[],
  value: unknown,
  { least = 0, most }: { least?: number; most: number },
): Judged {
  if (!Array.isArray(value)) return wrong('wrong-form')
  const unknown = value.find(each => !known.includes(each))
  if (unknown !== undefined) return wrong('not-a-choice', typeof unknown === 'string' ? unknown : '')
  if (new Set(value).size !== value.length) return wrong('wrong-form')
  if (value.length < least) return wrong('too-few', least)
  return value.length > most ? wrong('too-many', most) : { answer: value }
}

const readChoices = (item: ItemOf<'choices'>, value: unknown) =>
  readIds(
    item.options.map(each => each.id),
    value,
    { least: item.min ?? 0, most: item.max ?? item.options.length },
  )

/** An object of texts under known names; empty ones are left out. */
function readParts(value: unknown, names: readonly string[], most: number): Judged {
  if (!isRecord(value)) return wrong('wrong-form')
  const answer: Record<string, string> = {}
  for (const [name, words] of Object.entries(value)) {
    if (!names.includes(name)) return wrong('wrong-form', name)
    const read = readText(words, most)
    if ('kind' in read) return read
    if (words) answer[name] = String(words)
  }
  return { answer }
}

function readMatrix(definition: Definition, item: ItemOf<'matrix'>, value: unknown): Judged {
  if (!isRecord(value)) return wrong('wrong-form')
  const options = optionsOf(definition, item)
  const columns = (item.columns ?? []).map(each => each.id)
  const answer: Record<string, string | Record<string, string>> = {}
  for (const [row, cell] of Object.entries(value)) {
    if (!item.rows.some(each => each.id === row)) return wrong('wrong-form', row)
    if (!isAnswered(cell)) continue
    const read = isBesides(item, cell)
      ? { answer: cell }
      : item.columns
        ? readParts(cell, columns, item.maxLength ?? 2000)
        : readOption(options, cell)
    if ('kind' in read) return read
    answer[row] = read.answer as string | Record<string, string>
  }
  return { answer }
}

function readTable(item: ItemOf<'table'>, value: unknown): Judged {
  if (!Array.isArray(value) || !value.every(isRecord)) return wrong('wrong-form')
  const rows: Record<string, string | number>[] = []
  for (const given of value.filter(isAnswered)) {
    const row: Record<string, string | number> = {}
    for (const [name, cell] of Object.entries(given)) {
      const column = item.columns.find(each => each.id === name)
      if (!column) return wrong('wrong-form', name)
      if (!isAnswered(cell)) continue
      const read = readCell(column, cell)
      if ('kind' in read) return read
      row[name] = read.answer as string | number
    }
    rows.push(row)
  }
  return rows.length > item.maxRows ? wrong('too-many', item.maxRows) : { answer: rows }
}

function readCell(column: ItemOf<'table'>['columns'][number], cell: unknown): Judged {
  if (column.kind === 'number')
    return typeof cell === 'number' && Number.isFinite(cell) ? { answer: cell } : wrong('not-a-number')
  if (column.kind === 'date') return isDay(cell) ? { answer: cell } : wrong('not-a-date')
  if (column.kind === 'choice') return readOption(column.options ?? [], cell)
  return readText(cell, column.maxLength ?? (column.kind === 'text' ? 300 : 4000))
}

function readNumber(item: ItemOf<'number'>, value: unknown): Judged {
  if (typeof value !== 'number' || !Number.isFinite(value)) return wrong('not-a-number')
  if (item.min !== undefined && value < item.min) return wrong('out-of-range', item.min)
  if (item.max !== undefined && value > item.max) return wrong('out-of-range', item.max)
  return Number(value.toFixed(item.decimals ?? 0)) === value
    ? { answer: value }
    : wrong('not-a-number', item.decimals ?? 0)
}

function readDrawing(value: unknown): Judged {
  if (!isRecord(value)) return readStrokes(value)
  const { words: said = '', strokes: drawn = [], ...other } = value
  if (isAnswered(other)) return wrong('wrong-form', Object.keys(other)[0])
  const words = readParts({ words: said }, ['words'], 4000)
  const strokes = isAnswered(drawn) ? readStrokes(parsed(drawn)) : { answer: [] }
  if ('kind' in words) return words
  if ('kind' in strokes || !isAnswered(words.answer)) return strokes
  return isAnswered(strokes.answer)
    ? { answer: { ...(words.answer as object), strokes: JSON.stringify(strokes.answer) } }
    : words
}

/** What was drawn and what was told of it in words, out of any answer to a drawing. */
export function drawnIn(answer: Answer): { strokes: Stroke[]; words: string } {
  if (Array.isArray(answer)) return { strokes: answer as Stroke[], words: '' }
  const { words = '', strokes = '[]' } = answer as Record<string, string>
  return { strokes: parsed(strokes) as Stroke[], words }
}

function parsed(json: unknown): unknown {
  if (typeof json !== 'string') return json
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}

function readStrokes(value: unknown): Judged {
  if (!Array.isArray(value) || value.length > mostStrokes)
    return wrong(Array.isArray(value) ? 'too-many' : 'wrong-form', mostStrokes)
  const isStroke = (stroke: unknown) =>
    Array.isArray(stroke) &&
    stroke.length >= 2 &&
    stroke.length % 2 === 0 &&
    stroke.every(each => Number.isInteger(each) && each >= 0 && each <= 1000)
  if (!value.every(isStroke)) return wrong('wrong-form')
  return value.reduce((points, stroke) => points + stroke.length / 2, 0) > mostPoints
    ? wrong('too-many', mostPoints)
    : { answer: value }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

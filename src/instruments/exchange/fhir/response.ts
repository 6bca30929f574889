import type { Answer, Answers, Stroke } from '../../answer.ts'
import { drawnIn } from '../../answers.ts'
import {
  type Definition,
  dontKnow,
  type Item,
  itemsOf,
  notRelevant,
  optionsOf,
  wordsIn,
} from '../../definition.ts'
import { toId } from '../ids.ts'
import type { Trouble } from '../trouble.ts'
import { absentUrl, findExtension, instrumentUrl, under } from './names.ts'
import { questionnaireResponse, type ResponseAnswer, type ResponseItem } from './shape.ts'

type Facts = { number: number; authored?: Date; language?: string }

/** Answers as a FHIR R4 QuestionnaireResponse. It names nobody: who answered is not ours to send along. */
export function toResponse(definition: Definition, answers: Answers, { number, authored, language }: Facts) {
  const item = definition.sections.flatMap(section => {
    const inside = section.items.flatMap(each => {
      const answer = answers[each.id]
      return answer === undefined ? [] : toItems(definition, each, answer)
    })
    return inside.length > 0 ? [{ linkId: section.id, item: inside }] : []
  })
  return {
    resourceType: 'QuestionnaireResponse',
    questionnaire: `${instrumentUrl}${definition.code}|${number}`,
    status: 'completed',
    ...(language ? { language } : {}),
    ...(authored ? { authored: authored.toISOString() } : {}),
    ...(item.length > 0 ? { item } : {}),
  }
}

const absent = (code: string) => [{ url: absentUrl, valueCode: code }]
const absences = { [notRelevant]: 'not-applicable', [dontKnow]: 'asked-unknown' } as const
const isAbsence = (answer: unknown): answer is keyof typeof absences =>
  answer === notRelevant || answer === dontKnow

/** An answer as items: one, or one for each row that was added. */
function toItems(definition: Definition, item: Item, answer: Answer): ResponseItem[] {
  const linkId = item.id
  if (isAbsence(answer)) return [{ linkId, extension: absent(absences[answer]) }]
  const part = (id: string, value: ResponseAnswer) => ({ linkId: under(linkId, id), answer: [value] })
  switch (item.kind) {
    case 'strengthsAndNeeds':
      return [{ linkId, item: wordsItems(linkId, answer as Record<string, string>) }]
    case 'matrix':
      return [{ linkId, item: matrixItems(definition, item, answer as Record<string, string>) }]
    case 'table':
      return (answer as Record<string, string | number>[]).map(row => ({
        linkId,
        item: item.columns.flatMap(column => {
          const cell = row[column.id]
          return cell === undefined ? [] : [part(column.id, cellValue(column, cell, definition))]
        }),
      }))
    case 'drawing': {
      const { strokes, words } = drawnIn(answer)
      return [
        {
          linkId,
          item: [
            ...(strokes.length > 0 ? [part('drawn', { valueAttachment: toSvg(strokes) })] : []),
            ...(words ? [part('words', { valueString: words })] : []),
          ],
        },
      ]
    }
    default:
      return [{ linkId, answer: valuesOf(definition, item, answer) }]
  }
}

function valuesOf(definition: Definition, item: Item, answer: Answer): ResponseAnswer[] {
  if (item.kind === 'number') return [numberValue(answer as number, !item.decimals)]
  if (item.kind === 'date') return [{ valueDate: String(answer) }]
  if (item.kind === 'text' || item.kind === 'longText') return [{ valueString: String(answer) }]
  if (typeof answer === 'object' && 'other' in answer) return [{ valueString: String(answer.other) }]
  const chosen = Array.isArray(answer) ? (answer as string[]) : [String(answer)]
  const options = optionsOf(definition, item)
  return chosen.map(code => ({ valueCoding: coding(options, code, definition) }))
}

function coding(options: ReturnType<typeof optionsOf>, code: string, definition: Definition) {
  const label = options.find(each => each.id === code)?.label
  const display = wordsIn(label, definition.languages[0] as string, definition).text
  return display ? { code, display } : { code }
}

const numberValue = (value: number, isInteger: boolean): ResponseAnswer =>
  isInteger && Math.abs(value) < 2 ** 31 ? { valueInteger: value } : { valueDecimal: value }

const wordsItems = (linkId: string, words: Record<string, string>): ResponseItem[] =>
  Object.entries(words).map(([id, valueString]) => ({
    linkId: under(linkId, id),
    answer: [{ valueString }],
  }))

function matrixItems(
  definition: Definition,
  item: Extract<Item, { kind: 'matrix' }>,
  answer: Record<string, string | Record<string, string>>,
): ResponseItem[] {
  const options = optionsOf(definition, item)
  return Object.entries(answer).map(([row, cell]): ResponseItem => {
    const linkId = under(item.id, row)
    if (isAbsence(cell)) return { linkId, extension: absent(absences[cell]) }
    return typeof cell === 'object'
      ? { linkId, item: wordsItems(linkId, cell) }
      : { linkId, answer: [{ valueCoding: coding(options, cell, definition) }] }
  })
}

function cellValue(
  column: Extract<Item, { kind: 'table' }>['columns'][number],
  cell: string | number,
  definition: Definition,
): ResponseAnswer {
  if (typeof cell === 'number') return { valueDecimal: cell }
  if (column.kind === 'date') return { valueDate: cell }
  if (column.kind === 'choice') return { valueCoding: coding(column.options ?? [], cell, definition) }
  return { valueString: cell }
}

const toSvg = (strokes: readonly Stroke[]) => ({
  contentType: 'image/svg+xml',
  data: Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1000 1000" fill="none" stroke="black" stroke-width="6">${strokes
      .map(stroke => `<polyline points="${stroke.join(' ')}"/>`)
      .join('')}</svg>`,
  ).toString('base64'),
})

/** Only drawings that we wrote are read: nothing else of a picture is let in. */
function fromSvg(data: string): Stroke[] {
  const svg = Buffer.from(data.slice(0, 400_000), 'base64').toString('utf8')
  return [...svg.matchAll(/<polyline points="([\d ]+)"\/>/g)].map(([, points]) =>
    (points as string).split(' ').map(Number),
  )
}

/** The answers of a QuestionnaireResponse to this definition, to be judged by `readAnswers`. */
export function fromResponse(
  definition: Definition,
  json: unknown,
): { answers: Record<string, unknown>; problems: Trouble[] } {
  const read = questionnaireResponse.safeParse(json)
  if (!read.success)
    return {
      answers: {},
      problems: read.error.issues
        .slice(0, 50)
        .map(issue => ({ kind: 'wrong-form', at: issue.path.join('.'), what: issue.message })),
    }
  const which = read.data.questionnaire?.split('|')[0]
  if (which?.startsWith(instrumentUrl) && which !== `${instrumentUrl}${definition.code}`)
    return { answers: {}, problems: [{ kind: 'other-questionnaire', at: '', what: which.slice(0, 120) }] }
  return gather(definition, read.data.item ?? [])
}

function gather(definition: Definition, given: readonly ResponseItem[]) {
  const items = new Map(itemsOf(definition).map(each => [each.id, each]))
  const sections = new Set(definition.sections.map(each => each.id))
  const answers: Record<string, unknown> = {}
  const problems: Trouble[] = []
  const walk = (list: readonly ResponseItem[]) => {
    for (const each of list) {
      const id = toId(each.linkId)
      const item = items.get(id)
      if (item) answers[id] = merged(answers[id], fromItem(item, each))
      else if (sections.has(id)) walk(each.item ?? [])
      else problems.push({ kind: 'no-item', at: each.linkId.slice(0, 64), what: each.linkId.slice(0, 64) })
    }
  }
  walk(given)
  return { answers, problems }
}

/** A row that was added comes as an item of its own; anything else that comes twice is the later. */
const merged = (before: unknown, now: unknown) =>
  Array.isArray(before) && Array.isArray(now) && typeof now[0] === 'object' ? [...before, ...now] : now

const reasonIn = (item: ResponseItem) =>
  Object.entries(absences).find(([, code]) => findExtension(item, absentUrl)?.valueCode === code)?.[0]

function fromItem(item: Item, given: ResponseItem): unknown {
  const reason = reasonIn(given)
  if (reason) return reason
  const parts = Object.fromEntries(
    (given.item ?? []).map(each => [each.linkId.slice(each.linkId.lastIndexOf('/') + 1), each]),
  )
  switch (item.kind) {
    case 'strengthsAndNeeds':
      return valuesIn(parts)
    case 'matrix':
      return Object.fromEntries(
        Object.entries(parts).map(([row, each]) => [
          row,
          reasonIn(each) ??
            (each.item ? fromItem({ ...item, kind: 'strengthsAndNeeds' }, each) : firstIn(each)),
        ]),
      )
    case 'table':
      return [valuesIn(parts)]
    case 'drawing': {
      const strokes = fromSvg(parts.drawn?.answer?.[0]?.valueAttachment?.data ?? '')
      const words = parts.words && firstIn(parts.words)
      return words ? { words, ...(strokes.length > 0 ? { strokes } : {}) } : strokes
    }
    case 'choice':
      return given.answer?.[0]?.valueString === undefined
        ? firstIn(given)
        : { other: given.answer[0].valueString }
    case 'choices':
    case 'area':
    case 'ranking':
      return (given.answer ?? []).map(saidIn)
    default:
      return firstIn(given)
  }
}

const valuesIn = (parts: Record<string, ResponseItem>) =>
  Object.fromEntries(Object.entries(parts).map(([id, each]) => [id, firstIn(each)]))

const firstIn = (item: ResponseItem) => item.answer?.[0] && saidIn(item.answer[0])

const saidIn = (answer: ResponseAnswer) =>
  answer.valueCoding?.code ??
  answer.valueString ??
  answer.valueDate ??
  answer.valueInteger ??
  answer.valueDecimal

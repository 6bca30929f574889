import { cleanText } from '../../platform/forms.ts'
import { type Definition, dontKnow, type Item, type ItemOf, itemsOf, notRelevant } from '../definition.ts'
import { drawnInWords, fieldName, other } from './names.ts'

/** What a form sent, by item id, for `readAnswers` to judge: nothing is refused here, and nothing that was typed is lost. */
export function answersFromForm(definition: Definition, form: FormData): Record<string, unknown> {
  const raw: Record<string, unknown> = {}
  for (const item of itemsOf(definition)) {
    const value = besidesIn(form, item) ?? readItem(item, form)
    if (value !== undefined && value !== '') raw[item.id] = value
  }
  return raw
}

const one = (form: FormData, name: string) => {
  const value = form.getAll(name).at(-1)
  return typeof value === 'string' ? cleanText(value) : ''
}

const many = (form: FormData, name: string) =>
  form
    .getAll(name)
    .map(value => (typeof value === 'string' ? cleanText(value) : ''))
    .filter(Boolean)

/** A box ticked beside the question says nothing of it where something has been answered all the same. */
function besidesIn(form: FormData, item: Item) {
  const ticked = [notRelevant, dontKnow].find(each => one(form, fieldName(item.id, each)) === 'yes')
  const prefix = `${fieldName(item.id)}`
  const isAnswered = [...form].some(
    ([name, value]) =>
      (name === prefix || (name.startsWith(`${prefix}.`) && !name.startsWith(`${prefix}.$`))) && value !== '',
  )
  return ticked && !isAnswered ? ticked : undefined
}

function readItem(item: Item, form: FormData): unknown {
  const name = fieldName(item.id)
  switch (item.kind) {
    case 'number':
      return numberOr(one(form, name))
    case 'choice':
      return choiceOf(item, form)
    case 'choices':
      return listOr(many(form, name))
    case 'area':
      return areasOf(many(form, name))
    case 'ranking':
      return rankingOf(item, form)
    case 'strengthsAndNeeds':
      return recordOf(['strengths', 'needs'], part => one(form, fieldName(item.id, part)))
    case 'matrix':
      return recordOf(
        item.rows.map(each => each.id),
        row => (item.columns ? cellsOf(item, row, form) : one(form, fieldName(item.id, row))),
      )
    case 'table':
      return tableOf(item, form)
    case 'drawing':
      return drawingOf(item, form)
    default:
      return one(form, name)
  }
}

const listOr = (list: string[]) => (list.length ? list : undefined)

/** In place of the areas: one of the answers beside. */
const areasOf = (list: string[]) =>
  list.find(each => each === notRelevant || each === dontKnow) ?? listOr(list)

/** Words that are no number are kept as they were typed, so that they are refused and shown back. */
function numberOr(typed: string) {
  const plain = typed.replace(/[\s\u00a0]/g, '').replace(',', '.')
  return plain !== '' && Number.isFinite(Number(plain)) ? Number(plain) : typed
}

function choiceOf(item: ItemOf<'choice'>, form: FormData) {
  const chosen = one(form, fieldName(item.id))
  const words = item.other ? one(form, fieldName(item.id, other)) : ''
  if (chosen && chosen !== other) return chosen
  return words ? { other: words } : chosen === other ? { other: '' } : undefined
}

function rankingOf(item: ItemOf<'ranking'>, form: FormData) {
  const placed = item.options
    .map(({ id }) => ({ id, place: one(form, fieldName(item.id, id)) }))
    .filter(each => each.place !== '')
  if (placed.length === 0) return undefined
  // Two in one place are no order: told as such, the form shows them back.
  if (new Set(placed.map(each => each.place)).size < placed.length) return { same: 'place' }
  return placed.sort((a, b) => Number(a.place) - Number(b.place)).map(each => each.id)
}

function recordOf(keys: readonly string[], valueAt: (key: string) => unknown) {
  const entries = keys.map(key => [key, valueAt(key)] as const)
  const written = entries.filter(([, value]) => value !== '' && value !== undefined)
  return written.length ? Object.fromEntries(written) : undefined
}

function cellsOf(item: ItemOf<'matrix'>, row: string, form: FormData) {
  const words = recordOf(
    (item.columns ?? []).map(each => each.id),
    column => one(form, fieldName(item.id, row, column)),
  )
  const besides = [notRelevant, dontKnow].find(each => one(form, fieldName(item.id, row, each)) === 'yes')
  return words ?? besides
}

function tableOf(item: ItemOf<'table'>, form: FormData) {
  const numbers = new Set<number>()
  for (const name of form.keys()) {
    const [, id, row] = name.split('.')
    if (id === item.id && row !== undefined && /^\d{1,3}$/.test(row)) numbers.add(Number(row))
  }
  const rows = [...numbers]
    .sort((a, b) => a - b)
    .map(row =>
      recordOf(
        item.columns.map(each => each.id),
        column => {
          const typed = one(form, fieldName(item.id, row, column))
          return item.columns.find(each => each.id === column)?.kind === 'number' ? numberOr(typed) : typed
        },
      ),
    )
    .filter(row => row !== undefined)
  return rows.length ? rows : undefined
}

function drawingOf(item: ItemOf<'drawing'>, form: FormData) {
  const drawn = one(form, fieldName(item.id))
  const words = one(form, fieldName(item.id, drawnInWords))
  if (!drawn) return words ? { words } : undefined
  const strokes = parsed(drawn)
  return words && Array.isArray(strokes) ? { words, strokes } : strokes
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return json
  }
}

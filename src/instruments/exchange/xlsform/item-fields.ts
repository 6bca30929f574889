import type { Scale } from '../../definition.ts'
import { toId } from '../ids.ts'
import type { Notes } from '../notes.ts'
import { type Listed, mostOptions } from '../options.ts'
import type { NoteKind } from '../trouble.ts'
import { type Columns, isNo, isYes } from './columns.ts'
import type { Row } from './read-sheets.ts'
import type { RowType } from './types.ts'

type Fields = Record<string, unknown> & {
  kind: 'text' | 'longText' | 'number' | 'date' | 'choice' | 'choices' | 'scale' | 'ranking'
}
export type FieldsRead =
  | { fields: Fields; codes?: ReadonlyMap<string, string> }
  | { leftOut: NoteKind; what: string }
export type Given = {
  main: string
  columns: Columns
  lists: ReadonlyMap<string, Listed>
  /** The lists that a question has asked for. */
  used: Set<string>
  scales: Map<string, Scale>
  notes: Notes
}

/** What a question's type says of it. */
export function fieldsOf(row: Row, type: RowType, words: string, given: Given): FieldsRead {
  const { columns, notes } = given
  const written = columns.cell(row, 'type')
  // What is shown as it would have been shown anyway is taken; any other appearance is left unread, and so told.
  const appearance = columns.peek(row, 'appearance').toLowerCase()
  if (!appearance || /^(?:likert|multiline|minimal|quick|compact|full|radio)$/.test(appearance))
    columns.cell(row, 'appearance')
  if (type.as === 'select' || type.as === 'rank') return chosen(row, type, { words, appearance }, given)
  if (type.as === 'words') {
    notes.add('as-words', row.at, written, words)
    return { fields: { kind: 'text' } }
  }
  if (type.as !== 'ask') return { leftOut: 'not-asked-type', what: written }
  switch (type.kind) {
    case 'text':
      return { fields: { kind: appearance.includes('multiline') ? 'longText' : 'text' } }
    case 'integer':
      return { fields: { kind: 'number', decimals: 0, ...limits(row, columns) } }
    case 'percentage':
      return { fields: { kind: 'number', decimals: 0, min: 0, max: 100, unit: { [given.main]: '%' } } }
    case 'decimal':
      return { fields: { kind: 'number', decimals: 4, ...limits(row, columns) } }
    case 'range':
      return { fields: { kind: 'number', ...range(row, columns) } }
    case 'date':
      return { fields: { kind: 'date' } }
    case 'acknowledge': {
      notes.add('as-yes-no', row.at, '', words)
      const [yes, no] = given.main === 'sv' ? ['Ja', 'Nej'] : ['Yes', 'No']
      const options = [
        { id: 'ok', label: { [given.main]: yes } },
        { id: 'no', label: { [given.main]: no } },
      ]
      return { fields: { kind: 'choice', options }, codes: new Map([['OK', 'ok']]) }
    }
  }
}

function chosen(
  row: Row,
  type: RowType & { as: 'select' | 'rank' },
  { words, appearance }: { words: string; appearance: string },
  { lists, used, scales, notes }: Given,
): FieldsRead {
  if (type.as === 'select' && type.from === 'file') return { leftOut: 'not-asked-list', what: type.list }
  used.add(type.list)
  const listed = lists.get(type.list)
  if (!listed) return { leftOut: 'not-asked-list', what: type.list }
  const { options, codes } = listed
  if (options.length < 2) return { leftOut: 'not-asked-few', what: type.list }
  if (options.length > (type.as === 'rank' ? 15 : mostOptions))
    return { leftOut: 'not-asked-many', what: type.as === 'rank' ? '15' : String(mostOptions) }
  if (type.as === 'rank') return { fields: { kind: 'ranking', options }, codes }
  if (type.many) {
    if (type.other) notes.add('no-own-words', row.at, '', words)
    return { fields: { kind: 'choices', options }, codes }
  }
  if (appearance !== 'likert' || type.other || options.length > 11)
    return { fields: { kind: 'choice', options, ...(type.other ? { other: true } : {}) }, codes }
  const known = [...scales.values()].find(each => each.options === options)
  let id = known?.id ?? toId(type.list)
  for (let n = 2; !known && scales.has(id); n++) id = `${toId(type.list).slice(0, 58)}-${n}`
  scales.set(id, { id, options })
  return { fields: { kind: 'scale', scale: id }, codes }
}

/** `. >= 0 and . <= 10`; any other constraint is left unread, and so told. */
function limits(row: Row, columns: Columns): object {
  const constraint = columns.peek(row, 'constraint')
  if (!constraint) return {}
  const found: { min?: number; max?: number } = {}
  for (const part of constraint.replace(/\s+/g, ' ').split(/ and /i)) {
    const [, operator, value] = /^\.(>=|<=)(-?\d+(?:\.\d+)?)$/.exec(part.replaceAll(' ', '')) ?? []
    const limit = operator === '>=' ? 'min' : 'max'
    if (!operator || found[limit] !== undefined) return {}
    found[limit] = Number(value)
  }
  if ((found.min ?? -Infinity) > (found.max ?? Infinity)) return {}
  columns.cell(row, 'constraint')
  columns.cell(row, 'constraint_message')
  return found
}

function range(row: Row, columns: Columns): object {
  const given = new Map(
    columns
      .peek(row, 'parameters')
      .toLowerCase()
      .split(/[\s;,]+/)
      .map(each => each.split('=') as [string, string]),
  )
  const number = (name: string) =>
    /^-?\d+(?:\.\d+)?$/.test(given.get(name) ?? '') ? Number(given.get(name)) : undefined
  const [min, max, step] = ['start', 'end', 'step'].map(number)
  const isPlain = (step === undefined || step === 1) && (min ?? 0) <= (max ?? 10)
  // Another step is a limit that is not kept: the cell stays unread, and so is told.
  if (isPlain) columns.cell(row, 'parameters')
  const decimals = [min, max, step].some(each => each !== undefined && !Number.isInteger(each)) ? 4 : 0
  return (min ?? 0) <= (max ?? 10) ? { min: min ?? 0, max: max ?? 10, decimals } : { decimals: 4 }
}

/** A question inside a repeat is a column of a table. */
export function columnOf(
  row: Row,
  type: RowType,
  words: string,
  { columns, lists, used, notes }: Given,
): FieldsRead {
  const written = columns.cell(row, 'type')
  if (type.as === 'ask' && type.kind === 'text') {
    const isLong = columns.peek(row, 'appearance').toLowerCase() === 'multiline'
    if (isLong) columns.cell(row, 'appearance')
    return { fields: { kind: isLong ? 'longText' : 'text' } }
  }
  if (type.as === 'ask' && (type.kind === 'integer' || type.kind === 'decimal'))
    return { fields: { kind: 'number' } }
  if (type.as === 'ask' && type.kind === 'date') return { fields: { kind: 'date' } }
  if (type.as === 'words') {
    notes.add('as-words', row.at, written, words)
    return { fields: { kind: 'text' } }
  }
  if (type.as !== 'select' || type.many || type.from === 'file')
    return { leftOut: 'not-asked-repeat', what: written }
  used.add(type.list)
  const listed = lists.get(type.list)
  if (!listed) return { leftOut: 'not-asked-list', what: type.list }
  if (listed.options.length < 2) return { leftOut: 'not-asked-few', what: type.list }
  if (listed.options.length > mostOptions) return { leftOut: 'not-asked-many', what: String(mostOptions) }
  if (type.other) notes.add('no-own-words', row.at, '', words)
  return { fields: { kind: 'choice', options: listed.options } }
}

/** Whether an answer must be given; an expression is left unread, and so told. */
export function requiredOf(row: Row, columns: Columns): { required?: true } {
  const cell = columns.peek(row, 'required')
  if (!cell) return {}
  if (isYes(cell)) {
    columns.cell(row, 'required')
    return { required: true }
  }
  if (isNo(cell)) columns.cell(row, 'required')
  return {}
}

import type { Scale } from '../../definition.ts'
import { toId } from '../ids.ts'
import type { Trouble } from '../trouble.ts'
import { cellOf, type Lists } from './columns.ts'
import type { Row } from './read-sheets.ts'

type Fields = Record<string, unknown>
type Read = { fields: Fields } | { problem: Trouble['kind']; what: string }
type Given = { lists: Lists; scales: Map<string, Scale>; leaveOut: (what: string) => void }

/** What a question's type says of it. */
export function fieldsOf(row: Row, given: Given): Read {
  const [type = '', list = '', ...more] = cellOf(row, 'type').split(/\s+/)
  const appearance = cellOf(row, 'appearance').toLowerCase()
  for (const name of ['default', 'calculation', 'choice_filter', 'read_only', 'trigger'])
    if (cellOf(row, name)) given.leaveOut(name)
  if (appearance && !/^(?:likert|multiline|minimal|quick|compact)\b/.test(appearance))
    given.leaveOut(`appearance ${appearance.slice(0, 40)}`)
  switch (type.toLowerCase()) {
    case 'text':
      return {
        fields: { kind: appearance.includes('multiline') ? 'longText' : 'text', ...limits(row, given) },
      }
    case 'integer':
      return { fields: { kind: 'number', decimals: 0, ...limits(row, given) } }
    case 'decimal':
      return { fields: { kind: 'number', decimals: 2, ...limits(row, given) } }
    case 'range':
      return { fields: { kind: 'number', decimals: 2, ...range(row) } }
    case 'date':
      return { fields: { kind: 'date', ...limits(row, given) } }
    case 'select_one':
    case 'select_multiple':
    case 'rank':
      return chosen(type.toLowerCase(), list, { ...given, appearance, other: more.includes('or_other') })
    default:
      return { problem: 'not-taken', what: type }
  }
}

function chosen(
  type: string,
  list: string,
  { lists, scales, appearance, other, leaveOut }: Given & { appearance: string; other: boolean },
): Read {
  const options = lists.get(list)
  if (!options || options.length < 2) return { problem: 'no-list', what: list }
  if (other && type !== 'select_one') leaveOut('or_other')
  if (type === 'rank') return { fields: { kind: 'ranking', options } }
  if (type === 'select_multiple') return { fields: { kind: 'choices', options } }
  if (!appearance.startsWith('likert') || other)
    return { fields: { kind: 'choice', options, ...(other ? { other: true } : {}) } }
  const id = toId(list)
  scales.set(id, { id, options })
  return { fields: { kind: 'scale', scale: id } }
}

/** `. >= 0 and . <= 10`; any other constraint is told of. */
function limits(row: Row, { leaveOut }: Given): Fields {
  const constraint = cellOf(row, 'constraint')
  if (!constraint) return {}
  const isNumber = /^(?:integer|decimal)/i.test(cellOf(row, 'type'))
  const found: Fields = {}
  for (const part of constraint.replace(/\s+/g, ' ').split(/ and /i)) {
    const [, operator, value] = /^\s*\.\s*(>=|<=)\s*(-?\d+(?:\.\d+)?)\s*$/.exec(part) ?? []
    if (!operator || !isNumber) {
      leaveOut('constraint')
      return {}
    }
    found[operator === '>=' ? 'min' : 'max'] = Number(value)
  }
  return found
}

function range(row: Row): Fields {
  const parameters = cellOf(row, 'parameters')
  const number = (name: string) => new RegExp(`\\b${name}\\s*=\\s*(-?\\d+(?:\\.\\d+)?)`).exec(parameters)?.[1]
  const [start, end] = [number('start'), number('end')]
  return {
    ...(start === undefined ? {} : { min: Number(start) }),
    ...(end === undefined ? {} : { max: Number(end) }),
  }
}

/** A question inside a repeat is a column of a table. */
export function columnOf(row: Row, lists: Lists): Read {
  const [type = '', list = ''] = cellOf(row, 'type').split(/\s+/)
  if (type === 'text')
    return { fields: { kind: cellOf(row, 'appearance').includes('multiline') ? 'longText' : 'text' } }
  if (type === 'integer' || type === 'decimal') return { fields: { kind: 'number' } }
  if (type === 'date') return { fields: { kind: 'date' } }
  if (type !== 'select_one') return { problem: 'not-taken', what: type }
  const options = lists.get(list)
  return options && options.length >= 2
    ? { fields: { kind: 'choice', options } }
    : { problem: 'no-list', what: list }
}

import { z } from 'zod'
import { fold } from '../../../platform/fold.ts'
import { cleanText, field } from '../../../platform/forms.ts'
import { longestAddress, readAddresses } from './address-form.ts'
import { sayPlace } from './sentences.ts'
import type { askingTexts } from './texts.ts'

type T = ReturnType<typeof askingTexts>

/** One that a manager forwards to. */
export type Row = {
  id: string
  unit: string | null
  organisation: string
  role: string | null
  hasNamesake: boolean
  /** as it is saved */
  address: string | null
  /** who holds the unit's manager post, where the address is known */
  post?: { name: string; address: string } | undefined
}

export const nameOf = (row: Pick<Row, 'id'>) => `address-${row.id}`

export const managersSchema = (rows: readonly Row[]) =>
  z.object({
    ...Object.fromEntries(rows.map(row => [nameOf(row), field.optionalText(longestAddress)])),
    list: field.optionalText(200_000),
  })

type Reading = {
  /** What is right, by the id of its row; null takes an address away. */
  addresses: Map<string, string | null>
  /** What the page shows of it again. */
  values: Record<string, string>
  errors: Record<string, string>
}

/**
 * The addresses of the rows, and of a list that was pasted: one a row in their order, or each after the name of its unit. What the list
 * says goes before what the field says. What is wrong is told at its row, or at the list where it has none, and takes nothing else with it.
 */
export function readManagers(rows: readonly Row[], sent: Pick<FormData, 'get'>, t: T): Reading {
  const errors: Record<string, string> = {}
  const typed = new Map<string, string>()
  for (const row of rows) {
    const value = sent.get(nameOf(row))
    // What the form does not send is left as it is.
    if (typeof value === 'string') typed.set(row.id, cleanText(value))
  }
  const pasted = String(sent.get('list') ?? '')
  const { given, unplaced, error } = placeList(rows, pasted, t)
  for (const [id, value] of given) typed.set(id, value)
  if (error) errors.list = error
  const addresses = new Map<string, string | null>()
  for (const row of rows) {
    const value = typed.get(row.id)
    if (value === undefined) continue
    const {
      addresses: [address, ...more],
      wrong,
    } = readAddresses(value)
    if (wrong.length || more.length) errors[nameOf(row)] = t.managersWrong(sayPlace(row))
    else addresses.set(row.id, address ?? null)
  }
  const values = Object.fromEntries(
    rows.flatMap(row => {
      const value = typed.get(row.id)
      return value === undefined ? [] : [[nameOf(row), value]]
    }),
  )
  return { addresses, values: { ...values, list: unplaced.join('\n') }, errors }
}

type Placed = { given: Map<string, string>; unplaced: string[]; error?: string }

function placeList(rows: readonly Row[], pasted: string, t: T): Placed {
  const lines = pasted.replace(/\r\n?/g, '\n').replace(/\n$/, '').split('\n')
  if (!lines.some(line => line.trim())) return { given: new Map(), unplaced: [] }
  return lines.some(line => /[;\t]/.test(line)) ? byName(rows, lines, t) : inOrder(rows, lines, t)
}

/** A column with a hole above would move every address to another unit: as many lines as rows, or none is taken. */
function inOrder(rows: readonly Row[], lines: readonly string[], t: T): Placed {
  if (lines.length !== rows.length)
    return { given: new Map(), unplaced: [...lines], error: t.listCount(lines.length, rows.length) }
  return {
    given: new Map(
      rows.flatMap((row, n) => {
        const line = cleanText(lines[n] ?? '')
        return line ? [[row.id, line] as const] : []
      }),
    ),
    unplaced: [],
  }
}

/** `unit;address`, or two columns of a spreadsheet. A line without an address is a heading or an empty cell, and is passed over. */
function byName(rows: readonly Row[], lines: readonly string[], t: T): Placed {
  const known = Map.groupBy(
    rows.flatMap(row => namesOf(row).map(name => ({ name, row }))),
    ({ name }) => name,
  )
  const given = new Map<string, string>()
  const unplaced: string[] = []
  for (const line of lines) {
    const [, name = '', address = ''] = /^([^;\t]*)[;\t](.*)$/.exec(line) ?? ['', '', line]
    if (!cleanText(address) || (!address.includes('@') && !known.has(fold(name)))) continue
    const found = known.get(fold(name)) ?? []
    // Of one unit all its roles; of two units by one name neither.
    const units = new Set(found.map(({ row }) => `${row.organisation}/${row.unit}`))
    if (units.size !== 1) unplaced.push(line)
    else for (const { row } of found) given.set(row.id, cleanText(address))
  }
  const told = unplaced.slice(0, 10).map(line => line.trim().slice(0, 80))
  return { given, unplaced, ...(unplaced.length && { error: t.listUnknown(told, unplaced.length) }) }
}

const namesOf = ({ unit, organisation, role }: Row) => {
  const place = unit ?? organisation
  const names = [place, unit ? `${organisation}, ${unit}` : organisation]
  return [...new Set([...names, ...(role ? names.map(name => `${name}, ${role}`) : [])].map(fold))]
}

import type { Notes } from '../notes.ts'
import { type GivenOption, type Listed, listOptions } from '../options.ts'
import type { Columns } from './columns.ts'
import type { Row, Sheets } from './read-sheets.ts'

export type ListOfOptions = Listed & { at: string }

/** The options of each list of the sheet `choices`, with where it begins. */
export function readLists(
  { sheets, watch }: Sheets,
  { columns, main, notes }: { columns: Columns; main: string; notes: Notes },
): Map<string, ListOfOptions> {
  const given = new Map<string, { rows: Row[]; options: GivenOption[] }>()
  for (const row of sheets.get('choices')?.rows ?? []) {
    const list = columns.cell(row, 'list_name')
    const name = columns.cell(row, 'name')
    if (!list || !name) {
      notes.add('left-out', row.at, list || name || 'choices')
      watch.pass(row.cells)
      continue
    }
    const label = columns.words(row, 'label')
    if (!label[main]) {
      const other = Object.values(label)[0] ?? name
      notes.add('text-lacks', row.at, main, other)
      label[main] = other
    }
    const known = given.get(list) ?? { rows: [], options: [] }
    known.rows.push(row)
    known.options.push({ keys: [name], label })
    given.set(list, known)
  }
  return new Map(
    [...given].map(([list, { rows, options }]) => {
      const at = rows[0]?.at ?? ''
      return [list, { at, ...listOptions(options, notes, at) }]
    }),
  )
}

import type { Option, Words } from '../../definition.ts'
import { toId } from '../ids.ts'
import type { Row } from './read-sheets.ts'

/** A heading such as `label::Svenska (sv)`: which column it is, and in which language. */
export type Column = { heading: string; name: string; language: string }

const known: Record<string, string> = { svenska: 'sv', swedish: 'sv', english: 'en', engelska: 'en' }

/** The columns of texts, each with its language; one that names none is in the main language. */
export function textColumns(headings: readonly string[], main: string): Column[] {
  return headings.flatMap(heading => {
    const [, name = '', said = ''] = /^(label|hint) ?(?:::?(.*))?$/i.exec(heading) ?? []
    if (!name) return []
    const language = said.trim() ? languageOf(said) : main
    return language ? [{ heading, name: name.toLowerCase(), language }] : []
  })
}

export function languageOf(said: string): string | undefined {
  const words = said.trim()
  const tag = (inBrackets(words) ?? known[words.toLowerCase()] ?? words).trim()
  return /^[a-z]{2,3}(-[A-Za-z]{2,4})?$/.test(tag) ? tag : undefined
}

const inBrackets = (words: string) =>
  words.endsWith(')') ? words.slice(words.lastIndexOf('(') + 1, -1) : undefined

export const wordsOf = (row: Row, name: 'label' | 'hint', columns: readonly Column[]): Words =>
  Object.fromEntries(
    columns.flatMap(column => {
      const text = row.cells[column.heading]?.trim()
      return column.name === name && text ? [[column.language, text]] : []
    }),
  )

/** A cell whatever the size of the heading's letters. */
export function cellOf(row: Row, ...names: string[]): string {
  for (const [heading, text] of Object.entries(row.cells))
    if (names.includes(heading.toLowerCase().replace(/ /g, '_'))) return text.trim()
  return ''
}

export type Lists = Map<string, Option[]>

export function listsIn(rows: readonly Row[], columns: readonly Column[]): Lists {
  const lists: Lists = new Map()
  for (const row of rows) {
    const list = cellOf(row, 'list_name')
    const name = cellOf(row, 'name', 'value')
    if (!list || !name) continue
    const label = wordsOf(row, 'label', columns)
    lists.set(list, [...(lists.get(list) ?? []), { id: toId(name), label }])
  }
  return lists
}

export const isYes = (cell: string) => /^(?:yes|ja|true|true\(\)|1)$/i.test(cell)

import type { Words } from '../../definition.ts'
import { languageNamed } from '../languages.ts'
import type { Notes } from '../notes.ts'
import type { Row, Sheet, Sheets } from './read-sheets.ts'

/** A heading such as `label::Svenska (sv)`: which column it is, and in which language. */
type TextColumn = { heading: string; name: 'label' | 'hint'; language: string | undefined }

/** What a column is called in XLSForm today, by its older names. */
const olderNames: Record<string, string> = {
  relevance: 'relevant',
  skip_logic: 'relevant',
  caption: 'label',
  tag: 'name',
  value: 'name',
  command: 'type',
  count: 'repeat_count',
  'jr:count': 'repeat_count',
  readonly: 'read_only',
  calculate: 'calculation',
  constraining_message: 'constraint_message',
  requiredmsg: 'required_message',
  set_form_title: 'form_title',
  title: 'form_title',
  set_form_id: 'form_id',
  id_string: 'form_id',
}

/** `bind::relevant` is `relevant`, `media::image` is `image`. */
export function nameOf(heading: string): string {
  const plain = heading.trim().toLowerCase()
  const [first = '', ...rest] = plain.includes('::') ? plain.split(/ ?:: ?/) : plain.split(/ ?: ?/)
  const grouped = (first === 'bind' || first === 'media' || first === 'control') && rest[0] ? rest[0] : first
  const name = (plain.startsWith('jr:') ? plain : grouped).trim().replace(/ /g, '_')
  return Object.hasOwn(olderNames, name) ? (olderNames[name] as string) : name
}

/** Where each column of a sheet stands, by the name that it has today. */
export class Columns {
  readonly #headings = new Map<string, string[]>()
  readonly #texts: TextColumn[]
  readonly #main: string
  readonly #notes: Notes
  readonly #watch: Sheets['watch']

  constructor(
    sheet: Sheet | undefined,
    { main, notes, watch }: { main: string; notes: Notes; watch: Sheets['watch'] },
  ) {
    this.#main = main
    this.#notes = notes
    this.#watch = watch
    for (const heading of sheet?.headings ?? []) {
      const name = nameOf(heading)
      this.#headings.set(name, [...(this.#headings.get(name) ?? []), heading])
    }
    this.#texts = textColumns(sheet)
  }

  has = (name: string) => this.#headings.has(name)

  /** A cell, whatever the size of the heading's letters and by whichever of its names. */
  cell(row: Row, name: string): string {
    const heading = this.#headings.get(name)?.find(each => row.cells[each])
    return heading === undefined ? '' : (row.cells[heading] ?? '').trim()
  }

  /** What stands there, without having read it: to be read by whoever takes it. */
  peek(row: Row, name: string): string {
    const raw = this.#watch.rawOf(row.cells)
    const heading = this.#headings.get(name)?.find(each => raw[each])
    return heading === undefined ? '' : (raw[heading] ?? '').trim()
  }

  /** Every cell of a name: `relevant` and `relevance` both hold where both are filled in. */
  cells = (row: Row, name: string): string[] =>
    (this.#headings.get(name) ?? []).map(each => (row.cells[each] ?? '').trim()).filter(Boolean)

  /** A text in each language. Where a plain column and one with a language say different things in one language, that is told. */
  words(row: Row, name: 'label' | 'hint'): Words {
    const words: Words = {}
    const own = this.#texts.filter(each => each.name === name)
    for (const { heading, language } of [
      ...own.filter(each => each.language !== ''),
      ...own.filter(each => each.language === ''),
    ]) {
      if (language === undefined) continue
      const text = row.cells[heading]?.trim()
      const tag = language || this.#main
      if (!text || words[tag] === text) continue
      if (words[tag]) this.#notes.add('text-replaced', row.at, heading, text)
      else words[tag] = text
    }
    return words
  }
}

/** The columns of texts, each with its language: '' where it names none, undefined where the name is not known. */
export const textColumns = (sheet: Sheet | undefined): TextColumn[] =>
  (sheet?.headings ?? []).flatMap(heading => {
    const name = nameOf(heading)
    if (name !== 'label' && name !== 'hint') return []
    const colon = heading.indexOf(':')
    const said = colon < 0 ? '' : heading.slice(colon).replaceAll(':', '').trim()
    return [{ heading, name, language: said ? languageNamed(said) : '' }]
  })

export const isYes = (cell: string) => /^(?:yes|ja|true|true\(\)|1)$/i.test(cell)
export const isNo = (cell: string) => /^(?:no|nej|false|false\(\)|0)$/i.test(cell)

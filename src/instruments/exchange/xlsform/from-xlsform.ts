import { type Condition, format, type Item, type Scale, type Words } from '../../definition.ts'
import { toCode, toId } from '../ids.ts'
import type { Note, Trouble } from '../trouble.ts'
import {
  type Column,
  cellOf,
  isYes,
  type Lists,
  languageOf,
  listsIn,
  textColumns,
  wordsOf,
} from './columns.ts'
import { columnOf, fieldsOf } from './item-fields.ts'
import { type Row, readXlsx, type Sheets } from './read-sheets.ts'
import { parseRelevant } from './relevant.ts'

type Read = { json: unknown; notes: Note[] } | { problems: Trouble[]; notes: Note[] }
type Fields = Record<string, unknown>
type Section = { id: string; title: Words; help?: Words; items: Fields[] }

/** An XLSForm in .xlsx as JSON of our format, for `parseDefinition` to judge: all of it, or a problem for each row that could not be taken. */
export async function fromXlsForm(bytes: Uint8Array, fileName: string): Promise<Read> {
  const sheets = await readXlsx(bytes)
  if (!(sheets instanceof Map))
    return { problems: [{ kind: sheets.problem, at: '', what: sheets.what }], notes: [] }
  const missing = ['type', 'name'].find(
    name => !sheets.get('survey')?.headings.some(each => each.toLowerCase() === name),
  )
  if (!sheets.has('survey')) return { problems: [{ kind: 'no-sheet', at: '', what: 'survey' }], notes: [] }
  if (missing) return { problems: [{ kind: 'no-column', at: 'survey', what: missing }], notes: [] }
  return new Form(sheets, fileName).read()
}

/** Walks the survey sheet from its first row to its last. */
class Form {
  readonly notes: Note[] = []
  readonly problems: Trouble[] = []
  readonly #sheets: Sheets
  readonly #fileName: string
  readonly #main: string
  readonly #columns: Column[]
  readonly #lists: Lists
  readonly #scales = new Map<string, Scale>()
  readonly #kinds = new Map<string, Item['kind']>()
  readonly #sections: Section[] = []
  /** Groups that have begun and not ended: the first is a section, those inside give only their conditions. */
  readonly #open: { row: Row; when: string; table?: Fields & { columns: Fields[] } }[] = []
  readonly #names = new Set<string>()
  #shown: Words = {}

  constructor(sheets: Sheets, fileName: string) {
    this.#sheets = sheets
    this.#fileName = fileName
    const survey = sheets.get('survey')?.headings ?? []
    const first = textColumns(survey, '').find(each => each.name === 'label')?.language
    this.#main = languageOf(this.#setting('default_language')) ?? (first || 'sv')
    this.#columns = textColumns(survey, this.#main)
    const choices = sheets.get('choices')
    this.#lists = listsIn(choices?.rows ?? [], textColumns(choices?.headings ?? [], this.#main))
  }

  read(): Read {
    const rows = this.#sheets.get('survey')?.rows ?? []
    // The kinds are known before the conditions that look at them.
    for (const row of rows) this.#kinds.set(toId(cellOf(row, 'name')), kindOf(row))
    for (const row of rows) this.#take(row)
    for (const { row } of this.#open) this.#refuse(row, 'not-closed')
    if (this.#sections.length === 0 && this.problems.length === 0)
      this.problems.push({ kind: 'no-items', at: '', what: '' })
    this.notes.push({ kind: 'written-by-us', at: '', what: '' })
    return this.problems.length > 0
      ? { problems: this.problems, notes: this.notes }
      : { json: this.#definition(), notes: this.notes }
  }

  #definition() {
    const title = this.#setting('form_title') || this.#fileName.replace(/\.xlsx$/i, '')
    const others = [...new Set(this.#columns.map(each => each.language))].filter(each => each !== this.#main)
    const words = (text: string) => ({ [this.#main]: text })
    return {
      format,
      code: toCode(this.#setting('form_id') || title),
      title: words(title || '–'),
      languages: [this.#main, ...others],
      about: 'collaboration',
      summary: 'bars',
      source: { note: words(`XLSForm: ${this.#fileName}`.slice(0, 200)), rights: words('–') },
      scales: [...this.#scales.values()],
      sections: this.#sections,
    }
  }

  #setting(name: string) {
    const row = this.#sheets.get('settings')?.rows[0]
    return row ? cellOf(row, name) : ''
  }

  #take(row: Row) {
    const [type = '', ...words] = cellOf(row, 'type').toLowerCase().split(/\s+/)
    const whole = [type, ...words].join('_')
    if (!type) return
    if (/^begin_?(group|repeat)$/.test(whole)) return this.#begin(row, whole.endsWith('repeat'))
    if (/^end_?(group|repeat)$/.test(whole))
      return this.#open.pop() ? undefined : this.#refuse(row, 'not-opened')
    if (passedOver.has(type)) return this.#leaveOut(row, type)
    if (type === 'note') return this.#show(row)
    this.#ask(row)
  }

  #begin(row: Row, isRepeat: boolean) {
    const when = cellOf(row, 'relevant')
    if (this.#open.some(each => each.table)) {
      this.#refuse(row, 'not-taken', 'group in a repeat')
      this.#open.push({ row, when: '' })
      return
    }
    const outermost = !this.#open.some(each => !each.table)
    if (isRepeat) {
      const table = { ...this.#common(row, 'table'), columns: [] as Fields[], maxRows: 20 }
      this.#section(row).items.push(table)
      this.#open.push({ row, when: '', table })
      return
    }
    if (outermost) this.#sections.push(this.#newSection(row))
    else if (cellOf(row, 'label') || Object.keys(wordsOf(row, 'label', this.#columns)).length > 0)
      this.#leaveOut(row, 'label')
    this.#open.push({ row, when: outermost ? '' : when })
  }

  #newSection(row: Row): Section {
    const title = wordsOf(row, 'label', this.#columns)
    const showWhen = this.#conditionOf(row, [cellOf(row, 'relevant')])
    return {
      id: this.#name(row),
      title: title[this.#main] ? title : { [this.#main]: this.#setting('form_title') || '–' },
      ...(showWhen ? { showWhen } : {}),
      items: [],
    }
  }

  /** The section that a question belongs to; one of its own for those outside every group. */
  #section(row: Row): Section {
    const last = this.#sections.at(-1)
    if (last && (this.#open.some(each => !each.table) || last.id.startsWith('section-row-'))) return last
    const section = {
      id: `section-row-${row.number}`,
      title: { [this.#main]: this.#setting('form_title') || '–' },
      items: [],
    }
    this.#sections.push(section)
    return section
  }

  #ask(row: Row) {
    const table = this.#open.at(-1)?.table
    const read = table
      ? columnOf(row, this.#lists)
      : fieldsOf(row, {
          lists: this.#lists,
          scales: this.#scales,
          leaveOut: what => this.#leaveOut(row, what),
        })
    if ('problem' in read) return this.#refuse(row, read.problem, read.what)
    if (table) {
      const label = wordsOf(row, 'label', this.#columns)
      if (!label[this.#main]) return this.#refuse(row, 'no-label')
      if (cellOf(row, 'relevant')) this.#leaveOut(row, 'relevant')
      table.columns.push({ id: toId(cellOf(row, 'name')), label, ...read.fields })
      return
    }
    this.#section(row).items.push({ ...this.#common(row, read.fields.kind as Item['kind']), ...read.fields })
  }

  #common(row: Row, kind: Item['kind']): Fields {
    const label = wordsOf(row, 'label', this.#columns)
    if (!label[this.#main]) this.#refuse(row, 'no-label')
    const help = together(this.#shown, wordsOf(row, 'hint', this.#columns))
    this.#shown = {}
    const showWhen = this.#conditionOf(row, [...this.#open.map(each => each.when), cellOf(row, 'relevant')])
    return {
      id: this.#name(row),
      kind,
      label,
      ...(Object.keys(help).length > 0 ? { help } : {}),
      ...(isYes(cellOf(row, 'required')) ? { required: true } : {}),
      ...(showWhen ? { showWhen } : {}),
    }
  }

  /** A text that is only shown stands before the next question. */
  #show(row: Row) {
    this.#shown = together(this.#shown, wordsOf(row, 'label', this.#columns))
    if (cellOf(row, 'relevant')) this.#leaveOut(row, 'relevant')
  }

  #conditionOf(row: Row, sources: readonly string[]): Condition | undefined {
    const parts = sources.filter(Boolean).map(source => {
      const condition = parseRelevant(source, question => this.#kinds.get(question))
      if (!condition) this.#refuse(row, 'bad-condition', source)
      return condition
    })
    const all = parts.filter(each => each !== undefined)
    return all.length > 1 ? { all } : all[0]
  }

  #name(row: Row): string {
    const name = cellOf(row, 'name')
    const id = toId(name)
    if (!name) this.#refuse(row, 'bad-name', name)
    else if (this.#names.has(id)) this.#refuse(row, 'same-name', id)
    else if (id !== name) this.notes.push({ kind: 'renamed', at: placeOf(row), what: id })
    this.#names.add(id)
    return id
  }

  #refuse(row: Row, kind: Trouble['kind'], what = '') {
    if (this.problems.length < 100) this.problems.push({ kind, at: placeOf(row), what: what.slice(0, 80) })
  }

  #leaveOut(row: Row, what: string) {
    if (this.notes.length < 100) this.notes.push({ kind: 'left-out', at: placeOf(row), what })
  }
}

const placeOf = (row: Row) => `survey:${row.number}`

const kindOf = (row: Row): Item['kind'] =>
  /^(?:integer|decimal|range)/i.test(cellOf(row, 'type')) ? 'number' : 'text'

/** What a telephone fills in by itself, and what is reckoned: nobody is asked. */
const passedOver = new Set([
  'start',
  'end',
  'today',
  'deviceid',
  'username',
  'phonenumber',
  'email',
  'audit',
  'simserial',
  'subscriberid',
  'calculate',
  'hidden',
])

const together = (before: Words, after: Words): Words =>
  Object.fromEntries(
    [...new Set([...Object.keys(before), ...Object.keys(after)])].map(language => [
      language,
      [before[language], after[language]].filter(Boolean).join('\n\n'),
    ]),
  )

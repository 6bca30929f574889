import { type Condition, format, type Item, type Scale, type Words } from '../../definition.ts'
import type { Fields, Place } from '../asked.ts'
import { Ids, toCode, toId } from '../ids.ts'
import { Notes } from '../notes.ts'
import { joined, Outline } from '../outline.ts'
import type { Note, NoteKind, Trouble } from '../trouble.ts'
import { Columns, isYes, nameOf, textColumns } from './columns.ts'
import { columnOf, fieldsOf, type Given, requiredOf } from './item-fields.ts'
import { allLanguages, mainLanguage } from './languages-of-form.ts'
import { type ListOfOptions, readLists } from './lists.ts'
import { type Row, readXlsx, type Sheets } from './read-sheets.ts'
import { parseRelevant } from './relevant.ts'
import { type RowType, typeOf } from './types.ts'
import { tellUnread } from './unread-cells.ts'

type Read = { json: unknown; notes: Note[] } | { problems: Trouble[]; notes: Note[] }

/**
 * An XLSForm in .xlsx as JSON of our format, for `parseDefinition` to judge. Every cell of every sheet is taken, or told of: what is not
 * read by anybody is found by the watch over the cells.
 */
export async function fromXlsForm(bytes: Uint8Array, fileName: string): Promise<Read> {
  const read = await readXlsx(bytes)
  if ('problems' in read) return { problems: read.problems, notes: [] }
  const survey = surveyIn(read)
  if (!survey) return { problems: [{ kind: 'no-sheet', at: '', what: 'survey' }], notes: [] }
  const missing = ['type', 'name'].find(name => !survey.headings.some(each => nameOf(each) === name))
  if (missing) return { problems: [{ kind: 'no-column', at: 'survey', what: missing }], notes: [] }
  return new Form(read, fileName).read()
}

/** A workbook of one sheet need not call it by its name. */
function surveyIn({ sheets }: Sheets) {
  const [only, ...others] = sheets.values()
  const isNamed = sheets.has('survey')
  if (!isNamed && only && others.length === 0 && only.headings.some(each => nameOf(each) === 'type'))
    sheets.set('survey', only)
  return sheets.get('survey')
}

/** A group or repeat that has begun and not ended. `leftOut`: why what is inside is not asked. */
type Open = {
  row: Row
  of: 'group' | 'repeat' | 'loop'
  isSection: boolean
  when: readonly Condition[]
  table?: Table
  leftOut?: { kind: NoteKind; what: string }
}

type Table = {
  fields: Fields & { kind: 'table'; columns: Fields[] }
  ids: Ids
  texts: Words[]
  place: Place
  when: readonly Condition[]
}

const mostColumns = 12
const mostRows = 20

/** Walks the survey sheet from its first row to its last. */
class Form {
  readonly #notes = new Notes()
  readonly #problems: Trouble[] = []
  readonly #sheets: Sheets
  readonly #fileName: string
  readonly #main: string
  readonly #columns: Columns
  readonly #settings: Columns
  readonly #outline = new Outline(this.#notes)
  readonly #given: Given
  readonly #lists: Map<string, ListOfOptions>
  readonly #kinds = new Map<string, Item['kind']>()
  readonly #open: Open[] = []
  readonly #names = new Set<string>()

  constructor(sheets: Sheets, fileName: string) {
    this.#sheets = sheets
    this.#fileName = fileName
    const { watch } = sheets
    const survey = sheets.sheets.get('survey')
    this.#settings = new Columns(sheets.sheets.get('settings'), { main: '', notes: this.#notes, watch })
    this.#main = mainLanguage(sheets, this.#setting('default_language'), this.#notes)
    const about = { main: this.#main, notes: this.#notes, watch }
    this.#columns = new Columns(survey, about)
    const choices = new Columns(sheets.sheets.get('choices'), about)
    this.#lists = readLists(sheets, { columns: choices, main: this.#main, notes: this.#notes })
    this.#given = {
      main: this.#main,
      columns: this.#columns,
      lists: this.#lists,
      used: new Set<string>(),
      scales: new Map<string, Scale>(),
      notes: this.#notes,
    }
  }

  read(): Read {
    const rows = this.#sheets.sheets.get('survey')?.rows ?? []
    // The kinds are known before the conditions that look at them.
    for (const row of rows) {
      const kind = kindOf(typeOf(this.#columns.peek(row, 'type')))
      if (kind) this.#kinds.set(this.#columns.peek(row, 'name'), kind)
    }
    for (const row of rows) this.#take(row)
    for (const { row } of this.#open) this.#refuse(row, 'not-closed')
    const read = this.#outline.finish()
    if ('problems' in read) this.#problems.push(...read.problems)
    else if (read.sections.length === 0) this.#problems.push({ kind: 'no-items', at: '', what: '' })
    for (const [list, { at }] of this.#lists)
      if (!this.#given.used.has(list)) this.#notes.add('unused-list', at, list)
    const definition = 'problems' in read ? undefined : this.#definition(read)
    tellUnread(this.#sheets, this.#notes)
    this.#notes.add('written-by-us', '')
    const notes = this.#notes.all()
    if (this.#problems.length > 0 || !definition) return { problems: this.#problems, notes }
    return { json: definition, notes }
  }

  #definition(read: { sections: Fields[]; ending?: Words }) {
    const id = this.#setting('form_id')
    const title = this.#setting('form_title') || this.#fileName.replace(/\.xlsx$/i, '')
    const words = (text: string) => ({ [this.#main]: text })
    return {
      format,
      code: toCode(id || title),
      title: words(title || '–'),
      languages: allLanguages(this.#sheets, this.#main, this.#notes),
      about: 'collaboration',
      summary: 'bars',
      source: { note: words(`XLSForm: ${this.#fileName}`.slice(0, 200)), rights: words('–') },
      scales: [...this.#given.scales.values()],
      ...read,
    }
  }

  #setting(name: string) {
    const row = this.#sheets.sheets.get('settings')?.rows[0]
    return row ? this.#settings.cell(row, name) : ''
  }

  #take(row: Row) {
    const written = this.#columns.peek(row, 'type')
    const type = typeOf(written)
    if (isYes(this.#columns.peek(row, 'disabled')) && type.as !== 'end') return this.#disable(row, type)
    if (!written) {
      this.#notes.add('no-type', row.at, this.#placeOf(row).words)
      return this.#sheets.watch.pass(row.cells)
    }
    this.#columns.cell(row, 'disabled')
    if (type.as === 'begin') return this.#begin(row, type.of)
    if (type.as === 'end') return this.#end(row, type.of)
    if (type.as === 'unseen') {
      this.#sheets.watch.pass(row.cells)
      return this.#notes.add('never-asked', row.at)
    }
    const place = this.#placeOf(row)
    const leftOut = this.#open.find(each => each.leftOut)?.leftOut
    if (leftOut)
      return this.#leaveOut(row, leftOut.kind, leftOut.what, type.as === 'note' ? 'text-nowhere' : undefined)
    if (type.as === 'note') return this.#show(row, place)
    this.#ask(row, type, place)
  }

  /** Switched off in the file too. What is inside a group that is switched off goes with it. */
  #disable(row: Row, type: RowType) {
    this.#sheets.watch.pass(row.cells)
    this.#notes.add('never-asked', row.at, this.#placeOf(row).words)
    if (type.as === 'begin') {
      const leftOut = { kind: 'not-asked-inside' as const, what: this.#placeOf(row).words }
      this.#open.push({ row, of: type.of, isSection: false, when: [], leftOut })
    }
  }

  #begin(row: Row, of: Open['of']) {
    const { columns, when, isReadable } = this.#whenOf(row)
    const place = this.#placeOf(row)
    const isOutermost = this.#open.length === 0
    const outer = this.#outerWhen()
    const inside = this.#open.find(each => each.leftOut)?.leftOut
    const table = this.#open.find(each => each.table)
    columns.cell(row, 'type')
    columns.cell(row, 'name')
    if (inside || !isReadable || of === 'loop' || (table && (of === 'repeat' || when.length > 0))) {
      const leftOut = inside ?? { kind: 'not-asked-inside' as const, what: place.words }
      this.#sheets.watch.pass(row.cells)
      // The group's own note says why; its questions are then named one by one.
      if (!inside && !isReadable)
        this.#notes.add(
          'not-asked-condition',
          row.at,
          columns.cells(row, 'relevant').join(' and '),
          place.words,
        )
      else if (!inside)
        this.#notes.add(
          of === 'loop' ? 'not-asked-type' : 'not-asked-repeat',
          row.at,
          columns.cell(row, 'type'),
          place.words,
        )
      this.#open.push({ row, of, isSection: false, when: [], leftOut })
      return
    }
    const label = columns.words(row, 'label')
    const help = columns.words(row, 'hint')
    if (of === 'repeat') {
      this.#needSection(row)
      const fields = {
        kind: 'table' as const,
        label: this.#mainText(row, label, place) ?? { [this.#main]: columns.cell(row, 'name') || '–' },
        ...(Object.keys(help).length > 0 ? { help } : {}),
        columns: [] as Fields[],
        maxRows: mostRows,
      }
      this.#open.push({
        row,
        of,
        isSection: false,
        when,
        table: { fields, ids: new Ids(), texts: [], place, when: [...outer, ...when] },
      })
      return
    }
    if (isOutermost) {
      const title = this.#mainText(row, label, place) ?? { [this.#main]: this.#setting('form_title') || '–' }
      const id = this.#outline.ids.free(toId(columns.cell(row, 'name') || 'section'))
      this.#isLoose = false
      this.#outline.section({ id, title, ...(Object.keys(help).length > 0 ? { help } : {}) }, when)
    } else if (Object.keys(label).length > 0 || Object.keys(help).length > 0) {
      if (table?.table) table.table.texts.push(label)
      else this.#outline.show(place, label, [...outer, ...when])
    }
    this.#open.push({ row, of, isSection: isOutermost, when })
  }

  #end(row: Row, of: Open['of']) {
    for (const name of ['type', 'name']) this.#columns.cell(row, name)
    const open = this.#open.pop()
    if (!open || open.of !== of) return this.#refuse(row, 'not-opened')
    if (!open.table) return
    const { fields, texts, place, when } = open.table
    if (fields.columns.length === 0) return this.#outline.leaveOut('not-asked-few', place)
    const help = joined([fields.help as Words | undefined, ...texts])
    const name = this.#nameOf(open.row)
    this.#outline.ask({
      ...place,
      name,
      when,
      fields: { ...fields, ...(Object.keys(help).length > 0 ? { help } : {}) },
    })
  }

  /** The conditions of a row; unreadable ones leave out what they stand at. */
  #whenOf(row: Row) {
    const columns = this.#columns
    const sources = columns.cells(row, 'relevant')
    const parts = sources.map(source => parseRelevant(source, name => this.#kinds.get(name)))
    const when = parts.flatMap(each => each ?? [])
    return { columns, when, isReadable: when.length === sources.length, source: sources.join(' and ') }
  }

  /** Those of the groups around, but for the section's own. */
  #outerWhen = () => this.#open.filter(each => !each.isSection).flatMap(each => each.when)

  /** A section for questions outside every group; those in one stand in its section. */
  #needSection(row: Row) {
    if (this.#open.length > 0 && this.#outline.hasSection && this.#open[0]?.isSection) return
    if (this.#outline.hasSection && this.#isLoose) return
    this.#isLoose = true
    const id = this.#outline.ids.free(`section-row-${row.at.slice(row.at.indexOf(':') + 1)}`)
    this.#outline.section({ id, title: { [this.#main]: this.#setting('form_title') || '–' } })
  }
  #isLoose = false

  #ask(row: Row, type: RowType, place: Place) {
    const table = this.#open.find(each => each.table)?.table
    const { when, isReadable, source } = this.#whenOf(row)
    if (!isReadable) return this.#leaveOut(row, 'not-asked-condition', source)
    if (table && when.length > 0) return this.#leaveOut(row, 'not-asked-repeat', source)
    const read = table
      ? columnOf(row, type, place.words, this.#given)
      : fieldsOf(row, type, place.words, this.#given)
    if ('leftOut' in read) return this.#leaveOut(row, read.leftOut, read.what)
    const label = this.#mainText(row, this.#columns.words(row, 'label'), place)
    const help = this.#columns.words(row, 'hint')
    const hasHelp = Object.keys(help).length > 0
    const shown = label ?? (hasHelp ? this.#mainText(row, help, place) : undefined)
    if (!shown) return this.#leaveOut(row, 'not-asked-label', this.#columns.peek(row, 'name'))
    const name = table ? this.#columns.cell(row, 'name') || row.at : this.#nameOf(row)
    if (table) {
      if (table.fields.columns.length >= mostColumns)
        return this.#leaveOut(row, 'not-asked-many', String(mostColumns))
      table.fields.columns.push({ id: table.ids.of(name), label: shown, ...read.fields })
      if (label && hasHelp) table.texts.push(help)
      return
    }
    this.#needSection(row)
    const fields = {
      ...read.fields,
      label: shown,
      ...(label && hasHelp ? { help } : {}),
      ...requiredOf(row, this.#columns),
    }
    this.#outline.ask({
      ...place,
      name,
      when: [...this.#outerWhen(), ...when],
      fields,
      ...(read.codes ? { codes: read.codes } : {}),
    })
  }

  /** A text that is only shown stands at the next question that the same people get. */
  #show(row: Row, place: Place) {
    const { when, isReadable } = this.#whenOf(row)
    const text = joined([this.#columns.words(row, 'label'), this.#columns.words(row, 'hint')])
    for (const name of ['type', 'name']) this.#columns.cell(row, name)
    for (const each of Object.values(text)) this.#tellReferences(row, each)
    const shown = Object.fromEntries(
      Object.entries(text).map(([language, words]) => [language, withoutReferences(words)]),
    )
    if (!isReadable) return this.#outline.leaveOut('text-condition', place)
    const table = this.#open.find(each => each.table)?.table
    if (table)
      return when.length > 0 ? this.#outline.leaveOut('text-condition', place) : void table.texts.push(shown)
    this.#needSection(row)
    this.#outline.show(place, shown, [...this.#outerWhen(), ...when])
  }

  /** With a text in the main language, whichever the file has; undefined where it has none. References to answers become an ellipsis. */
  #mainText(row: Row, words: Words, place: Place): Words | undefined {
    const [any] = Object.values(words)
    if (any === undefined) return undefined
    if (!words[this.#main]) this.#notes.add('text-lacks', row.at, this.#main, place.words)
    for (const each of Object.values(words)) this.#tellReferences(row, each)
    const all = { ...words, [this.#main]: words[this.#main] ?? any }
    return Object.fromEntries(
      Object.entries(all).map(([language, text]) => [language, withoutReferences(text)]),
    )
  }

  #tellReferences(row: Row, text: string) {
    for (const [reference] of text.matchAll(/\$\{[^${}]*\}/g))
      this.#notes.add('reference', row.at, reference, text)
  }

  /** The words of a row that a note quotes, not counted as read. */
  #placeOf(row: Row): Place {
    const raw = this.#sheets.watch.rawOf(row.cells)
    const labels = textColumns(this.#sheets.sheets.get('survey'))
    const words = labels.map(({ heading }) => raw[heading]?.trim()).find(Boolean)
    return { at: row.at, words: words || this.#columns.peek(row, 'name') || (Object.values(raw)[0] ?? '') }
  }

  #nameOf(row: Row): string {
    const name = this.#columns.cell(row, 'name')
    if (!name) this.#refuse(row, 'bad-name', name)
    else if (this.#names.has(name)) this.#refuse(row, 'same-name', name)
    this.#names.add(name)
    return name || row.at
  }

  #leaveOut(row: Row, kind: NoteKind, what: string, instead?: NoteKind) {
    this.#sheets.watch.pass(row.cells)
    this.#outline.leaveOut(instead ?? kind, this.#placeOf(row), what)
  }

  #refuse(row: Row, kind: Trouble['kind'], what = '') {
    if (this.#problems.length < 100) this.#problems.push({ kind, at: row.at, what: what.slice(0, 80) })
  }
}

/** What a condition can compare by size. */
const kindOf = (type: RowType): Item['kind'] | undefined => {
  if (type.as === 'select') return type.many ? 'choices' : 'scale'
  if (type.as !== 'ask') return undefined
  return type.kind === 'integer' ||
    type.kind === 'decimal' ||
    type.kind === 'range' ||
    type.kind === 'percentage'
    ? 'number'
    : 'text'
}

const withoutReferences = (text: string) => text.replace(/\$\{[^${}]*\}/g, '…')

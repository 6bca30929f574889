import { formatList, type Language } from '../../i18n/index.ts'
import type { Problem } from '../check.ts'
import { noteTexts } from './note-texts.ts'
import { texts } from './texts.ts'

type Say = (t: ReturnType<typeof texts>, what: string) => string

const fileTroubles = {
  'file-too-large': (t, most) => t.fileTooLarge(Number(most) / 1_000_000),
  'file-empty': t => t.fileEmpty,
  'wrong-encoding': t => t.wrongEncoding,
  'not-json': (t, line) => t.notJson(line),
  'too-nested': (t, most) => t.tooNested(most),
  'not-a-questionnaire': (t, type) => t.notAQuestionnaire(type),
  'not-a-response': t => t.notAResponse,
  'other-questionnaire': (t, which) => t.otherQuestionnaire(which),
  'wrong-answer': t => t.wrongAnswer,
  'not-xlsx': t => t.notXlsx,
  'unpacks-too-large': t => t.unpacksTooLarge,
  'sheet-too-large': (t, most) => t.sheetTooLarge(most),
  'no-sheet': (t, name) => t.noSheet(name),
  'same-sheet': (t, name) => t.sameSheet(name),
  'same-column': (t, name) => t.sameColumn(name),
  'no-column': (t, name) => t.noColumn(name),
  'bad-name': (t, name) => t.badName(name),
  'same-name': (t, name) => t.sameName(name),
  'not-closed': t => t.notClosed,
  'not-opened': t => t.notOpened,
  'bad-condition': (t, words) => t.badCondition(words),
  'bad-item': (t, what) => t.badItem(what),
  'too-many-sections': (t, n) => t.tooManySections(n),
  'changes-meaning': (t, what) => t.changesMeaning(what),
} as const satisfies Record<string, Say>

const definitionTroubles = {
  'too-large': t => t.tooLarge,
  'wrong-form': (t, what) => t.wrongForm(what),
  'same-id': (t, id) => t.sameId(id),
  'too-many-items': (t, n) => t.tooManyItems(n),
  'no-items': t => t.noItems,
  'no-scale': (t, id) => t.noScale(id),
  'no-option': (t, id) => t.noOption(id),
  'no-item': (t, id) => t.noItem(id),
  loop: t => t.loop,
  range: (t, range) => t.range(range),
  'no-columns': t => t.noColumns,
  'missing-main': (t, language) => t.missingMain(language),
  'missing-language': (t, language) => t.missingLanguage(language),
} as const satisfies Record<Problem['kind'], Say>

/** What a note is about, by what it changes for whoever answers, the worst first. */
export const noteGroups = {
  'not-asked': [
    'not-asked-type',
    'not-asked-condition',
    'not-asked-depends',
    'not-asked-option',
    'not-asked-loop',
    'not-asked-list',
    'not-asked-few',
    'not-asked-many',
    'not-asked-label',
    'not-asked-inside',
    'not-asked-repeat',
    'more',
  ],
  'not-shown': [
    'text-condition',
    'text-nowhere',
    'text-replaced',
    'text-lacks',
    'language',
    'media',
    'reference',
    'look',
  ],
  answers: [
    'choice-filter',
    'no-limit',
    'no-default',
    'as-words',
    'as-yes-no',
    'once',
    'changeable',
    'no-own-words',
    'not-required',
    'rows',
    'fewer-options',
    'options-shown',
  ],
  changed: ['follow-up', 'shown-after', 'condition-all', 'renamed'],
  information: [
    'left-out',
    'no-heading',
    'no-type',
    'sheet',
    'unused-list',
    'never-asked',
    'language-guess',
    'written-by-us',
  ],
} as const

export type NoteGroup = keyof typeof noteGroups
export type NoteKind = (typeof noteGroups)[NoteGroup][number]

/** What stops an import. `at`: an id, a path in the file, or `survey:12`, a sheet and its row. */
export type Trouble = {
  kind: Problem['kind'] | keyof typeof fileTroubles | NoteKind
  at: string
  what: string
  words?: string
}

/**
 * What the file says that has no place here, and was left out or changed. `words`: the text of the question that it is about. `also`: other
 * places of the same; `count`: how many there are in all.
 */
export type Note = {
  kind: NoteKind
  at: string
  what: string
  words?: string
  also?: string[]
  count?: number
}

/** A sentence that says where and what. */
export function sayTrouble(trouble: Trouble | Note, language: Language): string {
  const { kind, what, words = '' } = trouble
  const t = texts(language)
  const n = noteTexts(language)
  const sentence = isNote(kind)
    ? n[kind](what, words)
    : (({ ...fileTroubles, ...definitionTroubles } as Record<string, Say>)[kind]?.(t, what) ?? '')
  const where = placesOf(trouble, language)
  return where ? where + sentence : sentence.charAt(0).toUpperCase() + sentence.slice(1)
}

const groupOf = new Map(
  Object.entries(noteGroups).flatMap(([group, kinds]) =>
    kinds.map(kind => [kind as string, group as NoteGroup]),
  ),
)
const isNote = (kind: string): kind is NoteKind => groupOf.has(kind)

/** Notes by what they change for whoever answers: the worst group first, empty ones left out. */
export function groupNotes(notes: readonly Note[]): { group: NoteGroup; notes: Note[] }[] {
  return (Object.keys(noteGroups) as NoteGroup[]).flatMap(group => {
    const own = notes.filter(each => groupOf.get(each.kind) === group)
    return own.length > 0 ? [{ group, notes: own }] : []
  })
}

function placesOf(trouble: Trouble | Note, language: Language) {
  const t = texts(language)
  const all = [trouble.at, ...(('also' in trouble && trouble.also) || [])]
  const more = (('count' in trouble && trouble.count) || all.length) - all.length
  const sheet = /^(\w[\w -]{0,40}):\d+$/.exec(trouble.at)?.[1]
  if (sheet) {
    const rows = all.map(each => each.slice(sheet.length + 1))
    const listed = more > 0 ? `${rows.join(', ')} ${t.andMore(more)}` : formatList(rows, language)
    return rows.length > 1 ? t.rows(sheet, listed) : t.row(sheet, listed)
  }
  const named = all.filter(Boolean).map(t.quoted)
  if (named.length === 0) return ''
  return `${more > 0 ? `${named.join(', ')} ${t.andMore(more)}` : formatList(named, language)}: `
}

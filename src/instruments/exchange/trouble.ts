import type { Language } from '../../i18n/index.ts'
import type { Problem } from '../check.ts'
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
  'no-column': (t, name) => t.noColumn(name),
  'not-taken': (t, type) => t.notTaken(type),
  'bad-name': (t, name) => t.badName(name),
  'same-name': (t, name) => t.sameName(name),
  'no-list': (t, list) => t.noList(list),
  'no-label': t => t.noLabel,
  'not-closed': t => t.notClosed,
  'not-opened': t => t.notOpened,
  'bad-condition': (t, words) => t.badCondition(words),
  'bad-item': (t, what) => t.badItem(what),
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

const notes = {
  'left-out': (t, what) => t.leftOut(what),
  renamed: (t, to) => t.renamed(to),
  'written-by-us': t => t.writtenByUs,
} as const satisfies Record<string, Say>

/** What stops an import. `at`: an id, a path in the file, or `survey:12`, a sheet and its row. */
export type Trouble = { kind: Problem['kind'] | keyof typeof fileTroubles; at: string; what: string }

/** What the file says that has no place here, and was left out or changed. */
export type Note = { kind: keyof typeof notes; at: string; what: string }

/** A sentence that says where and what. */
export function sayTrouble({ kind, at, what }: Trouble | Note, language: Language): string {
  const t = texts(language)
  const says: Record<string, Say> = { ...fileTroubles, ...definitionTroubles, ...notes }
  const sentence = says[kind]?.(t, what) ?? ''
  const inSheet = /^(\w+):(\d+)$/.exec(at)
  if (inSheet) return t.row(inSheet[1] as string, inSheet[2] as string) + sentence
  return at ? t.place(at) + sentence : sentence.charAt(0).toUpperCase() + sentence.slice(1)
}

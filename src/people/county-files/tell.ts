import type { Language } from '../../i18n/index.ts'
import { tellCsvTrouble } from '../../platform/csv/index.ts'
import type { Shown } from './planned.ts'
import type { FileTrouble } from './read-files.ts'
import { texts } from './texts.ts'

export type Told = { where: string; what: string }

/** Why nothing of a file was read, by where it stands. */
export function tellTrouble(trouble: FileTrouble, language: Language): Told {
  const t = texts(language)
  const where = t.inFile(trouble.file, trouble.sheet ?? '')
  switch (trouble.code) {
    case 'csv':
      return { where, what: tellCsvTrouble(trouble.trouble, language) }
    case 'unknown_column':
    case 'column_missing':
    case 'same_column':
      return { where, what: t[trouble.code](trouble.column) }
    default:
      return { where, what: t[trouble.code] }
  }
}

/** What a row would do, and what is wrong with it: each on a line of its own. */
export function tellRow({ whys = [], changes = [], stops = [] }: Shown, language: Language): string[] {
  const t = texts(language)
  return [
    ...whys.map(
      ({ code, column, value = '' }) => `${t[`why_${code}`]}${column ? t.inColumn(column, value) : ''}`,
    ),
    ...(changes.length
      ? [changes.map(({ column, before, after }) => t.change(column, before, after)).join('; ')]
      : []),
    ...stops.map(({ token, organisation }) => t.stops(token, organisation)),
  ]
}

const rules = ['row_is_another_persons', 'function_is_needed', 'appointed_by_another'] as const

export function tellRule(constraint: string, language: Language): string {
  const known = rules.find(each => each === constraint)
  return known ? texts(language)[`refused_${known}`] : texts(language).refused_other
}

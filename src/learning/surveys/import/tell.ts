import type { Language } from '../../../i18n/index.ts'
import { tellLimit } from '../../../platform/apart/index.ts'
import { type Encoding, encodings, tellCsvTrouble, tellEncoding } from '../../../platform/csv/index.ts'
import type { Imported } from './import-answers.ts'
import type { RowTrouble } from './read-rows.ts'
import { importTexts } from './texts.ts'

/** How many troubles are told; the rest are counted. */
const mostTold = 100

/** What became of a file, and row by row what it could not take. */
export function tellImport(
  imported: Imported,
  language: Language,
): { outcome: string; rows: { where: string; what: string }[]; more: string } {
  const t = importTexts(language)
  if (imported.ok)
    return { outcome: tellTaken(imported.count, imported.encoding, language), rows: [], more: '' }
  if ('refused' in imported) return { outcome: t[imported.refused], rows: [], more: '' }
  if ('limit' in imported)
    return { outcome: `${tellLimit(imported.limit, language)} ${t.nothing}`, rows: [], more: '' }
  if ('trouble' in imported)
    return { outcome: `${tellCsvTrouble(imported.trouble, language)} ${t.nothing}`, rows: [], more: '' }
  const told = imported.troubles.slice(0, mostTold)
  const left = imported.troubles.length - told.length
  return {
    outcome: t.troubles(imported.troubles.length),
    rows: told.map(each => tellTrouble(each, language)),
    more: left > 0 ? t.more(left) : '',
  }
}

/** How many answers were taken; where the letters had to be guessed, that too. */
export function tellTaken(count: number, encoding: Encoding, language: Language) {
  const taken = importTexts(language).taken(count)
  return encoding === 'utf-8' ? taken : `${taken} ${tellEncoding(encoding, language)}`
}

/** How a file was read, out of an address that anybody may have written. */
export const encodingIn = (said: string | undefined): Encoding =>
  encodings.find(each => each === said) ?? 'utf-8'

function tellTrouble({ kind, line, column, what }: RowTrouble, language: Language) {
  const t = importTexts(language)
  return { where: line === undefined ? t.wholeFile : t.line(line), what: t[kind](column, what) }
}

import type { Language } from '../../i18n/index.ts'
import type { CsvTrouble, Encoding } from './csv.ts'
import { texts } from './texts.ts'

/** Why a file cannot be read as a table, in a sentence that says what to do. */
export function tellCsvTrouble(
  { code, line, column = '', most = 0 }: CsvTrouble,
  language: Language,
): string {
  const t = texts(language)
  if (code === 'garbled' || code === 'quotes' || code === 'cell_too_long') return t[code](line)
  if (code === 'same_column_twice') return t[code](column)
  if (code === 'too_many_rows' || code === 'too_many_columns')
    return t[code](most.toLocaleString(language === 'sv' ? 'sv-SE' : 'en-GB'))
  return t[code]
}

/** How the file's letters were read. */
export const tellEncoding = (encoding: Encoding, language: Language) => texts(language)[readAs[encoding]]

const readAs = { 'utf-8': 'readAsUtf8', 'windows-1252': 'readAsWindows', 'utf-16': 'readAsUtf16' } as const

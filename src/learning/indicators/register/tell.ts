import type { Language } from '../../../i18n/index.ts'
import { tellLimit } from '../../../platform/apart/index.ts'
import { tellCsvTrouble, tellEncoding } from '../../../platform/csv/index.ts'
import { formatNumber } from '../numbers.ts'
import type { Imported } from './import-register.ts'
import type { RowProblem } from './read-entries.ts'
import { texts } from './texts.ts'

/** How many rows are told of at a time. */
const told = 50

/** What came of a file, in sentences: first the outcome, then row by row. */
export function tellImport(
  imported: Imported,
  language: Language,
): { outcome: string; rows: { where: string; what: string }[]; more: string } {
  const t = texts(language)
  const none = { rows: [], more: '' }
  if (imported.ok)
    return {
      outcome: `${t.taken(formatNumber(imported.rows, language))} ${tellEncoding(imported.encoding, language)}`,
      ...none,
    }
  if ('trouble' in imported)
    return { outcome: `${tellCsvTrouble(imported.trouble, language)} ${t.nothingTaken}`, ...none }
  if ('limit' in imported)
    return { outcome: `${tellLimit(imported.limit, language)} ${t.nothingTaken}`, ...none }
  if ('since' in imported) return { outcome: t.sameFile(imported.since), ...none }
  const left = imported.problems.length - told
  return {
    outcome: `${t.nothingTaken} ${tellEncoding(imported.encoding, language)}`,
    rows: imported.problems
      .slice(0, told)
      .map(problem => ({ where: t.line(problem.line), what: tellProblem(problem, t) })),
    more: left > 0 ? t.more(formatNumber(left, language)) : '',
  }
}

/** Where a mapping file is wrong. */
export const tellMapping = (at: string, language: Language) => texts(language).mappingWrong(at)

const tellProblem = ({ code, column, value }: RowProblem, t: ReturnType<typeof texts>) =>
  code === 'uneven' ? t.uneven : t[code](column, value)

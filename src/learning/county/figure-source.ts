import type { Language } from '../../i18n/index.ts'
import type { Staff, Tx } from '../../platform/database/transaction.ts'
import type { Goal, Measured } from './goals.ts'
import type { Published } from './published.ts'

/** A figure as the county page shows it, wherever it comes from. Everything is words already, in the reader's language. */
export type CountyFigure = {
  /** As it is chosen: `child_figure:plans.voice`, `indicator:<id>`. */
  ref: string
  name: string
  /** "87 %"; when it is hidden, why */
  value: string
  hidden: boolean
  /** The exact figure, or the bound that is shown of it; none when it is hidden. */
  measured?: Measured
  /** A number in its own measure: "10 dagar", "90 %". Only where the collaboration may set a goal for it. */
  inUnit?: (value: number) => string
  /** The goal that it brings with it, in words: "högst 10 dagar". */
  goal?: Goal & { words: string }
  /** Where there is more of it. */
  href?: string
  /** What it rests on: "107 av 117", "57 planer". */
  basis: string
  /** "juli–september 2026" */
  period: string
  /** "räknat i Kring", "enkät", "register" */
  source: string
  /** R16: n is under the collaboration's limit of caution. */
  caution: boolean
  /** Counted from nobody: the demo's. */
  invented: boolean
  /** An arrow only when it is sure: `more` or `less`. The sentence says how sure. */
  direction: {
    state: 'more' | 'less' | 'unsure' | 'too_few' | 'none'
    words: string
    /** The same without a number, where `words` tell the figure before and the margin. */
    plain?: string
  }
  /** The oldest first; null is hidden or missing. */
  history: { label: string; value: number | null; said: string }[]
}

export type Reader = { tx: Tx; actor: Staff; language: Language }

export type FigureSource = {
  /** What can be chosen. */
  list(reader: Reader): Promise<{ id: string; name: string; hasOwnGoal?: boolean }[]>
  /** Those that are there, in any order; one that is gone is left out. */
  read(reader: Reader, ids: readonly string[]): Promise<CountyFigure[]>
  /** The same for whoever has no account, of what the database gives them and of nothing else. */
  readPublished(published: Published, ids: readonly string[], language: Language): CountyFigure[]
}

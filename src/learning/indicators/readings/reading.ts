import type { Words } from '../../../instruments/index.ts'
import type { Quarter } from '../../insight/child-figures/index.ts'

export type BreakdownRow = { label: string; amount: number }

/** How much a value has changed and how much chance alone may have done, 19 times of 20. `since`: a day of the value before. */
export type Change = { by: number; since: string; margin?: number; chance: boolean }

/** What an indicator showed on a day, whatever its source. */
export type Reading = {
  on: string
  /** null: too few to show (R16) */
  value: number | null
  /** all but a few have it, or only a few: the value is the least or the most that it can be, and no more is told */
  bound?: 'at_least' | 'at_most'
  /** how many it rests on, where it is a share or a median */
  n?: number
  /** per cent that answered; null where nobody told how many were asked */
  responseRate?: number | null
  /** few or unevenly answered: "tolka med försiktighet" (R16) */
  caution?: boolean
  parts: BreakdownRow[]
  note?: string
  /** of a source that counts by itself: the survey or the quarter that it is of. Else its year. */
  survey?: { id: string; title: Words }
  quarter?: Quarter
  /** as the source itself judges it; null when too little is shown to say */
  change?: Change | null
  /** the demo's: counted from nobody */
  invented?: boolean
}

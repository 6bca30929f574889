import type { Definition } from '../../instruments/index.ts'
import type { Subject } from '../subjects/index.ts'
import type { Agreed, Asked, Round, Sheet, Voice } from './sheets.ts'

/** What the page of a sheet shows of one of its rounds. */
export type SheetProps = {
  subject: Subject
  sheet: Sheet
  definition: Definition
  areaLabels: Record<string, string>
  rounds: readonly Round[]
  round: Round
  asked: readonly Asked[]
  voices: readonly Voice[]
  agreed: readonly Agreed[]
  /** My function is to answer rounds about it, and so writes what is agreed. */
  answers: boolean
  /** The round was opened before my function was ready, and it has handed in nothing since. */
  mayBeLate: boolean
}

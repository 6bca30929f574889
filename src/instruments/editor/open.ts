import type { FormState } from '../../ui/index.ts'

export type Open = {
  /** the part that is being edited: an id, `scale:<id>` or `about` */
  part?: string | undefined
  /** the section that a question is being added to */
  add?: string | undefined
  state?: FormState | undefined
  /** R20: what another has written meanwhile, by field */
  theirs?: Record<string, string> | undefined
}

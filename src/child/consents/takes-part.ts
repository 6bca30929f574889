import type { Consent } from './consents.ts'
import type { texts } from './texts.ts'

/** The answer to whether the family wants to take part. */
export const takesPart = (t: ReturnType<typeof texts>) =>
  ({
    yes: t.takesYes,
    no: t.takesNo,
    undecided: t.takesUndecided,
  }) satisfies Record<Consent['wantsToTakePart'], string>

import type { z } from 'zod'
import type { Language } from '../../i18n/index.ts'
import type { Words } from '../../platform/noun.ts'

/** What a kind of subject states of itself, once; its states and roles stand in `joint.kinds` and `joint.roles`, too. */
export type SubjectKind = {
  /** "ett forum", in the middle of a sentence. */
  one: Words
  /** "Forum": heading of its list. */
  many: Words
  /** What they are for, under that heading and on the hub. */
  lead: Words
  /** Above the form of a new one. */
  makeLead: Words
  make: Words
  /** While there is none: what one is for, in a sentence. */
  none: Words
  roles: Record<string, { words: Words; leads?: true }>
  /** What can be done in each state, and where it leads. The first is the one that it begins in. */
  states: Record<string, Record<string, string>>
  /** How each state is said, and what leads from one to another is called. */
  stateWords: Record<string, Words>
  actionWords: Record<string, Words>
  /** What only this kind has: kept in `facts`, drawn by its fields. */
  facts: z.ZodObject
  /** Labels of those fields, hints and choices. */
  texts: (language: Language) => Record<string, string>
}

import type { Language } from '../../i18n/index.ts'
import { forum } from './forum.ts'
import type { SubjectKind } from './kind.ts'

export type { SubjectKind } from './kind.ts'

/** Every kind of subject: one line each. Its states and roles are rows of the database, too, and a test compares them. */
export const kinds = { forum } satisfies Record<string, SubjectKind>
export type Kind = keyof typeof kinds
export const kindNames = Object.keys(kinds) as Kind[]
export const kindOf = (kind: string): SubjectKind => kinds[kind as Kind]

export const roleName = (kind: string, role: string, language: Language) =>
  kindOf(kind).roles[role]?.words[language] ?? role
export const stateName = (kind: string, state: string, language: Language) =>
  kindOf(kind).stateWords[state]?.[language] ?? state

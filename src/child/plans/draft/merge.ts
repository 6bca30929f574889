import { createHash } from 'node:crypto'

/** What a text was when somebody began to write in it, short enough for a hidden field. */
export const baseOf = (text: string) => createHash('sha256').update(text).digest('base64url').slice(0, 16)

/**
 * Two people write in the same text (R20). Who changed nothing takes nothing away; who changed what still stood there
 * has their text; and when both have changed it, the stored one stays and mine waits beside it.
 */
export function mergeText({
  base,
  stored,
  mine,
}: {
  base: string
  stored: string
  mine: string
}): 'stored' | 'mine' | 'both' {
  if (mine === stored || baseOf(mine) === base) return 'stored'
  return baseOf(stored) === base ? 'mine' : 'both'
}

/** A choice or a day: who changed it has it, and whoever only sent it along takes nothing back. */
export const mergeChoice = <T>({ base, stored, mine }: { base: T; stored: T; mine: T }): T =>
  mine === base ? stored : mine

import type { Context } from 'hono'

/** What a form says of who it was drawn for: the function that acts, or a guardian. Nothing where nobody does. */
export const actingOf = (actor: { functionId: string | null; guardian: boolean } | null | undefined) =>
  actor?.guardian ? 'guardian' : (actor?.functionId ?? undefined)

/** R15: a form that was drawn for another function than the one that acts now. One that does not say (made by hand) is not. */
export function actsOtherwise(c: Context, sent: unknown) {
  const actor = c.get('actor')
  return typeof sent === 'string' && sent !== '' && Boolean(actor) && sent !== actingOf(actor)
}

import type { Context } from 'hono'
import type { AppEnv } from '../../platform/page.tsx'
import { indicatorPaths } from './noun.ts'

/** What the page of an indicator confirms after a form. */
export const confirmed = ['made', 'keyed', 'entered', 'said', 'moved'] as const
export type Confirmed = (typeof confirmed)[number]

/** Logs that the indicator was written, and answers where the form leads. */
export function written(c: Context<AppEnv>, id: string, done: Confirmed) {
  c.var.log({ act: 'write', did: 'wrote', kind: 'indicator', id })
  return indicatorPaths.indicator(id, { done })
}

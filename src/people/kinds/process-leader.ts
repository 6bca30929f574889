import type { Context } from 'hono'
import type { Env, Staff } from '../../platform/database/transaction.ts'
import { notFound } from '../../platform/errors/index.ts'
import { staffOf } from '../../platform/page.tsx'
import { actsAs } from './function-kinds.ts'

export const isProcessLeader = (actor: Staff) => actsAs(actor, 'process_leader')

/** The process leader; to anybody else the page is not there. The database says the same. */
export function processLeaderOf(c: Context<Env>): Staff {
  const actor = staffOf(c)
  if (!isProcessLeader(actor)) throw notFound()
  return actor
}

import type { Context } from 'hono'
import type { Env, Staff } from '../../platform/database/transaction.ts'
import { notFound } from '../../platform/errors/index.ts'
import { staffOf } from '../../platform/page.tsx'
import { actsAs } from './function-kinds.ts'

/** The system administrator; to anybody else the page is not there. The database says the same. */
export function administratorOf(c: Context<Env>): Staff {
  const actor = staffOf(c)
  if (!actsAs(actor, 'administrator')) throw notFound()
  return actor
}

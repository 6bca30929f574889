import type { Context } from 'hono'
import type { Env, Staff } from '../../platform/database/transaction.ts'
import { notFound } from '../../platform/errors/index.ts'
import { staffOf } from '../../platform/page.tsx'
import { actsAs, administers } from './function-kinds.ts'

/** Who administers the collaboration or an organisation in it; to anybody else the page is not there. The database says the same. */
export function administratorOf(c: Context<Env>): Staff {
  const actor = staffOf(c)
  if (!administers(actor)) throw notFound()
  return actor
}

export const isSystemAdministrator = (actor: Staff) => actsAs(actor, 'administrator')

/** The system administrator alone; to anybody else the page is not there. */
export function systemAdministratorOf(c: Context<Env>): Staff {
  const actor = staffOf(c)
  if (!isSystemAdministrator(actor)) throw notFound()
  return actor
}

import type { Context } from 'hono'
import { sql } from 'kysely'
import { z } from 'zod'
import { holdersOf } from '../../people/holders/index.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { slowFloods } from '../../platform/flood.ts'
import { field } from '../../platform/forms.ts'
import { type AppEnv, staffOf } from '../../platform/page.tsx'

/** What tells which child somebody means, as they write it. */
export const identityFields = {
  givenName: field.text(80),
  familyName: field.optionalText(80),
  birthDate: field.date(),
  personNumber: field.optionalDigits(20),
}

/** `personNumber` as it is stored; empty where it is not known. */
export type Identity = { givenName: string; familyName: string; birthDate: string; personNumber: string }

/** A child of my own unit that may be the same: whom to ask, and nothing of the record. */
export type Double = {
  sameNumber: boolean
  /** It has another name, or another day: it may well be another child. */
  alike: boolean
  /** The record, where my function works with the child. */
  mine: string | null
  /** The named person, where that is one of my own unit. */
  contact: { functionName: string; holders: string[] } | null
  /** What I have asked already and nobody has answered. */
  asked: string | null
  /** By number or a given name: what is written of the child can be handed over. Else a family name and a day, as twins have. */
  near: boolean
}

/** Nobody writes down a class of children faster than this; whoever tries names does. */
const guesses = slowFloods({ atOnce: 60, perSecond: 0.1 })

/** `wait`: how many seconds before one may look again; 0 is go on. */
export type Look = { wait: number; double: Double | undefined }

/**
 * Never of another unit, nor of a protected child that I do not work with (R8, R10). Each look is counted, and is in the log (R7), also where
 * nobody is found, unless `isNew`: that a child is added is a row of its own.
 *
 * `near` leaves out whom only a family name and a day make alike.
 */
export async function lookForDouble(
  c: Context<AppEnv>,
  identity: Identity,
  { without, isNew, near = false }: { without?: string; isNew?: boolean; near?: boolean } = {},
): Promise<Look> {
  const { functionId, personId } = staffOf(c)
  const wait = guesses.take(`${functionId} ${personId}`)
  if (wait) return { wait, double: undefined }
  const double = await findDouble(c.var.tx, identity, { without, near })
  // What was looked for is in the log of the record that was found, whatever the answer becomes.
  if (double) c.var.keep()
  else if (!isNew) c.var.log({ act: 'search', kind: 'double' })
  return { wait: 0, double }
}

/** Whoever looks for the same child at the same moment waits until this transaction is over. */
async function findDouble(
  tx: Tx,
  identity: Identity,
  { without, near }: { without: string | undefined; near: boolean },
): Promise<Double | undefined> {
  const { rows } = await sql<Double>`
    select d.same_number as "sameNumber", d.alike, d.mine, d.asked, d.near, (select json_build_object('functionName', f.name, 'holders', ${holdersOf('f.id')})
      from people.functions f where f.id = d.contact) as contact
    from child.look_for_double(${told(identity)}, ${without ?? null}::uuid, ${near ? 2 : 1}) d`.execute(tx)
  return rows[0]
}

/** Undefined where no such child is there for me to ask for; `sure`: also one with another name or day. Idempotent by `once`. */
export async function askToJoin(
  tx: Tx,
  identity: Identity,
  { words, once, sure }: { words: string; once: string; sure: boolean },
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string | null }>`
    select child.ask_to_join(${told(identity)}, ${words}, ${once}::uuid, ${sure}) as id`.execute(tx)
  return rows[0]?.id ?? undefined
}

/** The arguments of each function of the database that is told which child is meant. */
export const told = ({ givenName, familyName, birthDate, personNumber }: Identity) =>
  sql`${givenName}, ${familyName}, ${birthDate}::date, ${personNumber}`

/** What a yes to «it is another child», or to «it is this one», is about: another name is another question. */
export const sureOf = ({ givenName, familyName, birthDate }: Omit<Identity, 'personNumber'>) =>
  [givenName, familyName, birthDate].join(' ')

/** Whether it is this very child, or the writer has said so of one that is only like it. */
export const isMeant = ({ alike }: Double, identity: Identity, sure: string) =>
  !alike || sure === sureOf(identity)

/** `sure`: the yes to a child who has another name or day. */
export const joinSchema = z.object({
  ...identityFields,
  words: field.text(2000),
  sure: field.optionalText(200),
  once: field.once(),
})

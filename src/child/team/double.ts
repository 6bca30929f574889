import { sql } from 'kysely'
import { z } from 'zod'
import { holdersOf } from '../../people/holders/index.ts'
import type { Staff, Tx } from '../../platform/database/transaction.ts'
import { slowFloods } from '../../platform/flood.ts'
import { field } from '../../platform/forms.ts'

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

/** How many seconds to wait before one may look again; 0 is go on. */
export const waitToLook = ({ functionId, personId }: Staff) => guesses.take(`${functionId} ${personId}`)

/**
 * Never of another unit, nor of a protected child that I do not work with (R8, R10). Whoever looks for the same child at the same moment
 * waits until this transaction is over.
 *
 * `near` leaves out whom only a family name and a day make alike.
 */
export async function lookForDouble(
  tx: Tx,
  identity: Identity,
  { without, near = false }: { without?: string; near?: boolean } = {},
): Promise<Double | undefined> {
  const { rows } = await sql<Double>`
    select d.same_number as "sameNumber", d.mine, d.asked, d.near, (select json_build_object('functionName', f.name, 'holders', ${holdersOf('f.id')})
      from people.functions f where f.id = d.contact) as contact
    from child.look_for_double(${told(identity)}, ${without ?? null}::uuid, ${near ? 2 : 1}) d`.execute(tx)
  return rows[0]
}

/** Undefined where no such child is there for me to ask for. Idempotent by `once`. */
export async function askToJoin(
  tx: Tx,
  identity: Identity,
  { words, once }: { words: string; once: string },
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string | null }>`
    select child.ask_to_join(${told(identity)}, ${words}, ${once}::uuid) as id`.execute(tx)
  return rows[0]?.id ?? undefined
}

/** The arguments of each function of the database that is told which child is meant. */
export const told = ({ givenName, familyName, birthDate, personNumber }: Identity) =>
  sql`${givenName}, ${familyName}, ${birthDate}::date, ${personNumber}`

/** What the yes to «it is another child» is about: another name is another question. */
export const sureOf = ({ givenName, familyName, birthDate }: Omit<Identity, 'personNumber'>) =>
  [givenName, familyName, birthDate].join(' ')

export const joinSchema = z.object({ ...identityFields, words: field.text(2000), once: field.once() })

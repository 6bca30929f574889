import { sql } from 'kysely'
import { z } from 'zod'
import { DatabaseTrouble } from '../../platform/database/index.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { isMailAddress } from '../../platform/mail/index.ts'
import { organisationKinds } from '../kinds/index.ts'

const text = (most: number) =>
  z.string().trim().min(1, 'is missing').max(most, `is longer than ${most} characters`)
const choice = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.enum(values, `must be one of ${values.join(', ')}`)

/** Who administers, and by what they are known at the first sign-in. */
export const administratorSchema = z.object({
  administrator: text(120),
  // Of plain letters: another that folds to them is no address of theirs.
  mail: z
    .string()
    .trim()
    .max(254)
    .refine(
      typed => isMailAddress(typed) && /^[!-~]+$/.test(typed),
      'must be a mail address of plain letters',
    ),
  account: z.string().trim().max(200).default(''),
  provider: z.string().trim().default(''),
})

export const countySchema = administratorSchema.extend({
  name: text(200),
  language: choice(['sv', 'en']).default('sv'),
  organisation: text(200),
  kind: choice(organisationKinds).default('municipality'),
  number: z
    .string()
    .transform(typed => typed.replace(/[\s-]/g, ''))
    .default(''),
  unit: z.string().trim().max(200).default(''),
  contact: z.string().trim().max(500).default(''),
  'answer-days': z.coerce
    .number('must be a number')
    .int()
    .min(1, 'must be at least 1')
    .max(60, 'must be at most 60')
    .default(10),
  consent: choice(['all_custodians', 'all_custodians_and_mature_child', 'mature_child_alone']).default(
    'all_custodians',
  ),
})

export type NewCounty = z.output<typeof countySchema>
export type NewAdministrator = z.output<typeof administratorSchema>

/** Where somebody signs in, as the settings have it. `knowsMail`: by their address alone, at the first sign-in. */
export type SignInPlace = { key: string; issuer: string; knowsMail: boolean }

/** What the functions of a new county are called: its administrators may call them something else. */
const words = {
  sv: { unit: 'Kansli', administrator: 'Systemförvaltare' },
  en: { unit: 'Office', administrator: 'System administrator' },
}

/** Throws {@link DatabaseTrouble} where there is one of that name; the transaction of the command is undone then. */
export async function makeCounty(tx: Tx, county: NewCounty, at: SignInPlace): Promise<void> {
  await asCommand(tx)
  await refuseTwin(tx, county.name)
  const { id: collaboration_id } = await tx
    .insertInto('people.collaborations')
    .values({
      name: county.name,
      default_language: county.language,
      contact: county.contact,
      answer_days: county['answer-days'],
      consent_policy: county.consent,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await checkNumber(tx, county)
  const { id: organisation_id } = await tx
    .insertInto('people.organisations')
    .values({ collaboration_id, name: county.organisation, kind: county.kind, number: county.number })
    .returning('id')
    .executeTakeFirstOrThrow()
  const { id: unit_id } = await tx
    .insertInto('people.units')
    .values({
      collaboration_id,
      organisation_id,
      name: county.unit || words[county.language].unit,
      kind: 'office',
      legal_domain: 'other',
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const { id: function_id } = await tx
    .insertInto('people.functions')
    .values({ collaboration_id, unit_id, name: words[county.language].administrator, kind: 'administrator' })
    .returning('id')
    .executeTakeFirstOrThrow()
  await appointAdministrator(tx, { collaboration_id, unit_id, function_id }, county, at)
}

/** One more, for a county whose administrators are gone: nobody in it could make one. */
export async function addAdministrator(
  tx: Tx,
  name: string,
  who: NewAdministrator,
  at: SignInPlace,
): Promise<void> {
  await asCommand(tx)
  const post = await tx
    .selectFrom('people.functions as f')
    .innerJoin('people.collaborations as c', 'c.id', 'f.collaboration_id')
    .select(['f.collaboration_id', 'f.unit_id', 'f.id as function_id'])
    .where(sql<boolean>`people.folded(c.name) = people.folded(${name})`)
    .where('f.kind', '=', sql.lit('administrator'))
    .where('f.closed_at', 'is', null)
    .orderBy('f.id')
    .executeTakeFirst()
  if (!post)
    throw new DatabaseTrouble(`There is no collaboration called "${name}" with a function that administers.`)
  await appointAdministrator(tx, post, who, at)
}

export async function listCounties(tx: Tx): Promise<string[]> {
  const rows = await tx.selectFrom('people.collaborations').select('name').orderBy('name').execute()
  return rows.map(({ name }) => name)
}

type Post = { collaboration_id: string; unit_id: string; function_id: string }

async function appointAdministrator(
  tx: Tx,
  { collaboration_id, unit_id, function_id }: Post,
  { administrator, mail, account }: NewAdministrator,
  { issuer }: SignInPlace,
) {
  const email = mail.toLowerCase()
  const known = await tx
    .selectFrom('people.persons as p')
    .leftJoin('people.accounts as a', 'a.person_id', 'p.id')
    .leftJoin('people.expected_persons as e', 'e.person_id', 'p.id')
    .select('p.name')
    .where('p.collaboration_id', '=', collaboration_id)
    .where('p.kind', '=', 'staff')
    .where(
      sql<boolean>`((a.issuer = ${issuer} and a.subject = ${account || null}) or (e.issuer = ${issuer} and e.email = ${email}))`,
    )
    .executeTakeFirst()
  if (known)
    throw new DatabaseTrouble(
      `${known.name} is known there by that already: an administrator gives them the function in Kring.`,
    )
  const { id: person_id } = await tx
    .insertInto('people.persons')
    // An id of no time, as of everybody who is added.
    .values({ id: sql`gen_random_uuid()`, collaboration_id, name: administrator, kind: 'staff' })
    .returning('id')
    .executeTakeFirstOrThrow()
  await tx.insertInto('people.addresses').values({ person_id, email: mail }).execute()
  if (account)
    await sql`insert into people.accounts (person_id, issuer, subject) values (${person_id}, ${issuer}, ${account})`.execute(
      tx,
    )
  else await tx.insertInto('people.expected_persons').values({ person_id, issuer, email }).execute()
  await tx
    .insertInto('people.appointments')
    .values({ collaboration_id, unit_id, function_id, person_id })
    .execute()
}

/** Nobody acts: what is made is kept as made by a command (people.note_change). */
const asCommand = (tx: Tx) => sql`select set_config('kring.command', 'county', true)`.execute(tx)

async function refuseTwin(tx: Tx, name: string) {
  // Two commands at once: the second waits, and finds what the first has made.
  await sql`select pg_advisory_xact_lock(hashtextextended('new county', 0))`.execute(tx)
  const { rows } = await sql<{ name: string }>`
    select c.name from people.collaborations c where people.folded(c.name) = people.folded(${name})`.execute(
    tx,
  )
  if (rows[0])
    throw new DatabaseTrouble(
      `There is a collaboration called "${rows[0].name}" already, so nothing was made. Its administrators go on in Kring.`,
    )
}

async function checkNumber(tx: Tx, { kind, number }: NewCounty) {
  const { rows } = await sql<{ fits: boolean }>`
    select ${number} = '' or (${kind} <> 'network' and people.is_organisation_number(${number})) as fits`.execute(
    tx,
  )
  if (!rows[0]?.fits)
    throw new DatabaseTrouble(
      '--number is no organisation number: ten digits with the right check digit, and none for a network.',
    )
}

import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { fieldValues } from '../../instruments/index.ts'
import { holders } from '../../people/holders/index.ts'
import type { Staff, Tx } from '../../platform/database/transaction.ts'
import { notFound } from '../../platform/errors/index.ts'
import { saveDraft } from '../../sharing/drafts/index.ts'
import type { Worry } from './worries.ts'

/** What I sent a moment ago: who has it, and until when I can take it back. */
export type WorryReceipt = {
  until: Date
  /** Those who hold the function that it was sent to; none where nobody does. */
  holders: string[]
  /** Somebody outside my function has opened it: it stays sent. */
  isOpened: boolean
  /** Who, where that can be told. */
  reader: string | null
}

/** Undefined for who did not send it, and when the minutes are over. */
export async function findReceipt(tx: Tx, worry: Worry): Promise<WorryReceipt | undefined> {
  const { rows } = await sql<WorryReceipt>`
    select r.until, coalesce(r.is_opened, false) as "isOpened", r.reader, ${holders(sql`${worry.receiver.functionId}::uuid`)} as holders
    from child.worry_receipt(${worry.id}::uuid) r`.execute(tx)
  return rows[0]
}

/** The first names of those who hold the function that it was sent to, else the post. */
export async function nameReceiver(tx: Tx, { functionId, functionName }: Worry['receiver']): Promise<string> {
  const { rows } = await sql<{ names: string[] }>`
    select ${holders(sql`${functionId}::uuid`)} as names`.execute(tx)
  return rows[0]?.names.map(name => name.split(' ')[0]).join(', ') || functionName
}

/**
 * `before`: it had been taken back already. `late`: the minutes are over. `opened`: by `reader`, where that can be told. To one who handed
 * it to a record that they do not read both are `late`.
 */
export type Withdrawal = { outcome: 'withdrawn' | 'before' | 'late' | 'opened'; reader: string | null }

/** Takes back what I sent, while nobody outside my function has opened it. Ends in 404: what is not mine to take back. Idempotent. */
export async function withdrawWorry(tx: Tx, id: string): Promise<Withdrawal> {
  const { rows } = await sql<Withdrawal>`
    select w.outcome, w.reader from child.withdraw_worry(${id}::uuid) w`.execute(tx)
  if (!rows[0]) throw notFound()
  return rows[0]
}

/** When I took it back, to say so above the form that holds its words again. Undefined of what is not mine or still sent. */
export async function findTakenBack(tx: Tx, childId: string, id: string): Promise<Date | undefined> {
  const row = await tx
    .selectFrom('child.worries')
    .select('withdrawn_at')
    .where('id', '=', id)
    .where('child_id', '=', childId)
    .where('author_person_id', '=', sql<string>`people.me()`)
    .executeTakeFirst()
  return row?.withdrawn_at ?? undefined
}

/** What was taken back, to go on writing in: the answers, and the ground where it was sent to another unit. */
export async function keepAsDraft(tx: Tx, actor: Staff, { id, childId, version, answers }: Worry) {
  const body = {
    ...(await groundOf(tx, id)),
    ...fieldValues(version.definition, answers),
    childId,
    instrument: version.id,
  }
  await saveDraft(tx, actor, { id: randomUUID(), form: 'worry', childId, body })
}

type GroundValues = Record<
  'basisId' | 'purpose' | 'familyView' | 'informed' | 'notInformedReason' | 'until',
  string
>

async function groundOf(tx: Tx, worryId: string): Promise<GroundValues | undefined> {
  const { rows } = await sql<GroundValues>`
    select d.basis_id as "basisId", d.purpose, d.family_view as "familyView", case when d.informed then 'yes' else 'no' end as informed,
      d.not_informed_reason as "notInformedReason", ((d.valid_until - interval '1 second') at time zone 'Europe/Stockholm')::date as until
    from sharing.disclosed_items i join sharing.disclosures d on d.id = i.disclosure_id
    where i.item_id = ${worryId}::uuid and i.item_kind = 'worry' and d.end_reason = 'taken_back'`.execute(tx)
  return rows[0]
}

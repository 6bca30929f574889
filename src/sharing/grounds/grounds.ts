import type { Context } from 'hono'
import { sql } from 'kysely'
import { z } from 'zod'
import { daysFromToday, type Language, todaysDate } from '../../i18n/index.ts'
import { type FoundFunction, listFunctions } from '../../people/search/index.ts'
import type { Staff, Tx } from '../../platform/database/transaction.ts'
import { field, readForm, type Values } from '../../platform/forms.ts'
import type { AppEnv } from '../../platform/page.tsx'
import type { Ground } from '../disclosures/index.ts'
import { sharingTexts } from './texts.ts'

/** A ground of the catalogue as it applies between two units today (R6). `refusal` says why it cannot be chosen. */
export type GroundChoice = {
  id: string
  code: string
  name: string
  paragraph: string
  explanation: string
  refusal: null | 'pair' | 'consent'
  /** The last day that the consents reach; null for a ground without consent. */
  consentUntil: string | null
}

/** A function that could receive something, with the unit that it stands in. */
export type Receiver = FoundFunction

/** Every ground in force, with whether it may be used from my unit to that function about this child. */
export async function listGrounds(
  tx: Tx,
  actor: Staff,
  { childId, receiver, language }: { childId: string; receiver: Receiver; language: Language },
): Promise<GroundChoice[]> {
  const { rows } = await sql<{
    id: string
    code: string
    name: string
    paragraph: string
    explanation: string
    pair: boolean
    needs_consent: boolean
    consent_until: string | null
  }>`
    select b.id, b.code, ${sql.ref(language === 'sv' ? 'b.name_sv' : 'b.name_en')} as name, b.paragraph,
      ${sql.ref(language === 'sv' ? 'b.explanation_sv' : 'b.explanation_en')} as explanation, b.needs_consent,
      exists (select from sharing.basis_pairs p where p.basis_id = b.id and p.from_domain = ${actor.legalDomain} and p.to_domain = ${receiver.legalDomain}) as pair,
      case when b.needs_consent then (select m.valid_until::text from sharing.may_rest_on_consent(${childId}, ${receiver.unitId}, '{}') m) end as consent_until
    from sharing.bases b
    where not b.emergency and b.code <> 'guardian' and b.valid_from <= current_date and (b.valid_until is null or b.valid_until >= current_date)
    order by pair desc, b.needs_consent desc, b.code`.execute(tx)
  return rows.map(({ pair, needs_consent, consent_until, ...row }) => ({
    ...row,
    consentUntil: consent_until,
    refusal: !pair ? 'pair' : needs_consent && !consent_until ? 'consent' : null,
  }))
}

/** A function of another unit; undefined for anything else that an address or a form may hold. */
export async function findReceiver(tx: Tx, actor: Staff, functionId: string): Promise<Receiver | undefined> {
  const [found] = await listFunctions(tx, [functionId], { language: 'sv' })
  return found?.unitId === actor.unitId ? undefined : found
}

/** The functions of other units that have something of this child from my unit now: the first to choose among. */
export async function listReceiversOf(
  tx: Tx,
  actor: Staff,
  childId: string,
  options: Parameters<typeof listFunctions>[2],
): Promise<Receiver[]> {
  const rows = await tx
    .selectFrom('sharing.disclosures')
    .select('to_function_id as id')
    .distinct()
    .where('child_id', '=', childId)
    .where('from_unit_id', '=', actor.unitId)
    .where('decision', '=', sql.lit('given'))
    .where('to_function_id', 'is not', null)
    .where('ended_at', 'is', null)
    .where('valid_until', '>', sql<Date>`now()`)
    .execute()
  return listFunctions(
    tx,
    rows.flatMap(({ id }) => id ?? []),
    options,
  )
}

/** The fields of a ground in any form that shares: spread into its schema. `GroundFields` draws them. */
export const groundSchema = {
  basisId: field.id(),
  purpose: field.text(2000),
  familyView: field.optionalText(4000),
  informed: field.oneOf(['yes', 'no']),
  notInformedReason: field.optionalText(2000),
  until: field.date(),
} satisfies Record<string, z.ZodType>

type GroundData = {
  basisId: string
  purpose: string
  familyView: string
  informed: 'yes' | 'no'
  notInformedReason: string
  until: string
}

/** What a form with `groundSchema` has said, as `disclose` wants it. */
export const toGround = ({
  basisId,
  purpose,
  familyView,
  informed,
  notInformedReason,
  until,
}: GroundData) => ({
  basisId,
  purpose,
  familyView,
  informed: informed === 'yes',
  notInformedReason,
  until,
})

/** Errors that no single field shows: not told and no reason, a last day in the past or too far away. */
export function groundMistakes(
  data: GroundData,
  words: { reasonMissing: string; untilPast: string; untilFar: string },
  now = new Date(),
) {
  const errors: Record<string, string> = {}
  if (data.informed === 'no' && !data.notInformedReason) errors.notInformedReason = words.reasonMissing
  if (data.until < todaysDate(now)) errors.until = words.untilPast
  else if (data.until > daysFromToday(730, now)) errors.until = words.untilFar
  return Object.keys(errors).length ? errors : undefined
}

/** Reads the fields of `GroundFields` out of any form: the ground, or what to correct. */
export async function readGround(
  c: Context<AppEnv>,
): Promise<{ ground?: Ground; values: Values; errors: Record<string, string> }> {
  const { language } = c.var
  const t = sharingTexts(language)
  const missing = { basisId: t.basisIdMissing, purpose: t.purposeMissing, informed: t.informedMissing }
  const read = await readForm(c, z.object(groundSchema), { language, missing })
  if (!read.ok) return read.state
  const errors = groundMistakes(read.data, t)
  return errors
    ? { values: read.values, errors }
    : { ground: toGround(read.data), values: read.values, errors: {} }
}

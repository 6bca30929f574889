import { sql } from 'kysely'
import type { Language } from '../../../i18n/index.ts'
import type { Staff, Tx } from '../../../platform/database/transaction.ts'
import type { Area, Ground } from '../../../sharing/disclosures/index.ts'

/** What my unit gives somebody of another unit now: the plan, or an earlier meeting. An invitation can rest on the same. */
export type Standing = Ground & {
  functionId: string
  disclosureId: string
  kind: 'plan' | 'meeting' | 'minutes'
  basisName: string
  areas: Area[]
}

/**
 * The latest of each that is in force, on a ground that may still be used, within what the consents cover today (R4). One that the family
 * was not told of is none, and nothing given before a yes to that unit was taken back is one. Whether the family knows of the invitation is
 * asked each time. What it becomes is the database's to judge, as of any other ground.
 */
export async function listStanding(
  tx: Tx,
  actor: Staff,
  childId: string,
  functionIds: readonly string[],
  language: Language,
): Promise<Standing[]> {
  const { rows } = await sql<Standing>`
    select distinct on (d.to_function_id) d.to_function_id as "functionId", d.id as "disclosureId", d.kind, d.basis_id as "basisId",
      ${sql.ref(language === 'sv' ? 'b.name_sv' : 'b.name_en')} as "basisName", d.purpose, '' as "familyView", d.informed, '' as "notInformedReason",
      (((d.valid_until - interval '1 second') at time zone 'Europe/Stockholm')::date)::text as until,
      array(select a.area from unnest(d.areas) with ordinality a(area, n) where not b.needs_consent or exists (
        select from sharing.may_rest_on_consent(d.child_id, f.unit_id, array[a.area]) m where m.consent_ids is not null) order by a.n) as areas
    from sharing.disclosures d join people.functions f on f.id = d.to_function_id join sharing.bases b on b.id = d.basis_id
    where d.child_id = ${childId}::uuid and d.from_unit_id = ${actor.unitId}::uuid and d.to_function_id = any(${[...functionIds]}::uuid[])
      and d.decision = 'given' and d.kind in ('plan', 'meeting', 'minutes') and d.ended_at is null and d.valid_until > now()
      and not exists (select from sharing.consents c join sharing.consent_scopes s on s.consent_id = c.id
        where c.child_id = d.child_id and s.to_unit_id = f.unit_id and s.withdrawn_at > d.made_at)
      and not b.emergency and b.valid_from <= current_date and (b.valid_until is null or b.valid_until >= current_date)
    order by d.to_function_id, d.made_at desc, d.id desc`.execute(tx)
  return rows.filter(({ informed, areas }) => informed && areas.length > 0)
}

/** What the line of one said when the form was drawn: sent along, so that nobody is invited on anything else than was read. */
export const asShown = ({ functionId, disclosureId, until, areas }: Standing) =>
  [functionId, disclosureId, until, ...areas].join(' ')

export const groundOfStanding = (
  { basisId, purpose, familyView, until }: Standing,
  told: Pick<Ground, 'informed' | 'notInformedReason'>,
): Ground => ({ basisId, purpose, familyView, until, ...told })

import { sql } from 'kysely'
import { defineTexts, formatShortDate, type Language } from '../../i18n/index.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { Area } from '../../sharing/disclosures/index.ts'

/** Why a unit gets nothing more on consent, since which day, where one tells it, and in which moment it was withdrawn. */
export type Lost = { how: 'withdrawn' | 'expired' | 'changed'; on: string | null; at: Date | null }

/**
 * Of units that are to get something on consent, those that no consent lets it be given to now, with why: the latest yes that was withdrawn
 * or has run out, else that whoever said yes does not decide any more, or that it never covered this.
 */
export async function findLost(
  tx: Tx,
  childId: string,
  wanted: readonly { unitId: string; areas: readonly Area[] }[],
): Promise<Map<string, Lost>> {
  if (wanted.length === 0) return new Map()
  const { rows } = await sql<{ unitId: string } & Lost>`
    select distinct on (w.unit_id) w.unit_id as "unitId", coalesce(x.how, 'changed') as how, x.on, x.at
    from jsonb_to_recordset(${JSON.stringify(wanted.map(({ unitId, areas }) => ({ unit_id: unitId, areas })))}::jsonb) w(unit_id uuid, areas text[])
      left join lateral (
        select case when s.withdrawn_at is not null then 'withdrawn' else 'expired' end as how,
          coalesce((s.withdrawn_at at time zone 'Europe/Stockholm')::date, c.valid_until) as on, s.withdrawn_at as at
        from sharing.consents c join sharing.consent_scopes s on s.consent_id = c.id
        where c.child_id = ${childId}::uuid and s.to_unit_id = w.unit_id and (s.withdrawn_at is not null or c.valid_until < current_date)
        order by 2 desc, 3 desc nulls last limit 1) x on true
    where not exists (select from sharing.may_rest_on_consent(${childId}::uuid, w.unit_id, w.areas) m where m.consent_ids is not null)
    order by w.unit_id`.execute(tx)
  return new Map(rows.map(({ unitId, how, on, at }) => [unitId, { how, on, at }]))
}

/** «medgivandet är tillbakadraget 29 nov». */
export function lostWords({ how, on }: Lost, language: Language) {
  const t = texts(language)
  return on && how !== 'changed' ? t[how](formatShortDate(on, language)) : t.changed
}

const texts = defineTexts({
  withdrawn: {
    sv: (day: string) => `medgivandet är tillbakadraget ${day}`,
    en: (day: string) => `the consent was withdrawn on ${day}`,
  },
  expired: {
    sv: (day: string) => `medgivandet gick ut ${day}`,
    en: (day: string) => `the consent ran out on ${day}`,
  },
  changed: { sv: 'medgivandet räcker inte längre', en: 'the consent no longer covers it' },
})

import { type RawBuilder, sql } from 'kysely'
import { defineTexts, formatShortDate, type Language } from '../../../i18n/index.ts'

/** A function that had the plan and has it no more, since a consent is gone: as far as the reader may know of what it was given. */
export type LostFunction = { functionId: string; how: 'withdrawn' | 'expired' | 'changed'; on: string }

/**
 * A query of them. By the latest that each was given, so that one who has got a later version is none; what was ended by hand or replaced is
 * no loss of consent.
 */
export const lostFunctions = (child: RawBuilder<unknown>) => sql`
  select x.to_function_id as "functionId", case x.end_reason when 'consent_withdrawn' then 'withdrawn' when 'consent_no_longer_covers' then 'changed'
      when 'came_of_age' then 'changed' else 'expired' end as how, (coalesce(x.ended_at, x.valid_until - interval '1 second') at time zone 'Europe/Stockholm')::date as on
  from (select distinct on (d.to_function_id) d.to_function_id, d.ended_at, d.end_reason, d.valid_until, d.basis_id from sharing.disclosures d
    where d.child_id = ${child} and d.kind = 'plan' and d.decision = 'given' and d.to_function_id is not null
    order by d.to_function_id, d.made_at desc, d.id desc) x join sharing.bases b on b.id = x.basis_id
  where b.needs_consent and (x.end_reason in ('consent_withdrawn', 'consent_expired', 'consent_no_longer_covers', 'came_of_age')
    or x.ended_at is null and x.valid_until <= now())`

/** To a guardian only that it is so: why may be what another guardian has said. */
export function lostFunctionWords({ how, on }: LostFunction, language: Language, isStaff: boolean) {
  const t = texts(language)
  return t[isStaff ? how : 'told'](formatShortDate(on, language))
}

const texts = defineTexts({
  withdrawn: {
    sv: (day: string) => `Får inte längre planen: medgivandet är tillbakadraget ${day}.`,
    en: (day: string) => `Gets the plan no longer: the consent was withdrawn on ${day}.`,
  },
  expired: {
    sv: (day: string) => `Får inte längre planen: medgivandet gick ut ${day}.`,
    en: (day: string) => `Gets the plan no longer: the consent ran out on ${day}.`,
  },
  changed: {
    sv: (day: string) => `Får inte längre planen: medgivandet räcker inte sedan ${day}.`,
    en: (day: string) => `Gets the plan no longer: the consent has not covered it since ${day}.`,
  },
  told: {
    sv: (day: string) => `Får inte längre planen sedan ${day}.`,
    en: (day: string) => `Has not got the plan since ${day}.`,
  },
})

import { sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'
import type { Language } from '../../platform/i18n/index.ts'
import type { Area } from '../../sharing/disclosures/index.ts'

export type Kind = 'item' | 'worry' | 'request' | 'plan' | 'draft' | 'meeting' | 'emergency'
export type EndReason =
  | 'consent_withdrawn'
  | 'consent_expired'
  | 'ended_by_giver'
  | 'replaced'
  | 'guardian_ended'
  | 'reader_removed'
  | 'meeting_closed'

/** One act of giving, or of not giving: as the giver's unit, the receiver or the guardian may see it. */
export type Sharing = {
  id: string
  childId: string
  decision: 'given' | 'withheld'
  kind: Kind
  /** The same; several where givings to one receiver have been put together. */
  kinds: Kind[]
  to:
    | { functionId: string; functionName: string; unitName: string; organisationName: string }
    | { guardianName: string | null }
  from: {
    functionId: string
    functionName: string
    unitId: string
    unitName: string
    personName: string | null
  }
  ground: string
  paragraph: string
  purpose: string
  areas: Area[]
  familyView: string
  informed: boolean
  notInformedReason: string
  madeAt: Date
  validUntil: Date
  endedAt: Date | null
  endReason: EndReason | null
  live: boolean
  /** Who has said yes, where it rests on a consent; only the names that the actor may read. */
  consentBy: string[]
  /** How many of each kind; all zero for one who may not read the list of items (a guardian, about others). */
  items: {
    plan: number
    actions: number
    parts: number
    whole: boolean
    worry: number
    assessment: number
    request: number
    draft: number
    meeting: number
    minutes: number
  }
}

type Wanted =
  | { childId: string; language: Language }
  | { id: string; language: Language }
  | { consentId: string; unitId?: string | undefined; language: Language }

/**
 * The sharing about a child, by id, or what rests on a consent; latest first. The rights of the actor decide which rows
 * there are: the giving unit's involved functions, the receiver, the guardian who was told.
 */
export async function listSharings(tx: Tx, wanted: Wanted): Promise<Sharing[]> {
  const where =
    'childId' in wanted
      ? sql`d.child_id = ${wanted.childId}::uuid`
      : 'id' in wanted
        ? sql`d.id = ${wanted.id}::uuid`
        : // An array is read once and looked up by id; `exists` walks through all disclosures of the county.
          sql`d.id = any(array(select x.disclosure_id from sharing.disclosure_consents x where x.consent_id = ${wanted.consentId}::uuid))
        and (${wanted.unitId ?? null}::uuid is null or d.to_unit_id = ${wanted.unitId ?? null}::uuid)`
  const { rows } = await sql<Row>`
    select d.id, d.child_id, d.decision, d.kind, d.purpose, d.areas, d.family_view, d.informed, d.not_informed_reason, d.made_at, d.valid_until,
      d.ended_at, d.end_reason, d.decision = 'given' and d.ended_at is null and d.valid_until > now() as live,
      d.to_function_id, tf.name as to_function, tu.name as to_unit, o.name as to_organisation, g.name as to_guardian,
      ff.id as from_function_id, ff.name as from_function, fu.id as from_unit_id, fu.name as from_unit, p.name as from_person,
      ${sql.ref(wanted.language === 'sv' ? 'b.name_sv' : 'b.name_en')} as ground, b.paragraph,
      array(select distinct coalesce(cg.name, '') from sharing.disclosure_consents x join sharing.consents c on c.id = x.consent_id
        left join child.guardians cg on cg.id = c.guardian_id where x.disclosure_id = d.id and cg.name is not null order by 1) as consent_by,
      (select jsonb_object_agg(i.item_kind, i.n) from (select item_kind, count(*) as n from sharing.disclosed_items where disclosure_id = d.id group by 1) i) as counts,
      (select count(*)::int from sharing.disclosed_items i join child.plan_version_parts v on v.part_id = i.item_id and v.version = i.version
        where i.disclosure_id = d.id and i.item_kind = 'plan_part' and v.kind = 'action') as actions,
      (select count(*)::int from child.plan_version_parts v join sharing.disclosed_items i on i.item_id = v.plan_id and i.version = v.version
        where i.disclosure_id = d.id and i.item_kind = 'plan') as all_parts
    from sharing.disclosures d join sharing.bases b on b.id = d.basis_id
      left join people.functions tf on tf.id = d.to_function_id left join people.units tu on tu.id = d.to_unit_id
      left join people.organisations o on o.id = tu.organisation_id left join child.guardians g on g.id = d.to_guardian_id
      join people.functions ff on ff.id = d.from_function_id join people.units fu on fu.id = d.from_unit_id
      left join people.persons p on p.id = d.from_person_id
    where ${where}
    order by d.made_at desc, d.id desc limit 500`.execute(tx)
  return rows.map(toSharing)
}

type Row = {
  id: string
  child_id: string
  decision: 'given' | 'withheld'
  kind: Kind
  purpose: string
  areas: Area[]
  family_view: string
  informed: boolean
  not_informed_reason: string
  made_at: Date
  valid_until: Date
  ended_at: Date | null
  end_reason: EndReason | null
  live: boolean
  to_function_id: string | null
  to_function: string
  to_unit: string
  to_organisation: string
  to_guardian: string | null
  from_function_id: string
  from_function: string
  from_unit_id: string
  from_unit: string
  from_person: string | null
  ground: string
  paragraph: string
  consent_by: string[]
  counts: Record<string, number> | null
  actions: number
  all_parts: number
}

function toSharing(row: Row): Sharing {
  const counts = row.counts ?? {}
  const parts = counts.plan_part ?? 0
  return {
    id: row.id,
    childId: row.child_id,
    decision: row.decision,
    kind: row.kind,
    kinds: [row.kind],
    to: row.to_function_id
      ? {
          functionId: row.to_function_id,
          functionName: row.to_function,
          unitName: row.to_unit,
          organisationName: row.to_organisation,
        }
      : { guardianName: row.to_guardian },
    from: {
      functionId: row.from_function_id,
      functionName: row.from_function,
      unitId: row.from_unit_id,
      unitName: row.from_unit,
      personName: row.from_person,
    },
    ground: row.ground,
    paragraph: row.paragraph,
    purpose: row.purpose,
    areas: row.areas,
    familyView: row.family_view,
    informed: row.informed,
    notInformedReason: row.not_informed_reason,
    madeAt: row.made_at,
    validUntil: row.valid_until,
    endedAt: row.ended_at,
    endReason: row.end_reason,
    live: row.live,
    consentBy: row.consent_by,
    items: {
      plan: counts.plan ?? 0,
      actions: row.actions,
      parts,
      whole: parts > 0 && parts === row.all_parts,
      worry: counts.worry ?? 0,
      assessment: counts.assessment ?? 0,
      request: counts.request ?? 0,
      draft: counts.draft ?? 0,
      meeting: counts.meeting ?? 0,
      minutes: counts.minutes ?? 0,
    },
  }
}

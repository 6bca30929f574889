import { sql } from 'kysely'
import type { Language } from '../../i18n/index.ts'
import { holdersOf } from '../../people/holders/index.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { Area } from '../../sharing/disclosures/index.ts'

export type Kind = 'item' | 'worry' | 'request' | 'plan' | 'draft' | 'meeting' | 'minutes' | 'emergency'
export type EndReason =
  | 'consent_withdrawn'
  | 'consent_expired'
  | 'ended_by_giver'
  | 'replaced'
  | 'guardian_ended'
  | 'reader_removed'
  | 'meeting_closed'
  | 'consent_no_longer_covers'
  | 'came_of_age'
  | 'taken_back'

/** What is said of a sharing in one sentence. */
export type SharingInBrief = {
  /** Several where sharings with one receiver have been put together. */
  kinds: Kind[]
  to: ToFunction | { guardianName: string | null }
  ground: string
  areas: Area[]
  validUntil: Date
  /** Who has said yes, where it rests on a consent; only the names that the actor may read. */
  consentBy: string[]
  items: Items
}

/**
 * `holders`: who holds it now and may read. Null where nothing can be read any longer, since others may have held it then,
 * and for a guardian, who is told of posts and never of an employee.
 */
type ToFunction = { functionId: string; functionName: string; unitName: string; holders: string[] | null }

/** How many of each kind; all zero for one who may not read the list of items (a guardian, about others). */
type Items = {
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
  /** Words about a plan, texts of an invitation, what came of a point: each also with a plan, a meeting and minutes. */
  planWords: number
  meetingWords: number
  minutesPoints: number
}

/** One act of giving, or of not giving: as the giver's unit, the receiver or the guardian may see it. */
export type Sharing = Omit<SharingInBrief, 'to'> & {
  id: string
  childId: string
  decision: 'given' | 'withheld'
  kind: Kind
  to: (ToFunction & { organisationName: string }) | { guardianName: string | null }
  from: {
    functionId: string
    functionName: string
    unitId: string
    unitName: string
    personName: string | null
  }
  paragraph: string
  purpose: string
  familyView: string
  informed: boolean
  notInformedReason: string
  madeAt: Date
  endedAt: Date | null
  endReason: EndReason | null
  live: boolean
  /** To a guardian: given on another ground than the yes to that unit which they themselves had taken back (R4). */
  despiteMe: boolean
}

type Wanted =
  | { childId: string; language: Language }
  | { id: string; language: Language }
  | { consentId: string; unitId?: string | undefined; language: Language }

/** So many are listed; a page that has them all says so. */
export const mostSharings = 500

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
    with given as (select * from sharing.disclosures d where ${where} order by d.made_at desc, d.id desc limit ${sql.lit(mostSharings)}),
      held as (select x.id, ${holdersOf('x.id')} as names from (select distinct to_function_id as id from given) x
        where (select people.my_function()) is not null),
      ${countsOf('given')}
    select d.id, d.child_id, d.decision, d.kind, d.purpose, d.areas, d.family_view, d.informed, d.not_informed_reason, d.made_at, d.valid_until,
      d.ended_at, d.end_reason, d.decision = 'given' and d.ended_at is null and d.valid_until > now() as live,
      d.to_function_id, tf.name as to_function, h.names as to_holders, tu.name as to_unit, o.name as to_organisation, g.name as to_guardian,
      ff.id as from_function_id, ff.name as from_function, fu.id as from_unit_id, fu.name as from_unit, p.name as from_person,
      ${despiteMe} as despite_me, ${groundName(wanted.language)} as ground, b.paragraph, ${consentBy} as consent_by, n.counts
    from given d join sharing.bases b on b.id = d.basis_id
      left join people.functions tf on tf.id = d.to_function_id left join people.units tu on tu.id = d.to_unit_id left join held h on h.id = d.to_function_id
      left join people.organisations o on o.id = tu.organisation_id left join child.guardians g on g.id = d.to_guardian_id
      join people.functions ff on ff.id = d.from_function_id join people.units fu on fu.id = d.from_unit_id
      left join people.persons p on p.id = d.from_person_id
      left join given_counts n on n.disclosure_id = d.id
    order by d.made_at desc, d.id desc`.execute(tx)
  return rows.map(toSharing)
}

/** Of a disclosure `d` on a ground `b`, to a guardian. By their own rights: whoever may not read of it has no row to ask about (R10b). */
export const despiteMe = sql`(
  (select people.me_as_guardian()) is not null and d.decision = 'given' and d.kind <> 'emergency' and d.to_unit_id is not null and not b.needs_consent
  and exists (select from child.guardians mine where mine.child_id = d.child_id and mine.person_id = (select people.me_as_guardian())
    and sharing.yes_was_gone(d.child_id, d.to_unit_id, mine.id, d.made_at)))`

/** The name of the ground `b` of a disclosure. */
export const groundName = (language: Language) => sql.ref(language === 'sv' ? 'b.name_sv' : 'b.name_en')

/** Who has said yes to the disclosure `d`, by name. */
export const consentBy = sql`
  array(select distinct g.name from sharing.disclosure_consents x join sharing.consents c on c.id = x.consent_id
    join child.guardians g on g.id = c.guardian_id where x.disclosure_id = d.id order by 1)`

/**
 * How many items of each kind the disclosures of a query have given: further queries of its `with`, the last of which is
 * `…_counts (disclosure_id, counts)`. Each item and each part of a plan is looked at once, whatever the number of disclosures.
 */
export const countsOf = (given: string) => {
  const [from, items, parts, sizes, counts] = ['', '_items', '_parts', '_sizes', '_counts'].map(end =>
    sql.ref(given + end),
  )
  return sql`
    ${items} as (select i.disclosure_id, i.item_kind, i.item_id, i.version from ${from} d join sharing.disclosed_items i on i.disclosure_id = d.id),
    ${parts} as (select v.plan_id, v.version, v.part_id, v.kind from (select distinct item_id, version from ${items} where item_kind = 'plan') p
      join child.plan_version_parts v on v.plan_id = p.item_id and v.version = p.version),
    ${sizes} as (select plan_id, version, count(*) as parts from ${parts} group by 1, 2),
    ${counts} as (select i.disclosure_id, json_build_object(
        'plan', count(*) filter (where i.item_kind = 'plan'), 'plan_part', count(*) filter (where i.item_kind = 'plan_part'),
        'action', count(v.part_id) filter (where v.kind = 'action'), 'all_parts', sum(s.parts),
        'worry', count(*) filter (where i.item_kind = 'worry'), 'assessment', count(*) filter (where i.item_kind = 'assessment'),
        'request', count(*) filter (where i.item_kind = 'request'), 'draft', count(*) filter (where i.item_kind = 'draft'),
        'meeting', count(*) filter (where i.item_kind = 'meeting'), 'minutes', count(*) filter (where i.item_kind = 'minutes'),
        'plan_words', count(*) filter (where i.item_kind = 'plan_words'), 'meeting_words', count(*) filter (where i.item_kind = 'meeting_words'),
        'minutes_point', count(*) filter (where i.item_kind = 'minutes_point')) as counts
      from ${items} i left join ${parts} v on i.item_kind = 'plan_part' and v.part_id = i.item_id and v.version = i.version
        left join ${sizes} s on i.item_kind = 'plan' and s.plan_id = i.item_id and s.version = i.version
      group by i.disclosure_id)`
}

/** By kind of item; `all_parts` is the size of the plans that were given whole, null where none was. */
export type Counts = {
  plan: number
  plan_part: number
  action: number
  all_parts: number | null
  worry: number
  assessment: number
  request: number
  draft: number
  meeting: number
  minutes: number
  plan_words: number
  meeting_words: number
  minutes_point: number
}

/** What {@link countsOf} has counted; null where there is nothing that the actor may read. */
export function itemsOf(counts: Counts | null): Items {
  const { plan, plan_part, action, all_parts, worry, assessment } = counts ?? noCounts
  const { request, draft, meeting, minutes, plan_words, meeting_words, minutes_point } = counts ?? noCounts
  const whole = plan_part > 0 && plan_part === all_parts
  return {
    plan,
    actions: action,
    parts: plan_part,
    whole,
    worry,
    assessment,
    request,
    draft,
    meeting,
    minutes,
    planWords: plan_words,
    meetingWords: meeting_words,
    minutesPoints: minutes_point,
  }
}

const noCounts: Counts = {
  plan: 0,
  plan_part: 0,
  action: 0,
  all_parts: null,
  worry: 0,
  assessment: 0,
  request: 0,
  draft: 0,
  meeting: 0,
  minutes: 0,
  plan_words: 0,
  meeting_words: 0,
  minutes_point: 0,
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
  despite_me: boolean
  to_guardian: string | null
  to_holders: string[] | null
  from_function_id: string
  from_function: string
  from_unit_id: string
  from_unit: string
  from_person: string | null
  ground: string
  paragraph: string
  consent_by: string[]
  counts: Counts | null
} & (
  | { to_function_id: string; to_function: string; to_unit: string; to_organisation: string }
  | { to_function_id: null; to_function: null; to_unit: null; to_organisation: null }
)

const stands = ({ live, decision, valid_until }: Row) =>
  live || (decision === 'withheld' && valid_until > new Date())

function toSharing(row: Row): Sharing {
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
          holders: stands(row) ? row.to_holders : null,
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
    despiteMe: row.despite_me,
    consentBy: row.consent_by,
    items: itemsOf(row.counts),
  }
}

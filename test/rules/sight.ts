import type pg from 'pg'
import { functionOf, functions, type Gateway, unitId, units } from './house.ts'
import { jointTables } from './joint/model.ts'
import { rules as stair } from './learning-model.ts'
import type { Actor, Life } from './model.ts'

// Everything that an actor can read or count, in one question, compared with what the rules say.

/** Rows without a key that we know beforehand are told apart by these. */
const keys: Record<string, string> = {
  'sharing.notices': `concat_ws('/', to_function_id, kind, child_id)`,
  'sharing.events': `concat_ws('/', child_id, kind)`,
  'audit.questions': 'once::text',
  'people.changes': `concat_ws('/', kind, row_id, act)`,
  'child.guardian_changes': 'once::text',
  'child.child_changes': 'once::text',
  'child.colleagues': `concat_ws('/', child_id, function_id)`,
  'child.named_persons': `concat_ws('/', child_id, function_id)`,
  'child.protection_decisions': `concat_ws('/', child_id, protection)`,
}
/** Read by everybody, signed in or not: the law is no secret. */
const open = ['sharing.bases', 'sharing.basis_pairs', 'joint.kinds', 'joint.roles']
/** Nobody reads these through the serving role. */
const closed = [
  'people.accounts',
  'people.addresses',
  'people.added_as',
  'people.expected_persons',
  'people.scim_appointments',
  'child.merged_guardians',
  'learning.county_link_tokens',
  'people.sessions',
  'people.guided_persons',
  'people.mail_choices',
  'people.mail_failures',
  'people.mail_digests',
  'people.handovers',
  'people.sent_letters',
  'child.listed',
  'child.listed_words',
  'people.function_words',
  'people.colleague_words',
  'sharing.identities',
  'audit.access_log',
  'audit.seals',
  'audit.reading_days',
  'audit.counted',
  'sharing.emergency_asks',
  'platform.migrations',
  'platform.tasks',
  'platform.retention',
  'platform.shipped',
  'platform.secret_check',

  'insight.raw_counts',
  'insight.quarters',
  'insight.cells',
  'learning.answers',
  'learning.ballots',
]
/**
 * Learning has a model of its own: learning-model.ts, compared in learning-sight.test.ts. So has joint work: joint/model.ts, compared in
 * joint/lives.test.ts.
 */
const elsewhere = [...Object.keys(stair), ...jointTables].filter(each => !closed.includes(each))
/** What a life keeps rows of. A new table is put here together with the rule by which it is read. */
export const modelled = [
  'people.collaborations',
  'people.organisations',
  'people.bodies',
  'people.units',
  'people.functions',
  'people.persons',
  'people.appointments',
  'people.appointment_requests',
  'people.named_person_rules',
  'people.changes',
  'people.scim_tokens',
  'people.scim_users',
  'people.scim_groups',
  'people.scim_members',
  'sharing.involvements',
  'sharing.consents',
  'sharing.consent_scopes',
  'sharing.disclosures',
  'sharing.disclosed_items',
  'sharing.disclosure_consents',
  'sharing.protected_readers',
  'sharing.protected_guardians',
  'audit.held_back',
  'audit.questions',
  'child.children',
  'child.guardians',
  'child.guardian_changes',
  'child.child_changes',
  'child.colleagues',
  'child.join_requests',
  'child.merges',
  'child.named_persons',
  'sharing.events',
  'sharing.notices',
  'sharing.drafts',
  'child.worries',
  'child.worry_versions',
  'child.worry_answers',
  'child.reports',
  'child.assessments',
  'child.assessment_versions',
  'child.requests',
  'child.request_answers',
  'child.request_ends',
  'child.plans',
  'child.plan_parts',
  'child.plan_alternatives',
  'child.plan_partners',
  'child.plan_versions',
  'child.plan_version_parts',
  'child.action_marks',
  'child.reviews',
  'child.review_needs',
  'child.meetings',
  'child.meeting_participants',
  'child.plan_words',
  'child.meeting_words',
  'child.minutes',
  'child.minutes_points',
  'child.protection_decisions',
]

/** Views: what they show follows from the life as a whole. */
const derived: Record<string, { key: string; sight: (life: Life, who: Actor) => string[] }> = {
  'sharing.my_involvements': {
    key: 'child_id::text',
    sight: (life, { func }) =>
      func ? life.children.filter(each => each.involved.get(func.slug)).map(({ id }) => id) : [],
  },
  'sharing.given_to_my_function': {
    key: `concat_ws('/', item_id, item_kind, version)`,
    sight: (life, who) =>
      itemsOf(
        life.disclosures.filter(each => life.live(each) && 'func' in each.to && life.isReceiver(who, each)),
      ),
  },
  'sharing.given_to_me_as_guardian': {
    key: `concat_ws('/', item_id, item_kind, version)`,
    sight: (life, who) =>
      itemsOf(
        life.disclosures.filter(
          each =>
            life.live(each) &&
            'guardian' in each.to &&
            life.isReceiver(who, each) &&
            // R10b: of a record that does not show itself nothing is read.
            life.guardianMaySee(who, each.child),
        ),
      ),
  },
}
const itemsOf = (disclosures: Life['disclosures']) =>
  disclosures.flatMap(each =>
    each.items
      .filter(({ id }) => !each.fallen?.has(id))
      .map(({ id, kind, version }) => `${id}/${kind}/${version}`),
  )

export const schemas = ['people', 'sharing', 'audit', 'child', 'joint', 'learning', 'insight', 'platform']
type Table = { name: string; readable: boolean; key: string; owned: boolean; columns: string }

/** The tables as they stand in the catalogue of the database, so that none is forgotten. */
export async function listTables(admin: pg.Pool | pg.ClientBase): Promise<Table[]> {
  const { rows } = await admin.query(
    `select format('%s.%s', n.nspname, c.relname) as name, has_table_privilege('kring_app', c.oid, 'select') or has_any_column_privilege('kring_app', c.oid, 'select') as readable,
      (select string_agg(format('%I', a.attname), ', ' order by k.n) from pg_index i, unnest(i.indkey) with ordinality k(attnum, n)
        join pg_attribute a on a.attnum = k.attnum where i.indrelid = c.oid and i.indisprimary and a.attrelid = c.oid) as key,
      (select obj_description(p.oid, 'pg_policy') from pg_policy p where p.polrelid = c.oid and p.polname = 'owner_all') ~ '^people\\.of_(function|appointment)\\([^\\n]*$'
        and not exists (select from pg_policy p where p.polrelid = c.oid and p.polname <> 'owner_all'
          and coalesce(obj_description(p.oid, 'pg_policy'), '') not like 'Shape people.of\\_%') as owned,
      (select string_agg(format('%I', a.attname), ', ' order by a.attnum) from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
        and has_column_privilege('kring_app', c.oid, a.attnum, 'select')) as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = any($1) and c.relkind in ('r', 'p', 'v', 'm', 'f') and not c.relispartition order by 1`,
    [schemas],
  )
  return rows.map(({ name, readable, owned, key, columns }) => ({
    name,
    columns,
    readable,
    owned: owned === true,
    key: keys[name] ?? derived[name]?.key ?? `concat_ws('/', ${key})`,
  }))
}

/**
 * Fails when a table is not known to the model, or known and gone. What has all of its policies from the shape of one function or one
 * appointment is known by it: shapes.test.ts tries the shape, and policies.test.ts that the table has nothing else.
 */
export function unknownTables(tables: Table[]) {
  const known = new Set([...open, ...closed, ...modelled, ...elsewhere])
  return {
    new: tables
      .filter(({ name, owned }) => !known.has(name) && !derived[name] && !owned)
      .map(({ name }) => name),
    gone: [...known].filter(each => !tables.some(({ name }) => name === each)),
    opened: tables.filter(({ name, readable }) => readable && closed.includes(name)).map(({ name }) => name),
    shut: tables.filter(({ name, readable }) => !readable && !closed.includes(name)).map(({ name }) => name),
  }
}

/** The words of {@link Life.say}, in whatever column of whatever table an actor finds them. */
const heardOf = (tables: Table[]) =>
  `select string_agg(distinct found.word, ' ') as words from (${tables
    .map(
      ({ name, columns }) =>
        `select (regexp_matches(concat_ws(' ', ${columns}), 'said-\\d+-', 'g'))[1] as word from ${name}`,
    )
    .join(' union all ')}) found`

const questionOf = (tables: Table[]) =>
  tables
    .map(
      ({ name, key }) =>
        `select '${name}' as name, count(*)::int as count, string_agg(${key}, ' ') as keys from ${name}`,
    )
    .join('\nunion all\n')

/** Functions that read, each asked about every child at once: what they answer, and what the rules say they shall. */
type Question = { name: string; sql: string; answer: (life: Life, who: Actor) => string[] }
const perChild = (
  name: string,
  key: string,
  answer: (life: Life, who: Actor, child: Life['children'][number]) => string[],
): Question => ({
  name,
  sql: `select string_agg(${key}, ' ') from unnest($1::uuid[]) c(id) cross join lateral ${name} x${/^(sharing.i_am|sharing.guardian)/.test(name) ? '(x)' : ''}`,
  answer: (life, who) =>
    life.children.flatMap(child => answer(life, who, child).map(each => `${child.id}/${each}`)),
})
const visibleLog = (life: Life, child: Life['children'][number]) =>
  life.log.filter(each => each.child === child.id && each.act !== 'refused')
const read = ['read', 'emergency', 'export']
export const questions: Question[] = [
  perChild('sharing.i_am_involved(c.id)', `case when x then c.id || '/yes' end`, (life, who, child) =>
    life.own(who, child) ? ['yes'] : [],
  ),
  perChild('sharing.guardian_may_see(c.id)', `case when x then c.id || '/yes' end`, (life, who, child) =>
    life.guardianMaySee(who, child) ? ['yes'] : [],
  ),
  perChild(
    'sharing.my_units_team(c.id)',
    `c.id || '/' || x.function_id || '/' || x.role`,
    (life, who, child) =>
      life.own(who, child)
        ? [...child.involved]
            .filter(([, live]) => live)
            .map(([slug]) => `${func(slug)}/${child.roles.get(slug)}`)
        : [],
  ),
  perChild(
    'child.team(c.id)',
    `c.id || '/' || x.function_id || '/' || (x.taken_in_at is not null) || '/' || array_to_string(x.holds, ',')`,
    (life, who, child) =>
      life.own(who, child)
        ? [...child.involved]
            .filter(([, live]) => live)
            .map(([slug]) => `${func(slug)}/${child.takenIn.has(slug)}/${life.holds(child, slug).join()}`)
        : [],
  ),
  // R10a: what one has asked and handed over, without the child.
  {
    name: 'child.my_join_requests',
    sql: `select string_agg(concat_ws('/', x.id, coalesce(x.child_id::text, '-'), coalesce(x.answer, '-')), ' ') from child.my_join_requests() x`,
    answer: (life, who) =>
      life.joins
        .filter(({ from }) => from === who.func)
        .map(({ id, child, answer }) => [id, life.own(who, child) ? child.id : '-', answer ?? '-'].join('/')),
  },
  {
    name: 'child.my_handed_worries',
    sql: `select string_agg(concat_ws('/', x.id, jsonb_array_length(x.replies)), ' ') from child.my_handed_worries() x`,
    answer: (life, who) =>
      life.written
        .filter(
          ({ handed, from, withdrawn, author }) =>
            handed && from === who.func && (!withdrawn || author === who.person),
        )
        .map(({ id, child, from, replies }) => `${id}/${life.hidden(child, from) ? 0 : replies}`),
  },
  // R7: the unit's own and their manager, the reviewer of the house; with every reading of that child and no other.
  perChild(
    'audit.readings(c.id, null, null, 500)',
    `c.id || '/' || x.act || '/' || x.item_kind`,
    (life, who, child) => {
      const reviews = who.func?.kind === 'log_reviewer' && who.func.tenant === child.tenant
      const manages = who.func?.kind === 'manager' && who.func.unit === child.unit
      return life.own(who, child) || reviews || manages
        ? visibleLog(life, child).map(each => `${each.act}/${each.kind}`)
        : []
    },
  ),
  // R5, R7, R8, R10b: the family's own: a line for each function and day, without what they were not told of or is held back.
  perChild(
    'audit.family_days(c.id, null, 400)',
    `c.id || '/' || x.function_name || '/' || x.emergency || '/' || (select string_agg(k, ',' order by k collate "C") from unnest(x.item_kinds) k)`,
    (life, who, child) => {
      if (!life.guardianMaySee(who, child)) return []
      const lines = new Map<string, Set<string>>()
      for (const { func, act, kind } of life.toldToGuardians(who, child)) {
        const line = `${func?.slug}/${act === 'emergency'}`
        lines.set(line, (lines.get(line) ?? new Set()).add(kind))
      }
      return [...lines].map(([line, kinds]) => `${line}/${[...kinds].sort().join(',')}`)
    },
  ),
  // R9: every opening, however much is read after it.
  perChild('audit.family_emergencies(c.id)', `c.id || '/' || x.function_name`, (life, who, child) =>
    life.guardianMaySee(who, child)
      ? life
          .toldToGuardians(who, child)
          .filter(({ act }) => act === 'emergency')
          .map(({ func }) => String(func?.slug))
      : [],
  ),
  perChild(
    'audit.functions_that_read(c.id)',
    `c.id || '/' || x.function_name || '/' || x.times`,
    (life, who, child) => {
      if (!life.own(who, child)) return []
      const reading = life.log
        .filter(
          each =>
            [child, ...life.olderOf(child)].some(({ id }) => id === each.child) &&
            read.includes(each.act) &&
            each.func,
        )
        .map(each => each.func?.slug)
      return [...new Set(reading)].map(slug => `${slug}/${reading.filter(each => each === slug).length}`)
    },
  ),
  perChild(
    `(select u.id as unit from people.units u where exists (select from sharing.may_rest_on_consent(c.id, u.id, '{safe}')))`,
    `c.id || '/' || x.unit`,
    (life, who, child) =>
      life.own(who, child)
        ? Object.keys(units)
            .filter(
              unit =>
                units[unit]?.tenant === who.tenant && life.coveringConsents(child, unit, ['safe']) !== null,
            )
            .map(unitId)
        : [],
  ),
  {
    name: 'people.unit_figures',
    sql: `select string_agg(concat_ws('/', x.function_id, x.children, x.plans, x.waiting, x.meetings, x.drafts), ' ') from people.unit_figures() x`,
    answer: (life, who) =>
      who.func?.kind !== 'manager'
        ? []
        : functions
            .filter(each => each.unit === who.func?.unit)
            .map(each => {
              const { children, plans, waiting, meetings, drafts } = life.figures(each)
              return [each.id, children, plans, waiting, meetings, drafts].join('/')
            })
            .concat(
              life.made
                .filter(({ table, home }) => table === 'functions' && home === who.func?.unit)
                .map(({ id }) => `${id}/0/0/0/0/0`),
            ),
  },
  {
    name: 'audit.review_emergencies',
    sql: `select string_agg(x.function_name || '/' || x.found || '/' || x.times, ' ') from audit.review_emergencies(current_date - 1) x`,
    answer: (life, who) => {
      if (who.func?.kind !== 'log_reviewer') return []
      const mine = life.log.filter(each => each.act === 'emergency' && each.func?.tenant === who.tenant)
      const openings = new Map(
        mine.filter(({ child }) => child).map(each => [each.xact, `${each.func?.slug}/true/1`]),
      )
      // What found nothing: a line for each person and function, with how often.
      const empty = Map.groupBy(
        mine.filter(({ child }) => !child),
        each => `${each.person} ${each.func?.slug}`,
      )
      const lines = [...empty.values()].map(all => `${all[0]?.func?.slug}/false/${all.length}`)
      return [...openings.values(), ...lines]
    },
  },
  {
    name: 'audit.review_days',
    sql: `select sum(x.readings)::text || ' ' || sum(x.refused) from audit.review_days(current_date - 1) x`,
    answer: (life, who) => {
      if (who.func?.kind !== 'log_reviewer') return []
      const mine = life.log.filter(each => each.func?.tenant === who.tenant)
      const readings = mine.filter(each => ['read', 'export'].includes(each.act)).length
      // A refusal that is about no child tells nothing.
      const refused = mine.filter(each => each.act === 'refused' && each.child !== null).length
      // Searches alone make a day too: who looks for doubles is seen by the reviewer.
      const searched = mine.some(each => each.act === 'search')
      return readings + refused || searched ? [`${readings}`, `${refused}`] : []
    },
  },
]
const func = (slug: string) => functionOf(slug).id

/** Compares what all actors see with what the rules let them see. */
export async function prepareSight(admin: pg.Pool) {
  const tables = await listTables(admin)
  const seen = tables.filter(({ name, readable }) => readable && !elsewhere.includes(name))
  const text = questionOf(seen)
  const heard = heardOf(seen.filter(({ name }) => !open.includes(name) && !derived[name]))
  const all = questionOf(tables.filter(({ name }) => modelled.includes(name)))
  const asked = `select ${questions.map(({ sql }, n) => `(${sql}) as q${n}`).join(', ')}`
  let rowsCompared = 0

  function compare(life: Life, who: Actor, rows: { name: string; count: number; keys: string | null }[]) {
    for (const { name, count, keys } of rows) {
      if (open.includes(name)) continue
      differ(
        `${who.name} in ${name}`,
        keys?.split(' ') ?? [],
        derived[name]?.sight(life, who) ?? life.sight(who, name),
      )
      if (count !== (keys?.split(' ').length ?? 0))
        throw new Error(`${who.name} counts ${count} in ${name}, and reads another number`)
      rowsCompared += count
    }
  }

  return {
    tables,
    rowsCompared: () => rowsCompared,
    async compareActor(
      gateway: Gateway,
      life: Life,
      session: Life['sessions'][number],
      { ask }: { ask: boolean },
    ) {
      const who = life.actor(session)
      const outcome = await gateway.as(session.token, async () => {
        const { rows } = await gateway.client.query({ name: 'sight', text })
        const words: string | null | undefined = ask
          ? (await gateway.client.query({ name: 'heard', text: heard })).rows[0].words
          : undefined
        const answers = ask
          ? (
              await gateway.client.query({
                name: 'asked',
                text: asked,
                values: [life.children.map(({ id }) => id)],
              })
            ).rows[0]
          : undefined
        return { rows, answers, words }
      })
      if (!outcome.ok) throw new Error(`${who.name} cannot look: ${outcome.code} ${outcome.message}`)
      compare(life, who, outcome.value.rows)
      if (!outcome.value.answers) return
      differ(`${who.name} hears`, outcome.value.words?.split(' ') ?? [], life.hears(who))
      for (const [n, { name, answer }] of questions.entries())
        differ(`${who.name} by ${name}`, outcome.value.answers[`q${n}`]?.split(' ') ?? [], answer(life, who))
    },
    /** What is really there: no attempt has left a row behind, none has gone. */
    async compareAll(admin: pg.ClientBase, life: Life) {
      for (const { name, keys } of (await admin.query({ name: 'all', text: all })).rows)
        differ(
          `The database in ${name}`,
          keys?.split(' ') ?? [],
          (life.rows.get(name) ?? []).map(({ key }) => key),
        )
    },
  }
}

function differ(what: string, found: string[], expected: string[]) {
  const left = new Map<string, number>()
  for (const each of expected) left.set(each, (left.get(each) ?? 0) + 1)
  const tooMuch = found.filter(each => {
    const n = left.get(each) ?? 0
    if (n > 0) left.set(each, n - 1)
    return n === 0
  })
  const missing = [...left].filter(([, n]) => n > 0).map(([each]) => each)
  if (tooMuch.length || missing.length)
    throw new Error(
      `${what}: reads what the rules refuse [${tooMuch}], misses what the rules give [${missing}]`,
    )
}

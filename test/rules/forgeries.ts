import { type Action, check, newId, type Scene, someone, whoIs } from './actions.ts'
import { functionOf, personId, tenantId, unitId } from './house.ts'

// What nobody may do, whoever they are: each is refused, or touches nothing.

type Forgery = { what: string; sql: string; values: unknown[] }

/** `mine` is the function of the one who tries: nobody forges their own name. */
function forgeries({ life, dice }: Scene, mine: string | undefined): Forgery[] {
  const child = dice.pick(life.children)
  const each = dice.pick(life.disclosures)
  const plan = dice.pick(life.plans)
  const written = dice.pick(life.written)
  const consent = dice.pick(life.consents)
  const list: Forgery[] = [
    { what: 'empties the log', sql: 'delete from audit.access_log', values: [] },
    { what: 'truncates the log', sql: 'truncate audit.access_log', values: [] },
    { what: 'changes the log', sql: `update audit.access_log set act = 'read'`, values: [] },
    {
      what: 'writes a row of the log by hand',
      sql: `insert into audit.access_log (collaboration_id, act) values ($1, 'read')`,
      values: [tenantId('north')],
    },
    { what: 'reads the log', sql: 'select from audit.access_log limit 1', values: [] },
    { what: 'seals the log', sql: 'select audit.seal()', values: [] },
    { what: 'reads the numbers', sql: 'select from sharing.identities', values: [] },
    { what: 'reads sessions', sql: 'select from people.sessions', values: [] },
    { what: 'reads accounts', sql: 'select from people.accounts', values: [] },
    { what: 'ends another session by hand', sql: 'update people.sessions set ended_at = null', values: [] },
    {
      what: 'renames a colleague',
      sql: `update people.persons set language = 'en' where id <> people.me()`,
      values: [],
    },
    {
      what: 'makes a ground of their own',
      sql: `insert into sharing.basis_pairs select id, 'civil', 'civil' from sharing.bases limit 1`,
      values: [],
    },
    { what: 'asks who is behind a session', sql: `select people.actor_of('\\x00')`, values: [] },
    {
      what: 'asks for an address',
      sql: 'select people.mail_holders($1)',
      values: [functionOf('preschool.teacher').id],
    },
  ]
  if (child)
    list.push(
      {
        what: 'writes an involvement of their own',
        sql: `insert into sharing.involvements (child_id, unit_id, function_id, collaboration_id) values ($1, $2, people.my_function(), $3)`,
        values: [child.id, unitId(child.unit), tenantId(child.tenant)],
      },
      {
        what: 'lifts protection by hand',
        sql: `update child.children set protection = 'none' where id = $1`,
        values: [child.id],
      },
      {
        what: 'lifts protection without a reason',
        sql: `select child.set_protection($1, 'none')`,
        values: [child.id],
      },
      {
        what: 'asks whether a child is hidden',
        sql: 'select sharing.hidden_by_protection($1, $2)',
        values: [child.id, functionOf('health.nurse').id],
      },
      {
        what: 'asks for the consents of a child',
        sql: `select sharing.consent_for($1, $2, '{}')`,
        values: [child.id, unitId('health')],
      },
      { what: 'asks what an emergency opens', sql: 'select child.emergency_items($1)', values: [child.id] },
      { what: 'removes a child', sql: 'delete from child.children where id = $1', values: [child.id] },
      {
        what: 'calls a gift an emergency',
        sql: `insert into sharing.disclosures (id, collaboration_id, child_id, from_unit_id, from_function_id, from_person_id, to_function_id, kind, basis_id, purpose, informed, valid_until)
          select $1, people.my_collaboration(), $2, people.my_unit(), people.my_function(), people.me(), $3, 'emergency', id, 'p', true, now() + interval '1 day' from sharing.bases where code = 'emergency'`,
        values: [newId(), child.id, functionOf('health.nurse').id],
      },
    )
  if (each)
    list.push(
      {
        what: 'adds to what was given before',
        sql: `insert into sharing.disclosed_items (disclosure_id, child_id, item_kind, item_id, version, from_unit_id) values ($1, $2, 'worry', $3, 1, $4)`,
        values: [each.id, each.child.id, written?.id ?? newId(), unitId(each.child.unit)],
      },
      {
        what: 'lengthens what was given',
        sql: `update sharing.disclosed_items set ends_at = 'infinity' where disclosure_id = $1`,
        values: [each.id],
      },
      {
        what: 'changes to whom it was given',
        sql: 'update sharing.disclosures set to_function_id = people.my_function() where id = $1',
        values: [each.id],
      },
      {
        what: 'gives again what has ended',
        sql: 'update sharing.disclosures set ended_at = null where id = $1 and ended_at is not null',
        values: [each.id],
      },
      {
        what: 'removes the trace of a gift',
        sql: 'delete from sharing.disclosures where id = $1',
        values: [each.id],
      },
      {
        what: 'unties a gift from its consent',
        sql: 'delete from sharing.disclosure_consents where disclosure_id = $1',
        values: [each.id],
      },
      {
        what: 'gives in the name of another',
        sql: `insert into sharing.disclosures (id, collaboration_id, child_id, from_unit_id, from_function_id, from_person_id, to_function_id, kind, basis_id, purpose, informed, valid_until)
          select $1, $2, $3, $4, $5, $6, $7, 'item', id, 'p', true, now() + interval '1 day' from sharing.bases where code = 'no_harm'`,
        values: [
          newId(),
          tenantId(each.child.tenant),
          each.child.id,
          unitId(each.child.unit),
          each.from.id,
          personId('nobody'),
          functionOf('health.nurse').id,
        ],
      },
    )
  if (plan)
    list.push(
      {
        what: 'takes the lead',
        sql: `update child.plans set lead_function_id = $2 where id = $1`,
        values: [plan.id, functionOf(plan.lead.slug === 'school.head' ? 'school.mentor' : 'school.head').id],
      },
      {
        what: 'rewrites a published part',
        sql: `update child.plan_version_parts set words = 'other' where plan_id = $1`,
        values: [plan.id],
      },
      {
        what: 'rewrites a mark',
        sql: `update child.action_marks set state = 'done' where plan_id = $1`,
        values: [plan.id],
      },
    )
  if (written)
    list.push(
      {
        what: 'rewrites what was written',
        sql: `update child.worry_versions set why = 'other' where worry_id = $1`,
        values: [written.id],
      },
      {
        what: 'signs a report as another',
        sql: `insert into child.reports (collaboration_id, child_id, unit_id, function_id, person_id, made_at, made_to, how, guardians_told, once)
          values (people.my_collaboration(), $1, $2, $3, $4, now(), 'social', 'phone', true, $5)`,
        values: [
          written.child.id,
          unitId(written.child.unit),
          functionOf('social.worker').id,
          personId('nobody'),
          newId(),
        ],
      },
      {
        what: 'writes a worry as another',
        sql: `insert into child.worries (collaboration_id, child_id, unit_id, author_function_id, author_person_id, to_function_id, answer_by, once)
          select people.my_collaboration(), $1, $2, $3, people.me(), $3, current_date, $4 where $3 is distinct from people.my_function()`,
        values: [
          written.child.id,
          unitId(written.child.unit),
          functionOf(['school.head', 'school.mentor'].find(slug => slug !== mine) as string).id,
          newId(),
        ],
      },
    )
  if (consent)
    list.push(
      {
        what: 'lengthens a yes',
        sql: 'update sharing.consents set valid_until = valid_until + 100 where id = $1',
        values: [consent.id],
      },
      {
        what: 'takes back a withdrawal',
        sql: 'update sharing.consent_scopes set withdrawn_at = null where consent_id = $1',
        values: [consent.id],
      },
      {
        what: 'widens a yes afterwards',
        sql: `insert into sharing.consent_scopes (consent_id, to_unit_id, areas) values ($1, $2, '{safe}')`,
        values: [consent.id, unitId('office')],
      },
    )
  return list
}

export const forge: Action = async scene => {
  const child = scene.dice.pick(scene.life.children)
  const by = someone(scene, child)
  const forgery = scene.dice.pick(forgeries(scene, by.who.func?.slug)) as Forgery
  const outcome = await scene.gateway.as(by.session.token, query => query(forgery.sql, forgery.values))
  return check(outcome, false, `${whoIs(by)} ${forgery.what}`, { changed: true })
}

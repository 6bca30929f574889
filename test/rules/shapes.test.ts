import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  administers,
  type Func,
  functionOf,
  functions,
  idOf,
  issuer,
  openGateway,
  openRulesHouse,
  personId,
  persons,
  tenantId,
  unitId,
} from './house.ts'

// A probe table by each SQL shape: every person of the house reads every row and tries to write every row as kring_app, beside
// the rule told again in a line of TypeScript.

const database = await openRulesHouse()
const client = await database.app.connect()
const gateway = openGateway(client)
afterAll(async () => {
  client.release()
  await database.drop()
})

/** Wim works in the social services; as a father he is another person (R10). */
const wimAsGuardian = idOf('person/wim/guardian')

type Child = 'north child' | 'south child'
type Who = {
  name: string
  session: Buffer | null
  func?: Func
  person?: string
  appointment?: string
  guardian?: true
  county?: string
}
type Row = {
  id: string
  collaboration_id: string
  unit_id: string
  child_id: string
  function_id: string
  person_id: string
  appointment_id: string
  words: string
}
type Rule = (who: Who, row: Row) => boolean

const childId: Record<Child, string> = { 'north child': '', 'south child': '' }
const whos: Who[] = [{ name: 'a stranger', session: null }]
/** Who holds a function, and by which appointment. */
const holderOf = new Map(
  Object.entries(persons).flatMap(([person, { holds }]) =>
    holds.map(slug => [
      functionOf(slug).id,
      { person: personId(person), appointment: idOf(`appointment/${person}/${slug}`) },
    ]),
  ),
)
const rowOf = (func: Func, child: Child, id = idOf(`probe/${func.slug}/${child}`)): Row => ({
  id,
  collaboration_id: tenantId(func.tenant),
  unit_id: unitId(func.unit),
  child_id: childId[child],
  function_id: func.id,
  person_id: holderOf.get(func.id)?.person as string,
  appointment_id: holderOf.get(func.id)?.appointment as string,
  words: 'words',
})
/** Of every function that somebody holds, about both children: most of them belong together with nobody. */
const held = functions.filter(each => holderOf.has(each.id))
const rows = () => held.flatMap(func => [rowOf(func, 'north child'), rowOf(func, 'south child')])

const asOwner = async (sql: string) => {
  await database.owner.query(sql)
}
const make = (shape: string, table = 'child.probes') =>
  asOwner(`create table ${table} (id uuid primary key default platform.new_id(),
      collaboration_id uuid not null references people.collaborations on delete cascade,
      unit_id uuid not null references people.units on delete restrict,
      child_id uuid not null references child.children on delete cascade,
      function_id uuid not null references people.functions on delete restrict,
      person_id uuid not null references people.persons on delete restrict,
      appointment_id uuid references people.appointments on delete set null,
      version int not null default 1, words text not null);
    select ${shape}`)
const columns = 'id, collaboration_id, unit_id, child_id, function_id, person_id, appointment_id, words'
const kept = `class => 'notice', keeps => '1 year'`
const writes = `inserts => '${columns}', updates => 'words', signed => 'function_id, person_id'`

async function fill(table = 'child.probes') {
  const list = rows()
  await database.admin.query(
    `insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, $1)`,
    [JSON.stringify(list)],
  )
  return list
}

beforeAll(async () => {
  const signIn = async (person: string, slug: string) => {
    const func = functionOf(slug)
    const appointment = idOf(`appointment/${person}/${slug}`)
    const session = (await gateway.signIn(person, appointment)) ?? null
    whos.push({
      name: `${person} as ${slug}`,
      session,
      func,
      person: personId(person),
      appointment,
      county: tenantId(func.tenant),
    })
    return session
  }
  const sessions = new Map<string, Buffer | null>()
  for (const [person, { holds }] of Object.entries(persons))
    for (const slug of holds) sessions.set(slug, await signIn(person, slug))
  const register = async (slug: string, protection = 'none') => {
    const made = await gateway.as(sessions.get(slug) as Buffer, query =>
      query(
        `select child.register_child('Bo', 'Ek', '2020-01-01', '', '', false, $1, null, gen_random_uuid()) as id`,
        [protection],
      ),
    )
    if (!made.ok) throw new Error(made.message)
    return made.value.rows[0].id as string
  }
  childId['north child'] = await register('preschool.teacher')
  childId['south child'] = await register('southern.teacher')
  // Wim is the father of the child in the north.
  await database.admin.query(
    `insert into people.persons (id, collaboration_id, name, kind) values ($1, $2, 'Wim', 'guardian')`,
    [wimAsGuardian, tenantId('north')],
  )
  await database.admin.query(
    `insert into people.accounts (person_id, issuer, subject) values ($1, $2, 'wim')`,
    [wimAsGuardian, issuer],
  )
  await database.admin.query(
    `insert into child.guardians (collaboration_id, child_id, unit_id, name, custody, person_id, once) values ($1, $2, $3, 'Wim', true, $4, gen_random_uuid())`,
    [tenantId('north'), childId['north child'], unitId('preschool'), wimAsGuardian],
  )
  const session = (await gateway.signIn('wim', null)) ?? null
  whos.push({
    name: 'wim as guardian',
    session,
    person: wimAsGuardian,
    guardian: true,
    county: tenantId('north'),
  })
  expect(whos.every(each => each.name === 'a stranger' || each.session)).toBe(true)
})

beforeEach(() =>
  asOwner(
    `drop table if exists child.probe_parts, child.probes; delete from platform.retention where table_name like 'child.probe%'`,
  ),
)

/** Every person reads every row. */
async function compareReading(table: string, list: Row[], rule: Rule) {
  let read = 0
  for (const who of whos) {
    const found = await gateway.as(who.session, async query =>
      (await query(`select id from ${table}`)).rows.map(({ id }) => id),
    )
    const expected = list.filter(row => rule(who, row)).map(({ id }) => id)
    if (!found.ok) throw new Error(`${who.name}: ${found.message}`)
    expect(found.value.sort(), who.name).toEqual(expected.sort())
    read += expected.length
  }
  expect(read).toBeGreaterThan(0)
}

/** Tries to insert each row `r`, and undoes it: which of them went through. Refused by anything but a right is an error. */
async function tryAll(who: Who, insert: string, list: object[]): Promise<boolean[]> {
  const json = JSON.stringify(list).replaceAll("'", "''")
  const outcome = await gateway.as(who.session, async query => {
    await query(`do $do$ declare r jsonb; done text := '';
      begin
        for r in select value from jsonb_array_elements('${json}') loop
          begin
            ${insert};
            raise sqlstate 'KR001';
          exception when sqlstate 'KR001' then done := done || '1'; when insufficient_privilege then done := done || '0';
          end;
        end loop;
        perform set_config('probe.done', done, true);
      end $do$`)
    return (await query(`select current_setting('probe.done') as done`)).rows[0].done as string
  })
  if (!outcome.ok) throw new Error(`${who.name}: ${outcome.code} ${outcome.message}`)
  return [...outcome.value].map(each => each === '1')
}

/** Every person writes every row, their own also in the name of another, from another county, in another unit. */
async function compareInserting(table: string, rule: Rule) {
  const counts = { allowed: 0, refused: 0 }
  const another = functionOf('office.reviewer')
  for (const who of whos) {
    const { func } = who
    const own = (func ? (['north child', 'south child'] as const) : []).flatMap(child => {
      const row = rowOf(func as Func, child)
      return [
        { ...row, person_id: personId('new') },
        { ...row, collaboration_id: tenantId(func?.tenant === 'north' ? 'south' : 'north') },
        { ...row, unit_id: unitId(another.unit) },
        { ...row, function_id: another.id },
        { ...row, appointment_id: holderOf.get(another.id)?.appointment as string },
      ]
    })
    const list = [...rows(), ...own].map((each, n) => ({ ...each, id: idOf(`new/${n}`) }))
    const insert = `insert into ${table} (${columns}) select ${columns} from jsonb_populate_record(null::${table}, r)`
    for (const [n, happened] of (await tryAll(who, insert, list)).entries()) {
      expect(happened, `${who.name} inserts ${JSON.stringify(list[n])}`).toBe(rule(who, list[n] as Row))
      counts[happened ? 'allowed' : 'refused']++
    }
  }
  expect(counts.allowed).toBeGreaterThan(0)
  expect(counts.refused).toBeGreaterThan(100)
}

/** Every person changes every row; a row that is not theirs is not touched, and a column that is not granted is refused. */
async function compareChanging(table: string, list: Row[], rule: Rule) {
  for (const who of whos) {
    const outcome = await gateway.as(who.session, async query =>
      (await query(`update ${table} set words = 'other' returning id`)).rows.map(({ id }) => id),
    )
    if (!outcome.ok) throw new Error(`${who.name}: ${outcome.message}`)
    expect(outcome.value.sort(), who.name).toEqual(
      list
        .filter(row => rule(who, row))
        .map(({ id }) => id)
        .sort(),
    )
    const other = await gateway.as(who.session, query =>
      query(`update ${table} set unit_id = null, function_id = null`),
    )
    expect(!other.ok && other.code, who.name).toBe('42501')
  }
}

const involved = (who: Who, row: Row) =>
  (who.func?.slug === 'preschool.teacher' && row.child_id === childId['north child']) ||
  (who.func?.slug === 'southern.teacher' && row.child_id === childId['south child'])
/** ADR 34: an administrator acts in none. */
const ofMyUnit = (who: Who, row: Row) =>
  who.func !== undefined && !administers(who.func) && row.unit_id === unitId(who.func.unit)
const signed = (who: Who, row: Row) =>
  row.function_id === who.func?.id && row.person_id === who.person && row.collaboration_id === who.county

describe('About a child', () => {
  test('sharing.protect: my unit and involved, or given in that version, to my function or to me as a guardian', async () => {
    await make(`sharing.protect('child.probes', kind => 'worry', version_column => 'version', ${kept})`)
    const list = await fill()
    const item = (slug: string) => rowOf(functionOf(slug), 'north child').id
    const given = [
      { item: item('health.nurse'), version: 1, ends: 'infinity', to: 'school.head' },
      { item: item('health.nurse'), version: 1, ends: 'infinity', to: 'wim' },
      { item: item('social.worker'), version: 2, ends: 'infinity', to: 'school.head' },
      { item: item('club.leader'), version: 1, ends: '2026-01-01', to: 'school.head' },
      { item: item('school.mentor'), version: 1, ends: 'infinity', to: 'southern.teacher' },
    ]
    await give(given)
    await compareReading(
      'child.probes',
      list,
      (who, row) =>
        (ofMyUnit(who, row) && involved(who, row)) ||
        given.some(
          each =>
            each.item === row.id &&
            each.version === 1 &&
            each.ends === 'infinity' &&
            (each.to === 'wim' ? who.guardian === true : each.to === who.func?.slug),
        ),
    )
  })

  test('sharing.protect without a kind: never given away', async () => {
    await make(`sharing.protect('child.probes', ${kept})`)
    const list = await fill()
    await give([
      {
        item: rowOf(functionOf('health.nurse'), 'north child').id,
        version: 1,
        ends: 'infinity',
        to: 'school.head',
      },
    ])
    await compareReading('child.probes', list, (who, row) => ofMyUnit(who, row) && involved(who, row))
  })

  test('sharing.allow_insert_when_involved and allow_update_when_involved: in my name, in my unit, about a child I work with', async () => {
    await make(`sharing.protect('child.probes', ${kept}),
      sharing.allow_insert_when_involved('child.probes', '${columns}', signed => 'function_id, person_id', also => 'words <> ''no'''),
      sharing.allow_update_when_involved('child.probes', 'words')`)
    const list = await fill()
    await compareInserting(
      'child.probes',
      (who, row) => ofMyUnit(who, row) && involved(who, row) && signed(who, row),
    )
    await compareChanging('child.probes', list, (who, row) => ofMyUnit(who, row) && involved(who, row))
  })

  test('sharing.follows: read by whoever reads the other row, written by the function that it names', async () => {
    await make(`people.of_unit('child.probes', ${kept})`)
    const parents = await fill()
    await asOwner(`create table child.probe_parts (id uuid primary key default platform.new_id(),
        probe_id uuid not null references child.probes on delete cascade, unit_id uuid not null references people.units on delete restrict,
        by_function uuid not null references people.functions on delete restrict, words text not null);
      select sharing.follows('child.probe_parts', parent => 'child.probes', by_column => 'probe_id', write => 'function_id',
        inserts => 'probe_id, unit_id, by_function, words', updates => 'words', signed => 'by_function', parent_is => 'parent.words = ''words''', ${kept})`)
    await database.admin.query(`insert into child.probe_parts (id, probe_id, unit_id, by_function, words)
      select id, id, unit_id, function_id, 'part' from child.probes; update child.probes set words = 'closed' where child_id = '${childId['south child']}'`)
    await compareReading('child.probe_parts', parents, ofMyUnit)
    let allowed = 0
    for (const who of whos) {
      const list = parents.flatMap(parent =>
        [parent.unit_id, unitId('office')].flatMap(unit =>
          [who.func?.id ?? parent.function_id, functionOf('office.reviewer').id].map(by => ({
            parent: parent.id,
            unit,
            by,
            may:
              ofMyUnit(who, parent) &&
              parent.function_id === who.func?.id &&
              by === who.func.id &&
              unit === parent.unit_id &&
              parent.child_id === childId['north child'],
          })),
        ),
      )
      const insert = `insert into child.probe_parts (probe_id, unit_id, by_function, words)
        values ((r->>'parent')::uuid, (r->>'unit')::uuid, (r->>'by')::uuid, 'new')`
      expect(await tryAll(who, insert, list), who.name).toEqual(list.map(({ may }) => may))
      allowed += list.filter(({ may }) => may).length
    }
    expect(allowed).toBeGreaterThan(10)
    for (const who of whos) {
      const outcome = await gateway.as(who.session, async query =>
        (await query(`update child.probe_parts set words = 'other' returning id`)).rows.map(({ id }) => id),
      )
      expect(outcome.ok && outcome.value.sort(), who.name).toEqual(
        parents
          .filter(
            row =>
              ofMyUnit(who, row) &&
              row.function_id === who.func?.id &&
              row.child_id === childId['north child'],
          )
          .map(({ id }) => id)
          .sort(),
      )
    }
  })
})

describe('About no child', () => {
  const clears = (who: Who) => who.func?.kind === 'manager' || who.func?.kind === 'log_reviewer'
  const here = (who: Who, row: Row) => who.county === row.collaboration_id

  test.each([
    ['everyone', (who: Who) => who.session !== null],
    ['any_function', (who: Who) => who.func !== undefined],
    ['manager, log_reviewer', clears],
  ] as const)('people.of_collaboration: read by %s, written by managers and reviewers', async (read, may) => {
    await make(
      `people.of_collaboration('child.probes', read => '${read}', write => 'manager, log_reviewer', ${writes}, ${kept})`,
    )
    const list = await fill()
    await compareReading('child.probes', list, (who, row) => may(who) && here(who, row))
    await compareInserting('child.probes', (who, row) => clears(who) && here(who, row) && signed(who, row))
    await compareChanging('child.probes', list, (who, row) => clears(who) && here(who, row))
  })

  test('people.of_unit: read by the staff of the unit, written by its manager', async () => {
    await make(`people.of_unit('child.probes', write => 'manager', ${writes}, ${kept})`)
    const list = await fill()
    const manages = (who: Who, row: Row) => who.func?.kind === 'manager' && ofMyUnit(who, row)
    await compareReading('child.probes', list, ofMyUnit)
    await compareInserting('child.probes', (who, row) => manages(who, row) && signed(who, row))
    await compareChanging('child.probes', list, manages)
  })

  test('people.of_function: read, written and removed by the one function', async () => {
    await make(`people.of_function('child.probes', ${writes}, deletes => true, ${kept})`)
    const list = await fill()
    const mine = (who: Who, row: Row) => who.func?.id === row.function_id
    await compareReading('child.probes', list, mine)
    await compareInserting('child.probes', (who, row) => mine(who, row) && signed(who, row))
    await compareChanging('child.probes', list, mine)
    const [, tea] = whos
    const outcome = await gateway.as(
      tea?.session ?? null,
      async query => (await query('delete from child.probes returning id')).rowCount,
    )
    expect(outcome.ok && outcome.value).toBe(2)
  })

  test('people.of_appointment: read and written by the one appointment, and by nobody when it has ended (R15)', async () => {
    await make(`people.of_appointment('child.probes', ${writes}, ${kept})`)
    const list = await fill()
    const mine = (who: Who, row: Row) => who.appointment === row.appointment_id
    await compareReading('child.probes', list, mine)
    await compareInserting('child.probes', (who, row) => mine(who, row) && signed(who, row))
    await compareChanging('child.probes', list, mine)
    const hed = whos.find(each => each.func?.slug === 'school.head') as Who
    await database.admin.query('update people.appointments set ends_at = now() where id = $1', [
      hed.appointment,
    ])
    const outcome = await gateway.as(
      hed.session,
      async query => (await query('select from child.probes')).rowCount,
    )
    await database.admin.query('update people.appointments set ends_at = null where id = $1', [
      hed.appointment,
    ])
    expect(outcome.ok && outcome.value).toBe(0)
  })
})

describe('A shape', () => {
  test('leaves a table with forced policies, an index for each foreign key, and its retention class', async () => {
    await make(`people.of_function('child.probes', ${kept})`)
    const { rows: found } =
      await database.admin.query(`select c.relrowsecurity and c.relforcerowsecurity as forced,
        (select array_agg(a.attname::text order by a.attname) from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0] where i.indrelid = c.oid) as indexed,
        (select class from platform.retention where table_name = 'child.probes') as class
      from pg_class c where c.oid = 'child.probes'::regclass`)
    expect(found).toEqual([
      {
        forced: true,
        indexed: ['appointment_id', 'child_id', 'function_id', 'id', 'person_id'],
        class: 'notice',
      },
    ])
  })

  test('says what is wrong with a call', async () => {
    const wrong = async (shape: string, table = '(id uuid, words text, function_id uuid)') => {
      const owner = await database.owner.connect()
      try {
        await owner.query('begin')
        await owner.query(`create table child.probes ${table}`)
        await owner.query(`select ${shape}`)
        return 'no error'
      } catch (error) {
        return (error as Error).message
      } finally {
        await owner.query('rollback')
        owner.release()
      }
    }
    const whole = '(id uuid, collaboration_id uuid, unit_id uuid, child_id uuid, function_id uuid)'
    expect(await wrong(`sharing.protect('child.probes', kind => 'worry', ${kept})`)).toBe(
      'sharing.protect needs a column that child.probes does not have: unit_id, child_id',
    )
    expect(await wrong(`people.of_appointment('child.probes', ${kept})`)).toContain('appointment_id')
    expect(await wrong(`people.of_unit('child.probes')`, whole)).toContain(
      'child.probes has no retention class',
    )
    expect(
      await wrong(`people.of_collaboration('child.probes', read => 'staff, manger', ${kept})`, whole),
    ).toContain('not: manger')
    expect(
      await wrong(
        `people.of_collaboration('child.probes', read => 'any_function', inserts => 'id', ${kept})`,
        whole,
      ),
    ).toContain('write is nobody')
    expect(await wrong(`people.of_unit('child.probes', read => 'everyone', ${kept})`, whole)).toContain(
      'say any_function',
    )
    expect(
      await wrong(
        `people.of_function('child.probes', inserts => 'id', signed => 'function_id', ${kept})`,
        whole,
      ),
    ).toContain('child.probes.function_id points at no function')
    expect(
      await wrong(
        `sharing.follows('child.probes', parent => 'child.plans', by_column => 'id', ${kept})`,
        whole,
      ),
    ).toContain('child.probes.id is no foreign key to child.plans')
    expect(
      await wrong(`people.of_function('child.probes', class => 'forever', keeps => 'x')`, whole),
    ).toContain('retention_class_check')
  })

  test('is called by the owner alone', async () => {
    await make(`people.of_function('child.probes', ${kept})`)
    for (const pool of [database.app, database.worker, database.insight, database.auditor])
      await expect(pool.query(`select people.of_function('child.probes')`)).rejects.toThrow(
        /permission denied/,
      )
  })

  test('looks up the rows that are asked for, not all that I was given', async () => {
    await make(`sharing.protect('child.probes', kind => 'worry', ${kept})`)
    await fill()
    const hed = whos.find(each => each.func?.slug === 'school.head') as Who
    const many = Array.from({ length: 3000 }, (_, n) => ({
      item: idOf(`much/${n}`),
      version: 1,
      ends: 'infinity',
      to: 'school.head',
    }))
    await give([
      ...many,
      {
        item: rowOf(functionOf('health.nurse'), 'north child').id,
        version: 1,
        ends: 'infinity',
        to: 'school.head',
      },
    ])
    await database.admin.query('analyze sharing.disclosed_items; analyze child.probes')
    const most = async () => {
      const outcome = await gateway.as(
        hed.session,
        async query =>
          (
            await query(`explain (analyze, format json) select * from child.probes where child_id = $1`, [
              childId['north child'],
            ])
          ).rows[0]['QUERY PLAN'][0].Plan,
      )
      if (!outcome.ok) throw new Error(outcome.message)
      return mostRows(outcome.value)
    }
    expect(await most()).toBeLessThan(50)
    // The form that was replaced reads everything that was ever given to the function.
    await asOwner(
      `alter policy select_disclosed_to_my_function on child.probes using (id in (select item_id from sharing.given_to_my_function where item_kind = 'worry'))`,
    )
    expect(await most()).toBeGreaterThan(2999)
  })
})

type Plan = { 'Actual Rows': number; 'Actual Loops': number; Plans?: Plan[] }
const mostRows = (plan: Plan): number =>
  Math.max(plan['Actual Rows'] * plan['Actual Loops'], ...(plan.Plans ?? []).map(mostRows))

/** Written past the checks of a disclosure, which know of no probe. */
async function give(items: { item: string; version: number; ends: string; to: string }[]) {
  const admin = await database.admin.connect()
  try {
    await admin.query('begin; set local session_replication_role = replica')
    await admin.query(
      `insert into sharing.disclosed_items (disclosure_id, child_id, item_kind, item_id, version, from_unit_id, to_function_id, to_person_id, ends_at)
      select platform.new_id(), $3, 'worry', g.item, g.version, $2, g.func, g.person, g.ends
      from jsonb_to_recordset($1) g(item uuid, version int, ends timestamptz, func uuid, person uuid)`,
      [
        JSON.stringify(
          items.map(({ item, version, ends, to }) => ({
            item,
            version,
            ends,
            func: to === 'wim' ? null : functionOf(to).id,
            person: to === 'wim' ? wimAsGuardian : null,
          })),
        ),
        unitId('health'),
        childId['north child'],
      ],
    )
    await admin.query('commit')
  } finally {
    admin.release()
  }
}

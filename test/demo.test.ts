import Personnummer from 'personnummer'
import { afterAll, describe, expect, test } from 'vitest'
import { actAs } from '../demo/as-person.ts'
import { seedBase } from '../demo/base.ts'
import { children } from '../demo/children.ts'
import { listDemoPersons } from '../demo/demo-persons.ts'
import { idOf, ids } from '../demo/ids.ts'
import { people } from '../demo/people.ts'
import { demoSettings, needsDemo, seedDemo } from '../demo/seed.ts'
import { testDatabase } from './database.ts'

const database = await testDatabase()
await seedDemo(database, demoSettings)
const { asPerson } = actAs(database.app, demoSettings.issuer)
afterAll(() => database.drop())

const one = async (sql: string, values: unknown[] = []) =>
  Object.values((await database.admin.query(sql, values)).rows[0])[0]

describe('The demo county', () => {
  test('is seeded anew where seeding was cut short, and never over what is there', async () => {
    expect(await needsDemo(database.owner)).toBe(false)
    await expect(seedDemo(database, demoSettings)).rejects.toThrow('empty')
    const half = await testDatabase()
    expect(await needsDemo(half.owner)).toBe(true)
    const client = await half.owner.connect()
    await seedBase(client, demoSettings)
    client.release()
    expect(await needsDemo(half.owner)).toBe(true)
    await half.drop()
  })

  test('has 12 organisations, 40 units, 61 people and 25 children, of whom one is known in two places', async () => {
    expect(await one('select count(*) from people.organisations')).toBe(12)
    expect(await one('select count(*) from people.units')).toBe(40)
    // Helena Wik is two: staff, and a guardian.
    expect(await one('select count(*) from people.persons')).toBe(62)
    expect(await one('select count(*) from child.children')).toBe(26)
    expect(
      await one(`select count(distinct coalesce(nullif(person_number, ''), id::text)) from child.children`),
    ).toBe(25)
  })

  test('has person numbers of the official test series only, and birth dates that are theirs', () => {
    const numbers = [...children, ...people].flatMap(({ number }) => number ?? [])
    expect(numbers.length).toBeGreaterThan(30)
    for (const number of numbers) {
      expect(Personnummer.valid(number), number).toBe(true)
      // The tax agency hands out no real person a birth number of these.
      expect(number).toMatch(/^\d{8}-(238|239|98\d|99\d|9[12]\d)\d$/)
    }
    expect(new Set(numbers).size).toBe(numbers.length)
  })

  test('lists those who can sign in, the story first, each with an account of its own', async () => {
    const listed = listDemoPersons()
    expect(listed.length).toBe(61)
    expect(listed[0]).toMatchObject({ id: 'sara-lind', name: 'Sara Lind', group: 'Berättelsen om Amina' })
    expect(
      await one(
        'select count(distinct subject) from people.accounts where issuer = $1 and subject = any($2)',
        [demoSettings.issuer, listed.map(({ id }) => id)],
      ),
    ).toBe(61)
  })

  test('leaves nobody signed in', async () => {
    expect(await one('select count(*) from people.sessions where ended_at is null')).toBe(0)
  })
})

describe('Amina', () => {
  test('is known at her preschool by Sara and Maria, and nothing is written about her yet', async () => {
    for (const [person, func] of [
      ['sara-lind', 'bjorkbacken/blasippan'],
      ['maria-lund', 'bjorkbacken/rektor'],
    ] as const) {
      const seen = await asPerson(person, func, tx =>
        tx
          .selectFrom('child.children')
          .select(['id', 'given_name'])
          .where('id', 'in', [ids.amina, ids.aminaInLundvika])
          .execute(),
      )
      expect(seen).toEqual([{ id: ids.amina, given_name: 'Amina' }])
    }
    for (const table of [
      'child.worries',
      'child.assessments',
      'child.plans',
      'child.requests',
      'child.meetings',
      'child.reports',
      'sharing.events',
      'sharing.notices',
      'sharing.consents',
      'sharing.disclosures',
    ]) {
      expect(
        await one(`select count(*) from ${table} where child_id = any($1)`, [
          [ids.amina, ids.aminaInLundvika],
        ]),
        table,
      ).toBe(0)
    }
  })

  test('is one child in two units, and neither can tell (R10)', async () => {
    expect(
      await one(`select count(distinct number_hash) from sharing.identities where row_id = any($1)`, [
        [ids.amina, ids.aminaInLundvika],
      ]),
    ).toBe(1)
    const count = (tx: Parameters<Parameters<typeof asPerson>[2]>[0], id: string) =>
      tx
        .selectFrom('child.children')
        .select(tx.fn.countAll().as('n'))
        .where('id', '=', id)
        .executeTakeFirstOrThrow()
    expect(await asPerson('maria-lund', 'bjorkbacken/rektor', tx => count(tx, ids.aminaInLundvika))).toEqual({
      n: 0,
    })
    expect(await asPerson('rana-khalil', 'dungen/forskollarare', tx => count(tx, ids.amina))).toEqual({
      n: 0,
    })
    expect(
      await asPerson('rana-khalil', 'dungen/forskollarare', tx => count(tx, ids.aminaInLundvika)),
    ).toEqual({ n: 1 })
  })

  test('is seen by each of her parents, who read nothing else', async () => {
    for (const parent of ['farah-haddad', 'omar-haddad']) {
      const seen = await asPerson(parent, 'guardian', tx =>
        tx.selectFrom('child.children').select('id').execute(),
      )
      expect(seen).toEqual([{ id: ids.amina }])
    }
  })

  test('is not seen by Siri, who has not been brought in yet', async () => {
    expect(
      await asPerson('siri-alm', 'bjorkbacken/stodsamordnare', tx =>
        tx.selectFrom('child.children').select('id').where('id', '=', ids.amina).execute(),
      ),
    ).toEqual([])
  })
})

test('A child with protected identity is seen by those on the list only (R8)', async () => {
  const look = (person: string, func: string) =>
    asPerson(person, func, tx =>
      tx.selectFrom('child.children').select('id').where('id', '=', ids.tindra).execute(),
    )
  expect(await look('ulrika-mo', 'aspskolan/rektor')).toHaveLength(1)
  expect(await look('hanna-frid', 'aspskolan/larare')).toEqual([])
})

test('A person with two appointments sees the children of one at a time', async () => {
  const look = (func: string) =>
    asPerson('mikael-strand', func, tx => tx.selectFrom('child.children').select('id').execute())
  const [one, other] = [await look('ekskolan/specialpedagog'), await look('strandskolan/specialpedagog')]
  expect(one.map(({ id }) => id)).toContain(idOf('child/adam'))
  expect(other.map(({ id }) => id)).toContain(idOf('child/alva'))
  expect(one.filter(({ id }) => other.some(each => each.id === id))).toEqual([])
})

describe('The children are in every stage', () => {
  const stages = {
    'a worry waits for its answer': `select from child.worries where answered_at is null and answer_by >= current_date`,
    'a worry is overdue': `select from child.worries where answered_at is null and answer_by < current_date`,
    'a worry is answered': `select from child.worry_answers where kind = 'reply'`,
    'something was done at once': `select from child.worry_answers where kind = 'acted'`,
    'a family was guided along': `select from child.worry_answers where kind = 'guided'`,
    'a wheel is filled beside an earlier one': `select from child.assessments group by child_id having count(*) = 2`,
    'one of two custody holders has said yes': `select from sharing.consents c group by child_id
      having count(*) < (select count(*) from child.guardians g where g.child_id = c.child_id and g.custody)`,
    'a consent is withdrawn, and what rested on it has ended': `select from sharing.consent_scopes s join sharing.disclosure_consents x using (consent_id)
      join sharing.disclosures d on d.id = x.disclosure_id and d.to_unit_id = s.to_unit_id
      where s.withdrawn_at < now() - interval '1 day' and d.end_reason = 'consent_withdrawn' and d.ended_at = s.withdrawn_at`,
    'a consent is about to end': `select from sharing.consents where valid_until between current_date and current_date + 14`,
    'a request waits': `select from child.requests where answered_at is null and answer_by >= current_date`,
    'a request is late': `select from child.requests where answered_at is null and answer_by < current_date`,
    'a request is accepted': `select from child.request_answers where kind = 'accepted'`,
    'a request is declined': `select from child.request_answers where kind = 'declined'`,
    'a request is sent on': `select from child.requests where sent_on_from is not null`,
    'a plan is a draft': `select from child.plans where current_version = 0`,
    'a plan is in its first version': `select from child.plans where current_version = 1 and ended_at is null`,
    'a plan is in its second version': `select from child.plans where current_version = 2`,
    'an action is done': `select from child.action_marks where state = 'done'`,
    'an action is under way': `select from child.action_marks where state = 'under_way'`,
    'an action is hindered': `select from child.action_marks where state = 'hindered'`,
    'an action is late': `select from child.plan_version_parts v where kind = 'action' and until_on < current_date
        and not exists (select from child.action_marks m where m.part_id = v.part_id and m.state = 'done')`,
    'a follow-up is overdue': `select from child.plans where ended_at is null and next_on < current_date`,
    'a meeting is to come': `select from child.meetings where starts_at > now() and invited_at is not null`,
    'a meeting has minutes, and a correction': `select from child.minutes where version = 2`,
    'a plan has ended with a reason': `select from child.plan_words where kind = 'ended' and reason = 'goals_reached' and afterwards <> ''`,
  }
  test.each(Object.entries(stages))('%s', async (_, sql) => {
    expect((await database.admin.query(sql)).rowCount).toBeGreaterThan(0)
  })
})

test('What people have done lies behind them, in its order, on working days', async () => {
  const times = {
    'child.worries': ['sent_at', 'answered_at'],
    'child.requests': ['sent_at', 'answered_at'],
    'child.assessments': ['opened_at', null],
    'child.plans': ['started_at', 'ended_at'],
    'child.plan_versions': ['published_at', null],
    'child.action_marks': ['at', null],
    'sharing.events': ['at', null],
    'child.minutes': ['at', null],
    'sharing.disclosures': ['made_at', 'ended_at'],
    'sharing.consents': ['created_at', null],
  } as const
  for (const [table, [begins, ends]] of Object.entries(times)) {
    const wrong = await database.admin.query(
      `select * from ${table} where ${begins} > now() - interval '12 hours' or extract(isodow from ${begins} at time zone 'Europe/Stockholm') > 5
        or (${begins} at time zone 'Europe/Stockholm')::time not between '08:00' and '17:00' ${ends ? `or ${ends} < ${begins}` : ''}`,
    )
    expect(wrong.rows, table).toEqual([])
  }
})

test('A partner reads their part of a plan, and nothing else of the child', async () => {
  const read = (person: string, func: string) =>
    asPerson(person, func, tx =>
      tx
        .selectFrom('child.plan_version_parts')
        .select(['kind', 'area'])
        .distinct()
        .where('child_id', '=', ids.leo)
        .execute(),
    )
  expect(new Set((await read('lina-berg', 'oppet-hus/aktivitetsledare')).map(({ area }) => area))).toEqual(
    new Set([null, 'active']),
  )
  expect(await read('petra-nyman', 'barn-och-familj/socialsekreterare')).toEqual([])
  const worries = await asPerson('lina-berg', 'oppet-hus/aktivitetsledare', tx =>
    tx.selectFrom('child.worries').select('id').execute(),
  )
  expect(worries).toEqual([])
})

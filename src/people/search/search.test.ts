import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ids } from '../../../demo/ids.ts'
import { type House, openHouse } from '../../../test/house.ts'
import { asSession, type Staff } from '../../platform/database/transaction.ts'
import { searchColleagues } from './colleagues.ts'
import { foundLimit, searchFunctions } from './functions.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const actsAs = async <T>(person: string, work: Parameters<typeof asSession<T>>[2]) => {
  const { token = '' } = await house.as(person)
  return asSession<T>(house.database.app, createHash('sha256').update(token).digest(), work)
}
const find = (
  search: string,
  more: Partial<Parameters<typeof searchFunctions>[2]> = {},
  person = 'maria-lund',
) =>
  actsAs(person, async (tx, actor) => ({
    value: await searchFunctions(tx, actor as Staff, { search, language: 'sv', ownUnit: 'first', ...more }),
  }))
const holders = async (search: string) => (await find(search)).found.flatMap(({ holders }) => holders)
const admin = (sql: string, values: unknown[] = []) => house.database.admin.query(sql, values)

test('a function is found by a part of any word of its name, holder, unit, organisation and kind of unit', async () => {
  for (const search of [
    'Jonas Ek',
    'ek jonas',
    'JONAS',
    'samordn',
    'elevhälsan jonas',
    'ekdala kommun jonas',
  ])
    expect(await holders(search), search).toContain('Jonas Ek')
  for (const typed of [
    'jonas ek'.normalize('NFD'),
    'Elevhalsan jonas',
    'elevhälsan'.normalize('NFD'),
    'Jonas’ Ek,',
  ])
    expect(await holders(typed), typed).toContain('Jonas Ek')
  expect(await holders('forening berg'), 'by the kind of unit, without accents').toContain('Lina Berg')
  expect(await holders('förening berg'), 'by the kind of unit').toContain('Lina Berg')
  const byEnd = (await find('psykolog')).found.map(({ functionName }) => functionName)
  expect(
    byEnd.some(name => /\Bpsykolog/.test(name)),
    'by the end of a compound',
  ).toBe(true)
  expect(await holders('jonas finnsinte')).toEqual([])
  for (const nothing of ['%', "'; drop table x; --", '!&|', "\\'"])
    expect(await holders(nothing), nothing).toEqual([])
})

test('what a function is found by follows names, units and appointments in the same moment', async () => {
  const { samordnare } = ids.functions
  await admin('update people.functions set name = $2 where id = $1', [samordnare, 'Zebrafinkare'])
  expect(await holders('brafink')).toContain('Jonas Ek')
  await admin(`update people.persons set name = 'Jonas Quist' where name = 'Jonas Ek'`)
  expect(await holders('quist')).toContain('Jonas Quist')
  await admin(
    `update people.units set name = 'Xenonhuset' where id = (select unit_id from people.functions where id = $1)`,
    [samordnare],
  )
  expect(await holders('xenon quist')).toEqual(['Jonas Quist'])
  await admin(
    `update people.organisations set name = 'Wargbyn' where id = (select u.organisation_id from people.functions f
    join people.units u on u.id = f.unit_id where f.id = $1)`,
    [samordnare],
  )
  expect(await holders('wargby quist')).toEqual(['Jonas Quist'])
  await admin('update people.appointments set ends_at = now() where function_id = $1', [samordnare])
  expect((await find('quist')).found).toEqual([])
  expect((await find('brafink')).found).toHaveLength(1)
  await admin('delete from people.appointments where function_id = $1', [samordnare])
  await admin('delete from people.functions where id = $1', [samordnare]).catch(() => undefined)
})

test('only what is asked for: who takes requests, who can be a named person, other units', async () => {
  const { found } = await find('förskola', { only: 'named_person', ownUnit: 'never' }, 'siri-alm')
  expect(found.length).toBeGreaterThan(0)
  const { rows } = await admin(
    'select count(*)::int as n from people.functions where id = any($1) and kind = $2',
    [found.map(({ functionId }) => functionId), 'named_person'],
  )
  expect(rows[0].n).toBe(found.length)
  expect(found.some(({ unitName }) => unitName === 'Björkbackens förskola')).toBe(false)
})

test('a word that fits everybody shows the first, my own unit before all, and says that there are more', async () => {
  await admin(`insert into people.functions (collaboration_id, unit_id, name)
    select collaboration_id, unit_id, 'Yrkesroll ' || n from people.functions, generate_series(1, 300) n where id = '${ids.functions.dungen}'`)
  const { found, more } = await find('yrkesroll', {}, 'maria-lund')
  expect([found.length, more]).toEqual([foundLimit, true])
  const [first] = (await find('e', {}, 'maria-lund')).found
  expect(first?.unitName).toBe('Björkbackens förskola')
  const near = await find('')
  expect(new Set(near.found.map(({ unitName }) => unitName))).toEqual(new Set(['Björkbackens förskola']))
  expect(near.more).toBe(true)
})

test('colleagues are found by name, guardians never; another collaboration is not there', async () => {
  const names = (search: string) =>
    actsAs('anders-holm', async (tx, actor) => ({
      value: (await searchColleagues(tx, actor as Staff, { search, language: 'sv' })).found.map(
        ({ name }) => name,
      ),
    }))
  expect(await names('maria lu')).toEqual(['Maria Lund'])
  expect(await names('Haddad'), 'a name would tell that there is a child (R10)').not.toContain('Omar Haddad')
  expect(await names('Omar')).toEqual([])
  const { rows } =
    await admin(`with c as (insert into people.collaborations (name) values ('Annat län') returning id),
    o as (insert into people.organisations (collaboration_id, name, kind) select id, 'Annan kommun', 'municipality' from c returning *),
    u as (insert into people.units (collaboration_id, organisation_id, name, kind, legal_domain) select o.collaboration_id, o.id, 'Annan enhet', 'school', 'school' from o returning *)
    insert into people.functions (collaboration_id, unit_id, name) select u.collaboration_id, u.id, 'Vintergäck' from u returning *`)
  const [other] = rows
  const { rows: person } = await admin(
    `insert into people.persons (collaboration_id, name) values ($1, 'Ulla Vintergäck') returning id`,
    [other.collaboration_id],
  )
  await admin(
    'insert into people.appointments (collaboration_id, unit_id, function_id, person_id) values ($1, $2, $3, $4)',
    [other.collaboration_id, other.unit_id, other.id, person[0].id],
  )
  expect((await find('vintergäck')).found).toEqual([])
  expect(await names('vintergäck')).toEqual([])
  const there = await admin(
    `select count(*)::int as n from people.function_words where words @@ '''vintergack'':*'::tsquery`,
  )
  expect(there.rows[0].n, 'it is in the index').toBe(1)
})

test('whoever is nobody finds nothing, and nobody reads the words themselves', async () => {
  const { app } = house.database
  for (const sql of [
    `select people.search_functions('''e'':*', null, null, 500)`,
    `select people.search_colleagues('''e'':*', 500)`,
  ])
    expect((await app.query(sql)).rows, sql).toEqual([])
  for (const table of ['people.function_words', 'people.colleague_words'])
    await expect(app.query(`select * from ${table}`), table).rejects.toThrow(/permission denied/)
})

test('a function is found by who holds it now: an end or a beginning that the clock brings counts in that second', async () => {
  const { bvcSkoterska: nurse } = ids.functions
  await admin(
    `update people.persons set name = 'Ylva Quistberg' where id = (select person_id from people.appointments where function_id = $1 limit 1)`,
    [nurse],
  )
  const held = async () => (await find('quistberg')).found.length
  expect(await held()).toBe(1)
  // As the clock would bring it: the row is as it was, and its time has come.
  const clockPasses = (column: string, then: string) =>
    admin(
      `with passed as (update people.appointments set ${column} = ${then} where function_id = $1 returning function_id)
     select from passed`,
      [nurse],
    )
  await clockPasses('ends_at', `now() + interval '1 hour'`)
  await admin('alter table people.appointments disable trigger words_after_update')
  await clockPasses('ends_at', `now() - interval '1 second'`)
  await admin(
    `update people.function_words set changes_at = now() - interval '1 second' where function_id = $1`,
    [nurse],
  )
  expect(await held()).toBe(0)
  expect((await admin('select people.index_changed_functions() as n')).rows).toEqual([{ n: 1 }])
  expect((await admin('select people.index_changed_functions() as n')).rows).toEqual([{ n: 0 }])
  expect(await held()).toBe(0)
  await clockPasses('ends_at', 'null')
  await admin(
    `update people.function_words set changes_at = now() - interval '1 second' where function_id = $1`,
    [nurse],
  )
  expect(await held(), 'a beginning is found before the job has been').toBe(1)
  await admin('alter table people.appointments enable trigger words_after_update')
})

test('of more colleagues than a page lists the handover says that there are more', async () => {
  const page = async (search: string) =>
    (
      await (
        await house.as('anders-holm')
      ).post(`/functions/${ids.functions.rektor}/handover`, {
        search,
        find: 'yes',
      })
    ).text
  const more = 'Det finns fler än de här. Sök för att hitta dem.'
  expect(await page('maria')).not.toContain(more)
  await admin(`with p as (insert into people.persons (collaboration_id, name)
      select collaboration_id, 'Tova Testbacke ' || n from people.functions, generate_series(1, 21) n where id = '${ids.functions.dungen}' returning id)
    insert into people.appointments (collaboration_id, unit_id, function_id, person_id)
    select f.collaboration_id, f.unit_id, f.id, p.id from people.functions f, p where f.id = '${ids.functions.dungen}'`)
  const many = await page('testbacke')
  expect(many.match(/Tova Testbacke \d+/g)?.length).toBe(20)
  expect(many).toContain(more)
})

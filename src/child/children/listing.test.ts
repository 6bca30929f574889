import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ids } from '../../../demo/ids.ts'
import { type House, openHouse } from '../../../test/house.ts'
import { asSession, type Staff } from '../../platform/database/transaction.ts'
import { listChildren, listRecentChildren } from './listing.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const admin = (sql: string, values: unknown[] = []) => house.database.admin.query(sql, values)

/** Children of the unit that a function works with; their names are `name` and a number. */
const addChildren = (functionId: string, names: [given: string, family: string][], protection = 'none') =>
  admin(
    `with made as (insert into child.children (collaboration_id, unit_id, given_name, family_name, birth_date, protection, once)
      select f.collaboration_id, f.unit_id, n.given, n.family, '2020-05-03', $4, gen_random_uuid()
      from people.functions f, unnest($2::text[], $3::text[]) n(given, family) where f.id = $1 returning *)
    insert into sharing.involvements (child_id, unit_id, function_id, collaboration_id)
      select id, unit_id, $1, collaboration_id from made returning child_id`,
    [functionId, names.map(([given]) => given), names.map(([, family]) => family), protection],
  )

const actsAs = async <T>(
  person: string,
  work: (tx: Parameters<typeof listChildren>[0], actor: Staff) => Promise<T>,
) => {
  const { token = '' } = await house.as(person)
  return asSession<T>(house.database.app, createHash('sha256').update(token).digest(), async (tx, actor) => ({
    value: await work(tx, actor as Staff),
  }))
}
const namesOf = (person: string, search: string) =>
  actsAs(person, async (tx, actor) =>
    (await listChildren(tx, actor, { search })).children.map(({ givenName, familyName }) =>
      `${givenName} ${familyName}`.normalize('NFC'),
    ),
  )

test('a name is found in any order, by the beginnings of its words, without accents, in decomposed letters and with any apostrophe', async () => {
  await addChildren(ids.functions.forskollarare, [
    ['Åke'.normalize('NFD'), 'Ångström'.normalize('NFD')],
    ['Noor', "O'Brien"],
    ['Anna-Karin', 'Renée'],
    ['Leo', 'Marklundsson'],
  ])
  const found: [search: string, name: string][] = [
    ['Åke', 'Åke Ångström'],
    ['ake angstrom', 'Åke Ångström'],
    ['Åke'.normalize('NFD'), 'Åke Ångström'],
    ['O’Brien', "Noor O'Brien"],
    ['obrien noor', "Noor O'Brien"],
    ['renee', 'Anna-Karin Renée'],
    ['karin ren', 'Anna-Karin Renée'],
    ['marklundsson leo', 'Leo Marklundsson'],
    ['Marklundsson, Leo', 'Leo Marklundsson'],
    ['le mark', 'Leo Marklundsson'],
  ]
  for (const [search, name] of found) expect(await namesOf('sara-lind', search), search).toContain(name)
  for (const nothing of ['arklund', 'leo angstrom', '%', '_', '’', 'leo leo x'])
    expect(await namesOf('sara-lind', nothing), nothing).toEqual([])
  expect(await namesOf('elin-dahl', 'Ångström'), 'a colleague who does not work with the child').toEqual([])
})

test('a list of 520 shows all of them by pages, says how many, and jumps to a letter', async () => {
  await addChildren(
    ids.functions.vitsippan,
    Array.from({ length: 520 }, (_, n) => [`${'ABDÅÄÖ'[n % 6]}sta${n}`, `Familj${n}`]),
  )
  const page = (n: number, sort: 'given' | 'family' = 'given') =>
    actsAs('elin-dahl', (tx, actor) => listChildren(tx, actor, { page: n, sort }))
  const first = await page(1)
  const total = first.total
  expect(total).toBeGreaterThanOrEqual(520)
  const seen = new Set<string>()
  for (let n = 1; n <= first.pages; n++) for (const { id } of (await page(n)).children) seen.add(id)
  expect(seen.size).toBe(total)
  const letters = first.letters.map(({ letter }) => letter)
  expect(letters.slice(-3)).toEqual(['Å', 'Ä', 'Ö'])
  for (const { letter, page: n } of first.letters)
    expect(
      (await page(n)).children.some(({ givenName }) => givenName.startsWith(letter)),
      letter,
    ).toBe(true)
  expect((await page(1, 'family')).letters.map(({ letter }) => letter)).toContain('F')
  const elin = await house.as('elin-dahl')
  const { text } = await elin.get('/children?page=2')
  expect(text).toContain(`51–100 av ${total}`)
  expect(text).toContain(`${total} barn`)
  expect((await elin.get('/children?page=99999')).text, 'past the end is the last page').toContain(
    `av ${total}`,
  )
  const choose = (await elin.get('/worries/new')).text
  expect(choose).toContain('rel="next"')
  expect(choose).toContain('name="q"')
  expect((await elin.get('/worries/new?q=familj7+')).text).toContain('Familj7<')
})

test('R8: a search for a protected child answers as a search for nobody, to the byte and by the same reading, for who may see the child and who may not', async () => {
  const { rows } = await addChildren(
    ids.functions.forskollarare,
    [['Skyddsnamn', 'Hemligsson']],
    'protected_registration',
  )
  await admin(
    `insert into sharing.protected_readers (child_id, function_id, added_by, review_on)
     select $1, $2, person_id, current_date + 90 from people.appointments where function_id = $2 limit 1`,
    [rows[0].child_id, ids.functions.forskollarare],
  )
  const sara = await house.as('sara-lind')
  const elin = await house.as('elin-dahl')
  expect((await sara.get('/children?show=all&sort=latest')).text, 'it is in the list of who may').toContain(
    'Skyddsnamn',
  )
  const told = async (person: typeof sara, path: string) => {
    const { status, text } = await person.get(path)
    return { status, text: text.replaceAll(/Skyddsnamn|Hyddsnamnx|Hemligsson|Hamligsson/g, 'typed') }
  }
  for (const person of [sara, elin])
    for (const at of ['/children?q=', '/worries/new?q='])
      for (const [protectedName, nobody] of [
        ['Skyddsnamn', 'Hyddsnamnx'],
        ['Hemligsson', 'Hamligsson'],
      ])
        expect(await told(person, `${at}${protectedName}`)).toEqual(await told(person, `${at}${nobody}`))
  const { rows: words } = await admin('select from child.listed_words where child_id = $1', [
    rows[0].child_id,
  ])
  expect(words, 'there is nothing to read that could take time').toEqual([])
  const recent = await actsAs('sara-lind', async (tx, actor) => listRecentChildren(tx, actor))
  expect(recent.map(({ id }) => id)).not.toContain(rows[0].child_id)
  await admin(`update child.children set protection = 'none' where id = $1`, [rows[0].child_id])
  expect(await namesOf('sara-lind', 'hemlig')).toEqual(['Skyddsnamn Hemligsson'])
  await admin(`update child.children set protection = 'marked' where id = $1`, [rows[0].child_id])
  expect(await namesOf('sara-lind', 'hemlig')).toEqual([])
})

test('a page and a search read as much for a function with 5,000 children as for one with 50', async () => {
  const names = (n: number) =>
    Array.from({ length: n }, (_, i): [string, string] => [`Barn${i + 10_000}`, `Nr${i + 10_000}`])
  const few = (await admin(newFunction, ['Få barn'])).rows[0].id
  const many = (await admin(newFunction, ['Många barn'])).rows[0].id
  await addChildren(few, names(50))
  await addChildren(many, names(5000))
  await admin('analyze child.listed; analyze child.listed_words')
  const blocks = async (functionId: string, query: string) => {
    const { rows } = await admin(
      `explain (analyze, buffers, format json) ${query.replaceAll('people.my_function()', `'${functionId}'::uuid`)}`,
    )
    const { 'Shared Hit Blocks': hit, 'Shared Read Blocks': read } = rows[0]['QUERY PLAN'][0].Plan
    return hit + read
  }
  const page = `select l.child_id from child.listed l where l.function_id = people.my_function() and l.until > now()
    order by l.given_name collate "sv-x-icu", l.family_name collate "sv-x-icu", l.child_id limit 50`
  const search = `select w.child_id from unnest(array['barn10049', 'nr10049']) q(word) join child.listed_words w
      on w.function_id = people.my_function() and w.word >= q.word collate "C" and w.word < (q.word || U&'\\+10FFFF') collate "C"
    group by w.child_id having count(distinct q.word) = 2`
  for (const query of [page, search]) {
    const [small, large] = [await blocks(few, query), await blocks(many, query)]
    expect(large, query).toBeLessThan(small * 4 + 30)
  }
  const definition = (await admin(`select prosrc from pg_proc where oid = 'child.my_hits'::regproc`)).rows[0]
    .prosrc
  expect(definition.replaceAll(/\s+/g, ' '), 'the search is the one that is measured').toContain(
    `w.word >= q.word collate "C" and w.word < (q.word || U&'\\+10FFFF') collate "C"`,
  )
})

test('what is listed follows names, what was given and what has ended', async () => {
  const at = async (person: string, child: string) =>
    (await actsAs(person, (tx, actor) => listChildren(tx, actor, {}))).children.some(({ id }) => id === child)
  expect(await at('jonas-ek', ids.leo)).toBe(true)
  await admin(
    `update sharing.disclosures set ended_at = now(), end_reason = 'withdrawn' where child_id = $1 and to_function_id = $2 and ended_at is null`,
    [ids.leo, ids.functions.samordnare],
  ).catch(() => undefined)
  const { rows } = await admin(`
    select f.id as function_id, c.id as child_id,
      exists (select from sharing.involvements i where i.function_id = f.id and i.child_id = c.id and i.ended_at is null and c.unit_id = f.unit_id) as own,
      exists (select from sharing.disclosed_items d where d.to_function_id = f.id and d.item_id = c.id and d.item_kind = 'child' and d.ends_at > now()) as given,
      l.own as listed_own, l.until > now() as listed, l.given_name = c.given_name as named
    from people.functions f cross join child.children c left join child.listed l on l.function_id = f.id and l.child_id = c.id
    where c.given_name not like 'Barn1%'`)
  expect(rows.filter(({ listed }) => listed).length).toBeGreaterThan(20)
  for (const row of rows) {
    expect(Boolean(row.listed)).toBe(row.own || row.given)
    if (row.listed) expect([row.listed_own, row.named]).toEqual([row.own, true])
  }
})

test('recently opened: mine in this function, judged by the rights of now, and not a colleague’s', async () => {
  const siri = await house.as('siri-alm')
  await siri.get(`/children/${ids.leo}`)
  const recent = (person: string) =>
    actsAs(person, async (tx, actor) => (await listRecentChildren(tx, actor)).map(({ id }) => id))
  expect(await recent('siri-alm')).toContain(ids.leo)
  await (await house.as('jonas-ek')).get(`/children/${ids.leo}`)
  expect(await recent('jonas-ek')).toContain(ids.leo)
  await admin(`update sharing.disclosed_items set ends_at = now() where to_function_id = (
      select function_id from people.appointments a join people.persons p on p.id = a.person_id where p.name = 'Jonas Ek' limit 1)`)
  await admin(`update sharing.involvements set ended_at = now() where function_id = (
      select function_id from people.appointments a join people.persons p on p.id = a.person_id where p.name = 'Jonas Ek' limit 1)`)
  expect(await recent('jonas-ek'), 'the right is gone').toEqual([])
  expect(await recent('siri-alm')).toContain(ids.leo)
})

const newFunction = `insert into people.functions (collaboration_id, unit_id, name)
  select collaboration_id, unit_id, $1 from people.functions where id = '${ids.functions.forskollarare}' returning id`

test('the list is narrowed to what waits for me, to plans that are soon followed up, and to those whom I lead or am the contact of', async () => {
  const shown = (person: string, show: 'waiting' | 'plan' | 'mine' | 'all') =>
    actsAs(person, async (tx, actor) =>
      (await listChildren(tx, actor, { show })).children.map(({ givenName }) => givenName).sort(),
    )
  // The names that the same questions give without the lists, as the administrator.
  const wanted = async (sql: string, func: string) =>
    (await admin(`select c.given_name as name from child.children c where ${sql} order by 1`, [func])).rows
      .map(({ name }) => name as string)
      .sort()
  await admin(
    `update child.plans set next_on = current_date + 5 where lead_function_id = $1 and ended_at is null`,
    [ids.functions.stodsamordnare],
  )
  const waiting = await wanted(
    `exists (select from child.worries w where w.child_id = c.id and w.to_function_id = $1 and w.answered_at is null)`,
    ids.functions.rektor,
  )
  const plans = await wanted(
    `exists (select from child.plans p where p.child_id = c.id and p.lead_function_id = $1 and p.ended_at is null and p.current_version > 0)`,
    ids.functions.stodsamordnare,
  )
  const led = await wanted(
    `exists (select from child.plans p where p.child_id = c.id and p.lead_function_id = $1 and p.ended_at is null)`,
    ids.functions.stodsamordnare,
  )
  expect([waiting.length, plans.length, led.length].every(n => n > 0)).toBe(true)
  expect(await shown('maria-lund', 'waiting')).toEqual(waiting)
  expect(await shown('siri-alm', 'plan')).toEqual(plans)
  expect(await shown('siri-alm', 'mine')).toEqual(led)
  expect((await shown('maria-lund', 'all')).length).toBeGreaterThan(waiting.length)
})

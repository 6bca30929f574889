import { afterAll, beforeAll, expect, test } from 'vitest'
import { ids } from '../../../demo/ids.ts'
import { type House, openHouse } from '../../../test/house.ts'
import type { Staff } from '../../platform/database/transaction.ts'
import { searchGroups } from '../nouns.ts'
import { otherNames } from './other-names.ts'
import { pagesFor } from './pages.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const admin = (sql: string, values: unknown[] = []) => house.database.admin.query(sql, values)

test('one search finds own children, pages, colleagues, instruments and surveys, each where it leads', async () => {
  const maria = await house.as('maria-lund')
  const found = async (q: string) => (await maria.get(`/search?q=${encodeURIComponent(q)}`)).text
  expect(await found('haddad amina')).toContain(`href="/children/${ids.amina}"`)
  expect(await found('inkor')).toContain('href="/inbox"')
  expect(await found('kollegor')).toContain('href="/directory"')
  expect(await found('jonas ek')).toContain(`href="/functions/${ids.functions.samordnare}"`)
  expect(await found('hjulet')).toContain('href="/instruments/')
  const tomas = await house.as('tomas-aberg')
  const survey = (await admin('select id, title from learning.surveys limit 1')).rows[0]
  const title = Object.values(survey.title as Record<string, string>)[0] as string
  const asTomas = (await tomas.get(`/search?q=${encodeURIComponent(title)}`)).text
  expect(asTomas).toContain(`href="/surveys/${survey.id}"`)
  expect(await found(title), 'only who asks').not.toContain('/surveys/')
  expect(asTomas, 'no child of others').not.toContain('/children/0')
  expect(Object.keys(searchGroups)).toEqual([
    'children',
    'functions',
    'instruments',
    'subjects',
    'matters',
    'surveys',
  ])
})

test('places and help are found by the words that people use, danger before everything else', async () => {
  const sara = await house.as('sara-lind')
  const hrefs = async (q: string, person = sara) =>
    [
      ...(await person.get(`/search?q=${encodeURIComponent(q)}`)).text
        .replace(/^.*<main|<footer.*/gs, '')
        .matchAll(/<p><a href="([^"]+)"/g),
    ].map(([, href]) => href)
  for (const [q, href] of [
    ['orosanmälan', '/danger'],
    ['fara', '/danger'],
    ['anmäla', '/danger'],
    ['socialtj', '/danger'],
  ] as const)
    expect((await hrefs(q))[0], q).toBe(href)
  for (const [q, href] of [
    ['hjälp', '/help'],
    ['inställ', '/settings'],
    ['mejl', '/settings'],
    ['plan', '/children?show=mine'],
    ['märkt', '/worries/new'],
    ['kallelse', '/meetings'],
  ] as const)
    expect(await hrefs(q), q).toContain(href)
  for (const href of ['/danger', '/help', '/settings', '/children?show=mine', '/worries/new'])
    expect((await sara.get(href)).status, href).toBe(200)
  const leads = await (await house.as('maria-lund')).get('/children?show=mine')
  expect(leads.text).toContain('Amina')
  const anna = await admin(`select family_name from child.children where id = $1`, [ids.amina])
  expect((await hrefs(anna.rows[0].family_name))[0], 'a name is no danger').toBe(`/children/${ids.amina}`)
  // Who meets no children has no list of them.
  expect(await hrefs('plan', await house.as('eva-sand'))).not.toContain('/children?show=mine')
  expect(await hrefs('fara', await house.as('eva-sand'))).toEqual(['/danger'])
})

test('every page that has other names is a page that somebody finds', () => {
  const actors = ['staff', 'manager', 'process_leader', 'log_reviewer', 'administrator']
  const found = actors.flatMap(kind =>
    pagesFor({ functionId: 'x', functionKind: kind } as unknown as Staff, 'sv').map(({ href }) => href),
  )
  expect(Object.keys(otherNames).filter(href => !found.includes(href))).toEqual([])
})

test('R1, R8, R10: a child whom one may not read, or who is protected, is found as nobody is, on the page and while one types', async () => {
  const elin = await house.as('elin-dahl')
  const ulrika = await house.as('ulrika-mo')
  const told = async (person: typeof elin, path: string, name: string) => {
    const { status, text } = await person.get(path + name)
    return { status, text: text.replaceAll(name, 'typed') }
  }
  for (const [person, name, nobody] of [
    [elin, 'Amina', 'Xmina'],
    [ulrika, 'Tindra', 'Xindra'],
  ] as const)
    for (const path of ['/search?q=', '/search/suggestions?q='])
      expect(await told(person, path, name), path).toEqual(await told(person, path, nobody))
  expect((await ulrika.get('/children')).text, 'she may see the child').toContain('Tindra')
})

test('a group that has more says so and leads to all of it', async () => {
  await admin(`insert into people.functions (collaboration_id, unit_id, name)
    select collaboration_id, unit_id, 'Lagunvakt ' || n from people.functions, generate_series(1, 60) n where id = '${ids.functions.dungen}'`)
  const maria = await house.as('maria-lund')
  const { text } = await maria.get('/search?q=lagunvakt')
  expect(text).toContain('Visa alla: Kollegor och uppdrag')
  expect(text).toContain('Minst 10 träffar')
  expect((await maria.get('/search/suggestions?q=lagunvakt')).text).toContain('href="/directory?q=lagunvakt"')
  expect((await maria.get('/search?q=lagunvakt&only=constructor')).status).toBe(200)
})

test('R7: a search for children is logged once, and typing once a minute, without its words', async () => {
  const lina = await house.as('lina-berg')
  const logged = async () =>
    (
      await admin(
        `select act, child_id, purpose, item_kind from audit.access_log where function_id = $1 and act = 'search' order by id`,
        [ids.functions.aktivitetsledare],
      )
    ).rows
  for (const typed of ['l', 'le', 'leo', 'leo m']) await lina.get(`/search/suggestions?q=${typed}`)
  expect(await logged()).toEqual([{ act: 'search', child_id: null, purpose: '', item_kind: 'child' }])
  await lina.get('/search?q=leo')
  expect(await logged()).toHaveLength(2)
  await lina.get('/search?q=leo&only=instruments')
  expect(await logged(), 'no child was looked for').toHaveLength(2)
})

test('a script that tries names is slowed', async () => {
  const petra = await house.as('petra-nyman')
  const answers = await Promise.all(
    Array.from({ length: 120 }, (_, n) => petra.get(`/search/suggestions?q=namn${n}`)),
  )
  expect(answers.filter(({ status }) => status === 429).length).toBeGreaterThan(0)
  expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(30)
})

import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ids } from '../../../demo/ids.ts'
import { type House, openHouse } from '../../../test/house.ts'
import { forumForm } from '../../../test/routes/joint-items.ts'
import { kindNames, kindOf } from '../kinds/index.ts'
import { linkKinds } from './noun.ts'

let house: House
let siri: Awaited<ReturnType<House['as']>>
let jonas: typeof siri
let lina: typeof siri
beforeAll(async () => {
  house = await openHouse()
  ;[siri, jonas, lina] = [await house.as('siri-alm'), await house.as('jonas-ek'), await house.as('lina-berg')]
})
afterAll(() => house.close())

const admin = async (sql: string, values: unknown[] = []) =>
  (await house.database.admin.query(sql, values)).rows as Record<string, unknown>[]
const words = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
async function make(by: typeof siri, title: string, audience = 'parties') {
  const { status, location, text } = await by.post('/forums', {
    ...forumForm(title, audience),
    once: randomUUID(),
  })
  expect(status, words(text).slice(0, 600)).toBe(303)
  return location.split('?')[0] as string
}
const party = (more: Record<string, string>) => ({
  others: '',
  search: '',
  named: '',
  declined: '',
  role: 'member',
  once: randomUUID(),
  ...more,
})
const link = (to: string, kind: string) => ({
  to: to.split('/').at(-1) as string,
  kind,
  search: '',
  once: randomUUID(),
})

test('kinds, roles and states are those of the database', async () => {
  const kinds = await admin('select kind, states from joint.kinds order by kind')
  expect(kinds).toEqual(
    kindNames.toSorted().map(kind => ({ kind, states: Object.keys(kindOf(kind).states) })),
  )
  const roles = await admin('select kind, role, leads from joint.roles order by kind, role')
  const declared = kindNames.flatMap(kind =>
    Object.entries(kindOf(kind).roles).map(([role, { leads = false }]) => ({ kind, role, leads })),
  )
  expect(roles).toEqual(
    declared.toSorted((one, other) => (one.kind + one.role).localeCompare(other.kind + other.role)),
  )
  for (const kind of kindNames)
    for (const moves of Object.values(kindOf(kind).states))
      for (const [action, to] of Object.entries(moves)) {
        expect(Object.keys(kindOf(kind).states)).toContain(to)
        expect(kindOf(kind).actionWords[action], action).toBeDefined()
      }
  const [check] = await admin(
    `select pg_get_constraintdef(oid) as def from pg_constraint where conname = 'link_kind'`,
  )
  for (const kind of linkKinds) expect(check?.def).toContain(`'${kind}'`)
})

test('whoever makes a forum has a receipt; others read it once they are in it, and no longer when they are not', async () => {
  const at = await make(siri, 'Gruppen för de yngsta')
  expect(words((await siri.get(`${at}?made=yes`)).text)).toContain('Gruppen för de yngsta är tillagt')
  const unknown = (await jonas.get('/subjects/0192f0c1-0000-7000-8000-000000000000')).text
  const same = (html: string) => html.replaceAll(at, '/subjects/x')
  expect(same((await jonas.get(at)).text)).toBe(
    unknown.replaceAll('/subjects/0192f0c1-0000-7000-8000-000000000000', '/subjects/x'),
  )
  for (const page of ['/forums', '/search?q=yngsta'])
    expect((await jonas.get(page)).text, page).not.toContain('Gruppen för de yngsta')

  expect((await siri.post(`${at}/parties`, party({ others: ids.functions.samordnare }))).status).toBe(303)
  expect(words((await jonas.get('/inbox')).text)).toContain('Du är med i något ni gör tillsammans')
  const read = words((await jonas.get(at)).text)
  for (const said of ['Att veta vem som gör vad.', 'mars och september', 'Siri Alm', 'Läget hos var och en'])
    expect(read).toContain(said)
  expect(read, 'the common part is for who leads').not.toContain('Avsluta forumet')
  expect((await jonas.get('/forums')).text).toContain('Gruppen för de yngsta')
  expect((await jonas.get('/search?q=yngsta')).text).toContain('Gruppen för de yngsta')

  const [row] = await admin(`select id from joint.parties where function_id = $1 and subject_id = $2`, [
    ids.functions.samordnare,
    at.split('/').at(-1),
  ])
  const left = await jonas.post(`${at}/parties/${row?.id}/end`)
  expect([left.status, left.location]).toEqual([303, '/forums'])
  expect((await jonas.get(at)).status).toBe(404)
  expect(words((await jonas.get('/inbox')).text), 'nothing of what one may not read').not.toContain(
    'Du är med i något',
  )
  const history = words((await siri.get(`${at}/history`)).text)
  expect(history).toContain('Samordnare, Centrala barn- och elevhälsan är inte med längre')
})

test('somebody without a function here is in it by name, and a no is kept with its words', async () => {
  const at = await make(siri, 'Referensgruppen')
  expect((await siri.post(`${at}/parties`, party({ named: 'Rädda barnen' }))).status).toBe(303)
  expect(
    (await siri.post(`${at}/parties`, party({ named: 'Ungas råd', declined: 'Vi hinner inte.' }))).status,
  ).toBe(303)
  const page = words((await siri.get(at)).text)
  for (const said of ['Rädda barnen', 'Finns inte i Kring', '”Vi hinner inte.”', 'Tackade nej'])
    expect(page).toContain(said)
  for (const [wrong, says] of [
    [{}, 'Välj någon, eller skriv vilka det är.'],
    [{ others: ids.functions.samordnare, named: 'Kyrkan' }, 'inte båda'],
    [{ named: 'Kyrkan', role: 'king' }, 'Den rollen finns inte.'],
  ] as const) {
    const { status, text } = await siri.post(`${at}/parties`, party(wrong))
    expect([status, words(text).includes(says)], says).toEqual([422, true])
  }
})

test('what somebody else has changed meanwhile is shown beside what was typed (R20)', async () => {
  const at = await make(siri, 'Gruppen med två som skriver')
  await siri.post(`${at}/parties`, party({ others: ids.functions.samordnare, role: 'secretary' }))
  const first = { ...forumForm('Jonas namn', 'parties'), version: '1' }
  expect((await jonas.post(`${at}/edit`, first)).status).toBe(303)
  const second = await siri.post(`${at}/edit`, { ...first, title: 'Siris namn' })
  expect(second.status).toBe(409)
  for (const said of ['Jonas namn', 'Siris namn', 'name="version" value="2"'])
    expect(second.text).toContain(said)
  expect((await siri.post(`${at}/edit`, { ...first, title: 'Siris namn', version: '2' })).status).toBe(303)
})

test('what goes upwards holds when the other side has said yes, and no chain leads back', async () => {
  const lower = await make(siri, 'Den lokala gruppen', 'collaboration')
  const upper = await make(jonas, 'Den övergripande gruppen', 'collaboration')
  expect(words((await siri.get(lower)).text)).toContain('Det finns ingen som tar emot frågor härifrån.')
  expect((await siri.post(`${lower}/links`, link(upper, 'lifts_to'))).status).toBe(303)
  expect(words((await siri.get(lower)).text)).toContain('Väntar på ja')
  const [row] = await admin(`select id from joint.links where kind = 'lifts_to' and from_id = $1`, [
    lower.split('/').at(-1),
  ])
  expect(words((await jonas.get('/inbox')).text)).toContain('En koppling väntar på ditt ja')
  // Nobody agrees for the other side.
  expect((await siri.post(`${lower}/links/${row?.id}/agreement`)).status).toBe(409)
  expect((await lina.post(`${upper}/links/${row?.id}/agreement`)).status).toBe(404)
  expect((await jonas.post(`${upper}/links/${row?.id}/agreement`)).status).toBe(303)
  expect(words((await siri.get(lower)).text)).not.toContain('Väntar på ja')
  expect(words((await jonas.get('/inbox')).text), 'it has its answer').not.toContain(
    'En koppling väntar på ditt ja',
  )
  const back = await jonas.post(`${upper}/links`, link(lower, 'lifts_to'))
  expect([back.status, words(back.text).includes('Då skulle kedjan leda tillbaka hit.')]).toEqual([422, true])
  expect((await siri.post(`${lower}/links`, link(lower, 'informs'))).status).toBe(422)
})

test('a link says nothing of an end that one may not read', async () => {
  const open = await make(siri, 'Det öppna nätverket', 'collaboration')
  const closed = await make(siri, 'Den slutna gruppen')
  await siri.post(`${open}/links`, link(closed, 'informs'))
  for (const page of [open, `${open}/history`]) {
    const text = (await lina.get(page)).text
    expect(text).not.toContain('Den slutna gruppen')
    expect(text).not.toContain('Informerar')
  }
})

test('a forum that rests is woken along an agreed link, by who leads the one that wakes it, with a reason', async () => {
  const rests = await make(siri, 'Gruppen som vilar')
  const wakes = await make(jonas, 'Gruppen som väcker')
  const joins = party({ others: ids.functions.samordnare })
  await siri.post(`${rests}/parties`, joins)
  expect((await jonas.post(`${wakes}/links`, link(rests, 'activates'))).status).toBe(303)
  expect((await siri.post(`${rests}/state`, { to: 'asleep', why: 'Inga barn kommer just nu' })).status).toBe(
    303,
  )
  const [row] = await admin(`select id from joint.links where kind = 'activates' and from_id = $1`, [
    wakes.split('/').at(-1),
  ])
  const wake = `${wakes}/links/${row?.id}/waking`
  expect((await jonas.post(wake, { why: 'Nu kommer barn' })).status, 'nobody has agreed yet').toBe(404)
  // Siri is not in the other group: its name is all that she learns of it.
  expect(words((await siri.get(rests)).text)).toContain('Gruppen som väcker')
  expect((await siri.get(wakes)).status).toBe(404)
  expect((await siri.post(`${rests}/links/${row?.id}/agreement`)).status).toBe(303)
  expect(words((await jonas.get(wakes)).text)).toContain('Väck')
  for (const stranger of [lina, siri])
    expect((await stranger.post(wake, { why: 'Jag vill' })).status).toBe(404)
  expect((await jonas.post(wake, { why: 'Nu kommer barn' })).status).toBe(303)
  expect(words((await siri.get('/inbox')).text)).toContain('Något som vilade är väckt')
  const page = words((await siri.get(rests)).text)
  expect(page).toContain('”Nu kommer barn”')
  expect(page).toContain('Vilar blev möts')
})

test('what has ended takes nothing new, and nobody changes what they only read', async () => {
  const at = await make(siri, 'Gruppen som slutar', 'collaboration')
  expect((await siri.post(`${at}/state`, { to: 'ended', why: 'Uppdraget är klart' })).status).toBe(303)
  for (const path of ['/parties/new', '/links/new']) expect((await siri.get(`${at}${path}`)).status).toBe(409)
  expect((await siri.post(`${at}/state`, { to: 'awake', why: 'Igen' })).status).toBe(409)
  expect((await jonas.get(at)).status).toBe(200)
  for (const path of ['/edit', '/state?to=asleep', '/parties/new'])
    expect((await jonas.get(`${at}${path}`)).status).toBe(404)
  expect((await siri.get('/forums')).text).not.toContain('Gruppen som slutar')
  expect((await siri.get('/forums?ended=yes')).text).toContain('Gruppen som slutar')
})

test('two hundred are listed a page at a time, the own first', async () => {
  await admin(
    `insert into joint.subjects (collaboration_id, kind, state, title, audience, owner_function_id, once)
      select $1, 'forum', 'awake', 'Nätverk ' || lpad(n::text, 3, '0'), 'collaboration', $2, gen_random_uuid() from generate_series(1, 200) n`,
    [ids.collaboration, ids.functions.socialsekreterare],
  )
  const first = (await lina.get('/forums')).text
  expect(first.match(/href="\/subjects\//g)?.length).toBeLessThanOrEqual(50)
  expect(words(first)).toContain('Nätverk 001')
  expect(first).toContain('rel="next"')
  expect(words((await lina.get('/forums?q=verk%20117')).text)).toContain('Nätverk 117')
  expect(words((await lina.get('/forums?own=yes')).text)).not.toContain('Nätverk 001')
})

test('whoever takes over the function is in it instead, and whoever had it is not', async () => {
  const at = await make(siri, 'Gruppen som byter')
  await siri.post(`${at}/parties`, party({ others: ids.functions.aktivitetsledare }))
  expect((await lina.get(at)).status).toBe(200)
  await admin(`update people.appointments set ends_at = now() where function_id = $1`, [
    ids.functions.aktivitetsledare,
  ])
  expect((await lina.get(at)).status).not.toBe(200)
  const page = words((await siri.get(at)).text)
  expect(page).toContain('Aktivitetsledare')
  expect(page).not.toContain('Lina Berg')
})

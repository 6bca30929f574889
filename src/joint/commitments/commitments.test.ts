import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ids } from '../../../demo/ids.ts'
import { type House, openHouse } from '../../../test/house.ts'
import { forumForm } from '../../../test/routes/joint-items.ts'
import { daysFromToday } from '../../i18n/index.ts'

let house: House
type Browser = Awaited<ReturnType<House['as']>>
let siri: Browser
let jonas: Browser
let lina: Browser
let at = ''
beforeAll(async () => {
  house = await openHouse()
  ;[siri, jonas, lina] = [await house.as('siri-alm'), await house.as('jonas-ek'), await house.as('lina-berg')]
  at = (
    await siri.post('/forums', { ...forumForm('Gruppen som lovar', 'parties'), once: randomUUID() })
  ).location.split('?')[0] as string
  const party = { others: ids.functions.samordnare, search: '', named: '', declined: '', role: 'member' }
  await siri.post(`${at}/parties`, { ...party, once: randomUUID() })
})
afterAll(() => house.close())

const words = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
const promise = (by: string, more: Record<string, string> = {}) => ({
  by,
  words: 'Ringer alla skolor.',
  startsOn: daysFromToday(-20),
  dueOn: daysFromToday(-1),
  seenBy: 'Listan är bockad.',
  adds: 'fills_in',
  once: randomUUID(),
  ...more,
})
const view = (outcome: string, said = '') => ({ outcome, words: said, once: randomUUID() })

test('a party promises for itself, who leads for everybody in it, and nobody for who is not in it', async () => {
  const { samordnare, aktivitetsledare, stodsamordnare } = ids.functions
  expect((await jonas.post(`${at}/commitments`, promise(samordnare))).status).toBe(303)
  expect(
    (await siri.post(`${at}/commitments`, promise(samordnare, { words: 'Skickar kartan.' }))).status,
  ).toBe(303)
  for (const [who, by] of [
    [jonas, stodsamordnare],
    [siri, aktivitetsledare],
  ] as const) {
    const { status, text } = await who.post(`${at}/commitments`, promise(by))
    expect([status, words(text).includes('De är inte med här.')]).toEqual([422, true])
  }
  for (const path of [`${at}/commitments/new`, at]) expect((await lina.get(path)).status).toBe(404)
})

test('what is late stands first under I dag of whoever promised, until they say that it is done', async () => {
  const { location } = await jonas.post(
    `${at}/commitments`,
    promise(ids.functions.samordnare, { words: 'Bokar rummet.' }),
  )
  const inbox = words((await jonas.get('/inbox')).text)
  expect(inbox).toContain('Bokar rummet.')
  expect(inbox).toContain('Gruppen som lovar')
  expect(words((await siri.get('/inbox')).text)).not.toContain('Bokar rummet.')
  expect(words((await siri.get(at)).text)).toMatch(
    /Bokar rummet\. Jonas Ek, Centrala barn- och elevhälsan\. Senast [^.]*\. Försenat/,
  )
  expect((await jonas.post(`${location}/follow-ups`, view('done'))).status).toBe(303)
  expect(words((await jonas.get('/inbox')).text)).not.toContain('Bokar rummet.')
})

test('each party says for itself how it has gone; both views stand, and that they differ is said', async () => {
  const { location } = await jonas.post(
    `${at}/commitments`,
    promise(ids.functions.samordnare, { words: 'Möter familjerna.' }),
  )
  expect((await jonas.post(`${location}/follow-ups`, view('done', 'Alla utom en.'))).status).toBe(303)
  expect((await siri.post(`${location}/follow-ups`, view('partly', 'Två hörde aldrig av oss.'))).status).toBe(
    303,
  )
  const page = words((await jonas.get(location)).text)
  for (const said of [
    'Det är gjort',
    '”Alla utom en.”',
    'En del är gjort',
    '”Två hörde aldrig av oss.”',
    'Ni ser olika på det',
    'Täcker upp för någon annans uppgift',
  ])
    expect(page).toContain(said)
  // Said anew, the later view of the same counts.
  await siri.post(`${location}/follow-ups`, view('done'))
  expect(words((await siri.get(location)).text)).not.toContain('Ni ser olika på det')
  expect((await lina.get(location)).status).toBe(404)
  expect((await lina.post(`${location}/follow-ups`, view('done'))).status).toBe(404)
})

test('decisions are formal, to steer by or grown; one takes the place of another', async () => {
  const decision = (more: Record<string, string>) => ({
    ...{
      kind: 'formal',
      decidedOn: '2026-03-01',
      grewUntil: '',
      bodyId: '',
      byWhom: '',
      paragraph: '',
      what: 'Vi börjar.',
    },
    ...{ why: '', laidAside: '', changes: '', supersedes: '', once: randomUUID() },
    ...more,
  })
  const wrong = [
    [{}, 'Skriv vem som har beslutat.'],
    [{ byWhom: 'Nämnden', decidedOn: daysFromToday(2) }, 'Den dagen har inte varit än.'],
    [{ byWhom: 'Nämnden', grewUntil: '2026-04-01' }, 'Fyll i det bara om det har vuxit fram.'],
    [{ kind: 'grew', grewUntil: '2026-01-01' }, 'Den dagen är före den första.'],
    [{ byWhom: 'Nämnden', supersedes: randomUUID() }, 'Det finns inte att välja.'],
  ] as const
  for (const [more, says] of wrong) {
    const { status, text } = await siri.post(`${at}/decisions`, decision(more))
    expect([status, words(text).includes(says)], says).toEqual([422, true])
  }
  const first = await siri.post(
    `${at}/decisions`,
    decision({ byWhom: 'Nämnden', paragraph: '§ 12', laidAside: 'Att vänta.' }),
  )
  expect(first.status).toBe(303)
  const grown = await siri.post(
    `${at}/decisions`,
    decision({
      kind: 'grew',
      decidedOn: '2026-04-01',
      grewUntil: '2026-06-01',
      what: 'Alla ringer varandra.',
      supersedes: first.location.split('/').at(-1) as string,
    }),
  )
  expect(words((await jonas.get(first.location)).text)).toMatch(
    /§ 12.*Att vänta\..*Ersatt av Alla ringer varandra\./,
  )
  expect(words((await jonas.get(grown.location)).text)).toContain('Mellan 1 april 2026 och 1 juni 2026')
  expect((await jonas.post(`${at}/decisions`, decision({ byWhom: 'Vi' }))).status, 'who does not lead').toBe(
    404,
  )
  expect((await lina.get(first.location)).status).toBe(404)
  expect(words((await siri.get(`${at}/history`)).text)).toContain('Ett beslut skrevs in')
})

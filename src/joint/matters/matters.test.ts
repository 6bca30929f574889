import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ids } from '../../../demo/ids.ts'
import { checkedValues } from '../../../test/checked-values.ts'
import { type House, openHouse } from '../../../test/house.ts'
import { forumForm } from '../../../test/routes/joint-items.ts'
import { addDays, isWeekend, todaysDate } from '../../i18n/index.ts'
import { sorts } from './states.ts'

// Sara raises in Siri's forum, which lifts to Jonas's, which lifts to Petra's. Each is read by its parties alone.

let house: House
type Browser = Awaited<ReturnType<House['as']>>
type Eight = [Browser, Browser, Browser, Browser, Browser, Browser, Browser, Browser]
let [sara, siri, jonas, petra, lina, anders, tomas, lena] = [] as unknown as Eight
let [local, middle, board] = ['', '', '']
beforeAll(async () => {
  house = await openHouse()
  ;[sara, siri, jonas, petra, lina, anders, tomas, lena] = (await Promise.all(
    [
      'sara-lind',
      'siri-alm',
      'jonas-ek',
      'petra-nyman',
      'lina-berg',
      'anders-holm',
      'tomas-aberg',
      'lena-strom',
    ].map(each => house.as(each)),
  )) as Eight
  local = await makeForum(siri, 'Områdesgruppen', 'practice')
  middle = await makeForum(jonas, 'Chefsgruppen', 'overall')
  board = await makeForum(petra, 'Nämndernas forum', 'regional')
  await addParty(siri, local, ids.functions.forskollarare)
  await addParty(siri, local, ids.functions.samordnare)
  await addParty(jonas, middle, ids.functions.socialsekreterare)
  await addParty(petra, board, ids.functions.samordnare)
})
afterAll(() => house.close())

const admin = async (sql: string, values: unknown[] = []) =>
  (await house.database.admin.query(sql, values)).rows as Record<string, unknown>[]
const words = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
const main = (html: string) => words(html.slice(html.indexOf('<main'), html.indexOf('</main>')))
async function makeForum(by: Browser, title: string, level: string) {
  const { status, location, text } = await by.post('/forums', { ...forumForm(title, 'parties'), level })
  expect(status, words(text).slice(0, 900)).toBe(303)
  return (location.split('/').at(-1) as string).split('?')[0] as string
}
const addParty = async (by: Browser, forum: string, others: string) =>
  expect(
    (
      await by.post(`/subjects/${forum}/parties`, {
        others,
        search: '',
        named: '',
        declined: '',
        role: 'member',
      })
    ).status,
  ).toBe(303)
/** From one forum to another, agreed by both, whoever reads them today. */
const link = (from: string, to: string, by: string) =>
  admin(
    `insert into joint.links (collaboration_id, from_id, to_id, kind, made_by, once) values ($1, $2, $3, 'lifts_to', $4, gen_random_uuid())`,
    [ids.collaboration, from, to, by],
  )
async function raise(by: Browser, text: string, forum: string, more: Record<string, string> = {}) {
  const sent = await by.post('/matters', { words: text, sort: 'no_routine', forum, search: '', ...more })
  expect(sent.status, words(sent.text).slice(0, 900)).toBe(303)
  return sent.location
}
const idIn = (at: string) => at.split('/').at(-1) as string
const matter = async (at: string) =>
  (
    await admin('select m.*, answer_by::text as answer_by from joint.matters m where id = $1', [idIn(at)])
  )[0] as Record<string, unknown>
/** Seven in the morning of a weekday at least so many days from now. */
async function morning(days: number) {
  let day = addDays(todaysDate(), days)
  while (isWeekend(day)) day = addDays(day, 1)
  const [row] = await admin(`select ($1::date + time '07:00') at time zone 'Europe/Stockholm' as at`, [day])
  const { rows } = await house.database.worker.query('select joint.move_matters($1) as n', [row?.at])
  return rows[0].n as number
}
const told = async (func: string, at: string) =>
  (
    await admin(
      'select kind from sharing.notices where to_function_id = $1 and item_id = $2 order by made_at, id',
      [func, idIn(at)],
    )
  ).map(({ kind }) => kind)
const { forskollarare, stodsamordnare, samordnare, socialsekreterare, verksamhetschef } = ids.functions

test('the sorts are those of the database', async () => {
  expect(await checkedValues(house, 'matter_sort')).toEqual([...sorts].sort())
})

test('whoever raises it is told who has it and until when, and takes it back within ten minutes without a trace for others', async () => {
  const at = await raise(sara, 'Vi får olika besked om tolk.', local)
  const receipt = main((await sara.get(at)).text)
  expect(receipt).toContain('Skickat till Områdesgruppen, Siri Alm')
  expect(receipt).toMatch(/Siri Alm ska svara senast \d+ \w+/)
  const { answer_by } = await matter(at)
  expect(isWeekend(String(answer_by))).toBe(false)
  expect(String(answer_by) >= addDays(todaysDate(), 10)).toBe(true)
  expect(await told(stodsamordnare, at)).toEqual(['matter_came'])
  expect((await siri.get('/inbox')).text).toContain('Vi får olika besked om tolk.')
  const waits = () =>
    admin('select kind, due::text from child.waits_for($1) where id = $2', [stodsamordnare, idIn(at)])
  expect(await waits(), 'a morning mail counts it').toEqual([{ kind: 'matter', due: answer_by }])
  expect(main((await siri.get(`/subjects/${local}`)).text)).toContain('Vi får olika besked om tolk.')
  // The mail waits until it can no longer be taken back.
  const [job] = await admin(
    `select j.run_at > now() + interval '9 minutes' as later from graphile_worker.jobs j join graphile_worker._private_jobs p on p.id = j.id where p.payload::text like '%notice%' and p.payload::text like '%' || (select id::text from sharing.notices where item_id = $1 limit 1) || '%'`,
    [idIn(at)],
  )
  expect(job?.later).toBe(true)
  const back = await sara.post(`${at}/withdrawal`)
  expect([back.status, back.location]).toEqual([303, `/matters/new?again=${idIn(at)}`])
  expect((await sara.get(back.location)).text).toContain('Vi får olika besked om tolk.')
  expect(await waits()).toEqual([])
  expect((await siri.get(at)).status).toBe(404)
  for (const page of ['/inbox', `/subjects/${local}`, '/matters?view=all', '/search?q=tolk'])
    expect((await siri.get(page)).text, page).not.toContain('olika besked om tolk')
})

test('it cannot be taken back once somebody has done something with it', async () => {
  const at = await raise(sara, 'Ingen vet vem som ringer.', local)
  expect((await siri.post(`${at}/words`, { words: 'Vi frågar runt.' })).status).toBe(303)
  expect((await sara.post(`${at}/withdrawal`)).status).toBe(409)
  expect((await siri.get(at)).status).toBe(200)
})

test('who does not know where has it with the manager, who lifts it to a forum', async () => {
  expect((await sara.get('/matters/new')).text).toContain('Då får Anders Holm det.')
  const at = await raise(sara, 'Ingen svarar i växeln.', 'unknown')
  expect((await matter(at)).owner_function_id).toBe(verksamhetschef)
  for (const other of [siri, jonas, lina, tomas]) expect((await other.get(at)).status).toBe(404)
  expect((await anders.get('/inbox')).text).toContain('Ingen svarar i växeln.')
  // A forum that the manager does not read is as good as none.
  expect(
    (await anders.post(`${at}/lift`, { forum: local, words: 'Hör hemma hos er.', search: '' })).status,
  ).toBe(422)
  await addParty(siri, local, verksamhetschef)
  const once = randomUUID()
  for (const _ of [1, 2])
    expect(
      (await anders.post(`${at}/lift`, { forum: local, words: 'Hör hemma hos er.', search: '', once }))
        .location,
    ).toBe(at)
  expect((await matter(at)).owner_function_id).toBe(stodsamordnare)
  expect(await told(forskollarare, at)).toEqual(['matter_went_on'])
  expect(await told(stodsamordnare, at)).toEqual(['matter_lifted_here'])
  expect(await admin('select 1 from joint.matter_climbs where matter_id = $1', [idIn(at)])).toHaveLength(1)
})

test('nobody else than its raiser, its owner and the readers of its forums knows of it, by any page', async () => {
  const at = await raise(sara, 'Hemligt ord: kvittbusken.', local)
  for (const other of [lina, petra, lena, await house.as('farah-haddad', 'guardian')]) {
    expect((await other.get(at)).status).toBe(404)
    for (const page of ['/matters?view=all', '/matters/shown', '/search?q=kvittbusken', '/inbox'])
      expect((await other.get(page)).text.replaceAll('q=kvittbusken', ''), page).not.toMatch(/Hemligt ord/)
    for (const action of [
      'words',
      'answer',
      'lift',
      'merging',
      'joining',
      'not-enough',
      'withdrawal',
      'showing',
    ])
      expect(
        (await other.post(`${at}/${action}`, { words: 'x', forum: local, into: local })).status,
        action,
      ).toBe(404)
  }
  expect((await siri.get('/search?q=kvittbusken')).text).toContain('Hemligt ord')
  // A party reads and may write, and is not to answer.
  expect((await jonas.get(at)).status).toBe(200)
  expect((await jonas.get(`${at}/answer`)).status).toBe(404)
  expect((await jonas.post(`${at}/answer`, { words: 'Nej.' })).status).toBe(404)
})

test('late it stays where nobody above receives it, once told to who leads and shown to the process leader', async () => {
  const at = await raise(sara, 'Ingen ovanför svarar.', local)
  const { answer_by } = await matter(at)
  const days = Math.round((Date.parse(String(answer_by)) - Date.parse(todaysDate())) / 86_400_000)
  await morning(days - 3)
  await morning(days - 3)
  await morning(days)
  await morning(days)
  expect(await told(stodsamordnare, at)).toEqual(['matter_came', 'matter_due_soon', 'matter_due_today'])
  await morning(days + 1)
  await morning(days + 2)
  expect((await told(stodsamordnare, at)).at(-1)).toBe('matter_no_way_up')
  expect(await told(stodsamordnare, at)).toHaveLength(4)
  expect((await matter(at)).subject_id).toBe(local)
  await admin(`update joint.matters set answer_by = current_date - 1 where id = $1`, [idIn(at)])
  expect(main((await siri.get(at)).text)).toContain('ingen ovanför tar emot det')
  const hole = main((await tomas.get('/matters/counts')).text)
  expect(hole).toContain('Områdesgruppen')
  expect(hole).not.toContain('Ingen ovanför svarar')
  for (const other of [siri, jonas, lina, anders])
    expect((await other.get('/matters/counts')).text).not.toContain('Här tar ingen emot')
  await siri.post(`${at}/answer`, { words: 'Nu finns ett forum.' })
})

test('late it climbs to the forum above, which lifts it on, and the answer comes all the way back', async () => {
  const others = await raise(sara, 'En annan fråga.', 'unknown')
  await link(local, middle, ids.functions.stodsamordnare)
  await link(middle, board, ids.functions.samordnare)
  const at = await raise(sara, 'Rutinen tar slut efter avslaget.', local)
  expect((await petra.get(at)).status).toBe(404)
  const days = Math.round(
    (Date.parse(String((await matter(at)).answer_by)) - Date.parse(todaysDate())) / 86_400_000,
  )
  // Never on the day itself, nor on a Saturday or before seven.
  expect(await morning(days)).toBe(0)
  expect(await morning(days + 1)).toBeGreaterThan(0)
  const there = await matter(at)
  expect([there.subject_id, there.owner_function_id]).toEqual([middle, samordnare])
  expect(String(there.answer_by) > todaysDate()).toBe(true)
  expect(await told(samordnare, at)).toEqual(['matter_climbed_here'])
  expect(await told(forskollarare, at)).toEqual(['matter_went_on'])
  expect(await told(stodsamordnare, at)).toContain('matter_went_on')
  // Whoever raised it sees that it has gone on, and who has it: the forum is theirs to read or not.
  const sarasPage = main((await sara.get(at)).text)
  expect(sarasPage).toContain('Gick vidare hit, för att svaret dröjde')
  expect(sarasPage).toContain('Jonas Ek')
  expect(sarasPage).not.toContain('Chefsgruppen')
  expect(main((await jonas.get(at)).text)).toContain('Chefsgruppen')
  // The forum that had it reads on; and its leader does not answer any more.
  expect((await siri.get(at)).status).toBe(200)
  expect((await siri.get(`${at}/answer`)).status).toBe(404)
  const lifted = { forum: board, words: 'Det här måste nämnderna ta.', once: randomUUID(), search: '' }
  for (const _ of [1, 2]) expect((await jonas.post(`${at}/lift`, lifted)).status).toBe(303)
  expect(await told(socialsekreterare, at)).toContain('matter_lifted_here')
  expect((await petra.get('/inbox')).text).toContain('Rutinen tar slut efter avslaget.')
  expect((await petra.post(`${at}/answer`, { words: '' })).status).toBe(422)
  const once = randomUUID()
  for (const _ of [1, 2])
    expect(
      (await petra.post(`${at}/answer`, { words: 'Rutinen gäller tills någon annan har tagit över.', once }))
        .status,
    ).toBe(303)
  const answered = main((await sara.get(at)).text)
  for (const said of ['Har fått svar', 'Rutinen gäller tills', 'Petra Nyman', 'Det här måste nämnderna ta.'])
    expect(answered).toContain(said)
  expect(await told(forskollarare, at)).toEqual(['matter_went_on', 'matter_went_on', 'matter_answered'])
  for (const way of [stodsamordnare, samordnare]) expect((await told(way, at)).at(-1)).toBe('matter_answered')
  for (const [who, forum] of [
    [siri, local],
    [jonas, middle],
    [petra, board],
  ] as const)
    expect(main((await who.get(`/subjects/${forum}/history`)).text)).toContain('Något som skaver fick svar')
  expect(main((await sara.get('/inbox?view=mine')).text)).toContain('Rutinen tar slut efter avslaget.')
  await anders.post(`${others}/answer`, { words: 'Klart.' })
})

test('an answer that is not enough opens it once, and it is not closed without a new one', async () => {
  const at = await raise(sara, 'Vem kallar till mötet?', local)
  await siri.post(`${at}/answer`, { words: 'Rektor.' })
  expect((await siri.post(`${at}/not-enough`, { words: 'Nej.' })).status).toBe(404)
  expect((await sara.post(`${at}/not-enough`, { words: 'Vilken rektor?' })).status).toBe(303)
  expect((await matter(at)).state).toBe('open')
  expect((await told(stodsamordnare, at)).at(-1)).toBe('matter_reopened')
  await siri.post(`${at}/answer`, { words: 'Den på barnets förskola.' })
  expect((await sara.get(`${at}/not-enough`)).status).toBe(404)
  expect((await sara.post(`${at}/not-enough`, { words: 'Fortfarande oklart.' })).status).toBe(409)
  expect((await matter(at)).state).toBe('answered')
  expect((await siri.post(`${at}/words`, { words: 'Efteråt.' })).status).toBe(409)
})

test('what belongs together gets one answer, and each reads what they read before', async () => {
  const [one, other] = [
    await raise(sara, 'Blanketten finns i två versioner.', local),
    await raise(jonas, 'Vi har två blanketter.', local),
  ]
  const secret = await raise(jonas, 'Chefernas egen fråga.', middle)
  const elsewhere = await siri.post(`${one}/merging`, { into: idIn(secret), search: '' })
  expect([elsewhere.status, elsewhere.text.includes('Chefernas egen')]).toEqual([422, false])
  for (const _ of [1, 2])
    expect((await siri.post(`${one}/merging`, { into: idIn(other), search: '' })).status).toBe(303)
  expect(main((await siri.get(other)).text)).toContain('En till har sagt samma sak')
  expect(main((await jonas.get(other)).text), 'how many is for who answers').not.toContain('En till har sagt')
  expect(await told(forskollarare, one)).toEqual(['matter_merged'])
  await siri.post(`${other}/answer`, { words: 'Den blå gäller.' })
  for (const [who, at] of [
    [sara, one],
    [jonas, other],
  ] as const) {
    const page = main((await who.get(at)).text)
    expect(page).toContain('Den blå gäller.')
    expect(page).toContain('Har fått svar')
  }
  expect((await told(forskollarare, one)).at(-1)).toBe('matter_answered')
  await jonas.post(`${secret}/answer`, { words: 'Klart.' })
})

test('somebody else for whom it chafes hears the answer', async () => {
  const at = await raise(sara, 'Möten krockar med blöjbytet.', local)
  for (const _ of [1, 2]) expect((await jonas.post(`${at}/joining`)).status).toBe(303)
  await siri.post(`${at}/answer`, { words: 'Vi flyttar dem till tio.' })
  expect(await told(samordnare, at)).toContain('matter_answered')
})

test('an answer is shown to everybody in the collaboration where whoever raised it says so, by name only where they say that', async () => {
  const at = await raise(sara, 'Får vi dela rum med kyrkan?', local, { mayShow: 'yes' })
  const list = async () => main((await lina.get('/matters/shown?q=kyrkan')).text)
  expect(await list()).not.toContain('dela rum')
  expect(main((await siri.get(`${at}/answer`)).text)).toContain('Alla i samarbetet kan läsa ditt svar')
  await siri.post(`${at}/answer`, { words: 'Ja, på tisdagar.' })
  expect(await list()).toContain('Får vi dela rum med kyrkan?')
  expect(await list()).toContain('Ja, på tisdagar.')
  expect(await list()).not.toContain('Sara Lind')
  expect((await lina.get(at)).status, 'its page is still its readers').toBe(404)
  await sara.post(`${at}/showing`, { mayShow: 'yes', mayName: 'yes' })
  expect(await list()).toContain('Sara Lind')
  expect((await (await house.as('farah-haddad', 'guardian')).get('/matters/shown')).status).toBe(404)
  // Whoever holds the function later (R15) says whether it is shown, and names nobody else.
  await admin('update joint.matter_raisers set person_id = $2, may_name = false where matter_id = $1', [
    idIn(at),
    ids.maria,
  ])
  expect((await sara.get(at)).text).not.toContain('Med mitt namn')
  await sara.post(`${at}/showing`, { mayShow: 'yes', mayName: 'yes' })
  expect(await list()).toContain('dela rum')
  expect(await list()).not.toMatch(/Maria Lund|Sara Lind/)
  await sara.post(`${at}/showing`, { mayName: 'yes' })
  expect(await list()).not.toContain('dela rum')
})

test('another owner of the forum has what waits in it (R15), and while nobody holds it the other leaders are told', async () => {
  const at = await raise(sara, 'Vem äger frågan nu?', local)
  const { functionId } = { functionId: samordnare }
  await admin('update joint.subjects set owner_function_id = $2 where id = $1', [local, functionId])
  expect((await matter(at)).owner_function_id).toBe(functionId)
  expect((await jonas.get('/inbox')).text).toContain('Vem äger frågan nu?')
  await admin('update joint.subjects set owner_function_id = $2 where id = $1', [local, stodsamordnare])
  expect(
    (
      await siri.post(`/subjects/${local}/parties`, {
        others: ids.functions.rektor,
        search: '',
        named: '',
        declined: '',
        role: 'secretary',
      })
    ).status,
  ).toBe(303)
  const held = await admin(
    `update people.appointments set ends_at = now() where function_id = $1 and ends_at is null returning id`,
    [stodsamordnare],
  )
  const later = await raise(sara, 'Och när ingen har uppdraget?', local)
  expect(await told(ids.functions.rektor, later)).toEqual(['matter_came'])
  const maria = await house.as('maria-lund')
  expect(main((await maria.get(`/subjects/${local}`)).text)).toContain('Ingen har uppdraget som ska svara')
  expect((await maria.post(`${later}/answer`, { words: 'Jag svarar så länge.' })).status).toBe(303)
  await admin('update people.appointments set ends_at = null where id = any($1)', [held.map(({ id }) => id)])
})

test('lead times are counted for each level over what one reads, and say nothing of a person', async () => {
  const page = main((await siri.get('/matters/counts')).text)
  expect(page).toContain('Verksamhet')
  expect(page).toContain('Forum som du inte kan läsa')
  expect(page).not.toMatch(/Sara Lind|Jonas Ek|Områdesgruppen/)
  expect(main((await lena.get('/matters/counts')).text)).toContain('Här finns inget som du kan läsa än.')
})

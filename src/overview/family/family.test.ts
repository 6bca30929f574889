import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { idOf, ids } from '../../../demo/ids.ts'
import { type House, openHouse, testOrigin } from '../../../test/house.ts'
import { daysFromToday, formatDate, insideSentence, todaysDate } from '../../i18n/index.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const leo = `/family/children/${ids.leo}`
const johannas = idOf('consent/leo/johanna-marklund')
const stop = (unit: string, consent = johannas) => `/family/consents/${consent}/units/${unit}/withdrawal`

test('the first page says the nearest meeting with its hour, and asks for an answer until there is one', async () => {
  const johanna = await house.as('johanna-marklund', 'guardian')
  const answer = (said: string | null) =>
    house.database.admin.query(
      `update child.meeting_participants p set answer = $2 from child.guardians g where g.id = p.guardian_id and g.child_id = $1`,
      [ids.leo, said],
    )
  await answer(null)
  const waiting = (await johanna.get('/family')).text
  expect(waiting).toMatch(/Möte [a-zåäö]+ \d+ [a-z]+ kl\. \d+\.\d+\. Svara om du kan komma\./)
  expect(waiting, 'not the same day twice').not.toContain('Ni ses om planen')
  await answer('yes')
  const answered = (await johanna.get('/family')).text
  expect(answered).toMatch(/Möte [a-zåäö]+ \d+/)
  expect(answered).not.toContain('Svara om du kan komma')
})

test('a guardian sees her child, from which unit, the plan, who sees what and who has looked', async () => {
  const johanna = await house.as('johanna-marklund', 'guardian')
  const first = await johanna.get('/family')
  expect(first.text).toContain('Björkbackens förskola')
  const siri = await house.as('siri-alm')
  expect((await siri.get(`/children/${ids.leo}`)).status).toBe(200)

  const page = await johanna.get(leo)
  expect(page.status).toBe(200)
  expect(page.text).toContain('Siri Alm')
  expect(page.text).toContain('Aktivitetsledare, Öppet hus')
  expect(page.text).toContain('Bygger på att du har sagt ja')
  expect(page.text).toContain(`topic="child:${ids.leo}"`)
  expect(page.text).toContain(stop(ids.units.oppetHus))
  // Of who has got something the post, and no name: Lina Berg holds it.
  expect(page.text).not.toContain('Lina Berg')
  // Functions, never an employee's name, in who has looked.
  const looked = await johanna.get(`${leo}/readings`)
  expect(looked.text).toContain('på Björkbackens förskola läste')
  expect(looked.text).not.toContain('Siri Alm')
  expect(looked.text).toContain('I undantagsfall visas inte en rad')
})

test('an action that is late says so to the family, until it is done', async () => {
  const johanna = await house.as('johanna-marklund', 'guardian')
  const { rows } = await house.database.admin.query(
    `select v.part_id, v.until_on::text as day from child.plan_version_parts v join child.plans p on p.id = v.plan_id and p.current_version = v.version
      where p.child_id = $1 and v.kind = 'action' and v.until_on < current_date
        and coalesce((select m.state from child.action_marks m where m.part_id = v.part_id order by m.at desc limit 1), '') <> 'done'`,
    [ids.leo],
  )
  const late = async () => (await johanna.get(leo)).text.match(/Försenad, skulle ha varit klar/g)?.length ?? 0
  expect(rows.length).toBeGreaterThan(0)
  expect(await late()).toBe(rows.length)
  expect((await johanna.get(leo)).text).toContain(`skulle ha varit klar ${formatDate(rows[0].day, 'sv')}`)
  const siri = await house.as('siri-alm')
  const { rows: plans } = await house.database.admin.query(
    'select plan_id from child.plan_version_parts where part_id = $1 limit 1',
    [rows[0].part_id],
  )
  const mark = `/plans/${plans[0].plan_id}/actions/${rows[0].part_id}/marks`
  expect((await siri.post(mark, { state: 'done', words: '' })).status).toBe(303)
  expect(await late()).toBe(rows.length - 1)
})

test('in English too', async () => {
  const johanna = await house.as('johanna-marklund', 'guardian')
  await johanna.post('/language', { language: 'en', return: '/family' })
  expect((await johanna.get(leo)).text).toContain('Based on your consent')
  expect((await johanna.get(stop(ids.units.oppetHus))).text).toContain('You need not say why')
  await johanna.post('/language', { language: 'sv', return: '/family' })
})

test('what the family was not told, and reports, never show', async () => {
  const siri = await house.as('siri-alm')
  const today = todaysDate()
  await siri.post(`/children/${ids.leo}/reports`, {
    madeOn: today,
    madeTime: '00:01',
    madeTo: 'Hemligköping',
    how: 'phone',
    guardiansTold: 'no',
    notToldReason: 'Fara',
    note: '',
  })
  await siri.get(`/children/${ids.leo}/reports`)
  await house.database.admin.query(
    `update sharing.disclosures set informed = false, not_informed_reason = 'Hotbild', purpose = 'Hemligt syfte'
    where id = (select id from sharing.disclosures where child_id = $1 and to_function_id = $2 and ended_at is null and kind = 'request' limit 1)`,
    [ids.leo, ids.functions.aktivitetsledare],
  )
  const johanna = await house.as('johanna-marklund', 'guardian')
  for (const path of [leo, `${leo}/readings`]) {
    const { text } = await johanna.get(path)
    for (const secret of ['Hemligköping', 'orosanmälan', 'Hotbild', 'Hemligt syfte'])
      expect(text).not.toContain(secret)
  }
  expect((await johanna.get(`/children/${ids.leo}/reports`)).status).toBe(404)
})

test('withdrawn for one unit in one step: at that second the receiver has nothing, and hears it', async () => {
  const johanna = await house.as('johanna-marklund', 'guardian')
  const lina = await house.as('lina-berg')
  const jonas = await house.as('jonas-ek')
  expect((await lina.get(`/children/${ids.leo}`)).status).toBe(200)
  const stream = await listen(lina.token as string, `child:${ids.leo}`)

  const question = await johanna.get(stop(ids.units.oppetHus))
  expect(question.text).toContain('ingen kommer att fråga')
  expect(question.text).toContain('Det här har de redan fått')
  expect(question.text).toContain('Aktivitetsledare, Öppet hus')
  const done = await johanna.post(stop(ids.units.oppetHus))
  expect(done.status).toBe(303)

  expect(await stream.next()).toBe('gone')
  expect((await lina.get(`/children/${ids.leo}`)).status).toBe(404)
  expect((await lina.get('/children')).text).not.toContain('Marklund')
  expect((await jonas.get(`/children/${ids.leo}`)).status).toBe(200)
  const after = await johanna.get(done.location)
  expect(after.text).toContain('Du delar inte längre med')
  expect(after.text).toContain('Medgivandet drogs tillbaka')
  // Whom to ask for the way back: by name only as long as they hold the post that took the consent.
  const { admin } = house.database
  const takers = await admin.query<{ name: string; post: string; held: string }>(
    `select p.name, f.name as post, a.id as held from sharing.consents c join people.persons p on p.id = c.received_by_person
       join people.functions f on f.id = c.received_by_function
       join people.appointments a on a.function_id = f.id and a.person_id = p.id and a.ends_at is null
     where c.id = $1`,
    [johannas],
  )
  const taker = takers.rows[0] as (typeof takers.rows)[0]
  const ask = (who: string) => `${who} kan fråga dig igen`
  const byName = `${taker.name}, ${insideSentence(taker.post)}, på Björkbackens förskola,`
  const byUnit = 'De som arbetar med barnet på Björkbackens förskola'
  for (const path of [done.location, leo]) {
    const { text } = await johanna.get(path)
    expect(text).toContain(ask(byName))
    expect(text, 'what the family does').toContain('de skriver ner ditt ja')
    expect(text).toContain('href="tel:')
    await admin.query('update people.appointments set ends_at = now() where id = $1', [taker.held])
    const later = (await johanna.get(path)).text
    expect(later).toContain(ask(byUnit))
    expect(later).not.toContain(ask(byName))
    await admin.query('update people.appointments set ends_at = null where id = $1', [taker.held])
  }

  // Again: the same page, and no second withdrawal.
  expect((await johanna.post(stop(ids.units.oppetHus))).location).toBe(done.location)
  expect((await johanna.get(stop(ids.units.oppetHus))).status).toBe(303)
  const { rows } = await house.database.admin.query(
    `select count(*)::int as n from sharing.events where kind = 'consent_withdrawn' and item_id = $1`,
    [johannas],
  )
  expect(rows[0].n).toBe(1)
  // Those who work by it are told.
  const told = await house.database.admin.query(
    `select to_function_id from sharing.notices where kind = 'consent_withdrawn' and item_id = $1`,
    [johannas],
  )
  expect(told.rows.map(row => row.to_function_id)).toEqual(
    expect.arrayContaining([ids.functions.stodsamordnare, ids.functions.aktivitetsledare]),
  )
})

test('nobody else reaches the family’s pages, and a guardian reaches only her own', async () => {
  const fredrik = await house.as('fredrik-marklund', 'guardian')
  const farah = await house.as('farah-haddad', 'guardian')
  const siri = await house.as('siri-alm')
  // He is a custody holder too, but her yes is hers.
  expect((await fredrik.get(leo)).status).toBe(200)
  expect((await fredrik.get(stop(ids.units.elevhalsan))).status).toBe(404)
  expect((await fredrik.post(stop(ids.units.elevhalsan))).status).toBe(404)
  for (const path of [
    leo,
    `${leo}/readings`,
    stop(ids.units.elevhalsan),
    `/family/children/${randomUUID()}`,
  ]) {
    expect((await farah.get(path)).status, path).toBe(404)
    expect((await siri.get(path)).status, path).toBe(404)
  }
  const johanna = await house.as('johanna-marklund', 'guardian')
  expect((await johanna.get(stop(randomUUID()))).status).toBe(404)
  expect((await johanna.post(stop(randomUUID()))).status).toBe(404)
  expect((await siri.get('/family')).status).toBe(404)
  expect((await house.stranger.get('/family')).status).not.toBe(200)
})

test('for a protected child, a guardian who is not listed sees nothing', async () => {
  const siri = await house.as('siri-alm')
  const johanna = await house.as('johanna-marklund', 'guardian')
  await siri.post(`/children/${ids.leo}/protection`, { level: 'marked', reason: 'Hot mot familjen' })
  expect((await johanna.get(leo)).status).toBe(404)
  expect((await johanna.get('/family')).text).not.toContain('Leo')
  const guardian = idOf('guardian/leo/johanna-marklund')
  const soon = daysFromToday(30)
  expect(
    (
      await siri.post(`/children/${ids.leo}/protection/readers`, {
        who: `guardian:${guardian}`,
        reviewOn: soon,
      })
    ).status,
  ).toBe(303)
  expect((await johanna.get(leo)).status).toBe(200)
  // He is shown no child, so he is a stranger when he signs in (R10b).
  await expect(house.as('fredrik-marklund', 'guardian')).rejects.toThrow('Nobody in the story')
})

/** What the event stream of a signed-in browser says, one word at a time. */
async function listen(token: string, topic: string) {
  const answer = await house.app.request(`${testOrigin}/live?topic=${topic}`, {
    headers: { cookie: `__Host-kring=${token}` },
  })
  expect(answer.status).toBe(200)
  const reader = (answer.body as ReadableStream<Uint8Array>).getReader()
  const decoder = new TextDecoder()
  return {
    async next() {
      let heard = ''
      for (;;) {
        const { value, done } = await reader.read()
        heard += decoder.decode(value)
        if (heard.includes('event: gone')) return 'gone'
        if (heard.includes('data: changed')) return 'changed'
        if (done) return 'closed'
      }
    },
  }
}

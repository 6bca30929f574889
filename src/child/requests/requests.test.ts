import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { idOf, ids } from '../../../demo/ids.ts'
import { checkedValues } from '../../../test/checked-values.ts'
import { type House, openHouse } from '../../../test/house.ts'
import { sentForm } from '../../../test/sent-form.ts'
import { daysFromToday } from '../../i18n/index.ts'
import { mailDayWords } from '../../people/settings/index.ts'
import { answerKinds } from './states.ts'

let house: House
let maria: Awaited<ReturnType<House['as']>>
let jonas: typeof maria
let lina: typeof maria
let psychologist: string

beforeAll(async () => {
  house = await openHouse()
  maria = await house.as('maria-lund')
  jonas = await house.as('jonas-ek')
  lina = await house.as('lina-berg')
  psychologist = idOf('function/elevhalsan/psykolog')
})
afterAll(() => house.close())

const day = (from: number) => daysFromToday(from)
const basis = async (code: string) =>
  (await house.database.admin.query('select id from sharing.bases where code = $1', [code])).rows[0]
    .id as string
const requests = `/children/${ids.amina}/requests`
const asking = async (more: Record<string, string | string[]> = {}) => ({
  to: ids.functions.samordnare,
  asked: 'Kan någon hos er träffa Amina?',
  tried: 'Samtal med familjen',
  childView: 'Jag vill rita',
  guardianView: 'Vi vill ha hjälp',
  areas: ['safe', 'healthy'],
  answerBy: day(10),
  basisId: await basis('no_harm'),
  purpose: 'För att kunna svara',
  familyView: '',
  informed: 'yes',
  notInformedReason: '',
  until: day(60),
  ...more,
})
/** Sends one and answers its address. */
async function send(more: Record<string, string | string[]> = {}, by = maria) {
  const { status, location, text } = await by.post(requests, await asking(more))
  expect(status, /<h2>\d+ sak.*?<\/ul>|<h2>En sak.*?<\/ul>/s.exec(text)?.[0]).toBe(303)
  return location.replace(/\?.*/, '')
}
const rowOf = async (path: string) =>
  (await house.database.admin.query('select * from child.requests where id = $1', [path.split('/').at(-1)]))
    .rows[0]
const unknown = '/requests/0192f0c1-0000-7000-8000-000000000000'

test('the kinds of an answer are those that the database takes', async () => {
  expect([...answerKinds].sort()).toEqual(await checkedValues(house, 'request_answers_kind_check'))
})

test('whom to ask is found by name, unit and kind, grouped, with who holds it now', async () => {
  const near = await maria.get(`${requests}/new`)
  expect(near.text).toContain('Sök på namn, uppdrag, enhet eller kommun.')
  expect(near.text, 'nobody lists the county').not.toContain('Jonas Ek')
  const all = await maria.get(`${requests}/new?q=elevh%C3%A4lsa`)
  for (const said of ['Ekdala kommun', 'Centrala barn- och elevhälsan', 'Elevhälsa', 'Jonas Ek'])
    expect(all.text).toContain(said)
  const some = await maria.get(`${requests}/new?q=f%C3%B6rening`)
  expect(some.text).toContain('Lina Berg')
  expect(some.text).not.toContain('Jonas Ek')
  expect((await maria.get(`${requests}/new?q=%25_'`)).text).toContain('Ingen som tar emot')
  await house.database.admin.query(`update people.appointments set ends_at = now() where function_id = $1`, [
    psychologist,
  ])
  expect((await maria.get(`${requests}/new?q=psykolog`)).text).toContain('Ingen har uppdraget just nu')
})

test('a request reaches its receiver with the child’s name, and nobody else', async () => {
  const path = await send()
  const page = await jonas.get(path)
  for (const said of [
    'Kan någon hos er träffa Amina?',
    'Jag vill rita',
    'Vi vill ha hjälp',
    'För att kunna svara',
    'Vad svarar du?',
  ])
    expect(page.text).toContain(said)
  expect((await jonas.get(`/children/${ids.amina}`)).status).toBe(200)
  expect((await maria.get(path)).text).toContain('Dra tillbaka begäran')
  const nothing = (await lina.get(unknown)).text
  for (const place of [path, `${path}/withdrawal`]) expect((await lina.get(place)).text).toBe(nothing)
  for (const action of ['answers', 'proposal', 'refusal', 'withdrawal'])
    expect(
      (await lina.post(`${path}/${action}`, { kind: 'accepted', words: 'x', sendOnTo: psychologist })).status,
    ).toBe(404)
  expect((await jonas.get(`${requests}/new`)).status).toBe(404)
  expect((await jonas.post(requests, await asking())).status).toBe(404)
  const { rows } = await house.database.admin.query(
    `select act from audit.access_log where item_kind = 'request' and item_id = $1`,
    [path.split('/').at(-1)],
  )
  expect(rows.filter(({ act }) => act === 'read').length).toBeGreaterThanOrEqual(2)
})

test('whoever sent it reads who has it, when an answer is due and the way back, for ten minutes and nobody else', async () => {
  const path = await send()
  const receipt = async (who: typeof maria) =>
    /<section class="alert" data-tone="success"[\s\S]*?<\/section>/.exec((await who.get(path)).text)?.[0] ??
    ''
  const said = await receipt(maria)
  expect(said).toContain('Begäran är skickad till Jonas Ek, Centrala barn- och elevhälsan')
  expect(said).toMatch(/Du får svar senast (\S+dag )?\d+ \S+/)
  expect(said).toContain(`Mejl går ${mailDayWords('sv')}, till den som har valt det`)
  expect(said).toContain(`href="${path}/withdrawal"`)
  expect(await receipt(maria), 'after a reload too').toBe(said)
  expect(await receipt(jonas)).toBe('')
  const age = (minutes: number) =>
    house.database.admin.query(
      'update child.requests set sent_at = sent_at - make_interval(mins => $2) where id = $1',
      [path.split('/').at(-1), minutes],
    )
  await age(11)
  expect(await receipt(maria)).toBe('')
  await age(-11)
  expect(await receipt(maria)).not.toBe('')
  expect((await maria.post(`${path}/withdrawal`)).status).toBe(303)
  expect(await receipt(maria), 'nothing is said to be with somebody who has lost it').toBe('')
})

test('the news goes to the inbox and by a mail that says nothing about a child (R8)', async () => {
  const path = await send({ asked: 'Hemlig fråga om Amina' })
  const id = path.split('/').at(-1)
  const { rows: notices } = await house.database.admin.query(
    'select kind, to_function_id from sharing.notices where item_id = $1',
    [id],
  )
  expect(notices).toEqual([{ kind: 'request_came', to_function_id: ids.functions.samordnare }])
  const { rows: jobs } = await house.database.admin.query(
    `select p.payload::text from graphile_worker._private_jobs p where p.payload::text like '%' || $1 || '%'`,
    [id],
  )
  expect(jobs).toHaveLength(1)
  expect(jobs[0].payload).not.toMatch(/amina|haddad|hemlig|barn/i)
})

test('the wheel goes along when it is wanted, in the version that stood', async () => {
  const opened = await maria.post(`/children/${ids.amina}/wheel`, { heldOn: day(0) })
  const wheel = opened.location.replace('/edit', '')
  await maria.post(`${wheel}/edit`, {
    'q.child_active.strengths': 'Jag klättrar',
    heldOn: day(0),
    version: '0',
  })
  const path = await send({ withWheel: 'yes' })
  await maria.post(`${wheel}/edit`, {
    'q.child_active.strengths': 'Senare ord',
    heldOn: day(0),
    version: '1',
  })
  expect((await jonas.get(path)).text).toContain(`${wheel}?version=1`)
  expect((await jonas.get(`${wheel}?version=1`)).text).toContain('Jag klättrar')
  expect((await jonas.get(wheel)).text).not.toContain('Senare ord')
  expect((await jonas.get(`${wheel}?version=2`)).status).toBe(404)
  expect((await jonas.get(`${wheel}/edit`)).status).toBe(404)
  const without = await send()
  expect((await jonas.get(without)).text).not.toContain('Se hjulet')
})

test('bad input is answered with what was typed, and what to correct', async () => {
  const bad: [Record<string, string | string[]>, string][] = [
    [{ asked: '' }, 'Skriv vad du ber om'],
    [{ areas: [] }, 'minst ett område'],
    [{ areas: ['safe', 'unsafe'] }, 'Samtal med familjen'],
    [{ answerBy: day(0) }, 'en dag framåt'],
    [{ answerBy: day(500) }, 'inom ett år'],
    [{ answerBy: 'snart' }, 'Samtal med familjen'],
    [{ until: day(5) }, 'åtminstone till den dag'],
    [{ until: day(900) }, 'inom två år'],
    [{ informed: 'no' }, 'varför familjen inte vet'],
    [{ basisId: '' }, 'Välj en grund'],
    [{ basisId: await basis('duty') }, 'gäller inte mellan er enhet'],
    [{ basisId: await basis('emergency') }, 'Samtal med familjen'],
    [{ basisId: randomUUID() }, 'Samtal med familjen'],
    [{ basisId: 'x' }, 'Samtal med familjen'],
    [{ asked: 'å'.repeat(10_001) }, 'Samtal med familjen'],
  ]
  for (const [fields, said] of bad) {
    const answer = await maria.post(requests, await asking(fields))
    expect(
      [answer.status, answer.text.includes(said)],
      `${JSON.stringify(fields).slice(0, 60)}: ${said}`,
    ).toEqual([422, true])
  }
  for (const to of ['', 'x', randomUUID(), ids.functions.forskollarare])
    expect((await maria.post(requests, await asking({ to }))).status).toBe(404)
  const odd = await send({
    asked: `<script>alert(1)</script>'; drop table child.requests; -- \u202e 👩‍👧`,
    once: 'not a uuid',
  })
  expect((await maria.get(odd)).text).not.toContain('<script>alert')
})

test('a ground that is not allowed cannot be chosen, and the page says why', async () => {
  const page = await maria.get(`${requests}/new?to=${ids.functions.aktivitetsledare}`)
  const choice = (code: string) => new RegExp(`<input[^>]*value="${code}"[^>]*>`).exec(page.text)?.[0] ?? ''
  expect(choice(await basis('balance'))).toBe('')
  expect(choice(await basis('reservation'))).toContain('type="radio"')
  expect(page.text).toContain('gäller inte mellan er enhet och den här')
})

test('a consent that does not reach is answered with the areas it lacks, and what was typed is kept (R4, R20)', async () => {
  const draft = randomUUID()
  const consent = await basis('consent')
  const answer = await maria.post(
    requests,
    await asking({
      to: ids.functions.aktivitetsledare,
      basisId: consent,
      areas: ['safe', 'active'],
      draft,
      asked: 'Spara det här',
    }),
  )
  expect(answer.status).toBe(422)
  expect(answer.text).toContain('Trygg')
  expect(answer.text).toContain(`/children/${ids.amina}/consents/new`)
  expect(
    (await maria.get(`${requests}/new?to=${ids.functions.aktivitetsledare}&draft=${draft}`)).text,
  ).toContain('Spara det här')
  for (const guardian of [ids.guardians.farah, ids.guardians.omar]) await consentOf(guardian, ['active'])
  const half = await maria.post(
    requests,
    await asking({ to: ids.functions.aktivitetsledare, basisId: consent, areas: ['safe', 'active'] }),
  )
  expect(half.text).toContain('Medgivandet räcker inte till Trygg.')
  const path = await send({ to: ids.functions.aktivitetsledare, basisId: consent, areas: ['active'], draft })
  expect((await lina.get(path)).status).toBe(200)
  expect((await maria.get('/drafts')).text).not.toContain(draft)
})

async function consentOf(guardian: string, areas: string[]) {
  const { rows } = await house.database.admin.query(
    `insert into sharing.consents (collaboration_id, child_id, unit_id, guardian_id, given_on, how, received_by_function, received_by_person, valid_until, once)
     values ($1, $2, $3, $4, current_date, 'in_person', $5, $6, current_date + 100, gen_random_uuid()) returning id`,
    [ids.collaboration, ids.amina, ids.units.bjorkbacken, guardian, ids.functions.rektor, ids.maria],
  )
  await house.database.admin.query(
    'insert into sharing.consent_scopes (consent_id, to_unit_id, areas) values ($1, $2, $3)',
    [rows[0].id, ids.units.oppetHus, areas],
  )
}

test('sending the form twice is idempotent, and the second leads to the first one’s page', async () => {
  const once = randomUUID()
  const path = await send({ once })
  expect(await send({ once })).toBe(path)
  const all = await Promise.all(
    [1, 2].map(async () =>
      maria.post(requests, await asking({ once: '0192f0c1-0000-4000-8000-00000000abcd' })),
    ),
  )
  expect(new Set(all.map(({ status, location }) => `${status} ${location.replace(/\?.*/, '')}`)).size).toBe(1)
})

test('the receiver answers, the sender sees it, and one answer is enough', async () => {
  const path = await send()
  for (const fields of [
    { kind: '', words: 'Ja' },
    { kind: 'accepted', words: '' },
    { kind: 'send_on_agreed', words: 'x' },
  ]) {
    expect((await jonas.post(`${path}/answers`, fields)).status).toBe(422)
  }
  expect((await maria.post(`${path}/answers`, { kind: 'accepted', words: 'Själv' })).status).toBe(404)
  const once = randomUUID()
  const answer = { kind: 'advised', words: 'Prova att rita tillsammans', once }
  for (const _ of [1, 2]) expect((await jonas.post(`${path}/answers`, answer)).status).toBe(303)
  expect((await maria.get(path)).text).toContain('Prova att rita tillsammans')
  const late = await jonas.post(`${path}/answers`, { kind: 'declined', words: 'Ångrade mig' })
  expect(late.status).toBe(409)
  expect(late.text).toContain('Ditt svar är inte skickat')
  const { rows } = await house.database.admin.query(
    'select kind from child.request_answers where request_id = $1',
    [path.split('/').at(-1)],
  )
  expect(rows).toEqual([{ kind: 'advised' }])
  expect((await rowOf(path)).answered_at).toBeTruthy()
})

test('a proposal waits for the sender’s yes: nothing goes on before it, and then on a ground of its own', async () => {
  const path = await send()
  const bad = [
    { sendOnTo: '', words: 'x' },
    { sendOnTo: ids.functions.aktivitetsledare, words: '' },
    { sendOnTo: ids.functions.forskollarare, words: 'x' },
  ]
  for (const fields of bad) expect((await jonas.post(`${path}/proposal`, fields)).status).toBe(422)
  expect(
    (
      await jonas.post(`${path}/proposal`, {
        sendOnTo: ids.functions.aktivitetsledare,
        words: 'Öppet hus passar bättre',
      })
    ).status,
  ).toBe(303)
  expect((await lina.get(path)).status).toBe(404)
  const page = await maria.get(path)
  expect(page.text).toContain('De föreslår Lina Berg')
  const next = `${requests}/new?to=${ids.functions.aktivitetsledare}&from=${path.split('/').at(-1)}`
  expect((await maria.get(next)).text).toContain('Kan någon hos er träffa Amina?')
  expect((await maria.get(next.replace(ids.functions.aktivitetsledare, psychologist))).status).toBe(404)
  const onward = await send({
    to: ids.functions.aktivitetsledare,
    from: path.split('/').at(-1) as string,
    basisId: await basis('reservation'),
  })
  expect(await rowOf(onward)).toMatchObject({
    sent_on_from: path.split('/').at(-1),
    to_function_id: ids.functions.aktivitetsledare,
  })
  expect((await jonas.get(path)).text).toContain('Avsändaren skickade den vidare')
  expect((await lina.get(onward)).status).toBe(200)
  expect((await lina.get(path)).status).toBe(404)
  expect((await maria.get(next)).status).toBe(404)
})

test('whom to propose is searched for in the form, and words stay', async () => {
  const path = await send()
  const found = await jonas.post(`${path}/proposal`, {
    search: 'aktivitetsledare',
    find: 'yes',
    words: 'Hon kan fotboll',
  })
  expect(found.status).toBe(422)
  for (const said of ['Aktivitetsledare, Öppet hus', 'Hon kan fotboll', 'value="aktivitetsledare"'])
    expect(found.text).toContain(said)
  expect(found.text).not.toContain('error-summary')
  expect((await rowOf(path)).answered_at).toBeNull()
})

test('a refused proposal leaves the request with its receiver, who answers', async () => {
  const path = await send()
  await jonas.post(`${path}/proposal`, { sendOnTo: ids.functions.aktivitetsledare, words: 'Öppet hus' })
  expect((await rowOf(path)).answered_at).toBeTruthy()
  expect((await maria.post(`${path}/refusal`, { words: '' })).status).toBe(422)
  expect((await maria.post(`${path}/refusal`, { words: 'Familjen vill inte' })).status).toBe(303)
  expect((await rowOf(path)).answered_at).toBeNull()
  expect((await jonas.get(path)).text).toContain('Familjen vill inte')
  expect((await jonas.post(`${path}/answers`, { kind: 'accepted', words: 'Då tar vi det' })).status).toBe(303)
})

/** Saves the form as autosave does, and answers where the list of drafts leads. */
async function begin(body: Record<string, string | string[]>, draft: string) {
  const { status } = await house.app.request('http://localhost:3000/drafts', {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      cookie: `__Host-kring=${maria.token}`,
      'sec-fetch-site': 'same-origin',
    },
    body: JSON.stringify({ id: draft, form: 'request', childId: ids.amina, body }),
  })
  expect(status).toBe(204)
  const link = new RegExp(`href="([^"]*draft=${draft}[^"]*)"`).exec((await maria.get('/drafts')).text)?.[1]
  return String(link).replaceAll('&amp;', '&')
}

test('what goes on from a no is not forgotten by a mistake, nor in a draft, where nothing unticked is ticked again (R20)', async () => {
  const path = await send()
  const again = path.split('/').at(-1) as string
  await jonas.post(`${path}/answers`, { kind: 'declined', words: 'Vi har ingen plats.' })
  const first = sentForm(
    (await maria.get(`${requests}/new?to=${psychologist}&again=${again}`)).text,
    requests,
  )
  expect(first).toMatchObject({ again: [again], areas: ['safe', 'healthy'] })
  const wrong = await maria.post(requests, { ...first, asked: '' })
  expect(wrong.status).toBe(422)
  expect(sentForm(wrong.text, requests).again).toEqual([again])
  expect(wrong.text).toContain(`${requests}/new?again=${again}`)
  const draft = randomUUID()
  const begun = await begin({ to: psychologist, again, asked: 'Samma fråga, med mina ord.' }, draft)
  expect(begun).toContain(`again=${again}`)
  const resumed = sentForm((await maria.get(begun)).text, requests)
  expect(resumed).toMatchObject({ asked: ['Samma fråga, med mina ord.'], again: [again] })
  expect(resumed.areas).toBeUndefined()
  await maria.post(`/drafts/${draft}/deletion`)
})

test('what was written on a proposal is not lost where that has been answered meanwhile (R20)', async () => {
  const path = await send()
  const from = path.split('/').at(-1) as string
  const to = ids.functions.aktivitetsledare
  await jonas.post(`${path}/proposal`, { sendOnTo: to, words: 'Öppet hus' })
  const draft = randomUUID()
  const begun = await begin({ to, from, asked: 'Vill ni ta över det här?' }, draft)
  expect((await maria.post(`${path}/refusal`, { words: 'Familjen vill inte' })).status).toBe(303)
  // The address alone leads nowhere any more; the draft in it is taken up.
  expect((await maria.get(`${requests}/new?to=${to}&from=${from}`)).status).toBe(404)
  const page = await maria.get(begun)
  expect([page.status, sentForm(page.text, requests).from]).toEqual([200, undefined])
  expect(page.text).toContain('Vill ni ta över det här?')
  const typed = await asking({
    to,
    from,
    basisId: await basis('reservation'),
    asked: 'Vill ni ta över det här?',
  })
  const late = await maria.post(requests, typed)
  expect(late.status).toBe(422)
  expect(late.text).toContain('Förslaget är redan besvarat.')
  expect(sentForm(late.text, requests)).toMatchObject({ asked: ['Vill ni ta över det här?'] })
  expect(sentForm(late.text, requests).from).toBeUndefined()
  await maria.post(`/drafts/${draft}/deletion`)
})

test('the sender withdraws: in that second the receiver has nothing', async () => {
  const path = await send()
  expect((await jonas.get(path)).status).toBe(200)
  expect((await maria.get(`${path}/withdrawal`)).text).toContain('kan inte läsa begäran efter det')
  expect((await jonas.post(`${path}/withdrawal`)).status).toBe(404)
  for (const _ of [1, 2]) expect((await maria.post(`${path}/withdrawal`)).status).toBe(303)
  expect((await jonas.get(path)).text).toBe((await jonas.get(unknown)).text)
  expect((await jonas.post(`${path}/answers`, { kind: 'accepted', words: 'Ja' })).status).toBe(404)
  expect((await maria.get(path)).text).toContain('Tillbakadragen')
})

test('after a no the words go to somebody else, the ground is asked anew, and reading ends when the sender says so', async () => {
  const path = await send()
  const id = path.split('/').at(-1) as string
  // There is nothing to ask again, and nothing to end, before the no.
  expect((await maria.get(path)).text).not.toContain('Be någon annan')
  expect((await maria.post(`${path}/reading-end`)).status).toBe(404)
  expect((await maria.get(`${requests}/new?again=${id}`)).status).toBe(404)
  const no = { kind: 'declined', words: 'Vi har ingen plats.' }
  expect((await jonas.post(`${path}/answers`, no)).status).toBe(303)

  const page = (await maria.get(path)).text
  for (const words of ['Be någon annan', 'Låt dem inte läsa mer', `${requests}/new?again=${id}`])
    expect(page).toContain(words)
  // The one who said no reads what they may still read, and can do neither.
  const theirs = (await jonas.get(path)).text
  expect(theirs).toContain('Du har sagt nej')
  expect(theirs).not.toContain('Be någon annan')
  expect(theirs).not.toContain('Låt dem inte läsa mer')
  expect((await jonas.post(`${path}/reading-end`)).status).toBe(404)
  expect((await lina.post(`${path}/reading-end`)).status).toBe(404)

  const whom = (await maria.get(`${requests}/new?again=${id}`)).text
  expect(whom).not.toContain(`to=${ids.functions.samordnare}`)
  expect(whom).toContain(`again=${id}`)
  const form = (await maria.get(`${requests}/new?to=${psychologist}&again=${id}`)).text
  for (const words of ['Kan någon hos er träffa Amina?', 'Samtal med familjen', 'Jag vill rita'])
    expect(form).toContain(words)
  expect(/<input[^>]*name="basisId"[^>]*checked/.test(form)).toBe(false)
  // Only that child's own sender carries the words over.
  expect((await maria.get(`/children/${ids.leo}/requests/new?to=${psychologist}&again=${id}`)).status).toBe(
    404,
  )

  for (const _ of [1, 2]) expect((await maria.post(`${path}/reading-end`)).status).toBe(303)
  expect((await jonas.get(path)).text).toBe((await jonas.get(unknown)).text)
  const after = (await maria.get(path)).text
  for (const words of ['Sa nej', 'Vi har ingen plats.', 'Be någon annan', 'De kan inte läsa den längre'])
    expect(after).toContain(words)
  expect(after).not.toContain('Låt dem inte läsa mer')
  expect(after).not.toContain('Tillbakadragen')
  const { rows } = await house.database.admin.query(
    `select count(*)::int as n from sharing.events where kind = 'sharing_ended' and item_id =
      (select disclosure_id from sharing.disclosed_items where item_id = $1 and item_kind = 'request')`,
    [id],
  )
  expect(rows).toEqual([{ n: 1 }])
})

test('R14: a no waits for whoever asked until they have asked somebody else or have noted that it is enough, and is nowhere told as a yes', async () => {
  const declined = async () => {
    const path = await send()
    await jonas.post(`${path}/answers`, { kind: 'declined', words: 'Vi har ingen plats.' })
    return path
  }
  const row = async (path: string, view = '') => {
    const { text } = await maria.get(`/inbox${view}`)
    return [...text.matchAll(/<li>([\s\S]*?)<\/li>/g)]
      .map(([, li]) => li as string)
      .find(li => li.includes(`href="${path}"`))
      ?.replace(/<[^>]+>/g, ' ')
  }
  const path = await declined()
  expect((await maria.get(path)).text).toContain('Det räcker så')
  // Opening it ends the news and nothing else.
  for (const view of ['', '?view=mine']) {
    expect(await row(path, view)).toContain('Jonas Ek sa nej. Vad gör ni nu?')
    expect(await row(path, view)).toContain('bestäm senast')
  }
  const child = (await maria.get(`/children/${ids.amina}`)).text
  const line = child.slice(child.indexOf(`href="${path}"`)).split('</li>')[0]
  expect(line).toContain('Sa nej')
  expect(line).not.toContain('Besvarad')
  expect((await maria.get(requests)).text).toContain('Sa nej')
  expect((await jonas.get('/inbox')).text).not.toContain('sa nej')

  // It is enough: a word is needed, the unit alone reads it, and the list of events keeps it.
  const enough = { words: 'Vi provar med bildstöd själva.', once: crypto.randomUUID() }
  expect((await maria.post(`${path}/end`, { ...enough, words: ' ' })).status).toBe(422)
  expect((await jonas.post(`${path}/end`, enough)).status).toBe(404)
  for (const _ of [1, 2]) expect((await maria.post(`${path}/end`, enough)).status).toBe(303)
  expect(await row(path)).toBeUndefined()
  expect(await row(path, '?view=mine')).toMatch(/Du bad Jonas Ek om stöd[\s\S]*Sa nej/)
  expect((await maria.get(path)).text).toContain('bildstöd')
  expect((await jonas.get(path)).text).not.toContain('bildstöd')
  const { rows } = await house.database.admin.query(
    `select count(*)::int as n from sharing.events where kind = 'request_settled' and item_id = $1`,
    [path.split('/').at(-1)],
  )
  expect(rows).toEqual([{ n: 1 }])

  const other = await declined()
  expect(await row(other)).toContain('sa nej')
  await send({ to: psychologist, again: other.split('/').at(-1) as string })
  expect(await row(other)).toBeUndefined()
  expect((await maria.get(other)).text).toContain('Ni bad någon annan')
  // What has no answer, or a yes, cannot be ended so.
  const waiting = await send()
  expect((await maria.post(`${waiting}/end`, { ...enough, once: crypto.randomUUID() })).status).toBe(404)
})

test('a function of my own unit is brought in, without a disclosure (R1)', async () => {
  const func = idOf('function/bjorkbacken/stodsamordnare')
  await house.database.admin.query('update people.functions set receives_requests = true where id = $1', [
    func,
  ])
  const form = await maria.get(`${requests}/new?to=${func}`)
  expect(form.text).toContain('får läsa allt ni har om barnet')
  expect(form.text).not.toContain('name="basisId"')
  const path = await send({ to: func })
  const { rows } = await house.database.admin.query(
    'select from sharing.disclosed_items where item_id = $1',
    [path.split('/').at(-1)],
  )
  expect(rows).toEqual([])
  const siri = await house.as('siri-alm')
  expect((await siri.post(`${path}/answers`, { kind: 'accepted', words: 'Jag tar det' })).status).toBe(303)
  expect((await maria.get(path)).text).toContain('Jag tar det')
})

test('a late request says so in words', async () => {
  const path = await send()
  await house.database.admin.query('update child.requests set answer_by = current_date - 3 where id = $1', [
    path.split('/').at(-1),
  ])
  expect((await jonas.get(path)).text).toContain('Försenad, skulle ha besvarats')
})

test('a protected child reaches only those who are listed (R8)', async () => {
  const rektor = await house.as(
    (
      await house.database.admin.query(
        `select a.subject from people.accounts a join people.appointments p on p.person_id = a.person_id where p.function_id = $1`,
        [idOf('function/aspskolan/rektor')],
      )
    ).rows[0].subject,
  )
  const answer = await rektor.post(`/children/${ids.tindra}/requests`, await asking())
  expect(answer.status).toBe(422)
  expect(answer.text).toContain('skyddade uppgifter')
  expect(answer.text).toContain('Samtal med familjen')
})

test('R14: a request within the unit is answered also when who asked has left the child', async () => {
  const { forskollarare, stodsamordnare } = ids.functions
  await house.database.admin.query('update people.functions set receives_requests = true where id = $1', [
    stodsamordnare,
  ])
  const path = await send({ to: stodsamordnare }, await house.as('sara-lind'))
  expect((await maria.post(`/children/${ids.amina}/team/end`, { functionId: forskollarare })).status).toBe(
    303,
  )
  const siri = await house.as('siri-alm')
  expect((await siri.post(`${path}/answers`, { kind: 'advised', words: 'Prova en klocka.' })).status).toBe(
    303,
  )
  expect((await siri.get(path)).text).toContain('Prova en klocka.')
  await maria.post(`/children/${ids.amina}/team`, { functionId: forskollarare })
})

test('R2, R14: a request that is taken back is news to who could read it, and to nobody who could not any more', async () => {
  const withdrawn = async (path: string) =>
    (
      await house.database.admin.query(
        `select 1 from sharing.notices where to_function_id = $1 and item_id = $2 and kind = 'request_withdrawn'`,
        [ids.functions.samordnare, path.split('/').at(-1)],
      )
    ).rowCount
  const read = await send()
  expect((await maria.post(`${read}/withdrawal`)).status).toBe(303)
  expect(await withdrawn(read)).toBe(1)
  const ended = await send()
  await jonas.post(`${ended}/answers`, { kind: 'declined', words: 'Ingen plats.' })
  expect((await maria.post(`${ended}/reading-end`)).status).toBe(303)
  expect((await jonas.get(ended)).status).toBe(404)
  expect((await maria.post(`${ended}/withdrawal`)).status).toBe(303)
  expect(await withdrawn(ended)).toBe(0)
})

import type { ParsedMail } from 'mailparser'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { idOf, ids } from '../../demo/ids.ts'
import { type Actor, openStage, type Stage } from './stage.ts'

// A father who must not know (R5, R8, R10b): all that he can open, receive or infer, before and after. What he opens is found by following
// every link from his first page, so that a new page is in it by itself.
const day = (from: number) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm' }).format(Date.now() + from * 86_400_000)
const psychologist = idOf('function/elevhalsan/psykolog')
const secrets = [/psykolog/i, /utan att pappa vet/, /rädd hemma/, /Lugnrummet/, /mormors/, /orosanmäl/i]

describe('A father who must not know', { timeout: 120_000 }, () => {
  let stage: Stage
  let father: Actor
  let maria: Actor
  let sara: Actor
  let receiver: Actor
  let before: Map<string, string>
  let request = ''
  let meeting = ''
  /** What his open page asks of the server by itself. */
  const asked: string[] = []

  beforeAll(async () => {
    stage = await openStage({ width: 360 })
    father = await stage.enter('Omar Haddad')
    maria = await stage.enter('Maria Lund')
    sara = await stage.enter('Sara Lind')
    const { rows } = await stage.database.admin.query(
      `select p.name from people.appointments a join people.persons p on p.id = a.person_id where a.function_id = $1 and a.ends_at is null limit 1`,
      [psychologist],
    )
    receiver = await stage.enter(rows[0].name)
    secrets.push(new RegExp(rows[0].name))
  })
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await stage?.photograph('test/artifacts')
  })
  afterAll(() => stage?.close())

  async function send(actor: Actor, path: string, fields: Record<string, string | string[]>) {
    const form = new URLSearchParams()
    for (const [name, value] of Object.entries(fields))
      for (const each of [value].flat()) form.append(name, each)
    const answer = await actor.page.request.post(stage.origin + path, {
      headers: { origin: stage.origin, 'content-type': 'application/x-www-form-urlencoded' },
      data: form.toString(),
      maxRedirects: 0,
    })
    expect(answer.status(), `${path}: ${(await answer.text()).slice(0, 3000)}`).toBe(303)
    return (answer.headers().location ?? '').replace(/\?.*/, '')
  }
  const basis = async (code: string) =>
    (await stage.database.admin.query('select id from sharing.bases where code = $1', [code])).rows[0]
      .id as string
  /** Nobody in the family is told, because of the child's safety. */
  const untold = async () => ({
    basisId: await basis('no_harm'),
    purpose: 'Amina är rädd hemma',
    familyView: '',
    informed: 'no',
    notInformedReason: 'Det skulle utsätta henne för fara',
    until: day(60),
  })

  /** Every page that he reaches by links from his first one, by its address: what it says, without what is new at every look. */
  async function everything() {
    const pages = new Map<string, string>()
    const waiting = ['/family', '/meetings', '/inbox', '/', '/drafts', '/appointments', '/notices']
    for (let path = waiting.pop(); path; path = waiting.pop()) {
      if (pages.has(path) || /^\/(assets|demo|sign-)/.test(path)) continue
      const answer = await father.page.request.get(stage.origin + path)
      const text = await answer.text()
      pages.set(
        path,
        `${answer.status()} ${text
          .replace(/(name="once" value="|id="|for="|aria-describedby=")[^"]*/g, '')
          .replace(/"(exportedAt|at)":"[^"]*"/g, '')}`,
      )
      if (!/html/.test(answer.headers()['content-type'] ?? '')) continue
      for (const [, href] of text.matchAll(/href="(\/[^"#]*)/g))
        waiting.push((href as string).replaceAll('&amp;', '&'))
    }
    return pages
  }
  const letters = () => {
    const to = (letter: ParsedMail) => JSON.stringify(letter.to)
    return stage.letters.filter(letter => /omar/i.test(to(letter)))
  }
  async function nothingIsNew() {
    // Long enough for the queue, and for a page that heard something.
    await father.page.waitForTimeout(2500)
    expect(letters().map(({ subject }) => subject)).toEqual([])
    expect(asked).toEqual([])
    const now = await everything()
    expect([...now.keys()].sort()).toEqual([...before.keys()].sort())
    for (const [path, text] of now) expect(text, path).toBe(before.get(path))
  }

  test('he reads his pages, and two looks at them are alike', async () => {
    // What is read in her own unit he is told of: it is read once before, so that reading it again is no news.
    for (const actor of [maria, sara]) expect(await actor.open(`/children/${ids.amina}`)).toBe(200)
    await father.open(`/family/children/${ids.amina}`)
    await father.page.waitForTimeout(500)
    await everything()
    before = await everything()
    expect(before.size).toBeGreaterThan(6)
    for (const path of ['', '/readings'])
      expect(before.has(`/family/children/${ids.amina}${path}`)).toBe(true)
    await father.open(`/family/children/${ids.amina}`)
    await father.page.waitForTimeout(800)
    father.page.on('request', sent => {
      if (/document|fetch|xhr/.test(sent.resourceType()) && !/\/(live|session)/.test(sent.url()))
        asked.push(sent.url())
    })
    stage.letters.length = 0
    await nothingIsNew()
  })

  test('support is asked for without telling him, it is read and answered: nothing of his is another', async () => {
    request = await send(maria, `/children/${ids.amina}/requests`, {
      to: psychologist,
      asked: 'Kan du träffa Amina utan att pappa vet?',
      tried: 'Samtal',
      childView: '',
      guardianView: '',
      areas: ['safe'],
      answerBy: day(10),
      once: crypto.randomUUID(),
      ...(await untold()),
    })
    for (const actor of [maria, sara, receiver]) expect(await actor.open(request)).toBe(200)
    expect(await receiver.open(`/children/${ids.amina}`)).toBe(200)
    await send(receiver, `${request}/answers`, {
      kind: 'accepted',
      words: 'Jag träffar henne på skoltid.',
      once: crypto.randomUUID(),
    })
    expect(await maria.open(request)).toBe(200)
    await nothingIsNew()
    expect((await father.page.request.get(stage.origin + request)).status()).toBe(404)
  })

  test('a meeting is called without him, moved and held, and its minutes are given: nothing of his is another', async () => {
    const point = (n: number, title: string) => ({
      [`title${n}`]: title,
      [`about${n}`]: 'safe',
      [`pointKind${n}`]: 'decision',
      [`raisedBy${n}`]: 'child',
    })
    meeting = await send(maria, `/children/${ids.amina}/meetings`, {
      kind: 'meeting',
      day: day(3),
      from: '10',
      to: '11',
      place: 'Lugnrummet',
      childTakesPart: 'whole',
      childHow: '',
      childHowAbout: 'none',
      notToRaise: '',
      ...point(1, 'Att vara rädd hemma'),
      ...point(2, ''),
      ...point(3, ''),
      others: [psychologist],
      areas: ['safe'],
      once: crypto.randomUUID(),
      ...(await untold()),
    })
    await send(maria, `${meeting}/time`, {
      day: day(4),
      from: '10',
      to: '11',
      place: 'Lugnrummet',
      sequence: '0',
    })
    await send(receiver, `${meeting}/answer`, { answer: 'yes' })
    const id = meeting.split('/')[2]
    const seat = await stage.database.admin.query(
      'select id from child.meeting_participants where meeting_id = $1',
      [id],
    )
    const words = await stage.database.admin.query(
      'select id from child.meeting_words where meeting_id = $1',
      [id],
    )
    const time = await stage.database.admin.query('select starts_at from child.meetings where id = $1', [id])
    await send(maria, `${meeting}/closing`, {
      // It has not begun: whether that is meant is asked first.
      sure: time.rows[0].starts_at.toISOString(),
      words: 'Amina bor hos mormors syster i helgen.',
      childWords: '',
      areas: ['safe'],
      [`outcome-${words.rows[0].id}`]: 'Vi gör så',
      receivers: [seat.rows[0].id],
      reason: '',
      base: '',
    })
    expect(await receiver.open(meeting)).toBe(200)
    await nothingIsNew()
    expect((await father.page.request.get(stage.origin + meeting)).status()).toBe(404)
  })

  test('a report to the social services is recorded, and a row is asked to be held back: nothing of his is another', async () => {
    await send(maria, `/children/${ids.amina}/reports`, {
      madeOn: day(-1),
      madeTime: '10.15',
      madeTo: 'Mottagningen',
      how: 'phone',
      note: 'orosanmälan',
      guardiansTold: 'no',
      notToldReason: 'Barnets säkerhet',
      once: crypto.randomUUID(),
    })
    expect(await sara.open(`/children/${ids.amina}`)).toBe(200)
    await nothingIsNew()
  })

  test('what he is told of he sees at once: the looks are no looks at nothing', async () => {
    await send(maria, `/children/${ids.amina}/requests`, {
      to: ids.functions.samordnare,
      asked: 'Hur går det i leken?',
      tried: '',
      childView: '',
      guardianView: '',
      areas: ['safe'],
      answerBy: day(10),
      once: crypto.randomUUID(),
      ...(await untold()),
      purpose: 'Leken',
      informed: 'yes',
      notInformedReason: '',
    })
    await expect.poll(() => asked.length, { timeout: 10_000 }).toBeGreaterThan(0)
    const now = await everything()
    const changed = [...now].filter(([path, text]) => before.get(path) !== text)
    expect(changed.length).toBeGreaterThan(0)
    for (const [path, text] of now)
      for (const secret of secrets)
        expect(secret.test(text), `${secret} at ${path}`).toBe(secret.test(before.get(path) ?? ''))
  })

  test('she becomes protected from him: in that second nothing of her is his, and no letter says why', async () => {
    await father.open(`/family/children/${ids.amina}`)
    stage.letters.length = 0
    await send(maria, `/children/${ids.amina}/protection`, {
      level: 'marked',
      reason: 'Beslut om skyddade uppgifter',
    })
    await father.page.waitForTimeout(2500)
    const now = await everything()
    for (const [path, text] of now) {
      expect(text, path).not.toContain('Amina')
      if (path.includes(ids.amina)) expect(text.slice(0, 3), path).toBe('404')
    }
    expect((await father.page.request.get(`${stage.origin}/family/children/${ids.amina}`)).status()).toBe(404)
    expect(letters()).toEqual([])
    expect(stage.troubles).toEqual([])
  })
})

import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { askForRelease } from '../../../../test/counted-survey.ts'
import { type House, openHouse, testOrigin, testSecret } from '../../../../test/house.ts'
import { giveBy, openBy, seedSurvey, smallDefinition } from '../../../../test/surveys.ts'
import { releaseSurvey } from '../../insight/results/index.ts'
import { whatHash } from '../links.ts'
import { answerPaths } from '../noun.ts'
import { openAnswers, sealAnswers } from '../sealed.ts'

let house: House
let survey: Awaited<ReturnType<typeof seedSurvey>>
beforeAll(async () => {
  house = await openHouse()
  survey = await seedSurvey(house)
})
afterAll(() => house.close())

const addresses = (n: number, domain: string) =>
  Array.from({ length: n }, (_, i) => `person${i}@${domain}.example.se`)
const good = (of = survey) => ({
  version: of.version,
  language: 'sv',
  'q.known': 'yes',
  'q.missing': 'yes',
  'q.what': 'Ett telefonnummer till skolan.',
})
const send = (token: string, fields: Record<string, string> = good()) => giveBy(house.stranger, token, fields)
const stored = async (id = survey.id) =>
  (await house.database.admin.query('select * from learning.answers where survey_id = $1', [id])).rows

describe('Whoever has the link', () => {
  test('sees the questions, in the language that was chosen, without menu or sign-in', async () => {
    const page = await openBy(house.stranger, survey.unit.link)
    expect(page.status).toBe(200)
    for (const said of [
      'Så samverkar vi',
      'Jag vet vem jag ska ringa.',
      'Du svarar anonymt',
      'För dig på Björkbackens förskola',
    ])
      expect(page.text).toContain(said)
    for (const not of ['Logga in', '/inbox', 'kring-session']) expect(page.text).not.toContain(not)
    expect((await openBy(house.stranger, survey.unit.link, { language: 'en' })).text).toContain(
      'I know whom to call.',
    )
    expect(page.headers.get('cache-control')).toBe('no-store')
    expect(page.headers.get('set-cookie')).toBeNull()
  })

  test('signed in or not is the same page, and no session is touched', async () => {
    const sara = await house.as('sara-lind')
    const before = await house.database.admin.query(
      `select xmin::text, last_seen_at from people.sessions order by token_hash`,
    )
    const plain = (text: string) => text.replace(/name="once" value="[^"]*"/, '')
    const mine = await openBy(sara, survey.unit.link)
    expect(plain(mine.text)).toBe(plain((await openBy(house.stranger, survey.unit.link)).text))
    expect((await giveBy(sara, survey.open.link, good())).status).toBe(200)
    const after = await house.database.admin.query(
      `select xmin::text, last_seen_at from people.sessions order by token_hash`,
    )
    expect(after.rows).toEqual(before.rows)
  })

  test('answers, and gets a receipt after the answer is stored', async () => {
    const before = (await stored()).length
    const sent = await send(survey.unit.link)
    expect([sent.status, sent.headers.get('location')]).toEqual([200, null])
    const rows = await stored()
    expect(rows).toHaveLength(before + 1)
    const own = rows.find(row => row.target_id === survey.unit.id)
    expect(own).toMatchObject({
      way: 'forwarded',
      answers: null,
      function_id: null,
      invitation_id: null,
      given_on: null,
    })
    expect(openAnswers(testSecret, survey.id, own?.sealed)).toEqual({
      known: 'yes',
      missing: 'yes',
      what: 'Ett telefonnummer till skolan.',
    })
    expect(sent.text).toContain('Tack, ditt svar är sparat')
    expect(sent.text).toContain('I januari ser du resultatet')
  })

  test('gets back what was typed, with what to correct', async () => {
    const before = (await stored()).length
    const { status, text } = await send(survey.unit.link, {
      ...good(),
      'q.known': '',
      'q.what': 'Någon att fråga',
    })
    expect(status).toBe(422)
    expect(text).toContain('Någon att fråga')
    expect(text).toContain('href="#field-q.known"')
    expect(await stored()).toHaveLength(before)
  })

  test('reads in plain words what is kept and what is not', async () => {
    const [own] = await survey.invite(addresses(5, 'kept'))
    const page = await openBy(house.stranger, own?.token ?? '', {}, answerPaths.kept())
    expect(page.text).toContain('Inte ens den som har hela databasen')
    expect((await openBy(house.stranger, survey.unit.link, {}, answerPaths.kept())).text).toContain(
      'någon på Björkbackens förskola',
    )
  })
})

describe('A link of one’s own', () => {
  test('counts once: sent again, by another form, or twice in the same moment', async () => {
    const [first, second] = await survey.invite(addresses(5, 'once'))
    const before = (await stored()).length
    const once = randomUUID()
    expect((await send(first?.token ?? '', { ...good(), once })).status).toBe(200)
    // The same form, sent again by an impatient finger, is the same answer; another form is another attempt.
    expect((await send(first?.token ?? '', { ...good(), once })).status).toBe(200)
    const other = await send(first?.token ?? '')
    expect([
      other.status,
      /har redan svarat/.test(other.text),
      other.text.includes('Ett telefonnummer'),
    ]).toEqual([409, true, true])
    expect((await openBy(house.stranger, first?.token ?? '')).text).toContain('har redan svarat')
    const both = await Promise.all(Array.from({ length: 8 }, () => send(second?.token ?? '')))
    expect(both.map(each => each.status).sort()).toEqual([200, 409, 409, 409, 409, 409, 409, 409])
    expect(await stored()).toHaveLength(before + 2)
  })

  test('counts once even when two connections store at once', async () => {
    const [one] = await survey.invite(addresses(5, 'two'))
    const link = whatHash(one?.token ?? '').toString('hex')
    const give = () =>
      house.database.app.query('select outcome from learning.give_answers($1)', [
        JSON.stringify([
          {
            link,
            version: survey.version,
            id: randomUUID(),
            sealed: sealAnswers(testSecret, survey.id, { known: 'no' }).toString('base64'),
          },
        ]),
      ])
    const outcomes = (await Promise.all([give(), give(), give()])).map(each => each.rows[0].outcome)
    expect(outcomes.sort()).toEqual(['stored', 'used', 'used'])
  })
})

describe('An answer in which nothing is answered', () => {
  const optional = {
    ...smallDefinition,
    sections: smallDefinition.sections.map(each => ({
      ...each,
      items: each.items.map(item => ({ ...item, required: false })),
    })),
  }
  const fields = (of: typeof survey, more = {}) => ({
    version: of.version,
    language: 'sv',
    'q.what': '  ',
    ...more,
  })

  for (const anonymous of [true, false])
    test(`is asked about, and sent all the same it is none: ${anonymous ? 'anonymous' : 'named'}`, async () => {
      const of = await seedSurvey(house, { definition: optional, anonymous })
      const [one] = await of.invite(addresses(5, anonymous ? 'blank' : 'blank-named'))
      const token = one?.token ?? ''
      const asked = await send(token, fields(of))
      expect([asked.status, asked.text.includes('Du har inte svarat på något. Skicka ändå?')]).toEqual([
        422,
        true,
      ])
      const sent = await send(token, fields(of, { blank: 'yes' }))
      expect([sent.status, sent.text.includes('Inget svar är sparat')]).toEqual([200, true])
      expect(await stored(of.id)).toEqual([])
      // The link is as good as before: whoever changes their mind answers by it.
      expect((await send(token, fields(of, { blank: 'yes', 'q.known': 'yes' }))).text).toContain(
        'Tack, ditt svar är sparat',
      )
      expect(await stored(of.id)).toHaveLength(1)
      expect((await send(token, fields(of, { blank: 'yes' }))).status).toBe(409)
    })

  test('that was stored before goes when the answers are counted', async () => {
    const of = await seedSurvey(house, { definition: optional })
    for (const [n, answers] of [{}, { known: 'no' }, {}].entries())
      await house.database.app.query('select outcome from learning.give_answers($1)', [
        JSON.stringify([
          {
            link: whatHash(of.unit.link).toString('hex'),
            version: of.version,
            id: randomUUID(),
            sealed: sealAnswers(testSecret, of.id, answers).toString('base64'),
            n,
          },
        ]),
      ])
    expect(await stored(of.id)).toHaveLength(3)
    await house.database.admin.query(`select learning.set_survey_state($1, 'closed', '', null)`, [of.id])
    await askForRelease(house.database.admin, of.id)
    await releaseSurvey(house.database.worker, of.id, testSecret)
    expect((await stored(of.id)).map(each => each.answers)).toEqual([{ known: 'no' }])
  })
})

describe('A clear answer to', () => {
  test('a link that is forged, cut, or from nowhere: one page, whatever it was', async () => {
    const { newToken } = await import('../../../platform/link-token.ts')
    const wrong = [
      newToken(),
      survey.unit.link.slice(0, 42),
      `${survey.unit.link}x`,
      survey.unit.tell,
      'x',
      randomUUID(),
    ]
    const pages = await Promise.all(wrong.map(token => openBy(house.stranger, token)))
    expect(new Set(pages.map(page => `${page.status} ${page.text}`)).size).toBe(1)
    expect([pages[0]?.status, pages[0]?.text.includes('Länken fungerar inte')]).toEqual([404, true])
    expect((await send(newToken())).status).toBe(404)
    expect((await openBy(house.stranger, newToken(), {}, answerPaths.kept())).text).toBe(pages[0]?.text)
  })

  test('a survey that is closed or not open yet; what was written is shown back', async () => {
    const shut = await seedSurvey(house, { state: 'closed' })
    const soon = await seedSurvey(house, { state: 'planned' })
    expect((await openBy(house.stranger, shut.unit.link)).text).toContain('Enkäten är stängd')
    expect((await openBy(house.stranger, soon.unit.link)).text).toContain('inte öppnat än')
    const late = await send(shut.unit.link, good(shut))
    expect([late.status, late.text.includes('Ett telefonnummer till skolan.')]).toEqual([409, true])
    expect(await stored(shut.id)).toEqual([])
  })

  test('a survey that closes while somebody writes, whatever the page knew', async () => {
    const closing = await seedSurvey(house)
    await openBy(house.stranger, closing.unit.link)
    await house.database.admin.query(`update learning.surveys set state = 'closed' where id = $1`, [
      closing.id,
    ])
    const late = await send(closing.unit.link, good(closing))
    expect([late.status, late.text.includes('kom för sent')]).toEqual([409, true])
    expect(await stored(closing.id)).toEqual([])
  })

  test('answers to another version, to items that are not there, and to another survey', async () => {
    const other = await seedSurvey(house)
    const before = (await stored()).length
    const version = await send(survey.unit.link, good(other))
    expect([
      version.status,
      version.text.includes('Frågorna har ändrats'),
      version.text.includes('Ett telefonnummer'),
    ]).toEqual([409, true, true])
    const strange = await send(survey.unit.link, { ...good(), 'q.salary': '40000' })
    expect([strange.status, strange.text.includes('finns inte längre')]).toEqual([422, true])
    const [ballot] = await other.invite(addresses(5, 'elsewhere'))
    expect((await send(ballot?.token ?? '', good())).status).toBe(409)
    expect(await stored()).toHaveLength(before)
  })

  test('a million characters: too long for the question, and too large to be read', async () => {
    const long = await send(survey.unit.link, { ...good(), 'q.what': 'å'.repeat(100_000) })
    expect([long.status, /2\s000 tecken/.test(long.text)]).toEqual([422, true])
    const huge = await send(survey.unit.link, { ...good(), 'q.what': 'x'.repeat(1_000_000) })
    expect([huge.status, huge.text.includes('x'.repeat(1000))]).toEqual([413, true])
  })
})

describe('A survey that is not anonymous', () => {
  test('lets its giver take the answer back by the same link, without a reason, also when it has closed', async () => {
    const named = await seedSurvey(house, { anonymous: false })
    const [one, two] = await named.invite(addresses(2, 'named'))
    const token = one?.token ?? ''
    expect((await openBy(house.stranger, token)).text).toContain('inte anonymt')
    expect((await send(token, good(named))).status).toBe(200)
    expect((await stored(named.id))[0]).toMatchObject({
      anonymous: false,
      invitation_id: expect.any(String),
      given_on: expect.any(String),
    })
    await house.database.admin.query(`update learning.surveys set state = 'closed' where id = $1`, [named.id])
    const page = await openBy(house.stranger, token, {}, answerPaths.withdrawal())
    expect(page.text).toContain('Ta tillbaka svaret')
    // Somebody else's link takes nothing back.
    await openBy(house.stranger, two?.token ?? '', {}, answerPaths.withdrawn())
    expect(await stored(named.id)).toHaveLength(1)
    expect((await openBy(house.stranger, token, {}, answerPaths.withdrawn())).status).toBe(200)
    expect(await stored(named.id)).toEqual([])
    expect((await openBy(house.stranger, token, {}, answerPaths.withdrawn())).status).toBe(200)
    expect((await openBy(house.stranger, token, {}, answerPaths.withdrawal())).text).toContain(
      'Svaret är raderat',
    )
  })

  test('has no way back from an anonymous one: nobody could tell which it was', async () => {
    const [one] = await survey.invite(addresses(5, 'back'))
    await send(one?.token ?? '')
    expect((await openBy(house.stranger, one?.token ?? '', {}, answerPaths.withdrawal())).status).toBe(404)
    expect((await openBy(house.stranger, one?.token ?? '', {}, answerPaths.withdrawn())).status).toBe(404)
  })
})

describe('The manager’s word', () => {
  test('is one field; it can be changed, and is refused in words', async () => {
    const tell = (count: string) => openBy(house.stranger, survey.unit.tell, { count }, answerPaths.count())
    expect((await openBy(house.stranger, survey.unit.tell, {}, answerPaths.told())).text).toContain(
      'Hur många på Björkbackens förskola',
    )
    for (const wrong of ['', 'tjugo', '-4', '2000000', '3.5'])
      expect((await tell(wrong)).status, wrong).toBe(422)
    expect((await tell('24')).status).toBe(200)
    expect((await tell('1 025')).status).toBe(200)
    const { rows } = await house.database.admin.query(
      'select forwarded_count from learning.targets where id = $1',
      [survey.unit.id],
    )
    expect(rows[0].forwarded_count).toBe(1025)
    expect((await openBy(house.stranger, survey.unit.link, {}, answerPaths.told())).status).toBe(404)
  })
})

test('nothing that an answerer did stands in the log', async () => {
  const said = JSON.stringify(house.logged)
  for (const link of [survey.unit.link, survey.open.link, 'Ett telefonnummer', testOrigin])
    expect(said).not.toContain(link)
  const { rows } = await house.database.admin.query(
    `select count(*)::int as n from audit.access_log where item_kind = 'answer' or (purpose like '%answer%' and purpose not like 'did:%')`,
  )
  expect(rows[0].n).toBe(0)
})

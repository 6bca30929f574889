import { createHash, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { ids } from '../../../demo/ids.ts'
import { type House, openHouse } from '../../../test/house.ts'
import { openMail, subjects, type TestMail } from '../../../test/mail-server.ts'
import { daysFromToday } from '../../i18n/index.ts'
import { newToken } from '../../platform/link-token.ts'

type Browser = Awaited<ReturnType<House['as']>>
let house: House
let tomas: Browser
let sara: Browser
beforeAll(async () => {
  house = await openHouse()
  ;[tomas, sara] = [await house.as('tomas-aberg'), await house.as('sara-lind')]
})
afterAll(() => house.close())

const all = async (text: string, values: unknown[] = []) =>
  (await house.database.admin.query(text, values)).rows
const words = (text: string) => text.replace(/<[^>]*>|\s+/g, ' ').replace(/ +/g, ' ')
const usual = { figure1: 'child_figure:worries', figure2: 'child_figure:requests.in_time' }

/** As a process leader makes it: what is shown once, and the id of its page. */
async function make(fields: Record<string, string> = {}) {
  const { text, status } = await tomas.post('/county/links', {
    purpose: 'Kommunstyrelsen 3 december',
    lastOn: daysFromToday(3),
    ...fields,
  })
  expect(status).toBe(200)
  const [, token = ''] = /\/county\/link#([\w-]{43})</.exec(text) ?? []
  const [, id = ''] = /\/county\/links\/([0-9a-f-]{36})/.exec(text) ?? []
  return { token, id, text }
}
const open = (token: string, more: Record<string, string> = {}) =>
  house.stranger.post('/county/link', { token, ...more })

/** A collaboration beside the demo's, with a link of its own and figures that no other has. */
async function otherCounty() {
  const token = newToken()
  const [{ id }] = await all(
    `insert into people.collaborations (name) values ('Sjöstads samverkan') returning id`,
  )
  await all(
    `insert into insight.quarters (collaboration_id, quarter, hidden_below) values ($1, date_trunc('quarter', now() - interval '6 months')::date, 5)`,
    [id],
  )
  await all(
    `insert into insight.cells (collaboration_id, quarter, measure, part, value) values ($1, date_trunc('quarter', now() - interval '6 months')::date, 'worries', 'n', 98765)`,
    [id],
  )
  await all(
    `with l as (insert into learning.county_links (collaboration_id, purpose, last_on, once) values ($1, 'Nämnden', current_date + 3, gen_random_uuid()) returning id)
      insert into learning.county_link_tokens (hash, collaboration_id, link_id) select $2, $1, id from l`,
    [id, createHash('sha256').update('county').update(token).digest()],
  )
  return { id: id as string, token }
}

describe('By a link', () => {
  test('the page is read without an account: no cookie, no cache, no robot, no referrer, and nobody of the staff is named', async () => {
    await tomas.post('/county/figures', usual)
    const { token } = await make()
    const { status, text, headers } = await open(token)
    expect(status).toBe(200)
    expect(headers.get('set-cookie')).toBeNull()
    expect([
      headers.get('cache-control'),
      headers.get('x-robots-tag'),
      headers.get('referrer-policy'),
    ]).toEqual(['no-store', 'noindex', 'no-referrer'])
    expect(text.match(/class="county-figure"/g)).toHaveLength(2)
    expect(words(text)).toContain('Kring barnen')
    for (const { name } of await all('select name from people.persons')) expect(text).not.toContain(name)
    // Nothing leads into the house but what is open to all.
    const ways = [...text.matchAll(/(?:href|action)="(\/[^"]*)"/g)].map(([, to]) => to)
    expect(ways.filter(to => !/^\/(assets|about|accessibility|county\/link)\b/.test(to ?? ''))).toEqual([])
  })

  test('shows the same figures as the page of those who work there', async () => {
    await tomas.post('/county/figures', {
      ...usual,
      figure3: 'child_figure:partners',
      figure4: 'child_figure:worries.days',
    })
    const shown = (text: string) =>
      words(
        text
          .slice(text.indexOf('class="county-figures"'), text.indexOf('</ol>'))
          .replaceAll(/<a [^>]*>|<\/a>/g, ''),
      )
    const inside = shown((await sara.get('/county')).text)
    expect(inside).toMatch(/\d+ %/)
    const { token } = await make()
    expect(shown((await open(token)).text)).toBe(inside)
  })

  test('the files are the page, by the same link, and counted as no reading', async () => {
    const { token, id } = await make()
    await open(token)
    for (const format of ['csv', 'xlsx', 'pdf']) {
      const { status, headers } = await house.stranger.post(`/county/link/files/${format}`, { token })
      expect([status, headers.get('x-robots-tag')]).toEqual([200, 'noindex'])
      expect(headers.get('content-disposition')).toContain(`.${format}"`)
    }
    expect(await all('select opened from learning.county_links where id = $1', [id])).toEqual([{ opened: 1 }])
    expect((await house.stranger.post('/county/link/files/exe', { token })).status).toBe(404)
  })

  test('the other language is the same page, and no second reading', async () => {
    const { token, id } = await make()
    await open(token)
    expect((await open(token, { language: 'en' })).text).toContain('In brief')
    expect(await all('select opened from learning.county_links where id = $1', [id])).toEqual([{ opened: 1 }])
  })

  test('one that has ended, is past its day, is wrong or was never there gets one page, byte for byte', async () => {
    const [ended, over] = [await make(), await make()]
    expect((await open(ended.token)).status).toBe(200)
    expect((await tomas.post(`/county/links/${ended.id}/withdrawal`)).status).toBe(303)
    await all(`update learning.county_links set last_on = current_date - 2 where id = $1`, [over.id])
    const once = async (token: string, path = '/county/link') => {
      const { status, text, headers } = await house.stranger.post(path, { token })
      return { status, text, headers: [...headers].filter(([name]) => name !== 'date') }
    }
    const never = await once(newToken())
    expect(never.status).toBe(404)
    for (const token of [ended.token, over.token, 'nonsense', '', `${ended.token}x`])
      for (const path of ['/county/link', '/county/link/files/csv'])
        expect(await once(token, path), `${path} ${token}`).toEqual(never)
  })

  test('ends at midnight in Sweden after its last day, and not before', async () => {
    const { id } = await make({ lastOn: daysFromToday(0) })
    const at = async (lastOn: string, moment: string) =>
      (
        await all(
          `select learning.is_live(jsonb_populate_record(l, jsonb_build_object('last_on', $2::text)), $3::timestamptz) as live
            from learning.county_links l where l.id = $1`,
          [id, lastOn, moment],
        )
      )[0].live
    // The last second of a Swedish day, in winter and in summer, and the one after.
    for (const [lastOn, last, after] of [
      ['2026-12-03', '2026-12-03 22:59:59+00', '2026-12-03 23:00:00+00'],
      ['2027-07-03', '2027-07-03 21:59:59+00', '2027-07-03 22:00:00+00'],
    ] as const)
      expect([await at(lastOn, last), await at(lastOn, after)], lastOn).toEqual([true, false])
  })

  test('is stored as a hash only, and shown once: the same form again shows its page without it', async () => {
    const once = randomUUID()
    const { token, text } = await make({ once })
    expect(text).toContain('Den visas bara den här gången')
    const again = await tomas.post('/county/links', {
      purpose: 'Kommunstyrelsen',
      lastOn: daysFromToday(3),
      once,
    })
    expect([again.status, again.text.includes('har visats')]).toEqual([200, true])
    expect(again.text).not.toContain(token)
    expect((await tomas.get('/county/openings')).text).not.toContain(token)
    for (const table of ['county_links', 'county_link_tokens', 'county_link_mails'])
      expect(JSON.stringify(await all(`select * from learning.${table}`))).not.toContain(token)
    expect(house.logged.map(each => JSON.stringify(each)).join()).not.toContain(token)
  })

  test('takes a last day within a year, and a purpose', async () => {
    for (const [sent, says] of [
      [{ purpose: 'Nämnden', lastOn: daysFromToday(-1) }, 'Välj en dag som inte har varit.'],
      [{ purpose: 'Nämnden', lastOn: daysFromToday(400) }, 'Välj en dag inom ett år.'],
      [{ purpose: '', lastOn: daysFromToday(1) }, 'Skriv vem länken är till.'],
    ] as const) {
      const { status, text } = await tomas.post('/county/links', sent)
      expect([status, text.includes(says)]).toEqual([422, true])
    }
  })

  test('a flood from one address is slowed, whether its links are right or not', async () => {
    const flood = await openHouse()
    let waits = 0
    for (let n = 0; n < 620; n++) {
      const { status, headers } = await flood.stranger.post('/county/link', { token: newToken() })
      if (status === 429 && Number(headers.get('retry-after')) > 0) waits++
    }
    await flood.close()
    expect(waits).toBeGreaterThan(5)
  }, 60_000)
})

describe('What is shown without an account', () => {
  test('is of the link’s county alone: never a figure, a name or a story of another', async () => {
    await tomas.post('/county/figures', usual)
    const other = await otherCounty()
    const { token } = await make()
    const [here, there] = [await open(token), await open(other.token)]
    expect([here.status, there.status]).toEqual([200, 200])
    expect(there.text.replace(/\D/g, '')).toContain('98765')
    expect(there.text).toContain('Sjöstads samverkan')
    expect(here.text.replace(/\D/g, '')).not.toContain('98765')
    expect(here.text).not.toContain('Sjöstads samverkan')
    expect(there.text).not.toContain('Fiskarna väntar')
    // As the role that serves, without a session: no row of any table that the page is made of.
    for (const table of [
      'county_choices',
      'county_stories',
      'county_links',
      'indicators',
      'indicator_values',
      'register_entries',
      'releases',
    ])
      expect((await house.database.app.query(`select from learning.${table}`)).rowCount, table).toBe(0)
    for (const sql of [
      'select * from learning.county_link_tokens',
      'select * from insight.cells',
      `select learning.county_published('${ids.collaboration}', '{}')`,
    ])
      await expect(house.database.app.query(sql), sql).rejects.toThrow('permission denied')
  })

  test('holds no figure under the limit: not of a quarter, a keyed value, a share or a register', async () => {
    const indicator = async (unit: string, source: string) =>
      (
        await all(
          `insert into learning.indicators (collaboration_id, code, name, definition, kind, unit, source, source_words, once)
            values ($1, $2, $3, 'x', 'effect', $4, $5, 'x', gen_random_uuid()) returning id`,
          [ids.collaboration, `liten-${randomUUID()}`.slice(0, 40), `Liten ${unit} ${source}`, unit, source],
        )
      )[0].id as string
    const key = (id: string, day: string, value: number, n: number | null = null) =>
      all(
        `insert into learning.indicator_values (indicator_id, collaboration_id, on_day, value, n, once) values ($1, $2, $3, $4, $5, gen_random_uuid())`,
        [id, ids.collaboration, day, value, n],
      )
    const count = await indicator('number', 'keyed')
    await key(count, '2024-05-01', 44)
    await key(count, '2025-05-01', 3)
    const share = await indicator('percent', 'keyed')
    await key(share, '2024-05-01', 2, 150)
    await key(share, '2025-05-01', 51, 137)
    const register = await indicator('number', 'register')
    const enter = (day: string, amount: number, at = day) =>
      all(
        `insert into learning.register_entries (indicator_id, collaboration_id, on_day, amount, once, at) values ($1, $2, $3, $4, gen_random_uuid(), $5)`,
        [register, ids.collaboration, day, amount, at],
      )
    await enter('2024-03-01', 21)
    await enter('2025-03-01', 2)
    // What comes today about a quarter whose sum has been shown would be told by the difference: it waits for the next sum.
    await enter('2025-02-01', 3, daysFromToday(0))
    // What was added yesterday is no part of a quarter that is over.
    await enter(daysFromToday(-1), 1000)
    const [[{ quarter }]] = [
      await all(`select max(quarter)::text as quarter from insight.quarters where collaboration_id = $1`, [
        ids.collaboration,
      ]),
    ]
    await all(
      `delete from insight.cells where collaboration_id = $1 and quarter = $2 and measure = 'worries'`,
      [ids.collaboration, quarter],
    )
    await tomas.post('/county/figures', {
      figure1: `indicator:${count}`,
      figure2: `indicator:${share}`,
      figure3: `indicator:${register}`,
      figure4: 'child_figure:worries',
    })
    const [{ it }] = await all(`select learning.county_published($1, '{}') as it`, [ids.collaboration])
    const of = (id: string) => it.indicators.find((each: { id: string }) => each.id === id)
    expect(of(count).keyed.map((each: { value: number }) => each.value)).toEqual([44, null])
    expect(of(share).keyed).toEqual([
      { on: '2024-05-01', value: null, n: null },
      { on: '2025-05-01', value: 51, n: 137 },
    ])
    // Two more would be told by the difference: the sum of before them stands, with the end of its quarter.
    expect(of(register).register).toEqual({ on: '2024-12-31', value: 21 })
    expect(it.cells.filter((each: { quarter: string }) => each.quarter === quarter)).toEqual([])
    expect(
      it.cells.filter(
        (each: { value: number | null; part: string }) =>
          each.value !== null && !each.part.startsWith('median') && each.value < 5,
      ),
    ).toEqual([])
    const { token } = await make()
    const figures = (await open(token)).text.split('class="county-figure"').slice(1).map(words)
    expect(figures).toHaveLength(4)
    expect(figures[0]).toMatch(/Liten number keyed för få för att visa/)
    expect(figures[0]).not.toMatch(/\b(3|41)\b/)
    expect(figures[1]).toMatch(/51 %/)
    expect(figures[1]).not.toMatch(/\b2 %|49/)
    expect(figures[2]).toMatch(/\b21\b/)
    expect(figures[2]).not.toMatch(/1 ?0\d\d|\b23\b|\b2\b/)
  })

  test('moves the sum of a register forward by nothing or by enough, so that no difference tells a small quarter (R16)', async () => {
    const [{ id }] = await all(
      `insert into learning.indicators (collaboration_id, code, name, definition, kind, unit, source, source_words, once)
        values ($1, $2, 'Små kvartal', 'x', 'effect', 'number', 'register', 'x', gen_random_uuid()) returning id`,
      [ids.collaboration, `kvartal-${randomUUID()}`.slice(0, 40)],
    )
    const sumAfter = async (day: string, amount: number) => {
      await all(
        `insert into learning.register_entries (indicator_id, collaboration_id, on_day, amount, once, at) values ($1, $2, $3, $4, gen_random_uuid(), $3::date)`,
        [id, ids.collaboration, day, amount],
      )
      return (
        await all(`select on_day::text as "on", value::float from learning.register_published($1, 5)`, [id])
      )[0]
    }
    const [{ last }] = await all(
      `select (date_trunc('quarter', (now() at time zone 'Europe/Stockholm') - interval '30 days') - interval '1 day')::date::text as last`,
    )
    expect(await sumAfter('2024-02-01', 3)).toEqual({ on: last, value: null })
    expect(await sumAfter('2024-03-01', 37)).toEqual({ on: last, value: 40 })
    expect(await sumAfter('2024-05-01', 2)).toEqual({ on: '2024-03-31', value: 40 })
    expect(await sumAfter('2024-08-01', 2)).toEqual({ on: '2024-03-31', value: 40 })
    expect(await sumAfter('2024-11-01', 1)).toEqual({ on: last, value: 45 })
    expect(await sumAfter('2025-02-01', -2)).toEqual({ on: '2024-12-31', value: 45 })
    expect(await sumAfter('2025-05-01', -41)).toEqual({ on: last, value: null })
    // As if the small sum in between had never been: compared with the number that was shown last.
    expect(await sumAfter('2025-08-01', 45)).toEqual({ on: '2025-06-30', value: null })
    expect(await sumAfter('2025-08-02', 5)).toEqual({ on: last, value: 52 })
  })

  test('holds no draft, no retired indicator, nothing of a unit, and no words that somebody gave to those inside', async () => {
    const [{ it: before }] = await all(`select learning.county_published($1, '{}') as it`, [
      ids.collaboration,
    ])
    expect(before.story?.title).toBe('Fiskarna väntar')
    await all(
      `update learning.county_stories set made_of = 'consented', consent_note = 'I maj.' where state = 'shown'`,
    )
    const [indicator] = before.indicators
    await all(
      `insert into learning.indicator_moves (indicator_id, collaboration_id, state, once) values ($1, $2, 'retired', gen_random_uuid())`,
      [indicator.id, ids.collaboration],
    )
    const [{ it }] = await all(`select learning.county_published($1, '{}') as it`, [ids.collaboration])
    expect(it.story).toBeNull()
    expect(it.indicators.map((each: { id: string }) => each.id)).not.toContain(indicator.id)
    for (const { title } of await all(`select title from learning.county_stories where state <> 'shown'`))
      expect(JSON.stringify([before, it])).not.toContain(title)
    const units = await all(
      'select value from insight.cells where collaboration_id = $1 and unit_id is not null and value is not null',
      [ids.collaboration],
    )
    expect(units.length).toBeGreaterThan(0)
    expect(Object.keys(it).sort()).toEqual([
      'cautionBelow',
      'cells',
      'figures',
      'goals',
      'indicators',
      'name',
      'quarters',
      'story',
    ])
    expect(new Set(it.cells.flatMap(Object.keys))).toEqual(
      new Set(['quarter', 'measure', 'part', 'value', 'bound']),
    )
  })
})

describe('For everybody', () => {
  const page = `/county/public/${ids.collaboration}`
  const choose = (shown: string) => tomas.post('/county/publicity', { shown })

  test('it is off from the start, is shown by one choice, linked from the first page, and closed by the same at once', async () => {
    const never = await house.stranger.get(`/county/public/${randomUUID()}`)
    const off = await house.stranger.get(page)
    expect([off.status, off.text]).toEqual([404, never.text])
    expect((await house.stranger.get('/')).text).not.toContain(page)
    expect((await tomas.get('/county/openings')).text).toContain('Vem som helst får läsa')
    expect((await choose('yes')).status).toBe(303)
    const { status, headers, text } = await house.stranger.get(page)
    expect([
      status,
      headers.get('set-cookie'),
      headers.get('x-robots-tag'),
      headers.get('cache-control'),
    ]).toEqual([200, null, null, 'no-cache'])
    expect(text).toContain('class="county-figure"')
    expect((await house.stranger.get(`${page}?language=en`)).text).toContain('In brief')
    expect((await house.stranger.get(`${page}/files/csv`)).status).toBe(200)
    const first = (await house.stranger.get('/')).text
    expect(first).toContain('Hur går det i länet?')
    expect(first).toContain(page)
    await choose('no')
    for (const path of [page, `${page}/files/csv`])
      expect((await house.stranger.get(path)).text).toBe(never.text)
    expect((await house.stranger.get('/')).text).not.toContain(page)
  })

  test('who is signed in sees what everybody sees, and nobody but a process leader chooses', async () => {
    await choose('yes')
    expect((await sara.get(page)).text).toBe((await house.stranger.get(page)).text)
    expect((await sara.post('/county/publicity', { shown: 'no' })).status).toBe(404)
    expect((await house.stranger.get(page)).status).toBe(200)
    await choose('no')
  })
})

describe('By mail', () => {
  let mail: TestMail
  beforeAll(async () => {
    const origin = 'https://kring.example'
    mail = await openMail(house.database, { letters: {}, origin })
  })
  beforeEach(() => {
    mail.received.length = 0
  })
  afterAll(() => mail?.stop())

  test('a link reaches each address once with a token that is stored nowhere; the page says whom it reached and whom not', async () => {
    const { id } = await make()
    mail.gone.add('borta@ekdala.example')
    const sent = await tomas.post(`/county/links/${id}/mails`, {
      addresses: 'ks@ekdala.example, borta@ekdala.example\nKS@ekdala.example',
      words: 'Här är sidan som vi talade om.',
    })
    expect([sent.status, sent.location]).toEqual([303, `/county/links/${id}?asked=1`])
    expect((await tomas.get(sent.location)).text).toContain('På väg till')
    expect(await mail.inQueue()).not.toMatch(/ekdala|talade/)
    await mail.up()
    expect(subjects(mail.received)).toEqual([expect.stringMatching(/^ks@ekdala\.example: Läget i korthet: /)])
    const letter = mail.received[0]?.text ?? ''
    expect(letter).toContain('Här är sidan som vi talade om.')
    expect(letter).not.toContain('Kommunstyrelsen')
    const [, token = ''] = /https:\/\/kring\.example\/county\/link#([\w-]{43})/.exec(letter) ?? []
    expect((await open(token)).status).toBe(200)
    const told = words((await tomas.get(`/county/links/${id}`)).text)
    expect(told).toContain('Skickat till ks@ekdala.example.')
    expect(told).toContain('Gick inte att skicka till borta@ekdala.example.')
    const stored = JSON.stringify([
      await all('select * from learning.county_link_mails'),
      await all('select * from learning.county_links'),
      await mail.inQueue(),
    ])
    expect(stored).not.toContain(token)
    expect(stored).not.toContain('talade om')

    // Sent again it reaches only who has not got it.
    mail.received.length = 0
    await tomas.post(`/county/links/${id}/mails`, {
      addresses: 'ks@ekdala.example bo@ekdala.example',
      words: '',
    })
    await mail.up()
    expect(subjects(mail.received).map(each => each.split(':')[0])).toEqual(['bo@ekdala.example'])

    // Its end ends what was mailed, and forgets to whom.
    await tomas.post(`/county/links/${id}/withdrawal`)
    expect((await open(token)).status).toBe(404)
    expect(await all('select from learning.county_link_mails where link_id = $1', [id])).toEqual([])
    expect(await all('select from learning.county_link_tokens where link_id = $1', [id])).toEqual([])
    expect((await tomas.post(`/county/links/${id}/mails`, { addresses: 'x@ekdala.example' })).status).toBe(
      404,
    )
  })

  test('no more than ten at a time, and what is no address is told', async () => {
    const { id } = await make()
    const many = Array.from({ length: 11 }, (_, n) => `p${n}@ekdala.example`).join(' ')
    for (const [addresses, says] of [
      [many, 'högst 10 adresser'],
      ['ks@ekdala.example ordförande', 'ordförande'],
      ['', 'Skriv minst en adress.'],
    ] as const) {
      const { status, text } = await tomas.post(`/county/links/${id}/mails`, { addresses })
      expect([status, text.includes(says)], addresses).toEqual([422, true])
    }
    await mail.up()
    expect(mail.received).toEqual([])
  })

  test('the day after its last day nothing is left that opens it or says to whom it went', async () => {
    const { id } = await make()
    await tomas.post(`/county/links/${id}/mails`, { addresses: 'ks@ekdala.example' })
    await mail.up()
    await all('update learning.county_links set last_on = current_date - 2 where id = $1', [id])
    await house.database.worker.query('select learning.forget_county_links()')
    for (const table of ['county_link_tokens', 'county_link_mails'])
      expect(await all(`select from learning.${table} where link_id = $1`, [id])).toEqual([])
    expect(await all('select from learning.county_links where id = $1', [id])).toHaveLength(1)
  })
})

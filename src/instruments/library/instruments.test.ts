import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type House, openHouse } from '../../../test/house.ts'
import { htmlMistakes } from '../../../test/html.ts'
import { allowsMove, versionStates } from '../states.ts'

let house: House
let tomas: Awaited<ReturnType<House['as']>>
let sara: typeof tomas

beforeAll(async () => {
  house = await openHouse()
  tomas = await house.as('tomas-aberg')
  sara = await house.as('sara-lind')
})
afterAll(() => house.close())

const one = async (sql: string, ...values: unknown[]) =>
  (await house.database.admin.query(sql, values)).rows[0]
const shipped = async (code: string): Promise<string> =>
  (await one('select id from learning.instruments where code = $1 and collaboration_id is null', code)).id
const idIn = (location: string) => /instruments\/([0-9a-f-]{36})/.exec(location)?.[1] ?? ''
const draftOf = (id: string) =>
  one('select * from learning.instrument_versions where instrument_id = $1 order by number desc limit 1', id)
const edit = async (id: string, path: string, fields: Record<string, string | string[]> = {}, at?: number) =>
  tomas.post(`/instruments/${id}/draft${path}`, {
    revision: String(at ?? (await draftOf(id)).revision),
    ...fields,
  })
const makeOwn = async (title: string) =>
  idIn((await tomas.post('/instruments', { title, about: 'unit' })).location)
const withQuestion = async (title: string) => {
  const id = await makeOwn(title)
  await edit(id, '/items', { section: 'part-1', kind: 'choice', label: 'Går det bra?' })
  return id
}
const publish = (id: string, what = 'Första.') => tomas.post(`/instruments/${id}/publication`, { what })

describe('the states of a version', () => {
  test('are moved between in the database as the table says, and in no other way', async () => {
    for (const from of versionStates.names)
      for (const to of versionStates.names) {
        if (from === to) continue
        const id = await withQuestion(`Prov ${from} ${to}`)
        const { id: version } = await draftOf(id)
        await house.database.admin.query(
          `update learning.instrument_versions set state = $2, published_at = case when $2 in ('published', 'retired') then now() end where id = $1`,
          [version, from],
        )
        await tomas.post(`/instruments/${id}/versions/1/state`, { to })
        if (to === 'published' && from !== 'retired') await publish(id)
        expect((await draftOf(id)).state, `${from} → ${to}`).toBe(allowsMove(from, to) ? to : from)
      }
  })

  test('what is published is frozen: no form, no function and no SQL of the app changes it', async () => {
    const id = await withQuestion('Fryst')
    expect((await publish(id)).status).toBe(303)
    const before = await draftOf(id)
    expect((await edit(id, '/items', { section: 'part-1', kind: 'text', label: 'Mer?' })).status).toBe(404)
    expect((await tomas.get(`/instruments/${id}/draft`)).status).toBe(404)
    expect(await draftOf(id)).toEqual(before)
  })

  test('what has something wrong is not published, and the page says what', async () => {
    const id = await makeOwn('Tomt')
    const refused = await publish(id)
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('Det finns ingen fråga än.')
    expect((await tomas.post(`/instruments/${id}/publication`, { what: '' })).status).toBe(422)
    expect((await draftOf(id)).state).toBe('draft')
  })

  test('a new version says what changes, one at a time, and the old holds until it is published', async () => {
    const id = await withQuestion('Två versioner')
    await publish(id)
    expect((await tomas.post(`/instruments/${id}/versions`, { what: '' })).status).toBe(422)
    for (let n = 0; n < 2; n++)
      expect((await tomas.post(`/instruments/${id}/versions`, { what: 'En fråga till.' })).status).toBe(303)
    expect(
      (await one('select count(*)::int as n from learning.instrument_versions where instrument_id = $1', id))
        .n,
    ).toBe(2)
    await edit(id, '/items', { section: 'part-1', kind: 'text', label: 'Vad fattas?' })
    expect((await sara.get(`/instruments/${id}`)).text).not.toContain('Vad fattas?')
    const page = await tomas.get(`/instruments/${id}/difference`)
    expect(page.text).toContain('Vad fattas?')
    expect(page.text).toContain('1 nya, 0 borta, 0 flyttade, 0 ändrade.')
    await publish(id, 'En fråga till.')
    expect((await sara.get(`/instruments/${id}`)).text).toContain('Vad fattas?')
  })

  test('a draft that is thrown away is gone, twice as well as once', async () => {
    const id = await withQuestion('Kastas')
    expect((await tomas.post(`/instruments/${id}/removal`)).location).toBe('/instruments')
    expect((await tomas.post(`/instruments/${id}/removal`)).status).toBe(404)
  })
})

describe('an instrument', () => {
  test('is copied with the words that the collaboration has of its own, once however often it is sent', async () => {
    const survey = await shipped('implementation-survey')
    const { rows } = await house.database.admin.query(
      `select s ->> 'id' as scale, s -> 'options' -> 0 ->> 'id' as option from learning.instrument_versions v, jsonb_array_elements(v.definition -> 'scales') s
       where v.instrument_id = $1 limit 1`,
      [survey],
    )
    const name = `scale.${rows[0].scale}.${rows[0].option}.sv`
    expect(
      (await tomas.post('/instruments/words', { [name]: 'Stämmer precis', 'wheel.safe.sv': 'Trygg hemma' }))
        .status,
    ).toBe(303)
    const once = randomUUID()
    const first = await tomas.post(`/instruments/${survey}/copies`, { once })
    expect((await tomas.post(`/instruments/${survey}/copies`, { once })).location).toBe(first.location)
    const made = await draftOf(idIn(first.location))
    expect(JSON.stringify(made.definition)).toContain('Stämmer precis')
    expect((await tomas.get('/instruments/words')).text).toContain('Trygg hemma')
    expect((await tomas.get(`/instruments/${survey}/versions/1`)).text).toContain('Stämmer precis')
    await tomas.post('/instruments/words', {})
    expect((await tomas.get(`/instruments/${survey}/versions/1`)).text).not.toContain('Stämmer precis')
  })

  test('is chosen for a purpose only when it is published and has what the floor reads', async () => {
    const worry = await shipped('five-questions')
    const copy = idIn((await tomas.post(`/instruments/${worry}/copies`)).location)
    const use = (id: string, purpose: string) => tomas.post(`/instruments/${id}/uses`, { purpose })
    expect((await use(copy, 'worry')).text).toContain('Publicera först')
    await edit(copy, '/parts/noticed/removal')
    await publish(copy)
    const refused = await use(copy, 'worry')
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('noticed')
    const whole = idIn((await tomas.post(`/instruments/${worry}/copies`)).location)
    await publish(whole)
    expect((await use(whole, 'worry')).status).toBe(303)
    expect((await tomas.get(`/instruments/${whole}`)).text).toContain('Används för')
    expect((await use(worry, 'worry')).status).toBe(303)
  })

  test('is tried without a trace: answers are judged, shown and kept nowhere', async () => {
    const day = await shipped('five-questions')
    // The statistics of the server come late; the rows themselves are counted.
    const rows = `select sum((xpath('/row/n/text()', query_to_xml(format('select count(*) as n from learning.%I', tablename), true, true, '')))[1]::text::int)::int as n
      from pg_tables where schemaname = 'learning'`
    const before = await one(rows)
    expect(before).not.toEqual({ n: 0 })
    const wrong = await sara.post(`/instruments/${day}/versions/1/trial`, { 'q.works': 'Skrattar mycket' })
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain('Skrattar mycket')
    const right = await sara.post(`/instruments/${day}/versions/1/trial`, {
      'q.noticed': 'Trött <b>på</b> morgonen',
      'q.guardians_know': 'yes',
    })
    expect(right.status).toBe(200)
    expect(right.text).toContain('Trött &lt;b&gt;på&lt;/b&gt; morgonen')
    expect(await one(rows)).toEqual(before)
  })

  test('goes out as a file and comes back as the same questions', async () => {
    const survey = await shipped('implementation-survey')
    const { text, headers } = await sara.get(`/instruments/${survey}/versions/1/export/json`)
    expect(headers.get('content-disposition')).toContain('attachment')
    const sent = await bringIn(text)
    expect([200, 303]).toContain(sent.status)
    const made = await one(
      `select definition -> 'sections' as sections from learning.instrument_versions where state = 'draft' order by edited_at desc, id desc limit 1`,
    )
    expect(made.sections).toEqual(JSON.parse(text).sections)
  })

  test('from elsewhere is saved only when one has seen what does not come along', async () => {
    const count = 'select count(*)::int as n from learning.instruments'
    const before = await one(count)
    const hidden = {
      url: 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-enableWhenExpression',
    }
    const file = JSON.stringify({
      resourceType: 'Questionnaire',
      title: 'Utifrån',
      language: 'sv',
      item: [
        { linkId: 'a', type: 'string', text: 'Vad heter du?' },
        { linkId: 'b', type: 'string', text: 'Vem är rädd?', extension: [hidden] },
      ],
    })
    const sent = await bringIn(file)
    expect(sent.status).toBe(200)
    const page = await sent.text()
    expect(await htmlMistakes(page)).toEqual([])
    expect(page).toContain('Frågor som inte ställs')
    expect(page).toContain('Vem är rädd?')
    expect(await one(count)).toEqual(before)
    const definition = /name="definition" value="([^"]*)"/.exec(page)?.[1]?.replaceAll('&quot;', '"') ?? ''
    const saved = await bringIn(definition, 'definition')
    expect(saved.status).toBe(303)
    expect(await one(count)).toEqual({ n: before.n + 1 })
    expect((await bringIn('{"format":"kring-instrument/1"}', 'definition')).status).toBe(422)
  })

  test('made to hold the server gets its answer, and so does everybody else', async () => {
    const [sent, other] = await Promise.all([bringIn('\\"'.repeat(470_000)), sara.get('/instruments')])
    expect(sent.status).toBe(422)
    expect(await sent.text()).toContain('JSON')
    expect(other.status).toBe(200)
  })

  test('has pages that are right as HTML', async () => {
    const id = await withQuestion('Sidor')
    const triangle = await shipped('my-world-triangle').catch(() => shipped('five-questions'))
    for (const path of [
      '/learning',
      '/instruments',
      '/instruments?which=own',
      `/instruments/${id}`,
      `/instruments/${triangle}`,
      `/instruments/${triangle}/versions/1?as=screen`,
      `/instruments/${triangle}/versions/1?as=paper`,
      '/instruments/words',
      '/instruments/import',
      '/learning/settings',
      `/instruments/${id}/draft`,
      `/instruments/${id}/draft?open=gar-det-bra`,
      `/instruments/${id}/draft?add=part-1`,
      `/instruments/${id}/draft?open=about`,
      `/instruments/${id}/publication`,
      `/instruments/${id}/difference`,
    ]) {
      const page = await tomas.get(path)
      expect(page.status, path).toBe(200)
      expect(await htmlMistakes(page.text), path).toEqual([])
    }
  })
})

describe('the limits for small numbers', () => {
  test('are raised and never lowered below five', async () => {
    const send = (smallNumber: string) =>
      tomas.post('/learning/settings', { smallNumber, cautionN: '30', cautionRate: '50' })
    for (const wrong of ['4', '0', '-5', '', 'fem', '5.5', '1e9']) {
      const answer = await send(wrong)
      expect(answer.status, wrong).toBe(422)
      expect(answer.text).toContain('från 5 till 100')
    }
    expect((await send('8')).status).toBe(303)
    expect((await tomas.get('/learning/settings')).text).toContain('value="8"')
    await send('5')
  })
})

function bringIn(text: string, as: 'file' | 'definition' = 'file') {
  const body = new FormData()
  body.append('once', randomUUID())
  body.append(as, as === 'file' ? new File([text], 'survey.json', { type: 'application/json' }) : text)
  return house.app.request('http://localhost:3000/instruments/import', {
    method: 'POST',
    body,
    headers: {
      cookie: `__Host-kring=${tomas.token}`,
      'sec-fetch-site': 'same-origin',
      accept: 'text/html',
    },
  })
}

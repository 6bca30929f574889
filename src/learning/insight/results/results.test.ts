import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ids } from '../../../../demo/ids.ts'
import { askForRelease, each, seedSurvey } from '../../../../test/counted-survey.ts'
import { type House, openHouse, testSecret } from '../../../../test/house.ts'
import { releaseSurvey } from './release.ts'

let house: House
let survey: string
let closedOnly: string
type Browser = Awaited<ReturnType<House['as']>>
let tomas: Browser
let sara: Browser
const rows = async (text: string, values: unknown[] = []) =>
  (await house.database.admin.query(text, values)).rows
const words = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/[ \n]+/g, ' ')

beforeAll(async () => {
  house = await openHouse()
  const { admin, worker } = house.database
  tomas = await house.as('tomas-aberg')
  sara = await house.as('sara-lind')
  const [organisation] = await rows(
    `select o.id, array_agg(u.id order by u.name) as units from people.organisations o join people.units u on u.organisation_id = o.id
      where o.collaboration_id = $1 group by o.id order by count(*) desc, o.name`,
    [ids.collaboration],
  )
  const [small, large] = organisation.units
  const place = { organisation: organisation.id }
  const previous = await seedSurvey(
    admin,
    [{ ...place, asked: 100, answers: each('works', { wholly: 20, partly: 20, hardly: 20, not: 20 }) }],
    { closes: '2025-10-31' },
  )
  survey = await seedSurvey(
    admin,
    [
      { ...place, unit: small, role: 'Lärare', asked: 4, answers: each('works', { wholly: 1 }) },
      {
        ...place,
        unit: large,
        role: 'Kurator',
        asked: 120,
        answers: [
          ...each('works', { wholly: 52, partly: 20, hardly: 12, not: 9, '$dont-know': 8 }),
          ...['Anna Berg svarar aldrig', '=1+1', 'Träffas oftare'].map(free => ({ free })),
          ...Array.from({ length: 8 }, (_, i) => ({ free: `Mer tid ${i}` })),
        ],
      },
    ],
    { previous },
  )
  closedOnly = await seedSurvey(admin, [{ ...place, answers: each('works', { wholly: 9 }) }])
  for (const one of [previous, survey]) {
    await askForRelease(admin, one)
    await releaseSurvey(worker, one, testSecret)
  }
}, 60_000)
afterAll(() => house.close())

const numberOf = async (dimension: string, answers: number | null) =>
  (
    await rows(
      `select g.number from learning.release_groups g join learning.releases r on r.id = g.release_id
        where r.survey_id = $1 and g.dimension = $2 and g.answers is not distinct from $3`,
      [survey, dimension, answers],
    )
  )[0].number

test('every function reads what is released: bars, n, response rate and what is certain since the year before', async () => {
  const page = await sara.get(`/surveys/${survey}/results`)
  expect(page.status).toBe(200)
  const said = words(page.text)
  expect(said).toContain('91\u00a0% av 124 tillfrågade')
  expect(said).toContain('Flest svarar ”Val wholly”')
  expect(said).toContain('procentenheter')
  expect(said).toContain('ingen säker skillnad')
  expect(said).toMatch(/\+3\d(,\d)? \(\+1\d(,\d)? till \+4\d(,\d)?\)/)
  expect(page.text).not.toMatch(/↑|↓|▲|▼/)
})

test('a choice that would show one person says why nothing is shown, and gives no file', async () => {
  const of = await numberOf('unit', null)
  const page = await tomas.get(`/surveys/${survey}/results?of=${of}`)
  expect(page.status).toBe(200)
  expect(words(page.text)).toContain('Här har färre än 5 svarat. Då visas inget.')
  expect(page.text).not.toContain('value-bar')
  expect((await tomas.get(`/surveys/${survey}/results/files/csv?of=${of}`)).status).toBe(404)
})

test('questions that too few have answered stand in one card, each by its words', async () => {
  const { text } = await sara.get(`/surveys/${survey}/results`)
  expect(text).not.toContain('För få har svarat på frågan')
  const [card = ''] = text.match(/För få har svarat på \d+ frågor[\s\S]*?<\/section>/) ?? []
  expect(card).toContain('>Vad behöver ni?</li>')
  expect(card).not.toContain('Samverkan fungerar')
})

test('what is no choice is a page that is not there', async () => {
  for (const query of ['of=9999', 'of=-1', 'of=1%20or%201', 'with=nonsense', `with=${closedOnly}`, 'of=1e3'])
    expect((await tomas.get(`/surveys/${survey}/results?${query}`)).status, query).toBe(404)
})

test('files hold the same: CSV and XLSX of all, PDF of the page, PNG of a question', async () => {
  const csv = await sara.get(`/surveys/${survey}/results/files/csv`)
  expect(csv.headers.get('content-disposition')).toBe('attachment; filename="sa-samverkar-vi-alla.csv"')
  expect(csv.text).toContain('Samverkan fungerar;;Val partly;20;')
  expect(csv.text).toContain('Svarsfrekvens: 91\u00a0% av 124 tillfrågade')
  for (const [path, begins] of [
    ['files/xlsx', 'PK'],
    ['files/pdf', '%PDF'],
    ['items/works/png', '\ufffdPNG'],
    ['items/works/csv', 'Svar'],
  ] as const) {
    const file = await sara.get(`/surveys/${survey}/results/${path}`)
    expect(file.status, path).toBe(200)
    expect(file.text.replace('\ufeff', '').startsWith(begins), path).toBe(true)
  }
  for (const path of ['files/exe', 'items/works/pdf', 'items/nothing/csv'])
    expect((await sara.get(`/surveys/${survey}/results/${path}`)).status, path).toBe(404)
})

test('strangers find nothing, and a guardian as such has no function to read in', async () => {
  const outsider = await house.as('outsider').catch(() => undefined)
  for (const path of [`/surveys/${survey}/results`, `/surveys/${survey}/results/files/csv`]) {
    expect((await house.stranger.get(path)).status).toBeGreaterThanOrEqual(300)
    if (outsider) expect((await outsider.get(path)).status).toBe(404)
  }
})

test('the process leader alone asks for results, once', async () => {
  expect(words((await sara.get(`/surveys/${closedOnly}/results`)).text)).toContain(
    'Resultaten är inte framtagna',
  )
  expect((await sara.post(`/surveys/${closedOnly}/results`)).status).toBe(404)
  for (const _ of [1, 2]) expect((await tomas.post(`/surveys/${closedOnly}/results`)).status).toBe(303)
  expect(
    await rows('select count(*)::int as n from learning.releases where survey_id = $1', [closedOnly]),
  ).toEqual([{ n: 1 }])
  expect(words((await tomas.get(`/surveys/${closedOnly}/results`)).text)).toContain('Svaren räknas')
  expect(await releaseSurvey(house.database.worker, closedOnly, testSecret)).toBe(true)
  expect((await sara.get(`/surveys/${closedOnly}/results`)).text).toContain('value-bar')
})

describe('A free text', () => {
  const idOf = async (raw: string) =>
    (await rows('select quote_id as id from learning.raw_quotes where words = $1', [raw]))[0].id

  test('is read by nobody but the process leader before it is kept', async () => {
    const id = await idOf('Anna Berg svarar aldrig')
    expect((await sara.get(`/surveys/${survey}/quotes`)).status).toBe(404)
    expect((await sara.get(`/quotes/${id}`)).status).toBe(404)
    expect((await sara.post(`/quotes/${id}/decision`, { decision: 'keep', theme: '' })).status).toBe(404)
    expect((await sara.get(`/surveys/${survey}/results`)).text).not.toContain('Anna Berg')
    expect((await tomas.get(`/surveys/${survey}/results`)).text).not.toContain('Anna Berg')
    expect((await tomas.get(`/surveys/${survey}/quotes`)).text).toContain('Anna Berg')
    expect(words((await tomas.get(`/surveys/${survey}/results`)).text)).toContain('11 texter väntar')
  })

  test('is shown without its struck words, under its theme, only for the whole', async () => {
    const id = await idOf('Anna Berg svarar aldrig')
    const kept = await tomas.post(`/quotes/${id}/decision`, {
      decision: 'keep',
      theme: 'Bemötande',
      struck: ['0', '1'],
    })
    expect(kept.status).toBe(303)
    const page = await sara.get(`/surveys/${survey}/results`)
    expect(page.text).toContain('[…] svarar aldrig')
    expect(page.text).toContain('Bemötande')
    expect(page.text).not.toContain('Anna')
    const of = await numberOf('role', 112)
    expect((await sara.get(`/surveys/${survey}/results?of=${of}`)).text).not.toContain('svarar aldrig')
  })

  test('is left out, or refused when nothing is left of it; a decision can be changed', async () => {
    const id = await idOf('Träffas oftare')
    expect((await tomas.post(`/quotes/${id}/decision`, { theme: '' })).status).toBe(422)
    expect(
      (await tomas.post(`/quotes/${id}/decision`, { decision: 'keep', theme: '', struck: ['0', '1'] }))
        .status,
    ).toBe(422)
    expect((await tomas.post(`/quotes/${id}/decision`, { decision: 'leave_out', theme: '' })).status).toBe(
      303,
    )
    expect((await sara.get(`/surveys/${survey}/results`)).text).not.toContain('Träffas oftare')
    expect((await tomas.post(`/quotes/${id}/decision`, { decision: 'keep', theme: '' })).status).toBe(303)
    expect((await sara.get(`/surveys/${survey}/results`)).text).toContain('Träffas oftare')
  })
})

import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { actAs } from '../../../demo/as-person.ts'
import { idOf } from '../../../demo/ids.ts'
import { demoSettings } from '../../../demo/seed.ts'
import { type House, openHouse } from '../../../test/house.ts'
import { registerFigureSource } from './index.ts'
import { storyStates } from './states.ts'
import { moveStory } from './stories.ts'

type Browser = Awaited<ReturnType<House['as']>>
let house: House
let tomas: Browser
let anders: Browser
let sara: Browser
beforeAll(async () => {
  house = await openHouse()
  ;[tomas, anders, sara] = [
    await house.as('tomas-aberg'),
    await house.as('anders-holm'),
    await house.as('sara-lind'),
  ]
}, 60_000)
afterAll(() => house.close())

const words = (text: string) => text.replace(/<[^>]*>|\s+/g, ' ').replace(/ +/g, ' ')
const story = { title: 'Snön', words: 'Det snöade, och alla gick ut.', madeOf: 'invented', consentNote: '' }
const write = async (fields = {}) =>
  (await tomas.post('/county/stories', { ...story, ...fields })).location.replace('?saved=1', '')

describe('The county page', () => {
  test('tells six figures, what each rests on, how sure a change is, and one story', async () => {
    const { status, text } = await sara.get('/county')
    expect(status).toBe(200)
    expect(text.match(/class="county-figure"/g)).toHaveLength(6)
    expect(words(text)).toMatch(/Begäran om stöd med svar i tid \d+ %/)
    expect(words(text)).toMatch(/\d+ av \d+ · \S+ \d{4} /)
    expect(words(text)).toMatch(/(Ungefär som för ett år sedan|procentenheter på ett år) .*felmarginal ±\d+/)
    expect(words(text)).toContain('Siffrorna är påhittade.')
    expect(words(text)).toContain('Fiskarna väntar')
    expect(words(text)).toContain('Läst och godkänd av Anders Holm, verksamhetschef')
    expect(text).not.toContain('Fotboll på tisdagar')
  })

  test('draws an arrow only beside a change that is sure', async () => {
    const { text } = await sara.get('/county')
    for (const figure of text.split('class="county-figure"').slice(1)) {
      const arrow = /county-direction">\s*<svg/.test(figure)
      expect(arrow, words(figure)).toBe(
        !/<span>(Ungefär som för|För få för att säga|Det finns inget kvartal)/.test(figure),
      )
    }
  })

  test('leaves as CSV, XLSX and PDF, with what the figures rest on', async () => {
    const csv = await sara.get('/county/files/csv')
    expect(csv.headers.get('content-type')).toContain('text/csv')
    expect(csv.text).toContain('Begäran om stöd med svar i tid;')
    expect(csv.text).toContain('Siffrorna är påhittade.')
    for (const format of ['xlsx', 'pdf'])
      expect((await sara.get(`/county/files/${format}`)).headers.get('content-disposition')).toContain(
        `.${format}"`,
      )
  })

  test('says first of each figure whether it meets its goal, in words, and folds the statistics away', async () => {
    const of = async (goal: Record<string, string>) => {
      await tomas.post('/county/figures', { figure1: 'child_figure:worries.days', ...goal })
      const { text } = await sara.get('/county')
      return text.slice(text.indexOf('class="county-figure"'))
    }
    const met = await of({ goalIs1: 'at_most', goal1: '365' })
    expect(met).toMatch(/data-color="main"[^>]*><svg[\s\S]*?Det är nått\./)
    expect(words(met)).toMatch(/\d+ dag(ar)? Målet är högst 365 dagar\. Det är nått\./)
    expect(words(await of({ goalIs1: 'at_least', goal1: '365,5' }))).toContain('Det är inte nått.')
    expect(words(await of({}))).toContain('Inget mål är satt.')
    const shown = met.slice(0, met.indexOf('<details'))
    expect(shown).not.toMatch(/felmarginal|räknat i/)
    expect(met).toContain('felmarginal')
  })

  test('never parts a number from its unit at the end of a line', async () => {
    await tomas.post('/county/figures', {
      figure1: 'child_figure:plans.voice',
      goalIs1: 'at_least',
      goal1: '90',
    })
    const { text } = await sara.get('/county')
    const figures = text.slice(text.indexOf('class="county-figures"'), text.indexOf('class="county-story'))
    expect(figures).toContain('minst 90\u00a0%')
    expect(figures.match(/\d (?=%|dag|procentenhet)/g)).toBeNull()
  })

  test('takes a goal only with its direction and its figure, and none for an indicator that has its own', async () => {
    const page = await tomas.get('/county/figures')
    const [, indicator = ''] = /<option value="(indicator:[^"]+)"/.exec(page.text) ?? []
    const voice = 'child_figure:plans.voice'
    for (const [sent, says] of [
      [{ figure1: voice, goal1: '90' }, 'Välj minst eller högst.'],
      [{ figure1: voice, goalIs1: 'at_least' }, 'Skriv målet som ett tal'],
      [{ figure1: voice, goalIs1: 'at_least', goal1: 'nittio' }, 'Skriv målet som ett tal'],
      [{ figure1: voice, goalIs2: 'at_least', goal2: '9' }, 'Välj vilken siffra målet gäller.'],
      [{ figure1: indicator, goalIs1: 'at_least', goal1: '9' }, 'Indikatorn har sitt eget mål.'],
    ] as const) {
      const answer = await tomas.post('/county/figures', sent as Record<string, string>)
      expect([answer.status, words(answer.text)]).toEqual([422, expect.stringContaining(says)])
    }
  })

  test('shows the figures that a process leader has chosen, in that order', async () => {
    const refs = ['child_figure:plans.voice', 'child_figure:worries']
    const sent = {
      figure1: refs[0] as string,
      figure2: '',
      figure3: refs[1] as string,
      figure4: '',
      figure5: '',
      figure6: '',
    }
    expect((await tomas.post('/county/figures', sent)).location).toBe('/county')
    const { text } = await sara.get('/county')
    const names = [...text.matchAll(/<li class="county-figure"><h2>(.*?)<\/h2>/g)].map(([, name]) =>
      words(name ?? '').trim(),
    )
    expect(names).toEqual(['Planer med barnets egna ord', 'Gånger någon har märkt något om ett barn'])
    const twice = await tomas.post('/county/figures', { ...sent, figure2: refs[0] as string })
    expect([twice.status, words(twice.text)]).toEqual([422, expect.stringContaining('Siffran är vald redan')])
    const none = await tomas.post('/county/figures', { figure1: '' })
    expect([none.status, words(none.text)]).toEqual([422, expect.stringContaining('Välj minst en siffra')])
    expect((await tomas.post('/county/figures', { figure1: 'child_figure:children' })).status).toBe(404)
    expect((await anders.post('/county/figures', sent)).status).toBe(404)
  })

  test('shows a figure of another noun, once that has named its source', async () => {
    registerFigureSource('tried', {
      list: async () => [{ id: 'one', name: 'Utbildningar' }],
      read: async () => [
        {
          ref: 'tried:one',
          name: 'Utbildningar',
          value: '61 av 60',
          hidden: false,
          basis: '61 tillfällen',
          period: '2025',
          source: 'register',
          caution: false,
          invented: false,
          direction: { state: 'none', words: 'Det finns inget att jämföra med än.' },
          history: [],
        },
      ],
      readPublished: () => [],
    })
    expect((await tomas.get('/county/figures')).text).toContain('Utbildningar')
    await tomas.post('/county/figures', { figure1: 'tried:one', figure2: 'child_figure:worries' })
    const { text } = await sara.get('/county')
    expect(words(text)).toMatch(/Utbildningar 61 av 60 .*Gånger någon har märkt något om ett barn \d+/)
  })
})

test('shows an indicator beside what is counted, each with its own times', async () => {
  const page = await tomas.get('/county/figures')
  const [, ref = '', name = ''] = /<option value="(indicator:[^"]+)"[^>]*>([^<]+)</.exec(page.text) ?? []
  expect(ref).not.toBe('')
  await tomas.post('/county/figures', { figure1: ref, figure2: 'child_figure:worries' })
  const { text } = await sara.get('/county')
  expect(text).toContain(name)
  expect(text).toContain(`href="/indicators/${ref.split(':')[1]}"`)
  expect(text.match(/<table/g)).toHaveLength(2)
})

describe('A story', () => {
  test('is written by one, approved by another, shown, and taken down by the next', async () => {
    const path = await write()
    expect((await sara.get(path)).status).toBe(404)
    const mine = await tomas.get(path)
    expect(words(mine.text)).toContain('Någon annan behöver läsa och godkänna.')
    expect((await tomas.post(`${path}/clearance`, { revision: '1' })).status).toBe(403)
    expect((await tomas.post(`${path}/showing`, { revision: '1' })).status).toBe(409)
    expect((await anders.post(`${path}/clearance`, { revision: '1' })).status).toBe(303)
    expect((await anders.post(`${path}/showing`, { revision: '1' })).status).toBe(404)
    expect((await tomas.post(`${path}/draft`, { ...story, title: 'Annat', revision: '1' })).status).toBe(409)
    expect((await sara.get('/county')).text).toContain('Fiskarna väntar')
    expect((await tomas.post(`${path}/showing`, { revision: '1' })).location).toBe('/county')
    const page = (await sara.get('/county')).text
    expect(page).toContain('Snön')
    expect(page).not.toContain('Fiskarna väntar')
    expect(words((await tomas.get(`/county/stories/${idOf('story/fiskarna')}`)).text)).toContain(
      'Tomas Åberg tog ner den',
    )
    await tomas.post(`${path}/removal`, { revision: '1' })
    expect((await sara.get('/county')).text).not.toContain('Snön')
  })

  test('is approved only in the words that were read', async () => {
    const path = await write()
    expect((await tomas.post(`${path}/draft`, { ...story, title: 'Isen', revision: '1' })).status).toBe(303)
    const late = await anders.post(`${path}/clearance`, { revision: '1' })
    expect([late.status, words(late.text)]).toEqual([
      409,
      expect.stringContaining('har ändrats sedan du läste den'),
    ])
    const stale = await tomas.post(`${path}/draft`, { ...story, title: 'Våren', revision: '1' })
    expect(stale.status).toBe(409)
    expect(stale.text).toContain('Våren')
    expect(stale.text).toContain('Isen')
  })

  test('of somebody’s own words says how they agreed, and does not show it on the page', async () => {
    const without = await tomas.post('/county/stories', { ...story, madeOf: 'consented' })
    expect([without.status, words(without.text)]).toEqual([
      422,
      expect.stringContaining('Skriv när och hur de sa ja'),
    ])
    const path = await write({
      title: 'Med ja',
      madeOf: 'consented',
      consentNote: 'Mamma sa ja på papper, ett år.',
    })
    await anders.post(`${path}/clearance`, { revision: '1' })
    await tomas.post(`${path}/showing`, { revision: '1' })
    const { text } = await sara.get('/county')
    expect(words(text)).toContain('Orden visas med ja från den som har sagt dem.')
    expect(text).not.toContain('på papper, ett år')
  })

  test('moves in the database exactly as the table of states says', async () => {
    const { asPerson, signOut } = actAs(house.database.app, demoSettings.issuer)
    const wrong: string[] = []
    for (const from of storyStates.names) {
      for (const to of storyStates.names.filter(each => each !== from)) {
        const id = (await write()).split('/').at(-1) as string
        await house.database.admin.query(
          'update learning.county_stories set state = $2, person_id = null where id = $1 and $2 <> $3',
          [id, from, 'shown'],
        )
        if (from === 'shown') {
          await house.database.admin.query(
            `update learning.county_stories set state = 'taken_down' where state = 'shown'`,
          )
          await house.database.admin.query(
            `update learning.county_stories set state = 'shown' where id = $1`,
            [id],
          )
        }
        const moved = await asPerson('tomas-aberg', 'kansliet/processledare', async tx => {
          await sql`savepoint before`.execute(tx)
          return moveStory(tx, id, to, 1).then(
            () => true,
            async () => {
              await sql`rollback to before`.execute(tx)
              return false
            },
          )
        })
        // Tomas wrote those whose writer was not taken away, and may not approve them.
        if (moved !== Object.values<string>(storyStates.table[from]).includes(to))
          wrong.push(`${from} → ${to}: ${moved}`)
      }
    }
    await signOut()
    expect(wrong).toEqual([])
  })
})

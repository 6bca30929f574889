import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { idOf, ids } from '../../../demo/ids.ts'
import { openHouse } from '../../../test/house.ts'
import { htmlMistakes } from '../../../test/html.ts'
import { dueOn } from './list/due.ts'
import { formatValue, readNumber } from './numbers.ts'
import { periodsOf, sayChange } from './show/periods.ts'
import { progressOf, sayProgress } from './show/progress.ts'

const house = await openHouse()
const { admin } = house.database
const tomas = await house.as('tomas-aberg')
const kerstin = await house.as('kerstin-palm')
const sara = await house.as('sara-lind')
const farah = await house.as('farah-haddad', 'guardian')
afterAll(() => house.close())

const idByCode = async (code: string) =>
  (await admin.query('select id from learning.indicators where code = $1', [code])).rows[0]?.id as string
const plain = (html: string) =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('\u00a0', ' ')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')
const indicator = {
  source: 'keyed',
  name: 'Möten som blev av',
  definition: 'Möten som hölls den dag de var tänkta.',
  kind: 'goal',
  unit: 'percent',
  sourceWords: 'Mötesboken.',
  baseValue: '40',
  baseOn: '2024-01-01',
  targetValue: '80',
  targetOn: '2027-12-31',
  targetIs: 'at_least',
  everyMonths: '12',
  ownerFunctionId: idOf('function/elevhalsan/enhetschef'),
}
const make = async (more: Record<string, string> = {}) => {
  const { status, location, text } = await tomas.post('/indicators', { ...indicator, ...more })
  expect(status, plain(text).slice(0, 600)).toBe(303)
  return /[0-9a-f-]{36}/.exec(location)?.[0] as string
}
const look = async (id: string, by = tomas) => plain((await by.get(`/indicators/${id}`)).text)

describe('What a project published comes out of its register', () => {
  test.each([
    ['unika-individer', '1 061 av 1 000 = 106 %', 'Det är 106 % av målet'],
    ['utbildningar', '61 av 60 = 102 %', 'Det är 102 % av målet'],
    ['regionala-konferenser', '592 av 600 = 99 %', 'Det fattades 8. Det är 99 % av målet'],
    ['externa-konferenser', '34 av 30 = 113 % (varav 7 utomlands)', 'Det är 113 % av målet'],
    [
      'samverkansmodeller',
      '10 av 15 = 67 % (9 lokala + 1 länsgemensam)',
      'Det fattades 5. Det är 67 % av målet',
    ],
  ])('%s', async (code, figure, share) => {
    const page = await look(await idByCode(code))
    expect(page).toContain(figure)
    expect(page).toContain(share)
    expect(page).toContain('Barnets bästa vid återvändande redovisade')
    expect(plain((await tomas.get('/indicators')).text)).toContain(figure)
  })

  test('year by year, with every difference in words', async () => {
    const { text } = await tomas.get(`/indicators/${await idByCode('utbildningar')}`)
    expect(await htmlMistakes(text)).toEqual([])
    expect(plain(text)).toMatch(
      /2017 \d+ \d+ Första året 2018 \d+ \d+ (\d+ (mer|mindre) än 2017|Lika som 2017)/,
    )
    expect(text).toContain('role="img"')
    expect(text).not.toMatch(/[↑↓↗↘▲▼]/)
  })
})

describe('Goals and effects (R17)', () => {
  test('stand apart in the list, an effect with what it cannot show', async () => {
    const { text } = await sara.get('/indicators')
    expect(await htmlMistakes(text)).toEqual([])
    const [, goals = '', effects = ''] = text.split(/<h2>(?:Mål|Effekter)<\/h2>/)
    expect(goals).toContain('Unika individer')
    expect(goals).not.toContain('vet vem de ska vända sig till')
    expect(effects).toContain('vet vem de ska vända sig till')
    expect(plain(text)).toContain(
      'Behöver fyllas i Personal som vet vem de ska vända sig till Kerstin Palm, enhetschef',
    )
  })

  test('a goal is not taken without a target, an effect is', async () => {
    const none = { targetValue: '', targetOn: '', targetIs: '' }
    const goal = await tomas.post('/indicators', { ...indicator, ...none })
    expect(goal.status).toBe(422)
    expect(goal.text).toContain('Ett mål behöver ett målvärde.')
    expect(await look(await make({ ...none, kind: 'effect', name: 'Trygghet' }))).toContain('Inget mål satt')
  })
})

describe('Who may', () => {
  test('the process leader makes, the owner keys in and comments, every function reads, families and strangers nothing', async () => {
    const id = await make({ name: 'Vem får' })
    expect((await sara.get(`/indicators/${id}`)).status).toBe(200)
    expect((await sara.get(`/indicators/${id}/values/new`)).status).toBe(404)
    for (const [path, fields] of [
      ['', indicator],
      [`/${id}/values`, { value: '50', on: '2025-02-01' }],
      [`/${id}/comments`, { words: 'Hej' }],
      [`/${id}/retirement`, { to: 'retired' }],
      [`/${id}/edit`, { ...indicator, why: 'x', revision: '1' }],
    ] as const)
      expect((await sara.post(`/indicators${path}`, fields)).status, path).toBe(404)
    expect((await kerstin.post('/indicators', indicator)).status).toBe(404)
    expect(
      (await kerstin.post(`/indicators/${id}/values`, { value: '52', on: '2025-02-01', n: '90' })).status,
    ).toBe(303)
    expect(
      (await kerstin.post(`/indicators/${id}/comments`, { words: 'Fler tider på torsdagar.' })).status,
    ).toBe(303)
    expect(await look(id, sara)).toContain('Fler tider på torsdagar.')
    expect((await farah.get(`/indicators/${id}`)).status).toBe(404)
    expect((await farah.get('/indicators')).status).toBe(404)
    expect((await house.stranger.get(`/indicators/${id}`)).status).toBe(303)
  })

  test('a function that is handed over takes its indicators along (R15)', async () => {
    const id = await make({ name: 'Lämnas över', ownerFunctionId: ids.functions.stodsamordnare })
    const siri = await house.as('siri-alm')
    expect((await siri.get(`/indicators/${id}/values/new`)).status).toBe(200)
    await admin.query('update people.appointments set ends_at = now() where function_id = $1', [
      ids.functions.stodsamordnare,
    ])
    await admin.query(
      `insert into people.appointments (collaboration_id, unit_id, function_id, person_id) select collaboration_id, unit_id, id, $2 from people.functions where id = $1`,
      [ids.functions.stodsamordnare, ids.karin],
    )
    expect((await siri.get(`/indicators/${id}/values/new`)).status).toBe(303)
    expect((await (await house.as('karin-oberg')).get(`/indicators/${id}/values/new`)).status).toBe(200)
  })

  test('who answers is searched for in the form: it never lists the county, and a search saves nothing', async () => {
    await admin.query(
      `insert into people.functions (collaboration_id, unit_id, name, kind)
        select $1, $2, 'Beredskap ' || n, 'staff' from generate_series(1, 40) n`,
      [ids.collaboration, ids.units.oppetHus],
    )
    const empty = (await tomas.get('/indicators/new?source=keyed')).text
    expect(empty.match(/name="ownerFunctionId"/g)?.length ?? 0).toBeLessThan(40)
    const chosen = indicator.ownerFunctionId
    for (const search of ['', 'beredskap 17']) {
      const found = await tomas.post('/indicators', { ...indicator, name: 'Söks', search, find: 'yes' })
      expect(found.status).toBe(422)
      expect(found.text).not.toContain('error-summary')
      expect(found.text).toMatch(new RegExp(`value="${chosen}"[^>]*checked`))
      expect(found.text.includes('Beredskap 17')).toBe(search !== '')
      expect(await htmlMistakes(found.text)).toEqual([])
    }
    expect(plain((await tomas.get('/indicators')).text)).not.toContain('Söks')
    const nobody = await tomas.post('/indicators', {
      ...indicator,
      ownerFunctionId: '0190a000-0000-7000-8000-000000000000',
    })
    expect([nobody.status, nobody.text.includes('error-summary')]).toEqual([422, true])
  })

  test('the database says no by itself, and nobody reads another county', async () => {
    const other = (
      await admin.query(`insert into people.collaborations (name) values ('Annat län') returning id`)
    ).rows[0].id
    await admin.query(
      `insert into learning.indicators (collaboration_id, code, name, definition, kind, unit, source, source_words, once)
       values ($1, 'hemlig', 'Grannlänets tal', 'x', 'effect', 'number', 'keyed', 'x', $2)`,
      [other, randomUUID()],
    )
    expect((await tomas.get('/indicators')).text).not.toContain('Grannlänets tal')
    expect((await tomas.get(`/indicators/${await idByCode('hemlig')}`)).status).toBe(404)
    const grants = await admin.query(
      `select distinct table_name, privilege_type from information_schema.role_table_grants where grantee = 'kring_app'
       and table_schema = 'learning' and table_name ~ '^(indicator|register_)' and privilege_type <> 'SELECT'`,
    )
    expect(grants.rows).toEqual([])
    const open = await admin.query(
      `select relname from pg_class where relnamespace = 'learning'::regnamespace and relkind = 'r' and relname ~ '^(indicator|register_)'
       and not (relrowsecurity and relforcerowsecurity)`,
    )
    expect(open.rows).toEqual([])
  })
})

describe('A value', () => {
  let id: string
  const values = `select value::float8 as value, replaces_id is not null as correction from learning.indicator_values where indicator_id = $1 order by at`
  const kept = async () => (await admin.query(values, [id])).rows.map(({ value }) => value)
  beforeAll(async () => {
    id = await make({ name: 'Rättas' })
  })

  test('is keyed in once, however often the form is sent', async () => {
    const once = randomUUID()
    const fields = { value: '52,5', on: '2025-03-01', n: '120', once }
    expect((await kerstin.post(`/indicators/${id}/values`, fields)).status).toBe(303)
    expect((await kerstin.post(`/indicators/${id}/values`, fields)).status).toBe(303)
    expect(await kept()).toEqual([52.5])
    expect(await look(id)).toContain('52,5 %, målet är minst 80 %')
    expect(await look(id)).toContain('27,5 procentenheter kvar till målet')
    expect(await look(id)).toContain('n = 120')
  })

  test('is corrected by a new row; the old stays to read, and two who correct at once are told', async () => {
    const { rows } = await admin.query('select id from learning.indicator_values where indicator_id = $1', [
      id,
    ])
    const fields = {
      value: '48',
      on: '2025-03-01',
      n: '120',
      replaces: rows[0].id,
      note: 'Två möten räknades dubbelt.',
    }
    expect((await kerstin.post(`/indicators/${id}/values`, { ...fields, note: '' })).status).toBe(422)
    expect((await kerstin.post(`/indicators/${id}/values`, fields)).status).toBe(303)
    const page = await look(id)
    expect(page).toContain('48 %, målet är minst 80 %')
    expect(page).toContain('52,5 %, målet är minst 80 % Rättat senare')
    const late = await kerstin.post(`/indicators/${id}/values`, { ...fields, value: '47' })
    expect([late.status, late.text.includes('value="47"')]).toEqual([409, true])
    const elsewhere = await make({ name: 'En annan' })
    expect((await kerstin.post(`/indicators/${elsewhere}/values`, fields)).status).toBe(409)
    const own = (await admin.query('select id from learning.indicator_values where replaces_id is not null'))
      .rows[0].id
    expect((await kerstin.post(`/indicators/${elsewhere}/values`, { ...fields, replaces: own })).status).toBe(
      404,
    )
  })

  test.each([
    ['no number', { value: 'många' }, 'Skriv ett tal'],
    ['two readings of a point', { value: '1.061' }, 'Skriv ett tal'],
    ['over a hundred per cent', { value: '140' }, 'En andel är från 0 till 100'],
    ['a day that has not been', { on: '2099-01-01' }, 'Välj en dag som har varit'],
    ['half a person', { n: '4,5' }, 'Skriv ett helt tal'],
    ['a part without a name', { amount1: '7' }, 'Skriv både vad och hur mycket'],
    [
      'parts that are more than all',
      { part1: 'borta', amount1: '77' },
      'Delarna är tillsammans mer än värdet',
    ],
  ])('is refused when it has %s', async (_, wrong, said) => {
    const before = await kept()
    const answer = await kerstin.post(`/indicators/${id}/values`, { value: '50', on: '2025-04-01', ...wrong })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain(said)
    expect(await htmlMistakes(answer.text)).toEqual([])
    expect(await kept()).toEqual(before)
  })

  test('is kept with its parts, which a correction finds again', async () => {
    const parted = await make({ name: 'Med delar' })
    const fields = {
      value: '50',
      on: '2025-04-01',
      part1: 'förskolan',
      amount1: '20,5',
      part2: 'skolan',
      amount2: '9',
    }
    expect((await kerstin.post(`/indicators/${parted}/values`, fields)).status).toBe(303)
    expect(await look(parted)).toContain('förskolan')
    const { id: value } = (
      await admin.query('select id from learning.indicator_values where indicator_id = $1', [parted])
    ).rows[0]
    const form = (await kerstin.get(`/indicators/${parted}/values/new?replaces=${value}`)).text
    for (const typed of ['förskolan', '20,5', 'skolan', '9']) expect(form).toContain(`value="${typed}"`)
  })
})

test('A target that moves is seen to move, and two who change at once both see what they wrote', async () => {
  const id = await make({ name: 'Flyttat mål' })
  const change = {
    ...indicator,
    name: 'Flyttat mål',
    targetValue: '60',
    why: 'Sänkt efter halvtid.',
    revision: '1',
  }
  expect((await tomas.post(`/indicators/${id}/edit`, change)).status).toBe(303)
  expect((await tomas.post(`/indicators/${id}/edit`, change)).status).toBe(303)
  const page = await look(id)
  expect(page).toContain('Ändrad: Sänkt efter halvtid. Målet var Minst 80 % till 31 december 2027.')
  const late = await tomas.post(`/indicators/${id}/edit`, { ...change, why: 'Nej, höjt.', targetValue: '90' })
  expect([late.status, late.text.includes('Nej, höjt.'), late.text.includes('value="90"')]).toEqual([
    409,
    true,
    true,
  ])
  // R20: the same reason for another change is another change.
  const other = await tomas.post(`/indicators/${id}/edit`, { ...change, targetValue: '70' })
  expect([other.status, other.text.includes('value="70"')]).toEqual([409, true])
  expect((await tomas.post(`/indicators/${id}/edit`, { ...change, revision: '2', why: '' })).status).toBe(422)
})

test('One that is retired leaves the list, waits for nothing, and comes back with all that is in it', async () => {
  const id = await make({ name: 'Går och kommer' })
  const once = randomUUID()
  for (let n = 0; n < 2; n++)
    expect(
      (await tomas.post(`/indicators/${id}/retirement`, { to: 'retired', note: 'Färdig.', once })).status,
    ).toBe(303)
  expect((await tomas.get('/indicators')).text).not.toContain('Går och kommer')
  expect((await tomas.get('/indicators?retired=yes')).text).toContain('Går och kommer')
  expect(await look(id)).toContain('Avslutad: Färdig.')
  expect((await tomas.post(`/indicators/${id}/retirement`, { to: 'in_use' })).status).toBe(303)
  expect((await tomas.get('/indicators')).text).toContain('Går och kommer')
  expect(
    (await admin.query('select 1 from learning.indicator_moves where indicator_id = $1', [id])).rowCount,
  ).toBe(2)
})

describe('A register', () => {
  test('sums what is keyed in, and a correction to nought takes a row away', async () => {
    const id = await make({ name: 'Träffar', source: 'register', unit: 'number', targetValue: '10' })
    const row = (more: Record<string, string>) =>
      tomas.post(`/indicators/${id}/entries`, { amount: '3', on: '2025-05-05', note: '', part: '', ...more })
    const once = randomUUID()
    for (let n = 0; n < 2; n++) expect((await row({ once })).status).toBe(303)
    expect((await row({ amount: '2', part: 'på nätet' })).status).toBe(303)
    expect(await look(id)).toContain('5 av 10 = 50 % (varav 2 på nätet)')
    const { rows } = await admin.query(
      `select id from learning.register_entries where indicator_id = $1 and part <> ''`,
      [id],
    )
    const form = await tomas.get(`/indicators/${id}/entries/new?replaces=${rows[0].id}`)
    expect(form.text).toContain('value="på nätet"')
    expect((await row({ amount: '0', replaces: rows[0].id, note: 'Blev inte av.' })).status).toBe(303)
    expect(await look(id)).toContain('3 av 10 = 30 %')
    expect(plain((await sara.get(`/indicators/${id}/entries`)).text)).toContain('Räknas inte längre')
    expect((await row({ amount: 'tre' })).status).toBe(422)
    expect((await sara.post(`/indicators/${id}/entries`, { amount: '3', on: '2025-05-05' })).status).toBe(404)
  })

  test('is read in by the page, told row by row, never half and never twice, and can be taken back', async () => {
    const id = await make({ name: 'Kurser', source: 'register', unit: 'number', targetValue: '40' })
    const fields = { indicator: 'Indikator', on: 'Datum', amount: 'Antal', date: 'yyyy-mm-dd', decimal: ',' }
    const read = (pasted: string, more = {}) =>
      tomas.post('/indicators/imports', { ...fields, pasted, ...more })
    const bad = await read(
      'Indikator\tDatum\tAntal\nKurser\t2025-02-03\t12\nKurser\t2025-02-30\t=1+1\nKursen\t2025-02-03\tfyra',
    )
    expect(bad.status).toBe(422)
    const said = plain(bad.text)
    for (const sentence of [
      'Inget är inläst.',
      'Rad 3 Antal: ”=1+1” är en formel',
      'Rad 4',
      'ingen indikator med register heter ”Kursen”',
      '”fyra” är inget tal',
    ])
      expect(said).toContain(sentence)
    expect(await htmlMistakes(bad.text)).toEqual([])
    expect(plain((await read('Indikator;Dag\nKurser;2025-01-01')).text)).toContain(
      'Rad 1 Kolumnen Datum finns inte i filen.',
    )
    expect(await look(id)).toContain('Inget värde än')

    const good = 'Indikator;Datum;Antal\nKurser;2025-02-03;12\nkurser;2025-03-03;8\n'
    const once = randomUUID()
    for (let n = 0; n < 2; n++)
      expect((await read(good, { once })).location).toBe('/indicators/imports?rows=2')
    expect(plain((await read(good)).text)).toContain('Filen är redan inläst')
    expect(await look(id)).toContain('20 av 40 = 50 %')

    const import_ = (await admin.query(`select id from learning.register_imports where once = $1`, [once]))
      .rows[0].id
    expect((await sara.post(`/indicators/imports/${import_}/withdrawal`, { why: 'x' })).status).toBe(404)
    for (let n = 0; n < 2; n++)
      expect((await tomas.post(`/indicators/imports/${import_}/withdrawal`, { why: 'Fel år.' })).status).toBe(
        303,
      )
    expect(await look(id)).toContain('Inget värde än')
    expect((await read(good)).status).toBe(303)
  })

  test('takes as many rows as it says, though they are more than a megabyte', async () => {
    const id = await make({ name: 'Rader', source: 'register', unit: 'number', targetValue: '20000' })
    const pasted = `Indikator;Datum;Antal;Rum\n${`Rader;2025-02-03;1;${'lång sal '.repeat(5)}\n`.repeat(20_000)}`
    expect(pasted.length).toBeGreaterThan(1_000_000)
    const fields = { indicator: 'Indikator', on: 'Datum', amount: 'Antal', leave: 'Rum', pasted }
    expect((await tomas.post('/indicators/imports', fields)).location).toBe('/indicators/imports?rows=20000')
    expect(await look(id)).toContain('20 000 av 20 000 = 100 %')
    expect((await tomas.post('/indicators', { name: 'x'.repeat(1_100_000) })).status).toBe(413)
  })

  test('a column of which nothing is said stops the file, unless it is to be left (R16)', async () => {
    const id = await make({ name: 'Salar', source: 'register', unit: 'number', targetValue: '4' })
    const pasted = 'Indikator;Datum;Antal;Rum;Tom\nSalar;2025-02-03;4;A1;\n'
    const fields = { indicator: 'Indikator', on: 'Datum', amount: 'Antal', pasted }
    const refused = await tomas.post('/indicators/imports', fields)
    expect(refused.status).toBe(422)
    expect(plain(refused.text)).toContain('Kolumnen ”Rum” står i filen, men du har inte sagt vad den är.')
    // An empty column holds nothing that could be lost.
    expect(plain(refused.text)).not.toContain('”Tom”')
    const sent = { ...fields, leave: 'Ort; rum' }
    expect((await tomas.post('/indicators/imports', sent)).location).toBe('/indicators/imports?rows=1')
    expect(await look(id)).toContain('4 av 4 = 100 %')
  })

  test('takes a file in Windows-1252 and says so', async () => {
    await make({ name: 'Åtgärder', source: 'register', unit: 'number' })
    const form = new FormData()
    for (const [name, value] of Object.entries({
      indicator: 'Indikator',
      on: 'Datum',
      amount: '',
      once: randomUUID(),
      pasted: '',
    }))
      form.append(name, value)
    const bytes = Uint8Array.from(
      [...'Indikator;Datum\r\nÅtgärder;2025-02-03\r\nÖvrigt;2025-02-03'].map(letter => letter.charCodeAt(0)),
    )
    form.append('file', new File([bytes], 'åtgärder.csv'))
    const answer = await house.app.request('http://localhost:3000/indicators/imports', {
      method: 'POST',
      body: form,
      headers: {
        cookie: `__Host-kring=${tomas.token}`,
        'sec-fetch-site': 'same-origin',
        accept: 'text/html',
      },
    })
    const said = plain(await answer.text())
    expect(answer.status).toBe(422)
    expect(said).toContain('Filen är läst som Windows-1252')
    expect(said).toContain('ingen indikator med register heter ”Övrigt”')
  })
})

describe('What counts itself', () => {
  const mine = { ...indicator, everyMonths: '', baseValue: '', baseOn: '' }
  const closeness = {
    ...mine,
    source: 'survey',
    of: 'implementation-survey/own-work',
    kind: 'effect',
    name: 'Nära',
  }

  test('of a survey: each release is a value of its own, with how many answered and how sure a change is', async () => {
    const id = await idByCode('medarbetare-som-arbetar-nara-modellen')
    const { text } = await tomas.get(`/indicators/${id}`)
    const page = plain(text)
    expect(await htmlMistakes(text)).toEqual([])
    expect(page).toContain('74 %, målet är minst 80 %')
    expect(page).toContain('6 procentenheter kvar till målet')
    expect(page).toContain('n = 448, svarsfrekvens okänd. Tolka med försiktighet.')
    expect(page).toMatch(
      /2024 68 % Inget att jämföra med än 312 2025 74 % 6 procentenheter mer än 2024 \(± 7, kan vara slump\) 448/,
    )
    expect(page).toContain('Svar som räknas: Väldigt eller ganska nära.')
    expect(text).toMatch(/href="\/surveys\/[0-9a-f-]{36}\/results"/)
    expect((await tomas.get(`/indicators/${id}/values/new`)).status).toBe(404)
    expect((await tomas.post(`/indicators/${id}/values`, { value: '99', on: '2025-01-01' })).status).toBe(404)
    expect(plain((await sara.get(`/indicators/${id}/files/csv`)).text)).toMatch(/2025;74;/)
  })

  test('of a survey: what is hidden says so, in the page, the list and the file', async () => {
    const id = await idByCode('medarbetare-som-arbetar-nara-modellen')
    const hide = (value: number | null) =>
      admin.query(
        `update learning.release_cells c set value = $1 from learning.releases r join learning.surveys s on s.id = r.survey_id
          where c.release_id = r.id and s.code = 'implementation-2025' and c.number = 0 and c.item = 'own-work' and c.option = '~close'
          returning (select o.value from learning.release_cells o where o.release_id = c.release_id and o.number = 0 and o.item = c.item and o.option = c.option) as was`,
        [value],
      )
    const [{ was }] = (await hide(null)).rows
    expect(await look(id)).toContain('för få för att visa')
    expect(await look(id)).toContain('2025 för få för att visa För få för att säga')
    expect(plain((await sara.get('/indicators')).text)).toContain(
      'Medarbetare som arbetar nära modellen för få för att visa Minst 80 %',
    )
    expect((await sara.get(`/indicators/${id}/files/csv`)).text).toContain('2025;för få för att visa;')
    for (const format of ['png', 'pdf', 'xlsx'])
      expect((await sara.get(`/indicators/${id}/files/${format}`)).status).toBe(200)
    await hide(was)
  })

  test('of the child’s floor: each quarter by itself, against the same one a year before', async () => {
    const id = await idByCode('planer-dar-barnet-har-sagt-sitt')
    const { text } = await sara.get(`/indicators/${id}`)
    const page = plain(text)
    expect(await htmlMistakes(text)).toEqual([])
    expect(page).toMatch(/\d+ %, målet är minst 90 %/)
    expect(page).toMatch(
      /kv (\d) (\d{4}) \d+ % (\d+ procentenheter? (mer|mindre) än kv \1 \d{4} \(± |Lika som)/,
    )
    expect(page).toContain('Siffran är påhittad.')
    expect(text).toMatch(/href="\/insight\/plans\?quarter=/)
    const shown = (
      await admin.query(
        `select round(100.0 * v.value / n.value) as percent from insight.cells v join insight.cells n using (quarter, measure, kind)
        where measure = 'plans' and v.part = 'voice' and n.part = 'n' and kind = '' and v.unit_id is null and n.unit_id is null order by quarter desc limit 1`,
      )
    ).rows[0].percent
    expect(page).toContain(`${shown} %, målet är minst 90 %`)
  })

  test('is chosen step by step by the process leader: a source, what in it, then the form', async () => {
    for (const [path, next] of [
      ['/indicators/new', '/indicators/new?source=survey'],
      ['/indicators/new?source=survey', '/indicators/new?source=survey&amp;of=implementation-survey'],
      ['/indicators/new?source=survey&of=implementation-survey', 'of=implementation-survey%2Fviews%2Favoid'],
      ['/indicators/new?source=survey&of=implementation-survey%2Fown-work', 'value="~close"'],
      ['/indicators/new?source=child_figure', '/indicators/new?source=child_figure&amp;of=plans.voice'],
      ['/indicators/new?source=child_figure&of=starts.days', 'value="days"'],
    ] as const) {
      const { status, text } = await tomas.get(path)
      expect(status, path).toBe(200)
      expect(text, path).toContain(next)
      expect(await htmlMistakes(text), path).toEqual([])
      expect((await sara.get(path)).status, path).toBe(404)
    }
    for (const path of [
      'survey&of=nothing',
      'survey&of=implementation-survey%2Fmore',
      'child_figure&of=children',
      'child_figure&of=toString',
    ])
      expect((await tomas.get(`/indicators/new?source=${path}`)).status, path).toBe(404)
  })

  test('is kept only with answers that go together, in the unit that the source has', async () => {
    const send = (more: Record<string, string | string[]>) =>
      tomas.post('/indicators', { ...closeness, ...more })
    for (const [more, said] of [
      [{}, 'Välj vilka svar som räknas.'],
      [{ options: ['mycket'] }, 'Välj vilka svar som räknas.'],
      [{ options: ['~close', 'in-between'] }, 'Välj antingen en rad'],
      [{ options: ['~close'], unit: 'days' }, 'Den här källan mäts inte i det.'],
      [{ source: 'child_figure', of: 'plans.voice', unit: 'number' }, 'Den här källan mäts inte i det.'],
    ] as const) {
      const answer = await send(more as Record<string, string>)
      expect([answer.status, plain(answer.text).includes(said)], said).toEqual([422, true])
    }
    expect((await send({ of: 'implementation-survey/gone', options: ['~close'] })).status).toBe(404)
    const id = await make({ ...closeness, options: ['very-close', 'quite-close'] } as never)
    expect(await look(id)).toContain('74 %, målet är minst 80 %')
    const waiting = await make({
      ...mine,
      source: 'child_figure',
      of: 'starts.days',
      unit: 'days',
      targetIs: 'at_most',
      targetValue: '20',
      name: 'Dagar',
    })
    expect(await look(waiting)).toMatch(/\d+ dagar, målet är högst 20 dagar/)
    const moved = await tomas.post(`/indicators/${waiting}/edit`, {
      ...mine,
      unit: 'percent',
      why: 'x',
      revision: '1',
    })
    expect(moved.status).toBe(422)
  })

  test('stands on the county page as it stands here', async () => {
    const id = await idByCode('medarbetare-som-arbetar-nara-modellen')
    const counted = await idByCode('planer-dar-barnet-har-sagt-sitt')
    const figures = { figure1: `indicator:${id}`, figure2: `indicator:${counted}` }
    expect((await tomas.post('/county/figures', figures)).status).toBe(303)
    const page = plain((await sara.get('/county')).text)
    expect(page).toMatch(
      /Medarbetare som arbetar nära modellen 74 %.*6 procentenheter mer än 2024 \(± 7, kan vara slump\)/,
    )
    expect(page).toContain('Tolka med försiktighet')
    expect(page).toContain('Siffrorna är påhittade.')
  })
})

describe('The list', () => {
  test('leaves as a table for whoever may read it, each figure with what it rests on', async () => {
    const { status, text } = await sara.get('/indicators/files/csv')
    expect(status).toBe(200)
    expect(text).toContain('Mål;Utbildningar;')
    expect(text).toMatch(
      /Effekt;Medarbetare som arbetar nära modellen;.*;74;Procent;2025-08-29;.*n = 448, svarsfrekvens okänd/,
    )
    expect(text).toContain('Siffran är påhittad.')
    expect((await sara.get('/indicators/files/xlsx')).status).toBe(200)
    expect((await sara.get('/indicators/files/pdf')).status).toBe(404)
    expect((await farah.get('/indicators/files/csv')).status).toBe(404)
  })

  test('helps whoever comes first to an empty one', async () => {
    await admin.query(
      `insert into people.persons (id, collaboration_id, name) select $1, id, 'Ny Ledare' from people.collaborations where name = 'Annat län'`,
      [randomUUID()],
    )
    expect(plain((await tomas.get('/indicators?q=finns%20inte')).text)).toContain('Ingen indikator heter så.')
  })

  test('in English it is as whole', async () => {
    await admin.query(`update people.persons set language = 'en' where id = $1`, [ids.tomas])
    const page = plain((await tomas.get('/indicators')).text)
    expect(page).toContain('1,061 of 1,000 = 106%')
    expect(page).not.toMatch(/ av | kvar | nåddes/)
    await admin.query(`update people.persons set language = 'sv' where id = $1`, [ids.tomas])
  })

  test('a process leader comes on from it to every form', async () => {
    for (const path of [
      '/indicators/new',
      '/indicators/new?source=keyed',
      '/indicators/new?source=register',
      '/indicators/imports',
    ]) {
      const { status, text } = await tomas.get(path)
      expect(status, path).toBe(200)
      expect(await htmlMistakes(text)).toEqual([])
      expect((await sara.get(path)).status, path).toBe(404)
    }
    expect((await tomas.get('/indicators/new?source=guess')).status).toBe(404)
  })
})

describe('Figures', () => {
  test('are read as people write them, and never guessed', () => {
    expect(['1 061', '1\u00a0061', '12,5', '12.5', '−3', '0'].map(text => readNumber(text))).toEqual([
      1061, 1061, 12.5, 12.5, -3, 0,
    ])
    expect(
      ['', 'x', '1.061', '1,2,3', '1e9', '0x10', 'Infinity', '123456789012'].filter(
        text => readNumber(text) !== undefined,
      ),
    ).toEqual([])
    expect(formatValue(1, 'days', 'sv')).toBe('1 dag')
  })

  test('are never told as a target reached before it is', () => {
    const most = { value: 30, on: '2026-01-01', is: 'at_most' } as const
    const least = { value: 600, on: '2026-01-01', is: 'at_least' } as const
    expect(progressOf(599.9, least)).toMatchObject({ reached: false, percent: 99 })
    expect(progressOf(30.1, most)).toMatchObject({ reached: false, percent: 101 })
    expect(progressOf(5, { ...most, value: 0 })).toEqual({ reached: false, percent: undefined, left: 5 })
    expect(sayProgress(42, most, 'days', '2026-02-01', 'sv')).toBe(
      'Målet till 1 januari 2026 nåddes inte. 12 dagar för mycket.',
    )
    expect(sayProgress(12, most, 'days', '2025-02-01', 'sv')).toBe('Målet är nått.')
  })

  test('of two years differ by no more than chance where that may be so', () => {
    const reading = (year: number, value: number, n: number) => ({ on: `${year}-10-01`, value, n, parts: [] })
    const of = { source: 'keyed', unit: 'percent' } as const
    const years = periodsOf(of, [reading(2023, 40, 50), reading(2024, 45, 50), reading(2025, 90, 500)])
    expect(years.map(year => sayChange(year, of, 'sv'))).toEqual([
      'Första året',
      '5 procentenheter mer än 2023 (± 19, kan vara slump)',
      '45 procentenheter mer än 2024 (± 14)',
    ])
  })

  test('are due so many months after the last, also from the end of a month', () => {
    const one = { everyMonths: 1, state: 'in_use', madeOn: '2026-01-31', base: null } as never
    expect(dueOn(one, undefined)).toBe('2026-02-28')
    expect(dueOn(one, { on: '2024-01-31', value: 1, parts: [] })).toBe('2024-02-29')
  })

  test('of the published file stand in the file', () => {
    const rows = readFileSync('demo/published/project-2017-2020/register.csv', 'utf8')
      .trim()
      .split('\r\n')
      .slice(1)
    const sum = (name: string) =>
      rows
        .map(row => row.split(';'))
        .filter(cells => cells[2] === name)
        .reduce((all, cells) => all + Number(cells[3]), 0)
    expect(
      [
        'Unika individer i utbildning',
        'Utbildningar',
        'Deltagare i regionala konferenser',
        'Externa konferenser',
        'Samverkansmodeller',
      ].map(sum),
    ).toEqual([1061, 61, 592, 34, 10])
  })
})

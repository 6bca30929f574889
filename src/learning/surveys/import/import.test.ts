import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { answered, shares } from '../../../../demo/learning/published-2025.ts'
import { type House, openHouse, testOrigin } from '../../../../test/house.ts'
import { seedSurvey } from '../../../../test/surveys.ts'
import { type Definition, itemsOf, optionsOf } from '../../../instruments/index.ts'
import { tellLimit } from '../../../platform/apart/index.ts'
import { inCommandTransaction } from '../../../platform/database/with-database.ts'
import { surveyPaths } from '../noun.ts'
import { importAnswers } from './import-answers.ts'
import { readMapping } from './mapping.ts'
import { tellImport } from './tell.ts'
import { importTexts } from './texts.ts'

let house: House
let survey: Awaited<ReturnType<typeof seedSurvey>>
beforeAll(async () => {
  house = await openHouse()
  survey = await seedSurvey(house)
})
afterAll(() => house.close())

const all = async (text: string, values: unknown[] = []) =>
  (await house.database.admin.query(text, values)).rows
const stored = async (id = survey.id) =>
  (await all('select count(*)::int as n from learning.answers where survey_id = $1', [id]))[0].n
const mapping = {
  format: 'kring-answers/1' as const,
  columns: [
    { column: 'Vet vem', item: 'known', values: { Absolut: 'yes' } },
    { column: 'Saknar', item: 'missing' },
    { column: 'Vad', item: 'what' },
  ],
}
const take = (csv: string | Buffer, more: object = {}, id = survey.id) => {
  const read = readMapping(JSON.stringify({ ...mapping, ...more }))
  if (!read.ok) throw new Error(read.at)
  return inCommandTransaction(house.database.urlFor('kring_owner'), tx =>
    importAnswers(tx, id, {
      bytes: typeof csv === 'string' ? new TextEncoder().encode(csv) : csv,
      mapping: read.mapping,
    }),
  )
}
const told = async (csv: string | Buffer, more: object = {}) => {
  const imported = await take(csv, more)
  expect(imported.ok).toBe(false)
  const { outcome, rows } = tellImport(imported, 'sv')
  return [outcome, ...rows.map(row => `${row.where}: ${row.what}`)].join('\n')
}

test('answers come in by option, by words and by the file’s own words, and the same file is taken once', async () => {
  const csv = 'Vet vem;Saknar;Vad\nStämmer helt;Ja;Ett nummer\nAbsolut;no;\nvet inte;;\n'
  expect(await take(csv)).toEqual({ ok: true, count: 3, encoding: 'utf-8' })
  expect(
    (
      await all('select answers, way from learning.answers where survey_id = $1 order by answers::text', [
        survey.id,
      ])
    ).map(row => row.answers),
  ).toEqual([
    { known: '$dont-know' },
    { known: 'yes', missing: 'no' },
    { known: 'yes', missing: 'yes', what: 'Ett nummer' },
  ])
  expect(await told(csv)).toContain('redan intagen')
})

test('row by row it is told what could not be taken, and nothing is half-imported', async () => {
  const before = await stored()
  const words = await told(
    'Vet vem;Saknar;Vad\nStämmer helt;Ja;Bra\nKanske;Ja;Bra\nStämmer helt;Ja;=SUM(A1)\nStämmer helt;Ja\n',
  )
  expect(words).toContain('Rad 3: Vet vem: ”Kanske” är inget av svaren')
  expect(words).toContain('Rad 4: Vad: ”=SUM(A1)” är en formel')
  expect(words).toContain('Rad 5: Raden har ett annat antal celler')
  expect(await told('Vet vem;Vad\nStämmer helt;Bra\n')).toContain('Kolumnen ”Saknar” finns inte i filen')
  expect(
    await told('Vet vem;Saknar;Vad\nx;y;z\n', { columns: [{ column: 'Vet vem', item: 'salary' }] }),
  ).toContain('Frågan ”salary”')
  expect(await told(`Vet vem;Saknar;Vad\nStämmer helt;Ja;${'x'.repeat(5000)}\n`)).toContain(
    'svaret går inte att ta emot',
  )
  expect(
    await told('Vet vem;Sektor\nyes;Mars\n', {
      columns: [mapping.columns[0]],
      target: { column: 'Sektor', values: { Förskola: { unit: 'Björkbackens förskola' } } },
    }),
  ).toContain('”Mars”')
  expect(await told(Buffer.from('PK\u0003\u0004 something'))).toContain('Inget är intaget')
  expect(await told(Buffer.from('Vet vem;Vad\nStÃ¤mmer;Ã¥\n'))).toContain('Inget är intaget')
  expect(await stored()).toBe(before)
})

test('a file in the letters of an older Windows is read as what it says', async () => {
  const other = await seedSurvey(house)
  const bytes = Buffer.from('Vet vem;Saknar;Vad\nStämmer inte;Nej;Åtgärd\n', 'latin1')
  const taken = await take(bytes, {}, other.id)
  expect(taken).toEqual({ ok: true, count: 1, encoding: 'windows-1252' })
  expect(tellImport(taken, 'sv').outcome).toContain('Kontrollera att å, ä och ö ser rätt ut')
})

test('a column that the mapping says nothing of stops the file, unless it is to be left', async () => {
  const other = await seedSurvey(house)
  const csv = 'Vet vem;Saknar;Vad;Född;\nyes;Ja;- inget särskilt;1980;\n'
  expect(await told(csv)).toContain('Kolumnen ”Född” står i filen men inte i beskrivningen')
  expect(await take(csv, { leave: ['född'] }, other.id)).toMatchObject({ ok: true, count: 1 })
  expect(
    (await all('select answers from learning.answers where survey_id = $1', [other.id]))[0].answers.what,
  ).toBe('- inget särskilt')
})

test('200,000 rows are taken in one go, and one wrong row among them stops them all', {
  timeout: 120_000,
}, async () => {
  const large = await seedSurvey(house)
  const rows: string[] = Array.from({ length: 200_000 }, (_, n) => (n % 2 ? 'yes;no;' : 'no;yes;Mer tid'))
  const csv = (list: string[]) => `Vet vem;Saknar;Vad\n${list.join('\n')}\n`
  expect((await take(csv(rows.with(150_000, 'yes;perhaps;')), {}, large.id)).ok).toBe(false)
  expect(await stored(large.id)).toBe(0)
  expect(await take(csv(rows), {}, large.id)).toEqual({ ok: true, count: 200_000, encoding: 'utf-8' })
  expect(await stored(large.id)).toBe(200_000)
})

test('by the page too: refused with 422 and the mapping kept, taken with the number of answers', async () => {
  const paged = await seedSurvey(house)
  const tomas = await house.as('tomas-aberg')
  const send = async (csv: string, described = JSON.stringify(mapping)) => {
    const body = new FormData()
    body.set('file', new File([csv], 'answers.csv'))
    body.set('mapping', described)
    const answer = await house.app.request(`${testOrigin}${surveyPaths.imports(paged.id)}`, {
      method: 'POST',
      body,
      headers: {
        accept: 'text/html',
        'sec-fetch-site': 'same-origin',
        cookie: `__Host-kring=${tomas.token}`,
      },
    })
    return { status: answer.status, text: await answer.text() }
  }
  const wrong = await send('Vet vem;Saknar;Vad\nKanske;Ja;Bra\n')
  expect([wrong.status, wrong.text.includes('Kanske'), wrong.text.includes('kring-answers/1')]).toEqual([
    422,
    true,
    true,
  ])
  expect((await send('x', 'no json')).status).toBe(422)
  expect(await stored(paged.id)).toBe(0)
  expect((await send('Vet vem;Saknar;Vad\nyes;Ja;Bra\n')).status).toBe(303)
  expect(await stored(paged.id)).toBe(1)
})

test('the published follow-up of 2025 lies in the demo: 448 answers that give each per cent back, by sector, asked unknown', async () => {
  const [row] = await all(
    `select s.id, s.state, v.definition from learning.surveys s join learning.instrument_versions v on v.id = s.version_id where s.code = 'implementation-2025'`,
  )
  expect(row.state).toBe('closed')
  const answers = (await all('select answers from learning.answers where survey_id = $1', [row.id])).map(
    each => each.answers,
  )
  expect(answers).toHaveLength(answered)
  const definition = row.definition as Definition
  const wrong = shares.flatMap(({ item, row: matrixRow, column, published }) => {
    const of = itemsOf(definition).find(each => each.id === item)
    const options = of ? optionsOf(definition, of) : []
    return published.flatMap(([percent, labels]) => {
      const chosen = options.filter(each => labels.includes(each.label.sv ?? '')).map(each => each.id)
      expect(chosen).toHaveLength(labels.length)
      const n = answers.filter(each =>
        chosen.includes(matrixRow ? each[item]?.[matrixRow] : each[item]),
      ).length
      return Math.round((n / answered) * 100) === percent ? [] : [`${column}: ${n}`]
    })
  })
  expect(wrong).toEqual([])
  const targets = await all(
    'select t.role, t.forwarded_count, count(*)::int as n from learning.answers a join learning.targets t on t.id = a.target_id where a.survey_id = $1 group by t.id order by t.role',
    [row.id],
  )
  expect(targets).toEqual([
    { role: 'Förskola', forwarded_count: null, n: 171 },
    { role: 'Skola', forwarded_count: null, n: 189 },
    { role: 'Socialtjänst', forwarded_count: null, n: 88 },
  ])
  expect(
    readFileSync(
      `${import.meta.dirname}/../../../../demo/published/implementation-2025/mapping.json`,
      'utf8',
    ),
  ).toContain('kring-answers/1')
})

test('a file that was not read to its end is told in words, and that nothing was taken', () => {
  for (const limit of ['too-slow', 'too-heavy', 'busy'] as const)
    expect(tellImport({ ok: false, limit }, 'sv')).toEqual({
      outcome: `${tellLimit(limit, 'sv')} ${importTexts('sv').nothing}`,
      rows: [],
      more: '',
    })
})

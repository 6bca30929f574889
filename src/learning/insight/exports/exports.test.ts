import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { hasOffice, openInOffice } from '../../../../test/office.ts'
import { toPdf } from './document.ts'
import { toPng } from './picture.ts'
import { type ExportTable, toCsv, toXlsx } from './table.ts'

const table: ExportTable = {
  title: 'Vad svarade ni?',
  columns: [
    { heading: 'Svar' },
    { heading: 'Andel (%)', numeric: true },
    { heading: '=Antal', numeric: true },
  ],
  rows: [
    ['Ja; "absolut"', 45.5, 10],
    ['=HYPERLINK("http://ond.example";"tryck")', -2.5, 11],
    ['+46 8 123', null, 0],
    ['@SUM(A1)', 1, 2],
    ['\t=1+1', 1, 2],
    ['Två\nrader\u0000\u0007', 1234.25, 5],
  ],
  notes: ['n = 28. Svarsfrekvens okänd.', '-1 är inget tal'],
}

test('CSV opens in Excel with Swedish settings: mark, semicolons, decimal commas', () => {
  const csv = toCsv(table)
  expect(csv.startsWith('\ufeffSvar;Andel (%);')).toBe(true)
  expect(csv).toContain('\r\n"Ja; ""absolut""";45,5;10\r\n')
})

test('no text in CSV begins as a formula, while a negative number stays a number', () => {
  const rows: string[][] = parse(toCsv(table), { delimiter: ';', bom: true, relax_column_count: true })
  const texts = rows.flat().filter(cell => !/^-?[\d,]+$/.test(cell))
  expect(texts.filter(cell => /^\s*[=+\-@]/.test(cell))).toEqual([])
  expect(rows[2]).toEqual(['\'=HYPERLINK("http://ond.example";"tryck")', '-2,5', '11'])
  expect(rows.at(-1)).toEqual(["'-1 är inget tal"])
})

test('XLSX holds texts as texts, numbers as numbers and no formula', async () => {
  const { default: read } = await import('read-excel-file/node')
  const bytes = await toXlsx(table)
  const sheets = await read(bytes)
  expect(sheets[0]?.data.slice(1, 4)).toEqual([
    ['Ja; "absolut"', 45.5, 10],
    ['=HYPERLINK("http://ond.example";"tryck")', -2.5, 11],
    ['+46 8 123', null, 0],
  ])
  expect(bytes.includes('<f>')).toBe(false)
})

test.skipIf(!hasOffice)(
  'LibreOffice opens both files and finds the same figures and no formula',
  {
    timeout: 120_000,
  },
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'kring-office-'))
    try {
      writeFileSync(join(folder, 'a.csv'), toCsv(table))
      writeFileSync(join(folder, 'b.xlsx'), await toXlsx(table))
      for (const file of ['a.csv', 'b.xlsx']) {
        const sheet = openInOffice(folder, file, 'fods')
        expect(sheet).toContain('office:value="45.5"')
        expect(sheet).toContain('office:value="-2.5"')
        expect(sheet).toContain('HYPERLINK(&quot;http://ond.example')
        expect(sheet).not.toContain('table:formula')
      }
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
)

const svg =
  '<svg class="picture" viewBox="0 0 200 60" role="img"><title>Åäö &amp; annat</title><rect class="wheel-works" width="100" height="20"></rect><text class="picture-text" y="50">Åäö Łódź</text></svg>'

test('a picture becomes PNG with its colours and letters', async () => {
  const png = await toPng(svg, { width: 400 })
  expect(png.subarray(1, 4).toString()).toBe('PNG')
  const without = await toPng(svg.replace('Åäö Łódź', ''), { width: 400 })
  expect(png.length).toBeGreaterThan(without.length + 500)
})

test('a document becomes tagged PDF, whatever stands in its texts', async () => {
  const pdf = await toPdf({
    title: 'Resultat #panic("x")',
    language: 'sv',
    author: 'Samverkan Björkbacken',
    made: '22 november 2026',
    blocks: [
      { kind: 'heading', level: 2, text: '= Fråga $x$ #import' },
      { kind: 'text', text: 'Tolka med försiktighet. @ond <b> \\ `' },
      { kind: 'picture', svg: svg.replace('Łódź', ''), alt: 'Staplar' },
      { kind: 'table', table },
      { kind: 'quote', text: 'Vi ses för sällan, säger Łucja' },
      { kind: 'list', items: ['a', 'b'] },
    ],
  })
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  expect(pdf.includes('pdfuaid')).toBe(true)
  expect(pdf.includes('/StructTreeRoot')).toBe(true)
})

const hasReader = spawnSync('sh', ['-c', 'command -v pdftotext']).status === 0

/** The words of a PDF with where they stand, sheet by sheet. */
function wordsIn(pdf: Buffer) {
  const folder = mkdtempSync(join(tmpdir(), 'kring-pdf-'))
  try {
    writeFileSync(join(folder, 'a.pdf'), pdf)
    const { stdout } = spawnSync('pdftotext', ['-bbox', join(folder, 'a.pdf'), '-'], { encoding: 'utf8' })
    return stdout.split('<page').flatMap((page, sheet) =>
      [
        ...page.matchAll(
          /<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)<\/word>/g,
        ),
      ].map(([, x = '', y = '', to = '', foot = '', word = '']) => ({
        ...{ sheet, word, x: Number(x), y: Number(y), to: Number(to), foot: Number(foot) },
      })),
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
const about = { title: 'A', language: 'sv', author: 'B', made: 'C' } as const

test.skipIf(!hasReader).each([
  ['many columns', 8, 'Samverkan'],
  ['a long word in a narrow column', 7, 'Civilsamhälle'],
  ['more than a sheet holds', 9, 'Stödsamordnarfunktionen'],
])('no word of a table stands on another: %s', async (_, count, long) => {
  const columns = [
    'Fråga',
    'Rad',
    'Svar',
    'Antal',
    'Andel (%)',
    'n',
    'Förra enkäten (%)',
    'Skillnad',
    'Källa',
  ].map((heading, n) => ({ heading, numeric: n > 2 && n < 7 }))
  const row = [
    'Hur ofta träffas ni på mer än en enhet om samma barn?',
    long,
    'Instämmer delvis',
    ...[20, 45.5, 88, 40.1],
    `+4,2 (−3,0 till +11,3) ${long}`,
    'dolt',
  ]
  const wide: ExportTable = {
    title: 'A',
    columns: columns.slice(0, count),
    rows: [row.slice(0, count), row.slice(0, count)],
  }
  const words = wordsIn(await toPdf({ ...about, blocks: [{ kind: 'table', table: wide }] }))
  expect(words.map(each => each.word)).toEqual(
    expect.arrayContaining(['Fråga', 'Rad', 'Svar', 'Antal', long]),
  )
  const on = words.flatMap(one =>
    words
      .filter(
        other => other !== one && other.x < one.to - 0.5 && other.x >= one.x && Math.abs(other.y - one.y) < 4,
      )
      .map(other => `${one.word} ${other.word}`),
  )
  expect(on).toEqual([])
  expect(Math.max(...words.map(each => each.to))).toBeLessThan(595 - 50)
})

test.skipIf(!hasReader)('the name of a picture and its key stand on its sheet', async () => {
  const tall = svg.replace('0 0 200 60', '0 0 200 150').replace(/Łódź/, '')
  const blocks = Array.from({ length: 12 }, (_, n) => [
    { kind: 'heading', level: 2, text: `Fråga${n}` } as const,
    { kind: 'text', text: `Mening${n}`, keep: true } as const,
    { kind: 'picture', svg: tall, alt: 'Staplar', name: `Namn${n}`, key: `Nyckel${n}` } as const,
  ]).flat()
  const words = wordsIn(await toPdf({ ...about, blocks }))
  const sheetOf = (word: string) => words.find(each => each.word === word)?.sheet
  for (let n = 0; n < 12; n++)
    expect(new Set([`Fråga${n}`, `Mening${n}`, `Namn${n}`, `Nyckel${n}`].map(sheetOf)).size, String(n)).toBe(
      1,
    )
  expect(sheetOf('Namn11')).toBeGreaterThan(sheetOf('Namn0') as number)
})

test('a letter that our typefaces lack costs the standard, not the document', async () => {
  const blocks = [{ kind: 'quote', text: 'شكرا 🙂' }] as const
  const pdf = await toPdf({ title: 'A', language: 'en', author: 'B', made: 'C', blocks })
  expect(pdf.includes('pdfuaid')).toBe(false)
  expect(pdf.includes('/StructTreeRoot')).toBe(true)
})

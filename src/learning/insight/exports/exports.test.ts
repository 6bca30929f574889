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

test('a letter that our typefaces lack costs the standard, not the document', async () => {
  const blocks = [{ kind: 'quote', text: 'شكرا 🙂' }] as const
  const pdf = await toPdf({ title: 'A', language: 'en', author: 'B', made: 'C', blocks })
  expect(pdf.includes('pdfuaid')).toBe(false)
  expect(pdf.includes('/StructTreeRoot')).toBe(true)
})

import { describe, expect, test } from 'vitest'
import { columnIndex, isFormula, readCsv, tellCsvTrouble } from './index.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)
const latin = (text: string) => Uint8Array.from([...text].map(letter => letter.charCodeAt(0)))
const tableOf = (bytes: Uint8Array) => {
  const read = readCsv(bytes)
  if (!read.ok) throw new Error(read.trouble.code)
  return read.csv
}
const troubleOf = (bytes: Uint8Array, most?: number) => {
  const read = readCsv(bytes, most ? { mostRows: most } : {})
  return read.ok ? undefined : read.trouble
}

describe('A CSV file is read as it stands', () => {
  test.each([
    ['semicolon', 'Namn;Antal\nÅsa;1,5\n'],
    ['comma', 'Namn,Antal\nÅsa,"1,5"\n'],
    ['tab', 'Namn\tAntal\r\nÅsa\t1,5\r\n'],
    ['said by Excel', 'sep=;\nNamn;Antal\nÅsa;1,5\n'],
    ['byte order mark', '\ufeffNamn;Antal\nÅsa;1,5'],
  ])('%s', (_, text) => {
    const csv = tableOf(utf8(text))
    expect(csv.columns).toEqual(['Namn', 'Antal'])
    expect(csv.rows.map(({ cells }) => cells)).toEqual([['Åsa', '1,5']])
    expect(csv.encoding).toBe('utf-8')
  })

  test('in Windows-1252 and UTF-16, and says which', () => {
    expect(tableOf(latin('Namn;Ort\nÅsa;Mölle'))).toMatchObject({
      encoding: 'windows-1252',
      rows: [{ cells: ['Åsa', 'Mölle'] }],
    })
    const wide = new Uint8Array(Buffer.from('\ufeffNamn;Ort\nÅsa;Mölle', 'utf16le'))
    expect(tableOf(wide)).toMatchObject({ encoding: 'utf-16', rows: [{ cells: ['Åsa', 'Mölle'] }] })
  })

  test('with the line of each row, past empty lines and line breaks in a cell', () => {
    const csv = tableOf(utf8('a;b\n1;2\n\n"två\nrader";4\n;\n5;6;7\n8\n'))
    expect(csv.rows.map(({ line, uneven }) => [line, uneven])).toEqual([
      [2, false],
      [4, false],
      [7, true],
      [8, true],
    ])
    expect(csv.rows.at(-1)?.cells).toEqual(['8', ''])
  })

  test('with columns found whatever their case, and no column that nobody named', () => {
    const csv = tableOf(utf8(' Start Datum ;__proto__\n1;2'))
    expect(columnIndex(csv, 'start  datum')).toBe(0)
    expect(columnIndex(csv, 'toString')).toBe(-1)
    expect(columnIndex(csv, '__proto__')).toBe(1)
  })

  test('of 200,000 rows', () => {
    const text = `när;antal\n${'2019-05-02;3\n'.repeat(200_000)}`
    expect(tableOf(utf8(text)).rows).toHaveLength(200_000)
    expect(troubleOf(utf8(text), 50_000)).toEqual({ code: 'too_many_rows', most: 50_000 })
  })
})

describe('What is no table is told', () => {
  test.each([
    ['nothing', utf8(''), { code: 'empty' }],
    ['blanks', utf8(' \n\n'), { code: 'empty' }],
    ['a heading alone', utf8('a;b\n;\n'), { code: 'only_heading' }],
    ['an Excel file', Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0]), { code: 'spreadsheet' }],
    ['a picture', Uint8Array.from([0x89, 0x50, 0, 1]), { code: 'not_text' }],
    ['letters spoilt earlier', utf8('Namn;Ort\nÃ…sa;MÃ¶lle'), { code: 'garbled', line: 2 }],
    ['a quotation that never ends', utf8('a;b\n"1;2\n3;4'), { code: 'quotes' }],
    ['two columns of one name', utf8('Antal;antal \n1;2'), { code: 'same_column_twice', column: 'antal' }],
    ['a million letters in a row', utf8(`a;b\n${'x'.repeat(1_100_000)};1`), { code: 'cell_too_long' }],
    [
      '201 columns',
      utf8(`${Array.from({ length: 201 }, (_, n) => `k${n}`).join(';')}\n1`),
      { code: 'too_many_columns' },
    ],
  ])('%s', (_, bytes, trouble) => {
    const found = troubleOf(bytes)
    expect(found).toMatchObject(trouble)
    for (const language of ['sv', 'en'] as const)
      expect(tellCsvTrouble(found as never, language)).toMatch(/^[A-Z].*\.$/)
  })
})

test('A formula is known from a number and a text', () => {
  expect(
    ['=1+1', '+A1', '-cmd|calc', '@SUM(A1)', '=HYPERLINK("x")'].filter(each => !isFormula(each)),
  ).toEqual([])
  expect(['-3', '+4,5', '- 2', 'a=b', '', '7 av 9'].filter(isFormula)).toEqual([])
})

test('Words that begin with a dash are words, and what reckons after a sign is a formula', () => {
  const words = [
    '- inget särskilt',
    '-inget',
    '-',
    '--',
    '- 2 barn saknar plats',
    '+ bra personal',
    '-barn(en) trivs',
    '- nej (inte alls)',
    '+46 70-123 45 67',
    '-B är bäst',
  ]
  expect(words.filter(isFormula)).toEqual([])
  const formulas = [
    '-A1',
    '- $B$2*3',
    '+SUM(A1:A9)',
    "-2+3+cmd|' /C calc'!A0",
    '-1+HYPERLINK("x")',
    '--A1',
    '+Sheet1!A1',
    '-2+B7',
  ]
  expect(formulas.filter(each => !isFormula(each))).toEqual([])
})

describe('What parts the cells is seen from the rows', () => {
  test.each([
    [
      'a heading full of commas',
      'Enhet;Hur trygg, glad, nyfiken, lugn är du?;Antal\nBlåsippan;3;5\n',
      ';',
      3,
    ],
    ['decimal commas in the rows', 'Enhet;Snitt\nA;1,5\nB;2,5\n', ';', 2],
    ['commas in quotation marks', '"a;b;c",d\n"1;2;3",4\n', ',', 2],
    ['one column with commas in its heading', 'Enhet, ort\nBlåsippan\n', ',', 2],
    ['lines of an older Mac', 'Enhet;Vad, när, hur?\rA;1\rB;2\r', ';', 2],
  ])('%s', (_, text, delimiter, columns) => {
    const csv = tableOf(utf8(text))
    expect([csv.delimiter, csv.columns.length]).toEqual([delimiter, columns])
  })
})

describe('Letters of another kind of computer are told, never guessed', () => {
  const mac = { å: 0x8c, ä: 0x8a, ö: 0x9a, Å: 0x81, Ä: 0x80, Ö: 0x85 }
  const dos = { å: 0x86, ä: 0x84, ö: 0x94, Å: 0x8f, Ä: 0x8e, Ö: 0x99 }
  const saved = (text: string, letters: Record<string, number>) =>
    Uint8Array.from([...text].map(letter => letters[letter] ?? letter.charCodeAt(0)))

  test.each([
    ['an older Mac', saved('Enhet;Antal\nFörskola;3\n', mac), 2],
    ['an older Mac, a capital alone', saved('Ort;Antal\nÖrebro;3\nÄlvsbyn;4\n', mac), 2],
    ['DOS', saved('Enhet;Antal\n\nFörskola;3\n', dos), 3],
  ])('%s', (_, bytes, line) => expect(troubleOf(bytes)).toEqual({ code: 'garbled', line }))

  test('while Windows-1252 with a name from elsewhere is read', () => {
    const bytes = Uint8Array.from(
      [...'Namn;Ort\nxkoda;M\u00f6lle'].map(each => (each === 'x' ? 0x8a : each.charCodeAt(0))),
    )
    expect(tableOf(bytes)).toMatchObject({ encoding: 'windows-1252', rows: [{ cells: ['Škoda', 'Mölle'] }] })
  })
})

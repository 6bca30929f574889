// biome-ignore-all lint/suspicious/noTemplateCurlyInString: XLSForm names its questions so
import { crc32, deflateRawSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import write from 'write-excel-file/node'
import { importDefinition } from '../exchange.ts'
import { parseRelevant } from './relevant.ts'

type Cell = string | number | null
const sheetOf = (sheet: string, rows: readonly (readonly Cell[])[]) => ({
  sheet,
  data: rows.map(row => [...row]),
})

async function xlsForm(sheets: Record<string, readonly (readonly Cell[])[]>) {
  const file = write(Object.entries(sheets).map(([name, rows]) => sheetOf(name, rows)))
  return new Uint8Array(await file.toBuffer())
}
const read = async (sheets: Record<string, readonly (readonly Cell[])[]>) =>
  importDefinition(await xlsForm(sheets), 'Fritid.xlsx')

const head = [
  'type',
  'name',
  'label::Svenska (sv)',
  'label::English (en)',
  'hint',
  'required',
  'relevant',
  'appearance',
]
const choices = [
  ['list_name', 'name', 'label::Svenska (sv)', 'label::English (en)'],
  ['yn', 'yes', 'Ja', 'Yes'],
  ['yn', 'no', 'Nej', 'No'],
  ['agree', '1', 'Stämmer', 'So'],
  ['agree', '2', 'Stämmer inte', 'Not so'],
]
const settings = [
  ['form_title', 'form_id', 'default_language'],
  ['Fritid', 'fritid_2026', 'Svenska (sv)'],
]

describe('An XLSForm', () => {
  test('becomes a definition: groups are sections, a repeat is a table, likert is a scale', async () => {
    const { definition, problems, notes } = await read({
      survey: [
        head,
        ['start', 'start', null, null],
        ['begin_group', 'first', 'Först', 'First'],
        ['note', 'n1', 'Läs det här.', 'Read this.'],
        ['select_one yn', 'Deltar', 'Är du med?', 'Do you take part?', 'Svara bara om dig.', 'yes'],
        ['text', 'what', 'Vad gör du?', 'What do you do?', null, null, "${Deltar} = 'yes'", 'multiline'],
        ['integer', 'times', 'Hur ofta?', 'How often?'],
        [
          'select_one agree',
          'fun',
          'Det är roligt',
          'It is fun',
          null,
          null,
          '${times} >= 2 and not(${Deltar} = "no")',
          'likert',
        ],
        ['end_group', null, null, null],
        ['begin_repeat', 'places', 'Platser', 'Places'],
        ['text', 'place', 'Plats', 'Place'],
        ['select_one yn', 'near', 'Nära?', 'Near?'],
        ['end_repeat', null, null, null],
        ['rank yn', 'order', 'Ordning', 'Order'],
        ['select_multiple yn', 'many', 'Flera', 'Several'],
        ['date', 'day', 'Vilken dag?', 'Which day?'],
      ],
      choices,
      settings,
    })
    expect(problems).toBeUndefined()
    expect(definition).toMatchObject({
      code: 'fritid-2026',
      title: { sv: 'Fritid' },
      languages: ['sv', 'en'],
      scales: [{ id: 'agree', options: [{ id: '1', label: { sv: 'Stämmer', en: 'So' } }, { id: '2' }] }],
      sections: [
        {
          id: 'first',
          title: { sv: 'Först', en: 'First' },
          items: [
            {
              id: 'deltar',
              kind: 'choice',
              required: true,
              help: { sv: 'Läs det här.\n\nSvara bara om dig.', en: 'Read this.' },
            },
            { id: 'what', kind: 'longText', showWhen: { item: 'deltar', is: ['yes'] } },
            { id: 'times', kind: 'number', decimals: 0 },
            {
              id: 'fun',
              kind: 'scale',
              scale: 'agree',
              showWhen: { all: [{ item: 'times', atLeast: 2 }, { not: { item: 'deltar', is: ['no'] } }] },
            },
          ],
        },
        {
          items: [
            {
              id: 'places',
              kind: 'table',
              columns: [
                { id: 'place', kind: 'text' },
                { id: 'near', kind: 'choice' },
              ],
            },
            { id: 'order', kind: 'ranking' },
            { id: 'many', kind: 'choices' },
            { id: 'day', kind: 'date' },
          ],
        },
      ],
    })
    expect(notes).toContainEqual({ kind: 'renamed', at: 'survey:5', what: 'deltar' })
    expect(notes).toContainEqual({ kind: 'never-asked', at: 'survey:2', what: '' })
  })

  test('leaves out each question that we cannot take, tells its row, its words and why, and refuses a group that never ends', async () => {
    const survey = [
      head,
      ['geopoint', 'where', 'Var?', 'Where?'],
      ['select_one nolist', 'a', 'A', 'A'],
      ['text', 'a', 'Igen', 'Again'],
      ['text', 'b', null, null],
      ['text', 'c', 'C', 'C', null, null, 'string-length(${b}) > 3'],
      ['text', 'd', 'D', 'D', null, null, "${c} != ''"],
    ]
    const { definition, notes } = await read({ survey, choices, settings })
    expect(definition?.sections[0]?.items).toMatchObject([{ id: 'a', label: { sv: 'Igen' } }])
    expect(notes.filter(each => each.kind.startsWith('not-asked'))).toEqual([
      { kind: 'not-asked-type', at: 'survey:2', what: 'geopoint', words: 'Var?' },
      { kind: 'not-asked-list', at: 'survey:3', what: 'nolist', words: 'A' },
      { kind: 'not-asked-label', at: 'survey:5', what: 'b', words: 'b' },
      { kind: 'not-asked-condition', at: 'survey:6', what: 'string-length(${b}) > 3', words: 'C' },
      { kind: 'not-asked-depends', at: 'survey:7', what: 'c', words: 'D' },
    ])
    const open = await read({
      survey: [...survey, ['begin_group', 'g', 'Grupp', 'Group']],
      choices,
      settings,
    })
    expect(open.problems).toEqual([{ kind: 'not-closed', at: 'survey:8', what: '' }])
  })

  test('without its survey sheet, or without names, says so', async () => {
    expect((await read({ blad1: [['a']], blad2: [['b']] })).problems).toEqual([
      { kind: 'no-sheet', at: '', what: 'survey' },
    ])
    expect((await read({ survey: [['type', 'label']] })).problems).toEqual([
      { kind: 'no-column', at: 'survey', what: 'name' },
    ])
  })
})

describe('relevant', () => {
  const parse = (source: string) =>
    parseRelevant(source, question => (question === 'n' ? 'number' : 'choice'))
  test.each([
    ["${x} = 'a'", { item: 'x', is: ['a'] }],
    ["${x} != 'a'", { not: { item: 'x', is: ['a'] } }],
    ["${x} != ''", { item: 'x', answered: true }],
    ["${x} = ''", { not: { item: 'x', answered: true } }],
    ["selected(${x}, 'a') or selected(${x}, 'b')", { item: 'x', is: ['a', 'b'] }],
    [
      "${x} = 'a' or ${y} = 'b' and ${z} = 'c'",
      {
        any: [
          { item: 'x', is: ['a'] },
          {
            all: [
              { item: 'y', is: ['b'] },
              { item: 'z', is: ['c'] },
            ],
          },
        ],
      },
    ],
    ["not(selected(${x}, 'a'))", { not: { item: 'x', is: ['a'] } }],
    ['${n} > 5', { all: [{ item: 'n', answered: true }, { not: { item: 'n', atMost: 5 } }] }],
    ['${n} <= -2.5', { item: 'n', atMost: -2.5 }],
  ])('%s', (source, condition) => expect(parse(source)).toEqual(condition))

  test.each([
    '',
    '${x}',
    "${x} = 'a' or",
    '(((',
    'count-selected(${x}) > 1',
    "${x} ~ 'a'",
    '${x} > 5',
    "${x} = 'a' ${y}",
    '('.repeat(5000),
    '${x} = ${y}',
  ])('is refused whole where a part cannot be read: %s', source => expect(parse(source)).toBeUndefined())
})

/** A zip of one or more parts, with the sizes that are told. */
function zipOf(parts: Record<string, { text: string; saysSize?: number }>): Uint8Array {
  const files = Object.entries(parts).map(([name, { text, saysSize }]) => {
    const packed = deflateRawSync(Buffer.from(text))
    return { name: Buffer.from(name), packed, crc: crc32(text), size: saysSize ?? Buffer.byteLength(text) }
  })
  const chunks: Buffer[] = []
  const list: Buffer[] = []
  let at = 0
  for (const { name, packed, crc, size } of files) {
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(8, 4)
    common.writeUInt32LE(crc, 10)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(size, 18)
    common.writeUInt16LE(name.length, 22)
    chunks.push(Buffer.from('PK\x03\x04', 'latin1'), common, name, packed)
    const place = Buffer.alloc(14)
    place.writeUInt32LE(at, 10)
    list.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, place, name)
    at += 30 + name.length + packed.length
  }
  const directory = Buffer.concat(list)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(files.length, 8)
  end.writeUInt16LE(files.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(at, 16)
  return new Uint8Array(Buffer.concat([...chunks, directory, end]))
}

/** A workbook of one sheet whose rows are written by hand. */
function workbookOf(rows: string): Uint8Array {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const related = 'http://schemas.openxmlformats.org/package/2006/relationships'
  return zipOf({
    'xl/workbook.xml': {
      text: `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="survey" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    },
    'xl/_rels/workbook.xml.rels': {
      text: `<Relationships xmlns="${related}"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    },
    'xl/worksheets/sheet1.xml': {
      text: `<?xml version="1.0"?><worksheet xmlns="${main}"><dimension ref="A1:XFD1048576"/><sheetData>${rows}</sheetData></worksheet>`,
    },
  })
}
const rowOf = (number: number, cells: readonly string[]) =>
  `<row r="${number}">${cells.map((each, at) => `<c r="${'ABC'[at]}${number}" t="inlineStr"><is><t>${each}</t></is></c>`).join('')}</row>`
const heading = rowOf(1, ['type', 'name', 'label'])

describe('A sheet is as large as what is filled in', () => {
  test('a million empty rows and columns that Excel keeps are no rows, and a row far down keeps its number', async () => {
    const bytes = workbookOf(
      heading +
        rowOf(2, ['text', 'a', 'A?']).replace('</row>', '<c r="XFD2" s="4"/></row>') +
        '<row r="3" spans="1:16384"><c r="A3" s="1"/><c r="B3" t="str"><f>""</f></c></row>' +
        rowOf(90_000, ['geopoint', 'b', 'B?']) +
        '<row r="1048576"><c r="XFD1048576" s="2"/></row>',
    )
    const { definition, notes } = await importDefinition(bytes, 'a.xlsx')
    expect(definition?.sections[0]?.items).toMatchObject([{ id: 'a', label: { sv: 'A?' } }])
    expect(notes).toContainEqual({
      kind: 'not-asked-type',
      at: 'survey:90000',
      what: 'geopoint',
      words: 'B?',
    })
  })

  test('more filled rows than can be taken are refused', async () => {
    const rows = Array.from({ length: 5002 }, (_, n) => rowOf(n + 2, ['text', `q${n}`, 'Q?'])).join('')
    expect(
      (await importDefinition(workbookOf(heading + rows), 'a.xlsx')).problems?.map(each => each.kind),
    ).toEqual(['sheet-too-large'])
  })

  test.each([
    ['in a cell', rowOf(2, ['text', 'a', 'A?']).replace('<is>', '<c r="XFD1048576"><v>1</v></c><is>')],
    ['in a cell that never ends', '<row r="2"><c r="A2"><v>1</v>'],
    ['as text that is no markup', '<row r="2"><c r="A2"><v><![CDATA[</c><c r="XFD9">]]></v></c></row>'],
    ['twice in one tag', '<row r="2"><c r="A2" r="XFD1048576"><v>1</v></c></row>'],
  ])('a cell that hides %s is not read', async (_, row) => {
    const { definition, problems } = await importDefinition(workbookOf(heading + row), 'a.xlsx')
    expect(definition).toBeUndefined()
    expect(['not-xlsx', 'sheet-too-large']).toContain(problems?.[0]?.kind)
  })
})

describe('A spreadsheet of bad will', () => {
  const kindOf = async (bytes: Uint8Array) =>
    (await importDefinition(bytes, 'a.xlsx')).problems?.map(each => each.kind)
  const sheet = (inside: string) => ({
    'xl/worksheets/sheet1.xml': { text: `<worksheet><sheetData>${inside}</sheetData></worksheet>` },
  })

  test('that unpacks to 25 MB is refused, also when it says that it is small', async () => {
    const text = ' '.repeat(25_000_000)
    expect(await kindOf(zipOf({ 'xl/workbook.xml': { text } }))).toEqual(['unpacks-too-large'])
    expect(await kindOf(zipOf({ 'xl/workbook.xml': { text, saysSize: 10 } }))).toEqual(['unpacks-too-large'])
  })

  test('with a cell far away is refused before its empty rows are filled', async () => {
    expect(await kindOf(zipOf(sheet('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')))).toEqual([
      'sheet-too-large',
    ])
    expect(await kindOf(zipOf(sheet('<x:row><x:c t="n" r="&#88;FD9"><v>1</v></x:c></x:row>')))).toEqual([
      'sheet-too-large',
    ])
  })

  test('with a cell far away behind a bracket in quotation marks or a comment is refused', async () => {
    for (const hidden of [
      '<c t=">" r="XFD1048576"><v>1</v></c>',
      "<!-- it's --><c r='XFD1048576'><v>1</v></c>",
      '<c s="r=\'A1\'" r="XFD9"><v>1</v></c>',
    ])
      expect(await kindOf(zipOf(sheet(`<row r="1">${hidden}</row>`)))).toEqual(['sheet-too-large'])
  })

  test('that is made to be searched for long gets its answer', async () => {
    const rows = `<row ${'r '.repeat(4_000_000)}`
    expect(await kindOf(zipOf(sheet(rows)))).toEqual(['not-xlsx'])
    const text = '${a'.repeat(300_000)
    expect(parseRelevant(text, () => 'text')).toBeUndefined()
    expect(
      (await read({ survey: [['type', 'name', `label::${'('.repeat(30_000)}`]], settings })).problems,
    ).toBeDefined()
  })

  test('with entities of its own is refused', async () => {
    const text = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'
    expect(await kindOf(zipOf({ 'xl/workbook.xml': { text } }))).toEqual(['not-xlsx'])
  })

  test('that is no spreadsheet, or only half of one, is refused', async () => {
    expect(await kindOf(zipOf({ 'a.txt': { text: 'a' } }))).toEqual(['not-xlsx'])
    expect(await kindOf(new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]))).toEqual(['not-xlsx'])
    const whole = await xlsForm({ survey: [head] })
    for (const part of [0.3, 0.7, 0.95])
      expect(await kindOf(whole.slice(0, Math.floor(whole.length * part)))).toEqual(['not-xlsx'])
  })
})

// biome-ignore-all lint/suspicious/noTemplateCurlyInString: XLSForm names its questions so
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import write from 'write-excel-file/node'
import { itemsOf } from '../../definition.ts'
import { groupNotes, importDefinition, sayTrouble } from '../exchange.ts'

type Cell = string | number | null
type Rows = readonly (readonly Cell[])[]

async function read(sheets: Record<string, Rows>) {
  const file = write(
    Object.entries(sheets).map(([sheet, rows]) => ({ sheet, data: rows.map(row => [...row]) })),
  )
  return importDefinition(new Uint8Array(await file.toBuffer()), 'Fritid.xlsx')
}
type Read = Awaited<ReturnType<typeof read>>
const items = ({ definition }: Read) => (definition ? itemsOf(definition) : [])
const ids = (of: Read) => items(of).map(each => each.id)
const kinds = ({ notes }: Read) => notes.map(each => each.kind)
const head = ['type', 'name', 'label', 'relevant']
const yesNo: Rows = [
  ['list_name', 'name', 'label'],
  ['yn', 'ja', 'Ja'],
  ['yn', 'nej', 'Nej'],
]

describe('Languages of an XLSForm', () => {
  test('a plain label is kept beside a label in another language', async () => {
    const form = await read({
      survey: [
        ['type', 'name', 'label', 'label::English (en)'],
        ['text', 'a', 'Fråga?', 'Question?'],
      ],
    })
    expect(form.definition?.languages).toEqual(['sv', 'en'])
    expect(items(form)[0]?.label).toEqual({ sv: 'Fråga?', en: 'Question?' })
    expect(kinds(form)).toContain('language-guess')
  })

  test('the default language says what a plain label is in', async () => {
    const form = await read({
      survey: [
        ['type', 'name', 'label', 'label::Svenska'],
        ['text', 'a', 'Question?', 'Fråga?'],
      ],
      settings: [['default_language'], ['English']],
    })
    expect(form.definition?.languages).toEqual(['en', 'sv'])
    expect(items(form)[0]?.label).toEqual({ en: 'Question?', sv: 'Fråga?' })
  })

  test('two texts in one language are both told', async () => {
    const form = await read({
      survey: [
        ['type', 'name', 'label', 'label::Svenska (sv)'],
        ['text', 'a', 'Den andra', 'Den ena'],
      ],
    })
    expect(items(form)[0]?.label).toEqual({ sv: 'Den ena' })
    expect(form.notes).toContainEqual({
      kind: 'text-replaced',
      at: 'survey:2',
      what: 'label',
      words: 'Den andra',
    })
  })

  test('Arabic, by any of its names, is taken; a language that is not known is told with its column', async () => {
    for (const name of ['Arabic', 'arabiska', 'العربية', 'Arabic (ar)', 'AR']) {
      const form = await read({
        survey: [
          ['type', 'name', 'label::Svenska', `label::${name}`],
          ['text', 'a', 'Fråga?', 'سؤال'],
        ],
      })
      expect(items(form)[0]?.label, name).toEqual({ sv: 'Fråga?', ar: 'سؤال' })
    }
    const klingon = await read({
      survey: [
        ['type', 'name', 'label::Svenska', 'label::Klingonska'],
        ['text', 'a', 'Fråga?', 'nuqneH'],
      ],
    })
    expect(klingon.notes).toContainEqual({ kind: 'language', at: 'survey:2', what: 'label::Klingonska' })
  })
})

describe('A condition of an XLSForm', () => {
  test.each(['relevant', 'relevance', 'bind::relevant', 'Relevant', 'bind:relevant'])(
    'stands in the column %s',
    async column => {
      const form = await read({
        survey: [
          ['type', 'name', 'label', column],
          ['select_one yn', 'a', 'A?'],
          ['text', 'b', 'B?', "${a} = 'ja'"],
        ],
        choices: yesNo,
      })
      expect(items(form)[1]?.showWhen).toEqual({ item: 'a', is: ['ja'] })
    },
  )

  test('that cannot be read leaves its question out, and those that hang on it, and never asks everybody', async () => {
    const form = await read({
      survey: [
        head,
        ['text', 'first', 'Vad?'],
        ['text', 'b', 'B?', 'string-length(${first}) > 3'],
        ['text', 'c', 'C?', "${b} != ''"],
        ['text', 'd', 'D?', "${gone} = 'x'"],
        ['begin_group', 'g', 'Grupp', 'count(${first}) > 1'],
        ['text', 'e', 'E?'],
        ['note', 'n', 'Bara för några.'],
        ['end_group', null, null],
        ['text', 'f', 'F?', "${first} = 'Anna'"],
      ],
    })
    expect(ids(form)).toEqual(['first'])
    const told = form.notes
      .filter(each => each.kind.startsWith('not-asked'))
      .map(each => `${each.at} ${each.words}`)
    expect(told).toEqual([
      'survey:3 B?',
      'survey:6 Grupp',
      'survey:7 E?',
      'survey:4 C?',
      'survey:5 D?',
      'survey:10 F?',
    ])
    expect(form.definition?.sections.every(each => !each.help)).toBe(true)
    expect(form.notes).toContainEqual({
      kind: 'text-nowhere',
      at: 'survey:8',
      what: 'Grupp',
      words: 'Bara för några.',
    })
  })

  test('in a text program’s quotation marks is read as it was meant', async () => {
    const form = await read({
      survey: [head, ['select_one yn', 'a', 'A?'], ['text', 'b', 'B?', '${a} = ‘ja’']],
      choices: yesNo,
    })
    expect(items(form)[1]?.showWhen).toEqual({ item: 'a', is: ['ja'] })
  })

  test('by size on a choice of numbers is the list of those numbers', async () => {
    const form = await read({
      survey: [
        head,
        ['select_one much', 'a', 'A?'],
        ['text', 'b', 'B?', '${a} > -1'],
        ['text', 'c', 'C?', '${a} = -2'],
      ],
      choices: [['list_name', 'name', 'label'], ...[-2, -1, 0, 1, 2].map(n => ['much', n, `Svar ${n}`])],
    })
    const [choice, b, c] = items(form)
    expect(choice && 'options' in choice && choice.options.map(each => each.id)).toEqual([
      'minus-2',
      'minus-1',
      '0',
      '1',
      '2',
    ])
    expect(b?.showWhen).toEqual({
      all: [{ item: 'a', answered: true }, { not: { item: 'a', is: ['minus-2', 'minus-1'] } }],
    })
    expect(c?.showWhen).toEqual({ item: 'a', is: ['minus-2'] })
  })

  test('on an answer that is not in the list, or in a ring, leaves its question out', async () => {
    const form = await read({
      survey: [
        head,
        ['select_one yn', 'a', 'A?'],
        ['text', 'b', 'B?', "${a} = 'kanske'"],
        ['text', 'c', 'C?', "${d} != ''"],
        ['text', 'd', 'D?', "${c} != ''"],
      ],
      choices: yesNo,
    })
    expect(ids(form)).toEqual(['a'])
    expect(kinds(form)).toEqual(expect.arrayContaining(['not-asked-option', 'not-asked-loop']))
  })

  test('inside a repeat leaves its column out', async () => {
    const form = await read({
      survey: [
        head,
        ['begin repeat', 'r', 'Syskon'],
        ['text', 'name', 'Namn?'],
        ['text', 'why', 'Varför?', "${name} != ''"],
        ['end repeat', null, null],
      ],
    })
    expect(items(form)).toMatchObject([{ kind: 'table', columns: [{ id: 'name' }] }])
    expect(form.notes).toContainEqual(
      expect.objectContaining({ kind: 'not-asked-repeat', at: 'survey:4', words: 'Varför?' }),
    )
  })
})

describe('Texts and rows of an XLSForm', () => {
  test('a note in the last row is said at the end, and that is told', async () => {
    const form = await read({
      survey: [head, ['text', 'a', 'A?'], ['note', 'n', 'Ring 116 111 om du vill prata.']],
    })
    expect(form.definition?.ending).toEqual({ sv: 'Ring 116 111 om du vill prata.' })
    expect(kinds(form)).toContain('shown-after')
  })

  test('a note for some stands at a question for the same people, else it is told', async () => {
    const form = await read({
      survey: [
        head,
        ['select_one yn', 'a', 'A?'],
        ['note', 'n1', 'Du som sa ja.', "${a} = 'ja'"],
        ['note', 'n2', 'Du som sa nej.', "${a} = 'nej'"],
        ['text', 'b', 'B?'],
        ['text', 'c', 'C?', "${a} = 'ja'"],
      ],
      choices: yesNo,
    })
    expect(items(form).map(each => each.help)).toEqual([undefined, undefined, { sv: 'Du som sa ja.' }])
    expect(form.notes).toContainEqual({
      kind: 'text-condition',
      at: 'survey:4',
      what: '',
      words: 'Du som sa nej.',
    })
  })

  test('a question that is switched off is not asked, and neither is a group', async () => {
    const form = await read({
      survey: [
        ['type', 'name', 'label', 'disabled'],
        ['text', 'a', 'A?', 'yes'],
        ['begin_group', 'g', 'G', 'yes'],
        ['text', 'b', 'B?'],
        ['end_group', null, null],
        ['text', 'c', 'C?', 'no'],
      ],
    })
    expect(ids(form)).toEqual(['c'])
    expect(form.notes).toContainEqual({ kind: 'never-asked', at: 'survey:2', what: 'A?' })
  })

  test('how often a repeat is asked, a filter, a limit, a default and a picture are told', async () => {
    const form = await read({
      survey: [
        [
          'type',
          'name',
          'label',
          'repeat_count',
          'choice_filter',
          'constraint',
          'default',
          'image',
          'min egen kolumn',
        ],
        ['integer', 'n', 'Hur många?', null, null, '. < 9', 3, null, 'hej'],
        ['begin_repeat', 'r', 'Syskon', '${n}'],
        ['text', 'name', 'Namn?'],
        ['end_repeat', null, null],
        ['select_one yn', 'a', 'A?', null, 'city=${n}', null, null, 'a.png'],
      ],
      choices: [...yesNo, ['ensam', 'x', 'X']],
    })
    const told = form.notes.map(each => `${each.kind} ${each.at} ${each.what}`)
    expect(told).toEqual(
      expect.arrayContaining([
        'rows survey:3 repeat_count',
        'choice-filter survey:6 choice_filter',
        'no-limit survey:2 constraint',
        'no-default survey:2 default',
        'media survey:6 image',
        'left-out survey:2 min egen kolumn',
        'unused-list choices:4 ensam',
      ]),
    )
  })

  test('the older names of types are read', async () => {
    const form = await read({
      survey: [
        head,
        ['select one from yn', 'a', 'A?'],
        ['select all that apply from yn or specify other', 'b', 'B?'],
        ['select1 yn', 'c', 'C?'],
        ['select yn', 'd', 'D?'],
        ['phone number', 'e', 'E?'],
        ['acknowledge', 'f', 'F?'],
        ['time', 'g', 'G?'],
        ['text', 'h', 'H?', "${f} = 'OK'"],
      ],
      choices: yesNo,
    })
    expect(items(form).map(each => each.kind)).toEqual([
      'choice',
      'choices',
      'choice',
      'choices',
      'text',
      'choice',
      'text',
      'text',
    ])
    expect(items(form)[7]?.showWhen).toEqual({ item: 'f', is: ['ok'] })
    expect(kinds(form)).toEqual(expect.arrayContaining(['as-words', 'as-yes-no', 'no-own-words']))
  })

  test('a question of one name with another is told, and two names that become one are two', async () => {
    const form = await read({
      survey: [head, ['text', 'Barn', 'A?'], ['text', 'barn', 'B?'], ['text', 'c', 'C?', "${barn} != ''"]],
    })
    expect(ids(form)).toEqual(['barn', 'barn-2', 'c'])
    expect(items(form)[2]?.showWhen).toEqual({ item: 'barn-2', answered: true })
    const twice = await read({ survey: [head, ['text', 'a', 'A?'], ['text', 'a', 'B?']] })
    expect(twice.problems).toEqual([{ kind: 'same-name', at: 'survey:3', what: 'a' }])
  })
})

describe('No cell is lost in silence', () => {
  const cell = fc.constantFrom(...'abcdefgh'.split('').map(letter => `innehåll ${letter}`))
  const columns = [
    'label',
    'hint',
    'required',
    'relevant',
    'appearance',
    'default',
    'constraint',
    'calculation',
    'repeat_count',
  ]
  const others = [
    'choice_filter',
    'image',
    'media::audio::Arabic',
    'bind::x',
    'instance::y',
    'body::z',
    'label::Arabic',
    'eget',
    '',
  ]

  test('whatever the columns: each is in the definition or in a note', async () => {
    const row = fc.dictionary(fc.constantFrom(...columns, ...others), cell, { minKeys: 1 })
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 4 }), async rows => {
        const headings = ['type', 'name', ...columns, ...others]
        const survey = [
          headings,
          ...rows.map((each, n) =>
            headings.map(name =>
              name === 'type' ? 'text' : name === 'name' ? `q${n}` : (each[name] ?? null),
            ),
          ),
        ]
        const form = await read({ survey: [...survey, ['text', 'last', 'Sist?']] })
        const told = form.notes.flatMap(each =>
          [each.at, ...(each.also ?? [])].map(at => `${at} ${each.what}`),
        )
        const whole = JSON.stringify(form.definition ?? null)
        for (const [n, each] of rows.entries())
          for (const [name, words] of Object.entries(each)) {
            const at = `survey:${n + 2}`
            const isNoted = told.some(
              note => note === `${at} ${name}` || (name === '' && note.startsWith(`${at} `)),
            )
            const isLeftOut = form.notes.some(note => note.at === at && note.kind.startsWith('not-asked'))
            expect(isNoted || isLeftOut || whole.includes(words), `${name} of ${at}`).toBe(true)
          }
      }),
      { numRuns: 60, seed: 20261128 },
    )
  })

  test('settings that are not taken are told in one, and a text that is missing in the main language by its name', async () => {
    const form = await read({
      survey: [
        ['type', 'name', 'label::Svenska', 'label::English'],
        ['text', 'a', null, 'Question?'],
      ],
      settings: [
        ['form_title', 'public_key', 'instance_name'],
        ['Fritid', 'abc', 'x'],
      ],
    })
    expect(items(form)[0]?.label).toEqual({ sv: 'Question?', en: 'Question?' })
    expect(form.notes.map(each => sayTrouble(each, 'sv'))).toEqual(
      expect.arrayContaining([
        'Rad 2 i bladet survey: ”Question?” har ingen text på svenska. Där visas en annan text ur filen.',
        'Rad 2 i bladet settings: ”public_key, instance_name” följde inte med.',
      ]),
    )
  })

  test('every note is a sentence in both languages, and the worst stand first', async () => {
    const form = await read({
      survey: [
        head,
        ['text', 'a', 'A?'],
        ['geopoint', 'b', 'B?'],
        ['note', 'n', 'N', 'x()'],
        ['time', 't', 'T?'],
        ['start', 's', null],
      ],
      Blad2: [['x'], ['y']],
    })
    expect(groupNotes(form.notes).map(each => each.group)).toEqual([
      'not-asked',
      'not-shown',
      'answers',
      'information',
    ])
    for (const each of form.notes)
      for (const language of ['sv', 'en'] as const)
        expect(sayTrouble(each, language)).toMatch(/^[A-ZÅÄÖ“”].*\.$/)
    const geopoint = form.notes.find(each => each.kind === 'not-asked-type')
    expect(geopoint && sayTrouble(geopoint, 'sv')).toBe(
      'Rad 3 i bladet survey: frågan ”B?” ställs inte. Sorten geopoint finns inte här.',
    )
  })
})

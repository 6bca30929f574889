import { describe, expect, test } from 'vitest'
import { itemsOf } from '../../definition.ts'
import { exportDefinition, importDefinition } from '../exchange.ts'

const read = (item: unknown[], more = {}) => {
  const json = {
    resourceType: 'Questionnaire',
    language: 'sv',
    title: 'Utifrån',
    status: 'active',
    item,
    ...more,
  }
  return importDefinition(new TextEncoder().encode(JSON.stringify(json)), 'a.json')
}
type Read = Awaited<ReturnType<typeof read>>
const items = ({ definition }: Read) => (definition ? itemsOf(definition) : [])
const ids = (of: Read) => items(of).map(each => each.id)
const told = ({ notes }: Read) =>
  notes.map(each => `${each.kind} ${[each.at, ...(each.also ?? [])].join(' ')} ${each.what}`.trim())
const text = (linkId: string, more = {}) => ({ linkId, text: `${linkId}?`, type: 'string', ...more })
const coding = (code: string, display: string) => ({ valueCoding: { code, display } })
const sdc = 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-'

describe('A condition of a FHIR Questionnaire', () => {
  test('that is an expression leaves its question out with what hangs on it, and never asks everybody', async () => {
    const expression = {
      url: `${sdc}enableWhenExpression`,
      valueExpression: { language: 'text/fhirpath', expression: '%a > 5' },
    }
    const form = await read([
      text('a'),
      text('b', { extension: [expression], item: [text('b1')] }),
      text('c', { enableWhen: [{ question: 'b', operator: 'exists', answerBoolean: true }] }),
      {
        linkId: 'g',
        type: 'group',
        text: 'Grupp',
        extension: [expression],
        item: [text('d'), { linkId: 's', type: 'display', text: 'Läs' }],
      },
    ])
    expect(ids(form)).toEqual(['a'])
    expect(told(form)).toEqual(
      expect.arrayContaining([
        'not-asked-condition b %a > 5',
        'not-asked-inside b1 b?',
        'not-asked-depends c b',
        'not-asked-condition g %a > 5',
        'not-asked-inside d Grupp',
        'text-nowhere s Grupp',
      ]),
    )
  })

  test.each([
    [
      'a code with capitals',
      [coding('LA6568-5', 'Ja'), coding('LA6569-3', 'Nej')],
      { answerCoding: { code: 'LA6569-3' } },
      'la6569-3',
    ],
    ['a text', [{ valueString: 'Ja' }, { valueString: 'Nej' }], { answerString: 'Ja' }, 'ja'],
    [
      'a number below zero',
      [-2, -1, 0, 1, 2].map(valueInteger => ({ valueInteger })),
      { answerInteger: -2 },
      'minus-2',
    ],
    [
      'a day',
      [{ valueDate: '2026-01-01' }, { valueDate: '2027-01-01' }],
      { answerDate: '2027-01-01' },
      '2027-01-01',
    ],
  ])('on %s among the answers', async (_, answerOption, answer, id) => {
    const form = await read([
      { linkId: 'q', text: 'Q?', type: 'choice', answerOption },
      text('then', { enableWhen: [{ question: 'q', operator: '=', ...answer }] }),
    ])
    expect(form.problems).toBeUndefined()
    expect(items(form)[1]?.showWhen).toEqual({ item: 'q', is: [id] })
    const options = (items(form)[0] as unknown as { options: { id: string }[] }).options.map(each => each.id)
    expect(new Set(options).size).toBe(answerOption.length)
  })

  test('that looks at no question, at an answer that is not there, at a text or at a quantity leaves its question out', async () => {
    const when = (question: string, answer: object) => ({
      enableWhen: [{ question, operator: '=', ...answer }],
    })
    const form = await read([
      { linkId: 'q', text: 'Q?', type: 'choice', answerOption: [coding('a', 'A'), coding('b', 'B')] },
      text('t'),
      text('w', when('gone', { answerBoolean: true })),
      text('x', when('q', { answerCoding: { code: 'c' } })),
      text('y', when('t', { answerString: 'Anna' })),
      text('z', when('t', { answerQuantity: { value: 3 } })),
      text('u', { enableWhen: [{ question: 'q', operator: '~', answerBoolean: true }] }),
    ])
    expect(ids(form)).toEqual(['q', 't'])
    expect(
      form.notes
        .filter(each => each.kind.startsWith('not-asked'))
        .map(each => each.at)
        .sort(),
    ).toEqual([...'uwxyz'])
  })

  test('of STU3 has no operator, and one of several is enough', async () => {
    const form = await read([
      { linkId: 'q', text: 'Q?', type: 'boolean' },
      text('t'),
      text('u', {
        enableWhen: [
          { question: 'q', answerBoolean: true },
          { question: 't', hasAnswer: true },
        ],
      }),
    ])
    expect(items(form)[2]?.showWhen).toEqual({
      any: [
        { item: 'q', is: ['yes'] },
        { item: 't', answered: true },
      ],
    })
  })
})

describe('Questions of a FHIR Questionnaire', () => {
  test('a question under a question is asked after it, for the same people', async () => {
    const form = await read([
      { linkId: 'q', text: 'Q?', type: 'boolean' },
      text('a', {
        enableWhen: [{ question: 'q', operator: '=', answerBoolean: true }],
        item: [
          { linkId: 'h', type: 'display', text: 'Hjälp' },
          text('b', { enableWhen: [{ question: 'a', operator: 'exists', answerBoolean: true }] }),
        ],
      }),
    ])
    const own = { item: 'q', is: ['yes'] }
    expect(items(form).slice(1)).toMatchObject([
      { id: 'a', help: { sv: 'Hjälp' }, showWhen: own },
      { id: 'b', showWhen: { all: [own, { item: 'a', answered: true }] } },
    ])
    expect(told(form)).toContain('follow-up b a?')
  })

  test('of R5: coding with its answers, dateTime, time and quantity', async () => {
    const unit = (code: string) => ({
      url: 'http://hl7.org/fhir/StructureDefinition/questionnaire-unit',
      valueCoding: { code },
    })
    const form = await read([
      {
        linkId: 'a',
        text: 'A?',
        type: 'coding',
        answerConstraint: 'optionsOrString',
        answerOption: [coding('a', 'A'), coding('b', 'B')],
      },
      { linkId: 'b', text: 'B?', type: 'dateTime' },
      { linkId: 'c', text: 'C?', type: 'time' },
      { linkId: 'd', text: 'D?', type: 'quantity', extension: [unit('kg')] },
      { linkId: 'e', text: 'E?', type: 'string', repeats: true },
    ])
    expect(items(form)).toMatchObject([
      { kind: 'choice', other: true },
      { kind: 'text' },
      { kind: 'text' },
      { kind: 'number', unit: { sv: 'kg' } },
      { kind: 'text' },
    ])
    expect(told(form)).toEqual(expect.arrayContaining(['as-words b dateTime', 'as-words c time', 'once e']))
  })

  test('a value set in the file is taken, by its id, its address or as a server wrote it out; one elsewhere or in part is told', async () => {
    const concept = [
      { code: 'A', display: 'Ett', designation: [{ language: 'en', value: 'One' }] },
      { code: 'B', display: 'Två' },
    ]
    const set = (id: string, more: object) => ({
      resourceType: 'ValueSet',
      id,
      url: `http://x/${id}`,
      status: 'active',
      ...more,
    })
    const of = (linkId: string, answerValueSet: string) => ({
      linkId,
      text: `${linkId}?`,
      type: 'choice',
      answerValueSet,
    })
    const form = await read(
      [
        of('a', '#one'),
        of('b', 'http://x/one|2'),
        of('c', '#two'),
        of('d', '#part'),
        of('e', 'http://elsewhere'),
      ],
      {
        contained: [
          set('one', { compose: { include: [{ system: 'urn:s', concept }] } }),
          set('two', { expansion: { timestamp: '2026', contains: [{ code: 'x' }, { code: 'y' }] } }),
          set('part', { compose: { include: [{ system: 'urn:s', concept, filter: [{}] }] } }),
        ],
      },
    )
    expect(ids(form)).toEqual(['a', 'b', 'c'])
    expect(items(form)[0]).toMatchObject({
      options: [
        { id: 'a', label: { sv: 'Ett', en: 'One' } },
        { id: 'b', label: { sv: 'Två' } },
      ],
    })
    expect(told(form)).toEqual(
      expect.arrayContaining(['not-asked-list d #part', 'not-asked-list e http://elsewhere']),
    )
  })

  test('one code of two systems is two answers, and a condition on the code alone is not guessed', async () => {
    const of = (system: string) => ({ valueCoding: { system, code: 'a', display: system } })
    const form = await read([
      { linkId: 'q', text: 'Q?', type: 'choice', answerOption: [of('urn:x'), of('urn:y')] },
      text('t', { enableWhen: [{ question: 'q', operator: '=', answerCoding: { code: 'a' } }] }),
    ])
    expect(items(form)).toMatchObject([{ options: [{ label: { sv: 'urn:x' } }, { label: { sv: 'urn:y' } }] }])
    expect(told(form)).toContain('not-asked-option t a')
  })

  test('a repeating group is a table of what can stand in one, and the rest is told', async () => {
    const form = await read([
      {
        linkId: 'g',
        text: 'Syskon',
        type: 'group',
        repeats: true,
        item: [
          text('g/name'),
          { linkId: 'g/lives', text: 'Bor hemma?', type: 'boolean' },
          text('g/why', { enableWhen: [{ question: 'g/lives', operator: '=', answerBoolean: false }] }),
          { linkId: 'g/pic', text: 'Bild', type: 'attachment' },
          {
            linkId: 'g/in',
            type: 'group',
            text: 'Skola',
            item: [text('g/school', { item: [text('g/class')] })],
          },
        ],
      },
    ])
    expect(items(form)).toMatchObject([
      {
        kind: 'table',
        help: { sv: 'Skola' },
        columns: [{ id: 'name' }, { id: 'lives', kind: 'choice' }, { id: 'school' }],
      },
    ])
    expect(told(form)).toEqual(
      expect.arrayContaining([
        'not-asked-repeat g/why enableWhen',
        'not-asked-repeat g/pic attachment',
        'not-asked-repeat g/class g/school?',
      ]),
    )
  })

  test('what is hidden in the file is not asked here', async () => {
    const hidden = { url: 'http://hl7.org/fhir/StructureDefinition/questionnaire-hidden', valueBoolean: true }
    const form = await read([text('a'), text('b', { extension: [hidden] })])
    expect(ids(form)).toEqual(['a'])
    expect(told(form)).toContain('never-asked b b?')
  })

  test('with three groups of texts, each stands where it is read', async () => {
    const form = await read([
      { linkId: 's', type: 'display', text: 'Välkommen' },
      {
        linkId: 'g',
        type: 'group',
        text: 'Del',
        item: [text('a'), { linkId: 'g2', type: 'group', text: 'Inre', item: [text('b')] }],
      },
      { linkId: 'z', type: 'display', text: 'Tack' },
    ])
    expect(items(form).map(each => each.help)).toEqual([{ sv: 'Välkommen' }, { sv: 'Inre' }])
    expect(form.definition?.ending).toEqual({ sv: 'Tack' })
  })
})

describe('No element is lost in silence', () => {
  test('those that nobody reads are told, with the question that they stand at', async () => {
    const form = await read(
      [
        text('a', {
          initial: [{ valueString: 'x' }],
          prefix: '1.',
          readOnly: true,
          somethingNew: 3,
          extension: [
            { url: `${sdc}calculatedExpression`, valueExpression: { expression: '1' } },
            { url: 'http://x/own', valueString: 'y' },
          ],
        }),
      ],
      { publisher: 'Vi', useContext: [{ code: 1 }] },
    )
    expect(told(form)).toEqual(
      expect.arrayContaining([
        'no-default a initial',
        'look a prefix',
        'changeable a readOnly',
        'changeable a sdc-questionnaire-calculatedExpression',
        'left-out a somethingNew',
        'left-out a http://x/own',
        'left-out  status, publisher, useContext',
      ]),
    )
  })

  test('what is said as no is nothing to tell, and an answer without words is not shown as a dash', async () => {
    const no = { required: false, readOnly: false, repeats: false }
    const valueReference = { reference: 'Patient/1' }
    const form = await read([
      text('a', no),
      {
        linkId: 'g',
        type: 'group',
        text: 'G',
        ...no,
        item: [{ linkId: 'b', text: 'B?', type: 'boolean', ...no }],
      },
      {
        linkId: 'c',
        text: 'C?',
        type: 'choice',
        answerOption: [{ valueString: 'A' }, { valueReference }, { valueString: 'B' }],
      },
    ])
    expect(told(form)).toEqual(['not-asked-list c', 'written-by-us', 'left-out  status'])
  })

  test('an extension that changes the meaning leaves out its question, and stops the file where it stands elsewhere', async () => {
    const modifierExtension = [{ url: 'http://x/not', valueBoolean: true }]
    const form = await read([text('a'), text('b', { modifierExtension })])
    expect(ids(form)).toEqual(['a'])
    expect((await read([text('a')], { modifierExtension })).problems?.map(each => each.kind)).toEqual([
      'changes-meaning',
    ])
    const answerOption = [{ valueString: 'A', modifierExtension }, { valueString: 'B' }]
    const inOption = await read([{ linkId: 'q', text: 'Q?', type: 'choice', answerOption }])
    expect(inOption.problems).toEqual([{ kind: 'changes-meaning', at: 'q', what: 'modifierExtension' }])
  })

  test('what another program has added to a file of ours is told too', async () => {
    const own = await read([text('a'), text('b')])
    if (!own.definition) throw new Error('not read')
    const json = JSON.parse(exportDefinition(own.definition, 'fhir').text)
    json.item[0].item[0].prefix = '1.'
    json.item[0].item.push(text('new', { initial: [{ valueString: 'x' }] }))
    const again = await importDefinition(new TextEncoder().encode(JSON.stringify(json)), 'a.json')
    expect(ids(again)).toEqual(['a', 'b', 'new'])
    expect(told(again)).toEqual(['look a prefix', 'no-default new initial'])
  })
})

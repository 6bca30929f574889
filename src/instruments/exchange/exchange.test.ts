import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { anyDefinition } from '../any-definition.ts'
import { type Definition, definitionSchema } from '../definition.ts'
import { everyAnswer, everyKind } from '../fill/every-kind.ts'
import {
  exportDefinition,
  exportResponse,
  importDefinition,
  importResponse,
  mostInFile,
  sayTrouble,
} from './exchange.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const kindsOf = async (given: Uint8Array | string) => {
  const { problems } = await importDefinition(typeof given === 'string' ? bytes(given) : given, 'a.json')
  return problems?.map(each => each.kind)
}
const changed = (change: (definition: Definition) => void) => {
  const definition = structuredClone(everyKind)
  change(definition)
  return JSON.stringify(definition)
}
const itemOf = (definition: Definition, place: number) =>
  definition.sections[0]?.items[place] as Definition['sections'][number]['items'][number]

describe('Our JSON', () => {
  test('Any definition comes back as it was, also with a byte order mark', async () => {
    await fc.assert(
      fc.asyncProperty(anyDefinition, async definition => {
        const { text, fileName } = exportDefinition(definition, 'json', 2)
        expect(fileName).toBe(`${definition.code}.2.json`)
        const read = await importDefinition(bytes(`\uFEFF${text}`), fileName)
        expect(read.definition ?? definition).toEqual(definition)
      }),
      { numRuns: 30 },
    )
  })

  test('definition.schema.json is the schema that the engine reads by: after a change run this with UPDATE_SCHEMA=1, then biome', () => {
    const path = join(import.meta.dirname, '../definition.schema.json')
    const schema = { title: 'kring-instrument/1', ...z.toJSONSchema(definitionSchema) }
    if (process.env.UPDATE_SCHEMA) writeFileSync(path, JSON.stringify(schema))
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual(schema)
  })
})

describe('A file of bad will or bad luck gets a clear answer', () => {
  test.each([
    ['empty', '', ['file-empty']],
    ['not JSON', '{"a": ', ['not-json']],
    ['another JSON', '[1, 2]', ['wrong-form']],
    ['null', 'null', ['wrong-form']],
    ['a FHIR Patient', '{"resourceType":"Patient"}', ['not-a-questionnaire']],
    ['a FHIR Questionnaire of nothing', '{"resourceType":"Questionnaire"}', ['no-items']],
    [
      'a FHIR Questionnaire of nonsense',
      '{"resourceType":"Questionnaire","item":[{"linkId":3}]}',
      ['wrong-form', 'wrong-form'],
    ],
    ['nested a million deep', '['.repeat(1_000_000), ['too-nested']],
    // It held the server for minutes: strings that are opened and never closed.
    ['strings never closed, of 1 MB', '\\"'.repeat(500_000), ['not-json']],
    ['a string of brackets', changed(each => (each.title.sv = '[{'.repeat(200))), []],
    ['a text of 1 MB', changed(each => (each.title.sv = 'å'.repeat(1_000_000))), ['too-large']],
    ['a text too long', changed(each => (each.title.sv = 'å'.repeat(20_000))), ['wrong-form']],
    ['two items with one id', changed(each => (itemOf(each, 1).id = 'text')), ['same-id']],
    [
      'a loop',
      changed(each => Object.assign(itemOf(each, 2), { showWhen: { item: 'why', answered: true } })),
      ['loop', 'loop'],
    ],
    ['the main language missing', changed(each => (each.title = { en: 'Only' })), ['missing-main']],
    ['an unknown kind', changed(each => Object.assign(itemOf(each, 0), { kind: 'script' })), ['wrong-form']],
    ['a proto', changed(() => {}).replace('"format"', '"__proto__":{"a":1},"format"'), ['wrong-form']],
  ])('%s', async (_, text, kinds) => {
    const found = await kindsOf(text)
    expect([...new Set(found)].sort()).toEqual([...new Set(kinds)].sort())
  })

  test('wrong encoding, and too large before it is read', async () => {
    const latin1 = Buffer.from(JSON.stringify(everyKind), 'latin1')
    expect(await kindsOf(new Uint8Array(latin1))).toEqual(['wrong-encoding'])
    expect(await kindsOf(new Uint8Array(mostInFile + 1))).toEqual(['file-too-large'])
    expect(await kindsOf(new Uint8Array(Buffer.from(JSON.stringify(everyKind), 'utf16le')))).toEqual([
      'wrong-encoding',
    ])
  })

  test('and never throws, whatever the bytes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.uint8Array(), fc.json().map(bytes), fc.jsonValue().map(fhirOf)),
        async given => {
          const { problems = [], notes } = await importDefinition(given, 'a')
          for (const each of [...problems, ...notes])
            for (const language of ['sv', 'en'] as const) expect(sayTrouble(each, language)).toMatch(/\S/)
          importResponse(everyKind, given)
        },
      ),
      { numRuns: 300 },
    )
  })
})

const fhirOf = (item: unknown) =>
  bytes(JSON.stringify({ resourceType: 'Questionnaire', item: [item], extension: item }))

describe('A FHIR Questionnaire by somebody else', () => {
  const foreign = (item: unknown[], more = {}) =>
    importDefinition(
      bytes(
        JSON.stringify({
          resourceType: 'Questionnaire',
          language: 'en',
          title: 'Foreign',
          status: 'active',
          item,
          ...more,
        }),
      ),
      'a.json',
    )

  test('is read: groups, booleans, value sets, conditions; and what has no place is told', async () => {
    const { definition, notes, problems } = await foreign(
      [
        { linkId: '1.1', text: 'Smokes?', type: 'boolean' },
        {
          linkId: 'G',
          text: 'Group',
          type: 'group',
          item: [
            { linkId: 'shown', text: 'Read this', type: 'display' },
            {
              linkId: 'G.1',
              text: 'How many?',
              type: 'integer',
              initial: [{ valueInteger: 3 }],
              enableWhen: [{ question: '1.1', operator: '=', answerBoolean: true }],
            },
            { linkId: 'G.2', text: 'Which?', type: 'choice', repeats: true, answerValueSet: '#set' },
          ],
        },
      ],
      {
        contained: [
          {
            resourceType: 'ValueSet',
            id: 'set',
            status: 'active',
            compose: {
              include: [{ system: 'urn:x', concept: [{ code: 'A', display: 'Ay' }, { code: 'B' }] }],
            },
          },
        ],
      },
    )
    expect(problems).toBeUndefined()
    expect(definition?.sections.map(each => each.items)).toMatchObject([
      [{ id: '1-1', kind: 'choice', options: [{ id: 'yes' }, { id: 'no' }] }],
      [
        { id: 'g-1', kind: 'number', showWhen: { item: '1-1', is: ['yes'] } },
        { id: 'g-2', kind: 'choices', options: [{ id: 'a', label: { en: 'Ay' } }, { id: 'b' }] },
      ],
    ])
    expect(definition?.sections[1]?.items[1]?.help).toEqual({ en: 'Read this' })
    expect(notes.map(each => `${each.kind} ${each.at}`)).toEqual(
      expect.arrayContaining(['no-default G.1', 'renamed 1.1', 'written-by-us ']),
    )
  })

  test('leaves out a question that we have no kind for, with its words and why', async () => {
    const { definition, notes } = await foreign([
      { linkId: 'a', text: 'A', type: 'string' },
      { linkId: 'b', text: 'B', type: 'reference' },
      { linkId: 'c', text: 'C', type: 'choice', answerValueSet: 'http://example.org/set' },
    ])
    expect(definition?.sections.flatMap(each => each.items.map(item => item.id))).toEqual(['a'])
    expect(notes).toContainEqual({ kind: 'not-asked-type', at: 'b', what: 'reference', words: 'B' })
    expect(notes).toContainEqual({
      kind: 'not-asked-list',
      at: 'c',
      what: 'http://example.org/set',
      words: 'C',
    })
  })

  test('of which no question can be asked is refused, and each is told', async () => {
    const { definition, notes, problems } = await foreign([{ linkId: 'b', text: 'B', type: 'attachment' }])
    expect(definition).toBeUndefined()
    expect(problems?.map(each => each.kind)).toEqual(['no-items'])
    expect(notes.map(each => each.kind)).toContain('not-asked-type')
  })
})

describe('A FHIR QuestionnaireResponse', () => {
  const text = exportResponse(everyKind, everyAnswer, { number: 1 }).text
  test('with a forged answer, an unknown question or to another form is refused', () => {
    const kinds = (from: string, to: string) =>
      importResponse(everyKind, bytes(text.replace(from, to))).problems?.map(each => each.kind)
    expect(kinds('"code": "yes"', '"code": "hacked"')).toContain('wrong-answer')
    expect(kinds('"linkId": "long"', '"linkId": "gone"')).toEqual(['no-item'])
    expect(kinds('every-kind|1', 'another|1')).toContain('other-questionnaire')
    expect(importResponse(everyKind, bytes('{}')).problems?.map(each => each.kind)).toEqual([
      'not-a-response',
    ])
  })
})

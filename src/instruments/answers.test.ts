import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { drawnIn, mostPoints, mostStrokes, readAnswers } from './answers.ts'
import { anyDefinition } from './any-definition.ts'
import { type Definition, type Item, itemsOf, optionsOf } from './definition.ts'
import { everyAnswer, everyKind } from './fill/every-kind.ts'

const judge = (id: string, value: unknown) => {
  const { answers, problems } = readAnswers(everyKind, { choice: 'yes', [id]: value }, { partial: true })
  return { answer: answers[id], problem: problems.find(each => each.item === id)?.kind }
}

describe('An answer of each kind', () => {
  test('that is right is kept as it is', () => {
    expect(readAnswers(everyKind, everyAnswer)).toEqual({ answers: everyAnswer, problems: [] })
  })

  const points = (strokes: number, each: number) =>
    Array.from({ length: strokes }, () => Array(each * 2).fill(1))
  test.each<[string, unknown, string]>([
    ['text', 7, 'wrong-form'],
    ['text', 'a'.repeat(501), 'too-long'],
    ['long', ['a'], 'wrong-form'],
    ['long', 'a'.repeat(1_000_000), 'too-long'],
    ['choice', 'maybe', 'not-a-choice'],
    ['choice', ['yes'], 'wrong-form'],
    ['choice', { other: 7 }, 'wrong-form'],
    ['choice', { others: 'a' }, 'wrong-form'],
    ['choice', '$dont-know', 'not-a-choice'],
    ['choices', 'a', 'wrong-form'],
    ['choices', ['a', 'a'], 'wrong-form'],
    ['choices', ['a', 'd'], 'not-a-choice'],
    ['choices', ['a', 'b', 'c'], 'too-many'],
    ['scale', 'very', 'not-a-choice'],
    ['scale', 3, 'not-a-choice'],
    ['pair', 'Vänner', 'wrong-form'],
    ['pair', { score: 'a' }, 'wrong-form'],
    ['pair', { needs: ['a'] }, 'wrong-form'],
    ['pair', { needs: 'a'.repeat(10_001) }, 'too-long'],
    ['area', ['rich'], 'not-a-choice'],
    ['area', 'safe', 'wrong-form'],
    ['rows', { home: 'very' }, 'not-a-choice'],
    ['rows', { away: 'partly' }, 'wrong-form'],
    ['rows', { home: '$dont-know' }, 'not-a-choice'],
    ['rows', ['partly'], 'wrong-form'],
    ['words', { now: 'a' }, 'wrong-form'],
    ['words', { now: { when: 'a' } }, 'wrong-form'],
    ['words', { now: { what: 'a'.repeat(2001) } }, 'too-long'],
    ['table', { name: 'a' }, 'wrong-form'],
    ['table', [{ age: 3 }], 'wrong-form'],
    ['table', [{ hours: '3' }], 'not-a-number'],
    ['table', [{ day: '2026-02-30' }], 'not-a-date'],
    ['table', [{ kind: 'z' }], 'not-a-choice'],
    ['table', Array(7).fill({ name: 'a' }), 'too-many'],
    ['table', [['a']], 'wrong-form'],
    ['faces', 'great', 'not-a-choice'],
    ['faces', 5, 'not-a-choice'],
    ['ranking', ['time', 'time'], 'wrong-form'],
    ['ranking', ['time', 'money'], 'not-a-choice'],
    ['number', '12', 'not-a-number'],
    ['number', Number.NaN, 'not-a-number'],
    ['number', Number.POSITIVE_INFINITY, 'not-a-number'],
    ['number', -1, 'out-of-range'],
    ['number', 51, 'out-of-range'],
    ['number', 1.25, 'not-a-number'],
    ['date', '22/11 2026', 'not-a-date'],
    ['date', '2026-13-01', 'not-a-date'],
    ['date', '2025-02-29', 'not-a-date'],
    ['date', 20261122, 'not-a-date'],
    ['drawing', '<svg onload="x">', 'wrong-form'],
    ['drawing', [[1]], 'wrong-form'],
    ['drawing', [[1, 2, 3]], 'wrong-form'],
    ['drawing', [[0, 1001]], 'wrong-form'],
    ['drawing', [[0.5, 1]], 'wrong-form'],
    ['drawing', points(mostStrokes + 1, 1), 'too-many'],
    ['drawing', points(2, mostPoints / 2 + 1), 'too-many'],
    ['drawing', { words: 'a', script: 'b' }, 'wrong-form'],
    ['drawing', { strokes: '<svg>' }, 'wrong-form'],
  ])('%s: %j is refused', (id, value, problem) => {
    expect(judge(id, value)).toEqual({ answer: undefined, problem })
  })

  test.each<[string, unknown]>([
    ['choice', { other: 'Något annat' }],
    ['scale', '$not-relevant'],
    ['choices', '$dont-know'],
    ['number', 0],
    ['number', 50],
    ['date', '2024-02-29'],
    ['drawing', { words: 'En bil' }],
    ['ranking', ['place']],
    ['pair', { needs: 'Sömn' }],
  ])('%s: %j is kept', (id, value) => expect(judge(id, value)).toEqual({ answer: value, problem: undefined }))

  test('that says nothing is no answer', () => {
    for (const [id, value] of Object.entries({
      text: '',
      choices: [],
      pair: { strengths: '' },
      table: [{}, { name: '' }],
      drawing: { words: '', strokes: '[]' },
      rows: { home: null },
      words: { now: {} },
      area: null,
    }))
      expect(judge(id, value)).toEqual({ answer: undefined, problem: undefined })
  })

  test('drawn and told of in words is both, and drawn only is its strokes', () => {
    const both = judge('drawing', { words: 'En bil', strokes: [[1, 2, 3, 4]] }).answer
    expect(both && drawnIn(both)).toEqual({ words: 'En bil', strokes: [[1, 2, 3, 4]] })
    expect(judge('drawing', { words: '', strokes: '[[1,2]]' }).answer).toEqual([[1, 2]])
  })
})

describe('Answers', () => {
  test('to items that are not there, or of no form at all, are refused', () => {
    expect(readAnswers(everyKind, { gone: 'a' }, { partial: true }).problems).toEqual([
      { item: 'gone', kind: 'unknown-item', what: 'gone' },
    ])
    for (const given of [null, undefined, 'a', 7, ['text'], true])
      expect(readAnswers(everyKind, given)).toEqual({
        answers: {},
        problems: [{ item: '', kind: 'wrong-form', what: '' }],
      })
    const proto = readAnswers(
      everyKind,
      JSON.parse('{"__proto__": {"a": 1}, "constructor": "x", "text": "a"}'),
    )
    expect(proto.problems.map(each => each.item)).toEqual(['__proto__', 'constructor'])
    expect(Object.getPrototypeOf(proto.answers)).toBe(Object.prototype)
  })

  test('that are required are missed, unless it is a draft; one that was wrong is not missed too', () => {
    expect(readAnswers(everyKind, {}).problems).toEqual([{ item: 'text', kind: 'missing', what: '' }])
    expect(readAnswers(everyKind, {}, { partial: true }).problems).toEqual([])
    expect(readAnswers(everyKind, { text: 7 }).problems.map(each => each.kind)).toEqual(['wrong-form'])
  })

  test('to a required scale of rows are whole when every row has one', () => {
    const all = structuredClone(everyKind)
    const rows = itemsOf(all).find(each => each.id === 'rows') as Item
    rows.required = true
    const missing = (answer: unknown) =>
      readAnswers(all, { text: 'a', rows: answer }).problems.map(each => each.kind)
    expect(missing({ home: 'partly' })).toEqual(['missing'])
    expect(missing({ home: 'partly', school: '$not-relevant' })).toEqual([])
    expect(missing('$not-relevant')).toEqual([])
  })

  test('to what is not asked are left out silently, right or wrong, and are not required', () => {
    const hidden = structuredClone(everyKind)
    const why = itemsOf(hidden).find(each => each.id === 'why') as Item
    why.required = true
    expect(readAnswers(hidden, { text: 'a', choice: 'no', why: 'x' })).toEqual({
      answers: { text: 'a', choice: 'no' },
      problems: [],
    })
    expect(readAnswers(hidden, { text: 'a', choice: 'no', why: 7 }).problems).toEqual([])
    expect(readAnswers(hidden, { text: 'a', choice: 'yes' }).problems.map(each => each.item)).toEqual(['why'])
  })

  test('what was right is kept beside what was wrong', () => {
    expect(readAnswers(everyKind, { ...everyAnswer, number: 'x' }).answers).toEqual(
      Object.fromEntries(Object.entries(everyAnswer).filter(([id]) => id !== 'number')),
    )
  })

  test('nested without end are refused', () => {
    const deep = JSON.parse('['.repeat(50_000) + ']'.repeat(50_000))
    for (const id of Object.keys(everyAnswer)) expect(judge(id, deep).answer).toBeUndefined()
    expect(judge('drawing', { strokes: '['.repeat(50_000) + ']'.repeat(50_000) })).toEqual({
      answer: undefined,
      problem: 'wrong-form',
    })
  })

  test('whatever is given, reading never throws, and what was read reads the same again', () => {
    fc.assert(
      fc.property(
        anyDefinition,
        fc.infiniteStream(anyAnswer),
        fc.infiniteStream(fc.nat(9)),
        (definition, wild, luck) => {
          const given = Object.fromEntries(
            itemsOf(definition).map(item => [
              item.id,
              luck.next().value < 4 ? wild.next().value : likely(definition, item, wild.next().value),
            ]),
          )
          const { answers } = readAnswers(definition, given)
          expect(JSON.parse(JSON.stringify(answers))).toEqual(answers)
          const again = readAnswers(definition, answers)
          expect(again.answers).toEqual(answers)
          expect(again.problems.filter(each => each.kind !== 'missing')).toEqual([])
        },
      ),
      { numRuns: 300 },
    )
    fc.assert(
      fc.property(fc.anything(), given => void readAnswers(everyKind, given)),
      { numRuns: 300 },
    )
  })
})

const anyAnswer: fc.Arbitrary<unknown> = fc.oneof(
  fc.jsonValue({ noUnicodeString: true }).map(each => JSON.parse(JSON.stringify(each).replaceAll('-0', '0'))),
  fc.constantFrom(
    '$dont-know',
    '$not-relevant',
    '',
    0,
    5,
    '2026-11-22',
    [[1, 2]],
    { words: 'a', strokes: '[[1,2]]' },
    { strengths: 'a', needs: '' },
    { other: 'a' },
    [{ a: '' }, { a: 'x' }],
  ),
)

/** Something of about the right form. */
function likely(definition: Definition, item: Item, wild: unknown): unknown {
  const known = optionsOf(definition, item).map(each => each.id)
  if (item.kind === 'matrix')
    return Object.fromEntries(
      item.rows.map(row => [
        row.id,
        item.columns
          ? {
              [item.columns[0]?.id ?? '']: 'x',
              ...(typeof wild === 'string' ? { [item.columns.at(-1)?.id ?? '']: wild } : {}),
            }
          : known[0],
      ]),
    )
  if (item.kind === 'table')
    return [Object.fromEntries(item.columns.map(each => [each.id, each.options?.[0]?.id ?? wild])), {}]
  if (item.kind === 'choices' || item.kind === 'ranking') return known
  return known[1] ?? wild
}

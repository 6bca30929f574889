import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Answers } from './answer.ts'
import { anyDefinition } from './any-definition.ts'
import { askedItems, holds, isAnswered } from './conditions.ts'
import type { Condition, Definition, Item } from './definition.ts'
import { itemsOf } from './definition.ts'
import { everyKind } from './fill/every-kind.ts'

const chain = (conditions: Record<string, Condition | undefined>): Definition => ({
  ...everyKind,
  sections: [
    {
      id: 'all',
      title: { sv: 'Allt' },
      items: Object.entries(conditions).map(
        ([id, showWhen]): Item => ({
          id,
          kind: 'text',
          label: { sv: id },
          ...(showWhen ? { showWhen } : {}),
        }),
      ),
    },
  ],
})
const asked = (definition: Definition, answers: Answers) => [...askedItems(definition, answers)].sort()

describe('What is asked', () => {
  const definition = chain({
    c: { item: 'b', answered: true },
    b: { item: 'a', answered: true },
    a: undefined,
    d: { not: { item: 'b', answered: true } },
  })

  test('follows the answers, in whatever order the items stand', () => {
    expect(asked(definition, {})).toEqual(['a', 'd'])
    expect(asked(definition, { a: 'x' })).toEqual(['a', 'b', 'd'])
    expect(asked(definition, { a: 'x', b: 'y' })).toEqual(['a', 'b', 'c'])
  })

  test('does not hang on the answer of an item that is itself not asked', () => {
    expect(asked(definition, { b: 'y' })).toEqual(['a', 'd'])
  })

  test('is shown, not lost, where a draft goes in a ring', () => {
    const ring = chain({ a: { item: 'b', answered: true }, b: { item: 'a', answered: true } })
    expect(asked(ring, {})).toEqual([])
    expect(asked(ring, { a: 'x', b: 'y' })).toEqual(['a', 'b'])
  })

  test('holds also for the condition of the section', () => {
    const [section] = chain({ a: undefined }).sections
    const two = {
      ...everyKind,
      sections: [
        chain({ z: undefined }).sections[0],
        { ...section, id: 's', showWhen: { item: 'z', answered: true } },
      ],
    } as Definition
    expect(asked(two, {})).toEqual(['z'])
    expect(asked(two, { z: 'x' })).toEqual(['a', 'z'])
  })

  test('is settled for any definition, and everything without a condition is asked', () => {
    fc.assert(
      fc.property(anyDefinition, definition => {
        const found = askedItems(definition, {})
        for (const section of definition.sections)
          for (const item of section.items)
            if (!section.showWhen && !item.showWhen) expect(found).toContain(item.id)
        expect(found.size).toBeLessThanOrEqual(itemsOf(definition).length)
      }),
      { numRuns: 100 },
    )
  })
})

describe('A condition', () => {
  const given: Record<string, unknown> = {
    one: 'a',
    many: ['a', 'c'],
    number: 5,
    zero: 0,
    empty: '',
    unknown: '$dont-know',
  }
  test.each<[Condition, boolean]>([
    [{ item: 'one', is: ['a', 'b'] }, true],
    [{ item: 'one', is: ['b'] }, false],
    [{ item: 'many', is: ['c'] }, true],
    [{ item: 'gone', is: ['a'] }, false],
    [{ item: 'unknown', is: ['$dont-know'] }, true],
    [{ item: 'number', atLeast: 5 }, true],
    [{ item: 'number', atMost: 4 }, false],
    [{ item: 'gone', atMost: 4 }, false],
    [{ item: 'zero', answered: true }, true],
    [{ item: 'empty', answered: true }, false],
    [{ not: { item: 'one', is: ['b'] } }, true],
    [
      {
        all: [
          { item: 'one', is: ['a'] },
          { item: 'number', atLeast: 6 },
        ],
      },
      false,
    ],
    [
      {
        any: [
          { item: 'one', is: ['b'] },
          { item: 'number', atLeast: 2 },
        ],
      },
      true,
    ],
  ])('%j is %s', (condition, expected) => expect(holds(condition, item => given[item])).toBe(expected))

  test.each<[unknown, boolean]>([
    [undefined, false],
    [null, false],
    ['', false],
    [[], false],
    [{}, false],
    [['', null], false],
    [{ a: '' }, false],
    [{ a: { b: [] } }, false],
    [0, true],
    [' ', true],
    [['a'], true],
    [{ a: { b: 'c' } }, true],
  ])('%j is answered: %s', (answer, expected) => expect(isAnswered(answer)).toBe(expected))
})

import { describe, expect, test } from 'vitest'
import { circles, crossing, exported, foreignNames, importsOf } from '../bin/checks/boundaries.mjs'

/** Each kind of import that the check must refuse: a check that sees nothing is green too. */
describe('an import is refused', () => {
  const refused = [
    // Passed before the check denied by default.
    ['src/platform/log.ts', 'src/overview/hubs/places.ts'],
    ['src/ui/button.tsx', 'src/overview/log/index.ts'],
    ['src/child/plans/routes.tsx', 'src/overview/family/family.ts'],
    ['src/ui/button.tsx', 'src/platform/database/transaction.ts'],
    ['src/new-part/a.ts', 'src/child/plans/index.ts'],
    ['src/platform/log.ts', 'src/new-part/a.ts'],
    // Upwards and across.
    ['src/i18n/index.ts', 'src/ui/index.ts'],
    ['src/ui/button.tsx', 'src/platform/ids.ts'],
    ['src/platform/log.ts', 'src/child/plans/index.ts'],
    ['src/ui/button.tsx', 'src/people/units/index.ts'],
    ['src/people/units/a.ts', 'src/sharing/disclosures/index.ts'],
    ['src/sharing/drafts/a.ts', 'src/child/plans/index.ts'],
    ['src/sharing/drafts/a.ts', 'src/instruments/index.ts'],
    ['src/instruments/answers.ts', 'src/learning/surveys/index.ts'],
    ['src/child/plans/routes.tsx', 'src/practice/forums/index.ts'],
    ['src/learning/insight/a.ts', 'src/child/plans/index.ts'],
    ['src/child/plans/plan.ts', 'src/app.tsx'],
    // Past a noun's index, and what stands on the demo and the tests.
    ['src/child/plans/routes.tsx', 'src/child/worries/worries.ts'],
    ['src/child/plans/routes.tsx', 'src/instruments/answers.ts'],
    ['src/overview/inbox/inbox.ts', 'src/child/worries/routes.tsx'],
    ['src/child/plans/plan.ts', 'demo/seed.ts'],
  ] as const
  test.each(refused)('%s → %s', (file, target) => {
    expect(crossing(file, target)).toBeTypeOf('string')
  })
})

test('an import that the layout allows is not refused', () => {
  for (const [file, target] of [
    ['src/child/plans/routes.tsx', 'src/child/worries/index.ts'],
    ['src/child/plans/routes.tsx', 'src/sharing/events/index.ts'],
    ['src/child/floor.ts', 'src/child/worries/routes.tsx'],
    ['src/overview/nouns.ts', 'src/child/floor.ts'],
    ['src/ui/button.tsx', 'src/i18n/index.ts'],
    ['src/platform/log.ts', 'src/ui/index.ts'],
    ['src/app.tsx', 'src/overview/floor.ts'],
  ] as const)
    expect(crossing(file, target)).toBeUndefined()
})

test('an index that exports its routes is refused', () => {
  expect(exported('src/child/worries/index.ts', 'src/child/worries/routes.tsx')).toBeTypeOf('string')
  expect(exported('src/child/worries/index.ts', 'src/child/worries/worries.ts')).toBeUndefined()
})

test('a type that is imported is an arrow like any other', () => {
  const arrows = [
    ...importsOf('src/a.ts', "import type { B } from './b.ts'"),
    ...importsOf('src/b.ts', "import { a } from './a.ts'"),
  ]
  expect(circles(arrows.map(({ file, target }) => [file, target]))).toEqual([['src/a.ts', 'src/b.ts']])
})

test('a circle is found, however long', () => {
  expect(
    circles([
      ['a', 'b'],
      ['b', 'c'],
      ['c', 'a'],
      ['c', 'd'],
    ]),
  ).toEqual([['a', 'b', 'c']])
  expect(
    circles([
      ['a', 'b'],
      ['a', 'c'],
      ['b', 'c'],
    ]),
  ).toEqual([])
})

test('SQL that names the table of another part is refused, and a comment is not', () => {
  const known = new Set(['child.plans', 'learning.surveys', 'people.units'])
  const names = (file: string, text: string) => foreignNames(file, text, known)
  expect(names('src/platform/live/index.ts', 'sql`select from child.plans`')).toHaveLength(1)
  expect(names('src/learning/surveys/a.ts', "tx.selectFrom('child.plans as p')")).toHaveLength(1)
  expect(names('src/child/plans/a.ts', 'sql`select from learning.surveys`')).toHaveLength(1)
  expect(names('src/child/plans/a.ts', 'sql`select from child.plans join people.units`')).toEqual([])
  expect(names('src/platform/a.ts', '/** as in child.plans */ // child.plans\n const a = 1')).toEqual([])
})

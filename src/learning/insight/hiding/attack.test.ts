import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { solve } from 'yalps'
import { type Cell, hide, type Sum } from './index.ts'

const long = process.env.KRING_LONG === '1'

/**
 * The attacker knows every sum, every cell that some page shows, and that counts are not negative. For each hidden cell the least
 * and the most that it can be: where these meet, it is found. Written apart from what it attacks: no elimination, no shortcuts.
 */
function attack(cells: readonly Cell[], sums: readonly Sum[], hidden: ReadonlySet<string>) {
  const shown = new Map(cells.filter(({ id }) => !hidden.has(id)).map(({ id, value }) => [id, value]))
  const bounds = (target: Map<string, number>, direction: 'maximize' | 'minimize') => {
    const constraints = new Map<string, { equal: number }>()
    const variables = new Map(
      [...hidden].map(id => [id, new Map<string, number>([['goal', target.get(id) ?? 0]])]),
    )
    for (const [i, { total, parts }] of sums.entries()) {
      let right = shown.get(total) ?? 0
      const row = `sum ${i}`
      const count = new Map<string, number>()
      if (hidden.has(total)) count.set(total, -1)
      for (const part of parts) {
        if (hidden.has(part)) count.set(part, (count.get(part) ?? 0) + 1)
        else right -= shown.get(part) ?? 0
      }
      for (const [id, c] of count) variables.get(id)?.set(row, c)
      if (count.size) constraints.set(row, { equal: right })
    }
    const { status, result } = solve({ direction, objective: 'goal', constraints, variables })
    if (status === 'unbounded') return Number.POSITIVE_INFINITY
    expect(status).toBe('optimal')
    return Math.round(result * 1e6) / 1e6
  }
  const range = (target: Map<string, number>) => {
    const least = Math.ceil(bounds(target, 'minimize') - 1e-6)
    return { least: Object.is(least, -0) ? 0 : least, most: Math.floor(bounds(target, 'maximize') + 1e-6) }
  }
  return {
    found: () =>
      [...hidden].filter(id => {
        const { least, most } = range(new Map([[id, 1]]))
        return least >= most
      }),
    range,
  }
}

type Leaf = { kind: number; organisation: number; unit: number; role: number; answers: number[] }

const leaf = (categories: number, most: number): fc.Arbitrary<Leaf> =>
  fc.record({
    kind: fc.nat(1),
    organisation: fc.nat(2),
    unit: fc.nat(2),
    role: fc.nat(2),
    answers: fc.array(fc.oneof(fc.nat(3), fc.nat(most), fc.constant(0)), {
      minLength: categories,
      maxLength: categories,
    }),
  })

/** One question as every page can ask for it: the whole, kinds, organisations, units, roles; each answer and a group of answers. */
function questionOf(leaves: readonly Leaf[], limit: number) {
  const categories = leaves[0]?.answers.length ?? 0
  const cells = new Map<string, Cell>()
  const groups = new Map<string, Map<string, Leaf[]>>()
  const put = (group: string, parent: string | undefined, each: Leaf) => {
    const own = groups.get(group) ?? new Map()
    groups.set(group, own)
    const list = own.get(parent ?? '') ?? []
    own.set(parent ?? '', [...list, each])
  }
  for (const each of leaves) {
    const k = `kind${each.kind}`
    const o = `${k}/org${each.organisation}`
    put('all', undefined, each)
    put(k, 'all', each)
    put(o, k, each)
    put(`${o}/unit${each.unit}`, o, each)
    put(`role${each.role}`, 'all+', each)
  }
  const sums: Sum[] = []
  const children = new Map<string, string[]>()
  for (const [group, byParent] of groups) {
    const [parent, own] = [...byParent][0] as [string, Leaf[]]
    const n = own.reduce((sum, { answers }) => sum + answers.reduce((a, b) => a + b, 0), 0)
    if (!n) continue
    if (parent) children.set(parent, [...(children.get(parent) ?? []), group])
    const counts = Array.from({ length: categories }, (_, c) =>
      own.reduce((sum, { answers }) => sum + (answers[c] ?? 0), 0),
    )
    const put = (id: string, value: number, more: Partial<Cell> = {}) =>
      cells.set(id, { id, value, sensitive: n < limit, ...more })
    put(`${group}:n`, n, { known: true, sensitive: false })
    for (const [c, value] of counts.entries()) put(`${group}:${c}`, value)
    put(`${group}:agree`, (counts[0] ?? 0) + (counts[1] ?? 0), { cost: 20 })
    sums.push({ total: `${group}:n`, parts: counts.map((_, c) => `${group}:${c}`) })
    sums.push({ total: `${group}:agree`, parts: [`${group}:0`, `${group}:1`] })
  }
  for (const [parent, below] of children)
    for (const column of [...Array.from({ length: categories }, (_, c) => String(c)), 'agree'])
      sums.push({
        total: `${parent.replace('+', '')}:${column}`,
        parts: below.map(group => `${group}:${column}`),
      })
  return { cells: [...cells.values()], sums }
}

const question = fc
  .integer({ min: 2, max: 5 })
  .chain(categories => fc.array(leaf(categories, 30), { minLength: 1, maxLength: 10 }))
  .filter(leaves => leaves.some(({ answers }) => answers.some(Boolean)))

/** Where even hiding everything would not help: a group's known size alone says that all its cells are 0 or … never here. */
describe('R16: who combines every view does not find a hidden cell', () => {
  test('over all groups, both dimensions and groups of answers, for limits 5 to 20', {
    timeout: 600_000,
  }, () => {
    fc.assert(
      fc.property(question, fc.integer({ min: 5, max: 20 }), (leaves, limit) => {
        const { cells, sums } = questionOf(leaves, limit)
        const hidden = new Set(hide(cells, sums, limit))
        for (const { id, value, known } of cells) if (!known && value < limit) expect(hidden).toContain(id)
        // With every cell hidden the sizes of groups are all there is to know: what they tell is not this table's to keep.
        const unavoidable = new Set(
          attack(cells, sums, new Set(cells.filter(({ known }) => !known).map(({ id }) => id))).found(),
        )
        expect(
          attack(cells, sums, hidden)
            .found()
            .filter(id => !unavoidable.has(id)),
        ).toEqual([])
      }),
      { numRuns: long ? 3000 : 60 },
    )
  })

  test('hidden answers of one group are not known to be few together, unless the group is', {
    timeout: 600_000,
  }, () => {
    fc.assert(
      fc.property(question, fc.integer({ min: 5, max: 20 }), (leaves, limit) => {
        const { cells, sums } = questionOf(leaves, limit)
        const hidden = new Set(hide(cells, sums, limit))
        for (const { total, parts } of sums) {
          const gone = parts.filter(id => hidden.has(id))
          if (!gone.length || hidden.has(total) || gone.length === parts.length) continue
          const { least, most } = attack(cells, sums, hidden).range(new Map(gone.map(id => [id, 1])))
          if (least === most) expect(least).toBeGreaterThanOrEqual(limit)
        }
      }),
      { numRuns: long ? 600 : 15 },
    )
  })
})

test('the attacker is not blind: with only the small cells hidden it finds some', () => {
  const { cells, sums } = questionOf([{ kind: 0, organisation: 0, unit: 0, role: 0, answers: [3, 20, 9] }], 5)
  expect(attack(cells, sums, new Set(['all:0'])).found()).toEqual(['all:0'])
})

test('nothing is hidden where nothing is small', () => {
  const leaves = [0, 1, 2].map(unit => ({ kind: 0, organisation: 0, unit, role: 0, answers: [10, 20, 30] }))
  const { cells, sums } = questionOf(leaves, 5)
  expect(hide(cells, sums, 5)).toEqual([])
})

test('a small cell takes its least missed neighbour with it, not the whole table', () => {
  const leaves = [0, 1, 2].map(unit => ({
    kind: 0,
    organisation: 0,
    unit,
    role: 0,
    answers: [unit ? 10 : 3, 20, 30],
  }))
  const { cells, sums } = questionOf(leaves, 5)
  const hidden = hide(cells, sums, 5)
  expect(hidden.length).toBeLessThan(cells.length / 2)
  expect(hidden.filter(id => id.startsWith('all:'))).toEqual([])
})

test('one who answers alone in a unit costs that unit and its neighbour, not the whole, in whatever order they come', () => {
  const leaves = [
    [1, 0, 0, 0],
    [52, 20, 12, 9],
  ].map((answers, unit) => ({ kind: 0, organisation: 0, unit, role: unit, answers }))
  for (const order of [leaves, leaves.toReversed()]) {
    const { cells, sums } = questionOf(order, 5)
    expect(hide(cells, sums, 5).filter(id => !/unit|role/.test(id))).toEqual([])
  }
})

test('a limit under five is refused', () => {
  expect(() => hide([], [], 4)).toThrow('at least 5')
})

test('a question over 20 organisations, 60 units and 6 roles is decided, and not all of it hidden', {
  timeout: 60_000,
}, () => {
  let seed = 7
  const next = (most: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((seed / 2_147_483_648) * most)
  }
  const leaves = Array.from({ length: 120 }, (_, i) => ({
    kind: i % 3,
    organisation: i % 20,
    unit: i % 60,
    role: next(6),
    answers: Array.from({ length: 8 }, (_, c) => next(c < 4 ? 12 : 3)),
  }))
  const { cells, sums } = questionOf(leaves, 5)
  const hidden = hide(cells, sums, 5)
  expect(hidden.length).toBeLessThan(cells.length)
})

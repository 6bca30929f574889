import { type Constraint, solve as optimise } from 'yalps'
import type { Solved } from './solve.ts'

/**
 * The hidden cells that have the same value in every possible world: no other whole, non-negative numbers fit what is shown.
 * `cells` are the hidden ones, `values` the true counts, `solved` the equations over them.
 */
export function findCertain(
  cells: readonly number[],
  values: readonly number[],
  solved: readonly Solved[],
): number[] {
  const certain: number[] = []
  for (const part of apart(cells, solved)) {
    const open = new Set(part.cells)
    const look = (world: ReadonlyMap<number, number> | undefined) => {
      let found = false
      for (const cell of open)
        if (world && Math.abs((world.get(cell) ?? 0) - (values[cell] ?? 0)) > 0.5) {
          open.delete(cell)
          found = true
        }
      return found
    }
    // One world differs in many cells at once: a few, each looking another way, leave little to look at cell by cell.
    for (let round = 0, misses = 0; open.size > 2 && misses < 3; round++)
      misses = look(worldOf(part, wayOf(open, round), false)) ? 0 : misses + 1
    for (const cell of [...open]) {
      if (!open.has(cell)) continue
      const found = [1, -1].some(way => look(worldOf(part, new Map([[cell, way]]), false)) && !open.has(cell))
      const whole =
        found || [1, -1].some(way => look(worldOf(part, new Map([[cell, way]]), true)) && !open.has(cell))
      if (whole) continue
      open.delete(cell)
      certain.push(cell)
    }
  }
  return certain
}

/** Weights that look the same on every run: a release counted twice hides the same cells. */
const wayOf = (cells: ReadonlySet<number>, round: number) =>
  new Map(
    [...cells].map(cell => [
      cell,
      (((cell * 2_654_435_761 + round * 40_503) >>> 7) % 7) - 3 || (round % 2 ? 1 : -1),
    ]),
  )

type Part = { cells: number[]; rows: Solved[] }

/** Cells that no equation ties together are looked at apart. */
function apart(cells: readonly number[], solved: readonly Solved[]): Part[] {
  const parent = new Map(cells.map(cell => [cell, cell]))
  const root = (cell: number): number => {
    let at = cell
    while (parent.get(at) !== at) at = parent.get(at) as number
    parent.set(cell, at)
    return at
  }
  for (const row of solved) for (const cell of row.terms.keys()) parent.set(root(cell), root(row.cell))
  const parts = new Map<number, Part>()
  const of = (cell: number) => {
    const part = parts.get(root(cell)) ?? { cells: [], rows: [] }
    parts.set(root(cell), part)
    return part
  }
  for (const cell of cells) of(cell).cells.push(cell)
  for (const row of solved) of(row.cell).rows.push(row)
  return [...parts.values()]
}

/** The possible world that is furthest in a direction, whole numbers only; undefined when the solver finds none that is. */
function worldOf({ cells, rows }: Part, way: ReadonlyMap<number, number>, mustBeWhole: boolean) {
  const bySolved = new Map(rows.map(row => [row.cell, row]))
  const free = cells.filter(cell => !bySolved.has(cell))
  const constraints = new Map<number, Constraint>()
  const variables = new Map<number, Map<number, number>>(
    free.map(cell => [cell, new Map([[objective, way.get(cell) ?? 0]])]),
  )
  for (const row of rows) {
    const weight = (way.get(row.cell) ?? 0) / row.scale
    constraints.set(row.cell, { max: row.value })
    for (const [cell, c] of row.terms) {
      const own = variables.get(cell)
      own?.set(row.cell, c)
      if (weight) own?.set(objective, (own.get(objective) ?? 0) - weight * c)
    }
  }
  const { status, variables: found } = optimise(
    { direction: 'maximize', objective, constraints, variables, integers: mustBeWhole },
    { maxIterations: 2000, timeout: 2000 },
  )
  if (status === 'unbounded')
    return new Map(cells.map(cell => [cell, way.get(cell) ? Number.POSITIVE_INFINITY : 0]))
  if (status !== 'optimal' && !(mustBeWhole && found.length)) return undefined
  return completed(found, rows)
}

const objective = -1

/** With the solved cells worked out; undefined if it is not a world of whole, non-negative numbers. */
function completed(found: readonly [number, number][], rows: readonly Solved[]) {
  const world = new Map<number, number>()
  for (const [cell, value] of found) {
    if (Math.abs(value - Math.round(value)) > 1e-6) return undefined
    world.set(cell, Math.round(value))
  }
  for (const row of rows) {
    let value = row.value
    for (const [cell, c] of row.terms) value -= c * (world.get(cell) ?? 0)
    if (value < 0 || value % row.scale) return undefined
    world.set(row.cell, value / row.scale)
  }
  return world
}

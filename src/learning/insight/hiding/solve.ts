/** `Σ coefficient × cell = value`, over cells that are hidden. Whole numbers throughout. */
export type Equation = { terms: Map<number, number>; value: number }

/** A hidden cell as the others make it: `scale × cell = value − Σ coefficient × free cell`. */
export type Solved = { cell: number; scale: number; terms: Map<number, number>; value: number }

/**
 * Solves the equations exactly (Gauss–Jordan over whole numbers, rows kept without common factors). A cell that stands in no
 * answer as `cell` is free. Throws should a number outgrow what is exact, which sums of counts do not come near.
 */
export function solve(equations: readonly Equation[]): Solved[] {
  const rows: Solved[] = []
  /** in which rows a cell stands among the terms */
  const uses = new Map<number, Set<Solved>>()
  const pivots = new Map<number, Solved>()
  const note = (row: Solved, cell: number, is: boolean) => {
    const set = uses.get(cell) ?? new Set()
    uses.set(cell, set)
    if (is) set.add(row)
    else set.delete(row)
  }
  for (const { terms, value } of equations) {
    let row = { terms: new Map(terms), value }
    for (const cell of [...row.terms.keys()]) {
      const known = pivots.get(cell)
      if (known) row = without(row, cell, known)
    }
    const cell = fewest(row.terms, uses)
    if (cell === undefined) continue
    const scale = row.terms.get(cell) as number
    row.terms.delete(cell)
    const sign = Math.sign(scale)
    const solved: Solved = {
      cell,
      scale: scale * sign,
      terms: new Map([...row.terms].map(([each, c]) => [each, c * sign])),
      value: row.value * sign,
    }
    for (const other of [...(uses.get(cell) ?? [])]) {
      for (const each of other.terms.keys()) note(other, each, false)
      other.terms.set(other.cell, other.scale)
      const next = without(other, cell, solved)
      other.scale = next.terms.get(other.cell) as number
      next.terms.delete(other.cell)
      other.terms = next.terms
      other.value = next.value
      for (const each of other.terms.keys()) note(other, each, true)
    }
    for (const each of solved.terms.keys()) note(solved, each, true)
    pivots.set(cell, solved)
    rows.push(solved)
  }
  return rows
}

/** The row without the cell that another row solves. */
function without(row: Equation, cell: number, solved: Solved): Equation {
  const c = row.terms.get(cell)
  if (!c) return row
  const terms = new Map([...row.terms].map(([each, value]) => [each, value * solved.scale]))
  terms.delete(cell)
  for (const [each, value] of solved.terms) {
    const sum = (terms.get(each) ?? 0) - c * value
    if (sum) terms.set(each, sum)
    else terms.delete(each)
  }
  return reduced({ terms, value: row.value * solved.scale - c * solved.value })
}

function reduced({ terms, value }: Equation): Equation {
  let divisor = Math.abs(value)
  for (const c of terms.values()) divisor = common(divisor, Math.abs(c))
  if (!Number.isSafeInteger(value) || [...terms.values()].some(c => !Number.isSafeInteger(c)))
    throw new Error('The sums are too large to be solved exactly')
  if (divisor <= 1) return { terms, value }
  return { terms: new Map([...terms].map(([each, c]) => [each, c / divisor])), value: value / divisor }
}

const common = (a: number, b: number): number => (b ? common(b, a % b) : a)

/** The cell to solve for: a coefficient of one, and used in few rows, keeps the others short. */
function fewest(terms: ReadonlyMap<number, number>, uses: ReadonlyMap<number, Set<Solved>>) {
  let best: number | undefined
  let least = Number.POSITIVE_INFINITY
  for (const [cell, c] of terms) {
    const cost = (uses.get(cell)?.size ?? 0) + (Math.abs(c) === 1 ? 0 : 1000)
    if (cost < least) [best, least] = [cell, cost]
  }
  return best
}

import { type Equation, type Solved, solve } from './solve.ts'
import { findCertain } from './worlds.ts'

export type Cell = {
  id: string
  /** a count of people or answers: a whole number, 0 or more */
  value: number
  /** hidden whatever its value: of a group that is too small, or never shown on any page */
  sensitive?: boolean
  /** told elsewhere and never hidden, whatever its value: how many have answered */
  known?: boolean
  /** shown although it is small, such as how many left a question empty; hidden only to protect others */
  harmless?: boolean
  /** what it costs the reader to lose it beside its value: a total more than a part */
  cost?: number
}

/** What everybody can work out: the total is the sum of its parts. */
export type Sum = { total: string; parts: readonly string[] }

/**
 * Which cells to hide, as ids, so that none of them can be worked out from those that are shown: each keeps at least two
 * possible values, and no sum of hidden cells that can be worked out is 1 … limit − 1 (but for a small group as a whole, whose
 * size is known anyway). `limit`: the smallest count that may be shown, at least 5. The same answer on every run.
 * Source: complementary cell suppression; Fischetti & Salazar (2001), "Solving the cell suppression problem", for its terms.
 */
export function hide(cells: readonly Cell[], sums: readonly Sum[], limit: number): string[] {
  if (!(limit >= 5)) throw new Error('A limit is at least 5 (R16)')
  return new Table(cells, sums, limit).hideAll()
}

type Line = { members: number[]; signs: number[] }

class Table {
  private readonly hidden: boolean[]
  private readonly values: number[]
  private readonly lines: Line[]
  private readonly linesOf: number[][]
  private readonly cells: readonly Cell[]
  private readonly limit: number

  constructor(cells: readonly Cell[], sums: readonly Sum[], limit: number) {
    this.cells = cells
    this.limit = limit
    const places = new Map(cells.map(({ id }, i) => [id, i]))
    const place = (id: string) => {
      const found = places.get(id)
      if (found === undefined) throw new Error(`A sum names a cell that is not there: ${id}`)
      return found
    }
    this.values = cells.map(({ value }) => value)
    this.lines = sums.map(({ total, parts }) => ({
      members: [place(total), ...parts.map(place)],
      signs: [-1, ...parts.map(() => 1)],
    }))
    this.linesOf = cells.map(() => [])
    for (const [i, { members }] of this.lines.entries())
      for (const member of members) this.linesOf[member]?.push(i)
    this.hidden = cells.map(
      ({ value, sensitive, known, harmless }) =>
        !known && (Boolean(sensitive) || (value < limit && !harmless)),
    )
  }

  hideAll() {
    for (;;) {
      this.mendLines(this.lines.map((_, i) => i))
      const solved = solve(this.equations())
      if (solved.map(row => this.mendSolved(row)).some(Boolean)) continue
      const certain = findCertain(this.hiddenCells(), this.values, solved)
      if (!certain.map(cell => this.hideBeside(cell)).some(Boolean)) break
    }
    return this.hiddenCells().map(cell => (this.cells[cell] as Cell).id)
  }

  private hiddenCells() {
    return this.cells.map((_, i) => i).filter(i => this.hidden[i])
  }

  private equations(): Equation[] {
    return this.lines.flatMap(({ members, signs }) => {
      const terms = new Map<number, number>()
      let value = 0
      for (const [i, member] of members.entries()) {
        const sign = signs[i] as number
        if (this.hidden[member]) terms.set(member, (terms.get(member) ?? 0) + sign)
        else value -= sign * (this.values[member] as number)
      }
      return terms.size ? [{ terms, value }] : []
    })
  }

  /** Sum by sum, until none gives away a cell or a small sum by itself. */
  private mendLines(queue: number[]) {
    for (let line = queue.pop(); line !== undefined; line = queue.pop()) {
      const { members } = this.lines[line] as Line
      const gone = members.filter(member => this.hidden[member])
      if (!gone.length || !this.tells(members, gone)) continue
      const next = this.cheapest(members)
      if (next === undefined) continue
      this.hidden[next] = true
      queue.push(line, ...(this.linesOf[next] ?? []))
    }
  }

  private tells(members: readonly number[], gone: readonly number[]) {
    if (gone.length === 1) return true
    if (this.hidden[members[0] as number]) return false
    return gone.reduce((sum, cell) => sum + (this.values[cell] as number), 0) < this.limit
  }

  /** A combination that gives away a cell or a small sum: true when something more was hidden. */
  private mendSolved({ cell, terms, value, scale }: Solved) {
    const all = [cell, ...terms.keys()]
    const isSum = scale === 1 && [...terms.values()].every(c => c === 1)
    const tells =
      all.length === 1 || (isSum && value < this.limit && all.length <= 8 && !this.isWholeGroup(all, value))
    return tells && all.map(each => this.hideBeside(each)).some(Boolean)
  }

  /** The cells of a known total with nothing shown, some of them read together: what they are in all was never a secret. */
  private isWholeGroup(all: readonly number[], value: number) {
    return all
      .flatMap(cell => this.linesOf[cell] ?? [])
      .some(line => {
        const [total, ...parts] = (this.lines[line] as Line).members as [number, ...number[]]
        if (
          !this.cells[total]?.known ||
          this.values[total] !== value ||
          !parts.every(part => this.hidden[part])
        )
          return false
        const group = new Set([...parts, ...this.readTogether(parts)])
        return all.every(cell => group.has(cell))
      })
  }

  /** Totals of some of these cells alone: "agrees wholly or partly". */
  private readTogether(cells: readonly number[]) {
    const own = new Set(cells)
    return cells
      .flatMap(cell => this.linesOf[cell] ?? [])
      .map(line => (this.lines[line] as Line).members)
      .filter(([, ...parts]) => parts.every(part => own.has(part)))
      .map(([total]) => total as number)
  }

  /** Hides one more cell in a sum with this one; where all of them are hidden already, in a sum with one of those. */
  private hideBeside(cell: number) {
    const seen = new Set([cell])
    for (let ring = [cell]; ring.length; ) {
      const beside = new Set(
        ring.flatMap(each => this.linesOf[each] ?? []).flatMap(line => this.lines[line]?.members ?? []),
      )
      const next = this.cheapest([...beside])
      if (next !== undefined) {
        this.hidden[next] = true
        return true
      }
      ring = [...beside].filter(each => this.hidden[each] && !seen.has(each))
      for (const each of ring) seen.add(each)
    }
    return false
  }

  /** The shown cell that is missed least: best one whose other sums have hidden cells already, so that it starts no new chain. */
  private cheapest(members: readonly number[]) {
    let best: number | undefined
    let least = Number.POSITIVE_INFINITY
    for (const member of members) {
      const { known, cost = 0, value } = this.cells[member] as Cell
      if (this.hidden[member] || known) continue
      const alone = (this.linesOf[member] ?? []).filter(
        line => !(this.lines[line] as Line).members.some(each => this.hidden[each]),
      )
      const price = value + cost + alone.length * 50
      if (price < least) [best, least] = [member, price]
    }
    return best
  }
}

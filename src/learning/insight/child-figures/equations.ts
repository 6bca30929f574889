/** A row of `insight.count_quarter`: how many, of how many children, where. */
export type RawCount = {
  key: string
  measure: string
  part: string
  /** '' is the whole collaboration */
  kind: string
  unit_id: string | null
  value: number
  children: number
}

/** What everybody can work out: a total is the sum of its parts. By the keys of the counts. */
export type Sum = { total: string; parts: string[] }

/** Each event has exactly one of the parts. */
const exclusive = ['partners']

/** Medians are no sums: nothing can be taken from them, and they follow their n. */
export const isCount = ({ part }: RawCount) => !part.startsWith('median')

/**
 * All that ties the counts of a quarter together: units make their kind, kinds make the whole; those who have something and
 * those who have not make n. Measures share no events, so nothing ties one to another.
 */
export function sumsOf(counts: readonly RawCount[]): Sum[] {
  const cells = counts.filter(isCount)
  const known = new Set(cells.map(({ key }) => key))
  const sums: Sum[] = []
  for (const cell of cells) {
    const beside = (part: string) => `${cell.measure}/${part}/${cell.unit_id ?? cell.kind}`
    if (known.has(beside(`not_${cell.part}`)))
      sums.push({ total: beside('n'), parts: [cell.key, beside(`not_${cell.part}`)] })
    if (cell.unit_id) continue
    const below = cells.filter(
      each =>
        each.measure === cell.measure &&
        each.part === cell.part &&
        (cell.kind ? each.kind === cell.kind && each.unit_id : each.kind && !each.unit_id),
    )
    if (below.length) sums.push({ total: cell.key, parts: below.map(({ key }) => key) })
    if (cell.part === 'n' && exclusive.includes(cell.measure))
      sums.push({ total: cell.key, parts: sectorsOf(cells, cell) })
  }
  return sums
}

const sectorsOf = (cells: readonly RawCount[], { measure }: RawCount) =>
  cells
    .filter(each => each.measure === measure && each.part !== 'n' && !each.part.startsWith('not_'))
    .map(({ key }) => key)

/** A target of a survey as the security-definer function answers it, with how many answered there. Null asked: nobody told. */
export type TargetRow = {
  target_id: string | null
  kind: string | null
  organisation_id: string | null
  organisation: string | null
  unit_id: string | null
  unit: string | null
  role: string | null
  asked: number | null
  answers: number
}

export type Dimension = 'all' | 'kind' | 'organisation' | 'unit' | 'role'

/** `parent`: the number of the group that it is a part of. `rest`: what no page shows, such as those of an organisation without a unit. */
export type Group = {
  number: number
  dimension: Dimension
  key: string
  label: string
  parent?: number
  rest: boolean
  targets: Set<string>
  answers: number
  asked: number | null
}

/** Every group that a page can be read for, and the rests that make each level add up to the one above. */
export function groupsOf(targets: readonly TargetRow[]): Group[] {
  const groups: Group[] = []
  const add = (
    dimension: Dimension,
    key: string,
    label: string,
    rows: readonly TargetRow[],
    parent?: Group,
  ) => {
    const group: Group = {
      number: groups.length,
      dimension,
      key,
      label,
      parent: parent?.number,
      rest: key === '',
      targets: new Set(rows.map(({ target_id }) => target_id ?? '')),
      answers: rows.reduce((sum, { answers }) => sum + answers, 0),
      asked: askedOf(rows),
    }
    groups.push(group)
    return group
  }
  const split = (
    parent: Group,
    rows: readonly TargetRow[],
    dimension: Dimension,
    read: (row: TargetRow) => [string | null, string | null],
  ) => {
    const by = Map.groupBy(rows, row => read(row)[0] ?? '')
    if (by.size === 1 && by.has('')) return []
    return [...by].map(([key, own]) => ({
      rows: own,
      group: add(dimension, key, read(own[0] as TargetRow)[1] ?? '', own, parent),
    }))
  }
  const all = add('all', 'all', '', targets)
  for (const kind of split(all, targets, 'kind', row => [row.kind, row.kind]))
    for (const organisation of kind.group.rest
      ? []
      : split(kind.group, kind.rows, 'organisation', row => [row.organisation_id, row.organisation]))
      split(organisation.group, organisation.rows, 'unit', row => [row.unit_id, row.unit])
  split(all, targets, 'role', row => [row.role, row.role])
  return groups
}

/** Unknown as soon as one did not tell; a way in that nobody used counts for nothing. */
function askedOf(rows: readonly TargetRow[]) {
  let sum = 0
  for (const { asked, answers, organisation_id } of rows) {
    if (asked === null && (answers > 0 || organisation_id)) return null
    sum += asked ?? 0
  }
  return sum || null
}

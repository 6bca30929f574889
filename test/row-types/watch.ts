import { AliasNode, IdentifierNode, type OperationNode, RawNode, type RootOperationNode } from 'kysely'
import { checksOf, keyOf, type Sites } from './shape.ts'

/**
 * How a template was met when a statement ran: as what the rows come from, which is checked; inside another's text, where its
 * type says nothing about a row of its own; or as an operand of the builder, which is compared or stored and never read.
 */
export type Met = 'checked' | 'inside' | 'operand'

/** What a run has seen: `met` by text of the template, `reached` by text and the path of a value. */
export type Seen = { met: Record<string, Met[]>; reached: Record<string, string[]> }

/** Compares rows with the types that the templates of the source declare for them. */
export function watchRows({ sites, shapes }: Sites) {
  const known = Map.groupBy(sites, ({ fragments }) => keyOf(fragments))
  const checkOf = checksOf(shapes)
  const met = new Map<string, Set<Met>>()
  const reached = new Map<string, Set<string>>()
  let problems: string[] = []
  // The fixed text of a template is one array, the same each time it runs.
  const kept = new WeakMap<readonly string[], string>()

  function keyIn(node: RawNode) {
    const key = kept.get(node.sqlFragments) ?? keyOf(node.sqlFragments)
    kept.set(node.sqlFragments, key)
    return key
  }

  const note = (key: string, as: Met) => {
    const before = met.get(key)
    if (before) before.add(as)
    else if (known.has(key)) met.set(key, new Set([as]))
  }

  function check(node: RawNode, values: unknown[], name: string) {
    const key = keyIn(node)
    const [site, ...others] = known.get(key) ?? []
    if (!site || values.length === 0) return
    note(key, 'checked')
    const other = others.find(({ shape }) => shape !== site.shape)
    if (other) problems.push(`${site.place} and ${other.place}: the same text with different types`)
    const paths = reached.get(key) ?? new Set<string>()
    reached.set(key, paths)
    const reach = (path: string) => void paths.add(path)
    for (const value of values) {
      const wrong = checkOf(site.shape)(value, '', reach)
      if (wrong.length === 0) continue
      problems.push(...wrong.map(each => `${site.place} sql<${site.type}> ${name}${each}`))
      // The rows after it would say the same.
      return
    }
  }

  function look(node: OperationNode, as: Met) {
    if (RawNode.is(node)) {
      note(keyIn(node), as)
      for (const parameter of node.parameters) look(parameter, 'inside')
      return
    }
    // These hold values, which are not looked into.
    if (node.kind === 'ValueNode' || node.kind === 'PrimitiveValueListNode') return
    for (const [name, part] of Object.entries(node)) {
      if (typeof part !== 'object' || part === null) continue
      // What is selected by a statement within a statement goes into the rows of the outer.
      const role = name === 'selections' ? 'inside' : as
      if (Array.isArray(part)) for (const each of part) look(each, role)
      else look(part as OperationNode, role)
    }
  }

  function watch(query: RootOperationNode, rows: unknown[]) {
    if (RawNode.is(query)) {
      check(query, rows, 'row')
      for (const parameter of query.parameters) look(parameter, 'inside')
      return
    }
    for (const { selection } of selectionsOf(query)) {
      if (AliasNode.is(selection) && RawNode.is(selection.node) && IdentifierNode.is(selection.alias)) {
        const { name } = selection.alias
        check(
          selection.node,
          rows.map(row => (row as Record<string, unknown>)[name]),
          name,
        )
        for (const parameter of selection.node.parameters) look(parameter, 'inside')
      } else look(selection, 'inside')
    }
    const { selections: _, returning: __, ...rest } = query as unknown as Record<string, OperationNode>
    look(rest as unknown as OperationNode, 'operand')
  }

  return {
    watch,
    check,
    /** What was wrong since it was asked last. */
    takeProblems() {
      const taken = [...new Set(problems)]
      problems = []
      return taken
    },
    seen: (): Seen => ({ met: listed(met), reached: listed(reached) }),
  }
}

type Selection = { selection: OperationNode }
function selectionsOf(query: RootOperationNode): readonly Selection[] {
  if ('selections' in query) return (query.selections ?? []) as readonly Selection[]
  if ('returning' in query) return (query.returning?.selections ?? []) as readonly Selection[]
  return []
}

const listed = <T>(sets: Map<string, Set<T>>) =>
  Object.fromEntries([...sets].map(([key, set]) => [key, [...set]]))

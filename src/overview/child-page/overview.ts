import { sql } from 'kysely'
import { type Child, childAsJson, type OnChildPage, type Shown } from '../../child/children/index.ts'
import type { Language } from '../../i18n/index.ts'
import { holdersOf } from '../../people/holders/index.ts'
import type { Staff, Tx } from '../../platform/database/transaction.ts'
import { notFound } from '../../platform/errors/index.ts'
import { onChildPage } from '../nouns.ts'

/** What a noun shows, and what it is given to show. */
export type Contribution = { name: string; noun: OnChildPage; shown: Shown<unknown> }
export type Overview = { child: Child; contributions: Contribution[] }

type NameOfFunction = [name: string, unitName: string, holders: string[]]

/**
 * All that the page of a child shows, in one statement: each noun's part of it, and the name, unit and holders of every function
 * that any of them names, each looked up once. Ends in 404; nothing is read of a child who may not be seen, so that the work tells nothing.
 */
export async function readOverview(tx: Tx, actor: Staff, id: string, language: Language): Promise<Overview> {
  const about = { child: sql`${id}::uuid`, me: sql`${actor.functionId}::uuid`, language }
  const read = Object.entries(onChildPage).map(([name, noun]) => ({ name, noun, ...noun.read(about) }))
  const queries = read.flatMap(({ rows }) => rows ?? [])
  const functions = read.flatMap(({ functions }) => functions ?? [])
  const { rows } = await sql<Row>`
    with ${sql.join([...queries, sql`named (id) as (${sql.join(functions, sql` union `)})`])}
    select ${childAsJson(about.child, actor)} as child,
      json_build_array(${sql.join(read.map(({ json }) => json))}) as parts,
      (select json_object_agg(n.id, (select json_build_array(f.name, u.name, ${holdersOf('f.id')})
        from people.functions f join people.units u on u.id = f.unit_id where f.id = n.id)) from named n where n.id is not null) as functions
    from child.children seen where seen.id = ${about.child}`.execute(tx)
  const { child, parts, functions: names } = rows[0] ?? nothing
  if (!child) throw notFound()
  const functionOf = (id: string) => {
    const known = names?.[id]
    return known ? { name: known[0], unitName: known[1], holders: known[2] } : undefined
  }
  const shown = { child, functionId: actor.functionId, language, functionOf }
  return {
    child,
    contributions: read.map(({ name, noun }, n) => ({ name, noun, shown: { ...shown, data: parts[n] } })),
  }
}

const nothing: Row = { child: null, parts: [], functions: null }

type Row = {
  child: Child | null
  parts: unknown[]
  functions: Record<string, NameOfFunction | null> | null
}

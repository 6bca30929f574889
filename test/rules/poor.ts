import type pg from 'pg'

// A table that is compared as empty with empty proves nothing: every modelled table must have held rows of two collaborations.

/** The collaboration of a row, as SQL: its own column, or that of the row it belongs to. */
async function tenantOf(client: pg.ClientBase, table: string, row: string): Promise<string> {
  if (table === 'people.collaborations') return `${row}.id`
  const { rows } = await client.query(
    `select (select true from pg_attribute where attrelid = $1::regclass and attname = 'collaboration_id') as own,
      a.attname as column, k.confrelid::regclass::text as parent, b.attname as key
    from (select $1::regclass as id) t left join pg_constraint k on k.conrelid = t.id and k.contype = 'f' and cardinality(k.conkey) = 1
      left join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
      left join pg_attribute b on b.attrelid = k.confrelid and b.attnum = k.confkey[1]
    where a.attnotnull is not false order by a.attname = 'child_id' desc, k.conname limit 1`,
    [table],
  )
  const [{ own, column, parent, key } = {}] = rows
  if (own) return `${row}.collaboration_id`
  if (!parent) throw new Error(`${table} belongs to no collaboration`)
  return `(select ${await tenantOf(client, parent, `${row}_up`)} from ${parent} ${row}_up where ${row}_up.${key} = ${row}.${column})`
}

/** Counts, over several looks, in which tables rows of which collaborations have been seen. */
export async function countTenants(client: pg.ClientBase, tables: string[]) {
  const seen = new Map(tables.map(name => [name, new Set<string>()]))
  const questions: string[] = []
  for (const name of tables)
    questions.push(
      `select distinct '${name}' as name, ${await tenantOf(client, name, 'r')} as tenant from ${name} r`,
    )
  return {
    async look() {
      const { rows } = await client.query(questions.join('\nunion all\n'))
      for (const { name, tenant } of rows) seen.get(name)?.add(tenant)
    },
    missing: (tenant: string) => tables.filter(name => !seen.get(name)?.has(tenant)),
    /** The tables that have not held rows of two collaborations. */
    poor: () => tables.filter(name => (seen.get(name)?.size ?? 0) < 2),
  }
}

import type pg from 'pg'

// What every policy and table must be, each as a question that answers the faults. policies.test.ts asks them of the database,
// and of a database with a fault planted in it.

export const schemas = ['people', 'sharing', 'audit', 'child', 'learning', 'insight']
const ours = `n.nspname in (${schemas.map(each => `'${each}'`).join(', ')})`

type Policy = {
  name: string
  command: string
  owners: boolean
  text: string
  comment: string
  table: string
  key: string
}

async function policiesOf(client: pg.ClientBase, table?: string): Promise<Policy[]> {
  const { rows } = await client.query(
    `select format('%s %s', p.polrelid::regclass, p.polname) as name, p.polrelid::regclass::text as table, p.polname as key, p.polcmd::text as command,
      p.polroles = array['kring_owner'::regrole::oid] as owners, coalesce(obj_description(p.oid, 'pg_policy'), '') as comment,
      regexp_replace(concat_ws(' with check ', pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid)), '\\s+', ' ', 'g') as text
    from pg_policy p join pg_class c on c.oid = p.polrelid join pg_namespace n on n.oid = c.relnamespace
    where ${ours} and ($1::text is null or p.polrelid = $1::text::regclass) order by 1, p.polpermissive`,
    [table ?? null],
  )
  return rows
}
const served = async (client: pg.ClientBase) => (await policiesOf(client)).filter(each => !each.owners)

/** A policy that asks the tables instead of the views is answered through the policies of those in turn: a plan of 1,000 lines. */
export async function slowForms(client: pg.ClientBase) {
  const ask = /FROM sharing\.(my_involvements|given_to_my_function|given_to_me_as_guardian) /g
  return (await served(client))
    .filter(
      ({ text }) =>
        /\bsharing\.(involvements|disclosed_items) /.test(text) ||
        / IN \( ?SELECT|ANY \( ?SELECT/.test(text) ||
        (text.match(ask) ?? []).length !== (text.match(/ OFFSET 0\)/g) ?? []).length,
    )
    .map(({ name }) => name)
}

/** Who acts is asked once a query: `(select people.me())`, never once a row. A call with a column of the row in it is another thing. */
export async function actorsAskedByRow(client: pg.ClientBase) {
  const call =
    /(?<!SELECT )\b(?:people|sharing|child|learning|audit|insight)\.\w+\((?:'[^']*'(?:::[\w[\]]+)?)?\)/
  const setting = /(?<!SELECT \(?NULLIF\()current_setting\(/
  return (await served(client))
    .filter(({ text }) => call.test(text) || setting.test(text))
    .map(({ name }) => name)
}

/**
 * R1: a row of my unit about a child is not mine by the unit alone: my function works with the child. Whoever opened a child of their own
 * unit in an emergency would read what the emergency did not give, and lead a plan that they have left.
 */
export async function unitsWithoutInvolvement(client: pg.ClientBase) {
  return (await served(client))
    .filter(
      ({ table, text }) =>
        /^(child|sharing|audit)\./.test(table) &&
        /(?<!from_)unit_id = \( SELECT people\.my_unit\(\)|lead_function_id = \( SELECT people\.my_function\(\)/.test(
          text,
        ) &&
        !/FROM sharing\.my_involvements /.test(text),
    )
    .map(({ name }) => name)
}

/** A policy is made by a shape, and says so, or says why none makes it. That of the owner opens nothing to anyone who serves. */
export async function policiesWithoutReason(client: pg.ClientBase) {
  return (await policiesOf(client))
    .filter(({ owners, command, comment }) => !(owners && command === '*') && comment.length < 40)
    .map(({ name }) => name)
}

/**
 * Policies that say a shape made them and are not what it makes: each table's shapes are run again, by the calls that the comment of
 * `owner_all` keeps, and compared. Needs a transaction that is rolled back.
 */
export async function unlikeTheirShape(client: pg.ClientBase, only?: string) {
  const all = await policiesOf(client, only)
  const faults: string[] = []
  const shaped = all.filter(({ comment }) => comment.startsWith('Shape '))
  const made = all.filter(({ key, comment }) => key === 'owner_all' && comment !== '')
  for (const { table } of shaped)
    if (!made.some(each => each.table === table)) faults.push(`${table} keeps no call of a shape`)
  for (const { table, comment } of made) {
    await client.query('savepoint shape')
    for (const each of all.filter(one => one.table === table))
      if (each.key === 'owner_all' || each.comment.startsWith('Shape '))
        await client.query(`drop policy ${each.key} on ${table}`)
    for (const call of comment.split('\n')) await client.query(`select ${call}`)
    const again = new Map((await policiesOf(client, table)).map(each => [each.key, each]))
    for (const each of all.filter(one => one.table === table)) {
      const other = again.get(each.key)
      if (
        !other ||
        other.text !== each.text ||
        other.command !== each.command ||
        other.comment !== each.comment
      )
        faults.push(each.name)
      again.delete(each.key)
    }
    faults.push(...[...again.values()].map(({ name }) => name))
    await client.query('rollback to savepoint shape')
  }
  return { tables: made.length, policies: shaped.length, faults }
}

/** Closed, never removed while something points at them, and few: an index of each would cost every write and help no list. */
const neverRemoved = ['people.collaborations', 'people.units', 'sharing.bases']

/** Removing the other row must not read the whole table. A partial index serves where it only leaves out null. */
export async function keysWithoutIndex(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query(
    `select format('%s %s', k.conrelid::regclass, k.conname) as name
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
    where ${ours} and k.contype = 'f' and k.conparentid = 0 and k.confrelid::regclass::text <> all($1)
      and not exists (select from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
        where i.indrelid = k.conrelid and i.indisvalid and a.attnum = any(k.conkey)
          and (cardinality(k.conkey) = 1 or a.attname <> 'collaboration_id')
          and (i.indpred is null or pg_get_expr(i.indpred, i.indrelid) = format('(%I IS NOT NULL)', a.attname)))
    order by 1`,
    [neverRemoved],
  )
  return rows.map(({ name }) => name)
}

/** R19: what is kept has an end. */
export async function tablesWithoutRetention(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query(
    `select format('%s.%s', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where ${ours} and c.relkind in ('r', 'p') and not c.relispartition
      and not exists (select from platform.retention r where r.table_name = format('%s.%s', n.nspname, c.relname))`,
  )
  return rows.map(({ name }) => name)
}

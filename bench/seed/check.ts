import type pg from 'pg'

/** Tries every foreign key of the catalogue against the seeded rows, since they were made without. */
export async function checkReferences(client: pg.Client) {
  const { rows } = await client.query(
    `select c.conrelid::regclass::text as child, c.confrelid::regclass::text as parent, c.conname,
      (select json_agg(json_build_array(quote_ident(a.attname), quote_ident(b.attname)) order by k.n)
        from unnest(c.conkey, c.confkey) with ordinality k(a, b, n)
        join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.a
        join pg_attribute b on b.attrelid = c.confrelid and b.attnum = k.b) as pairs
    from pg_constraint c join pg_namespace s on s.oid = c.connamespace
    where c.contype = 'f' and c.conparentid = 0 and s.nspname not in ('graphile_worker')`,
  )
  if (rows.length < 100) throw new Error(`The check of references saw only ${rows.length} foreign keys.`)
  for (const { child, parent, conname, pairs } of rows as {
    child: string
    parent: string
    conname: string
    pairs: [string, string][]
  }[]) {
    const joined = pairs.map(([one, other]) => `p.${other} = c.${one}`).join(' and ')
    const given = pairs.map(([one]) => `c.${one} is not null`).join(' and ')
    const { rows: bad } = await client.query(
      `select c::text as row from ${child} c where ${given} and not exists (select from ${parent} p where ${joined}) limit 1`,
    )
    if (bad[0]) throw new Error(`Seeded rows break ${conname} of ${child}: ${bad[0].row.slice(0, 300)}`)
  }
}

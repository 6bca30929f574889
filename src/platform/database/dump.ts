import { withClient } from './pool.ts'

// The built-in PostgreSQL brings no pg_dump. This writes the schema to be read and compared, not to be loaded:
// migrations build a database. Partitions are left out, since they are made for the months as they come.

type Row = Record<string, string>

const heading = `-- The whole schema, as the migrations leave it. Written by "bin/db schema" for reading; never edited.
-- What is granted to nobody here is open to its owner kring_owner alone.
`

/** Schemas of ours: neither PostgreSQL's own nor the job queue's, which brings its own migrations. */
const ours = `n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'graphile_worker')`
const notFromExtension = (catalogue: string, object: string) =>
  `not exists (select from pg_depend d where d.classid = '${catalogue}'::regclass and d.objid = ${object} and d.deptype = 'e')`

/**
 * The schema of a database as text, the same for the same schema. The sentence above a table, function, policy … is the
 * comment in the database, or the one that stands above it in the migrations.
 */
export function dumpSchema(url: string, migrations = '') {
  const told = commentsOf(migrations)
  return withClient(url, async client => {
    await client.query("set search_path = ''")
    const ask = async (sql: string): Promise<Row[]> => (await client.query(sql)).rows
    const all = await readAll(ask)
    const parts = [heading, ...all.extensions.map(row => row.text)]
    for (const { name } of all.schemas) parts.push(...schemaParts(name as string, all))
    return `${withComments(parts.filter(Boolean).join('\n'), told)}\n`
  })
}

const creation = String.raw`create (?:or replace )?((?:constraint )?trigger|policy|function|procedure|(?:unlogged )?table|view|materialized view|type|domain|schema) ([\w.]+)(?:[^\n(]*? on ([\w.]+))?`

/** The block of comment lines directly above each `create`. */
function commentsOf(migrations: string) {
  const found = migrations.matchAll(new RegExp(`((?:^--.*\\n)+)${creation}`, 'gm'))
  return new Map([...found].map(([, text = '', kind, name, on]) => [`${kind} ${name} ${on ?? ''}`, text]))
}

const withComments = (text: string, told: Map<string, string>) =>
  text.replace(new RegExp(`(^--.*\\n)?^${creation}`, 'gm'), (all, before, kind, name, on) =>
    before ? all : `${told.get(`${kind} ${name} ${on ?? ''}`) ?? ''}${all}`,
  )

type Everything = Awaited<ReturnType<typeof readAll>>

function schemaParts(schema: string, all: Everything) {
  const within = (rows: Row[]) => rows.filter(row => row.schema === schema)
  const of = (rows: Row[], object: Row) => rows.filter(row => row.of === object.oid).map(row => row.text)
  const [self] = all.schemas.filter(row => row.name === schema)
  const types = within(all.types).map(row => `${comment(row.comment)}${row.text};\n`)
  const tables = within(all.tables).map(table => {
    const lines = [...of(all.columns, table), ...of(all.constraints, table)].map(plain)
    const body = table.view
      ? plain(table.view)
      : `(\n${indentLines(lines)}\n)${table.partition ? ` partition by ${table.partition.toLowerCase()}` : ''};`
    const after = [
      table.security,
      ...of(all.indexes, table).map(plain),
      ...of(all.triggers, table).map(plain),
      ...of(all.policies, table).map(plain),
      ...of(all.grants, table),
    ]
    return `${comment(table.comment)}create ${table.what} ${table.name} ${body}\n${after
      .filter(Boolean)
      .map(line => `${line}\n`)
      .join('')}`
  })
  const functions = within(all.functions).map(
    row =>
      `${comment(row.comment)}${plainFunction(row.text)};\n${of(all.grants, row)
        .map(line => `${line}\n`)
        .join('')}`,
  )
  if (types.length + tables.length + functions.length === 0 && schema === 'public') return []
  return [
    `\n-- ${'='.repeat(20)} ${schema} ${'='.repeat(20)}\n`,
    `${comment(self?.comment)}create schema ${schema};`,
    ...of(all.grants, self as Row),
    '',
    ...types,
    ...tables,
    ...functions,
  ]
}

const comment = (text: string | null | undefined) =>
  text
    ? `${text
        .split('\n')
        .map(line => `-- ${line}`.trimEnd())
        .join('\n')}\n`
    : ''

const keywords =
  /\b(PRIMARY KEY|FOREIGN KEY|REFERENCES|ON (?:DELETE|UPDATE)|ON ONLY|CASCADE|RESTRICT|SET (?:NULL|DEFAULT)|UNIQUE|NULLS NOT DISTINCT|DEFERRABLE|INITIALLY DEFERRED|CHECK|EXCLUDE|CREATE (?:UNIQUE )?INDEX|CREATE (?:CONSTRAINT )?TRIGGER|BEFORE|AFTER|INSERT|UPDATE|DELETE|OR|OF|FOR EACH (?:ROW|STATEMENT)|EXECUTE FUNCTION|INCLUDE|ON|WHEN|WITH|USING|WHERE|DESC|ASC|NULLS (?:FIRST|LAST)|SELECT|FROM|JOIN|LEFT JOIN|EXISTS|AS|ALL|ORDER BY|GROUP BY|LIMIT|TRUE|FALSE|IS|NOT|NULL|AND|ANY|ARRAY|CASE|THEN|ELSE|END|BETWEEN|LIKE|IN|RANGE)\b/g

/** PostgreSQL's answer as a person would write it: for reading, and the same for the same. */
const plain = (text: string | undefined) =>
  (text ?? '')
    .replace(/ = ANY \(ARRAY\[((?:'[^']*'::text(?:, )?)+)\]\)/g, ' in ($1)')
    .replace(/('[^']*')::text(?!\[)/g, '$1')
    .replace(
      /('[^']*')|\b[A-Z][A-Z ]*[A-Z]\b/g,
      (found, quoted) => quoted ?? found.replace(keywords, word => word.toLowerCase()),
    )
    .replace(/\(\( ?select ([\w.]+\(\)) as \w+\)\)/g, '(select $1)')
    .replace(/exists \( select\s+/g, 'exists (select ')
    .replaceAll('timestamp with time zone', 'timestamptz')
    .replaceAll('character varying', 'varchar')

function plainFunction(text: string | undefined) {
  const [, head = '', body = ''] = /^(.*?)(AS \$.*)$/s.exec(text ?? '') ?? ['', text]
  const words = head
    .replace(/^CREATE OR REPLACE (FUNCTION|PROCEDURE)/, (_, what) => `create ${what.toLowerCase()}`)
    .split(/\n\s*/)
  const lowered = words.map((line, at) =>
    at === 0 ? line : line.replace(/\b[A-Z]{2,}\b/g, word => word.toLowerCase()),
  )
  return `${lowered.filter(Boolean).join(' ').replaceAll('timestamp with time zone', 'timestamptz')} ${body.trimEnd().replace(/^AS/, 'as').replaceAll('$function$', '$$$$')}`
}

/** A comma after all but the last, before the comment of a line. */
const indentLines = (lines: (string | undefined)[]) =>
  lines
    .map((line, at) => {
      const [code, note] = (line as string).split('\u0001')
      return `  ${code}${at < lines.length - 1 ? ',' : ''}${note ? `  -- ${note.replaceAll('\n', ' ')}` : ''}`
    })
    .join('\n')

type Ask = (sql: string) => Promise<Row[]>

async function readAll(ask: Ask) {
  return {
    extensions: await ask(`select format('create extension %I schema %I;', extname, nspname) as text
      from pg_extension e join pg_namespace n on n.oid = extnamespace where extname <> 'plpgsql' order by extname`),
    schemas:
      await ask(`select n.oid::text, n.nspname as name, obj_description(n.oid, 'pg_namespace') as comment
      from pg_namespace n where ${ours} order by n.nspname = 'public' desc, n.nspname`),
    types: await readTypes(ask),
    tables: await readTables(ask),
    columns: await readColumns(ask),
    constraints:
      await ask(`select conrelid::text as of, format('constraint %I %s', conname, pg_get_constraintdef(oid, true))
        || coalesce(e'\\x01' || obj_description(oid, 'pg_constraint'), '') as text
      from pg_constraint where conrelid <> 0 and contype in ('p', 'u', 'f', 'c', 'x') and conislocal
      order by conrelid, array_position('{p,u,f,x,c}'::text[], contype::text), conname`),
    indexes: await ask(`select indrelid::text as of, pg_get_indexdef(indexrelid) || ';'
        || coalesce(' -- ' || obj_description(indexrelid, 'pg_class'), '') as text
      from pg_index where not exists (select from pg_constraint c where c.conindid = indexrelid and c.contype in ('p', 'u', 'x'))
      order by indexrelid::regclass::text`),
    triggers:
      await ask(`select tgrelid::text as of, coalesce('-- ' || obj_description(oid, 'pg_trigger') || e'\\n', '') || pg_get_triggerdef(oid, true) || ';' as text
      from pg_trigger where not tgisinternal and tgparentid = 0 order by tgname`),
    policies: await readPolicies(ask),
    functions:
      await ask(`select p.oid::text, n.nspname as schema, rtrim(pg_get_functiondef(p.oid)) as text, obj_description(p.oid, 'pg_proc') as comment
      from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where ${ours} and p.prokind in ('f', 'p') and ${notFromExtension('pg_proc', 'p.oid')}
      order by p.proname, pg_get_function_identity_arguments(p.oid)`),
    grants: await readGrants(ask),
  }
}

const readTypes = (ask: Ask) =>
  ask(`select n.nspname as schema, obj_description(t.oid, 'pg_type') as comment, case t.typtype
      when 'e' then format('create type %I.%I as enum (%s)', n.nspname, t.typname,
        (select string_agg(quote_literal(enumlabel), ', ' order by enumsortorder) from pg_enum where enumtypid = t.oid))
      when 'd' then format('create domain %I.%I as %s%s%s%s', n.nspname, t.typname, format_type(t.typbasetype, t.typtypmod),
        ' default ' || t.typdefault, case when t.typnotnull then ' not null' end,
        (select string_agg(format(' constraint %I %s', conname, pg_get_constraintdef(oid, true)), '' order by conname)
          from pg_constraint where contypid = t.oid and contype = 'c'))
      when 'c' then format('create type %I.%I as (%s)', n.nspname, t.typname,
        (select string_agg(format('%I %s', attname, format_type(atttypid, atttypmod)), ', ' order by attnum)
          from pg_attribute where attrelid = t.typrelid and attnum > 0 and not attisdropped))
      else format('create type %I.%I', n.nspname, t.typname) end as text
    from pg_type t join pg_namespace n on n.oid = t.typnamespace left join pg_class c on c.oid = t.typrelid
    where ${ours} and t.typtype in ('e', 'd', 'c', 'r') and (c.oid is null or c.relkind = 'c') and ${notFromExtension('pg_type', 't.oid')}
    order by t.typname`)

const readTables = (ask: Ask) =>
  ask(`select c.oid::text, n.nspname as schema, c.oid::regclass::text as name, obj_description(c.oid, 'pg_class') as comment,
      case c.relkind when 'v' then 'view' when 'm' then 'materialized view' when 'S' then 'sequence'
        else case c.relpersistence when 'u' then 'unlogged table' else 'table' end end as what,
      case when c.relkind in ('v', 'm') then coalesce(format('with (%s) ', array_to_string(c.reloptions, ', ')), '') || e'as\\n' || pg_get_viewdef(c.oid, true)
        when c.relkind = 'S' then ';' end as view,
      case c.relkind when 'p' then pg_get_partkeydef(c.oid) end as partition,
      case when c.relkind in ('r', 'p') and c.relrowsecurity then format('alter table %s enable row level security%s;', c.oid::regclass,
        case when c.relforcerowsecurity then ', force row level security' end) end as security
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where ${ours} and not c.relispartition and ${notFromExtension('pg_class', 'c.oid')}
      and (c.relkind in ('r', 'p', 'v', 'm') or c.relkind = 'S' and not exists
        (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype in ('i', 'a')))
    order by c.relname`)

const readColumns = (ask: Ask) =>
  ask(`select a.attrelid::text as of, format('%I %s', a.attname, format_type(a.atttypid, a.atttypmod))
      || case when a.attcollation not in (0, t.typcollation) then ' collate ' || a.attcollation::regcollation else '' end
      || case when a.attidentity = 'a' then ' generated always as identity' when a.attidentity = 'd' then ' generated by default as identity' else '' end
      || case when a.attgenerated <> '' then format(' generated always as (%s) stored', pg_get_expr(f.adbin, f.adrelid, true))
          when f.oid is not null then ' default ' || pg_get_expr(f.adbin, f.adrelid, true) else '' end
      || case when a.attnotnull then ' not null' else '' end
      || coalesce(e'\\x01' || col_description(a.attrelid, a.attnum), '') as text
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_type t on t.oid = a.atttypid
    left join pg_attrdef f on f.adrelid = a.attrelid and f.adnum = a.attnum
    where c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
    order by a.attrelid, a.attnum`)

const readPolicies = (ask: Ask) =>
  ask(`select polrelid::text as of, coalesce('-- ' || replace(obj_description(p.oid, 'pg_policy'), e'\\n', e'\\n-- ') || e'\\n', '')
      || format('create policy %I on %s%s for %s to %s', polname, polrelid::regclass, case when polpermissive then '' else ' as restrictive' end,
        case polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' when 'd' then 'delete' else 'all' end,
        (select string_agg(case when r = 0 then 'public' else pg_get_userbyid(r)::text end, ', ' order by r = 0, pg_get_userbyid(r)) from unnest(polroles) r))
      || coalesce(e'\\n  using (' || pg_get_expr(polqual, polrelid, true) || ')', '')
      || coalesce(e'\\n  with check (' || pg_get_expr(polwithcheck, polrelid, true) || ')', '') || ';' as text
    from pg_policy p order by polname`)

const readGrants = (ask: Ask) =>
  ask(`with acls as (
      select c.oid, 1 as kind, '' as columns, case c.relkind when 'S' then 'sequence ' else '' end || c.oid::regclass as target, c.relowner as owner, a.*
        from pg_class c, aclexplode(c.relacl) a where c.relkind in ('r', 'p', 'v', 'm', 'S')
      union all
      select c.oid, 2, quote_ident(t.attname), c.oid::regclass::text, c.relowner, a.*
        from pg_class c join pg_attribute t on t.attrelid = c.oid, aclexplode(t.attacl) a where not t.attisdropped
      union all
      select p.oid, 3, '', format('function %s', p.oid::regprocedure), p.proowner, a.* from pg_proc p, aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
      union all
      select n.oid, 4, '', format('schema %I', n.nspname), n.nspowner, a.* from pg_namespace n, aclexplode(n.nspacl) a
    ), by_privilege as (
      select oid, kind, target, grantee, privilege_type, is_grantable, string_agg(columns, ', ' order by columns) as columns
      from acls where grantee <> owner group by oid, kind, target, grantee, privilege_type, is_grantable
    ), by_grantee as (
      select oid, target, grantee, is_grantable, kind,
        string_agg(lower(privilege_type) || case when columns = '' then '' else format(' (%s)', columns) end, ', ' order by privilege_type) as what
      from by_privilege group by oid, target, grantee, is_grantable, kind
    )
    select oid::text as of, format('grant %s on %s to %s%s;', what, target,
      case when grantee = 0 then 'public' else pg_get_userbyid(grantee)::text end, case when is_grantable then ' with grant option' end) as text
    from by_grantee order by oid, kind, grantee = 0, pg_get_userbyid(grantee)`)

/** The first line that differs, for a message. */
export function firstDifference(expected: string, found: string) {
  const [one, other] = [expected.split('\n'), found.split('\n')]
  const at = one.findIndex((line, number) => line !== other[number])
  if (at === -1 && one.length === other.length) return undefined
  const line = at === -1 ? one.length : at
  return `line ${line + 1}: the migrations give\n  ${other[line] ?? '(nothing)'}\nand the file says\n  ${one[line] ?? '(nothing)'}`
}

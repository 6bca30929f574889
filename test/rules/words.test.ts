import { afterAll, expect, test } from 'vitest'
import { testDatabase } from '../database.ts'

// R2, R4: every text that another unit or a guardian can read is an item of a disclosure, with areas. The lives compare what each actor
// finds in any column; here the columns themselves are looked through, so that a new one is asked the same.

const database = await testDatabase()
const { admin } = database
afterAll(() => database.drop())

/** Kinds of items that every receiver gets, whatever areas they may read of: their rows hold no words about the child. */
const withoutAreas = ['child', 'plan', 'draft', 'meeting']

/** Free text on rows of such a kind, each with its reason. */
const allowed: Record<string, string> = {
  'child.children.family_name': 'who the child is',
  'child.children.given_name': 'who the child is',
  'child.children.language': 'what the receiver needs to be understood',
  'child.children.person_number': 'who the child is',
  'child.meetings.place': 'where; names of the family are refused',
  'child.plan_alternatives.text': 'read with the part of the draft',
}

type Column = { column: string; kind: string | null; with: string | null }

/** Columns of free text on tables about a child: by which kind of item the row is given, or with which table it is read. */
async function freeTexts(): Promise<Column[]> {
  const { rows } = await admin.query(String.raw`
    select n.nspname || '.' || c.relname || '.' || a.attname as column,
      substring(d.description from 'sharing\.protect\([^\n]*[, ]kind => ''(\w+)''') as kind,
      substring(d.description from 'sharing\.follows\([^\n]*parent => ''([\w.]+)''') as with
    from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
      join pg_policy p on p.polrelid = c.oid and p.polname = 'owner_all'
      join pg_description d on d.objoid = p.oid and d.classoid = 'pg_policy'::regclass
    where n.nspname = 'child' and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
      and a.atttypid in ('text'::regtype, 'jsonb'::regtype) and has_column_privilege('kring_app', c.oid, a.attnum, 'select')
      -- One of a few words that the database knows is no text.
      and not exists (select from pg_constraint k where k.conrelid = c.oid and k.contype = 'c' and k.conkey = array[a.attnum]
        and pg_get_constraintdef(k.oid) ~ '= ANY|areas_ok')
    order by 1`)
  return rows
}

const tableOf = (column: string) => column.slice(0, column.lastIndexOf('.'))

/** Those that a receiver reads whatever areas they may read of. */
async function unbound() {
  const columns = await freeTexts()
  // Parents without a text of their own have their kind by hand.
  const kindOf = new Map<string, string | null>([
    ['child.meetings', 'meeting'],
    ['child.plans', 'plan'],
    ['child.plan_parts', 'draft'],
    ...columns.map(({ column, kind }) => [tableOf(column), kind] as const).filter(([, kind]) => kind),
  ])
  return columns
    .filter(({ kind, with: parent }) => withoutAreas.includes(kind ?? kindOf.get(parent ?? '') ?? ''))
    .map(({ column }) => column)
}

test('R2, R4: no row that is given whatever the areas holds words about the child', async () => {
  const columns = await freeTexts()
  expect(columns.length).toBeGreaterThan(20)
  const found = await unbound()
  expect(found.filter(each => !allowed[each])).toEqual([])
  expect(Object.keys(allowed).filter(each => !found.includes(each))).toEqual([])
})

test('R2, R4: a text that is put on such a row is found', async () => {
  const tables = ['child.plans', 'child.meeting_participants']
  for (const table of tables)
    await admin.query(
      `alter table ${table} add column planted text not null default ''; grant select (planted) on ${table} to kring_app`,
    )
  try {
    expect((await unbound()).filter(each => !allowed[each])).toEqual([
      'child.meeting_participants.planted',
      'child.plans.planted',
    ])
  } finally {
    for (const table of tables) await admin.query(`alter table ${table} drop column planted`)
  }
})

test('R4: what every other kind gives is bound by areas', async () => {
  const known = await admin.query(
    `select pg_get_constraintdef(oid) as said from pg_constraint where conname = 'item_kind_known'`,
  )
  const kinds = [...String(known.rows[0].said).matchAll(/'(\w+)'/g)].map(([, kind]) => kind as string)
  const check = await admin.query(
    `select prosrc as body from pg_proc where proname = 'check_disclosed_items'`,
  )
  const branches = String(check.rows[0].body).split('union all')
  const bound = kinds.filter(kind => {
    const branch = branches.find(each => each.includes(`i.item_kind = '${kind}'`))
    return branch && !/select '\{\}'/.test(branch)
  })
  expect(kinds.filter(kind => !bound.includes(kind)).sort()).toEqual([...withoutAreas].sort())
})

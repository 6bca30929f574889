import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { readParts } from '../src/child/plans/versions/version.ts'
import { readOverview } from '../src/overview/child-page/overview.ts'
import { readInbox } from '../src/overview/inbox/inbox.ts'
import type { Staff, Tx } from '../src/platform/database/transaction.ts'
import type { Reader } from './load.ts'

type Statement = { name: string; text: string; values: unknown[] }
export type Twin = { name: string; planned: number; policy: number; byHand: number; ratio: number }

/**
 * What the policies cost: statements of the pages as `kring_app`, against the same as one who sees all, with the rights of
 * one in a function written into each table's `where`. Both with their plans kept, as the app has them; `planned`: the
 * policies' side when it is planned anew, as behind a pooler. Milliseconds, the median of single runs, one after the other.
 */
export async function comparePolicies({
  appUrl,
  adminUrl,
  readers,
  rounds,
}: {
  appUrl: string
  adminUrl: string
  readers: Reader[]
  rounds: number
}): Promise<Twin[]> {
  const app = new pg.Client({ connectionString: appUrl })
  const admin = new pg.Client({ connectionString: adminUrl })
  await Promise.all([app.connect(), admin.connect()])
  const times = new Map<string, { planned: number[]; policy: number[]; byHand: number[] }>()
  try {
    // The second and following: the first receives from everywhere, and is measured by itself.
    for (const reader of readers) {
      await open(app, reader)
      await open(admin, reader)
      for (const [n, statement] of (await statementsOf(app, reader)).entries()) {
        const all = times.get(statement.name) ?? { planned: [], policy: [], byHand: [] }
        times.set(statement.name, all)
        const byHand = { ...statement, text: writeRights(statement.text, reader) }
        const name = `policy_${n}`
        // The twin's text holds the reader's own ids, so its plan is kept under the reader.
        const twinName = `twin_${n}_${reader.functionId}`
        for (let round = 0; round < rounds + 2; round++) {
          const policy = await time(app, { ...statement, name })
          const twin = await time(admin, { ...byHand, name: twinName })
          if (round < 2) continue
          all.policy.push(policy)
          all.byHand.push(twin)
          if (round < 4) all.planned.push(await time(app, { text: statement.text, values: statement.values }))
        }
        await admin.query(`deallocate "${twinName}"`)
        delete (admin as unknown as { connection: { parsedStatements: Record<string, string> } }).connection
          .parsedStatements[twinName]
      }
      await app.query('commit')
      await admin.query('commit')
    }
  } finally {
    await Promise.all([app.end(), admin.end()])
  }
  return [...times].map(([name, all]) => {
    const [planned, policy, byHand] = [all.planned, all.policy, all.byHand].map(median) as [
      number,
      number,
      number,
    ]
    return { name, planned, policy, byHand, ratio: policy / byHand }
  })
}

const open = (client: pg.Client, { hash }: Reader) =>
  client.query(
    `begin; select set_config('plan_cache_mode', 'force_generic_plan', true); select * from people.open_request('\\x${hash.toString('hex')}')`,
  )

async function time(client: pg.Client, query: { name?: string; text: string; values: unknown[] }) {
  const start = performance.now()
  await client.query(query)
  return performance.now() - start
}

function median(values: number[]) {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}

/** The statements as the pages send them. */
async function statementsOf(client: pg.Client, reader: Reader): Promise<Statement[]> {
  const seen: Statement[] = []
  let name = ''
  const listening = {
    query(text: string, values: unknown[]) {
      seen.push({ name, text, values })
      return client.query(text, values)
    },
    release() {},
  }
  const tx: Tx = new Kysely({
    dialect: new PostgresDialect({
      pool: { connect: async () => listening, end: async () => {} } as unknown as pg.Pool,
    }),
  })
  const actor = {
    functionId: reader.functionId,
    unitId: reader.unitId,
    personId: reader.personId,
    guardian: false,
  } as Staff
  const [child, plan] = [reader.children[0] as string, reader.plans[0] as string]
  name = 'inbox'
  await readInbox(tx, actor)
  name = 'overview of a child'
  await readOverview(tx, actor, child, 'sv').catch(() => {}) // no row is read: the child is not found
  name = 'parts of a plan'
  await readParts(tx, plan, 2)
  return [
    ...seen,
    {
      name: 'worries of a child',
      text: `select w.id, w.sent_at, v.answers ->> 'noticed' as noticed from child.worries w join child.worry_versions v on v.worry_id = w.id and v.version = 1
        where w.child_id = $1 order by w.sent_at desc limit 20`,
      values: [child],
    },
  ]
}

/** The rights of one in a function, in the `where` of each table; nothing for a guardian, who never sends these. */
function writeRights(text: string, reader: Reader) {
  const me = `'${reader.functionId}'::uuid`
  const involved = (child: string, unit = 'x.unit_id') =>
    `(${unit} = '${reader.unitId}'::uuid and exists (select from sharing.involvements i where i.child_id = ${child} and i.function_id = ${me} and i.ended_at is null))`
  const given = (kind: string, column: string, version = '') =>
    `exists (select from sharing.disclosed_items d where d.item_id = x.${column} and d.item_kind = '${kind}' ${version && `and d.version = x.${version}`} and d.to_function_id = ${me} and d.ends_at > now())`
  const item = (kind: string, column: string, version = '') =>
    `${involved('x.child_id')} or ${given(kind, column, version)}`
  const here = `x.collaboration_id = (select c.id from people.collaborations c limit 1)`
  const rights: Record<string, string> = {
    'child.children': `${involved('x.id')} or ${given('child', 'id')}`,
    'child.worries': item('worry', 'id'),
    'child.worry_versions': item('worry', 'worry_id', 'version'),
    'child.assessments': item('assessment', 'id'),
    'child.assessment_versions': item('assessment', 'assessment_id', 'version'),
    'child.requests': item('request', 'id', 'version'),
    'child.plans': `${item('plan', 'id')} or ${given('draft', 'id')}`,
    'child.plan_versions': item('plan', 'plan_id', 'version'),
    'child.plan_version_parts': item('plan_part', 'part_id', 'version'),
    'child.meetings': item('meeting', 'id'),
    'child.named_persons': item('child', 'child_id'),
    'child.guardians': involved('x.child_id'),
    'child.notices': `x.to_function_id = ${me}`,
    'sharing.disclosures': `${involved('x.child_id', 'x.from_unit_id')} or (x.to_function_id = ${me} and x.decision = 'given')`,
    'people.functions': here,
    'people.units': here,
    'people.organisations': here,
    'people.appointments': here,
    'people.persons': `${here} and exists (select from people.appointments a where a.person_id = x.id)`,
    // Whoever reads the thing reads what belongs to it: the statement has asked for the thing already.
    'child.request_answers': 'true',
    'child.action_marks': 'true',
  }
  return text.replace(
    /\b(from|join) (\w+\.\w+) (?!left|join|where|on\b)(\w+)/g,
    (all, word, table, alias) => {
      if (!(table in rights))
        throw new Error(`The twin has no rights for ${table}: write them in bench/twin.ts.`)
      return rights[table] === 'true'
        ? all
        : `${word} (select * from ${table} x where ${rights[table]}) ${alias}`
    },
  )
}

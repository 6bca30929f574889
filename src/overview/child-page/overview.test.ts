import { randomUUID } from 'node:crypto'
import { CompiledQuery, type RootOperationNode } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { actAs } from '../../../demo/as-person.ts'
import { ids } from '../../../demo/ids.ts'
import { demoSettings } from '../../../demo/seed.ts'
import { type House, openHouse } from '../../../test/house.ts'
import { readOverview } from './overview.ts'

let house: House
let asPerson: ReturnType<typeof actAs>['asPerson']
beforeAll(async () => {
  house = await openHouse()
  asPerson = actAs(house.database.app, demoSettings.issuer).asPerson
})
afterAll(() => house.close())

type Plan = { 'Relation Name'?: string; 'Actual Loops'?: number; Plans?: Plan[] }
const tablesRead = (plan: Plan): string[] => [
  ...(plan['Relation Name'] && plan['Actual Loops'] ? [plan['Relation Name']] : []),
  ...(plan.Plans ?? []).flatMap(tablesRead),
]

/** The tables that the page of a child reads, for Rana Khalil. */
const readFor = (child: string) =>
  asPerson('rana-khalil', 'dungen/forskollarare', async (tx, me) => {
    let node: RootOperationNode | undefined
    const watched = tx.withPlugin({
      transformQuery: args => {
        node = args.node
        return args.node
      },
      transformResult: async ({ result }) => result,
    })
    const found = await readOverview(watched as typeof tx, me, child, 'sv').then(
      () => true,
      () => false,
    )
    if (!node) throw new Error('nothing was asked')
    const { sql, parameters } = tx.getExecutor().compileQuery(node, { queryId: randomUUID() })
    const { rows } = await tx.executeQuery<{ 'QUERY PLAN': [{ Plan: Plan }] }>(
      CompiledQuery.raw(`explain (analyze, format json) ${sql}`, [...parameters]),
    )
    return { found, read: new Set(tablesRead((rows[0] as (typeof rows)[0])['QUERY PLAN'][0].Plan)) }
  })

test('of a child who may not be seen no more is read than of one that does not exist', async () => {
  const [none, hidden, own] = [
    await readFor(randomUUID()),
    await readFor(ids.leo),
    await readFor(ids.aminaInLundvika),
  ]
  expect([none.found, hidden.found, own.found]).toEqual([false, false, true])
  expect(own.read).toContain('worries')
  for (const table of ['worries', 'plans', 'meetings', 'requests', 'assessments', 'guardians'])
    expect(hidden.read, table).not.toContain(table)
  expect(none.read).not.toContain('worries')
})

// Fills a data set: a county around the demo's people, and a second tenant of a tenth of it. A whole folder is used again.
import { existsSync, rmSync } from 'node:fs'
import type pg from 'pg'
import { demoCollaboration, openFolder, withClient } from '../app.ts'
import { copyBase } from '../base.ts'
import { say } from '../report.ts'
import { folderOf, type Size, scales, smoke } from '../sizes.ts'
import { checkReferences } from './check.ts'
import { childrenSteps } from './children.ts'
import { idFunctions, type Tenant } from './ids.ts'
import { countLog, seedLog } from './log.ts'
import { peopleSteps } from './people.ts'
import { planSteps } from './plans.ts'
import { worrySteps } from './worries.ts'

/** Raised when what is seeded changes: older folders are seeded anew. */
const version = 2

export async function seed(size: Size) {
  const folder = folderOf(size)
  if (existsSync(folder) && (await isWhole(folder))) return
  const began = performance.now()
  rmSync(folder, { recursive: true, force: true })
  await copyBase(folder, version)
  const database = await openFolder(folder, { durable: false })
  try {
    await withClient(database.adminUrl, client => fill(client, scales[size]))
  } finally {
    await database.stop()
  }
  say(`seeded ${size} (${folder}) in ${((performance.now() - began) / 1000).toFixed(0)} s`)
}

async function isWhole(folder: string) {
  const database = await openFolder(folder)
  try {
    return await withClient(database.adminUrl, async client => {
      const { rows } = await client.query(`select to_regclass('bench.whole') is not null as whole`)
      if (!rows[0].whole) return false
      const { rows: made } = await client.query(
        'select version, extract(day from now() - at)::int as days from bench.whole',
      )
      if (made[0].days > 6)
        say(`${folder} was seeded ${made[0].days} days ago: what is due by a date may differ; remove it.`)
      return made[0].version === version
    })
  } finally {
    await database.stop()
  }
}

async function fill(client: pg.Client, scale: number) {
  // Neither triggers nor checks of references while rows are made: checkReferences tries all of them afterwards.
  await client.query(
    `set timezone = 'Europe/Stockholm'; set session_replication_role = replica; set maintenance_work_mem = '512MB'; set work_mem = '128MB'`,
  )
  await client.query('grant usage on schema bench to public')
  // The small one first: its log's indexes are made twice.
  const tenants: Tenant[] = [
    {
      prefix: '0191',
      letter: 'q',
      collaboration: '01910000-0000-7000-8000-000000000001',
      scale: Math.max(scale / 10, 0.004),
    },
    { prefix: '0190', letter: 'p', collaboration: demoCollaboration, scale },
  ]
  for (const tenant of tenants) {
    await client.query(idFunctions(tenant))
    for (const [what, text] of [
      ...peopleSteps(tenant),
      ...childrenSteps(tenant),
      ...worrySteps(tenant),
      ...planSteps(),
    ])
      await timed(`tenant ${tenant.letter}: ${what}`, async () => {
        await client.query(`begin; ${text}; commit`)
      })
    await timed(`tenant ${tenant.letter}: access log`, () => seedLog(client, tenant))
  }
  await timed('counting the access log', () => countLog(client))
  await timed('vacuum and analyze', () => client.query('vacuum (freeze, analyze)'))
  if (smoke || scale <= 0.1) await timed('references', () => checkReferences(client))
  await client.query('create table bench.whole as select now() as at, $1::int as version', [version])
}

async function timed(what: string, work: () => Promise<unknown>) {
  const began = performance.now()
  await work()
  say(`  ${what}: ${((performance.now() - began) / 1000).toFixed(1)} s`)
}

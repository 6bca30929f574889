import { afterAll, beforeAll, expect, test } from 'vitest'
import { withClient } from '../../src/platform/database/index.ts'
import { type TestDatabase, testDatabase } from '../database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.drop())

const make = (zone: string, month: string) =>
  withClient(database.urlFor('kring_worker'), async client => {
    await client.query(`select set_config('TimeZone', $1, false)`, [zone])
    await client.query('select audit.ensure_partition($1::date)', [month])
    // Again changes nothing.
    await client.query('select audit.ensure_partition($1::date)', [month])
  })
const bounds = async (month: string) => {
  const { rows } = await database.admin.query(
    `select pg_get_expr(relpartbound, oid) as said from pg_class where oid = $1::regclass`,
    [`audit.access_log_${month}`],
  )
  const [, from = '', to = ''] = /FROM \('([^']+)'\) TO \('([^']+)'\)/.exec(rows[0].said) ?? []
  const [{ a, b }] = (
    await database.admin.query(
      `select $1::timestamptz at time zone 'UTC' as a, $2::timestamptz at time zone 'UTC' as b`,
      [from, to],
    )
  ).rows
  return [a, b].map((each: Date) =>
    new Date(each.getTime() - each.getTimezoneOffset() * 60_000).toISOString(),
  )
}

test('R7: a month of the log begins at Swedish midnight, whatever the time zone of who made it', async () => {
  await make('UTC', '2031-05-17')
  await make('Pacific/Auckland', '2031-06-01')
  await make('America/Los_Angeles', '2031-07-31')
  await make('Europe/Stockholm', '2031-12-31')
  expect(await bounds('2031_05')).toEqual(['2031-04-30T22:00:00.000Z', '2031-05-31T22:00:00.000Z'])
  expect(await bounds('2031_06')).toEqual(['2031-05-31T22:00:00.000Z', '2031-06-30T22:00:00.000Z'])
  expect(await bounds('2031_07')).toEqual(['2031-06-30T22:00:00.000Z', '2031-07-31T22:00:00.000Z'])
  expect(await bounds('2031_12')).toEqual(['2031-11-30T23:00:00.000Z', '2031-12-31T23:00:00.000Z'])
})

test('R7: beside a month that was made otherwise it leaves no gap and no overlap', async () => {
  for (const [name, from, to] of [
    ['2032_05', '2032-05-01T00:00Z', '2032-06-01T00:00Z'],
    ['2032_07', '2032-07-01T07:00Z', '2032-08-01T07:00Z'],
  ])
    await database.admin.query(
      `create table audit.access_log_${name} partition of audit.access_log for values from ('${from}') to ('${to}')`,
    )
  await make('UTC', '2032-06-15')
  await make('UTC', '2032-08-01')
  expect(await bounds('2032_06')).toEqual(['2032-06-01T00:00:00.000Z', '2032-07-01T07:00:00.000Z'])
  expect(await bounds('2032_08')).toEqual(['2032-08-01T07:00:00.000Z', '2032-08-31T22:00:00.000Z'])
})

import { afterAll, expect, test } from 'vitest'
import { testDatabase } from '../../../test/database.ts'
import { faultsBy, readAnchor, readAnchors, writeAnchor } from './log-anchor.ts'

const database = await testDatabase()
afterAll(() => database.drop())

const { admin } = database
const secret = 'a secret of this installation, for tests'
const write = (n: number) =>
  admin.query(
    `insert into audit.access_log (collaboration_id, act, item_kind) select gen_random_uuid(), 'read', 'child' from generate_series(1, $1)`,
    [n],
  )
/** Sealing waits for transactions that go on, also those of other databases of the cluster: it is asked until all are sealed. */
async function seal() {
  for (let tries = 0; tries < 200; tries++) {
    await admin.query('select audit.seal()')
    const { rows } = await admin.query(
      'select coalesce((select sum(s.rows) from audit.seals s), 0) >= (select count(*) from audit.access_log) as whole',
    )
    if (rows[0].whole) return
    await new Promise(done => setTimeout(done, 50))
  }
  throw new Error('The log was not sealed')
}

test('R7: who owns the server can empty the log and seal it anew, and an anchor that was kept elsewhere tells', async () => {
  expect(await readAnchor(database.worker)).toBeUndefined()
  await write(5)
  await seal()
  const first = await readAnchor(database.worker)
  expect(first).toMatchObject({ seal: 1, rows: 5 })
  const mail = `Keep this mail.\n\n${writeAnchor(first as NonNullable<typeof first>, secret)}\n`
  const anchors = readAnchors(mail)
  expect(anchors).toMatchObject([{ seal: 1, rows: 5, forged: false }])
  await write(3)
  await seal()
  expect(await faultsBy(admin, anchors)).toEqual([])

  await admin.query('delete from audit.access_log; delete from audit.seals')
  await admin.query(`alter table audit.seals alter column id restart with 1`)
  await write(5)
  await seal()
  const { rows } = await admin.query('select first_bad_row from audit.verify_log()')
  expect(rows[0].first_bad_row).toBeNull()
  expect(await faultsBy(admin, anchors)).toEqual([
    expect.stringMatching(
      /^The log does not run through the anchor of .* \(5 rows\) has been removed or made anew\.$/,
    ),
  ])
})

test('an anchor is signed: whoever changes a word of it is found out, and the key is always the same', () => {
  const anchor = { at: '2026-11-28T03:40:00.000Z', seal: 7, rows: 1234, hash: 'ab'.repeat(32) }
  const line = writeAnchor(anchor, secret)
  expect(readAnchors(line)[0]?.forged).toBe(false)
  for (const forged of [
    line.replace('rows=1234', 'rows=1235'),
    line.replace('abab', 'abba'),
    line.replace('seal=7', 'seal=8'),
  ])
    expect(readAnchors(forged)[0]?.forged, forged).toBe(true)
  const keyOf = (text: string) => readAnchors(text)[0]?.key
  expect(keyOf(writeAnchor({ ...anchor, seal: 8 }, secret))).toBe(keyOf(line))
  expect(keyOf(writeAnchor(anchor, `${secret}.`))).not.toBe(keyOf(line))
  expect(readAnchors('no anchor\nkring-log-anchor at=x')).toEqual([])
})

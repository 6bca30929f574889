import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { withClient } from '../database/pool.ts'
import { backUp, restore } from './backup.ts'
import { type Embedded, startEmbedded } from './embedded.ts'

let place: string
let folder: string
let server: Embedded | undefined

beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'kring-backup-'))
  folder = join(place, 'data')
})

afterEach(async () => {
  await server?.stop()
  rmSync(place, { recursive: true, force: true })
})

const ask = (at: Embedded, sql: string) =>
  withClient(at.urlFor('postgres', 'postgres'), async client => (await client.query(sql)).rows)
const whole =
  "select count(*)::int as rows, sum(n)::int as sum, md5(string_agg(text, '' order by n)) as digest from kept"

test.each(['kring.tar.gz', 'kring.tar'])(
  'A backup taken while people write is restored into an empty folder: %s',
  async name => {
    server = await startEmbedded({ folder, durable: false })
    writeFileSync(join(folder, 'secret'), 'the secret\n')
    await ask(
      server,
      'create table kept as select n, repeat(md5(n::text), 20) as text from generate_series(1, 5000) n',
    )
    const before = await ask(server, whole)
    const writing = writeOn(server)
    const file = join(place, name)
    expect(await backUp(folder, file)).toBeGreaterThan(1_000_000)
    const acknowledged = await writing.end()
    await server.stop()

    const other = join(place, 'restored')
    await restore(other, file)
    server = await startEmbedded({ folder: other, durable: false })
    expect(await ask(server, whole)).toEqual(before)
    const [{ most, rows }] = await ask(server, 'select max(n) as most, count(*)::int as rows from written')
    expect(rows, 'what was written meanwhile is there without a gap').toBe(most)
    expect(rows).toBeLessThanOrEqual(acknowledged)
    expect(readFileSync(join(other, 'secret'), 'utf8')).toBe('the secret\n')
  },
)

test('What cannot be restored is refused in one sentence and leaves the folder empty', async () => {
  server = await startEmbedded({ folder, durable: false })
  const file = join(place, 'kring.tar.gz')
  await backUp(folder, file)
  await expect(restore(folder, file)).rejects.toThrow(/is not empty/)
  await expect(backUp(folder, file)).rejects.toThrow(/is there already/)
  await expect(restore(join(place, 'other'), join(place, 'no.tar'))).rejects.toThrow(/There is no file/)
  truncateSync(file, 500_000)
  await expect(restore(join(place, 'other'), file)).rejects.toThrow(/cannot be restored/)
  writeFileSync(join(place, 'wrong.tar'), 'something else'.repeat(100))
  await expect(restore(join(place, 'other'), join(place, 'wrong.tar'))).rejects.toThrow(
    /not an archive of Kring/,
  )
  expect(existsSync(join(place, 'other/postgres'))).toBe(false)
  mkdirSync(join(place, 'none'))
  await expect(backUp(join(place, 'none'), join(place, 'none.tar'))).rejects.toThrow(/There is no database/)
})

/** Inserts 1, 2, 3 … each acknowledged before the next, until told to end. */
function writeOn(at: Embedded) {
  let on = true
  const done = withClient(at.urlFor('postgres', 'postgres'), async client => {
    await client.query('create table written (n int)')
    let n = 0
    while (on) await client.query('insert into written values ($1)', [++n])
    return n
  })
  return {
    end() {
      on = false
      return done
    },
  }
}

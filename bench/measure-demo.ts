import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { findEmbedded, withClient } from './app.ts'
import { fire } from './load.ts'
import { signIn } from './persons.ts'
import { memoryOf } from './processes.ts'
import { mib, note } from './report.ts'
import { startKring } from './servers.ts'
import { seconds } from './sizes.ts'

/** The demo as a first user has it: from an empty folder, again, idle, and under ten connections. */
export async function measureDemo() {
  const folder = mkdtempSync(join(tmpdir(), 'kring-bench-demo-'))
  const start = () => startKring(folder, { role: 'both' })
  try {
    const first = await start()
    await first.stop()
    note('first start, from an empty folder', `${(first.startedIn / 1000).toFixed(1)} s`)
    const server = await start()
    note('start, installed, to the first page', `${(server.startedIn / 1000).toFixed(1)} s`, {
      bound: '≤ 3 s',
      holds: server.startedIn <= 3000,
    })
    await sleep(10_000)
    noteMemory('memory of the demo, idle', server.pid, folder, 250)
    const adminUrl = findEmbedded(folder)?.urlFor('postgres', 'kring') as string
    const { cookie } = await withClient(adminUrl, admin => signIn(admin, 'sara-lind'))
    const hits = ['/inbox', '/children', '/meetings'].map(path => ({ path, cookie }))
    await fire(server, folder, hits, { seconds: seconds * 2 })
    noteMemory('memory of the demo, at load', server.pid, folder, 400)
    await server.stop()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

export function noteMemory(what: string, pid: number, folder: string, most: number) {
  const { whole, server, database } = memoryOf(pid, folder)
  note(what, `${mib(whole)} (server ${mib(server)}, database ${mib(database)}; PSS)`, {
    bound: `≤ ${most} MiB`,
    holds: whole <= most,
  })
}

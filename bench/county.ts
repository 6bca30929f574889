import { findEmbedded, withClient } from './app.ts'
import { type Reader, signInReaders } from './persons.ts'
import { type Server, startKring } from './servers.ts'
import { folderOf, type Size } from './sizes.ts'
import type { Items } from './world-items.ts'

/**
 * Takes away what the measuring itself has read: some thousand pages by one function in one day are no day of anybody's, and the page
 * of the log counts such a day anew. Only the administrator can, past every policy.
 */
export const forgetReadings = ({ adminUrl }: County) =>
  withClient(adminUrl, async admin => {
    const { rowCount } = await admin.query(
      'delete from audit.access_log where at > (select max(at) from bench.whole)',
    )
    if (!rowCount) return
    await admin.query('delete from audit.reading_days where day >= current_date and readings > 500')
    await admin.query('vacuum audit.access_log')
  })

/** As the worker does each minute: the served programs have none, and a page of the log counts again what nobody has counted. */
export const countReadings = ({ adminUrl }: County) =>
  withClient(adminUrl, async admin => {
    for (let counted = 1; counted > 0; )
      counted = (await admin.query('select audit.count_new() as counted')).rows[0].counted
  })

/** A seeded data set that is served. */
export type County = {
  size: Size
  server: Server
  folder: string
  adminUrl: string
  urlFor(user: string): string
  readers: Reader[]
  items: Items
  stop(): Promise<void>
}

export async function openCounty(size: Size): Promise<County> {
  const folder = folderOf(size)
  const server = await startKring(folder)
  const database = findEmbedded(folder)
  if (!database) throw new Error(`The database of ${folder} does not run.`)
  const urlFor = (user: string) => database.urlFor(user, 'kring')
  const adminUrl = urlFor('postgres')
  const { readers, items } = await withClient(adminUrl, async admin => {
    await admin.query(`do $$ begin
      if not exists (select from pg_roles where rolname = 'bench_bypass') then
        create role bench_bypass login bypassrls in role kring_app;
        grant kring_insight to bench_bypass with inherit false, set true;
        alter role bench_bypass set timezone = 'Europe/Stockholm';
        grant connect on database kring to bench_bypass;
      end if; end $$`)
    return {
      readers: await signInReaders(admin, size),
      items: (await admin.query('select items from bench.items')).rows[0].items as Items,
    }
  })
  const stop = async () => {
    database.release()
    await server.stop()
  }
  return { size, server, folder, adminUrl, urlFor, readers, items, stop }
}

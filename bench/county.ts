import { findEmbedded, withClient } from './app.ts'
import { type Reader, signInReaders } from './persons.ts'
import { type Server, startKring } from './servers.ts'
import { folderOf, type Size } from './sizes.ts'
import type { Items } from './world-items.ts'

/** What the measuring itself has written to the access log is counted, as the job does each minute that is left out here. */
export const countLog = ({ adminUrl }: County) =>
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

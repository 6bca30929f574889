import { runMigrations } from 'graphile-worker'
import type { Pool } from 'pg'
import { listenForTrouble, quiet } from './logger.ts'

/**
 * Installs or upgrades the queue's own schema; `ownerPool` must connect as kring_owner, which may create schemas.
 * Safe to run at every start and by several processes at once.
 */
export async function migrateJobs(ownerPool: Pool) {
  listenForTrouble(ownerPool)
  await runMigrations({ pgPool: ownerPool, logger: quiet })
  await ownerPool.query(grants)
}

/** graphile-worker turns row-level security on and expects to own its tables; our worker is not the owner. */
const grants = `
do $$
declare t text;
begin
  grant usage on schema graphile_worker to kring_worker;
  grant select, insert, update, delete on all tables in schema graphile_worker to kring_worker;
  grant usage on all sequences in schema graphile_worker to kring_worker;
  grant execute on all functions in schema graphile_worker to kring_worker;
  for t in select relname from pg_catalog.pg_class
    where relnamespace = 'graphile_worker'::regnamespace and relkind = 'r' and relrowsecurity
      and not exists (select from pg_catalog.pg_policy where polrelid = pg_class.oid and polname = 'worker_all')
  loop
    execute format('create policy worker_all on graphile_worker.%I to kring_worker using (true) with check (true)', t);
  end loop;
exception when duplicate_object then null;
end $$`

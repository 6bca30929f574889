import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Pool } from 'pg'
import { type Config, ConfigTrouble } from './config.ts'
import { folderTrouble, prepareFolder } from './embedded/folder.ts'

/**
 * The base secret for keyed hashes: KRING_SECRET, or one that is made once and kept in the data folder. Person numbers are
 * matched by a hash under it, so a database without its secret can no longer tell that two children are the same.
 */
export function keepSecret({ secret, dataFolder }: Pick<Config, 'secret' | 'dataFolder'>): string {
  if (secret) return secret
  const path = join(dataFolder, 'secret')
  try {
    prepareFolder(dataFolder)
    return readFileSync(path, 'utf8').trim() || makeSecret(path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return makeSecret(path)
    throw error instanceof Error && 'code' in error ? folderTrouble(dataFolder, error) : error
  }
}

function makeSecret(path: string) {
  const secret = randomBytes(32).toString('base64url')
  writeFileSync(path, `${secret}\n`, { mode: 0o600, flush: true })
  return secret
}

/**
 * Refuses a secret that is not the one of this database: with another, no person number is found any more, and nobody would
 * notice. The first start of a database makes it known. Throws {@link ConfigTrouble} with what to do.
 */
export async function recogniseSecret(
  owner: Pool,
  secret: string,
  { dataFolder, secret: given }: Pick<Config, 'secret' | 'dataFolder'>,
) {
  const value = createHmac('sha256', secret).update('kring: is this the secret of the database?').digest()
  await owner.query('insert into platform.secret_check (value) values ($1) on conflict do nothing', [value])
  const { rows } = await owner.query<{ value: Buffer }>('select value from platform.secret_check')
  if (rows[0] && timingSafeEqual(rows[0].value, value)) return
  const where = given ? 'KRING_SECRET' : `the file ${join(dataFolder, 'secret')}`
  throw new ConfigTrouble([
    `The secret in ${where} is not the one that this database was used with, so no person number would be found. Put back the one that was kept beside the backup (docs/operate.md); a new one cannot replace it.`,
  ])
}

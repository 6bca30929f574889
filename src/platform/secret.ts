import { randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from './config.ts'
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

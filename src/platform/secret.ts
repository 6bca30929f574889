import { randomBytes, timingSafeEqual } from 'node:crypto'
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Pool } from 'pg'
import { type Config, ConfigTrouble } from './config.ts'
import { folderTrouble, prepareFolder } from './embedded/folder.ts'
import { chainedHash, generationsOf, type Secret } from './generations.ts'

export type SecretSettings = Pick<Config, 'secret' | 'formerSecrets' | 'dataFolder'>

/**
 * The base secret for keyed hashes, all its generations: KRING_SECRET after KRING_SECRET_FORMER, or a file that is made once and kept
 * in the data folder, a line each with the oldest first. Person numbers are matched by a hash under it, so a database without its
 * secret can no longer tell that two children are the same.
 */
export function keepSecret({ secret, formerSecrets, dataFolder }: SecretSettings): Secret {
  if (secret) return [...formerSecrets, secret]
  try {
    prepareFolder(dataFolder)
    return readGenerations(fileIn(dataFolder)) ?? [makeSecret(dataFolder)]
  } catch (error) {
    throw error instanceof Error && 'code' in error ? folderTrouble(dataFolder, error) : error
  }
}

const fileIn = (dataFolder: string) => join(dataFolder, 'secret')

function readGenerations(path: string): string[] | undefined {
  try {
    const lines = readFileSync(path, 'utf8').split('\n')
    const generations = lines.map(each => each.trim()).filter(Boolean)
    return generations.length ? generations : undefined
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

const newSecret = () => randomBytes(32).toString('base64url')

function makeSecret(dataFolder: string) {
  const secret = newSecret()
  writeFileSync(fileIn(dataFolder), `${secret}\n`, { mode: 0o600, flush: true })
  return secret
}

/** Adds a generation to the file: whole or not at all, also when the power fails. */
export function addGeneration(dataFolder: string): Secret {
  const path = fileIn(dataFolder)
  const generations = [...(readGenerations(path) ?? []), newSecret()]
  writeFileSync(`${path}.new`, `${generations.join('\n')}\n`, { mode: 0o600, flush: true })
  renameSync(`${path}.new`, path)
  const folder = openSync(dataFolder, 'r')
  fsyncSync(folder)
  closeSync(folder)
  return generations
}

const question = 'kring: is this the secret of the database?'

/** By what a database knows the secret: chained as the hashes are, so that it tells how many generations they stand at. */
export const checkValue = (secret: Secret) => chainedHash(secret, question)

/** How many of the generations a database with this value stands at: 0 when it is of another secret. */
export function standsAt(secret: Secret, value: Buffer): number {
  const generations = generationsOf(secret)
  return generations.findIndex((_, n) => timingSafeEqual(checkValue(generations.slice(0, n + 1)), value)) + 1
}

/**
 * Refuses a secret that is not the one of this database: with another, no person number is found any more, and nobody would
 * notice. The first start of a database makes it known. Throws {@link ConfigTrouble} with what to do.
 */
export async function recogniseSecret(owner: Pick<Pool, 'query'>, secret: Secret, settings: SecretSettings) {
  await owner.query('insert into platform.secret_check (value) values ($1) on conflict do nothing', [
    checkValue(secret),
  ])
  const { rows } = await owner.query<{ value: Buffer }>('select value from platform.secret_check')
  const at = rows[0] ? standsAt(secret, rows[0].value) : 0
  if (at === 0) throw wrongSecret(settings)
  const all = generationsOf(secret).length
  if (at < all)
    throw new ConfigTrouble([
      `The database stands at generation ${at} of ${all} of the secret: a rotation was begun and not finished, or an older backup was restored. Stop every Kring that uses it and run "bin/db rotate-secret", which goes on from there; nothing is lost.`,
    ])
}

export function wrongSecret({ secret, dataFolder }: SecretSettings) {
  const where = secret ? 'KRING_SECRET (after KRING_SECRET_FORMER)' : `the file ${fileIn(dataFolder)}`
  return new ConfigTrouble([
    `The secret in ${where} is not the one that this database was used with, so no person number would be found. Put back the one that was kept beside the backup, with all its generations (docs/operate.md); a new one cannot replace it, only "bin/db rotate-secret" adds one.`,
  ])
}

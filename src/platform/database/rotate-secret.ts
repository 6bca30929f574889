import type pg from 'pg'
import { ConfigTrouble } from '../config.ts'
import { carryOn, generationsOf, type Secret } from '../generations.ts'
import {
  addGeneration,
  checkValue,
  keepSecret,
  type SecretSettings,
  standsAt,
  wrongSecret,
} from '../secret.ts'
import { DatabaseTrouble } from './trouble.ts'

const atOnce = 10_000

/**
 * Carries every keyed hash of the database on to a new generation of the secret, in one transaction. The secret is written first: if
 * the power fails after that, or an older backup comes back, the database stands at an earlier generation, says so at the start, and
 * this goes on from there without making another. `owner` is one connection as kring_owner. Answers where it stands, and how many rows.
 */
export async function rotateSecret(owner: pg.ClientBase, settings: SecretSettings) {
  await owner.query('begin')
  try {
    // One rotation at a time, the reading and writing of the file too: of two generations written at once one would be lost, and with
    // it every number that was carried on to it. A server that starts waits here and is then refused.
    await owner.query('lock table platform.secret_check in access exclusive mode')
    const before = keepSecret(settings)
    const at = await position(owner, before, settings)
    await refuseBesideServers(owner)
    const secret = at < generationsOf(before).length ? before : another(settings)
    const rows = await carryAllOn(owner, generationsOf(secret).slice(at))
    await owner.query('update platform.secret_check set value = $1, made_at = now()', [checkValue(secret)])
    await refuseBesideServers(owner)
    await owner.query('commit')
    return { generation: generationsOf(secret).length, rows }
  } catch (error) {
    await owner.query('rollback')
    throw error
  }
}

async function position(owner: pg.ClientBase, secret: Secret, settings: SecretSettings) {
  const { rows } = await owner.query<{ value: Buffer }>('select value from platform.secret_check')
  if (!rows[0]) throw new DatabaseTrouble('This database knows no secret yet: start Kring once.')
  const at = standsAt(secret, rows[0].value)
  if (at === 0) throw wrongSecret(settings)
  return at
}

async function refuseBesideServers(owner: pg.ClientBase) {
  const { rows } = await owner.query<{ n: number }>('select platform.serving() as n')
  if (rows[0]?.n)
    throw new DatabaseTrouble(
      'Kring serves from this database, with the secret that it started with: stop every process of it first.',
    )
}

function another(settings: SecretSettings) {
  if (!settings.secret) return addGeneration(settings.dataFolder)
  throw new ConfigTrouble([
    'The database stands at KRING_SECRET already. For another: put what KRING_SECRET is now at the end of KRING_SECRET_FORMER (after a |, if something is there), set KRING_SECRET to a new one (openssl rand -base64 32), and run this again.',
  ])
}

async function carryAllOn(owner: pg.ClientBase, later: readonly string[]) {
  const { rows } = await owner.query<{ hash: Buffer }>('select hash from platform.keyed_hashes()')
  let carried = 0
  for (let from = 0; from < rows.length; from += atOnce) {
    const was = rows.slice(from, from + atOnce).map(each => each.hash)
    const { rows: done } = await owner.query<{ n: number }>('select platform.carry_hashes_on($1, $2) as n', [
      was,
      was.map(hash => carryOn(later, hash)),
    ])
    carried += done[0]?.n ?? 0
  }
  return carried
}

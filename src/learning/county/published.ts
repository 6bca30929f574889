import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Pool } from 'pg'
import type { Tx } from '../../platform/database/transaction.ts'
import { isToken } from '../../platform/link-token.ts'
import type { ReleasedCell, ReleasedQuarter } from '../insight/child-figures/index.ts'
import { usual } from './choices.ts'

/** What the database gives whoever has no account: what the county page shows, and nothing beside it (learning.county_published). */
export type Published = {
  name: string
  /** as they are chosen, in their order, and the goal of each */
  figures: string[]
  goals: string[]
  cautionBelow: number
  /** The oldest first; the latest thirteen. */
  quarters: ReleasedQuarter[]
  cells: Omit<ReleasedCell, 'kind' | 'own'>[]
  indicators: PublishedIndicator[]
  /** Only an invented one: somebody's own words are shown to those they were given to. */
  story: { title: string; words: string } | null
}

export type PublishedIndicator = {
  id: string
  name: string
  unit: 'number' | 'percent' | 'days'
  source: 'keyed' | 'register' | 'survey' | 'child_figure'
  survey: { code: string; item: string; options: string[] } | null
  childFigure: { measure: string; part: string } | null
  target: { value: number; on: string; is: 'at_least' | 'at_most' } | null
  /** null is hidden: too few */
  keyed: { on: string; value: number | null; n: number | null }[]
  register: { on: string; value: number | null } | null
  surveyed: {
    on: string
    answers: number | null
    asked: number | null
    cautionBelowN: number
    cautionBelowRate: number
    cells: [string, string, number | null][] | null
  }[]
}

export type PublicCounty = { id: string; name: string }

/** Those that show their county page to everybody, for whoever asks. */
export async function listPublicCounties(tx: Tx): Promise<PublicCounty[]> {
  const { rows } = await sql<PublicCounty>`select id, name from learning.public_counties()`.execute(tx)
  return rows
}

/** What the database knows a link of the county page by. */
export const countyHash = (token: string) => createHash('sha256').update('county').update(token).digest()

/** By a link, as `kring_app` without an actor. Undefined for one that has ended, is past its day or was never there: one statement for all. */
export async function findLinkedCounty(
  pool: Pool,
  token: string,
  { opens }: { opens: boolean },
): Promise<(Published & { lastOn: string }) | undefined> {
  // What is no token is looked up too, so that it takes as long.
  const hash = countyHash(isToken(token) ? token : '')
  const { rows } = await pool.query('select learning.open_county($1, $2, $3) as published', [
    hash,
    usual,
    opens,
  ])
  return rows[0]?.published ?? undefined
}

/** Without a link. Undefined for a collaboration that has not chosen to show it to everybody, or is not there. */
export async function findPublicCounty(pool: Pool, id: string): Promise<Published | undefined> {
  const { rows } = await pool.query('select learning.public_county($1, $2) as published', [id, usual])
  return rows[0]?.published ?? undefined
}

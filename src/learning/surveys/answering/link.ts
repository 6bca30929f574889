import type { Pool } from 'pg'
import { type Definition, parseDefinition, type Words } from '../../../instruments/index.ts'
import { isToken } from '../../../platform/link-token.ts'
import { whatHash } from '../links.ts'

/** What a link leads to. */
export type Link = {
  token: string
  hash: Buffer
  surveyId: string
  versionId: string
  /** One's own: counts once. Otherwise shared by a unit, or open to all. */
  personal: boolean
  used: boolean
  state: 'planned' | 'open' | 'closed'
  anonymous: boolean
  title: Words
  introduction: Words
  languages: string[]
  opensOn: string
  closesOn: string
  /** The unit that a shared link is for. */
  place: string
  collaborationName: string
  contact: string
  areaLabels: Record<string, Record<string, string>>
  definition: Definition
}

/** A shared link is opened by many in the same second; what it says is looked up anew after this long. */
const keptMilliseconds = 2000
const mostKept = 500

/** Looks links up as `kring_app` without an actor, each in a transaction of its own. One statement, whatever the link is. */
export function linkFinder(pool: Pool) {
  const shared = new Map<string, { link: Link; until: number }>()
  const definitions = new Map<string, Definition>()

  async function definitionOf(versionId: string, hash: Buffer) {
    const known = definitions.get(versionId)
    if (known) return known
    const { rows } = await pool.query('select learning.definition_by_link($1) as definition', [hash])
    const { definition } = parseDefinition(rows[0]?.definition)
    if (!definition) throw new Error('A published version cannot be read.')
    if (definitions.size >= mostKept) definitions.clear()
    definitions.set(versionId, definition)
    return definition
  }

  return async function findLink(token: string): Promise<Link | undefined> {
    if (!isToken(token)) return undefined
    const kept = shared.get(token)
    if (kept && kept.until > Date.now()) return kept.link
    const hash = whatHash(token)
    const { rows } = await pool.query(
      `select survey_id as "surveyId", version_id as "versionId", personal, used, state, anonymous, title, introduction, languages,
        opens_on as "opensOn", closes_on as "closesOn", place, collaboration_name as "collaborationName", contact, wheel_labels as "areaLabels"
        from learning.open_link($1)`,
      [hash],
    )
    const row = rows[0] as Omit<Link, 'token' | 'hash' | 'definition'> | undefined
    if (!row) return undefined
    const link = { ...row, token, hash, definition: await definitionOf(row.versionId, hash) }
    if (!link.personal) {
      if (shared.size >= mostKept) shared.clear()
      shared.set(token, { link, until: Date.now() + keptMilliseconds })
    }
    return link
  }
}

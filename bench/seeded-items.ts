import type pg from 'pg'
import type { County } from './county.ts'
import { subjectOf } from './persons.ts'
import type { Size } from './sizes.ts'

/** A thing among the seeded rows that a route can be asked about, by one who may. */
export type SeededItem = { subject: string; at: Record<string, string>; query?: string; asGuardian?: boolean }

/** Beginning of a route → table, its id, and the function that may see it. */
const byFunction: [RegExp, string, string, string][] = [
  [/^\/children\/:id\b/, 'sharing.involvements', 'child_id', 'function_id'],
  [/^\/plans\/:id\b/, 'child.plans', 'id', 'lead_function_id'],
  [/^\/meetings\/:id\b/, 'child.meetings', 'id', 'function_id'],
  [/^\/worries\/:id\b/, 'child.worries', 'id', 'author_function_id'],
  [/^\/requests\/:id\b/, 'child.requests', 'id', 'from_function_id'],
  [/^\/assessments\/:id\b/, 'child.assessments', 'id', 'function_id'],
  [/^\/consents\/:id\b/, 'sharing.consents', 'id', 'received_by_function'],
  [/^\/disclosures\/:id\b/, 'sharing.disclosures', 'id', 'from_function_id'],
]

/** Pages with a search, and what is searched for. */
const searched: Record<string, string> = { '/directory': 'pedagog', '/children': 'exempel' }

/** Unit 3 of each size has as many children, so that only the county around it differs. */
const unit = 3

export async function seededItems(
  admin: pg.Client,
  { size, items }: County,
  path: string,
): Promise<SeededItem[]> {
  const guardian = { subject: `guardian-p${unit}`, asGuardian: true }
  if (/^\/family\/children\/:id\b/.test(path)) {
    const { rows } = await admin.query(
      `select g.child_id as id from child.guardians g join people.accounts a on a.person_id = g.person_id where a.subject = $1`,
      [guardian.subject],
    )
    return rows.map(at => ({ ...guardian, at }))
  }
  if (path === '/family/consents/:id/units/:unit/withdrawal') {
    const { rows } = await admin.query(
      `select c.id, s.to_unit_id as unit from sharing.consents c join sharing.consent_scopes s on s.consent_id = c.id
        join child.guardians g on g.id = c.guardian_id join people.accounts a on a.person_id = g.person_id where a.subject = $1 limit 1`,
      [guardian.subject],
    )
    return rows.map(at => ({ ...guardian, at }))
  }
  if (path === '/my-answers/:id/withdrawal')
    return [{ subject: 'anders-holm', at: { id: items.survey.named } }]
  if (path.startsWith('/functions/:id')) {
    const [{ id } = { id: '' }] = await functionsOf(admin, size, 0)
    return [{ subject: subjectOf(size, unit, 2), at: { id } }]
  }
  const found = byFunction.find(([begins]) => begins.test(path))
  if (found) return itemsOf(admin, size, found)
  if (path.includes(':')) return []
  // A search for a word that fits every unit costs most.
  const common = searched[path]
  // Without a thing: as whoever works there, the named person, the manager, the one who receives from everywhere, a guardian.
  return [
    ...(common ? [{ subject: subjectOf(size, unit, 3), at: {}, query: `?q=${common}` }] : []),
    ...[3, 0, 2].map(slot => ({ subject: subjectOf(size, unit, slot), at: {} })),
    { subject: subjectOf(size, 0, 0), at: {} },
    { ...guardian, at: {} },
  ]
}

async function itemsOf(
  admin: pg.Client,
  size: Size,
  [, table, id, holder]: (typeof byFunction)[number],
): Promise<SeededItem[]> {
  const found: SeededItem[] = []
  for (const slot of [0, 1, 3]) {
    const [held] = await functionsOf(admin, size, slot)
    const { rows } = await admin.query(
      `select x.${id} as id from ${table} x where x.${holder} = $1 order by 1 limit 1`,
      [held?.id],
    )
    if (!rows[0]) continue
    found.push({
      subject: subjectOf(size, unit, slot),
      at: {
        id: rows[0].id,
        version: '2',
        ...(table === 'child.plans' && (await partsOf(admin, rows[0].id))),
      },
    })
  }
  return found
}

async function partsOf(admin: pg.Client, plan: string) {
  const { rows } = await admin.query(
    `select (select id from child.plan_parts where plan_id = $1 and kind = 'action' limit 1) as part,
      (select function_id from child.plan_partners where plan_id = $1 and function_id is not null limit 1) as who`,
    [plan],
  )
  return rows[0] as { part: string; who: string }
}

async function functionsOf(admin: pg.Client, size: Size, slot: number): Promise<{ id: string }[]> {
  const { rows } = await admin.query(
    `select p.function_id as id from people.accounts a join people.appointments p on p.person_id = a.person_id where a.subject = $1`,
    [subjectOf(size, unit, slot)],
  )
  return rows
}

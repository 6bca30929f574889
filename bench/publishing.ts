import { withClient } from './app.ts'
import type { County } from './county.ts'
import { type Figure, type Publication, publicationForm, publishAll, type Turn } from './load.ts'
import type { Recorder } from './record.ts'
import { fail, median, ms, note } from './report.ts'
import { rounds, seconds } from './sizes.ts'

/** Publishing a version of a plan: its cost, its round trips, and the same on a tenth of the data. */
export async function measurePublishing(large: County, small: County, recorder: Recorder) {
  const [first] = await publicationsOf(large)
  if (!first) return fail('publishing: no plan was seeded')
  const { statements, status } = await recorder.record(first.path, first.cookie, {
    method: 'POST',
    body: publicationForm(first.base),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  })
  if (status !== 303) return fail(`publishing answered ${status}`)
  const turns: { large: Turn[]; small: Turn[] } = { large: [], small: [] }
  for (let round = -1; round < rounds; round++)
    for (const county of [large, small]) {
      const all = await publicationsOf(county)
      const turn = await publishAll(county.server, county.folder, all, round < 0 ? 1 : seconds)
      if (round >= 0) turns[county.size].push(turn)
    }
  const refused = [...turns.large, ...turns.small].flatMap(each => each.refused ?? [])
  if (refused.length) return fail(`publishing: some were refused (${[...new Set(refused)]})`)
  const of = (size: 'large' | 'small', key: Figure) => median(turns[size].map(each => each[key]))
  const cost = (size: 'large' | 'small') => of(size, 'node') + of(size, 'database')
  note(
    'publishing a version',
    `${of('large', 'perSecond').toFixed(0)}/s, processor ${ms(of('large', 'node'))} + ${ms(of('large', 'database'))} ms, p50 ${ms(of('large', 'p50'))}, p97.5 ${ms(of('large', 'p975'))} ms; ${statements.length} round trips`,
    { bound: '≤ 12 ms processor', holds: cost('large') <= 12 },
  )
  const growth = of('small', 'perSecond') / of('large', 'perSecond')
  note(
    'publishing, 10 × the data',
    `${growth.toFixed(2)} × the time, ${(cost('large') / cost('small')).toFixed(2)} × the processor`,
    { bound: '≤ 1.2 ×', holds: growth <= 1.2 },
  )
}

/** Each plan of the readers once, on the version that it has now. */
function publicationsOf({ adminUrl, readers }: County): Promise<Publication[]> {
  return withClient(adminUrl, async client => {
    // Guardians of somebody who has come of age get no version, and it is refused.
    const { rows } = await client.query(
      `select p.id, p.current_version from child.plans p join child.children c on c.id = p.child_id
        where p.id = any($1) and c.birth_date > current_date - interval '17 years'`,
      [readers.flatMap(({ plans }) => plans)],
    )
    const bases = new Map(rows.map(row => [row.id, row.current_version as number]))
    return readers.flatMap(({ plans, cookie }) =>
      plans
        .filter(id => bases.has(id))
        .map(id => ({ path: `/plans/${id}/publication`, cookie, base: bases.get(id) ?? 0 })),
    )
  })
}

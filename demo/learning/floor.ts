import { createHash } from 'node:crypto'
import type pg from 'pg'
import { releaseQuarter } from '../../src/learning/insight/child-figures/index.ts'
import { units } from '../county.ts'
import { idOf, ids } from '../ids.ts'

/**
 * Nine quarters of figures that nobody is behind: the demo's children are few, and so would every figure be. Events are
 * invented here, counted, hidden and released as real ones are, and marked as invented on every page.
 */
export async function seedFloor(client: pg.ClientBase) {
  for (const quarter of await lastQuarters(client)) {
    const events = units.flatMap(unit => eventsOf(unit, quarter))
    await client.query(
      `select insight.tally($1, $2, array(select x from jsonb_populate_recordset(null::insight.child_event, $3) x), true)`,
      [ids.collaboration, quarter.first, JSON.stringify(events)],
    )
    await releaseQuarter(client, ids.collaboration, quarter.first)
  }
}

type Quarter = { first: string; number: number }
type Unit = (typeof units)[number]
type Event = { measure: string; unit_id: string; child_id: string; days?: number; marks: string[] }

async function lastQuarters(client: pg.ClientBase): Promise<Quarter[]> {
  const { rows } = await client.query(
    `select to_char(q, 'YYYY-MM-DD') as first, (row_number() over (order by q))::int as number
      from generate_series(date_trunc('quarter', current_date) - interval '30 months', current_date, interval '3 months') q
      where insight.is_over(q::date) order by q desc limit 9`,
  )
  return rows.reverse()
}

/** How many worries a unit of a kind writes in a quarter; and requests that it shall answer. */
const worries: Record<string, number> = {
  preschool: 9,
  school: 13,
  child_health_centre: 8,
  school_health: 6,
  family_centre: 5,
  leisure_centre: 3,
  child_psychiatry: 2,
  association: 1,
}
const asked: Record<string, number> = {
  school_health: 14,
  social_services: 6,
  child_psychiatry: 8,
  habilitation: 6,
  primary_care: 5,
  association: 4,
  family_centre: 4,
  leisure_centre: 3,
}

const areas = ['safe', 'healthy', 'achieving', 'nurtured', 'active', 'respected', 'responsible', 'included']
const likely = [0.34, 0.28, 0.46, 0.2, 0.18, 0.16, 0.11, 0.38]
const sectors = ['municipality', 'region', 'civil', 'state', 'other']

function eventsOf(unit: Unit, { first, number }: Quarter): Event[] {
  const random = randomOf(`${unit.id}/${first}`)
  const grown = 0.75 + 0.06 * number
  const summer = first.slice(5, 7) === '07' ? 0.8 : 1
  const times = (usual = 0) => Math.round(usual * grown * summer * (0.8 + 0.4 * random()))
  const event = (measure: string, n: number, more: Partial<Event> = {}): Event => ({
    measure,
    unit_id: idOf(`unit/${unit.id}`),
    child_id: idOf(`invented/${unit.id}/${first}/${n}`),
    marks: [],
    ...more,
  })
  const chance = (of: number, mark: string) => (random() < of ? [mark] : [])
  const some = (of: number[]) => areas.filter((_, n) => random() < (of[n] as number))
  const many = <T>(count: number, make: (n: number) => T) => Array.from({ length: count }, (_, n) => make(n))

  const written = times(worries[unit.kind])
  const plans = Math.round(written * 0.45)
  return [
    ...many(written, n => {
      const days = Math.floor(random() ** 1.3 * (17 - 0.6 * number))
      return event('worries', n, { days, marks: [...some(likely), ...(days <= 10 ? ['in_time'] : [])] })
    }),
    ...many(times(asked[unit.kind]), n =>
      event('requests', n, {
        days: 2 + Math.floor(random() * 16),
        marks: chance(0.6 + 0.03 * number, 'in_time'),
      }),
    ),
    ...many(plans, n =>
      event('plans', n, {
        marks: [
          ...some(likely),
          ...chance(0.97, 'led'),
          ...chance(0.52 + 0.035 * number, 'voice'),
          ...chance(0.24 + 0.02 * number, 'civil'),
        ],
      }),
    ),
    ...many(Math.round(plans * (2.2 + 0.12 * number + random())), n =>
      event('partners', n % Math.max(plans, 1), {
        marks: [sectors[Math.floor(random() ** 1.6 * 5)] as string],
      }),
    ),
    ...many(Math.round(plans * 0.6), n =>
      event('starts', n, { days: 12 + Math.floor(random() * (58 - 2 * number)) }),
    ),
    ...many(Math.round(plans * 0.8), n =>
      event('reviews', n, { marks: chance(0.58 + 0.03 * number, 'on_time') }),
    ),
    ...many(Math.round(plans * 0.9), n => event('consents', n)),
    ...many(random() < 0.3 ? 1 : 0, n => event('withdrawals', n)),
  ]
}

/** Numbers between 0 and 1, the same at every laying. */
function randomOf(seed: string) {
  let n = 0
  let bytes = Buffer.alloc(0)
  return () => {
    if (n % 8 === 0) bytes = createHash('sha256').update(`${seed}/${n}`).digest()
    return bytes.readUInt32BE((n++ % 8) * 4) / 2 ** 32
  }
}

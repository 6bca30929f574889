import { withClient } from './app.ts'
import type { County } from './county.ts'
import { fail, median, ms, note } from './report.ts'

const letters = 200

/** The morning mails: making a job for each person, and what one letter costs the database, at both sizes. Nothing is kept. */
export async function measureDigests(large: County, small: County) {
  const [here, there] = [await measureMorning(large), await measureMorning(small)]
  if (!here.persons || !there.persons) return fail('digests: nobody was seeded who wants a morning mail')
  note(
    'a morning of mails',
    `${here.persons} jobs made in ${(here.making / 1000).toFixed(1)} s, ${ms(here.making / here.persons)} ms each`,
  )
  const growth = here.letter / there.letter
  note(
    'a morning mail, 10 × the data',
    `${growth.toFixed(2)} × the time (${ms(there.letter)} → ${ms(here.letter)} ms, median of ${letters})`,
    { bound: '≤ 1.2 ×', holds: growth <= 1.2 },
  )
}

const measureMorning = ({ adminUrl }: County) =>
  withClient(adminUrl, async client => {
    await client.query('begin')
    try {
      // A weekday that no morning has been made for.
      const { rows: days } = await client.query<{ at: Date }>(
        `select min((d + time '08:00') at time zone 'Europe/Stockholm') as at
           from (select greatest(current_date, (select max(on_day) from people.mail_digests)) as since) x
             cross join lateral generate_series(x.since + 1, x.since + 4, '1 day') d
           where extract(isodow from d) < 6`,
      )
      const at = days[0]?.at
      const began = performance.now()
      const { rows: made } = await client.query<{ persons: number }>(
        'select people.make_digests($1) as persons',
        [at],
      )
      const making = performance.now() - began
      const { rows: some } = await client.query<{ id: string }>(
        `select id from people.mail_digests where on_day = ($1 at time zone 'Europe/Stockholm')::date order by md5(person_id::text) limit $2`,
        [at, letters],
      )
      const times: number[] = []
      for (const { id } of some) {
        const start = performance.now()
        await client.query('select * from sharing.digest_letter($1, $2)', [id, at])
        times.push(performance.now() - start)
      }
      return { persons: made[0]?.persons ?? 0, making, letter: median(times) }
    } finally {
      await client.query('rollback')
    }
  })

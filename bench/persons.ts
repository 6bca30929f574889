import type pg from 'pg'
import { newSessionToken } from './app.ts'
import { type Size, scales, signedIn, sizes } from './sizes.ts'

/** Signed in, and what the heavy pages are opened with. */
export type Reader = { cookie: string; children: string[]; plans: string[]; meetings: string[] }

/** By the subject of their account: the demo's people, and the seeded `p<n>` and `guardian-p<n>`. */
export async function signIn(admin: pg.Client, subject: string, asGuardian = false) {
  const { token, hash } = newSessionToken()
  const { rows } = await admin.query('select issuer from people.accounts where subject = $1', [subject])
  if (!rows[0])
    throw new Error(`Nobody is called ${subject}: remove the data folder, so that it is seeded anew.`)
  await admin.query(`select people.begin_session($1, $2, $3, null, null, '10 hours', '10 hours')`, [
    rows[0].issuer,
    subject,
    hash,
  ])
  if (asGuardian) await admin.query('select people.choose_appointment($1, null)', [hash])
  return { cookie: `__Host-kring=${token}`, hash }
}

/** Named persons of units spread over the county; the first receives worries from everywhere. */
export async function signInReaders(admin: pg.Client, size: Size): Promise<Reader[]> {
  const { units } = sizes(scales[size])
  const count = Math.min(signedIn, units)
  const readers: Reader[] = []
  for (let n = 0; n < count; n++) {
    const { cookie, hash } = await signIn(admin, subjectOf(size, Math.floor((units / count) * n), 0))
    const { rows } = await admin.query(
      `select
        array(select i.child_id from sharing.involvements i where i.function_id = a.function_id and i.ended_at is null order by 1 limit 10) as children,
        array(select p.id from child.plans p where p.lead_function_id = a.function_id and p.ended_at is null order by 1 limit 10) as plans,
        array(select m.id from child.meetings m where m.function_id = a.function_id order by 1 limit 10) as meetings
      from people.sessions s join people.appointments a on a.id = s.appointment_id where s.token_hash = $1`,
      [hash],
    )
    readers.push({ cookie, ...rows[0] })
  }
  return readers
}

/** Who holds function `slot` of a seeded unit: 0 and 1 are named persons, 2 the manager, 3 to 7 work with the children. */
export const subjectOf = (size: Size, unit: number, slot: number) =>
  `p${unit + slot * sizes(scales[size]).units}`

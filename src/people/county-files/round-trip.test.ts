import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sendFiles } from '../../../test/county-file.ts'
import { type House, openHouse } from '../../../test/house.ts'
import {
  bodyKinds,
  functionKinds,
  isAdministeringKind,
  organisationKinds,
  unitKinds,
} from '../kinds/index.ts'
import { countyFilePaths as at } from './noun.ts'
import { sheetNames } from './sheets.ts'

// What the house gives as files changes nothing when it is read in again, whatever the house.

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const rows = async (sql: string, values: unknown[] = []) =>
  (await house.database.admin.query(sql, values)).rows
const letters = ['a', 'Å', 'ö', 'é', 'ß', '-', ' ', ';', ',', '"', "'", '&', '<', '7', '+', 'ع', '😀']
const name = fc
  .array(fc.constantFrom(...letters), { minLength: 1, maxLength: 14 })
  .map(all => `N${all.join('').trim()}`)
const ref = fc.oneof(fc.constant(''), fc.constant('r'), fc.constant('+46'))
const place = fc.record({ name, ref, closed: fc.boolean(), n: fc.nat(1000) })
const county = fc.record({
  organisations: fc.array(place, { minLength: 1, maxLength: 3 }),
  bodies: fc.array(place, { maxLength: 3 }),
  units: fc.array(fc.record({ place, follows: fc.boolean(), under: fc.boolean() }), { maxLength: 5 }),
  functions: fc.array(fc.record({ place, held: fc.nat(3), ends: fc.boolean() }), { maxLength: 6 }),
})
type County = typeof county extends fc.Arbitrary<infer C> ? C : never

/** Made behind the stage, past every page: also what no file has brought. */
async function build(tag: string, { organisations, bodies, units, functions }: County) {
  const [{ id: collaboration }] = await rows(
    `select collaboration_id as id from people.persons where name = 'Nils Kvist'`,
  )
  const pick = <T>(list: T[], n: number) => list[n % list.length] as T
  const refOf = (each: { ref: string }, kind: string, n: number) =>
    each.ref && `${each.ref} ${tag}-${kind}-${n}`
  const made = async (sql: string, values: unknown[]) =>
    (await rows(`${sql} returning id`, [collaboration, ...values]))[0].id as string
  const orgs = await Promise.all(
    organisations.map((each, n) =>
      made(`insert into people.organisations (collaboration_id, name, kind, ref) values ($1, $2, $3, $4)`, [
        `${each.name} ${tag} ${n}`,
        pick([...organisationKinds], each.n),
        refOf(each, 'o', n),
      ]),
    ),
  )
  const made_bodies = await Promise.all(
    bodies.map(async (each, n) => {
      const organisation = pick(orgs, each.n)
      const id = await made(
        `insert into people.bodies (collaboration_id, organisation_id, name, kind, ref, closed_at) values ($1, $2, $3, $4, $5, $6)`,
        [
          organisation,
          `${each.name} ${n}`,
          pick([...bodyKinds], each.n),
          refOf(each, 'b', n),
          each.closed ? new Date() : null,
        ],
      )
      return { id, organisation, closed: each.closed }
    }),
  )
  const places = await Promise.all(
    units.map(({ place: each, follows, under }, n) => {
      const organisation = pick(orgs, each.n)
      const body = under ? made_bodies.find(b => b.organisation === organisation && !b.closed)?.id : undefined
      return made(
        `insert into people.units (collaboration_id, organisation_id, body_id, name, kind, legal_domain, phone, from_age, to_age, ref) values ($1, $2, $3, $4, $5, 'other', $6, $7, $8, $9)`,
        [
          organisation,
          body ?? null,
          `${each.name} ${n}`,
          pick([...unitKinds], each.n),
          each.closed ? '+46 8 12' : '',
          follows ? 1 : null,
          follows ? 9 : null,
          refOf(each, 'u', n),
        ],
      )
    }),
  )
  if (places.length === 0) return
  for (const [n, { place: each, held, ends }] of functions.entries()) {
    const unit = pick(places, each.n)
    const kind = pick([...functionKinds], each.n)
    const some = each.closed && !isAdministeringKind(kind)
    const func = await made(
      `insert into people.functions (collaboration_id, unit_id, name, kind, ref, receives_requests) values ($1, $2, $3, $4, $5, $6)`,
      [unit, `${each.name} ${n}`, kind, refOf(each, 'f', n), some],
    )
    for (let who = 0; who < held; who++) {
      const person = await made(`insert into people.persons (collaboration_id, name) values ($1, $2)`, [
        `${each.name} ${who}`,
      ])
      // Of the last no address is known.
      if (who < 2)
        await rows(`insert into people.addresses (person_id, email) values ($1, $2)`, [
          person,
          `p${who}-${n}-${tag}@example.se`,
        ])
      await made(
        `insert into people.appointments (collaboration_id, unit_id, function_id, person_id, starts_at, ends_at) values ($1, $2, $3, $4, now() - interval '40 days', $5)`,
        [unit, func, person, ends ? new Date(Date.now() + 40 * 86_400_000) : null],
      )
    }
  }
}

test('what the house gives as files changes nothing when it is read in again', async () => {
  let tag = 0
  await fc.assert(
    fc.asyncProperty(county, async made => {
      await build(`t${tag++}`, made)
      for (const who of ['nils-kvist', 'gunilla-frost']) {
        const browser = await house.as(who)
        const get = async (format: string) => {
          const answer = await house.app.request(`http://localhost:3000${at.house(format)}`, {
            headers: { cookie: `__Host-kring=${browser.token}`, 'accept-language': 'sv' },
          })
          expect(answer.status).toBe(200)
          return new Uint8Array(await answer.arrayBuffer())
        }
        const csvs = (
          await Promise.all(
            sheetNames.map(async sheet => ({ name: `${sheet}.csv`, bytes: await get(`${sheet}.csv`) })),
          )
        ).filter(({ bytes }) => new TextDecoder().decode(bytes).trim().split('\n').length > 1)
        for (const files of [csvs, [{ name: 'kring.xlsx', bytes: await get('xlsx') }]]) {
          const sent = await sendFiles(house, browser.token, files)
          expect(sent.status, sent.text.replace(/<[^>]*>|\s+/g, ' ').slice(0, 900)).toBe(303)
          const id = sent.location.split('/').at(-1)
          const others = await rows(
            `select shown from people.county_file_rows where file_id = $1 and shown ->> 'outcome' <> 'unchanged' limit 3`,
            [id],
          )
          expect(others).toEqual([])
          const [{ n }] = await rows(
            'select count(*)::int as n from people.county_file_rows where file_id = $1',
            [id],
          )
          expect(n).toBeGreaterThan(20)
        }
      }
    }),
    { numRuns: 5, seed: Number(process.env.KRING_SEED ?? 20261129), endOnFailure: true },
  )
}, 300_000)

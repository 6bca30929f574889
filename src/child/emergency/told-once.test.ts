import { afterAll, beforeAll, expect, test } from 'vitest'
import { ids } from '../../../demo/ids.ts'
import { type House, openHouse, testSecret } from '../../../test/house.ts'
import { todaysDate } from '../../i18n/index.ts'
import { numberHash } from '../../platform/number-hash.ts'

// In a house of its own: who has asked for many numbers in vain waits.
let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

test('R10: who oversees is told of one opening, whatever number of records it found', async () => {
  const { admin } = house.database
  const own = ids.functions.mottagningssekreterare
  const number = '20190303-2397'
  // A record in each of two other units.
  const { rows: units } = await admin.query(
    `select distinct unit_id as id from child.children where collaboration_id = $1
      and unit_id <> (select unit_id from people.functions where id = $2) order by 1 limit 2`,
    [ids.collaboration, own],
  )
  expect(units).toHaveLength(2)
  for (const { id } of units)
    await admin.query(
      `with c as (insert into child.children (collaboration_id, unit_id, given_name, family_name, birth_date, once)
          values ($1, $2, 'Ebbe', 'Exempel', '2019-03-03', gen_random_uuid()) returning id)
        insert into sharing.identities (row_id, kind, collaboration_id, number_hash) select id, 'child', $1, $3 from c`,
      [ids.collaboration, id, numberHash(testSecret, number)],
    )
  await admin.query(
    `insert into people.functions (collaboration_id, unit_id, name, kind) select $1, u.id, 'Den som ansvarar här', 'manager' from people.units u
      where u.id = any($2) or u.id = (select unit_id from people.functions where id = $3)`,
    [ids.collaboration, units.map(({ id }) => id), own],
  )
  const linnea = await house.as('linnea-hjort')
  const words = 'Barnet är svårt skadat i en olycka.'
  const answer = await linnea.post('/emergency', { number, reason: words })
  expect(answer.location).toBe('/emergency?found=2')
  await linnea.get(answer.location)
  const { rows: told } = await admin.query(
    `select count(*) filter (where f.id = $1)::int as reviewer,
        count(*) filter (where f.name = 'Den som ansvarar här' and f.unit_id = (select unit_id from people.functions where id = $2))::int as "ownManager",
        count(distinct c.unit_id) filter (where f.kind = 'manager' and f.unit_id = c.unit_id)::int as "theirManagers"
      from sharing.notices n join child.children c on c.id = n.child_id join people.functions f on f.id = n.to_function_id
      where n.kind = 'emergency_opened' and c.given_name = 'Ebbe'`,
    [ids.functions.logggranskare, own],
  )
  expect(told).toEqual([{ reviewer: 1, ownManager: 1, theirManagers: 2 }])
  // The day of who opened it: one line and one case number, and the list of what was opened is about none.
  const { rows: hers } = await admin.query(
    `select person_id as id from people.appointments where function_id = $1 and ends_at is null`,
    [own],
  )
  const day = (await (await house.as('eva-sand')).get(`/log/days/${own}/${hers[0].id}/${todaysDate()}`)).text
  expect(day.split(words)).toHaveLength(2)
  const { rows: cases } = await admin.query(
    `select child.case_number(id) as number from child.children where given_name = 'Ebbe'`,
  )
  expect(cases.filter(each => day.includes(each.number))).toHaveLength(1)
})

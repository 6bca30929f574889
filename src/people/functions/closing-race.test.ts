import { afterAll, beforeAll, expect, test } from 'vitest'
import { ids } from '../../../demo/ids.ts'
import { type House, openHouse } from '../../../test/house.ts'

// R14, R15: whoever closes a function at this moment is waited for by whatever begins with it. `for key share` would not: closed_at is no key.

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

test.each([
  [
    'an appointment',
    `insert into people.appointments (collaboration_id, unit_id, function_id, person_id) select collaboration_id, unit_id, id, '${ids.karin}' from people.functions where id = $1`,
  ],
  [
    'an involvement',
    `insert into sharing.involvements (collaboration_id, child_id, unit_id, function_id) select collaboration_id, '${ids.amina}', unit_id, id from people.functions where id = $1`,
  ],
])('%s waits for whoever closes the function at that moment, and is refused', async (_, insert) => {
  const { admin } = house.database
  const { rows } = await admin.query(
    `insert into people.functions (collaboration_id, unit_id, name) values ($1, $2, gen_random_uuid()::text) returning id`,
    [ids.collaboration, ids.units.bjorkbacken],
  )
  const func = rows[0].id
  const closing = await admin.connect()
  try {
    await closing.query('begin')
    await closing.query('update people.functions set closed_at = now() where id = $1', [func])
    const other = admin.query(insert, [func]).then(
      () => 'done',
      error => error.constraint ?? error.message,
    )
    const first = await Promise.race([
      other,
      new Promise(resolve => setTimeout(() => resolve('waits'), 1500)),
    ])
    await closing.query('commit')
    expect([first, await other]).toEqual(['waits', 'function_is_closed'])
  } finally {
    closing.release()
  }
})

import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { actAs } from '../../../demo/as-person.ts'
import { idOf, ids } from '../../../demo/ids.ts'
import { demoSettings } from '../../../demo/seed.ts'
import { type House, openHouse } from '../../../test/house.ts'
import { insertOnce } from './insert-once.ts'
import type { Staff, Tx } from './transaction.ts'

let house: House
let asPerson: ReturnType<typeof actAs>['asPerson']
beforeAll(async () => {
  house = await openHouse()
  asPerson = actAs(house.database.app, demoSettings.issuer).asPerson
})
afterAll(() => house.close())

const insertReport =
  (once: string, child = ids.amina) =>
  (tx: Tx, me: Staff) =>
    insertOnce(tx, 'child.reports', {
      collaboration_id: me.collaborationId,
      child_id: child,
      unit_id: me.unitId,
      function_id: me.functionId,
      person_id: me.personId,
      made_at: new Date('2026-01-02T12:00:00Z'),
      made_to: 'Socialtjänsten',
      how: 'phone',
      note: '',
      guardians_told: true,
      not_told_reason: '',
      once,
    })

/** Returns when another statement that inserts waits for a lock. */
async function waitUntilBlocked() {
  const blocked = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query like '%with made as (insert%'`
  while (!(await house.database.admin.query(blocked)).rowCount);
}

test('a form sent again gets the row that it made', async () => {
  const insert = insertReport(randomUUID())
  const first = await asPerson('sara-lind', 'bjorkbacken/blasippan', insert)
  expect(first.isNew).toBe(true)
  expect(await asPerson('sara-lind', 'bjorkbacken/blasippan', insert)).toEqual({ id: first.id, isNew: false })
})

test('a form sent twice at the same moment makes one row, and both get its id', async () => {
  const insert = insertReport(randomUUID())
  let second: ReturnType<typeof insert> | undefined
  const first = await asPerson('sara-lind', 'bjorkbacken/blasippan', async (tx, me) => {
    const made = await insert(tx, me)
    second = asPerson('sara-lind', 'bjorkbacken/blasippan', insert)
    await waitUntilBlocked()
    return made
  })
  expect(first.isNew).toBe(true)
  expect(await second).toEqual({ id: first.id, isNew: false })
})

test('a key that belongs to a row of others is a conflict, and tells nothing of it', async () => {
  const once = randomUUID()
  await asPerson('sara-lind', 'bjorkbacken/blasippan', insertReport(once))
  await house.database.admin.query('update child.reports set unit_id = $1, child_id = $2 where once = $3', [
    ids.units.elevhalsan,
    ids.leo,
    once,
  ])
  const again = asPerson('sara-lind', 'bjorkbacken/blasippan', insertReport(once))
  await expect(again).rejects.toMatchObject({ status: 409 })
})

test('the key of a form about another child is refused: what was written would be lost without a word', async () => {
  const once = randomUUID()
  const act = (child?: string) => asPerson('sara-lind', 'bjorkbacken/blasippan', insertReport(once, child))
  await act()
  await expect(act(idOf('child/vilgot'))).rejects.toMatchObject({ status: 409 })
})

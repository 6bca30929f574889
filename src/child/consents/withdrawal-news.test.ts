import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ids } from '../../../demo/ids.ts'
import { type House, openHouse } from '../../../test/house.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())
const rows = async (sql: string, values: unknown[] = []) =>
  (await house.database.admin.query(sql, values)).rows

test('R8: a function that a protection has shut out since hears nothing of a consent that is withdrawn', async () => {
  const child = ids.leo
  const { token = '' } = await house.as('johanna-marklund', 'guardian')
  const [consent] = await rows(
    `select c.id, s.to_unit_id, c.received_by_function from sharing.consents c join sharing.consent_scopes s on s.consent_id = c.id where c.child_id = $1 and s.withdrawn_at is null limit 1`,
    [child],
  )
  const involved = await rows(
    `select function_id, role from sharing.involvements where child_id = $1 and ended_at is null`,
    [child],
  )
  // Only the named person is on the list of readers.
  const [named] = await rows(
    'select function_id from child.named_persons where child_id = $1 and until is null',
    [child],
  )
  await rows(`update child.children set protection = 'marked' where id = $1`, [child])
  await rows('delete from sharing.protected_readers where child_id = $1', [child])
  await rows(
    `insert into sharing.protected_readers (child_id, function_id, added_by, review_on) select $1, $2, p.id, current_date + 30 from people.persons p limit 1`,
    [child, named.function_id],
  )
  await rows(
    `insert into sharing.protected_guardians (child_id, guardian_id, added_by, review_on) select $1, g.id, p.id, current_date + 30 from child.guardians g, (select id from people.persons limit 1) p where g.child_id = $1 and g.person_id = (select person_id from people.accounts where subject = 'johanna-marklund' and kind = 'guardian')`,
    [child],
  )
  // Whoever took the consent works there still, and is not on it.
  const other = involved.find(each => each.function_id !== named.function_id)?.function_id
  await rows(`update sharing.consents set received_by_function = $2 where id = $1`, [consent.id, other])
  const [mark] = await rows('select now() as at')
  const client = await house.database.app.connect()
  try {
    await client.query('begin')
    await client.query('select from people.open_request($1)', [createHash('sha256').update(token).digest()])
    await client.query(`select sharing.withdraw_consent($1, $2, 'signed_in')`, [
      consent.id,
      consent.to_unit_id,
    ])
    await client.query('commit')
  } finally {
    client.release()
  }
  const told = await rows(
    `select n.to_function_id from sharing.notices n where n.kind = 'consent_withdrawn' and n.child_id = $1 and n.made_at >= $2`,
    [child, mark.at],
  )
  expect(told.length).toBeGreaterThan(0)
  const hidden = await rows(
    `select n.to_function_id from sharing.notices n where n.kind = 'consent_withdrawn' and n.child_id = $1 and n.made_at >= $2 and sharing.hidden_by_protection(n.child_id, n.to_function_id)`,
    [child, mark.at],
  )
  expect(hidden).toEqual([])
})

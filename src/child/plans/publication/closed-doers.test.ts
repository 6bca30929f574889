import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ids } from '../../../../demo/ids.ts'
import { type House, openHouse } from '../../../../test/house.ts'

// R14: nothing is given to do to a function that is closed, and where one was closed afterwards the plan says which action it is.

let house: House
let siri: Awaited<ReturnType<House['as']>>
let plan: { id: string; version: number }
/** Of Leo's plan, which Siri leads. */
let need: { id: string; unit: string }

const rows = async (sql: string, ...values: unknown[]) => (await house.database.admin.query(sql, values)).rows

beforeAll(async () => {
  house = await openHouse()
  siri = await house.as('siri-alm')
  plan = (
    await rows(
      'select id, current_version as version from child.plans where child_id = $1 and ended_at is null',
      ids.leo,
    )
  )[0]
  need = (
    await rows(
      `select id, unit_id as unit from child.plan_parts where plan_id = $1 and kind = 'need' and removed_at is null
        order by position limit 1`,
      plan.id,
    )
  )[0]
})
afterAll(() => house.close())

const makeFunction = async (name: string, of: string) =>
  (
    await rows(
      `insert into people.functions (collaboration_id, unit_id, name) select collaboration_id, unit_id, $2 from people.functions where id = $1 returning id`,
      of,
      name,
    )
  )[0].id as string
const close = (id: string) => rows('update people.functions set closed_at = now() where id = $1', id)
const addAction = (functionId: string, once = randomUUID()) =>
  siri.post(`/plans/${plan.id}/parts`, {
    ...{ kind: 'action', parentId: need.id, words: 'Öva turtagning', functionId, once },
    ...{ area: '', voice: '', howSeen: '', fromOn: '', untilOn: '' },
  })

test('an action that a closed function has is named, and nothing is shared; with another doer it is', async () => {
  const name = 'Logoped som slutar'
  const func = await makeFunction(name, ids.functions.samordnare)
  const once = randomUUID()
  const made = await addAction(func, once)
  expect(made.status, made.text.slice(0, 2000)).toBe(303)
  // Of another unit, which is told nothing of this draft.
  await close(func)
  const says = `”Öva turtagning” ska göras av ${name}`
  const publish = () =>
    siri.post(`/plans/${plan.id}/publication`, {
      ...{ base: String(plan.version), whatChanged: 'Ny insats', once: randomUUID() },
    })
  expect((await siri.get(`/plans/${plan.id}/publication/new`)).text).toContain(says)
  const refused = await publish()
  expect([refused.status, refused.text.includes(says)]).toEqual([422, true])
  expect(await rows('select 1 from child.plan_version_parts where function_id = $1', func)).toEqual([])
  await rows('update child.plan_parts set function_id = $2 where id = $1', once, ids.functions.stodsamordnare)
  expect((await siri.get(`/plans/${plan.id}/publication/new`)).text).not.toContain(name)
  const published = await publish()
  expect(published.status, published.text.slice(0, 2000)).toBe(303)
})

test('no way closes a function that has an action in a draft of its own unit', async () => {
  const func = await makeFunction('Logoped hos oss', ids.functions.stodsamordnare)
  const once = randomUUID()
  expect((await addAction(func, once)).status).toBe(303)
  await expect(close(func)).rejects.toMatchObject({ code: '23514' })
  await rows('update child.plan_parts set removed_at = now() where id = $1', once)
  await close(func)
})

test('a closed function gets no new action, and an old one is not passed to it: the database refuses', async () => {
  const func = await makeFunction('Stängd', ids.functions.stodsamordnare)
  await close(func)
  expect((await addAction(func)).status).toBe(422)
  expect(await rows('select 1 from child.plan_parts where function_id = $1', func)).toEqual([])
  for (const sql of [
    `update child.plan_parts set function_id = $1 where plan_id = $2 and kind = 'action'`,
    `insert into child.plan_version_parts (plan_id, version, child_id, unit_id, part_id, kind, parent_id, words, function_id)
       select x.plan_id, p.current_version, x.child_id, x.unit_id, gen_random_uuid(), x.kind, x.parent_id, 'Öva', $1
       from child.plan_parts x join child.plans p on p.id = x.plan_id where x.plan_id = $2 and x.kind = 'action' limit 1`,
  ])
    await expect(rows(sql, func, plan.id), sql).rejects.toMatchObject({ constraint: 'function_is_closed' })
})

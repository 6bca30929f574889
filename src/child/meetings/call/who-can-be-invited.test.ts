import { afterAll, beforeAll, expect, test } from 'vitest'
import { ids } from '../../../../demo/ids.ts'
import { postAnyway } from '../../../../test/anyway.ts'
import { type House, openHouse } from '../../../../test/house.ts'

let house: House
/** Leads Leo's plan. */
let siri: Awaited<ReturnType<House['as']>>
beforeAll(async () => {
  house = await openHouse()
  siri = await house.as('siri-alm')
})
afterAll(() => house.close())

const { bvcSkoterska, socialsekreterare, samordnare, dungen } = ids.functions
const admin = async (text: string, values: unknown[] = []) =>
  (await house.database.admin.query(text, values)).rows
const formOf = async (child: string = ids.leo) => (await siri.get(`/children/${child}/meetings/new`)).text
/** The functions and guardians that can be ticked. */
const offered = (text: string, name: string) =>
  [...text.matchAll(/<input[^>]*type="checkbox"[^>]*>/g)]
    .map(([input]) => input)
    .filter(input => input.includes(`name="${name}"`))
    .map(input => /value="([^"]+)"/.exec(input)?.[1])

test('those around the child stand in the form, and nobody else however large the county is', async () => {
  const before = await formOf()
  for (const group of ['team', 'guardians', 'known'])
    expect(offered(before, group).length, group).toBeGreaterThan(0)
  expect(offered(before, 'known')).toContain(samordnare)
  expect(offered(before, 'others')).toEqual([])
  const [unit] = await admin('select unit_id as id from people.functions where id = $1', [socialsekreterare])
  await admin(
    `insert into people.functions (collaboration_id, unit_id, name, receives_requests)
     select $1, $2, 'Handläggare ' || n, true from generate_series(1, 200) n`,
    [ids.collaboration, unit?.id],
  )
  const after = await formOf()
  const choices = (text: string) => [...text.matchAll(/type="checkbox"/g)].length
  expect(choices(after)).toBe(choices(before))
  const found = await postAnyway(siri, `/children/${ids.leo}/meetings`, {
    search: 'handläggare 17',
    find: 'yes',
    place: 'Stora rummet',
  })
  expect(offered(found.text, 'others').length).toBeGreaterThan(0)
  expect(found.text).toContain('value="Stora rummet"')
})

test('who has an action in the draft and who was invited before stand among those around the child', async () => {
  expect(offered(await formOf(), 'known')).not.toContain(bvcSkoterska)
  const [parent] = await admin(
    `select x.* from child.plan_parts x join child.plans p on p.id = x.plan_id and p.ended_at is null
     where p.child_id = $1 and x.kind = 'goal' and x.removed_at is null limit 1`,
    [ids.leo],
  )
  await admin(
    `insert into child.plan_parts (plan_id, child_id, unit_id, kind, parent_id, words, function_id)
     values ($1, $2, $3, 'action', $4, 'Följa hörseln', $5)`,
    [parent?.plan_id, ids.leo, parent?.unit_id, parent?.id, bvcSkoterska],
  )
  const [meeting] = await admin(
    `insert into child.meetings (collaboration_id, child_id, unit_id, function_id, starts_at, ends_at, once)
     values ($1, $2, $3, $4, now() - interval '30 days', now() - interval '30 days' + interval '1 hour', gen_random_uuid()) returning id, unit_id`,
    [ids.collaboration, ids.leo, ids.units.bjorkbacken, ids.functions.stodsamordnare],
  )
  for (const functionId of [dungen, socialsekreterare])
    await admin(
      'insert into child.meeting_participants (meeting_id, child_id, unit_id, function_id) values ($1, $2, $3, $4)',
      [meeting?.id, ids.leo, meeting?.unit_id, functionId],
    )
  // As before the database refused to close what is needed.
  await admin(
    `begin; set local session_replication_role = replica; update people.functions set closed_at = now() where id = '${dungen}'; commit`,
  )
  const known = offered(await formOf(), 'known')
  expect(known).toEqual(expect.arrayContaining([samordnare, bvcSkoterska, socialsekreterare]))
  expect(known, 'a function that is closed cannot be invited').not.toContain(dungen)
  expect(offered(await formOf(), 'team'), 'nobody stands twice').not.toContain(samordnare)

  // An invitation that was taken back, to the wrong one, leaves nobody behind.
  await admin('update child.meetings set cancelled_at = now() where id = $1', [meeting?.id])
  expect(offered(await formOf(), 'known')).not.toContain(socialsekreterare)
})

test('what another unit has around the same child is told to nobody here (R10)', async () => {
  const rana = await house.as('rana-khalil')
  const text = (await rana.get(`/children/${ids.aminaInLundvika}/meetings/new`)).text
  expect(text).toContain('Bjud in till möte')
  expect(offered(text, 'known')).toEqual([])
})

import { createHash } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ids } from '../../../demo/ids.ts'
import { postAnyway } from '../../../test/anyway.ts'
import { type House, openHouse } from '../../../test/house.ts'
import { daysFromToday } from '../../i18n/index.ts'

// Who has lost the right to a meeting is counted nowhere among those invited, and is one of them again when they read it again.

let house: House
let maria: Awaited<ReturnType<House['as']>>
let path: string
let id: string
const { forskollarare } = ids.functions
const admin = async (sql: string, values: unknown[] = []) =>
  (await house.database.admin.query(sql, values)).rows

const point = (n: number) => ({
  [`title${n}`]: '',
  [`about${n}`]: 'all',
  [`pointKind${n}`]: 'discussion',
  [`raisedBy${n}`]: 'professional',
})
beforeEach(async () => {
  house = await openHouse()
  maria = await house.as('maria-lund')
  const { status, location, text } = await postAnyway(maria, `/children/${ids.amina}/meetings`, {
    kind: 'meeting',
    day: daysFromToday(3),
    from: '13.30',
    to: '14.30',
    place: '',
    childTakesPart: 'part',
    childHow: '',
    childHowAbout: 'none',
    notToRaise: '',
    ...point(1),
    ...point(2),
    ...point(3),
    team: [forskollarare],
  })
  expect(status, text.slice(0, 2000)).toBe(303)
  path = location
  id = path.split('/')[2] as string
})
afterEach(() => house.close())

const letGo = () => admin('select child.let_go_of_meetings(null)')
const works = (isEnded: boolean) =>
  admin(
    `update sharing.involvements set ended_at = case when $3 then now() end where child_id = $1 and function_id = $2`,
    [ids.amina, forskollarare, isEnded],
  )
const seat = async () =>
  (
    await admin(
      'select id, let_go_at from child.meeting_participants where meeting_id = $1 and function_id = $2',
      [id, forskollarare],
    )
  )[0]
/** What the manager of the preschool is told of the preschool teacher's meetings. */
async function counted() {
  const anders = await house.as('anders-holm')
  const client = await house.database.app.connect()
  try {
    await client.query('begin')
    const hash = createHash('sha256').update(String(anders.token)).digest()
    await client.query('select from people.open_request($1)', [hash])
    const { rows } = await client.query('select meetings from people.unit_figures() where function_id = $1', [
      forskollarare,
    ])
    return rows[0].meetings as number
  } finally {
    await client.query('rollback')
    client.release()
  }
}

test('who was let go of is in no figure of the manager, and in no letter to the next holder', async () => {
  const before = await counted()
  // Somebody begins to hold the function after the invitation.
  const [next] = await admin(
    `insert into people.appointments (collaboration_id, unit_id, function_id, person_id)
      select f.collaboration_id, f.unit_id, f.id, $2 from people.functions f where f.id = $1 returning id`,
    [forskollarare, ids.karin],
  )
  const letters = async () =>
    (await admin(`select meeting_id from child.handover_letters($1, 'begins')`, [next.id])).map(
      row => row.meeting_id,
    )
  const comes = async () =>
    (await admin('select child.has_coming_meetings($1) as comes', [forskollarare]))[0].comes
  await admin(`delete from child.meetings where ends_at > now() and id <> $1`, [id])
  expect(await letters()).toEqual([id])
  expect([await counted(), await comes()]).toEqual([1, true])
  expect(before).toBeGreaterThanOrEqual(1)
  await works(true)
  await letGo()
  expect([await counted(), await comes(), await letters()]).toEqual([0, false, []])
})

test('who works with the child again when it has been, can be said to have been there, and gets no letter', async () => {
  await works(true)
  await letGo()
  const { id: seatId } = await seat()
  await admin(
    `update child.meetings set starts_at = now() - interval '2 hours', ends_at = now() - interval '1 hour' where id = $1`,
    [id],
  )
  expect((await maria.get(`${path}/closing`)).text).not.toContain(`value="${seatId}"`)
  // The clock does not let go of others, and gives back to nobody who still may not read it.
  await letGo()
  expect((await seat()).let_go_at).not.toBeNull()
  await works(false)
  const jobs = async () =>
    (
      await admin(`select count(*)::int as n from graphile_worker._private_jobs j
      join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'mail'`)
    )[0].n
  const before = await jobs()
  await letGo()
  expect([(await seat()).let_go_at, await jobs()]).toEqual([null, before])
  expect((await maria.get(`${path}/closing`)).text).toContain(`name="presence.${seatId}"`)
  const sara = await house.as('sara-lind')
  expect((await sara.get(path)).text).not.toContain('Kan inte läsa om mötet längre')
})

test('that nobody answered an invitation is not in the log as an answer (R7)', async () => {
  const sara = await house.as('sara-lind')
  const answers = async () =>
    (
      await admin(
        `select count(*)::int as n from audit.access_log where item_id = $1 and purpose = 'did:answered_invitation'`,
        [id],
      )
    )[0].n
  await sara.post(`${path}/answer`, { answer: 'nonsense' })
  await sara.post(`${path}/answer`, {})
  expect(await answers()).toBe(0)
  for (let n = 0; n < 2; n++)
    expect((await sara.post(`${path}/answer`, { answer: 'yes' })).location).toBe(path)
  expect(await answers()).toBe(1)
  await maria.post(`${path}/cancellation`)
  await sara.post(`${path}/answer`, { answer: 'no' })
  expect(await answers()).toBe(1)
})

test('who was let go of is not counted where the meeting is called off', async () => {
  const told = async () => (await maria.get(`${path}/cancellation`)).text
  const before = await told()
  expect(before).toContain('1 inbjuden')
  await works(true)
  await letGo()
  expect((await seat()).let_go_at).not.toBeNull()
  expect(await told()).not.toContain('1 inbjuden')
})

test('a seat that was let go of keeps a meeting in no calendar', async () => {
  const [{ id: other }] = await admin(
    `insert into people.functions (collaboration_id, unit_id, name) select collaboration_id, unit_id, 'Vikarie' from people.functions where id = $1 returning id`,
    [forskollarare],
  )
  const [sara] = await admin(
    `select a.id, a.person_id from people.appointments a join people.persons p on p.id = a.person_id
      where a.function_id = $1 and p.name = 'Sara Lind' and a.ends_at is null`,
    [forskollarare],
  )
  await admin(
    `insert into people.appointments (collaboration_id, unit_id, function_id, person_id) select collaboration_id, unit_id, id, $2 from people.functions where id = $1`,
    [other, sara.person_id],
  )
  const invite = () =>
    admin(
      `insert into child.meeting_participants (meeting_id, child_id, unit_id, function_id, invited_at)
        select m.id, m.child_id, m.unit_id, $2, now() from child.meetings m where m.id = $1`,
      [id, other],
    )
  const letters = async () =>
    (
      await admin(`select email from child.meeting_letter('meeting_withdrawn', $1, $2, $3, null)`, [
        id,
        forskollarare,
        sara.person_id,
      ])
    ).length
  await admin('update people.appointments set ends_at = now() where id = $1', [sara.id])
  expect(await letters()).toBe(1)
  await invite()
  expect(await letters()).toBe(0)
  await admin(
    'update child.meeting_participants set let_go_at = now() where meeting_id = $1 and function_id = $2',
    [id, other],
  )
  expect(await letters()).toBe(1)
})

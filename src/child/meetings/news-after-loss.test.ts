import { createHash } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ids } from '../../../demo/ids.ts'
import { postAnyway } from '../../../test/anyway.ts'
import { type House, openHouse } from '../../../test/house.ts'
import { daysFromToday, todaysDate } from '../../i18n/index.ts'

// R2, R4, R8: whoever has lost the right to a meeting hears nothing more of it, from that second: also before any clock has looked.

let house: House
let maria: Awaited<ReturnType<House['as']>>
const { forskollarare, samordnare } = ids.functions
const { farah, omar } = ids.guardians
const { elevhalsan } = ids.units
beforeEach(async () => {
  house = await openHouse()
  maria = await house.as('maria-lund')
})
afterEach(() => house.close())
const admin = async (sql: string, values: unknown[] = []) =>
  (await house.database.admin.query(sql, values)).rows

async function consents(): Promise<string> {
  const start = `/children/${ids.amina}/consents`
  const made: string[] = []
  for (const from of [farah, omar]) {
    const { location } = await maria.post(`${start}/new/details`, {
      ...{ from, units: elevhalsan, [`all-${elevhalsan}`]: 'yes', untilChoice: 'months6', untilDate: '' },
      ...{
        givenOn: todaysDate(),
        how: 'in_person',
        wantsToTakePart: 'yes',
        gdprGround: 'public_task',
        note: '',
      },
    })
    made.push((await maria.post(location)).location)
  }
  return made[0] as string
}
const point = (n: number) => ({
  ...{ [`title${n}`]: n === 1 ? 'Sömnen' : '', [`about${n}`]: 'healthy' },
  ...{ [`pointKind${n}`]: 'discussion', [`raisedBy${n}`]: 'professional' },
})
async function call(others: string[] = [samordnare]): Promise<string> {
  const [basis] = await admin(`select id from sharing.bases where code = 'consent'`)
  const { status, location } = await postAnyway(maria, `/children/${ids.amina}/meetings`, {
    ...{ kind: 'meeting', day: daysFromToday(7), from: '13.30', to: '14.30', place: '' },
    ...{ childTakesPart: 'part', childHow: '', childHowAbout: 'none', notToRaise: '' },
    ...{ ...point(1), ...point(2), ...point(3) },
    ...{ team: [forskollarare], guardians: [farah, omar], others, areas: ['healthy'] },
    ...{ basisId: basis.id, purpose: 'Planera', familyView: '', informed: 'yes', notInformedReason: '' },
    until: daysFromToday(60),
  })
  expect(status).toBe(303)
  return location
}
const newsOf = async (func: string) =>
  (
    await admin('select kind from sharing.notices where to_function_id = $1 and child_id = $2', [
      func,
      ids.amina,
    ])
  ).map(({ kind }) => kind)

const losses: Record<string, (consent: string) => Promise<{ status: number }>> = {
  'a consent that was withdrawn': consent =>
    maria.post(`${consent}/withdrawal`, { how: 'phone', unit: 'all' }),
  protection: () =>
    maria.post(`/children/${ids.amina}/protection`, { level: 'marked', reason: 'Hot mot familjen' }),
}
const changes: Record<string, (path: string) => Promise<{ status: number }>> = {
  moved: path =>
    postAnyway(maria, `${path}/time`, {
      ...{ day: daysFromToday(9), from: '9', to: '10', place: 'Rum 2', sequence: '0' },
    }),
  'called off': path => maria.post(`${path}/cancellation`),
  'taken back': path => maria.post(`${path}/undo`),
}
describe.each(Object.keys(losses))('after %s', loss => {
  test.each(Object.keys(changes))('a meeting that is %s is news to nobody who has lost it', async change => {
    const consent = await consents()
    const path = await call()
    expect(await newsOf(samordnare)).toContain('meeting_invited')
    // Whoever has been here knows of it: an invitation that is taken back is told.
    for (const who of ['jonas-ek', 'sara-lind']) await (await house.as(who)).get('/inbox')
    expect((await losses[loss]?.(consent))?.status).toBe(303)
    expect((await (await house.as('jonas-ek')).get(path)).status).toBe(404)
    const before = await newsOf(samordnare)
    const hers = await newsOf(forskollarare)
    expect((await changes[change]?.(path))?.status).toBe(303)
    expect((await newsOf(samordnare)).filter(kind => kind !== 'meeting_invited')).toEqual(
      before.filter(kind => kind !== 'meeting_invited'),
    )
    // Sara, who still may know, is told.
    expect((await newsOf(forskollarare)).length).toBeGreaterThanOrEqual(hers.length)
    expect(await newsOf(forskollarare)).toContain(
      { moved: 'meeting_changed', 'called off': 'meeting_cancelled', 'taken back': 'meeting_undone' }[change],
    )
  })
})

test('a function is not hindered from being closed by a meeting that it lost the right to, and its manager is not told of one', async () => {
  const [func] = await admin(
    `insert into people.functions (collaboration_id, unit_id, name, kind, receives_requests) select collaboration_id, unit_id, 'Ny samordnare', 'staff', true
      from people.functions where id = $1 returning id`,
    [samordnare],
  )
  await consents()
  await call([func.id])
  const obstacles = async () => (await admin('select people.function_obstacles($1) as o', [func.id]))[0].o
  expect(await obstacles()).toEqual(['given'])
  await losses.protection?.('')
  expect(await obstacles()).toEqual([])
})

test('a manager’s figures count no meeting that the function has lost the right to', async () => {
  const { token = '' } = await house.as('anders-holm')
  const meetings = async () => {
    const client = await house.database.app.connect()
    try {
      await client.query('begin')
      await client.query('select from people.open_request($1)', [createHash('sha256').update(token).digest()])
      const figures = 'select meetings from people.unit_figures() where function_id = $1'
      return (await client.query(figures, [forskollarare])).rows[0].meetings as number
    } finally {
      await client.query('rollback')
      client.release()
    }
  }
  await consents()
  const before = await meetings()
  await call()
  expect(await meetings()).toBe(before + 1)
  await admin('update sharing.involvements set ended_at = now() where child_id = $1 and function_id = $2', [
    ids.amina,
    forskollarare,
  ])
  expect(await meetings()).toBeLessThanOrEqual(before)
})

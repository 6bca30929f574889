import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ids } from '../../../demo/ids.ts'
import { type House, openHouse } from '../../../test/house.ts'
import { daysFromToday } from '../../i18n/index.ts'

// A clash of meetings is told before anybody is invited, as far as the one who calls may know of it.

let house: House
type Browser = Awaited<ReturnType<House['as']>>
let maria: Browser
let siri: Browser
const { forskollarare, rektor, samordnare } = ids.functions
beforeEach(async () => {
  house = await openHouse()
  maria = await house.as('maria-lund')
  siri = await house.as('siri-alm')
})
afterEach(() => house.close())

const admin = async (sql: string, values: unknown[] = []) =>
  (await house.database.admin.query(sql, values)).rows
const everything = async () =>
  (
    await admin(`select (select count(*)::int from child.meetings) as meetings, (select count(*)::int from child.meeting_participants) as invited,
      (select count(*)::int from sharing.disclosures) as given, (select count(*)::int from sharing.notices) as told,
      (select count(*)::int from graphile_worker._private_jobs) as mails`)
  )[0]

const point = (n: number, title = '') => ({
  [`title${n}`]: title,
  [`about${n}`]: 'all',
  [`pointKind${n}`]: 'discussion',
  [`raisedBy${n}`]: 'professional',
})
const form = (more: Record<string, string | string[]> = {}) => ({
  kind: 'meeting',
  day: daysFromToday(9),
  from: '13.30',
  to: '14.30',
  place: 'Rum 3',
  childTakesPart: 'part',
  childHow: '',
  childHowAbout: 'none',
  notToRaise: '',
  ...point(1, 'Vilan efter maten'),
  ...point(2),
  ...point(3),
  team: [forskollarare],
  once: randomUUID(),
  ...more,
})
const call = (who: Browser, child: string, more: Record<string, string | string[]> = {}) =>
  who.post(`/children/${child}/meetings`, form(more))
const sureIn = (text: string) => /name="sure" value="([^"]+)"/.exec(text)?.[1] ?? ''
const asks = ({ status, text }: { status: number; text: string }) => [status, text.includes('name="sure"')]
const [asked, done] = [
  [422, true],
  [303, false],
]

describe('Who calls a meeting at the time of another', () => {
  test('is asked before anything is done, with all that was typed, and a yes calls it', async () => {
    const first = (await call(maria, ids.leo)).location
    const before = await everything()
    const fields = form({ from: '14.00', to: '15.00' })
    const path = `/children/${ids.amina}/meetings`
    const question = await maria.post(path, fields)
    expect(asks(question)).toEqual(asked)
    expect(question.text).toContain('Du har ett annat möte samma tid')
    expect(question.text).toContain(`href="${first}"`)
    expect(question.text).toContain('Inget är skickat än')
    // Of the other child nothing is said, and nothing typed is lost.
    expect(question.text).not.toContain('Leo')
    for (const typed of [
      'Vilan efter maten',
      'value="14.00"',
      'value="Rum 3"',
      `value="${forskollarare}" checked`,
    ])
      expect(question.text).toContain(typed)
    expect(await everything()).toEqual(before)
    // That the time of the other was shown is in the log of its child (R7).
    const [read] = await admin(
      `select count(*)::int as n from audit.access_log where item_id = $1 and act = 'read' and child_id = $2`,
      [first.split('/')[2], ids.leo],
    )
    expect(read.n).toBeGreaterThan(0)

    const sure = sureIn(question.text)
    // A yes to one time is none to another, and none without the meeting that it was about.
    expect(asks(await maria.post(path, { ...fields, from: '13.45', sure }))).toEqual(asked)
    expect(asks(await maria.post(path, { ...fields, sure: sure.split(' ').slice(0, 3).join(' ') }))).toEqual(
      asked,
    )
    expect(await everything()).toEqual(before)
    const yes = await maria.post(path, { ...fields, sure })
    expect(asks(yes)).toEqual(done)
    // Pressed twice it is the same meeting: it does not clash with itself.
    expect((await maria.post(path, { ...fields, sure })).location).toBe(yes.location)
    expect((await everything()).meetings).toBe(before.meetings + 1)
  })

  test('is not asked where they touch, nor of one that was declined, cancelled or has minutes', async () => {
    const first = (await call(maria, ids.leo)).location
    expect(asks(await call(maria, ids.amina, { from: '14.30', to: '15.00' }))).toEqual(done)
    await maria.post(`${first}/cancellation`)
    const path = (await call(siri, ids.leo, { team: [rektor] })).location
    expect(asks(await call(maria, ids.amina, { day: daysFromToday(9), from: '13.30', to: '13.45' }))).toEqual(
      asked,
    )
    await maria.post(`${path}/answer`, { answer: 'no' })
    expect(asks(await call(maria, ids.amina, { from: '13.30', to: '13.45' }))).toEqual(done)
  })

  test('hears of a colleague in the unit whom they invite, where they may read that meeting, and only then', async () => {
    const path = (await call(siri, ids.leo)).location
    expect(asks(await call(maria, ids.amina, { team: [], guardians: [ids.guardians.farah] }))).toEqual(done)
    const question = await call(maria, ids.amina, { to: '13.45' })
    expect(asks(question)).toEqual(asked)
    // Maria has called one herself by now; Siri's is told by Sara's name.
    expect(question.text).toContain(`Sara Lind: <a href="${path}">`)
    await admin('update sharing.involvements set ended_at = now() where child_id = $1 and function_id = $2', [
      ids.leo,
      rektor,
    ])
    await admin(`update child.meetings set cancelled_at = now() where function_id = $1 and child_id = $2`, [
      rektor,
      ids.amina,
    ])
    // R1: whoever does not work with the other child is not told by a time either.
    expect(asks(await call(maria, ids.amina, { to: '13.45' }))).toEqual(done)
  })

  test('hears nothing of a colleague who was let go of the other meeting', async () => {
    const path = (await call(siri, ids.leo)).location
    expect(asks(await call(maria, ids.amina, { to: '13.45' }))).toEqual(asked)
    await admin('update child.meeting_participants set let_go_at = now() where meeting_id = $1', [
      path.split('/')[2],
    ])
    expect(asks(await call(maria, ids.amina, { to: '13.45' }))).toEqual(done)
  })

  test('hears nothing of anybody in another unit, not by a time either (R1, R10)', async () => {
    const [basis] = await admin(`select id from sharing.bases where code = 'no_harm'`)
    const ground = {
      others: [samordnare],
      areas: ['healthy'],
      basisId: basis.id,
      purpose: 'Planera tillsammans',
      familyView: '',
      informed: 'yes',
      notInformedReason: '',
      until: daysFromToday(60),
    }
    // Jonas is in a meeting about Leo to which Maria could come, since her unit called it; she has none herself.
    const [{ id: leos }] = await admin(
      `select m.id from child.meetings m join child.meeting_participants p on p.meeting_id = m.id where m.child_id = $1 and p.function_id = $2
        and m.cancelled_at is null and m.closed_at is null and m.starts_at > now()`,
      [ids.leo, samordnare],
    )
    await admin(
      `update child.meetings set starts_at = ($2::date + time '13:30') at time zone 'Europe/Stockholm', ends_at = ($2::date + time '14:30') at time zone 'Europe/Stockholm' where id = $1`,
      [leos, daysFromToday(9)],
    )
    expect((await maria.get(`/meetings/${leos}`)).status).toBe(200)
    expect(asks(await call(maria, ids.amina, { team: [], ...ground }))).toEqual(done)
  })
})

describe('Who invites a colleague later to the time of another', () => {
  test('is asked first, and not again about their own', async () => {
    const theirs = (await call(siri, ids.leo)).location
    // Maria is in no other meeting then: of her own she was asked when she called it.
    const path = (await call(maria, ids.amina, { team: [], guardians: [ids.guardians.farah] })).location
    const before = await everything()
    const more = { team: [forskollarare], guardians: [] }
    const question = await maria.post(`${path}/participants`, more)
    expect(asks(question)).toEqual(asked)
    expect(question.text).toContain(`Sara Lind: <a href="${theirs}">`)
    expect(question.text).toContain('Ta bort krysset för kollegan')
    expect(question.text).toContain(`value="${forskollarare}" checked`)
    expect(await everything()).toEqual(before)
    expect(asks(await maria.post(`${path}/participants`, { ...more, sure: sureIn(question.text) }))).toEqual(
      done,
    )
    expect((await everything())?.invited).toBe(before?.invited + 1)
    const omar = await maria.post(`${path}/participants`, { team: [], guardians: [ids.guardians.omar] })
    expect(asks(omar)).toEqual(done)
  })
})

describe('Who moves a meeting to the time of another', () => {
  test('is asked first; a yes moves it, and a word about the place asks nothing anew', async () => {
    const first = (await call(maria, ids.leo)).location
    const path = (await call(maria, ids.amina, { from: '9', to: '10' })).location
    const time = { day: daysFromToday(9), from: '13.30', to: '14.00', place: 'Rum 4', sequence: '0' }
    const question = await maria.post(`${path}/time`, time)
    expect(asks(question)).toEqual(asked)
    expect(question.text).toContain(`href="${first}"`)
    expect(question.text).toContain('value="Rum 4"')
    const stands = async () =>
      (await admin('select sequence, place from child.meetings where id = $1', [path.split('/')[2]]))[0]
    expect(await stands()).toEqual({ sequence: 0, place: 'Rum 3' })
    expect(
      asks(await maria.post(`${path}/time`, { ...time, to: '14.10', sure: sureIn(question.text) })),
    ).toEqual(asked)
    expect(asks(await maria.post(`${path}/time`, { ...time, sure: sureIn(question.text) }))).toEqual(done)
    expect(await stands()).toEqual({ sequence: 1, place: 'Rum 4' })
    expect(asks(await maria.post(`${path}/time`, { ...time, place: 'Rum 5', sequence: '1' }))).toEqual(done)
    expect(await stands()).toEqual({ sequence: 2, place: 'Rum 5' })
  })
})

import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { idOf, ids } from '../../../demo/ids.ts'
import { type House, openHouse } from '../../../test/house.ts'

// What pages say of a meeting is what is known of it, and the same on each of them.

const meeting = idOf('meeting/leo/24')
const leo = idOf('child/leo')

let house: House
/** Calls. */
let siri: Awaited<ReturnType<House['as']>>
/** Of another unit. */
let jonas: typeof siri
const admin = async <T>(text: string, values: unknown[] = []) =>
  (await house.database.admin.query(text, values)).rows as T[]
const page = async (who: typeof siri, path = `/meetings/${meeting}`) => (await who.get(path)).text
const set = (columns: string, values: string) =>
  admin(`update child.meetings set (${columns}) = row(${values}) where id = $1`, [meeting])
const seatOf = (name: string) =>
  `(select p.id from child.meeting_participants p join people.appointments a on a.function_id = p.function_id and a.ends_at is null
    join people.persons x on x.id = a.person_id where p.meeting_id = '${meeting}' and x.name = '${name}' limit 1)`

beforeAll(async () => {
  house = await openHouse()
  siri = await house.as('siri-alm')
  jonas = await house.as('jonas-ek')
})
afterAll(() => house.close())
beforeEach(async () => {
  await set(
    'starts_at, ends_at, opened_at, closed_at, cancelled_at',
    `now() + interval '3 days', now() + interval '3 days 1 hour', null, null, null`,
  )
  await admin('update child.meeting_participants set answer = null, let_go_at = null where meeting_id = $1', [
    meeting,
  ])
})

test('how many have not answered is the same on the child’s page, on the meeting’s and in the list: who is let go is not asked', async () => {
  await admin(`update child.meeting_participants set answer = 'yes' where id = ${seatOf('Sara Lind')}`)
  await admin(`update child.meeting_participants set let_go_at = now() where id = ${seatOf('Lina Berg')}`)
  const [{ n } = { n: 0 }] = await admin<{ n: number }>(
    'select count(*)::int as n from child.meeting_participants where meeting_id = $1',
    [meeting],
  )
  expect(n).toBeGreaterThan(3)
  const silent = `${n - 2} har inte svarat.`
  expect(await page(siri)).toContain(silent)
  expect(await page(siri, `/children/${leo}`)).toContain(silent)
  expect(await page(siri, '/meetings')).toContain(`1 av ${n - 1} har svarat`)
})

test('a meeting that was closed or cancelled before its day stands among those, and not among what has been', async () => {
  const under = async (heading: string) =>
    (await page(siri, '/meetings')).split('<h2').find(card => card.includes(`>${heading}</h2>`)) ?? ''
  expect(await under('Kommande')).toContain(meeting)
  for (const column of ['closed_at', 'cancelled_at']) {
    await set(column, 'now()')
    expect(await under('Avslutade eller inställda i förväg'), column).toContain(meeting)
    expect(await under('Har varit'), column).not.toContain(meeting)
    await set(column, 'null')
  }
})

test('a page of a meeting has one way to open it, and one to close it', async () => {
  const ways = async (path: string) =>
    (await page(siri)).match(new RegExp(`href="/meetings/${meeting}/${path}"`, 'g')) ?? []
  for (const [columns, values, path] of [
    ['starts_at, ends_at', `now() + interval '10 minutes', now() + interval '1 hour'`, 'opening'],
    ['starts_at, ends_at', `now() - interval '10 minutes', now() + interval '1 hour'`, 'opening'],
    ['opened_at, closed_at', 'now(), null', 'closing'],
  ] as const) {
    await set(columns, values)
    expect(await ways(path), values).toHaveLength(1)
  }
  expect(await page(siri), 'the draft once').toMatch(/Till utkastet/)
})

test('who may write in the plan is told as a right, not as being in the room', async () => {
  await set('starts_at, ends_at', `now(), now() + interval '1 hour'`)
  const opening = await page(siri, `/meetings/${meeting}/opening`)
  expect(opening).toMatch(/Sara Lind från er enhet får skriva i planen så länge mötet är öppet/)
  expect(opening).not.toContain('i rummet')
})

test('a point that is a question is followed by the question of what came of it, and no other sign', async () => {
  await set('starts_at, ends_at', `now(), now() + interval '1 hour'`)
  const form = await page(siri, `/meetings/${meeting}/closing`)
  expect(form).toContain('Vem är Leos kontakt till hösten? Vad kom ni fram till?')
  expect(form).toContain('Hamnen och fyren: vad kom ni fram till?')
  expect(form).not.toMatch(/[?.!]:/)
})

test('news of an answer says whose it is to who called, and news of a meeting that is gone is not shown', async () => {
  const answered = await jonas.post(`/meetings/${meeting}/answer`, { answer: 'yes' })
  expect(answered.status).toBe(303)
  expect(await page(siri, '/inbox')).toContain('Jonas Ek har svarat på en inbjudan')
  // An invitation that he has not opened, and then all that gives him the meeting is ended.
  const [func] = await admin<{ id: string }>(
    `select p.function_id as id from child.meeting_participants p where p.id = ${seatOf('Jonas Ek')}`,
  )
  await admin(
    `insert into sharing.notices (collaboration_id, to_function_id, child_id, kind, item_kind, item_id)
      select $1, $2, $3, 'meeting_changed', 'meeting', $4`,
    [ids.collaboration, func?.id, leo, meeting],
  )
  expect(await page(jonas, '/inbox')).toContain('Ett möte har ändrats')
  await admin(
    `update sharing.disclosures d set ended_at = now(), end_reason = 'ended_by_giver' where d.to_function_id = $2 and d.ended_at is null
      and exists (select from sharing.disclosed_items i where i.disclosure_id = d.id and i.item_id = $1)`,
    [meeting, func?.id],
  )
  expect((await jonas.get(`/meetings/${meeting}`)).status).toBe(404)
  expect(await page(jonas, '/inbox')).not.toContain('Ett möte har ändrats')
})

test('news of an answer names no guardian of a child with protected identity (R8)', async () => {
  const johanna = await house.as('johanna-marklund')
  expect((await johanna.post(`/meetings/${meeting}/answer`, { answer: 'yes' })).status).toBe(303)
  expect(await page(siri, '/inbox')).toContain('Johanna Marklund har svarat på en inbjudan')
  await admin(
    `insert into sharing.protected_readers (child_id, function_id, added_by, review_on)
      select $1, function_id, person_id, current_date + 90 from people.appointments where person_id = $2 and ends_at is null limit 1`,
    [leo, ids.siri],
  )
  await admin(`update child.children set protection = 'marked' where id = $1`, [leo])
  const inbox = await page(siri, '/inbox')
  expect(inbox).toContain('Någon har svarat på en inbjudan')
  expect(inbox).not.toContain('Johanna')
  await admin(`update child.children set protection = 'none' where id = $1`, [leo])
})

test.each([
  ['one', ['johanna-marklund']],
  ['two', ['johanna-marklund', 'fredrik-marklund']],
])(
  'the receipt of an invitation says of %s what goes out, without a word that counts them',
  async (_, who) => {
    const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm' }).format(
      Date.now() + (40 + who.length) * 86_400_000,
    )
    const sent = await siri.post(`/children/${leo}/meetings`, {
      kind: 'meeting',
      day,
      from: '7.15',
      to: '7.30',
      place: '',
      childTakesPart: 'undecided',
      childHow: '',
      childHowAbout: 'all',
      notToRaise: '',
      guardians: who.map(each => idOf(`guardian/leo/${each}`)),
      ...Object.fromEntries(
        [1, 2, 3].flatMap(n => [
          [`title${n}`, ''],
          [`about${n}`, 'all'],
          [`pointKind${n}`, 'discussion'],
          [`raisedBy${n}`, 'professional'],
        ]),
      ),
    })
    expect(sent.status, sent.text.slice(0, 2000)).toBe(303)
    const receipt = await page(siri, sent.location)
    expect(receipt).toContain('Inbjudan går också ut med mejl nu.')
    expect(receipt).not.toContain('De får')
  },
)

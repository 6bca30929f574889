import type { ParsedMail } from 'mailparser'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { ids } from '../../../../demo/ids.ts'
import { type House, openHouse } from '../../../../test/house.ts'
import { calendarOf, calendarLine as line, openMail, type TestMail } from '../../../../test/mail-server.ts'

let house: House
let mail: TestMail
beforeAll(async () => {
  house = await openHouse()
  mail = await openMail(house.database)
})
afterAll(async () => {
  await mail?.stop()
  await house.close()
})
beforeEach(() => {
  mail.received.length = 0
})

const arrive = async (n: number) => {
  await mail.settle()
  expect(mail.received).toHaveLength(n)
}
const one = async (text: string, values: unknown[] = []) =>
  (await house.database.admin.query(text, values)).rows[0]

const point = (n: number, title = '') => ({
  [`title${n}`]: title,
  [`about${n}`]: 'all',
  [`pointKind${n}`]: 'discussion',
  [`raisedBy${n}`]: 'professional',
})
const call = {
  kind: 'sip',
  childTakesPart: 'whole',
  childHow: 'Aminas nalle',
  childHowAbout: 'none',
  notToRaise: 'Flytten',
  ...point(1, 'Om Aminas sömn'),
  ...point(2),
  ...point(3),
  guardians: [],
  others: [],
  team: [],
}

/** At the foot of a mail to a guardian, so that it does not look like a fraud. */
const sender = 'This mail is from Björkbackens förskola. If you wonder about it, call '

/** In the first lines to staff, so that they know who asks. */
const caller = 'Björkbackens förskola bjuder in.'

/** Nothing of the child anywhere in the letter: not the name, not the agenda, not what is said of the family. */
function saysNothing(letter: ParsedMail | undefined, words: string[]) {
  const all =
    JSON.stringify([
      letter?.subject,
      letter?.text,
      letter?.html,
      letter?.from,
      letter?.to,
      [...(letter?.headerLines ?? [])].map(({ line: text }) => text),
    ]) + calendarOf(letter)
  expect(all.length).toBeGreaterThan(200)
  // Omar has his own name in his own address, and is told who sends it. Staff are told which unit calls.
  const told = all
    .toLowerCase()
    .replaceAll('omar.haddad@example.org', '')
    .replace(sender.toLowerCase(), '')
    .replaceAll(caller.toLowerCase(), '')
  for (const word of words) expect(told).not.toContain(word.toLowerCase())
}
const secret = [
  'Amina',
  'Haddad',
  'Farah',
  'barn',
  'child',
  'sömn',
  'Flytten',
  'nalle',
  'Björkbacken',
  'SIP',
  ids.amina,
]

test('an invitation, its change and its end tell a time, a place and a link, in UTC, and nothing of the child (R8)', async () => {
  const maria = await house.as('maria-lund')
  const { id: omar } = await one(
    `select id from child.guardians where child_id = $1 and name = 'Omar Haddad'`,
    [ids.amina],
  )
  // Summer time is two hours before UTC, winter time one.
  const sent = await maria.post(`/children/${ids.amina}/meetings`, {
    ...call,
    day: '2027-07-01',
    from: '15.30',
    to: '16.30',
    place: 'Rum 3',
    team: [ids.functions.forskollarare],
    guardians: [omar],
  })
  expect(sent.status).toBe(303)
  await arrive(2)
  const toSara = mail.received.find(({ to }) => JSON.stringify(to).includes('sara'))
  const toOmar = mail.received.find(({ to }) => JSON.stringify(to).includes('omar'))
  expect(toSara?.subject).toBe('Möte i Kring')
  expect(toSara?.text).toContain('torsdag 1 juli 2027 kl. 15.30–16.30')
  expect(toSara?.text).toContain('Var: Rum 3')
  expect(toSara?.text).toContain(`http://localhost:3000${sent.location}`)
  // Omar reads English.
  expect(toOmar?.subject).toBe('Meeting in Kring')
  expect(toOmar?.text).toContain(sender)
  expect(toSara?.text).not.toMatch(/kommer från|is from/)
  expect(toSara?.text).toContain(`Du är inbjuden till ett möte. ${caller}`)
  expect(calendarOf(toSara)).not.toContain('Björkbacken')
  const first = calendarOf(toSara)
  expect([
    line(first, 'METHOD'),
    line(first, 'DTSTART'),
    line(first, 'DTEND'),
    line(first, 'SEQUENCE'),
    line(first, 'LOCATION'),
  ]).toEqual(['REQUEST', '20270701T133000Z', '20270701T143000Z', '0', 'Rum 3'])
  expect(line(first, 'SUMMARY')).toBe('Möte i Kring')
  expect(first).not.toMatch(/TZID|VTIMEZONE|DESCRIPTION/)
  expect(line(first, 'DTSTAMP')).toMatch(/^\d{8}T\d{6}Z$/)
  for (const letter of mail.received) saysNothing(letter, secret)

  mail.received.length = 0
  await maria.post(`${sent.location}/time`, {
    day: '2027-01-14',
    from: '9',
    to: '10.15',
    place: 'Rum 4',
    sequence: '0',
  })
  await arrive(2)
  const moved = calendarOf(mail.received[0])
  expect([
    line(moved, 'METHOD'),
    line(moved, 'DTSTART'),
    line(moved, 'DTEND'),
    line(moved, 'SEQUENCE'),
  ]).toEqual(['REQUEST', '20270114T080000Z', '20270114T091500Z', '1'])
  expect(line(moved, 'UID')).toBe(line(first, 'UID'))
  for (const letter of mail.received) saysNothing(letter, secret)

  mail.received.length = 0
  await maria.post(`${sent.location}/cancellation`)
  await maria.post(`${sent.location}/cancellation`)
  await arrive(2)
  for (const letter of mail.received) expect(letter.text).not.toContain(caller)
  const ended = calendarOf(mail.received[0])
  expect([line(ended, 'METHOD'), line(ended, 'SEQUENCE'), line(ended, 'STATUS'), line(ended, 'UID')]).toEqual(
    ['CANCEL', '2', 'CANCELLED', line(first, 'UID')],
  )
  for (const letter of mail.received) saysNothing(letter, secret)
})

test('about a child with protected identity a letter says that something waits: no place, no time, no calendar (R8)', async () => {
  const { unit_id: unit, function_id: caller } = await one(
    'select i.unit_id, i.function_id from sharing.involvements i where i.child_id = $1 and i.ended_at is null limit 1',
    [ids.tindra],
  )
  const { subject } = await one(
    'select a.subject from people.accounts a join people.appointments p on p.person_id = a.person_id where p.function_id = $1 and p.ends_at is null',
    [caller],
  )
  const { id: other } = await one(
    'select f.id from people.functions f join people.appointments a on a.function_id = f.id and a.ends_at is null where f.unit_id = $1 and f.id <> $2 limit 1',
    [unit, caller],
  )
  await house.database.admin.query(
    'insert into sharing.protected_readers (child_id, function_id, added_by, review_on) select $1, $2, person_id, current_date + 90 from people.appointments where function_id = $3 limit 1',
    [ids.tindra, other, caller],
  )
  await house.database.admin.query(
    'insert into sharing.involvements (child_id, unit_id, function_id, collaboration_id) values ($1, $2, $3, $4)',
    [ids.tindra, unit, other, ids.collaboration],
  )
  const holder = await house.as(subject)
  const sent = await holder.post(`/children/${ids.tindra}/meetings`, {
    ...call,
    day: '2027-07-01',
    from: '15.30',
    to: '16.30',
    place: 'Strandgatan 4',
    team: [other],
  })
  expect(sent.status).toBe(303)
  await arrive(1)
  const [letter] = mail.received
  saysNothing(letter, ['Strandgatan', 'Tindra', ids.tindra, 'möte', 'juli', '15.30', '15:30'])
  expect(letter?.subject).toBe('Något väntar i Kring')
  expect(letter?.text, 'of a protected child not even who calls').not.toContain('bjuder in')
  expect(letter?.text).toContain(`http://localhost:3000${sent.location}`)
  expect(letter?.attachments).toEqual([])
  expect((await holder.get(sent.location)).text).toContain('Strandgatan 4')
})

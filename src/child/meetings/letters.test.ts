import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ids } from '../../../demo/ids.ts'
import { postAnyway } from '../../../test/anyway.ts'
import { type House, openHouse } from '../../../test/house.ts'
import { calendarLine, calendarOf, openMail, subjects, type TestMail } from '../../../test/mail-server.ts'
import { daysFromToday, todaysDate } from '../../i18n/index.ts'

// Who is told what of a meeting is decided when a mail is sent, by the rights that its reader has then.

let house: House
let mail: TestMail
type Browser = Awaited<ReturnType<House['as']>>
/** Calls: the head of Amina's preschool. Sara works there too, Jonas in another unit. */
let maria: Browser
/** The manager of their unit. */
let anders: Browser
const { rektor, forskollarare, samordnare } = ids.functions
const { farah, omar } = ids.guardians
const { elevhalsan } = ids.units
const place = 'Strandgatan 4'

beforeEach(async () => {
  house = await openHouse()
  mail = await openMail(house.database)
  maria = await house.as('maria-lund')
  anders = await house.as('anders-holm')
})
afterEach(async () => {
  await mail?.stop()
  await house.close()
})

const admin = async <T = Record<string, string>>(sql: string, values: unknown[] = []) =>
  (await house.database.admin.query(sql, values)).rows as T[]

/** Each custody holder says yes to what Jonas' unit is given. Answers the consents. */
async function consents() {
  const start = `/children/${ids.amina}/consents`
  const made: string[] = []
  for (const from of [farah, omar]) {
    const { location } = await maria.post(`${start}/new/details`, {
      from,
      units: elevhalsan,
      [`all-${elevhalsan}`]: 'yes',
      untilChoice: 'months6',
      untilDate: '',
      givenOn: todaysDate(),
      how: 'in_person',
      wantsToTakePart: 'yes',
      gdprGround: 'public_task',
      note: '',
    })
    made.push((await maria.post(location)).location)
  }
  return made
}

const point = (n: number) => ({
  [`title${n}`]: '',
  [`about${n}`]: 'all',
  [`pointKind${n}`]: 'discussion',
  [`raisedBy${n}`]: 'professional',
})

/** Maria invites Sara, Jonas on a consent, and both parents. Answers the address of the meeting. */
async function call(more: { guardians?: string[]; others?: string[] } = {}) {
  const [basis] = await admin(`select id from sharing.bases where code = 'consent'`)
  const { status, location, text } = await postAnyway(maria, `/children/${ids.amina}/meetings`, {
    kind: 'meeting',
    day: daysFromToday(7),
    from: '13.30',
    to: '14.30',
    place,
    childTakesPart: 'part',
    childHow: '',
    childHowAbout: 'none',
    notToRaise: '',
    ...point(1),
    ...point(2),
    ...point(3),
    team: [forskollarare],
    guardians: [farah, omar],
    others: [samordnare],
    areas: ['healthy'],
    basisId: basis?.id as string,
    purpose: 'Planera tillsammans',
    familyView: '',
    informed: 'yes',
    notInformedReason: '',
    until: daysFromToday(60),
    ...more,
  })
  expect(status, text.slice(0, 2000)).toBe(303)
  return location
}

async function move(path: string, sequence = '0', who = maria) {
  const time = { day: daysFromToday(9), from: '9', to: '10', place, sequence }
  expect((await who.post(`${path}/time`, time)).status).toBe(303)
}
const protect = () =>
  maria.post(`/children/${ids.amina}/protection`, { level: 'marked', reason: 'Hot mot familjen' })

/** What was received since the last time, when all that is due has been done. */
async function received() {
  await mail.settle()
  // What is mailed about meetings: the mail of a handover where meetings come or go with the function.
  return mail.received
    .splice(0)
    .filter(({ subject, attachments }) => attachments.length > 0 || !/uppdrag i Kring/.test(subject ?? ''))
}
const who = (mails: Awaited<ReturnType<typeof received>>) =>
  subjects(mails).map(line => line.replace(/@.*/, ''))
const everybody = ['farah.haddad', 'jonas.ek', 'omar.haddad', 'sara.lind']

/** Nothing of what the mail of an unprotected child says. */
function saysOnlyThatSomethingWaits(mails: Awaited<ReturnType<typeof received>>, path: string) {
  for (const { subject, text, html, attachments } of mails) {
    expect(subject).toMatch(/^(Något väntar i Kring|Something is waiting in Kring)$/)
    expect(text).toContain(`http://localhost:3000${path}`)
    expect(`${text} ${html}`).not.toMatch(/Strandgatan|\bkl\b|\d\d[.:]\d\d|möte(?!n\/)|Var:|Where:/i)
    expect(attachments).toEqual([])
  }
}

/** To those who can no longer read it: their calendar lets go of it, and nothing says what it was or why. */
function letsGo(mails: Awaited<ReturnType<typeof received>>, path: string) {
  for (const letter of mails) {
    const calendar = calendarOf(letter)
    expect(calendarLine(calendar, 'METHOD')).toBe('CANCEL')
    expect(calendarLine(calendar, 'UID')).toBe(`${path.split('/')[2]}@localhost`)
    expect(calendar).not.toMatch(/Strandgatan|DTSTART|DTEND|URL|LOCATION|möte|meeting/i)
    expect(letter.subject).toMatch(/^(Något i din kalender gäller inte längre|Something in your calendar)/)
    expect(`${letter.text} ${letter.html}`).not.toMatch(
      /Strandgatan|\bkl\b|\d\d[.:]\d\d|möte|meeting|http|Amina/i,
    )
  }
}

describe('Who has lost the right to a meeting hears nothing more of it', () => {
  test('by protection: those who are listed hear that something waits, the others nothing (R8)', async () => {
    await consents()
    const path = await call()
    expect(who(await received())).toEqual(everybody)
    expect((await protect()).status).toBe(303)
    const lost = await received()
    expect(who(lost)).toEqual(['farah.haddad', 'jonas.ek', 'omar.haddad'])
    letsGo(lost, path)
    await move(path)
    const moved = await received()
    expect(who(moved)).toEqual(['sara.lind'])
    saysOnlyThatSomethingWaits(moved, path)
    await maria.post(`${path}/cancellation`)
    const cancelled = await received()
    expect(who(cancelled)).toEqual(['sara.lind'])
    saysOnlyThatSomethingWaits(cancelled, path)
  })

  test('by a consent that was withdrawn (R4)', async () => {
    const [first] = await consents()
    const path = await call()
    expect(who(await received())).toEqual(everybody)
    expect((await maria.post(`${first}/withdrawal`, { how: 'phone', unit: 'all' })).status).toBe(303)
    const lost = await received()
    expect(who(lost)).toEqual(['jonas.ek'])
    letsGo(lost, path)
    await admin('select child.let_go_of_meetings(null)')
    expect(await received(), 'once').toEqual([])
    await move(path)
    expect(who(await received())).toEqual(['farah.haddad', 'omar.haddad', 'sara.lind'])
    await maria.post(`${path}/cancellation`)
    expect(who(await received())).toEqual(['farah.haddad', 'omar.haddad', 'sara.lind'])
  })

  test('also where it is called off before the loss was looked for; whoever had the cancellation is told nothing more (R4)', async () => {
    await consents()
    const ends = (
      path: string,
    ) => `update sharing.disclosures d set ended_at = now(), end_reason = 'ended_by_giver'
      where d.ended_at is null and d.to_function_id = '${samordnare}' and exists (select from sharing.disclosed_items i
        where i.disclosure_id = d.id and i.item_kind = 'meeting' and i.item_id = '${path.split('/')[2]}')`
    const path = await call()
    expect(who(await received())).toEqual(everybody)
    // One transaction: no job sees the one without the other.
    await house.database.admin.query(
      `${ends(path)}; update child.meetings set cancelled_at = now(), sequence = sequence + 1 where id = '${path.split('/')[2]}'`,
    )
    const lost = await received()
    expect(who(lost)).toEqual(['jonas.ek'])
    letsGo(lost, path)
    await admin('select child.let_go_of_meetings(null)')
    expect(await received(), 'once').toEqual([])
    const other = await call()
    await received()
    await maria.post(`${other}/cancellation`)
    expect(who(await received())).toEqual(everybody)
    await admin(ends(other))
    await admin('select child.let_go_of_meetings(null)')
    expect(await received()).toEqual([])
  })

  test('by custody that was lost, or ended', async () => {
    await consents()
    const path = await call()
    await received()
    await admin('update child.guardians set custody = false where id = $1', [omar])
    // Without his yes Jonas' unit has none.
    const lost = await received()
    expect(who(lost)).toContain('omar.haddad')
    letsGo(lost, path)
    await move(path)
    expect(who(await received())).not.toContain('omar.haddad')
    await admin('update child.guardians set ended_at = now() where id = $1', [farah])
    const ended = await received()
    expect(who(ended)).toContain('farah.haddad')
    letsGo(ended, path)
    await maria.post(`${path}/cancellation`)
    expect(who(await received())).not.toContain('farah.haddad')
  })

  test('by leaving the child, in one’s own unit (R1)', async () => {
    await consents()
    const path = await call()
    await received()
    await admin('update sharing.involvements set ended_at = now() where child_id = $1 and function_id = $2', [
      ids.amina,
      forskollarare,
    ])
    const lost = await received()
    expect(who(lost)).toEqual(['sara.lind'])
    letsGo(lost, path)
    await move(path)
    expect(who(await received())).toEqual(['farah.haddad', 'jonas.ek', 'omar.haddad'])
  })
})

test('Who still reads an invitation is asked of the same people as the policies, function by function and parent by parent (R2)', async () => {
  const [first] = await consents()
  await call()
  await received()
  await maria.post(`${first}/withdrawal`, { how: 'phone', unit: 'all' })
  await admin('update child.guardians set shut_at = now() where id = $1', [omar])
  const rows = await admin<{ guardian: string | null; reads: boolean; known: boolean }>(
    `select p.guardian_id as guardian, child.still_reads_invitation(m, p) as reads, child.known_to('meeting', m.id, p.function_id, p.guardian_id) is not null as known
      from child.meetings m join child.meeting_participants p on p.meeting_id = m.id
      where p.guardian_id is null or exists (select from child.guardians g where g.id = p.guardian_id and g.person_id is not null)`,
  )
  expect(rows.length).toBeGreaterThan(10)
  expect(new Set(rows.map(({ reads }) => reads))).toEqual(new Set([true, false]))
  for (const { reads, known } of rows) expect(reads).toBe(known)
  const ofOmar = rows.filter(({ guardian }) => guardian === omar)
  expect(ofOmar.length).toBeGreaterThan(0)
  expect(ofOmar.some(({ reads }) => reads)).toBe(false)
})

describe('Every way of ending lets go of it in the calendar', () => {
  // Of the coming meetings only the test's own.
  beforeEach(() => admin('delete from child.meetings where ends_at > now()'))

  const givenTo = `from sharing.disclosed_items i where i.disclosure_id = d.id and i.item_kind = 'meeting' and d.to_function_id = $1`
  const ways: [string, () => Promise<unknown>, string[]][] = [
    [
      'a disclosure that is ended',
      () =>
        admin(
          `update sharing.disclosures d set ended_at = now(), end_reason = 'ended_by_giver' where exists (select ${givenTo})`,
          [samordnare],
        ),
      ['jonas.ek'],
    ],
    [
      'a disclosure whose day has come, by the clock',
      async () => {
        await admin(
          `update sharing.disclosed_items i set ends_at = now() from sharing.disclosures d
            where i.disclosure_id = d.id and i.item_kind = 'meeting' and d.to_function_id = $1`,
          [samordnare],
        )
        await admin(`select graphile_worker.add_job('meetings-lost', '{}')`)
      },
      ['jonas.ek'],
    ],
    ['protection', protect, ['farah.haddad', 'jonas.ek', 'omar.haddad']],
    [
      'a reader of a protected child who is taken off the list',
      async () => {
        await protect()
        await admin('delete from sharing.protected_readers where child_id = $1 and function_id = $2', [
          ids.amina,
          forskollarare,
        ])
      },
      [...everybody],
    ],
  ]
  test.each(ways)('%s', async (_way, end, lost) => {
    await consents()
    const path = await call()
    await received()
    await end()
    const mails = await received()
    expect(who(mails)).toEqual(lost)
    letsGo(mails, path)
  })

  test('not of a child that was protected before: no calendar has it (R8)', async () => {
    await protect()
    const path = await call({ guardians: [], others: [] })
    expect(who(await received())).toEqual(['sara.lind'])
    await admin('update sharing.involvements set ended_at = now() where child_id = $1 and function_id = $2', [
      ids.amina,
      forskollarare,
    ])
    expect(await received()).toEqual([])
    expect(
      (
        await admin('select let_go_at from child.meeting_participants where meeting_id = $1', [
          path.split('/')[2],
        ])
      )[0]?.let_go_at,
    ).not.toBeNull()
  })

  test('the unit that invited reads that they are not invited any longer; to others the row is gone (R2)', async () => {
    const [first] = await consents()
    const path = await call()
    await received()
    const sara = await house.as('sara-lind')
    const mother = await house.as('farah-haddad')
    expect((await mother.get(path)).text).toMatch(/Samordnare/)
    await maria.post(`${first}/withdrawal`, { how: 'phone', unit: 'all' })
    await mail.settle()
    for (const reader of [maria, sara]) {
      const page = (await reader.get(path)).text
      expect(page).toContain('Inte inbjuden längre')
      expect(page).toContain('Jonas Ek')
    }
    const page = (await mother.get(path)).text
    expect(page).not.toMatch(/Samordnare|Inte inbjuden längre/)
  })

  test('who can read it again has it in the calendar again', async () => {
    await consents()
    const path = await call()
    await received()
    const involve = (ended: string) =>
      admin(`update sharing.involvements set ended_at = ${ended} where child_id = $1 and function_id = $2`, [
        ids.amina,
        forskollarare,
      ])
    await involve('now()')
    expect(who(await received())).toEqual(['sara.lind'])
    await involve('null')
    await admin('select child.let_go_of_meetings($1)', [ids.amina])
    const mails = await received()
    expect(who(mails)).toEqual(['sara.lind'])
    expect(calendarLine(calendarOf(mails[0]), 'METHOD')).toBe('REQUEST')
    expect((await maria.get(path)).text).not.toContain('Inte inbjuden längre')
  })
})

describe('A mail that waits for its server', () => {
  test('is judged anew at each attempt, and the queue never held what it would have said (R8)', async () => {
    await consents()
    mail.down()
    const path = await call()
    await mail.settle()
    const queue = await mail.inQueue()
    expect(queue.match(/"mail-to"|MailError/g)?.length).toBeGreaterThan(0)
    expect(queue).toContain(path.split('/')[2])
    expect(queue).not.toMatch(/Strandgatan|@|haddad|lind|möte |localhost/i)
    expect(queue).not.toContain(daysFromToday(7))
    await protect()
    await mail.up()
    const mails = await received()
    expect(who(mails)).toEqual(['sara.lind'])
    saysOnlyThatSomethingWaits(mails, path)
  })

  test('goes to nobody who has lost the right meanwhile (R4)', async () => {
    const [first] = await consents()
    mail.down()
    await call()
    await mail.settle()
    await maria.post(`${first}/withdrawal`, { how: 'phone', unit: 'all' })
    await admin('update child.guardians set custody = false where id = $1', [omar])
    // The notice that a consent was withdrawn is told in the morning.
    await mail.settle()
    mail.logged.length = 0
    await mail.up()
    expect(who(await received())).toEqual(['farah.haddad', 'sara.lind'])
    expect(mail.logged).toHaveLength(2)
    for (const { about, message } of mail.logged) {
      expect(Object.keys(about).sort()).toEqual(['job', 'task'])
      expect(message).toBe('mail not sent')
    }
  })

  test('tells the time and the place that are true when it goes', async () => {
    await consents()
    mail.down()
    const path = await call()
    await mail.settle()
    await admin(`update child.meetings set place = 'Rum 7', sequence = 1 where id = $1`, [path.split('/')[2]])
    await mail.up()
    for (const letter of await received()) {
      expect(letter.text).toContain('Rum 7')
      expect(calendarLine(calendarOf(letter), 'SEQUENCE')).toBe('1')
      expect(letter.text).not.toContain('Strandgatan')
    }
  })
})

test('A place that names somebody of the family is left out, also when they got the name later (R8)', async () => {
  await consents()
  const path = await call()
  await received()
  await admin(`update child.guardians set name = 'Johanna Öberg-Lindqvist' where id = $1`, [farah])
  for (const [named, sequence] of [
    ['Hemma hos Johanna', '0'],
    ['Lindqvists sommarhus', '0'],
  ] as const) {
    const refused = await postAnyway(maria, `${path}/time`, {
      day: daysFromToday(9),
      from: '9',
      to: '10',
      place: named,
      sequence,
    })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('utan namn på barnet eller någon i familjen')
  }
  await admin(`update child.meetings set place = 'Hemma hos Johanna' where id = $1`, [path.split('/')[2]])
  await maria.post(`${path}/cancellation`)
  const mails = await received()
  expect(mails).toHaveLength(4)
  for (const letter of mails) expect(`${letter.text} ${calendarOf(letter)}`).not.toContain('Johanna')
})

describe('When a function changes its holder', () => {
  // Of the coming meetings only the test's own.
  beforeEach(() => admin('delete from child.meetings where ends_at > now()'))

  const holding = async (functionId: string) =>
    (
      await admin(
        'select id from people.appointments where function_id = $1 and starts_at <= now() and (ends_at is null or ends_at > now())',
        [functionId],
      )
    )[0]?.id as string
  async function handOver(functionId: string, when: Record<string, string> = { when: 'now', day: '' }) {
    const { status, text } = await anders.post(`/functions/${functionId}/handover`, {
      leaves: await holding(functionId),
      person: ids.karin,
      name: '',
      email: '',
      subject: '',
      q: '',
      ...when,
    })
    expect(status, text.slice(0, 2000)).toBe(303)
    // No mail goes before it can no longer be taken back: then is now.
    if (when.when !== 'now') return
    await admin(`update people.handovers set made_at = made_at - interval '11 minutes'`)
    await mail.up()
  }
  const of = (mails: Awaited<ReturnType<typeof received>>, name: string) =>
    mails.find(({ to }) => JSON.stringify(to).includes(name))

  test('the new one is invited, and the calendar of the old one lets go of it (R15)', async () => {
    await consents()
    const path = await call()
    const uid = calendarLine(calendarOf(of(await received(), 'sara')), 'UID')
    await handOver(forskollarare)
    const mails = await received()
    expect(who(mails)).toEqual(['karin.oberg', 'sara.lind'])
    const invitation = calendarOf(of(mails, 'karin'))
    expect([calendarLine(invitation, 'METHOD'), calendarLine(invitation, 'UID')]).toEqual(['REQUEST', uid])
    expect(calendarLine(invitation, 'LOCATION')).toBe(place)
    expect(of(mails, 'karin')?.text).toContain(path)
    const withdrawal = of(mails, 'sara')
    const calendar = calendarOf(withdrawal)
    expect([calendarLine(calendar, 'METHOD'), calendarLine(calendar, 'UID')]).toEqual(['CANCEL', uid])
    expect(`${withdrawal?.text} ${calendar}`).not.toMatch(/Strandgatan|DTSTART|DTEND|URL|meetings|LOCATION/)
    await move(path)
    expect(who(await received())).toEqual(['farah.haddad', 'jonas.ek', 'karin.oberg', 'omar.haddad'])
  })

  test('so is one who takes over a meeting that the function has called, and hears when it moves', async () => {
    await consents()
    const path = await call()
    await received()
    await handOver(rektor)
    const mails = await received()
    expect(who(mails)).toEqual(['karin.oberg', 'maria.lund'])
    expect(calendarLine(calendarOf(of(mails, 'karin')), 'METHOD')).toBe('REQUEST')
    expect(calendarLine(calendarOf(of(mails, 'maria')), 'METHOD')).toBe('CANCEL')
    await move(path, '0', await house.as('karin-oberg', 'Rektor'))
    expect(who(await received())).toEqual([...everybody, 'karin.oberg'].sort())
  })

  test('on a day that was set beforehand, it happens on that day and by what is true then', async () => {
    await consents()
    const path = await call()
    await received()
    await handOver(forskollarare, { when: 'day', day: daysFromToday(3) })
    expect(await received()).toEqual([])
    const queue = await mail.inQueue()
    expect(queue).toContain('begins')
    expect(queue).not.toMatch(/Strandgatan|@|karin|sara/i)
    // What is true changes before the day.
    await move(path)
    expect(who(await received())).toEqual(everybody)
    // The day comes: the jobs of the handover run as they were enqueued.
    await admin('alter table people.appointments disable trigger mail_handover')
    await admin(
      'update people.appointments set ends_at = clock_timestamp() where function_id = $1 and ends_at > now()',
      [forskollarare],
    )
    await admin(
      'update people.appointments set starts_at = clock_timestamp() where function_id = $1 and starts_at > now()',
      [forskollarare],
    )
    await admin(`update people.handovers set made_at = made_at - interval '3 days'`)
    await mail.up()
    const mails = await received()
    expect(who(mails)).toEqual(['karin.oberg', 'sara.lind'])
    expect(calendarLine(calendarOf(of(mails, 'karin')), 'SEQUENCE')).toBe('1')
    expect(calendarLine(calendarOf(of(mails, 'sara')), 'METHOD')).toBe('CANCEL')
  })

  test('a day that was set before there were jobs for it gets them by the migration', async () => {
    const migration = readFileSync('db/migrations/20261128110200__child__handover_letters.sql', 'utf8')
    await handOver(forskollarare, { when: 'day', day: daysFromToday(3) })
    const jobs = () =>
      admin(`select j.payload, j.run_at from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
        where t.identifier = 'meeting-handover' order by j.payload::text`)
    // As a register that is read in sets it: what somebody sets is told by another job.
    expect(await jobs()).toEqual([])
    await admin(
      `insert into people.appointments (collaboration_id, unit_id, function_id, person_id, starts_at, ends_at)
       select collaboration_id, unit_id, function_id, $2, now() + interval '5 days', now() + interval '9 days' from people.appointments where function_id = $1 limit 1`,
      [forskollarare, ids.maria],
    )
    const before = await jobs()
    expect(before).toHaveLength(2)
    await admin(
      'delete from people.appointments where function_id = $1 and person_id <> $2 and starts_at > now()',
      [forskollarare, ids.maria],
    )
    await admin(
      'update people.appointments set ends_at = null where function_id = $1 and starts_at <= now()',
      [forskollarare],
    )
    await admin('delete from graphile_worker._private_jobs')
    await house.database.owner.query(/^do \$\$[\s\S]*?^end \$\$;/m.exec(migration)?.[0] as string)
    expect(await jobs()).toEqual(before)
  })

  test('nothing is mailed where the day was moved, and nobody who held it all along is told anything', async () => {
    await consents()
    await call()
    await received()
    await handOver(forskollarare, { when: 'day', day: daysFromToday(3) })
    await admin(`update people.appointments set ends_at = null where function_id = $1 and ends_at > now()`, [
      forskollarare,
    ])
    await admin(`delete from people.appointments where function_id = $1 and starts_at > now()`, [
      forskollarare,
    ])
    await mail.up()
    expect(await received()).toEqual([])
  })

  test('of a protected child neither mail tells that there is a meeting (R8)', async () => {
    await consents()
    const path = await call()
    await received()
    await protect()
    const lost = await received()
    expect(who(lost)).toEqual(['farah.haddad', 'jonas.ek', 'omar.haddad'])
    letsGo(lost, path)
    await handOver(forskollarare)
    const mails = mail.received.splice(0)
    expect(who(mails)).toEqual(['karin.oberg', 'sara.lind'])
    for (const { subject, text, html, attachments } of mails) {
      expect(`${subject} ${text} ${html}`).not.toMatch(/Strandgatan|\bkl\b|\d\d[.:]\d\d|möte|meeting/i)
      expect(text).not.toContain(path)
      expect(attachments).toEqual([])
    }
  })

  test('neither hears of a meeting that the function has no right to any more (R4)', async () => {
    const [first] = await consents()
    await call()
    await received()
    await maria.post(`${first}/withdrawal`, { how: 'phone', unit: 'all' })
    expect(who(await received())).toEqual(['jonas.ek'])
    const [leaves] = await admin('select id, person_id from people.appointments where function_id = $1', [
      samordnare,
    ])
    await admin('update people.appointments set ends_at = clock_timestamp() where id = $1', [leaves?.id])
    await admin(
      `insert into people.appointments (collaboration_id, unit_id, function_id, person_id, starts_at)
      select collaboration_id, unit_id, id, $2, clock_timestamp() from people.functions where id = $1`,
      [samordnare, ids.karin],
    )
    expect(await received()).toEqual([])
  })
})

const tables = { meeting: 'child.meetings', request: 'child.requests', plan: 'child.plans' }
const allReaders = `select id as func, unit_id as unit, null as guardian, null as person, null as child from people.functions
  union all select null, null, id, person_id, child_id from child.guardians where person_id is not null`

/** Item by item and reader by reader: whom `judge` lets know (`x` the row, $1 the function, $3 the guardian), and who reads the row. */
async function compare(judge: (kind: string) => string) {
  const [known, read]: [string[], string[]] = [[], []]
  const client = await house.database.admin.connect()
  for (const { func, unit, guardian, person, child } of await admin(allReaders))
    for (const [kind, table] of Object.entries(tables)) {
      const asked = await client.query(
        `select x.id from ${table} x where ($2::uuid is null or x.child_id = $2) and ($1::uuid is null or $3::uuid is null) and ${judge(kind)}`,
        [func, child, guardian],
      )
      await client.query('begin')
      await client.query('set local role kring_app')
      await client.query(
        `select set_config('kring.function_id', $1, true), set_config('kring.unit_id', $2, true), set_config('kring.guardian_id', $3, true)`,
        [func ?? '', unit ?? '', person ?? ''],
      )
      // An open draft lets its readers see the plan that it is of, and no letter tells of drafts.
      const seen = await client.query(
        `select x.id from ${table} x where ($1::uuid is null or x.child_id = $1) and ('${kind}' <> 'plan' or $1 is not null
          or x.unit_id = people.my_unit() or exists (select from sharing.given_to_my_function d where d.item_id = x.id and d.item_kind = 'plan'))`,
        [child],
      )
      await client.query('rollback')
      for (const { id } of asked.rows) known.push(`${kind} ${id} ${func ?? guardian}`)
      for (const { id } of seen.rows) read.push(`${kind} ${id} ${func ?? guardian}`)
    }
  client.release()
  return { known: known.sort(), read: read.sort() }
}

test('A letter reaches those whom the policies let read the item, function by function and parent by parent (R2)', async () => {
  await consents()
  await call()
  await protect()
  await admin(`update sharing.disclosures set ended_at = now(), end_reason = 'ended_by_giver'
    where id in (select id from sharing.disclosures where ended_at is null order by id limit 12)`)
  const [shut] = await admin(
    `update child.guardians g set shut_at = now() where g.person_id is not null and g.id = (select d.to_guardian_id from sharing.disclosures d
      join sharing.disclosed_items i on i.disclosure_id = d.id and i.item_kind = 'plan' where d.to_guardian_id is not null and i.ends_at > now()
      and d.child_id <> $1 order by d.id limit 1) returning id`,
    [ids.amina],
  )
  expect(shut).toBeDefined()
  const { known, read } = await compare(kind => `child.known_to('${kind}', x.id, $1, $3) is not null`)
  expect(known.length).toBeGreaterThan(40)
  expect(known).toEqual(read)
  // The comparison sees a judge that asks for the disclosure and not for its end.
  const planted = await compare(
    kind => `(child.known_to('${kind}', x.id, $1, $3) is not null or exists (select from sharing.disclosures d
      join sharing.disclosed_items i on i.disclosure_id = d.id where i.item_id = x.id and i.item_kind = '${kind}' and d.to_function_id = $1))`,
  )
  expect(planted.known.length).toBeGreaterThan(planted.read.length)
})

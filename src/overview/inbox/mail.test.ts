import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { idOf, ids } from '../../../demo/ids.ts'
import { type House, openHouse } from '../../../test/house.ts'
import { openMail, subjects, type TestMail } from '../../../test/mail-server.ts'
import { addDays, todaysDate } from '../../i18n/index.ts'
import { letters } from './mail.ts'

// Mail about what is in an inbox: to whom, when, and that it says nothing. Mornings come when a test says so.

let house: House
let mail: TestMail
let clock = new Date()
const began = new Date()
beforeAll(async () => {
  house = await openHouse()
  // A handful is enough: each morning asks for everybody.
  await admin(
    `delete from people.addresses where person_id not in (select id from people.persons where name in ('Maria Lund', 'Sara Lind', 'Karin Öberg', 'Siri Alm', 'Anders Holm'))`,
  )
  mail = await openMail(house.database, { letters, origin: 'http://localhost:3000', now: () => clock })
})
afterAll(async () => {
  await mail?.stop()
  await house.close()
})

const admin = async <T>(sql: string, values: unknown[] = []) =>
  (await house.database.admin.query(sql, values)).rows as T[]

/** Seven o'clock in Sweden on the weekdays to come; each test goes on from the day where the one before it stopped. */
let day = todaysDate()
function nextWeekday() {
  do day = addDays(day, 1)
  while ([0, 6].includes(new Date(day).getUTCDay()))
  return day
}
const inSweden = async (on: string, time: string) =>
  (
    (
      await admin<{ at: Date }>(`select ($1::date + $2::time) at time zone 'Europe/Stockholm' as at`, [
        on,
        time,
      ])
    )[0] as { at: Date }
  ).at

async function morning({ on = nextWeekday(), time = '07:00' } = {}) {
  await moveNews()
  clock = await inSweden(on, time)
  await house.database.worker.query('select people.make_digests($1)', [clock])
  await mail.settle()
  return mail.received.splice(0)
}
/** What was told since the last morning was told after it, by the clock of the test too. */
const moveNews = () =>
  admin(
    `update sharing.notices set made_at = $1::timestamptz + interval '1 minute' where made_at between $2 and clock_timestamp()`,
    [clock, began],
  )
async function settled() {
  await mail.settle()
  return mail.received.splice(0)
}
const choose = async (who: string, choice: string) => {
  const answer = await (await house.as(who)).post('/settings/mail', { choice })
  expect(answer.location).toBe('/settings?saved=1')
}
/** The mails to one; not those that are about the calendar of a meeting. */
const to = (who: string, mails: Awaited<ReturnType<typeof settled>>) =>
  mails
    .filter(each => !/möte/i.test(each.subject ?? ''))
    .filter(each => each.to && 'text' in each.to && each.to.text.startsWith(`${who.replace('-', '.')}@`))

const written = {
  childId: ids.amina,
  'q.works': 'Hon leker gärna med de yngre barnen.',
  'q.noticed': 'Hon har varit trött på morgnarna.',
  'q.areas': ['healthy', 'included'],
  'q.child_said': 'Jag vill sova.',
  'q.guardians_know': 'partly',
}
const writeWorry = async () => {
  const sent = await (await house.as('sara-lind')).post('/worries', written)
  expect(sent.status).toBe(303)
  return sent.location
}

/** Everything told up to now is told: what a test looks at is what comes after. */
beforeEach(async () => {
  await admin('update people.mail_choices set choice = $1', ['sorted'])
  await morning()
})

describe('In the morning', () => {
  test('one wordless mail says how much waits and how much is late, once a day, and not again while nothing is new', async () => {
    await writeWorry()
    expect(to('maria-lund', await settled())).toEqual([])
    const mails = await morning()
    const [hers, ...more] = to('maria-lund', mails)
    expect(more).toEqual([])
    expect(hers?.subject).toMatch(/^(\S+ saker|En sak) väntar i Kring$/)
    expect(hers?.text).toMatch(/(försenad|försenade)\./)
    expect(hers?.text).toContain('http://localhost:3000/inbox')
    expect(hers?.text).toContain('http://localhost:3000/settings')
    // A restart a minute later, another worker, and the afternoon.
    expect(await morning({ on: day, time: '07:01' })).toEqual([])
    expect(await morning({ on: day, time: '15:00' })).toEqual([])
    const next = nextWeekday()
    const monday = new Date(next).getUTCDay() === 1
    expect(to('maria-lund', await morning({ on: next }))).toHaveLength(monday ? 1 : 0)
  })

  test('it comes later the same day where no worker ran at seven, and never before seven or on a Saturday', async () => {
    await writeWorry()
    const on = nextWeekday()
    expect(await morning({ on, time: '06:59' })).toEqual([])
    expect(to('maria-lund', await morning({ on, time: '14:20' }))).toHaveLength(1)
  })

  test.each([
    // Summer time begins on Sunday 28 March 2027 and ends on 31 October 2027.
    ['2027-03-29T04:59:00Z', 0],
    ['2027-03-29T05:00:00Z', 1],
    ['2027-11-01T05:59:00Z', 0],
    ['2027-11-01T06:00:00Z', 1],
    // Half past midnight in Sweden: Saturday, and Monday before seven.
    ['2027-01-08T23:30:00Z', 0],
    ['2027-01-10T23:30:00Z', 0],
    ['2027-01-09T10:00:00Z', 0],
  ])('at %s mornings are made: %i', async (at, some) => {
    const client = await house.database.admin.connect()
    await client.query('begin')
    await client.query('delete from people.mail_digests')
    const { rows } = await client.query('select people.make_digests($1) as n', [at])
    const again = await client.query('select people.make_digests($1) as n', [at])
    await client.query('rollback')
    client.release()
    expect(Math.min(rows[0].n, 1)).toBe(some)
    expect(again.rows[0].n).toBe(0)
  })

  test('one that waited for its server over midnight is dropped: the next day has its own', async () => {
    await writeWorry()
    mail.down()
    expect(await morning()).toEqual([])
    const next = nextWeekday()
    await moveNews()
    clock = await inSweden(next, '07:00')
    await house.database.worker.query('select people.make_digests($1)', [clock])
    await mail.up()
    expect(to('maria-lund', await settled())).toHaveLength(1)
  })

  test('who has lost the function in the night gets nothing, and who has it now gets it', async () => {
    await writeWorry()
    const [held] = await admin<{ id: string; func: string; unit: string; tenant: string }>(
      `select a.id, a.function_id as func, a.unit_id as unit, a.collaboration_id as tenant from people.appointments a join people.persons p on p.id = a.person_id
        where p.name = 'Maria Lund' and a.ends_at is null`,
    )
    const [karin] = await admin<{ id: string }>(`select id from people.persons where name = 'Karin Öberg'`)
    const client = await house.database.admin.connect()
    await client.query('update people.appointments set ends_at = now() where id = $1', [held?.id])
    const made = await client.query(
      'insert into people.appointments (collaboration_id, unit_id, function_id, person_id) values ($1, $2, $3, $4) returning id',
      [held?.tenant, held?.unit, held?.func, karin?.id],
    )
    // The mail of the turn is for the calendars: here it is about the morning's.
    const mails = (await morning()).filter(({ attachments }) => attachments.length === 0)
    expect(to('maria-lund', mails)).toEqual([])
    expect(to('karin-oberg', mails)).toHaveLength(1)
    await client.query('delete from people.appointments where id = $1', [made.rows[0].id])
    await client.query('update people.appointments set ends_at = null where id = $1', [held?.id])
    client.release()
  })

  test('what its reader may not know any more is not counted (R8, R10)', async () => {
    const counted = async () => {
      await admin('update people.mail_digests set told_at = null')
      const [hers] = to('maria-lund', await morning())
      return hers?.subject ?? ''
    }
    await writeWorry()
    const before = await counted()
    await admin(`update child.children set protection = 'marked' where id = $1`, [ids.amina])
    const protectedNow = await counted()
    await admin(`update child.children set protection = 'none' where id = $1`, [ids.amina])
    expect(protectedNow).not.toBe(before)
    expect(await counted()).toBe(before)
  })
})

describe('At once', () => {
  test('a worry and its answer are mailed to who wants that, and to nobody who has turned it off', async () => {
    await choose('maria-lund', 'at_once')
    await choose('sara-lind', 'at_once')
    const path = await writeWorry()
    const [came, ...more] = await settled()
    expect(more).toEqual([])
    expect(came?.subject).toBe('Något väntar i Kring')
    expect(came?.text).toContain('http://localhost:3000/inbox')
    const maria = await house.as('maria-lund')
    await maria.post(`${path}/answers`, { kind: 'acted', words: 'Jag pratade med mamma i dag.' })
    expect(subjects(await settled())).toEqual([
      expect.stringMatching(/^sara\.lind@.*: Något väntar i Kring$/),
    ])
    expect((await maria.post('/settings/mail/off')).location).toBe('/settings?saved=1')
    await writeWorry()
    expect(await settled()).toEqual([])
    expect(to('maria-lund', await morning())).toEqual([])
  })

  test('nothing is mailed of what was opened before the mail server was there', async () => {
    await choose('maria-lund', 'at_once')
    mail.down()
    const path = await writeWorry()
    await mail.settle()
    await (await house.as('maria-lund')).get(path)
    await mail.up()
    expect(await settled()).toEqual([])
  })

  test('and nothing that has become secret meanwhile', async () => {
    await choose('maria-lund', 'at_once')
    mail.down()
    await writeWorry()
    await mail.settle()
    await admin(`update child.children set protection = 'marked' where id = $1`, [ids.amina])
    await mail.up()
    expect(await settled()).toEqual([])
    await admin(`update child.children set protection = 'none' where id = $1`, [ids.amina])
  })
})

test('a handover is mailed to both, without a word about what it was', async () => {
  const anders = await house.as('anders-holm')
  const blasippan = idOf('function/bjorkbacken/blasippan')
  const [func] = await admin<{ id: string }>(
    `select a.function_id as id from people.appointments a join people.persons p on p.id = a.person_id where p.name = 'Sara Lind' and a.ends_at is null`,
  )
  const [sara] = await admin<{ id: string }>(
    `select a.id from people.appointments a join people.persons p on p.id = a.person_id where p.name = 'Sara Lind' and a.ends_at is null`,
  )
  const [karin] = await admin<{ id: string }>(`select id from people.persons where name = 'Karin Öberg'`)
  const answer = await anders.post(`/functions/${func?.id ?? blasippan}/handover`, {
    leaves: sara?.id ?? '',
    person: karin?.id ?? '',
    when: 'now',
  })
  expect(answer.status, answer.text.slice(0, 200)).toBe(303)
  // No mail goes before it can no longer be taken back: then is now.
  await admin(`update people.handovers set made_at = made_at - interval '11 minutes'`)
  await mail.up()
  const mails = await settled()
  const [hers] = to('karin-oberg', mails)
  expect(hers?.subject).toBe('Du har ett nytt uppdrag i Kring')
  expect(hers?.text).toContain('Du har tagit över ett uppdrag i Kring efter någon annan.')
  const [left] = to('sara-lind', mails)
  expect(left?.subject).toBe('Ett uppdrag i Kring är inte längre ditt')
  expect(left?.text).not.toMatch(/inbox|Blåsippan|väntar/)
  const inbox = await (await house.as('karin-oberg')).get('/inbox')
  expect(inbox.text).toContain('Du har tagit över efter Sara Lind')
  expect(inbox.text).toMatch(/Med uppdraget följer \d+ barn, \d+ planer att leda och \d+ kommande möten?\./)
})

test('an address that its server refuses is not tried again, and is told to the person and to the manager, not what it was about', async () => {
  await choose('maria-lund', 'at_once')
  const [{ email } = { email: '' }] = await admin<{ email: string }>(
    `select d.email from people.addresses d join people.persons p on p.id = d.person_id where p.name = 'Maria Lund'`,
  )
  mail.gone.add(email)
  // Whoever says that another's address is theirs learns nothing of what becomes of the other's mail.
  const sara = await house.as('sara-lind')
  await sara.post('/settings/address', { email })
  mail.logged.length = 0
  const karin = await house.as('karin-oberg')
  const sent = await karin.post('/worries', written)
  expect(sent.status).toBe(303)
  expect(await settled()).toEqual([])
  expect(await mail.inQueue()).toBe('[]')
  expect(JSON.stringify(mail.logged)).not.toContain(email)
  expect((await (await house.as('maria-lund')).get('/settings')).text).toContain('Mejlen kommer inte fram')
  const unit = (await (await house.as('anders-holm')).get('/unit')).text
  expect(unit).toContain('mejl kom inte fram')
  expect((await sara.get('/settings')).text).not.toContain('Mejlen kommer inte fram')
  mail.gone.delete(email)
  await karin.post('/worries', written)
  expect(await settled()).toHaveLength(1)
  expect((await (await house.as('maria-lund')).get('/settings')).text).not.toContain(
    'Mejlen kommer inte fram',
  )
})

test('what a morning mail counts is what the inbox shows, for every function of the story', async () => {
  const holders = await admin<{ subject: string; func: string; name: string }>(
    `select x.subject, f.id as func, f.name from people.functions f join people.appointments a on a.function_id = f.id and a.starts_at <= now() and a.ends_at is null
      join people.accounts x on x.person_id = a.person_id and x.kind = 'staff'
      where (select count(*) from people.appointments b where b.person_id = a.person_id and b.ends_at is null) = 1 order by f.id`,
  )
  let seen = 0
  for (const { subject, func, name } of holders) {
    const browser = await house.as(subject, name).catch(() => undefined)
    if (!browser) continue
    const links: string[] = []
    for (let next: string | undefined = '/inbox'; next; ) {
      const { text } = await browser.get(next)
      links.push(
        ...[
          ...text
            .split('<h2')
            .filter(part => !/^[^>]*>(Nyheter|Updates)/.test(part))
            .join('')
            // What others are late with waits for them.
            .split('<li>')
            .filter(row => !/insats(er)? är försenad/.test(row))
            // What takes place today or tomorrow waits for nobody.
            .filter(row => !/ · (Möte|Mötet pågår,) kl\. /.test(row))
            .join('<li>')
            .matchAll(
              /<li><div class="line-words"><p><a href="\/(worries|requests|meetings|plans)\/([0-9a-f-]{36})/g,
            ),
        ].map(([, , id]) => id as string),
      )
      next = /href="([^"]+)" rel="next"/.exec(text)?.[1]?.replaceAll('&amp;', '&')
    }
    const rows = await admin<{ id: string }>('select id from child.waits_for($1)', [func])
    const mine = await admin<{ id: string }>(
      'select id from child.worries where author_function_id = $1 union all select id from child.requests where from_function_id = $1',
      [func],
    )
    const others = new Set(mine.map(({ id }) => id))
    const waits = rows.map(({ id }) => id)
    expect(links.filter(id => !others.has(id) || waits.includes(id)).sort(), `${subject}, ${name}`).toEqual(
      waits.sort(),
    )
    seen += rows.length
  }
  expect(seen).toBeGreaterThan(20)
})

test('no mail of these says anything about a child, a family or what it is', async () => {
  await choose('maria-lund', 'at_once')
  await writeWorry().catch(() => undefined)
  const mails = [...(await settled()), ...(await morning())]
  const names = await admin<{ name: string }>(
    'select given_name as name from child.children union select family_name from child.children union select name from child.guardians union select name from people.functions',
  )
  expect(mails.length + names.length).toBeGreaterThan(20)
  for (const { subject, text } of mails)
    for (const { name } of names) expect(`${subject} ${text}`).not.toMatch(new RegExp(`\\b${name}\\b`))
})

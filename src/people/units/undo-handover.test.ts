import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ids } from '../../../demo/ids.ts'
import { demoSettings } from '../../../demo/seed.ts'
import { type House, openHouse } from '../../../test/house.ts'
import { calendarLine, openMail, subjects, type TestMail } from '../../../test/mail-server.ts'
import { daysFromToday } from '../../i18n/index.ts'
import { newSessionToken } from '../../platform/session/index.ts'

// R15: a manager takes a handover back within ten minutes, as long as the new holder has done nothing in the function.

let house: House
type Browser = Awaited<ReturnType<House['as']>>
/** Manages Björkbacken, where Maria is the head. */
let anders: Browser
let maria: Browser
const { rektor, forskollarare } = ids.functions
const child = `/children/${ids.amina}`
const page = `/functions/${rektor}`

beforeEach(async () => {
  house = await openHouse()
  anders = await house.as('anders-holm')
  maria = await house.as('maria-lund')
})
afterEach(() => house.close())

const admin = async (sql: string, values: unknown[] = []) =>
  (await house.database.admin.query(sql, values)).rows
const appointments = () =>
  admin(
    `select p.name, a.starts_at = a.ends_at as never, a.ends_at is null as goes, a.ended_by is null as unsigned
    from people.appointments a join people.persons p on p.id = a.person_id where a.function_id = $1 order by a.starts_at, p.name`,
    [rektor],
  )
const leavers = async () =>
  (await admin('select id from people.appointments where function_id = $1 and ends_at is null', [rektor]))[0]
    .id

/** Answers where the handover is taken back. */
async function handOver(more: Record<string, string> = {}) {
  const { status, text } = await anders.post(`${page}/handover`, {
    leaves: more.leaves ?? (await leavers()),
    person: ids.karin,
    name: '',
    email: '',
    subject: '',
    when: 'now',
    day: '',
    ...more,
  })
  expect(status, text.slice(0, 1000)).toBe(303)
  return undoIn((await anders.get(page)).text) as string
}
const undoIn = (text: string) => /action="(\/functions\/[^"]+\/undo)"/.exec(text)?.[1]
const write = (who: Browser) =>
  who.post('/worries', {
    childId: ids.amina,
    'q.noticed': 'Hon är trött',
    'q.guardians_know': 'yes',
    once: randomUUID(),
  })
const own = (who: Browser) => who.get(child).then(({ status }) => status)

describe('A handover that is taken back', () => {
  test('leaves everything as it was, in the same second, for both', async () => {
    const before = await appointments()
    const undo = await handOver()
    const receipt = (await anders.get(page)).text
    expect(receipt).toContain('data-say="Karin Öberg har tagit över efter Maria Lund"')
    expect(receipt).toContain('href="/unit"')
    const karin = await house.as('karin-oberg')
    expect([await own(maria), await own(karin)]).toEqual([303, 200])
    expect((await anders.post(undo)).location).toBe(page)
    expect([await own(maria), await own(karin)]).toEqual([200, 303])
    expect((await anders.get(page)).text).toContain('Ångrat. Maria Lund har kvar uppdraget')
    // Karin has read in it: that she had it for a moment stands. Maria's goes on as if nothing had been.
    expect(await appointments()).toEqual([
      ...before,
      { name: 'Karin Öberg', never: false, goes: false, unsigned: false },
    ])
    // Pressed twice nothing more happens.
    expect((await anders.post(undo)).location).toBe(page)
    expect((await appointments()).length).toBe(before.length + 1)
  })

  test('was never begun where the new one has not even looked', async () => {
    const undo = await handOver()
    await anders.post(undo)
    expect((await appointments()).at(-1)).toEqual({
      name: 'Karin Öberg',
      never: true,
      goes: false,
      unsigned: false,
    })
    expect((await anders.get(page)).text.match(/Karin Öberg/g) ?? []).toEqual([])
  })

  test('on a day to come, to nobody, and to one more: each is given back', async () => {
    const before = await appointments()
    const ways: Record<string, string>[] = [
      { when: 'day', day: daysFromToday(10) },
      { person: 'nobody' },
      { leaves: 'nobody' },
      { person: 'nobody', when: 'day', day: daysFromToday(10) },
    ]
    for (const more of ways) {
      const undo = await handOver(more)
      expect((await anders.post(undo)).status).toBe(303)
      expect((await appointments()).filter(({ never }) => !never)).toEqual(before)
      expect(await own(maria)).toBe(200)
    }
  })

  test('gives back the end that was set before, and who had set it', async () => {
    const [{ id }] = await admin(`select person_id as id from people.accounts where subject = 'gunilla-ask'`)
    const leaves = await leavers()
    await admin(
      `update people.appointments set ends_at = now() + interval '30 days', ended_by = $2 where id = $1`,
      [leaves, id],
    )
    const stands = () => admin('select ends_at, ended_by from people.appointments where id = $1', [leaves])
    const before = await stands()
    await anders.post(await handOver({ leaves }))
    expect(await stands()).toEqual(before)
    // Who leaves then is told once: the job of that day was there already.
    const [{ n }] = await admin(
      `select count(*)::int as n from graphile_worker._private_jobs where run_at = (select ends_at from people.appointments where id = $1)
        and payload ->> 'appointment' = $1::text and payload ->> 'turn' = 'ends' group by task_id`,
      [leaves],
    ).then(rows => (rows.length ? rows : [{ n: 0 }]))
    expect(n).toBeLessThanOrEqual(1)
  })

  test('empties the open pages of the new holder in that second', async () => {
    const undo = await handOver()
    const karin = await house.as('karin-oberg')
    const stop = new AbortController()
    const answer = await house.app.request(`http://localhost:3000/live?topic=child:${ids.amina}`, {
      headers: { cookie: `__Host-kring=${karin.token}` },
      signal: stop.signal,
    })
    let told = ''
    const reader = (answer.body as ReadableStream<Uint8Array>).getReader()
    const reading = (async () => {
      for (let part = await reader.read(); !part.done; part = await reader.read())
        told += new TextDecoder().decode(part.value)
    })().catch(() => {})
    for (let n = 0; n < 80 && !told.includes('here'); n++) await sleep(25)
    await anders.post(undo)
    for (let n = 0; n < 120 && !told.includes('event: gone'); n++) await sleep(25)
    expect(told).toContain('event: gone')
    stop.abort()
    await reader.cancel().catch(() => {})
    await reading
  })
})

describe('It is refused, with what to do instead', () => {
  test('when the new holder has written something', async () => {
    const undo = await handOver()
    const karin = await house.as('karin-oberg')
    const draft = { draft: randomUUID(), draftForm: 'worry', childId: ids.amina, 'q.noticed': 'Hon är trött' }
    expect((await karin.post('/drafts', draft)).status).toBe(303)
    const answer = await anders.post(undo)
    expect([answer.status, answer.text.includes('Lämna över det tillbaka i stället')]).toEqual([409, true])
    expect((await anders.get(page)).text).toContain('har redan gjort något i uppdraget')
    expect(undoIn((await anders.get(page)).text)).toBeUndefined()
    expect(await own(karin)).toBe(200)
  })

  test('when the new holder has done something about a child whom the function does not work with', async () => {
    const undo = await handOver()
    await admin('delete from sharing.involvements where function_id = $1 and child_id = $2', [
      rektor,
      ids.amina,
    ])
    await admin(
      `insert into sharing.events (collaboration_id, child_id, unit_id, kind, function_id, person_id)
        select collaboration_id, id, unit_id, 'join_asked', $2, $3 from child.children where id = $1`,
      [ids.amina, rektor, ids.karin],
    )
    expect((await anders.post(undo)).status).toBe(409)
  })

  test('after ten minutes, and when somebody has changed the function since', async () => {
    const undo = await handOver()
    await admin(`update people.handovers set made_at = made_at - interval '601 seconds'`)
    expect((await anders.post(undo)).status).toBe(409)
    expect((await anders.get(page)).text).not.toContain('har tagit över efter')
    await admin(`update people.handovers set made_at = now()`)
    await admin('update people.appointments set ends_at = now() where function_id = $1 and person_id = $2', [
      rektor,
      ids.karin,
    ])
    expect((await anders.post(undo)).status).toBe(409)
  })

  test('to everybody else: to the byte what an unknown id gives', async () => {
    const undo = await handOver()
    const unknown = undo.replace(/handovers\/[^/]+/, `handovers/${randomUUID()}`)
    const elsewhere = undo.replace(rektor, forskollarare)
    for (const subject of ['karin-oberg', 'jonas-ek', 'sara-lind', 'gunilla-ask', 'farah-haddad']) {
      const who = await house.as(subject)
      const [here, nowhere] = [await who.post(undo), await who.post(unknown)]
      expect([subject, here.status, here.text]).toEqual([subject, 404, nowhere.text])
    }
    const [gone, other] = [await anders.post(unknown), await anders.post(elsewhere)]
    expect([gone.status, other.status, other.text]).toEqual([404, 404, gone.text])
  })

  test('and no row that a manager writes gives back an appointment', async () => {
    await handOver()
    for (const sql of [
      'select from people.handovers',
      'insert into people.handovers (collaboration_id) values (people.my_collaboration())',
      'update people.handovers set made_at = now()',
    ])
      await expect(house.database.app.query(sql)).rejects.toThrow('permission denied')
  })
})

describe('At the same moment', () => {
  /** A connection of its own, in a session of that person's, that has begun. */
  async function begin(subject: string) {
    const { hash } = newSessionToken()
    const client = await house.database.app.connect()
    await client.query(`select people.begin_session($1, $2, $3, null, null, '30 minutes', '10 hours')`, [
      demoSettings.issuer,
      subject,
      hash,
    ])
    await client.query('begin')
    await client.query('select * from people.open_request($1)', [hash])
    return client
  }
  const log = `select audit.log('write', '${ids.amina}', 'worry', null, '')`

  test('the new holder writes first: the undo waits, and is refused', async () => {
    const undo = await handOver()
    const karin = await begin('karin-oberg')
    await karin.query(log)
    const undoing = anders.post(undo)
    await sleep(300)
    await karin.query('commit')
    karin.release()
    expect((await undoing).status).toBe(409)
    expect(await own(await house.as('karin-oberg'))).toBe(200)
  })

  test('the undo is first: what the new holder writes waits, and is refused', async () => {
    const undo = (await handOver()) as string
    const karin = await begin('karin-oberg')
    const manager = await begin('anders-holm')
    const done = await manager.query('select people.undo_handover($1, $2) as outcome', [
      rektor,
      undo.split('/')[4],
    ])
    expect(done.rows[0].outcome).toBe('done')
    const writing = karin.query(log).then(
      () => 'written',
      error => error.code,
    )
    await sleep(300)
    await manager.query('commit')
    manager.release()
    expect(await writing).toBe('42501')
    await karin.query('rollback')
    karin.release()
    expect(await own(maria)).toBe(200)
  })

  test('by real requests: whichever comes first, never both', async () => {
    for (let n = 0; n < 3; n++) {
      const undo = await handOver()
      const karin = await house.as('karin-oberg')
      const [written, undone] = await Promise.all([write(karin), anders.post(undo)])
      const [{ n: worries }] = await admin(
        `select count(*)::int as n from audit.access_log where person_id = $1 and act = 'write'`,
        [ids.karin],
      )
      expect([
        [303, 409, true],
        [404, 303, false],
        // It had waited for the undo, and was refused where it wrote.
        [409, 303, false],
        [303, 303, false],
      ]).toContainEqual([written.status, undone.status, worries > 0])
      if (undone.status === 409) return
    }
  })
})

describe('The mail of it', () => {
  let mail: TestMail
  beforeEach(async () => {
    mail = await openMail(house.database)
  })
  afterEach(() => mail?.stop())

  const received = async () => {
    await mail.settle()
    return mail.received.splice(0)
  }
  const turns = (mails: Awaited<ReturnType<typeof received>>) =>
    subjects(mails)
      .filter(line => !/väntar i Kring|waiting in Kring/.test(line))
      .map(line => line.replace(/@[^:]*/, ''))
  /** Who reviews the log hears of every change, also of one that was taken back: somebody may have read meanwhile. */
  const told = (mails: Awaited<ReturnType<typeof received>>) =>
    subjects(mails).filter(line => !line.startsWith('eva.sand'))
  /** What was handed over, and what was enqueued of it, is so many minutes older. */
  async function minutesLater(minutes: number) {
    await admin(
      'update people.handovers set made_at = made_at - make_interval(mins => $1), undone_at = undone_at - make_interval(mins => $1)',
      [minutes],
    )
    await admin(
      `update sharing.notices set made_at = made_at - make_interval(mins => $1), seen_at = seen_at - make_interval(mins => $1)
        where item_kind = 'function'`,
      [minutes],
    )
    await admin(
      `update graphile_worker._private_jobs set run_at = run_at - make_interval(mins => $1)
        where run_at > now() and run_at < now() + interval '20 minutes'`,
      [minutes],
    )
  }
  const everybodyAtOnce = () =>
    admin(`insert into people.mail_choices (person_id, choice) select id, 'at_once' from people.persons
      where kind = 'staff' on conflict (person_id) do update set choice = excluded.choice`)
  /** Maria has called a meeting, and Sara has got it. */
  async function call(day = daysFromToday(7)) {
    const row = (n: number) => ({
      [`title${n}`]: '',
      [`about${n}`]: 'all',
      [`pointKind${n}`]: 'discussion',
      [`raisedBy${n}`]: 'child',
    })
    const sent = await maria.post(`${child}/meetings`, {
      kind: 'meeting',
      day,
      from: '13.30',
      to: '14.30',
      place: 'Rum 3',
      childTakesPart: 'part',
      childHow: '',
      childHowAbout: 'none',
      notToRaise: '',
      ...row(1),
      ...row(2),
      ...row(3),
      team: [forskollarare],
    })
    expect(sent.status).toBe(303)
    await received()
    return sent.location.split('/')[2]
  }

  test('that has gone is taken back: nobody is left with a meeting that is not theirs', async () => {
    const id = await call()
    const undo = await handOver()
    // As if the undo came in the very moment in which the mails went.
    await minutesLater(10)
    await mail.up()
    const first = await received()
    await minutesLater(-10)
    for (const name of ['karin.oberg', 'maria.lund'])
      expect(
        turns(first).filter(line => line.startsWith(name)),
        'one mail each',
      ).toHaveLength(1)
    await anders.post(undo)
    const second = await received()
    const ofMeeting = (mails: typeof first, to: string) =>
      mails
        .filter(each => JSON.stringify(each.to).includes(to))
        .flatMap(each => each.attachments.filter(({ contentType }) => contentType === 'text/calendar'))
        .map(({ content }) => content.toString().replaceAll('\r\n ', ''))
        .filter(calendar => calendarLine(calendar, 'UID')?.includes(id as string))
        .map(calendar => calendarLine(calendar, 'METHOD'))
    expect([ofMeeting(first, 'karin'), ofMeeting(second, 'karin')]).toEqual([['REQUEST'], ['CANCEL']])
    expect([ofMeeting(first, 'maria'), ofMeeting(second, 'maria')]).toEqual([['CANCEL'], ['REQUEST']])
    // And of the function each is told once.
    for (const name of ['karin.oberg', 'maria.lund'])
      expect(turns(second).filter(line => line.startsWith(name) && /uppdrag/.test(line))).toHaveLength(1)
    const karins = second.find(
      each => JSON.stringify(each.to).includes('karin') && /uppdrag/.test(each.subject ?? ''),
    )
    expect(karins?.text).not.toContain('Rum 3')
    // Nothing more comes of it.
    await mail.up()
    expect(turns(await received())).toEqual([])
  })

  test('goes to each once, whatever comes along, and not before it can no longer be taken back', async () => {
    await call()
    await call(daysFromToday(9))
    await everybodyAtOnce()
    await handOver()
    expect(told(await received()), 'nothing goes at once').toEqual([])
    await admin(`update people.handovers set made_at = made_at - interval '10 minutes'`)
    await mail.up()
    const mails = await received()
    const to = (name: string) => mails.filter(each => JSON.stringify(each.to).includes(name))
    for (const name of ['karin.oberg', 'maria.lund']) expect(subjects(to(name)), name).toHaveLength(1)
    const [karins, marias] = [to('karin.oberg')[0], to('maria.lund')[0]]
    expect(karins?.subject).toBe('Du har ett nytt uppdrag i Kring')
    const methods = (each: typeof karins) =>
      each?.attachments.map(({ content }) => calendarLine(content.toString(), 'METHOD'))
    expect(methods(karins)?.length).toBeGreaterThanOrEqual(2)
    expect(new Set(methods(karins))).toEqual(new Set(['REQUEST']))
    expect(methods(marias)?.length).toBeGreaterThanOrEqual(2)
    expect(new Set(methods(marias))).toEqual(new Set(['CANCEL']))
    expect(karins?.text).toContain('Möten som följer med:')
    expect(karins?.text).toContain('Rum 3: http://localhost:3000/meetings/')
    expect(`${karins?.text} ${marias?.text}`).not.toMatch(/Amina|Haddad|barn/i)
    expect(marias?.text).not.toMatch(/Rum 3|meetings\//)
  })

  test('is never sent where it is taken back, also where the new one has looked', async () => {
    await call()
    await everybodyAtOnce()
    for (const looks of [false, true]) {
      const undo = await handOver()
      if (looks) expect(await own(await house.as('karin-oberg'))).toBe(200)
      await received()
      expect((await anders.post(undo)).status).toBe(303)
      await mail.up()
      expect(told(await received())).toEqual([])
    }
  })

  test('waits for the second handover, where the first was taken back: what the first enqueued mails nobody', async () => {
    await call()
    await everybodyAtOnce()
    await anders.post(await handOver())
    await received()
    await minutesLater(8)
    const undo = await handOver()
    await received()
    await minutesLater(3)
    expect(told(await received()), 'it can still be taken back').toEqual([])
    await minutesLater(8)
    const mails = await received()
    for (const name of ['karin.oberg', 'maria.lund'])
      expect(
        told(mails).filter(line => line.startsWith(name)),
        name,
      ).toHaveLength(1)
    expect((await anders.post(undo)).status).toBe(409)
  })

  test('tells nobody that they have left what they never heard that they had', async () => {
    await call()
    await everybodyAtOnce()
    await handOver()
    const [{ id }] = await admin(
      `select person_id as id from people.accounts where subject = 'siri-alm' and kind = 'staff'`,
    )
    await handOver({ person: id })
    await received()
    await minutesLater(11)
    const mails = told(await received()).filter(line => /karin|maria|siri/.test(line))
    expect(mails.map(line => line.replace(/@.*/, '')).sort()).toEqual(['maria.lund', 'siri.alm'])
  })

  test('tells whoever has it back before they heard of it that they have it, once', async () => {
    await everybodyAtOnce()
    await handOver()
    await minutesLater(5)
    const [{ id }] = await admin(
      `select person_id as id from people.accounts where subject = 'siri-alm' and kind = 'staff'`,
    )
    const undo = await handOver({ person: id })
    await received()
    // Her own turn comes while somebody else has it.
    await minutesLater(6)
    const karins = (mails: Awaited<ReturnType<typeof received>>) =>
      told(mails).filter(line => line.startsWith('karin'))
    expect(karins(await received())).toEqual([])
    expect((await anders.post(undo)).status).toBe(303)
    await received()
    await minutesLater(11)
    expect(karins(await received())).toEqual([expect.stringContaining('nytt uppdrag')])
    await mail.up()
    expect(karins(await received())).toEqual([])
  })

  test('that has not gone is never sent, and nobody is told of anything', async () => {
    await call()
    mail.down()
    const undo = await handOver()
    await mail.settle()
    await anders.post(undo)
    await mail.up()
    expect(turns(await received())).toEqual([])
  })
})

describe('What is put away while somebody else has the function (R14)', () => {
  const tell = (kind = 'request_answered') =>
    admin(
      `insert into sharing.notices (collaboration_id, to_function_id, child_id, kind, item_kind, item_id)
         select collaboration_id, $1, id, $3, 'child', id from child.children where id = $2 returning id`,
      [rektor, ids.amina, kind],
    ).then(([row]) => row.id as string)
  const waits = async (id: string) =>
    (await admin('select seen_at is null as waits from sharing.notices where id = $1', [id]))[0].waits
  const putAway = (who: Browser, id: string) => who.post(`/notices/${id}/seen`)

  test('by the new holder is there again for the one who has it back', async () => {
    const notice = await tell()
    const undo = await handOver()
    await putAway(await house.as('karin-oberg'), notice)
    expect(await waits(notice)).toBe(false)
    expect((await anders.post(undo)).status).toBe(303)
    expect(await waits(notice)).toBe(true)
  })

  test('by a colleague who has had it all the time stays away', async () => {
    const notice = await tell()
    const undo = await handOver({ leaves: 'nobody' })
    await putAway(maria, notice)
    expect((await anders.post(undo)).status).toBe(303)
    expect(await waits(notice)).toBe(false)
  })

  test('of an invitation that was taken back is not new again, whoever had put it away', async () => {
    for (const seen of [false, true]) {
      const siri = await house.as('siri-alm')
      const called = await siri.post(`/children/${ids.leo}/meetings`, {
        ...{ kind: 'meeting', day: daysFromToday(7), from: '13.30', to: '14.30', place: 'Rum 3' },
        ...{ childTakesPart: 'part', childHow: '', childHowAbout: 'none', notToRaise: '' },
        ...{ title1: '', about1: 'all', pointKind1: 'discussion', raisedBy1: 'child' },
        ...{ title2: '', about2: 'all', pointKind2: 'discussion', raisedBy2: 'child' },
        ...{ title3: '', about3: 'all', pointKind3: 'discussion', raisedBy3: 'child' },
        ...{ team: [rektor], once: randomUUID() },
      })
      expect(called.status, called.text.slice(0, 500)).toBe(303)
      const id = called.location.split('/')[2]
      const [notice] = await admin(
        `select id from sharing.notices where item_id = $1 and to_function_id = $2`,
        [id, rektor],
      )
      const undo = await handOver()
      const karin = await house.as('karin-oberg')
      if (seen) await putAway(karin, notice.id)
      else await karin.get('/inbox')
      expect((await siri.post(`/meetings/${id}/undo`)).status).toBe(303)
      expect((await anders.post(undo)).status).toBe(303)
      const open = await admin(
        'select kind from sharing.notices where item_id = $1 and to_function_id = $2 and seen_at is null',
        [id, rektor],
      )
      expect(open, `put away: ${seen}`).toEqual([{ kind: 'meeting_undone' }])
    }
  })

  test('twice of one kind that is counted is one again, and the handover is given back', async () => {
    const count = () => tell('emergency_found_nothing')
    const first = await count()
    const undo = await handOver()
    const karin = await house.as('karin-oberg')
    await putAway(karin, first)
    const second = await count()
    await putAway(karin, second)
    expect((await anders.post(undo)).status).toBe(303)
    expect([await waits(first), await waits(second)]).toEqual([false, true])
  })

  test('says to nobody who signs in who did it', async () => {
    await expect(house.database.app.query('select seen_by from sharing.notices')).rejects.toThrow(
      'permission denied',
    )
  })
})

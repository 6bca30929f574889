import { createHash, randomUUID } from 'node:crypto'
import { setTimeout as later } from 'node:timers/promises'
import type pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { ids } from '../../../demo/ids.ts'
import { type House, openHouse } from '../../../test/house.ts'
import { openMail, type TestMail } from '../../../test/mail-server.ts'
import { daysFromToday } from '../../i18n/index.ts'
import { letters } from '../../overview/inbox/mail.ts'
import { mailDayWords } from '../../people/settings/index.ts'

// Taking back a worry: by its author alone, for ten minutes, and only what nobody else has opened.

let house: House
let mail: TestMail
type Browser = Awaited<ReturnType<House['as']>>
let [sara, maria]: Browser[] = []
beforeAll(async () => {
  house = await openHouse()
  mail = await openMail(house.database, { letters, origin: 'http://localhost:3000' })
  sara = await house.as('sara-lind')
  maria = await house.as('maria-lund')
})
afterAll(async () => {
  await mail?.stop()
  await house.close()
})
beforeEach(() => admin(`delete from sharing.drafts where form = 'worry'`))

const admin = async <T>(sql: string, values: unknown[] = []) =>
  (await house.database.admin.query(sql, values)).rows as T[]
const by = (browser: Browser | undefined) => browser as Browser

const noticed = 'Hon har varit trött på morgnarna, fyra dagar i rad.'
const written = {
  childId: ids.amina,
  'q.works': 'Hon leker gärna med de yngre barnen.',
  'q.noticed': noticed,
  'q.areas': ['healthy', 'included'],
  'q.child_said': 'Jag vill sova.',
  'q.guardians_know': 'partly',
}
async function send(more: Record<string, string | string[]> = {}) {
  const sent = await by(sara).post('/worries', { ...written, ...more })
  expect(sent.status).toBe(303)
  return { path: sent.location, id: sent.location.split('/').at(-1) as string }
}
const takeBack = (path: string, who = by(sara)) => who.post(`${path}/withdrawal`)
const rowOf = async (id: string) =>
  (
    await admin<{ withdrawn_at: Date | null; answered_at: Date | null }>(
      'select * from child.worries where id = $1',
      [id],
    )
  )[0]
/** As if it had been sent so long ago. */
const age = (id: string, minutes: number) =>
  admin(`update child.worries set sent_at = sent_at - make_interval(mins => $2) where id = $1`, [id, minutes])
const nowhere = (who: Browser) => takeBack(`/worries/${randomUUID()}`, who)

describe('The receipt', () => {
  test('says by name who has it, what happens now and where one goes on, for ten minutes and to the author', async () => {
    const { path, id } = await send()
    const page = await by(sara).get(path)
    expect(page.text).toContain('Lämnat till Maria Lund')
    expect(page.text).toContain(`Mejl går ${mailDayWords('sv')}, till den som har valt det`)
    expect(page.text).toContain('Till ”I dag”')
    expect(page.text).toContain(`action="${path}/withdrawal"`)
    expect((await by(sara).get(path)).text, 'after a reload too').toContain('Lämnat till Maria Lund')
    await age(id, 11)
    expect((await by(sara).get(path)).text).not.toContain('Lämnat till')
    expect((await by(maria).get(path)).text).not.toContain('Lämnat till')
  })

  test('says who has read it, and has no way back then', async () => {
    const { path } = await send()
    await by(maria).get(path)
    const page = await by(sara).get(path)
    expect(page.text).toContain('Maria Lund har läst det.')
    expect(page.text).not.toContain('/withdrawal')
  })

  test('says that nobody holds the post where nobody does', async () => {
    const held = await admin<{ id: string }>(
      `update people.appointments set ends_at = now() where function_id = $1 and (ends_at is null or ends_at > now()) returning id`,
      [ids.functions.rektor],
    )
    const { path } = await send()
    const page = await by(sara).get(path)
    expect(page.text).toContain('Lämnat till barnets kontakt på')
    expect(page.text).toContain('Ingen har det uppdraget just nu')
    expect(page.text).not.toContain('Lämnat till Maria Lund')
    await admin(`update people.appointments set ends_at = null where id = any($1)`, [
      held.map(({ id }) => id),
    ])
    maria = await house.as('maria-lund')
  })
})

describe('Taken back', () => {
  test('it is a draft again, with every word, and there for nobody else', async () => {
    const { path } = await send()
    const before = await by(maria).get('/inbox')
    expect(before.text).toContain(path)
    const done = await takeBack(path)
    expect([done.status, done.location]).toEqual([
      303,
      `/worries/new?child=${ids.amina}&again=${path.split('/').at(-1)}`,
    ])
    const again = (await by(sara).get(done.location)).text
    expect(again).toMatch(/Du ångrade det här kl\. \d\d[.:]\d\d/)
    expect((await by(sara).get(`/worries/new?child=${ids.amina}&again=${randomUUID()}`)).text).not.toContain(
      'Du ångrade',
    )
    const form = await by(sara).get(done.location)
    for (const words of [noticed, written['q.works'], written['q.child_said']])
      expect(form.text).toContain(words)
    expect(form.text).toMatch(/value="healthy"[^>]*checked|checked[^>]*value="healthy"/)
    expect(form.text).toContain('är inte lämnat än')
    for (const page of ['/inbox', `/children/${ids.amina}`, '/children?show=waiting'])
      expect((await by(maria).get(page)).text, page).not.toContain(path)
    const gone = await by(maria).get(path)
    const none = await by(maria).get(`/worries/${randomUUID()}`)
    expect([gone.status, gone.text]).toEqual([404, none.text])
    expect((await by(maria).post(`${path}/answers`, { kind: 'reply', words: 'Hej' })).status).toBe(404)
    expect((await by(sara).get('/inbox')).text).not.toContain(path)
    expect((await by(sara).get(`/children/${ids.amina}`)).text).not.toContain(path)
    const mine = await by(sara).get(path)
    expect(mine.text).toContain('Du ångrade det här')
    expect(mine.text).toContain(noticed)
    expect(mine.text).not.toContain('/answers')
    expect((await by(sara).post(`${path}/answers`, { kind: 'question', words: 'Hej' })).status).toBe(409)
  })

  test('the record says who and when, and the receiver has no notice', async () => {
    const { path, id } = await send()
    await takeBack(path)
    expect((await rowOf(id))?.withdrawn_at).toBeInstanceOf(Date)
    expect(await admin('select * from sharing.notices where item_id = $1', [id])).toEqual([])
    const events = await admin<{ kind: string; person_id: string }>(
      `select kind, person_id from sharing.events where item_id = $1 order by at`,
      [id],
    )
    expect(events.map(({ kind }) => kind)).toEqual(['worry_shared', 'worry_withdrawn'])
    expect(events[1]?.person_id).toBe(ids.sara)
    const log = await admin<{ act: string }>(
      'select act from audit.access_log where item_id = $1 order by id',
      [id],
    )
    expect(log.map(({ act }) => act)).toEqual(['write', 'write'])
  })

  test('no letter goes, and no morning mail counts it', async () => {
    await admin(
      `insert into people.mail_choices (person_id, choice) values ($1, 'at_once') on conflict (person_id) do update set choice = 'at_once'`,
      [ids.maria],
    )
    const waiting = async () =>
      (
        await admin<{ n: number }>(
          `select count(*)::int as n from child.waits_for($1) where kind = 'worry'`,
          [ids.functions.rektor],
        )
      )[0]?.n
    await mail.settle()
    mail.received.splice(0)
    await send()
    await mail.settle()
    expect(mail.received.splice(0), 'one that stays is mailed').toHaveLength(1)
    const before = await waiting()
    mail.down()
    const { path } = await send()
    expect(await waiting()).toBe((before ?? 0) + 1)
    await mail.settle()
    await takeBack(path)
    mail.up()
    await admin(`update graphile_worker._private_jobs set run_at = now()`)
    await mail.settle()
    expect(mail.received.splice(0)).toEqual([])
    expect(await waiting()).toBe(before)
  })

  test('two presses are one', async () => {
    const { path, id } = await send()
    const [one, two] = await Promise.all([takeBack(path), takeBack(path)])
    expect([one.location, two.location]).toEqual(
      Array(2).fill(`/worries/new?child=${ids.amina}&again=${path.split('/').at(-1)}`),
    )
    expect((await takeBack(path)).status).toBe(303)
    expect(await admin(`select id from sharing.drafts where form = 'worry'`)).toHaveLength(1)
    expect(
      await admin(`select id from sharing.events where item_id = $1 and kind = 'worry_withdrawn'`, [id]),
    ).toHaveLength(1)
  })

  test('it counts in no figure, holds nobody to the record, and is opened by no emergency', async () => {
    const { path, id } = await send()
    const asked = async () => ({
      figures: await admin(
        `select count(*)::int as n from insight.child_events($1, date_trunc('quarter', current_date)::date) x where x::text like '%worries%'`,
        [ids.collaboration],
      ),
      emergency: await admin(`select id from child.emergency_items($1) where id = $2`, [ids.amina, id]),
      obstacles: (
        await admin<{ o: string[] }>(`select child.merge_obstacles($1, $2) as o`, [ids.leo, ids.amina])
      )[0]?.o.includes('waiting'),
    })
    await admin(
      `update child.worries set answered_at = now() where child_id = $1 and id <> $2 and withdrawn_at is null`,
      [ids.amina, id],
    )
    await admin(`update child.requests set answered_at = now() where child_id = $1`, [ids.amina])
    const before = await asked()
    await takeBack(path)
    const after = await asked()
    expect(before.emergency).toHaveLength(1)
    expect(after.emergency).toEqual([])
    expect(before.obstacles).toBe(true)
    expect(after.obstacles).toBe(false)
    expect((after.figures[0] as { n: number }).n).toBe((before.figures[0] as { n: number }).n - 1)
  })
})

describe('It stays sent', () => {
  test('once it has been opened, by name, with the way to write instead', async () => {
    const { path, id } = await send()
    await by(maria).get(path)
    const page = await takeBack(path)
    expect(page.status).toBe(409)
    expect(page.text).toContain('Maria Lund har läst det. Skriv till Maria i stället.')
    expect(page.text).toContain(`action="${path}/answers"`)
    expect((await rowOf(id))?.withdrawn_at).toBeNull()
    expect(await admin(`select id from sharing.drafts where form = 'worry'`)).toEqual([])
    expect((await by(maria).get(path)).text).toContain(noticed)
  })

  test('once its notice was put away', async () => {
    const { path, id } = await send()
    const [notice] = await admin<{ id: string }>('select id from sharing.notices where item_id = $1', [id])
    await by(maria).post(`/notices/${notice?.id}/seen`)
    const page = await takeBack(path)
    expect([page.status, page.text.includes('Maria Lund har läst det')]).toEqual([409, true])
  })

  test('when the minutes are over', async () => {
    const { path, id } = await send()
    await age(id, 10)
    const page = await takeBack(path)
    expect(page.status).toBe(409)
    expect(page.text).toContain('Det har gått mer än tio minuter.')
    expect((await rowOf(id))?.withdrawn_at).toBeNull()
  })

  test('when one who opens it and one who takes it back come in the same moment, one of them wins whole', async () => {
    const [opener, undoer] = [await house.database.app.connect(), await house.database.app.connect()]
    try {
      // The receiver is reading: the row of the log is not there yet, and the undo waits for it.
      const first = await send()
      await begin(opener, by(maria))
      await opener.query('select child.hold_worry($1)', [first.id])
      expect(
        (await opener.query('select id from child.worries where id = $1', [first.id])).rows,
      ).toHaveLength(1)
      await begin(undoer, by(sara))
      const waits = undoer.query('select * from child.withdraw_worry($1)', [first.id])
      expect(await Promise.race([waits.then(() => 'done'), later(200, 'waits')])).toBe('waits')
      await opener.query(`select audit.log('read', $1, 'worry', $2, '')`, [ids.amina, first.id])
      await opener.query('commit')
      expect((await waits).rows).toEqual([{ outcome: 'opened', reader: 'Maria Lund' }])
      await undoer.query('commit')
      // The other way round.
      const second = await send()
      await begin(undoer, by(sara))
      expect((await undoer.query('select * from child.withdraw_worry($1)', [second.id])).rows).toEqual([
        { outcome: 'withdrawn', reader: null },
      ])
      const opening = by(maria).get(second.path)
      expect(await Promise.race([opening.then(() => 'done'), later(200, 'waits')])).toBe('waits')
      await undoer.query('commit')
      expect((await opening).status).toBe(404)
    } finally {
      opener.release()
      undoer.release()
    }
  })
})

describe('Nobody else takes it back', () => {
  test('not the receiver, a colleague, another unit or the next holder: they get what an unknown id gets', async () => {
    const { path, id } = await send()
    for (const subject of ['maria-lund', 'siri-alm', 'anders-holm', 'jonas-ek', 'lina-berg', 'ulrika-mo']) {
      const who = await house.as(subject)
      const [here, there] = [await takeBack(path, who), await nowhere(who)]
      expect([here.status, here.text], subject).toEqual([404, there.text])
    }
    // Another person in the same function.
    await admin(`update child.worries set author_person_id = $2 where id = $1`, [id, ids.lina])
    const [here, there] = [await takeBack(path), await nowhere(by(sara))]
    expect([here.status, here.text]).toEqual([404, there.text])
    expect((await by(sara).get(path)).text).not.toContain('/withdrawal')
    expect((await rowOf(id))?.withdrawn_at).toBeNull()
  })
})

test('While it can be taken back as unread, no list shows its words to anybody but its author (R7)', async () => {
  const { id } = await send({ 'q.noticed': 'Hon somnade på filten.' })
  const lists = ['/inbox', `/children/${ids.amina}`, `/children/${ids.amina}/worries`]
  const seenBy = (who: Browser) =>
    Promise.all(lists.map(async path => (await who.get(path)).text.includes('Hon somnade på filten.')))
  expect(await seenBy(by(maria))).toEqual([false, false, false])
  expect((await by(maria).get(lists[1] as string)).text).toContain('Nyss skrivet: öppna för att läsa')
  expect((await seenBy(by(sara))).slice(1)).toEqual([true, true])
  await age(id, 11)
  expect(await seenBy(by(maria))).toEqual([true, true, true])
})

describe('Given to another unit', () => {
  test('the receiver remembers neither the act nor the child, and the giver keeps both', async () => {
    const jonas = await house.as('jonas-ek')
    const receiver = (
      await admin<{ id: string }>(
        `select f.id from people.functions f join people.appointments a on a.function_id = f.id where a.person_id = $1 and (a.ends_at is null or a.ends_at > now())`,
        [ids.jonas],
      )
    )[0]?.id
    const seen = async () =>
      admin(
        `select d.id from sharing.disclosures d where d.child_id = $1 and d.to_function_id = $2 and d.kind = 'worry'`,
        [ids.amina, receiver],
      )
    await admin(`update child.named_persons set function_id = $2 where child_id = $1 and until is null`, [
      ids.amina,
      receiver,
    ])
    const [basis] = await admin<{ id: string }>(`select id from sharing.bases where code = 'no_harm'`)
    const { path, id } = await send({
      basisId: basis?.id ?? '',
      purpose: 'För att hon ska få sova',
      familyView: 'Mamma vill det',
      informed: 'yes',
      notInformedReason: '',
      until: daysFromToday(60),
    })
    expect(await seen()).toHaveLength(1)
    const as = async (who: Browser, sql: string) => {
      const client = await house.database.app.connect()
      try {
        await begin(client, who)
        return (await client.query(sql, [ids.amina])).rows
      } finally {
        await client.query('rollback')
        client.release()
      }
    }
    const given = `select d.id from sharing.disclosures d where d.child_id = $1 and d.kind = 'worry'`
    const items = `select i.item_id from sharing.disclosed_items i where i.child_id = $1 and i.item_kind = 'worry'`
    expect(await as(jonas, given)).toHaveLength(1)
    expect(await as(jonas, items)).toHaveLength(1)
    const end = (reason: string) =>
      as(
        by(sara),
        `update sharing.disclosures set ended_at = now(), end_reason = '${reason}' where child_id = $1 and kind = 'worry' and ended_at is null returning id`,
      )
    expect(await end('ended_by_giver')).toHaveLength(1)
    await expect(end('taken_back'), 'nobody says so by hand').rejects.toMatchObject({ code: '42501' })
    // Jonas has been in Kring since, where the child was new to him: her name stood in his inbox.
    expect((await takeBack(path)).status).toBe(409)
    await admin(`update people.sessions set last_seen_at = now() - interval '10 minutes'`)
    expect((await takeBack(path)).status).toBe(303)
    expect(await as(jonas, given)).toEqual([])
    expect(await as(jonas, items)).toEqual([])
    expect(await as(by(sara), given)).toHaveLength(1)
    expect((await jonas.get(path)).status).toBe(404)
    const [disclosure] = await admin<{ end_reason: string }>(
      `select d.end_reason from sharing.disclosed_items i join sharing.disclosures d on d.id = i.disclosure_id where i.item_id = $1 and i.item_kind = 'worry'`,
      [id],
    )
    expect(disclosure?.end_reason).toBe('taken_back')
    const form = await by(sara).get(`/worries/new?child=${ids.amina}`)
    expect(form.text).toContain('För att hon ska få sova')
    expect(form.text).toContain('Mamma vill det')
    await admin(`update child.named_persons set function_id = $2 where child_id = $1 and until is null`, [
      ids.amina,
      ids.functions.rektor,
    ])
  })
})

describe('Handed to a record that one cannot read', () => {
  const aminaAs = { givenName: 'Amina', familyName: 'Haddad', birthDate: '', personNumber: '' }
  async function hand() {
    const siri = await house.as('siri-alm')
    const [child] = await admin<{ on: string }>(
      `select to_char(birth_date, 'YYYY-MM-DD') as on from child.children where id = $1`,
      [ids.amina],
    )
    const identity = { ...aminaAs, birthDate: child?.on ?? '' }
    const sent = await siri.post('/worries/handed', {
      ...identity,
      'q.noticed': 'Hon höll för öronen.',
      'q.guardians_know': 'no',
    })
    expect(sent.status).toBe(303)
    return { siri, identity, path: sent.location, id: sent.location.split('/').at(-1) as string }
  }

  test('it stands among what the author waits for, by the name that they wrote, until it is answered', async () => {
    const { siri, path } = await hand()
    const listed = async (view: string) => {
      const { text } = await siri.get(`/inbox?view=${view}`)
      return text.includes(`href="${path}"`) && text.includes('Du lämnade något om Amina Haddad')
    }
    expect([await listed('mine'), await listed('all')]).toEqual([true, true])
    expect((await siri.get('/inbox?view=mine')).text).not.toContain(ids.amina)
    await takeBack(path, siri)
    expect(await listed('mine')).toBe(false)
  })

  test('the text comes back in the form, and the record does not show', async () => {
    const { siri, identity, path, id } = await hand()
    const page = await siri.get(path)
    expect(page.text).toContain('Lämnat till den som arbetar med Amina Haddad')
    expect(page.text).not.toContain('Maria')
    const done = await takeBack(path, siri)
    expect([done.status, done.location]).toEqual([303, `/worries/handing?again=${id}`])
    const which = await siri.get(done.location)
    expect(which.text).toContain('value="Haddad"')
    const form = await siri.post('/worries/handing', { ...identity, again: id })
    expect(form.text).toContain('Hon höll för öronen.')
    expect(form.text).toContain('Det här är ett utkast')
    expect(form.text).not.toContain(ids.amina)
    expect((await by(maria).get(`/worries/${id}`)).status).toBe(404)
    expect((await siri.get(path)).text).toContain('Du ångrade det här')
    expect((await takeBack(path, siri)).status).toBe(303)
    const anders = await house.as('anders-holm')
    const theirs = await anders.post('/worries/handing', { ...identity, again: id })
    expect(theirs.text).not.toContain('Hon höll för öronen.')
  })

  test('read or late is one sentence without a name, and the button tells of neither', async () => {
    const read = await hand()
    await by(maria).get(`/worries/${read.id}`)
    expect((await read.siri.get(read.path)).text).toContain(`action="${read.path}/withdrawal"`)
    const late = await hand()
    await age(late.id, 11)
    const [one, two] = [await takeBack(read.path, read.siri), await takeBack(late.path, late.siri)]
    expect([one.status, two.status]).toEqual([409, 409])
    expect(one.text.replaceAll(read.id, '')).toBe(two.text.replaceAll(late.id, ''))
    expect(one.text).not.toContain('Maria')
    for (const stranger of ['sara-lind', 'anders-holm', 'lina-berg']) {
      const who = await house.as(stranger)
      expect((await takeBack(read.path, who)).text).toBe(
        (await takeBack(`/worries/handed/${randomUUID()}`, who)).text,
      )
    }
  })
})

/** A transaction as the one who is signed in there, as a request begins it. */
async function begin(client: pg.PoolClient, who: Browser) {
  await client.query('begin')
  await client.query('select people.open_request($1)', [
    createHash('sha256')
      .update(who.token as string)
      .digest(),
  ])
}

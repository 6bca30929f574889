import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { idOf, ids } from '../../../../demo/ids.ts'
import { type House, openHouse } from '../../../../test/house.ts'
import { calendarLine, calendarOf, openMail, subjects, type TestMail } from '../../../../test/mail-server.ts'
import { sentForm } from '../../../../test/sent-form.ts'
import { daysFromToday } from '../../../i18n/index.ts'

// Who has called a meeting takes it back within ten minutes: who knows of it is told, who does not never hears of it.

let house: House
let mail: TestMail
type Browser = Awaited<ReturnType<House['as']>>
/** Calls: the head of Amina's preschool. Sara works there too, Jonas in another unit. */
let maria: Browser
let sara: Browser
let jonas: Browser
let farah: Browser
const { forskollarare, samordnare, rektor } = ids.functions
const place = 'Strandgatan 4'

beforeEach(async () => {
  house = await openHouse()
  mail = await openMail(house.database)
  maria = await house.as('maria-lund')
  sara = await house.as('sara-lind')
  jonas = await house.as('jonas-ek')
  farah = await house.as('farah-haddad')
})
afterEach(async () => {
  await mail?.stop()
  await house.close()
})

const admin = async (sql: string, values: unknown[] = []) =>
  (await house.database.admin.query(sql, values)).rows

const point = (n: number, title = '') => ({
  [`title${n}`]: title,
  [`about${n}`]: n === 1 ? 'healthy' : 'all',
  [`pointKind${n}`]: 'decision',
  [`raisedBy${n}`]: 'child',
})

/** Maria invites Sara, Jonas on a ground, and Farah. Answers the address of the meeting. */
async function call(more: Record<string, string | string[]> = {}) {
  const [basis] = await admin(`select id from sharing.bases where code = 'no_harm'`)
  const { status, location, text } = await maria.post(`/children/${ids.amina}/meetings`, {
    kind: 'sip',
    day: daysFromToday(7),
    from: '13.30',
    to: '14.45',
    place,
    childTakesPart: 'phone',
    childHow: 'Sara sitter bredvid',
    childHowAbout: 'none',
    notToRaise: 'Inget om flytten',
    ...point(1, 'Vilan efter maten'),
    ...point(2),
    ...point(3),
    team: [forskollarare],
    guardians: [ids.guardians.farah],
    others: [samordnare],
    areas: ['healthy', 'safe'],
    basisId: basis.id,
    purpose: 'Planera tillsammans',
    familyView: 'Mamma vill det',
    informed: 'yes',
    notInformedReason: '',
    until: daysFromToday(60),
    once: randomUUID(),
    ...more,
  })
  expect(status, text.slice(0, 2000)).toBe(303)
  return location
}

/** As if nobody had been in Kring for a while: who has, has seen the time of the meeting in a list. */
const nobodyIsHere = () => admin(`update people.sessions set last_seen_at = now() - interval '10 minutes'`)

async function received() {
  await mail.settle()
  return mail.received.splice(0)
}
const who = (mails: Awaited<ReturnType<typeof received>>) =>
  subjects(mails).map(line => line.replace(/@.*/, ''))
const everybody = ['farah.haddad', 'jonas.ek', 'sara.lind']
const undo = (path: string, by = maria) => by.post(`${path}/undo`)

describe('A receipt', () => {
  test('stands for whoever called the meeting, by name, with the way back, for ten minutes', async () => {
    const path = await call()
    const page = (await maria.get(path)).text
    expect(/data-say="([^"]*)"/.exec(page)?.[1]).toBe('Farah Haddad, Sara Lind och Jonas Ek är inbjudna')
    expect(page).toContain(`action="${path}/undo"`)
    for (const other of [sara, jonas, farah]) expect((await other.get(path)).text).not.toContain('är inbjud')
    expect((await maria.get(path)).text).toContain(
      'Farah Haddad, Sara Lind och Jonas Ek kan redan ha sett inbjudan.',
    )
    await admin(`update sharing.events set at = at - interval '601 seconds' where kind = 'meeting_called'`)
    expect((await maria.get(path)).text).not.toMatch(/är inbjud|\/undo"/)
  })
})

describe('An invitation that is taken back', () => {
  test('whose mail has gone is cancelled in every calendar, and its page says that it was taken back', async () => {
    const path = await call()
    const first = await received()
    expect(who(first)).toEqual(everybody)
    expect((await undo(path)).status).toBe(303)
    const mails = await received()
    expect(who(mails)).toEqual(everybody)
    for (const letter of mails) {
      expect(letter.subject).toMatch(/Inställt möte|Meeting in Kring cancelled/)
      const [was, now] = [calendarOf(first[0]), calendarOf(letter)]
      expect([calendarLine(now, 'METHOD'), calendarLine(now, 'SEQUENCE'), calendarLine(now, 'UID')]).toEqual([
        'CANCEL',
        '1',
        calendarLine(was, 'UID'),
      ])
    }
    expect((await jonas.get('/inbox')).text).toContain('Inbjudan till ett möte är tillbakatagen')
    for (const reader of [sara, jonas, farah]) {
      const page = await reader.get(path)
      expect([page.status, page.text.includes('Inbjudan togs tillbaka')]).toEqual([200, true])
      // Nothing of what would have been talked about is left, in any other unit or in the family.
      for (const words of ['Vilan efter maten', 'Sara sitter bredvid', 'Inget om flytten'])
        expect(page.text).not.toContain(words)
    }
    expect(
      await admin(
        `select count(*)::int as n from sharing.disclosed_items i join child.meeting_words w on w.id = i.item_id where w.meeting_id = $1 and i.ends_at > now()`,
        [path.split('/')[2]],
      ),
    ).toEqual([{ n: 0 }])
  })

  test('whose mail has not gone, and which nobody has seen, is never heard of', async () => {
    const unknown = `/meetings/${randomUUID()}`
    const inboxes = async () => Promise.all([sara, jonas].map(async each => (await each.get('/inbox')).text))
    const strip = (page: string) => page.replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '')
    const before = (await inboxes()).map(strip)
    mail.down()
    const path = await call()
    await mail.settle()
    await nobodyIsHere()
    expect((await undo(path)).status).toBe(303)
    await mail.up()
    expect(await received()).toEqual([])
    // To the byte what an unknown meeting gives.
    for (const outsider of [jonas, farah])
      expect(strip((await outsider.get(path)).text)).toBe(strip((await outsider.get(unknown)).text))
    expect((await inboxes()).map(strip)).toEqual(before)
    expect(
      await admin(
        `select count(*)::int as n from sharing.notices where item_id = $1 union all
        select count(*)::int from sharing.disclosures d join sharing.disclosed_items i on i.disclosure_id = d.id where i.item_id = $1 and d.ended_at is null`,
        [path.split('/')[2]],
      ),
    ).toEqual([{ n: 0 }, { n: 0 }])
  })

  test('is told to whoever has been in Kring since, and may have seen it in a list', async () => {
    mail.down()
    const path = await call()
    await mail.settle()
    await nobodyIsHere()
    await jonas.get('/inbox')
    expect((await undo(path)).status).toBe(303)
    expect((await jonas.get('/inbox')).text).toContain('Inbjudan till ett möte är tillbakatagen')
    expect([(await jonas.get(path)).status, (await farah.get(path)).status]).toEqual([200, 404])
  })

  test('stays given to whoever saw it and has left the function since, also where a handover to them was taken back (R2, R7)', async () => {
    mail.down()
    for (const end of ['ends_at = now()', 'ends_at = starts_at']) {
      const path = await call({ guardians: [] })
      await mail.settle()
      await nobodyIsHere()
      expect((await jonas.get('/inbox')).text).toContain(path)
      const [{ id }] = await admin(
        `update people.appointments set ${end} where function_id = $1 and ends_at is null returning id`,
        [samordnare],
      )
      if (end.endsWith('starts_at'))
        await admin(
          `insert into people.handovers (collaboration_id, unit_id, function_id, made_appointment, made_by, made_by_function, undone_at)
            select collaboration_id, unit_id, function_id, id, person_id, function_id, now() from people.appointments where id = $1`,
          [id],
        )
      const { location } = await undo(path)
      expect(
        await admin(
          `select distinct d.end_reason, i.to_function_id from sharing.disclosed_items i join sharing.disclosures d on d.id = i.disclosure_id
            where i.item_id = $1 and d.to_function_id = $2`,
          [path.split('/')[2], samordnare],
        ),
        end,
      ).toEqual([{ end_reason: null, to_function_id: samordnare }])
      expect((await maria.get(location)).text).toMatch(/kan ha sett inbjudan och får veta/)
      await admin('update people.appointments set ends_at = null where id = $1', [id])
    }
  })

  test('names to whoever took it back those who were told, and those alone', async () => {
    mail.down()
    const lost = async () => {
      const path = await call()
      await mail.settle()
      await nobodyIsHere()
      return path
    }
    const alone = await undo(await lost())
    expect((await maria.get(alone.location)).text).toContain('Ingen har sett inbjudan. Ingen får veta något.')
    const path = await lost()
    // In lists alone: neither opens it.
    await sara.get('/inbox')
    await farah.get(`/family/children/${ids.amina}`)
    expect((await maria.get(path)).text).toContain('Farah Haddad och Sara Lind kan redan ha sett inbjudan.')
    const { location } = await undo(path)
    // Whoever comes afterwards finds nothing, and is not told.
    await jonas.get('/inbox')
    const page = (await maria.get(location)).text
    expect(page).toContain(
      'Farah Haddad och Sara Lind kan ha sett inbjudan och får veta att mötet inte blir av.',
    )
    expect(page).not.toContain('Ingen har sett')
  })

  test('is said on the family’s page to a guardian who saw it there, where no mail goes', async () => {
    mail.down()
    const family = `/family/children/${ids.amina}`
    const path = await call({ from: '08.30', to: '09.30' })
    await mail.settle()
    await nobodyIsHere()
    expect((await farah.get(family)).text).toMatch(/Möte [^<]*8[.:]30/)
    await undo(path)
    const page = (await farah.get(family)).text
    expect(page).toMatch(new RegExp(`href="${path}">Mötet [^<]*8[.:]30[^<]* blir inte av`))
    expect((await farah.get(path)).text).toContain('Inbjudan togs tillbaka')
    // One that a guardian never saw is not said there either.
    const unseen = await call({ from: '10.30', to: '11.30' })
    await mail.settle()
    await nobodyIsHere()
    await undo(unseen)
    expect((await farah.get(family)).text).not.toContain(unseen)
  })

  test('leaves whoever never heard of it a disclosure that was taken back, as if never given', async () => {
    mail.down()
    const path = await call()
    await mail.settle()
    await nobodyIsHere()
    await undo(path)
    expect(
      await admin(
        `select distinct d.end_reason, i.to_function_id, i.to_person_id from sharing.disclosed_items i join sharing.disclosures d on d.id = i.disclosure_id
          where i.item_id = $1 and d.to_function_id is distinct from $2`,
        [path.split('/')[2], rektor],
      ),
    ).toEqual([{ end_reason: 'taken_back', to_function_id: null, to_person_id: null }])
  })

  test('tells by mail those alone whom a mail has reached', async () => {
    // The mail server has no mailbox of Jonas: his is refused, and he has seen nothing.
    const { rows } = await house.database.admin.query(
      `select d.email from people.addresses d join people.accounts a on a.person_id = d.person_id where a.subject = 'jonas-ek'`,
    )
    mail.gone.add(rows[0].email)
    const path = await call()
    expect(who(await received())).toEqual(['farah.haddad', 'sara.lind'])
    await nobodyIsHere()
    await undo(path)
    expect(who(await received())).toEqual(['farah.haddad', 'sara.lind'])
    expect((await jonas.get(path)).status).toBe(404)
  })

  test('about a child with protected identity says that something waits, and nothing else (R8)', async () => {
    await maria.post(`/children/${ids.amina}/protection`, { level: 'marked', reason: 'Hot mot familjen' })
    const path = await call({ guardians: [], others: [], areas: [] })
    await received()
    expect((await undo(path)).status).toBe(303)
    const mails = (await received()).filter(({ text }) => text?.includes(path))
    expect(who(mails)).toEqual(['sara.lind'])
    for (const { subject, text, attachments } of mails) {
      expect(subject).toBe('Något väntar i Kring')
      expect(text).not.toMatch(/Strandgatan|\d\d[.:]\d\d|inställt/i)
      expect(attachments).toEqual([])
    }
  })

  test('leads to the form as it was filled in, and says who was told', async () => {
    mail.down()
    const path = await call()
    await mail.settle()
    await nobodyIsHere()
    await jonas.get(path)
    const { location } = await undo(path)
    expect(location).toMatch(new RegExp(`^/children/${ids.amina}/meetings/new\\?draft=`))
    const page = (await maria.get(location)).text
    expect(page).toContain('Inbjudan är tillbakatagen')
    expect(page).toContain(
      'Jonas Ek kan ha sett inbjudan och får veta att mötet inte blir av. Ingen annan får veta något.',
    )
    for (const typed of [
      `value="${daysFromToday(7)}"`,
      'value="13:30"',
      'value="14:45"',
      `value="${place}"`,
      'value="Vilan efter maten"',
      'Sara sitter bredvid',
      'Inget om flytten',
      'Planera tillsammans',
      'Mamma vill det',
      `value="${daysFromToday(60)}"`,
      `value="${forskollarare}" checked`,
      `value="${ids.guardians.farah}" checked`,
      `value="${samordnare}" checked`,
      'value="sip" checked',
      'value="phone" selected',
      'name="informed" value="yes" checked',
      'name="areas" value="safe" checked',
    ])
      expect(page, typed).toContain(typed)
    // Idempotent: a second press leads to the same form.
    const again = await undo(path)
    expect([again.status, again.location]).toEqual([303, location])
    const [{ n }] = await admin(`select count(*)::int as n from sharing.events where kind = 'meeting_undone'`)
    expect(n).toBe(1)
    expect(await admin('select sequence from child.meetings where id = $1', [path.split('/')[2]])).toEqual([
      { sequence: 1 },
    ])
  })
})

describe('The form of an invitation that is taken back', () => {
  const psykolog = idOf('function/elevhalsan/psykolog')
  const form = `/children/${ids.amina}/meetings`
  const invite = async (path: string, more: Record<string, string | string[]>) => {
    const [basis] = await admin(`select id from sharing.bases where code = 'no_harm'`)
    const { status, text } = await maria.post(`${path}/participants`, {
      others: [psykolog],
      areas: ['healthy', 'safe'],
      basisId: basis.id,
      purpose: 'Planera tillsammans',
      familyView: 'Mamma vill det',
      informed: 'yes',
      notInformedReason: '',
      until: daysFromToday(60),
      ...more,
    })
    expect(status, text.slice(0, 2000)).toBe(303)
  }
  /** What the form would send if nobody changed it, and the page that it stands on. */
  const takenBack = async (path: string) => {
    const { text } = await maria.get((await undo(path)).location)
    return { page: text, sent: sentForm(text, form) }
  }

  test('says that all is left where everybody was invited on the same terms', async () => {
    const path = await call()
    await invite(path, {})
    const { page, sent } = await takenBack(path)
    expect(page).toContain('Allt du skrev står kvar här under.')
    expect(page).not.toContain('samma villkor')
    expect(sent).toMatchObject({ areas: ['safe', 'healthy'], informed: ['yes'], until: [daysFromToday(60)] })
  })

  test('gives nobody more areas or more days than they had, and leaves empty what was not the same (R4)', async () => {
    const path = await call()
    await invite(path, { areas: ['safe'], purpose: 'Bara om tryggheten', until: daysFromToday(30) })
    const { page, sent } = await takenBack(path)
    expect(page).toContain('De på andra enheter var inte inbjudna på samma villkor.')
    expect(page).not.toContain('Allt du skrev står kvar')
    expect([...(sent.others ?? []), ...(sent.known ?? [])].sort()).toEqual([psykolog, samordnare].sort())
    expect(sent).toMatchObject({ areas: ['safe'], purpose: [''], until: [daysFromToday(30)] })
  })

  test('has no area where they shared none, and no ground where they had two', async () => {
    const path = await call({ areas: ['healthy'] })
    await invite(path, { areas: ['safe'] })
    await admin(
      `update sharing.disclosures set basis_id = (select id from sharing.bases where code = 'consent') where to_function_id = $1`,
      [psykolog],
    )
    const { sent } = await takenBack(path)
    expect([sent.areas, sent.basisId]).toEqual([undefined, undefined])
    const again = await maria.post(form, sent)
    expect(again.status).toBe(422)
  })

  test('sent again as it stands, keeps from the guardians whom they were not told of (R10b)', async () => {
    const path = await call({ guardians: [ids.guardians.farah, ids.guardians.omar] })
    await invite(path, { informed: 'no', notInformedReason: 'Pappan får inte veta' })
    const omar = await house.as('omar-haddad', 'guardian')
    expect((await omar.get(path)).text).not.toMatch(/psykolog/i)
    const { sent } = await takenBack(path)
    expect(sent).toMatchObject({ informed: ['no'], notInformedReason: ['Pappan får inte veta'] })
    const again = await maria.post(form, sent)
    expect(again.status).toBe(303)
    const page = await omar.get(again.location)
    expect([page.status, /psykolog/i.test(page.text)]).toEqual([200, false])
  })

  test('leaves out whoever has lost the right to the meeting since (R8)', async () => {
    const path = await call()
    await admin(
      'update child.meeting_participants set let_go_at = now() where meeting_id = $1 and function_id = $2',
      [path.split('/')[2], samordnare],
    )
    const { sent } = await takenBack(path)
    expect([...(sent.others ?? []), ...(sent.known ?? [])]).toEqual([])
    expect(sent.basisId).toBeUndefined()
  })

  test('says which points had no room in it, and where they are', async () => {
    const path = await call({ ...point(2, 'Två'), ...point(3, 'Tre') })
    expect(
      (
        await maria.post(`${path}/agenda`, {
          title: 'Den fjärde',
          about: 'all',
          pointKind: 'decision',
          raisedBy: 'child',
        })
      ).status,
    ).toBe(303)
    const { page } = await takenBack(path)
    expect(page).toContain(`<a href="${path}">En punkt till fick inte plats.`)
    expect((await maria.get(path)).text).toContain('Den fjärde')
  })
})

describe('Taking an invitation back', () => {
  test('is for the person who called it: everybody else gets what an unknown id gives', async () => {
    const path = await call()
    // Another holder of the same function reads the meeting, and has not called it.
    const [{ unit_id }] = await admin('select unit_id from people.functions where id = $1', [rektor])
    await admin(
      'insert into people.appointments (collaboration_id, unit_id, function_id, person_id) values ($1, $2, $3, $4)',
      [ids.collaboration, unit_id, rektor, ids.karin],
    )
    const karin = await house.as('karin-oberg', 'Rektor och barnets kontakt')
    expect((await karin.get(path)).text).not.toContain('/undo"')
    for (const stranger of [karin, sara, jonas, farah]) {
      const [here, nowhere] = [await undo(path, stranger), await undo(`/meetings/${randomUUID()}`, stranger)]
      expect([here.status, here.text]).toEqual([404, nowhere.text])
    }
    expect((await maria.get(path)).text).toContain('är inbjudna')
  })

  test('is over after ten minutes, and when the meeting has been opened or cancelled', async () => {
    const late = await call()
    await admin(`update sharing.events set at = at - interval '601 seconds' where kind = 'meeting_called'`)
    const answer = await undo(late)
    expect([answer.status, answer.text.includes('mer än tio minuter')]).toEqual([409, true])
    await maria.post(`${late}/cancellation`)
    const opened = await call()
    await admin('update child.meetings set opened_at = now() where id = $1', [opened.split('/')[2]])
    expect((await undo(opened)).status).toBe(409)
    const [{ n }] = await admin('select count(*)::int as n from child.meetings where undone_at is not null')
    expect(n).toBe(0)
  })

  test('pressed twice at the same moment, or while another is invited, is done once', async () => {
    const path = await call({ guardians: [] })
    const [one, two, more] = await Promise.all([
      undo(path),
      undo(path),
      maria.post(`${path}/participants`, { guardians: [ids.guardians.omar] }),
    ])
    expect([one.status, two.status]).toEqual([303, 303])
    expect([303, 409]).toContain(more.status)
    const [{ n }] = await admin(`select count(*)::int as n from sharing.drafts where form = 'meeting'`)
    expect(n).toBe(1)
    // Who was invited before it is told of both, who was not is told of nothing.
    const told = subjects(await received()).filter(line => line.includes('omar'))
    expect([0, 2]).toContain(told.length)
  })

  test('waits for a mail that is being sent, and then tells of both', async () => {
    const path = await call({ guardians: [], others: [] })
    const id = path.split('/')[2]
    await received()
    // As if the worker had not come back from the mail server: nothing is noted, and the job is locked.
    await admin('delete from people.sent_letters where item_id = $1', [id])
    const [{ job }] = await admin(
      `select (graphile_worker.add_job('mail-to', $1::json, run_at => now() + interval '1 hour')).id as job`,
      [
        JSON.stringify({
          to: { functionId: forskollarare, personId: ids.sara },
          letter: 'meeting_invited',
          item: { kind: 'meeting', id },
        }),
      ],
    )
    await admin('update graphile_worker._private_jobs set locked_at = now() where id = $1', [job])
    expect((await undo(path)).status).toBe(303)
    // Sara is one who gets to know of it: she is told in Kring already, and by mail when that of the invitation is known to have gone.
    expect((await sara.get('/inbox')).text).toContain('Inbjudan till ett möte är tillbakatagen')
    expect(await received()).toEqual([])
    await admin('delete from graphile_worker._private_jobs where id = $1', [job])
    await admin(
      `insert into people.sent_letters (letter, item_id, function_id, person_id) values ('meeting_invited', $1, $2, $3)`,
      [id, forskollarare, ids.sara],
    )
    await mail.up()
    expect(who(await received())).toEqual(['sara.lind'])
  })
})

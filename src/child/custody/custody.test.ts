import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ids } from '../../../demo/ids.ts'
import { type House, openHouse, testOrigin, testSecret } from '../../../test/house.ts'
import { calendarOf, openMail, subjects, type TestMail } from '../../../test/mail-server.ts'
import { daysFromToday, todaysDate } from '../../i18n/index.ts'
import { asSession } from '../../platform/database/transaction.ts'
import { numberHash } from '../../platform/number-hash.ts'
import { newSessionToken } from '../../platform/session/cookie.ts'

let house: House
let mail: TestMail
type Browser = Awaited<ReturnType<House['as']>>
let maria: Browser
let sara: Browser
let omar: Browser
const { rektor, forskollarare, samordnare } = ids.functions
const { elevhalsan } = ids.units
const father = ids.guardians.omar
const amina = `/children/${ids.amina}`
const his = `${amina}/guardians/${father}`
const family = `/family/children/${ids.amina}`

beforeEach(async () => {
  house = await openHouse()
  mail = await openMail(house.database)
  maria = await house.as('maria-lund')
  sara = await house.as('sara-lind')
  omar = await house.as('omar-haddad', 'guardian')
})
afterEach(async () => {
  await mail?.stop()
  await house.close()
})

const admin = async <T = Record<string, string>>(sql: string, values: unknown[] = []) =>
  (await house.database.admin.query(sql, values)).rows as T[]

const judgment = { reason: 'court', since: todaysDate(), words: 'Dom i tingsrätten, visad av mamma.' }
const corrected = {
  name: 'Omar Haddad',
  relation: 'pappa',
  number: 'keep',
  personNumber: '',
  words: 'Fel nummer.',
}
const details = {
  givenName: 'Amina',
  familyName: 'Haddad',
  personNumber: '20210424-2389',
  birthDate: '2021-04-24',
  words: 'Fel inskrivet.',
}

type Fields = Record<string, string>
/** The fields that the second step sends along. */
const carried = (html: string): Fields =>
  Object.fromEntries(
    [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [
      name as string,
      (value as string).replaceAll('&quot;', '"').replaceAll('&amp;', '&').replaceAll('&#39;', "'"),
    ]),
  )

/** Asks, reads what it means, and answers with that page and the fields of the yes. */
async function ask(path: string, fields: Fields, who = maria) {
  const page = await who.post(path, fields)
  expect(page.status, words(page.text)).toBe(200)
  expect(page.text).toContain('Det här händer när du säger ja')
  return { text: words(page.text), yes: carried(page.text) }
}
async function decide(path: string, fields: Fields, who = maria) {
  const { text, yes } = await ask(path, fields, who)
  const done = await who.post(path, yes)
  expect(done.status, words(done.text)).toBe(303)
  return { text, yes, location: done.location }
}
const words = (html: string) =>
  html
    .replace(/<(script|style)[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')

async function consents() {
  for (const from of [ids.guardians.farah, father]) {
    const { location } = await maria.post(`${amina}/consents/new/details`, {
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
    expect((await maria.post(location)).status).toBe(303)
  }
}

const point = (n: number) => ({
  [`title${n}`]: '',
  [`about${n}`]: 'all',
  [`pointKind${n}`]: 'discussion',
  [`raisedBy${n}`]: 'professional',
})

/** Sara, both parents, and Jonas on their consent. */
async function meeting() {
  const [basis] = await admin(`select id from sharing.bases where code = 'consent'`)
  const { status, location, text } = await maria.post(`${amina}/meetings`, {
    kind: 'meeting',
    day: daysFromToday(7),
    from: '13.30',
    to: '14.30',
    place: 'Strandgatan 4',
    childTakesPart: 'part',
    childHow: '',
    childHowAbout: 'none',
    areas: ['healthy'],
    notToRaise: '',
    ...point(1),
    ...point(2),
    ...point(3),
    team: [forskollarare],
    guardians: [ids.guardians.farah, father],
    others: [samordnare],
    basisId: basis?.id as string,
    purpose: 'Planera tillsammans',
    familyView: '',
    informed: 'yes',
    notInformedReason: '',
    until: daysFromToday(60),
  })
  expect(status, words(text)).toBe(303)
  return location
}

const sees = async (who: Browser, path: string) => (await who.get(path)).status

/** Signs in by an account of its own, with a number that the provider vouches for. Undefined where nobody is known by it. */
async function signIn(subject: string, number: string) {
  const { token, hash } = newSessionToken()
  const { rows } = await house.database.app.query(
    `select people.begin_session('https://id.example', $1, $2, null, null, '30 minutes', '10 hours', $3) as person`,
    [subject, hash, numberHash(testSecret, number)],
  )
  if (!rows[0].person) return undefined
  await house.database.app.query('select people.choose_appointment($1, null)', [hash])
  const get = async (path: string) => {
    const answer = await house.app.request(`${testOrigin}${path}`, {
      headers: { accept: 'text/html', cookie: `__Host-kring=${token}` },
    })
    return { status: answer.status, text: await answer.text() }
  }
  return { get }
}

/** Everything that an open page is told. */
async function follow(who: Browser, topic: string) {
  const answer = await house.app.request(`${testOrigin}/live?topic=${topic}`, {
    headers: { cookie: `__Host-kring=${who.token}` },
  })
  expect(answer.status).toBe(200)
  const reader = (answer.body as ReadableStream<Uint8Array>).getReader()
  let heard = ''
  const ended = (async () => {
    const decoder = new TextDecoder()
    for (let next = await reader.read(); !next.done; next = await reader.read())
      heard += decoder.decode(next.value)
    return heard
  })()
  return { ended }
}

describe('R4, R10b: custody that is ended', () => {
  test('takes away page, extract, meeting, count and stream in that second, and what rested on that yes', async () => {
    await consents()
    const path = await meeting()
    await mail.settle()
    mail.received.splice(0)
    for (const each of [family, `${family}/readings`, path]) expect(await sees(omar, each), each).toBe(200)
    const open = await follow(omar, `child:${ids.amina}`)
    // A mail about the meeting waits for its server.
    mail.down()
    const moved = { day: daysFromToday(9), from: '9', to: '10', place: 'Rum 7', sequence: '0' }
    expect((await maria.post(`${path}/time`, moved)).status).toBe(303)
    await mail.settle()

    const { text } = await decide(`${his}/custody`, judgment)
    expect(text).toContain('1 medgivande från Omar Haddad räknas inte längre')
    expect(text).toContain('Omar Haddad ser inte längre mötena')
    expect(text).toContain('Omar Haddad: 1 utlämnande slutar gälla')
    expect(text).toMatch(/De här får veta det, utan detaljer: [^.]*Sara Lind/)

    expect(await open.ended).toContain('event: gone')
    for (const each of [family, `${family}/readings`, path, '/family', '/meetings']) {
      const page = await omar.get(each)
      expect(page.text, each).not.toMatch(/Amina|Rum 7|Strandgatan/)
      expect([303, 403, 404], `${each} ${page.status}`).toContain(page.status)
    }
    // A parent is told of no function and no manager.
    const nothing = words((await omar.get('/appointments')).text)
    expect(nothing).toContain('There is nothing for you here at present')
    expect(nothing).not.toMatch(/function|manager/)
    // A form that was kept open.
    const [scope] = await admin(
      `select c.id, s.to_unit_id from sharing.consents c join sharing.consent_scopes s on s.consent_id = c.id where c.guardian_id = $1`,
      [father],
    )
    const posted = await omar.post(`/family/consents/${scope?.id}/units/${scope?.to_unit_id}/withdrawal`)
    expect(posted.status).toBeGreaterThanOrEqual(400)
    expect((await omar.post(`${path}/answer`, { answer: 'yes' })).status).toBeGreaterThanOrEqual(400)
    await mail.up()
    await mail.settle()
    const told = subjects(mail.received).join(' ')
    expect(told).toContain('farah.haddad')
    // His calendar lets go of the meeting, and he hears nothing of where it is now.
    const toHim = mail.received.filter(({ to }) => JSON.stringify(to).includes('omar'))
    expect(toHim.map(({ subject }) => subject)).toEqual(['Something in your calendar no longer applies'])
    expect(`${toHim[0]?.text} ${calendarOf(toHim[0])}`).not.toMatch(
      /Amina|Rum 7|Strandgatan|DTSTART|meeting/i,
    )
    // Farah's yes carries what is shared: Jonas reads on.
    expect(await sees(await house.as('jonas-ek'), path)).toBe(200)
  })

  test('and is given back: what the family may see is there again, and the yes from before is not', async () => {
    await consents()
    await decide(`${his}/custody`, judgment)
    expect(await sees(omar, family)).not.toBe(200)
    const covered = async () => {
      const rows = await admin(`select from sharing.consent_for($1, $2, '{safe}')`, [ids.amina, elevhalsan])
      return rows.length > 0
    }
    expect(await covered(), 'the mother alone').toBe(true)
    expect(words((await maria.get(`${amina}/consents`)).text)).toMatch(/Omar Haddad\s+Räknas inte/)
    const { text } = await decide(`${his}/custody`, {
      ...judgment,
      reason: 'agreement',
      words: 'Nytt avtal.',
    })
    expect(text).toContain('Ett ja från förr räknas inte')
    expect(await covered()).toBe(false)
    const back = await house.as('omar-haddad', 'guardian')
    expect((await back.get(family)).text).toContain('Amina')
    expect((await maria.get(his)).text).toMatch(/Nytt avtal[\s\S]*Dom i tingsrätten/)
  })

  test('shows who is told, and tells them: the others in the unit, the log, and no guardian', async () => {
    await decide(`${his}/custody`, judgment)
    const notices = await admin(
      `select to_function_id, kind from sharing.notices where kind = 'custody_changed'`,
    )
    expect(notices.map(({ to_function_id }) => to_function_id)).toEqual([forskollarare])
    expect((await sara.get('/inbox')).text).toContain('Vårdnaden har ändrats')
    const log = (await maria.get(`${amina}/log`)).text
    expect(log).toContain('en ändring av vårdnaden')
    const farah = await house.as('farah-haddad', 'guardian')
    for (const path of [family, `${family}/readings`, '/family'])
      expect((await farah.get(path)).text).not.toMatch(/vårdnaden|tingsrätten|Omar/i)
    // The reason is the unit's own.
    expect(await sees(await house.as('jonas-ek'), his)).toBe(404)
  })

  test('by two at once: the second reads what is true now, with what was typed; repeated it is done once', async () => {
    const first = await ask(`${his}/custody`, judgment)
    const second = await ask(`${his}/custody`, { ...judgment, words: 'Saras ord.' }, sara)
    expect((await maria.post(`${his}/custody`, first.yes)).status).toBe(303)
    const late = await sara.post(`${his}/custody`, second.yes)
    expect(late.status).toBe(409)
    expect(words(late.text)).toContain('Något har ändrats sedan du läste')
    expect(late.text).toContain('Spara att hen har vårdnaden')
    expect(carried(late.text).words).toBe('Saras ord.')
    expect((await maria.post(`${his}/custody`, first.yes)).status).toBe(303)
    const [{ n } = { n: '' }] = await admin(`select count(*)::text as n from child.guardian_changes`)
    expect(n).toBe('1')
  })

  test('and at the very same moment: one is done, the other is asked again', async () => {
    const first = await ask(`${his}/custody`, judgment)
    const second = await ask(`${his}/removal`, { words: 'Fel person.' }, sara)
    const answers = await Promise.all([
      maria.post(`${his}/custody`, first.yes),
      sara.post(`${his}/removal`, second.yes),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409])
    const [{ n } = { n: '' }] = await admin(`select count(*)::text as n from child.guardian_changes`)
    expect(n).toBe('1')
  })

  test('what is shared in between is shown before the yes counts', async () => {
    const first = await ask(`${his}/custody`, judgment)
    await consents()
    await meeting()
    const late = await maria.post(`${his}/custody`, first.yes)
    expect(late.status).toBe(409)
    expect(words(late.text)).toContain('Omar Haddad ser inte längre mötena')
    expect(await sees(omar, family)).toBe(200)
  })

  test('of a protected child ends the place on the list too: custody alone does not give it back', async () => {
    await maria.post(`${amina}/protection`, { level: 'marked', reason: 'Hot mot familjen' })
    await maria.post(`${amina}/protection/readers`, {
      who: `guardian:${father}`,
      reviewOn: daysFromToday(30),
    })
    omar = await house.as('omar-haddad', 'guardian')
    expect(await sees(omar, family)).toBe(200)
    await decide(`${his}/custody`, judgment)
    const { text } = await decide(`${his}/custody`, judgment)
    expect(text).toContain('ser ingenting förrän hen står på listan')
    expect(await sees(omar, family)).toBe(404)
    // And at the next sign-in he is a stranger, as whoever stands in no record.
    await expect(house.as('omar-haddad', 'guardian')).rejects.toThrow('Nobody')
  })

  test('says when nobody is left, refuses a day to come, and keeps what was typed on the way back', async () => {
    await decide(`${amina}/guardians/${ids.guardians.farah}/custody`, judgment)
    expect((await ask(`${his}/custody`, judgment)).text).toContain('Ingen med vårdnaden är kvar')
    const early = await maria.post(`${his}/custody`, { ...judgment, since: daysFromToday(3) })
    expect(early.text).toContain('Dagen har inte kommit än')
    expect(early.text).toContain(judgment.words)
    const { yes } = await ask(`${his}/custody`, judgment)
    const back = await maria.post(`${his}/custody`, { ...yes, find: 'yes' })
    expect(back.text).toContain('Se vad det betyder')
    expect(back.text).toContain(judgment.words)
    expect(await sees(omar, family)).toBe(200)
  })
})

describe('R10b: a guardian’s number that was wrong', () => {
  const right = '19850506-9883'

  test('whoever signed in by it loses session, account and answers in that second; the log keeps who it was', async () => {
    await consents()
    const path = await meeting()
    await omar.get(family)
    await omar.post(`${path}/answer`, { answer: 'yes' })
    const open = await follow(omar, `child:${ids.amina}`)
    const { text } = await decide(`${his}/correction`, { ...corrected, number: 'new', personNumber: right })
    expect(text).toContain('loggas ut och ser inget mer om barnet')
    expect(await open.ended).toContain('event: gone')
    expect((await omar.get(family)).status).toBe(303)
    expect((await omar.get(family)).location).toContain('/sign-in')
    await expect(house.as('omar-haddad', 'guardian')).rejects.toThrow()
    expect(await signIn('wrong', '19870420-2392')).toBeUndefined()
    expect(
      await admin('select answer from child.meeting_participants where guardian_id = $1', [father]),
    ).toEqual([{ answer: null }])
    const kept = await admin(
      `select p.name from audit.access_log l join people.persons p on p.id = l.person_id where l.as_guardian and l.child_id = $1 and p.name like 'Omar%'`,
      [ids.amina],
    )
    expect(kept.length).toBeGreaterThan(0)
    // The right one gets in by signing in, and reads what the guardian was invited to.
    const real = await signIn('right', right)
    expect((await real?.get(family))?.text).toContain('Amina')
    expect((await real?.get(path))?.status).toBe(200)
    expect((await maria.get(his)).text).toContain('Personnumret byttes')
  })

  test('who is a guardian of another child too keeps that, and not the name that was this family’s', async () => {
    await admin(
      `insert into child.guardians (collaboration_id, child_id, unit_id, name, custody, person_id, once)
        select g.collaboration_id, c.id, c.unit_id, 'O. Haddad', true, g.person_id, gen_random_uuid() from child.guardians g, child.children c
        where g.id = $1 and c.id = $2`,
      [father, ids.leo],
    )
    await decide(`${his}/correction`, { ...corrected, number: 'none' })
    const still = await house.as('omar-haddad', 'guardian')
    expect(await sees(still, `/family/children/${ids.leo}`)).toBe(200)
    expect(await sees(still, family)).toBe(404)
    expect((await still.get('/family')).text).not.toContain('Omar Haddad')
  })

  test('a name alone changes nobody’s rights, and is seen as it was under former details', async () => {
    await decide(`${his}/correction`, { ...corrected, name: 'Omar Hadad' })
    expect((await omar.get(family)).text).toContain('Omar Hadad')
    expect((await maria.get(`${amina}/family-changes`)).text).toContain('Före: Omar Haddad, pappa')
  })

  test('is checked, and asked about when it is unlikely', async () => {
    const path = `${his}/correction`
    const send = (personNumber: string, more: Fields = {}) =>
      maria.post(path, { ...corrected, number: 'new', personNumber, ...more })
    expect((await send('0701740605')).text).toContain('ser ut som ett telefonnummer')
    expect((await send('20210424-2389')).text).toContain('barnets eget nummer')
    expect((await send('19900110-2384')).text).toContain('Farah Haddad har redan det numret')
    expect((await send('')).text).toContain('Skriv det nya personnumret')
    const young = '20180101-2384'
    const asked = await send(young)
    expect(asked.text).toContain('mindre än 13 år äldre än barnet och under 15 år. Stämmer det?')
    expect(asked.text).not.toContain('Det här händer')
    expect((await send(young, { sure: right })).text, 'another number is another question').toContain(
      'Stämmer det?',
    )
    expect((await send(young, { sure: young })).text).toContain('Det här händer')
    const register = (fields: Fields) =>
      maria.post(`${amina}/guardians`, { name: 'Ny', relation: '', custody: 'yes', ...fields })
    expect((await register({ personNumber: '070-174 06 05' })).text).toContain('telefonnummer')
    expect((await register({ personNumber: young })).text).toContain('Stämmer det?')
    expect((await register({ personNumber: '19870420-2392' })).text).toContain('Omar Haddad har redan')
    // A number that other units know says nothing here (R10).
    expect((await register({ personNumber: '19830414-9282' })).status).toBe(303)
  })
})

describe('R10b: a guardian who never was one', () => {
  test('is removed: nothing is theirs, history keeps the reason, and what was typed too late is shown', async () => {
    await consents()
    const path = await meeting()
    const form = await ask(`${his}/custody`, { ...judgment, words: 'Saras ord.' }, sara)
    const { text, yes } = await decide(`${his}/removal`, { words: 'Fel person.' })
    expect(text).toContain('Det går inte att ångra')
    expect((await omar.get(family)).status).toBe(303)
    await expect(house.as('omar-haddad', 'guardian')).rejects.toThrow()
    expect(await signIn('again', '19870420-2392')).toBeUndefined()
    const late = await sara.post(`${his}/custody`, form.yes)
    expect(late.status).toBe(409)
    expect(late.text).toContain('Saras ord.')
    expect((await maria.post(`${his}/removal`, yes)).status).toBe(303)
    expect(words((await maria.get(`${amina}/family-changes`)).text)).toContain(
      'Omar Haddad togs bort. Fel person.',
    )
    expect((await maria.get(amina)).text).not.toContain(father)
    expect(await sees(maria, path)).toBe(200)
    expect(await sees(await house.as('jonas-ek'), his)).toBe(404)
  })

  test('with the key of another form, which never says for it that it is done', async () => {
    const { yes } = await decide(`${his}/removal`, { words: 'Fel person.' })
    const hers = `${amina}/guardians/${ids.guardians.farah}`
    const again = await ask(`${hers}/removal`, { words: 'Fel person.', once: yes.once as string })
    expect((await maria.post(`${hers}/removal`, again.yes)).status).toBe(303)
    expect(
      await admin('select count(*)::int as n from child.guardians where child_id = $1 and ended_at is null', [
        ids.amina,
      ]),
    ).toEqual([{ n: 0 }])
    // And nobody learns by it that the form has done something, but who may do it.
    for (const who of ['gunilla-ask', 'anders-holm']) {
      const { token = '' } = await house.as(who)
      await expect(
        asSession(house.database.app, createHash('sha256').update(token).digest(), tx =>
          sql`select child.remove_guardian(${father}::uuid, 'x', ${yes.once}::uuid)`
            .execute(tx)
            .then(() => ({ value: 0 })),
        ),
      ).rejects.toThrow('insufficient_privilege')
    }
  })
})

describe('A child’s details', () => {
  test('R4: a birth date that makes the child an adult ends what rested on the guardians, and back gives nothing back', async () => {
    await consents()
    const path = await meeting()
    const jonas = await house.as('jonas-ek')
    const { text } = await decide(`${amina}/details`, {
      ...details,
      personNumber: '',
      birthDate: '2006-04-24',
    })
    expect(text).toContain('Barnet har då fyllt 18')
    expect(text).toMatch(/elevhälsan: 1 utlämnande slutar gälla/)
    for (const each of [family, path]) expect(await sees(omar, each)).toBe(404)
    expect(await sees(jonas, path)).toBe(404)
    const back = await decide(`${amina}/details`, details)
    expect(back.text).toContain('Barnet är då under 18')
    expect(await sees(omar, family)).toBe(200)
    expect(await sees(omar, path)).toBe(404)
    expect(await sees(jonas, path)).toBe(404)
  })

  test('a name is the same everywhere at once, and former names are the unit’s own', async () => {
    await consents()
    await meeting()
    const jonas = await house.as('jonas-ek')
    const { text } = await decide(`${amina}/details`, { ...details, givenName: 'Amira' })
    expect(text).toContain('Amina Haddad heter Amira Haddad på alla sidor')
    expect(text).toMatch(/Ser de nya uppgifterna[^.]*elevhälsan/)
    expect((await jonas.get(amina)).text).toContain('Amira')
    expect((await omar.get(family)).text).toContain('Amira')
    expect((await maria.get(`${amina}/family-changes`)).text).toContain('Före: Amina Haddad')
    expect(await sees(jonas, `${amina}/family-changes`)).toBe(404)
  })

  test('R10a: the name and day of another child are warned of before the yes, and whoever tries them is slowed and logged', async () => {
    const siri = await house.as('siri-alm')
    const child = { givenName: 'Prov', familyName: 'Namn', birthDate: '2019-01-01', personNumber: '' }
    const made = (await siri.post('/children', { ...child, protection: 'none', language: '' })).location
    const form = `${made}/details`
    const said = 'Det finns redan ett annat barn i er enhet som kan vara samma.'
    const searches = async () =>
      Number(
        (
          await admin(
            `select count(*) as n from audit.access_log where act = 'search' and item_kind = 'double'`,
          )
        )[0]?.n,
      )
    const before = await searches()
    const harmless = await ask(form, { ...child, givenName: 'Provan', words: 'Rättar' }, siri)
    expect(harmless.text).not.toContain(said)
    expect(await searches()).toBe(before + 1)
    const { text, yes } = await ask(form, { ...details, personNumber: '' }, siri)
    expect(text).toContain(said)
    expect(text).toContain('Att du har sökt syns i det barnets logg.')
    expect(text).not.toContain(ids.amina)
    expect(
      await admin(
        `select act from audit.access_log where child_id = $1 and person_id = $2 and item_kind = 'double'`,
        [ids.amina, ids.siri],
      ),
    ).not.toEqual([])
    // A child that was added or protected in between is another question.
    await maria.post(`${amina}/protection`, { level: 'marked', reason: 'Hot mot familjen' })
    expect((await siri.post(form, yes)).status).toBe(409)
    const tries = []
    for (let n = 0; n < 70; n++)
      tries.push((await siri.post(form, { ...child, givenName: `Barn${n}`, words: 'Rättar' })).status)
    expect(tries).toContain(422)
  })

  test('R9: the child is found by the number that is right, and no longer by the wrong one', async () => {
    const found = async (number: string) =>
      (
        await admin(`select from sharing.identities where row_id = $1 and number_hash = $2`, [
          ids.amina,
          numberHash(testSecret, number),
        ])
      ).length
    expect(await found('20210424-2389')).toBe(1)
    await decide(`${amina}/details`, { ...details, birthDate: '2018-01-01', personNumber: '20180101-2384' })
    expect([await found('20210424-2389'), await found('20180101-2384')]).toEqual([0, 1])
    expect(
      (
        await maria.post(`${amina}/details`, {
          ...details,
          personNumber: '19870420-2392',
          birthDate: '1987-04-20',
        })
      ).status,
    ).toBe(422)
    const taken = await maria.post(`${amina}/details`, {
      ...details,
      givenName: 'A',
      personNumber: '070-174 06 05',
    })
    expect(taken.text).toContain('telefonnummer')
  })
})

test('R1: nobody but those who work with the child in its unit changes anything, in the database neither', async () => {
  const stranger = await house.as('jonas-ek')
  for (const [path, fields] of [
    [`${his}/custody`, judgment],
    [`${his}/correction`, { ...corrected, name: 'X' }],
    [`${his}/removal`, { words: 'x' }],
    [`${amina}/details`, { ...details, givenName: 'X' }],
  ] as const)
    expect((await stranger.post(path, fields)).status, path).toBe(404)
  expect(await sees(omar, his)).toBe(404)
  const client = await house.database.app.connect()
  try {
    await client.query('begin')
    await client.query(`select set_config('kring.function_id', $1, true)`, [rektor])
    await expect(
      client.query('update child.guardians set custody = false where id = $1', [father]),
    ).rejects.toThrow(/permission denied/)
  } finally {
    await client.query('rollback')
    client.release()
  }
})

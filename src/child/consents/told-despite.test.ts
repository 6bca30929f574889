import { afterAll, beforeAll, expect, test } from 'vitest'
import { ids } from '../../../demo/ids.ts'
import { postAnyway } from '../../../test/anyway.ts'
import { type House, openHouse } from '../../../test/house.ts'
import { openMail, type TestMail } from '../../../test/mail-server.ts'
import { daysFromToday } from '../../i18n/index.ts'

// R4: a custody holder who has taken a yes back is told when something is shared with that unit all the same; R10b, R8: and never of what
// is held back from them.

let house: House
let mail: TestMail
let siri: Awaited<ReturnType<House['as']>>
let johanna: typeof siri
let fredrik: typeof siri
let noHarm = ''
let address: Record<string, string> = {}
const { samordnare } = ids.functions
const unit = ids.units.elevhalsan
const told = 'Det här delas fast du har tagit tillbaka ditt ja'
const admin = async (sql: string, values: unknown[] = []) =>
  (await house.database.admin.query(sql, values)).rows as Record<string, string>[]

beforeAll(async () => {
  house = await openHouse()
  mail = await openMail(house.database)
  siri = await house.as('siri-alm')
  johanna = await house.as('johanna-marklund', 'guardian')
  fredrik = await house.as('fredrik-marklund', 'guardian')
  noHarm = (await admin(`select id from sharing.bases where code = 'no_harm'`))[0]?.id as string
  address = Object.fromEntries(
    (
      await admin(
        `select g.name, a.email from child.guardians g join people.addresses a on a.person_id = g.person_id where g.child_id = $1`,
        [ids.leo],
      )
    ).map(({ name, email }) => [String(name).split(' ')[0], String(email)]),
  )
})
afterAll(async () => {
  await mail?.stop()
  await house.close()
})

const ask = async (more: Record<string, string> = {}) => {
  const path = `/children/${ids.leo}/requests`
  const fields = {
    to: samordnare,
    asked: 'Kan någon hos er träffa Leo?',
    tried: '',
    childView: '',
    guardianView: '',
    areas: ['included'],
    answerBy: daysFromToday(10),
    basisId: noHarm,
    purpose: 'Hjälp med läsningen',
    familyView: '',
    informed: 'yes',
    notInformedReason: '',
    until: daysFromToday(60),
    ...more,
  }
  const first = await siri.post(path, fields)
  const despite = /<button[^>]*name="despite"[^>]*value="([^"]*)"/.exec(first.text)?.[1]
  const sent = despite ? await siri.post(path, { ...fields, despite }) : first
  expect(sent.status, sent.text.match(/<h2>.*?<\/ul>/s)?.[0]).toBe(303)
}
/** Who has been mailed of it since, by address. */
const mailed = async () => {
  await mail.settle()
  return mail.received
    .splice(0)
    .filter(({ text }) => /Något har delats|Something has been shared|Något väntar/.test(text ?? ''))
    .map(({ to, subject, text }) => ({ to: [to].flat()[0]?.value[0]?.address, subject, text: text ?? '' }))
}
const pagesOf = async (who: typeof siri) =>
  Promise.all(['/family', `/family/children/${ids.leo}`].map(async path => (await who.get(path)).text))
const said = (pages: string[]) =>
  pages.map(html => html.slice(html.indexOf('<main')).replace(/<[^>]+>/g, ' ')).join('\n')

test('while the yes stands nothing is said', async () => {
  await ask()
  expect(await mailed()).toEqual([])
  expect(said(await pagesOf(johanna))).not.toContain('tagit tillbaka ditt ja')
})

test('who has taken it back is mailed and reads what, to whom, on which ground, why and whom to ask; the other guardian does not', async () => {
  const rows = await admin(
    `select c.id from sharing.consents c join child.guardians g on g.id = c.guardian_id join sharing.consent_scopes s on s.consent_id = c.id
      where c.child_id = $1 and s.to_unit_id = $2 and s.withdrawn_at is null and g.name = 'Johanna Marklund'`,
    [ids.leo, unit],
  )
  expect(rows.length).toBeGreaterThan(0)
  for (const { id } of rows) await johanna.post(`/family/consents/${id}/units/${unit}/withdrawal`)
  // What was given before on another ground is no news of this kind.
  expect(said(await pagesOf(johanna))).not.toContain(told)
  await ask()
  const letters = await mailed()
  expect(letters.map(({ to }) => to)).toEqual([address.Johanna])
  expect(letters[0]?.text).toMatch(/Björkbackens förskola/)
  for (const word of ['Leo', 'elevhälsan', 'Hjälp med läsningen', 'Samordnare'])
    expect(letters[0]?.text).not.toContain(word)
  const [family = '', child = ''] = await pagesOf(johanna)
  expect(said([family])).toMatch(
    /Något delas med Centrala barn- och elevhälsan\s+fast du har tagit tillbaka ditt ja/,
  )
  expect(child).toContain(told)
  const alert = said([child.slice(child.indexOf(told)).slice(0, 3000)])
  for (const words of [
    'Samordnare',
    'begäran om stöd',
    'ingen tar skada',
    'Hjälp med läsningen',
    'Fråga Björkbackens förskola',
  ])
    expect(said([child]), words).toContain(words)
  expect(alert).not.toContain('Jonas Ek')
  expect(said(await pagesOf(fredrik))).not.toContain('tagit tillbaka ditt ja')
})

test('R10b: of what the family is not told, nothing is said or mailed', async () => {
  const before = said(await pagesOf(johanna))
  await ask({ informed: 'no', notInformedReason: 'Det vore farligt', purpose: 'Hemligt' })
  expect(await mailed()).toEqual([])
  expect(said(await pagesOf(johanna))).toBe(before)
})

test('R10b: nor of a meeting that the other guardian is invited to and this one is not', async () => {
  const before = said(await pagesOf(johanna))
  const [father] = await admin(
    `select id from child.guardians where child_id = $1 and name like 'Fredrik%'`,
    [ids.leo],
  )
  const point = (n: number) => ({
    [`title${n}`]: '',
    [`about${n}`]: 'all',
    [`pointKind${n}`]: 'discussion',
    [`raisedBy${n}`]: 'professional',
  })
  const path = `/children/${ids.leo}/meetings`
  const fields = {
    kind: 'meeting',
    day: daysFromToday(44),
    from: '7.15',
    to: '7.30',
    place: '',
    childTakesPart: 'undecided',
    childHow: '',
    childHowAbout: 'all',
    notToRaise: '',
    ...point(1),
    ...point(2),
    ...point(3),
    guardians: [father?.id as string],
    others: [samordnare],
    known: [],
    team: [],
    areas: ['included'],
    basisId: noHarm,
    purpose: 'Ett möte med pappa',
    familyView: '',
    informed: 'yes',
    notInformedReason: '',
    until: daysFromToday(60),
  }
  const asked = await siri.post(path, fields)
  const despite = /<button[^>]*name="despite"[^>]*value="([^"]*)"/.exec(asked.text)?.[1] as string
  const sent = await postAnyway(siri, path, { ...fields, despite })
  expect(sent.status, sent.text.match(/<h2>.*?<\/ul>/s)?.[0]).toBe(303)
  expect(await mailed()).toEqual([])
  // That the form was shown is a reading of the child's page, and stands in the log.
  const withoutLooks = (text: string) => text.split('Vem har tittat')[0]
  expect(withoutLooks(said(await pagesOf(johanna)))).toBe(withoutLooks(before))
})

test('R8: of a protected child the mail says that something waits, and only to who is on the list', async () => {
  await admin(`update child.children set protection = 'marked' where id = $1`, [ids.leo])
  for (const table of [
    'protected_readers (child_id, function_id',
    'protected_guardians (child_id, guardian_id',
  ])
    await admin(
      table.startsWith('protected_readers')
        ? `insert into sharing.protected_readers (child_id, function_id, added_by, review_on) select $1, f.id, $2, current_date + 30
            from people.functions f where f.id = any($3) on conflict do nothing`
        : `insert into sharing.protected_guardians (child_id, guardian_id, added_by, review_on) select $1, g.id, $2, current_date + 30
            from child.guardians g where g.child_id = $1 and g.name like 'Johanna%' and $3::uuid[] is not null on conflict do nothing`,
      [ids.leo, ids.siri, [ids.functions.stodsamordnare, samordnare]],
    )
  await ask()
  // The receiver is mailed too that something waits.
  const toJohanna = async () => (await mailed()).filter(({ to }) => to === address.Johanna)
  const letters = await toJohanna()
  expect(letters).toHaveLength(1)
  expect(letters[0]?.subject).toBe('Något väntar i Kring')
  expect(letters[0]?.text).not.toContain('Björkbacken')
  await admin(`delete from sharing.protected_guardians where child_id = $1`, [ids.leo])
  await ask()
  expect(await toJohanna()).toEqual([])
})

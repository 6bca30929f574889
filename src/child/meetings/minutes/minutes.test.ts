import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ids } from '../../../../demo/ids.ts'
import { postAnyway } from '../../../../test/anyway.ts'
import { type House, openHouse } from '../../../../test/house.ts'
import { sentForm } from '../../../../test/sent-form.ts'
import { daysFromToday } from '../../../i18n/index.ts'
import { presenceField } from '../meeting-form.ts'

// What is written in minutes is not lost, whoever else writes, and nobody is ticked in them whom the writer did not tick (R20, R2).

let house: House
type Browser = Awaited<ReturnType<House['as']>>
/** Calls. Karin holds the function as well. */
let maria: Browser
let karin: Browser
const { rektor, forskollarare, samordnare } = ids.functions
const { farah, omar } = ids.guardians
const admin = async (sql: string, values: unknown[] = []) =>
  (await house.database.admin.query(sql, values)).rows

beforeAll(async () => {
  house = await openHouse()
  maria = await house.as('maria-lund')
  await admin(
    `insert into people.appointments (collaboration_id, unit_id, function_id, person_id)
      select f.collaboration_id, f.unit_id, f.id, $2 from people.functions f where f.id = $1`,
    [rektor, ids.karin],
  )
  karin = await house.as('karin-oberg', 'Rektor och barnets kontakt')
})
afterAll(() => house.close())

const point = (n: number, title = '') => ({
  [`title${n}`]: title,
  [`about${n}`]: 'all',
  [`pointKind${n}`]: 'discussion',
  [`raisedBy${n}`]: 'professional',
})
let days = 2
/** A meeting that goes on now. */
async function held(more: Record<string, string | string[]> = {}) {
  days += 1
  const { status, location, text } = await postAnyway(maria, `/children/${ids.amina}/meetings`, {
    kind: 'meeting',
    day: daysFromToday(days),
    from: '13.30',
    to: '14.30',
    place: '',
    childTakesPart: 'part',
    childHow: '',
    childHowAbout: 'none',
    notToRaise: '',
    ...point(1, 'Sömnen'),
    ...point(2, 'Leken'),
    ...point(3),
    team: [forskollarare],
    ...more,
  })
  expect(status, text.slice(0, 2000)).toBe(303)
  const id = location.split('/')[2] as string
  await admin(
    `update child.meetings set starts_at = now() - interval '10 minutes', ends_at = now() + interval '1 hour' where id = $1`,
    [id],
  )
  const [seats, points] = [
    await admin('select * from child.meeting_participants where meeting_id = $1', [id]),
    await admin('select id, words from child.meeting_words where meeting_id = $1', [id]),
  ]
  return {
    path: location,
    id,
    seatOf: (who: string) =>
      seats.find(row => [row.function_id, row.guardian_id].includes(who))?.id as string,
    outcomeOf: (title: string) => `outcome-${points.find(({ words }) => words === title)?.id}`,
  }
}
const written = {
  words: 'Vi pratade.',
  childWords: '',
  areas: ['healthy'],
  receivers: [],
  draft: '',
}
/** What a form says of those who were there. */
const there = (...seats: string[]) => Object.fromEntries(seats.map(id => [presenceField(id), 'there']))
const ground = async () => ({
  others: [samordnare],
  areas: ['healthy'],
  basisId: (await admin(`select id from sharing.bases where code = 'no_harm'`))[0].id as string,
  purpose: 'Planera',
  familyView: '',
  informed: 'yes',
  notInformedReason: '',
  until: daysFromToday(60),
})
/** As kring-autosave sends it. */
async function autosave(who: Browser, meeting: { path: string; id: string }, body: Record<string, unknown>) {
  const end = 'base' in body ? 'minutes' : 'closing'
  const draft = / draft="([0-9a-f-]{36})"/.exec((await who.get(`${meeting.path}/${end}`)).text)?.[1]
  const { status } = await house.app.request('http://localhost:3000/drafts', {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      cookie: `__Host-kring=${who.token}`,
      'sec-fetch-site': 'same-origin',
    },
    body: JSON.stringify({
      id: draft,
      form: 'minutes',
      childId: ids.amina,
      body: { meetingId: meeting.id, ...body },
    }),
  })
  expect(status).toBe(204)
}
const versions = (id: string) =>
  admin(
    'select version, words, child_words, areas, reason from child.minutes where meeting_id = $1 order by version',
    [id],
  )

describe('Two who write at once', () => {
  /** What the second form says that the first did not, one thing at a time. */
  const differences = (meeting: Awaited<ReturnType<typeof held>>) => ({
    'the child’s words': { childWords: '”Jag är rädd hemma.”' },
    'an outcome': { [meeting.outcomeOf('Leken')]: 'Hon leker med Elsie.' },
    'what it is about': { areas: ['safe', 'healthy'] },
    'who was there': there(meeting.seatOf(forskollarare)),
    'who gets it': { receivers: [meeting.seatOf(farah)] },
  })

  test('and close with the same words lose nothing that the second one said, without a word', async () => {
    const meeting = await held({ guardians: [farah], ...(await ground()) })
    const first = {
      ...written,
      [meeting.outcomeOf('Sömnen')]: 'Hon sover.',
      [meeting.outcomeOf('Leken')]: '',
    }
    expect((await maria.post(`${meeting.path}/closing`, first)).status).toBe(303)
    for (const [what, more] of Object.entries(differences(meeting))) {
      const { status, text } = await karin.post(`${meeting.path}/closing`, { ...first, ...more })
      expect([what, status]).toEqual([what, 409])
      const kept = sentForm(text, `${meeting.path}/minutes`)
      for (const [name, value] of Object.entries(more)) expect(kept[name]).toEqual([value].flat())
    }
    // The same form sent once more, as by two presses, is the same.
    expect((await maria.post(`${meeting.path}/closing`, first)).status).toBe(303)
    expect(await versions(meeting.id)).toHaveLength(1)
  })

  test('and correct with the same words and reason lose nothing that the second one said, without a word', async () => {
    const meeting = await held({ guardians: [farah] })
    const first = { ...written, [meeting.outcomeOf('Sömnen')]: '', [meeting.outcomeOf('Leken')]: '' }
    expect((await maria.post(`${meeting.path}/closing`, first)).status).toBe(303)
    // Of a point without a text nothing is claimed: they may have talked of it at length.
    const page = (await maria.get(meeting.path)).text
    expect(page).toContain('Inget skrivet om punkten.')
    expect(page).not.toContain('hann inte')
    const corrected = { ...first, reason: 'Rättat', base: '1', [meeting.outcomeOf('Sömnen')]: 'Hon sover.' }
    expect((await maria.post(`${meeting.path}/minutes`, corrected)).status).toBe(303)
    for (const [what, more] of Object.entries(differences(meeting))) {
      const { status } = await karin.post(`${meeting.path}/minutes`, { ...corrected, ...more })
      expect([what, status]).toEqual([what, 409])
    }
    expect((await maria.post(`${meeting.path}/minutes`, corrected)).status).toBe(303)
    expect(await versions(meeting.id)).toHaveLength(2)
  })

  test('and send the same to the same readers, are one: nobody is given the minutes twice', async () => {
    const meeting = await held({ guardians: [farah], ...(await ground()) })
    const first = { ...written, receivers: [meeting.seatOf(farah), meeting.seatOf(samordnare)] }
    for (const who of [maria, karin, maria])
      expect((await who.post(`${meeting.path}/closing`, first)).status).toBe(303)
    expect(
      await admin(
        `select count(*)::int as n from sharing.disclosed_items where item_kind = 'minutes' and item_id = $1`,
        [meeting.id],
      ),
    ).toEqual([{ n: 2 }])
  })
})

test('minutes that were given are called minutes, to a guardian who reads no list of what was given too', async () => {
  const meeting = await held({ guardians: [farah], ...(await ground()) })
  await maria.post(`${meeting.path}/closing`, { ...written, receivers: [meeting.seatOf(samordnare)] })
  const given = await admin(
    `select d.kind from sharing.disclosures d join sharing.disclosed_items i on i.disclosure_id = d.id
      where d.child_id = $1 and d.to_function_id = $2 and i.item_kind = 'minutes' and i.item_id = $3`,
    [ids.amina, samordnare, meeting.id],
  )
  expect(given).toEqual([{ kind: 'minutes' }])
  const page = (await (await house.as('farah-haddad', 'guardian')).get(`/family/children/${ids.amina}`)).text
  expect(page.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')).toMatch(
    /Centrala barn- och elevhälsan .*Har fått: mötesanteckningar och ett möte\./,
  )
})

describe('Minutes that were begun', () => {
  test('are found again when another holder has closed the meeting, beside what that one wrote', async () => {
    const meeting = await held()
    await autosave(maria, meeting, { words: 'Allt som Maria hann skriva.', childWords: '' })
    expect((await karin.post(`${meeting.path}/closing`, { ...written, words: 'Karins ord.' })).status).toBe(
      303,
    )
    const href = new RegExp(`href="(/meetings/${meeting.id}/[^"]*)"`).exec(
      (await maria.get('/drafts')).text,
    )?.[1]
    const opened = await maria.get(String(href).replaceAll('&amp;', '&'))
    expect([opened.status, opened.location]).toEqual([
      303,
      expect.stringContaining(`${meeting.path}/minutes?draft=`),
    ])
    for (const path of [opened.location, `${meeting.path}/minutes`]) {
      const page = await maria.get(path)
      expect(page.status).toBe(200)
      expect(page.text).toContain('Någon annan hann skriva före dig.')
      expect(page.text).toContain('Karins ord.')
      expect(sentForm(page.text, `${meeting.path}/minutes`)).toMatchObject({
        words: ['Allt som Maria hann skriva.'],
        base: ['1'],
      })
    }
    // A colleague's form shows nothing of it.
    expect((await karin.get(`${meeting.path}/minutes`)).text).not.toContain('Allt som Maria')
  })

  test('as a correction do not write over a version of somebody else unread', async () => {
    const meeting = await held()
    await maria.post(`${meeting.path}/closing`, written)
    await autosave(maria, meeting, { base: '1', words: 'Marias rättelse.', childWords: '', reason: 'Fel' })
    expect((await maria.get(`${meeting.path}/minutes`)).text).not.toContain('Någon annan hann skriva')
    const karins = { ...written, words: 'Karins rättelse.', reason: 'Fel', base: '1' }
    expect((await karin.post(`${meeting.path}/minutes`, karins)).status).toBe(303)
    const page = (await maria.get(`${meeting.path}/minutes`)).text
    for (const words of ['Någon annan hann skriva före dig.', 'Karins rättelse.', 'Marias rättelse.'])
      expect(page).toContain(words)
  })

  test('have nobody ticked again who was unticked in them (R2)', async () => {
    const meeting = await held({ guardians: [farah, omar] })
    await admin(`update child.meeting_participants set answer = 'yes' where meeting_id = $1`, [meeting.id])
    const form = async () =>
      sentForm((await maria.get(`${meeting.path}/closing`)).text, `${meeting.path}/closing`)
    expect((await form()).receivers).toHaveLength(2)
    const seat = presenceField(meeting.seatOf(farah))
    await autosave(maria, meeting, { words: 'Om pappans hot.', childWords: '', [seat]: 'away' })
    expect(await form()).toMatchObject({ words: ['Om pappans hot.'], [seat]: ['away'] })
    expect((await form()).receivers).toBeUndefined()
    await autosave(maria, meeting, {
      words: 'Om pappans hot.',
      childWords: '',
      receivers: [meeting.seatOf(farah)],
    })
    expect((await form()).receivers).toEqual([meeting.seatOf(farah)])
  })
})

describe('A correction as the form stands', () => {
  test('goes to nobody who was left out of the minutes (R2, R10b)', async () => {
    const meeting = await held({ guardians: [farah, omar] })
    const father = await house.as('omar-haddad', 'guardian')
    const words = 'Mamman berättade om pappan.'
    await maria.post(`${meeting.path}/closing`, { ...written, words, receivers: [meeting.seatOf(farah)] })
    expect((await father.get(meeting.path)).text).not.toContain(words)
    const page = (await maria.get(`${meeting.path}/minutes`)).text
    expect(page).toContain('Har inte fått dem förut.')
    const form = sentForm(page, `${meeting.path}/minutes`)
    expect(form.receivers).toEqual([meeting.seatOf(farah)])
    const corrected = { ...form, words: `${words} I dag.`, reason: 'Ett ord' }
    expect((await maria.post(`${meeting.path}/minutes`, corrected)).status).toBe(303)
    expect((await father.get(meeting.path)).text).not.toContain(words)
  })

  test('keeps what came of two points of one title apart (R4)', async () => {
    const meeting = await held({
      ...(await ground()),
      ...point(1, 'Hur är det nu?'),
      ...point(2, 'Hur är det nu?'),
      about1: 'safe',
      about2: 'healthy',
    })
    const points = await admin(
      `select id, areas from child.meeting_words where meeting_id = $1 and words = 'Hur är det nu?'`,
      [meeting.id],
    )
    const outcome = (area: string) => `outcome-${points.find(({ areas }) => areas.includes(area))?.id}`
    await maria.post(`${meeting.path}/closing`, {
      ...written,
      receivers: [meeting.seatOf(samordnare)],
      [outcome('safe')]: 'Pappan har slagit henne.',
      [outcome('healthy')]: 'Hon sover bättre.',
    })
    const form = sentForm((await maria.get(`${meeting.path}/minutes`)).text, `${meeting.path}/minutes`)
    expect([form[outcome('safe')], form[outcome('healthy')]]).toEqual([
      ['Pappan har slagit henne.'],
      ['Hon sover bättre.'],
    ])
    const corrected = { ...form, words: 'Vi pratade länge.', reason: 'Ett ord' }
    expect((await maria.post(`${meeting.path}/minutes`, corrected)).status).toBe(303)
    const jonas = (await (await house.as('jonas-ek')).get(meeting.path)).text
    expect([jonas.includes('Hon sover bättre.'), jonas.includes('slagit')]).toEqual([true, false])
  })
})

test('a correction takes back that somebody who was let go had been there (R20)', async () => {
  const meeting = await held(await ground())
  const seat = meeting.seatOf(samordnare)
  const attendance = async () =>
    (await admin('select attended from child.meeting_participants where id = $1', [seat]))[0].attended
  await admin('update child.meeting_participants set let_go_at = now() where id = $1', [seat])
  await maria.post(`${meeting.path}/closing`, {
    ...written,
    ...there(seat, meeting.seatOf(forskollarare)),
  })
  expect(await attendance()).toBe(true)
  const corrected = {
    ...written,
    ...there(meeting.seatOf(forskollarare)),
    [presenceField(seat)]: 'away',
    reason: 'Jonas var inte där',
    base: '1',
  }
  expect((await maria.post(`${meeting.path}/minutes`, corrected)).status).toBe(303)
  expect(await attendance()).toBe(false)
  // Of whom nobody ever ticked, nothing is said.
  const other = await held(await ground())
  await admin('update child.meeting_participants set let_go_at = now() where id = $1', [
    other.seatOf(samordnare),
  ])
  await maria.post(`${other.path}/closing`, {
    ...written,
    ...there(other.seatOf(forskollarare)),
  })
  expect(
    await admin('select attended from child.meeting_participants where id = $1', [other.seatOf(samordnare)]),
  ).toEqual([{ attended: null }])
})

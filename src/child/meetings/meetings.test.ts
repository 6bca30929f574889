import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { idOf, ids } from '../../../demo/ids.ts'
import { postAnyway } from '../../../test/anyway.ts'
import { checkedValues } from '../../../test/checked-values.ts'
import { type House, openHouse } from '../../../test/house.ts'
import { areas } from '../../sharing/disclosures/index.ts'
import { answers, pointKinds, raisers, waysToTakePart } from './states.ts'

let house: House
/** Calls. */
let maria: Awaited<ReturnType<House['as']>>
/** Of Maria's unit, knows the child. */
let sara: typeof maria
/** Of another unit. */
let jonas: typeof maria
/** Of another unit, never invited. */
let lina: typeof maria
/** The mother. */
let farah: typeof maria
const basis: Record<string, string> = {}
const one = async (text: string, values: unknown[] = []) =>
  (await house.database.admin.query(text, values)).rows[0]
const guardianOf = async (name: string) =>
  (await one('select id from child.guardians where child_id = $1 and name = $2', [ids.amina, name]))
    .id as string
const participant = async (meeting: string, functionId: string) =>
  (await one('select * from child.meeting_participants where meeting_id = $1 and function_id = $2', [
    meeting,
    functionId,
  ])) as { id: string; answer: string; attended: boolean; edits_plan: boolean }
const there = (id: string) => ({ [`presence.${id}`]: 'there' })
const notThere = (id: string) => ({ [`presence.${id}`]: 'away' })
const rektor = ids.functions.rektor
const dayFrom = (days: number) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm' }).format(Date.now() + days * 86_400_000)

beforeAll(async () => {
  house = await openHouse()
  for (const { id, code } of (await house.database.admin.query('select id, code from sharing.bases')).rows)
    basis[code] = id
  maria = await house.as('maria-lund')
  sara = await house.as('sara-lind')
  jonas = await house.as('jonas-ek')
  lina = await house.as('lina-berg')
  farah = await house.as('farah-haddad')
})
afterAll(() => house.close())

const ground = () => ({
  basisId: basis.no_harm as string,
  purpose: 'Planera stödet tillsammans',
  familyView: '',
  informed: 'yes',
  notInformedReason: '',
  until: dayFrom(60),
})
const point = (n: number, title = '') => ({
  [`title${n}`]: title,
  [`about${n}`]: 'all',
  [`pointKind${n}`]: 'decision',
  [`raisedBy${n}`]: 'child',
})
const call = (more: Record<string, string | string[]> = {}) => ({
  kind: 'meeting',
  day: dayFrom(7),
  from: '13.30',
  to: '14:30',
  place: 'Rum 3',
  childTakesPart: 'part',
  childHow: 'Sara sitter bredvid',
  childHowAbout: 'none',
  notToRaise: 'Inget om sömnen',
  ...point(1, 'Vilan efter maten'),
  ...point(2),
  ...point(3),
  team: [ids.functions.forskollarare],
  guardians: [],
  others: [],
  areas: [...areas],
  ...more,
})
const callOne = async (more: Record<string, string | string[]> = {}) => {
  const sent = await postAnyway(
    maria,
    `/children/${ids.amina}/meetings`,
    call({ others: [ids.functions.samordnare], ...ground(), ...more }),
  )
  expect(sent.status).toBe(303)
  return sent.location
}

test.each([
  ['meeting_words_kind_check', [...pointKinds, 'child_how', 'not_to_raise']],
  ['meeting_words_raised_by_check', raisers],
  ['meetings_child_takes_part_check', waysToTakePart],
  ['meeting_participants_answer_check', answers],
])('%s takes what the code knows', async (constraint, known) => {
  expect([...known].sort()).toEqual(await checkedValues(house, constraint))
})

describe('A meeting is called', () => {
  test('with the own unit, another unit on a ground, and a guardian; each reads what they were invited to', async () => {
    expect((await maria.get(`/children/${ids.amina}/meetings/new`)).text).toContain(
      'Bjud in till möte om Amina',
    )
    const path = await callOne({ guardians: [await guardianOf('Farah Haddad')] })
    for (const reader of [maria, sara, jonas, farah]) {
      const page = await reader.get(path)
      expect(page.status).toBe(200)
      expect(page.text).toContain('Vilan efter maten')
      expect(page.text).toContain('13.30–14.30')
      expect((await reader.get('/meetings')).text).toContain(path)
    }
    expect((await maria.get(path)).text).toContain('Farah Haddad')
    expect((await jonas.get(path)).text).not.toContain('Farah')
    const { rows } = await house.database.admin.query(
      `select d.kind, b.code from sharing.disclosures d join sharing.disclosed_items i on i.disclosure_id = d.id and i.item_kind = 'meeting' join sharing.bases b on b.id = d.basis_id where i.item_id = $1 order by b.code`,
      [path.split('/')[2]],
    )
    expect(rows).toEqual([
      { kind: 'meeting', code: 'guardian' },
      { kind: 'meeting', code: 'no_harm' },
    ])
  })

  test('and a stranger gets what nobody gets, on every address of it', async () => {
    const path = await callOne()
    const unknown = await lina.get(`/meetings/${randomUUID()}`)
    for (const end of [
      '',
      '/preparation',
      '/participants',
      '/time',
      '/cancellation',
      '/opening',
      '/closing',
      '/minutes',
    ]) {
      const answer = await lina.get(`${path}${end}`)
      expect([end, answer.status]).toEqual([end, 404])
    }
    expect((await lina.get(path)).text.replaceAll(path, '')).toBe(
      unknown.text.replaceAll(/\/meetings\/[0-9a-f-]{36}/g, ''),
    )
    for (const end of [
      'answer',
      'preparation',
      'agenda',
      'participants',
      'time',
      'cancellation',
      'opening',
      'closing',
      'minutes',
    ]) {
      const answer = await lina.post(`${path}/${end}`, { answer: 'yes' })
      expect([end, answer.status]).toEqual([end, 404])
    }
    expect((await lina.get(`/children/${ids.amina}/meetings/new`)).status).toBe(404)
    expect((await lina.post(`/children/${ids.amina}/meetings`, call())).status).toBe(404)
    expect((await house.stranger.get(path)).status).not.toBe(200)
    // Who is invited, and who reads it as a colleague, does not do what the caller does.
    for (const reader of [jonas, sara]) {
      for (const end of ['preparation', 'participants', 'time', 'cancellation', 'opening', 'closing'])
        expect((await reader.get(`${path}/${end}`)).status).toBe(404)
      expect((await reader.post(`${path}/cancellation`)).status).toBe(404)
    }
  })

  test('calling is idempotent, with one invitation each', async () => {
    const once = randomUUID()
    const fields = call({ others: [ids.functions.samordnare], ...ground(), once })
    const [first, second] = [
      await postAnyway(maria, `/children/${ids.amina}/meetings`, fields),
      await postAnyway(maria, `/children/${ids.amina}/meetings`, fields),
    ]
    expect(second.location).toBe(first.location)
    const id = first.location.split('/')[2]
    expect(
      (await one('select count(*) as n from child.meeting_participants where meeting_id = $1', [id])).n,
    ).toBe(2)
    expect(
      (
        await one(
          `select count(*) as n from sharing.disclosed_items where item_id = $1 and item_kind = 'meeting'`,
          [id],
        )
      ).n,
    ).toBe(1)
  })

  test('what cannot be is answered with what was typed', async () => {
    const bad = async (more: Record<string, string | string[]>) => {
      const page = await postAnyway(
        maria,
        `/children/${ids.amina}/meetings`,
        call({ childHow: 'Står kvar 🌻', ...more }),
      )
      expect(page.status).toBe(422)
      expect(page.text).toContain('Står kvar 🌻')
      return page.text
    }
    expect(await bad({ from: '25.00' })).toContain('Skriv en tid')
    expect(await bad({ to: '13.00' })).toContain('sluta efter att det har börjat')
    expect(await bad({ day: dayFrom(-1) })).toContain('inte har varit')
    expect(await bad({ day: '9999-12-31' })).toContain('inom två år')
    expect(await bad({ day: 'i morgon' })).toContain('Skriv en dag som finns')
    expect(await bad({ place: 'Hemma hos Amina' })).toContain('utan namn på barnet')
    expect(await bad({ place: 'x'.repeat(201) })).toContain('Nu är det 201')
    expect(await bad({ team: [] })).toContain('Välj minst en')
    expect(await bad({ team: ['nobody'] })).toContain('Välj bland dem som står här')
    expect(await bad({ others: [ids.functions.samordnare] })).toContain('Välj en grund')
    expect(await bad({ others: [ids.functions.samordnare], ...ground(), until: dayFrom(2) })).toContain(
      'inte är före mötet',
    )
    // The ground holds for one of the two: the page says who not, and why.
    const pair = await bad({
      others: [ids.functions.samordnare, ids.functions.aktivitetsledare],
      ...ground(),
    })
    expect(pair).toContain('Aktivitetsledare')
    expect(pair).toContain('gäller inte mellan er enhet')
    expect(
      await bad({ others: [ids.functions.aktivitetsledare], ...ground(), basisId: basis.consent as string }),
    ).toContain('Medgivandet räcker inte')
  })
})

describe('An invitation is answered', () => {
  test('by a function and by a guardian, and the caller hears of it', async () => {
    const path = await callOne({ guardians: [await guardianOf('Farah Haddad')] })
    expect((await jonas.get(path)).text).toContain('Kan du komma?')
    expect((await jonas.post(`${path}/answer`, { answer: 'maybe' })).status).toBe(303)
    expect((await farah.post(`${path}/answer`, { answer: 'yes' })).status).toBe(303)
    await farah.post(`${path}/answer`, { answer: 'yes' })
    await farah.post(`${path}/answer`, { answer: 'nonsense' })
    expect((await farah.get(path)).text).toContain('Du har svarat: kommer')
    const id = path.split('/')[2]
    const { rows } = await house.database.admin.query(
      'select answer from child.meeting_participants where meeting_id = $1 and answer is not null order by answer',
      [id],
    )
    expect(rows.map(({ answer }) => answer)).toEqual(['maybe', 'yes'])
    expect(
      (
        await one(
          `select count(*) as n from sharing.notices where item_id = $1 and kind = 'meeting_answered'`,
          [id],
        )
      ).n,
    ).toBe(2)
  })
})

describe('A meeting is prepared and moved', () => {
  test('points come and go, and adding one is idempotent', async () => {
    const path = await callOne()
    const once = randomUUID()
    const newPoint = {
      title: 'Kan hon sova i tältet?',
      about: 'none',
      pointKind: 'discussion',
      raisedBy: 'child',
      once,
    }
    await maria.post(`${path}/agenda`, newPoint)
    await maria.post(`${path}/agenda`, newPoint)
    expect((await maria.post(`${path}/agenda`, { ...newPoint, title: '' })).status).toBe(422)
    const page = (await jonas.get(path)).text
    expect(page.split('Kan hon sova i tältet?')).toHaveLength(2)
    expect(page).toContain('Tas upp av barnet')
    expect((await maria.post(`${path}/agenda/${once}/removal`)).status).toBe(303)
    expect((await jonas.get(path)).text).not.toContain('tältet')
    expect(
      (
        await maria.post(`${path}/preparation`, {
          childTakesPart: 'words_or_picture',
          childHow: 'En teckning',
          childHowAbout: 'none',
          notToRaise: '',
        })
      ).status,
    ).toBe(303)
    expect((await jonas.get(path)).text).toContain('En teckning')
  })

  test('a new time asks everybody anew, and reaches past the day that they could read until', async () => {
    const path = await callOne({ until: dayFrom(10) })
    await jonas.post(`${path}/answer`, { answer: 'yes' })
    const time = { day: dayFrom(20), from: '9', to: '10', place: 'Rum 4', sequence: '0' }
    expect((await postAnyway(maria, `${path}/time`, time)).status).toBe(303)
    expect((await postAnyway(maria, `${path}/time`, time)).status).toBe(303)
    const page = await jonas.get(path)
    expect(page.text).toContain('09.00–10.00')
    expect(page.text).toContain('Inte svarat')
    const row = await one(
      `select m.sequence, (i.ends_at > m.ends_at) as reads from child.meetings m join sharing.disclosed_items i on i.item_id = m.id and i.ends_at > now() where m.id = $1`,
      [path.split('/')[2]],
    )
    expect(row).toEqual({ sequence: 1, reads: true })
    const stale = await postAnyway(maria, `${path}/time`, { ...time, from: '8' })
    expect(stale.status).toBe(409)
    expect(stale.text).toContain('Någon annan har ändrat mötet')
  })

  test('cancelled it stands so, and can neither be opened nor answered', async () => {
    const path = await callOne()
    expect((await maria.post(`${path}/cancellation`)).status).toBe(303)
    expect((await maria.post(`${path}/cancellation`)).status).toBe(303)
    expect((await jonas.get(path)).text).toContain('Inställt')
    expect((await maria.post(`${path}/opening`, {})).status).toBe(409)
    await jonas.post(`${path}/answer`, { answer: 'yes' })
    expect((await participant(path.split('/')[2] as string, ids.functions.samordnare)).answer).toBeNull()
    expect(
      (await one('select sequence from child.meetings where id = $1', [path.split('/')[2]])).sequence,
    ).toBe(1)
  })

  test('a search in the form finds others, keeps what was typed and chosen, and calls nobody (R20)', async () => {
    const count = async () => (await one('select count(*)::int as n from child.meetings')).n
    const before = await count()
    const { samordnare, aktivitetsledare } = ids.functions
    const typed = {
      title1: 'Fotbollen',
      place: 'Stora rummet',
      others: [samordnare],
      team: [ids.functions.forskollarare],
    }
    const send = (more: Record<string, string | string[]>) =>
      postAnyway(maria, `/children/${ids.amina}/meetings`, call({ ...typed, ...more }))
    const found = await send({ search: 'lina berg', find: 'yes', day: '' })
    expect(found.status).toBe(422)
    for (const kept of ['value="Fotbollen"', 'value="Stora rummet"', 'value="lina berg"'])
      expect(found.text).toContain(kept)
    expect(found.text).not.toContain('error-summary')
    const isChosen = (text: string, id: string) => new RegExp(`value="${id}"[^>]*checked`).test(text)
    expect([samordnare, aktivitetsledare].map(id => isChosen(found.text, id))).toEqual([true, false])
    expect(found.text).toContain(`value="${aktivitetsledare}"`)
    const again = await send({ search: 'finnsinte', find: 'yes', others: [samordnare, aktivitetsledare] })
    expect(again.text).toContain('Ingen passar')
    expect([samordnare, aktivitetsledare].map(id => isChosen(again.text, id))).toEqual([true, true])
    expect(await count()).toBe(before)
    const unknown = await send({ others: [randomUUID()], search: '', find: '' })
    expect(unknown.text, 'who may be chosen is judged when the form is sent').toContain(
      'Välj bland dem som står här',
    )
  })

  test('more are invited later, nobody twice', async () => {
    const path = await callOne()
    expect((await maria.get(`${path}/participants`)).text).not.toContain(
      `value="${ids.functions.samordnare}"`,
    )
    const more = {
      others: [ids.functions.aktivitetsledare],
      ...ground(),
      areas: ['achieving'],
      basisId: basis.reservation as string,
    }
    expect((await maria.post(`${path}/participants`, more)).status).toBe(303)
    expect((await maria.post(`${path}/participants`, more)).status).toBe(303)
    expect((await maria.post(`${path}/participants`, { others: [] })).status).toBe(422)
    expect(
      (
        await one('select count(*) as n from child.meeting_participants where meeting_id = $1', [
          path.split('/')[2],
        ])
      ).n,
    ).toBe(3)
  })
})

describe('A meeting is held', () => {
  test('the draft is open to the chosen while it lasts; minutes go out, are corrected, and keep their versions', async () => {
    const planId = idOf('plan/of-this-test')
    await house.database.admin.query(
      `insert into child.plans (id, collaboration_id, child_id, unit_id, lead_function_id, next_on, once) select $1, collaboration_id, id, unit_id, $3, current_date + 30, gen_random_uuid() from child.children where id = $2`,
      [planId, ids.amina, ids.functions.rektor],
    )
    await house.database.admin.query(
      `insert into child.plan_parts (id, plan_id, child_id, unit_id, kind, area, words) select $3, $1, id, unit_id, 'need', 'healthy', 'Sömn' from child.children where id = $2`,
      [planId, ids.amina, idOf('part/of-this-test')],
    )
    const path = await callOne({ guardians: [await guardianOf('Farah Haddad')] })
    const id = path.split('/')[2] as string
    const seat = await participant(id, ids.functions.samordnare)
    const family = await one(
      'select id from child.meeting_participants where meeting_id = $1 and guardian_id is not null',
      [id],
    )

    expect((await maria.get(`${path}/opening`)).text).toContain('Planera stödet tillsammans')
    // One press weeks ahead would open the plan to everybody invited.
    const early = await maria.post(`${path}/opening`, {})
    expect([early.status, early.text.includes('Du kan öppna det från och med den dagen')]).toEqual([
      409,
      true,
    ])
    expect((await sara.get(`/plans/${planId}/draft`)).status).toBe(404)
    await house.database.admin.query(
      `update child.meetings set starts_at = now(), ends_at = now() + interval '1 hour' where id = $1`,
      [id],
    )
    expect((await maria.post(`${path}/opening`, { editors: [seat.id] })).status).toBe(422)
    const opened = { editors: [seat.id], ...ground(), until: dayFrom(0) }
    expect((await maria.post(`${path}/opening`, opened)).status).toBe(303)
    expect((await maria.post(`${path}/opening`, opened)).status).toBe(303)
    const drafts = () =>
      house.database.admin.query(
        `select d.areas, d.end_reason from sharing.disclosures d join sharing.disclosed_items i on i.disclosure_id = d.id and i.item_kind = 'draft' where i.item_id = $1`,
        [planId],
      )
    expect((await drafts()).rows).toEqual([{ areas: ['healthy'], end_reason: null }])
    expect((await jonas.get(path)).text).toContain(`/plans/${planId}/draft`)
    // R3: a colleague who is in the room writes too, without a ground, and no longer than the meeting is open.
    expect((await sara.get(path)).text).toContain(`/plans/${planId}/draft`)
    expect((await sara.get(`/plans/${planId}/draft`)).text).toContain('Sömn')
    for (const writer of [maria, sara, jonas])
      expect((await writer.get(`/plans/${planId}/draft`)).text).toContain(
        'Mötet är öppet: ni skriver tillsammans',
      )
    const part = { kind: 'goal', parentId: idOf('part/of-this-test'), words: 'Sova hela natten' }
    expect((await sara.post(`/plans/${planId}/parts`, part)).status).toBe(303)
    expect((await maria.get(`/plans/${planId}/draft`)).text).toContain('Sova hela natten')
    expect((await sara.get(`/plans/${planId}/publication/new`)).status).toBe(404)
    expect((await (await house.as('elin-dahl')).get(`/plans/${planId}/draft`)).status).toBe(404)

    const { id: pointId } = await one(
      `select id from child.meeting_words where meeting_id = $1 and kind = 'decision'`,
      [id],
    )
    const written = {
      words: 'Vi provar tältet.',
      childWords: 'Jag vill ha lampan tänd.',
      [`outcome-${pointId}`]: 'Ja, från måndag',
      ...there(seat.id),
      receivers: [seat.id, family.id],
      reason: '',
      base: '',
    }
    const empty = await postAnyway(maria, `${path}/closing`, { ...written, words: '' })
    expect(empty.status).toBe(422)
    expect(empty.text).toContain('Jag vill ha lampan tänd.')
    expect((await maria.post(`${path}/closing`, written)).status).toBe(303)
    expect((await maria.post(`${path}/closing`, written)).status).toBe(303)
    expect((await drafts()).rows).toEqual([{ areas: ['healthy'], end_reason: 'meeting_closed' }])
    expect((await sara.get(`/plans/${planId}/draft`)).status).toBe(404)
    expect((await sara.post(`/plans/${planId}/parts`, part)).status).toBe(404)
    const other = await postAnyway(maria, `${path}/closing`, {
      ...written,
      words: 'En annan text, samtidigt.',
    })
    expect(other.status).toBe(409)
    expect(other.text).toContain('En annan text, samtidigt.')
    expect(other.text).toContain('Vi provar tältet.')
    for (const reader of [maria, sara, jonas, farah]) {
      const page = (await reader.get(path)).text
      for (const words of ['Vi provar tältet.', 'Jag vill ha lampan tänd.', 'Ja, från måndag', 'Var med'])
        expect(page).toContain(words)
    }

    const correction = { ...written, words: 'Vi provar tältet från tisdag.', reason: 'Fel dag', base: '1' }
    expect((await maria.post(`${path}/minutes`, { ...correction, reason: '' })).status).toBe(422)
    expect((await maria.post(`${path}/minutes`, correction)).status).toBe(303)
    expect((await maria.post(`${path}/minutes`, correction)).status).toBe(303)
    expect((await maria.post(`${path}/minutes`, { ...correction, words: 'Något helt annat' })).status).toBe(
      409,
    )
    const seen = (await jonas.get(path)).text
    expect(seen).toContain('från tisdag')
    expect(seen).toContain('Fel dag')
    expect(seen).not.toContain('Vi provar tältet.')
    expect((await maria.get(path)).text).toContain('Vi provar tältet.')
    expect((await one('select count(*) as n from child.minutes where meeting_id = $1', [id])).n).toBe(2)
    expect((await maria.get(`${path}/time`)).status).toBe(409)
    const reading = await one(
      `select count(*) as n from audit.access_log where item_id = $1 and item_kind = 'minutes' and act = 'read' and function_id = $2`,
      [id, ids.functions.samordnare],
    )
    expect(reading.n).toBeGreaterThan(0)
  })

  test('who is not chosen gets no minutes, and reads that so it is', async () => {
    const path = await callOne()
    const { id: pointId } = await one(
      `select id from child.meeting_words where meeting_id = $1 and kind = 'decision'`,
      [path.split('/')[2]],
    )
    await postAnyway(maria, `${path}/closing`, {
      words: 'Bara för oss.',
      childWords: '',
      [`outcome-${pointId}`]: 'Hemligt',
      receivers: [],
      reason: '',
      base: '',
    })
    const page = (await jonas.get(path)).text
    expect(page).not.toContain('Bara för oss.')
    expect(page).not.toContain('Hemligt')
    expect(page).toContain('Du har inte fått anteckningarna')
    expect((await sara.get(path)).text).toContain('Bara för oss.')
  })

  const outcomeOf = async (path: string) => {
    const { id } = await one(
      `select id from child.meeting_words where meeting_id = $1 and kind = 'decision'`,
      [path.split('/')[2]],
    )
    return { [`outcome-${id}`]: '' }
  }
  /** Closed by Maria, with those who were there. */
  const close = async (path: string, more: Record<string, string | string[]> = {}) => {
    const written = { words: 'Klart.', childWords: '', receivers: [], reason: '', base: '' }
    return postAnyway(maria, `${path}/closing`, { ...written, ...(await outcomeOf(path)), ...more })
  }
  const chosen = (text: string, id: string) =>
    new RegExp(`name="presence\\.${id}" value="([^"]*)"[^>]*checked`).exec(text)?.[1]
  const noWordOfThem = /Var inte med|Var med|Av de inbjudna|Inte med var/
  const begins = (id: string) =>
    house.database.admin.query(
      `update child.meetings set starts_at = now() - interval '5 minutes', ends_at = now() + interval '1 hour' where id = $1`,
      [id],
    )

  test('of nobody is it said that they were there or not, where nobody said so: an answer to an invitation says nothing', async () => {
    const path = await callOne({ guardians: [await guardianOf('Farah Haddad')] })
    const id = path.split('/')[2] as string
    await jonas.post(`${path}/answer`, { answer: 'yes' })
    await begins(id)
    const coming = await participant(id, ids.functions.samordnare)
    const silent = await participant(id, ids.functions.forskollarare)
    const form = (await maria.get(`${path}/closing`)).text
    expect([coming, silent].map(each => chosen(form, each.id))).toEqual(['', ''])
    expect(form, 'names before posts').toContain('Jonas Ek, samordnare, ')
    expect(form).toContain('Svarade ja.')
    expect((await close(path)).status).toBe(303)
    for (const reader of [maria, sara, jonas, farah])
      expect((await reader.get(path)).text).not.toMatch(noWordOfThem)
    for (const each of [ids.functions.samordnare, ids.functions.forskollarare])
      expect((await participant(id, each)).attended).toBeNull()
  })

  test('who was there is said of each by itself, and of the rest nothing is written for any reader', async () => {
    const path = await callOne({ guardians: [await guardianOf('Farah Haddad')] })
    const id = path.split('/')[2] as string
    await begins(id)
    const [his, hers] = await Promise.all(
      [ids.functions.samordnare, ids.functions.forskollarare].map(each => participant(id, each)),
    )
    const family = await one(
      'select id from child.meeting_participants where meeting_id = $1 and guardian_id is not null',
      [id],
    )
    const sent = {
      ...there(family.id),
      ...notThere(his?.id as string),
      receivers: [his?.id as string, family.id],
    }
    expect((await close(path, sent)).status).toBe(303)
    for (const reader of [maria, sara, jonas, farah]) {
      const page = (await reader.get(path)).text
      // Who the guardian is another unit is not told.
      const mother = reader === jonas ? 'vårdnadshavare' : 'Farah Haddad'
      expect(page).toContain(`Av de inbjudna var ${mother} med. Inte med var Jonas Ek.`)
      expect(page.match(/>Var med</g)).toHaveLength(1)
      expect(page.match(/>Var inte med</g)).toHaveLength(1)
    }
    expect((await participant(id, ids.functions.forskollarare)).attended).toBeNull()
    expect(chosen((await maria.get(`${path}/minutes`)).text, hers?.id as string)).toBe('')
  })

  test('one press says of all who answered yes that they were there, is seen before it is sent, and leaves what was chosen', async () => {
    const path = await callOne({ guardians: [await guardianOf('Farah Haddad')] })
    const id = path.split('/')[2] as string
    await begins(id)
    for (const reader of [jonas, sara]) await reader.post(`${path}/answer`, { answer: 'yes' })
    const [his, hers] = await Promise.all(
      [ids.functions.samordnare, ids.functions.forskollarare].map(each => participant(id, each)),
    )
    const shown = await maria.post(`${path}/closing`, {
      words: 'Halvskrivet',
      ...notThere(hers?.id as string),
      find: 'yes',
    })
    expect(shown.status).toBe(422)
    expect(shown.text).toContain('Halvskrivet')
    expect(shown.text).not.toContain('error-summary')
    expect(chosen(shown.text, his?.id as string)).toBe('there')
    expect(chosen(shown.text, hers?.id as string)).toBe('away')
    expect((await one('select closed_at from child.meetings where id = $1', [id])).closed_at).toBeNull()
    expect((await one('select count(*)::int as n from child.minutes where meeting_id = $1', [id])).n).toBe(0)
  })

  test('before a meeting has begun nobody is asked who was there, and what is sent of it anyway is not written', async () => {
    const path = await callOne()
    const id = path.split('/')[2] as string
    await jonas.post(`${path}/answer`, { answer: 'yes' })
    const { id: his } = await participant(id, ids.functions.samordnare)
    expect((await maria.get(`${path}/closing`)).text).not.toContain('Vilka var med?')
    expect((await close(path, there(his))).status).toBe(303)
    expect((await participant(id, ids.functions.samordnare)).attended).toBeNull()
    for (const reader of [maria, jonas]) expect((await reader.get(path)).text).not.toMatch(noWordOfThem)
    expect((await maria.get(`${path}/minutes`)).text, 'it never was').not.toContain('Vilka var med?')
    // What such minutes said before is still said, and can be corrected.
    await house.database.admin.query(
      'update child.minutes set attended = array[$2]::uuid[] where meeting_id = $1',
      [id, his],
    )
    expect((await maria.get(path)).text).toContain('Av de inbjudna var Jonas Ek med.')
    expect(chosen((await maria.get(`${path}/minutes`)).text, his)).toBe('there')
  })

  test('a correction changes who was there, and the version before says what it said', async () => {
    const path = await callOne({ guardians: [await guardianOf('Farah Haddad')] })
    const id = path.split('/')[2] as string
    await begins(id)
    const seats = await Promise.all(
      [ids.functions.samordnare, ids.functions.forskollarare].map(each => participant(id, each)),
    )
    const [his, hers] = seats.map(each => each.id) as [string, string]
    expect((await close(path, { ...there(his), ...there(randomUUID()) })).status).toBe(303)
    const form = (await maria.get(`${path}/minutes`)).text
    expect([his, hers].map(each => chosen(form, each))).toEqual(['there', ''])
    const correction = {
      words: 'Klart.',
      childWords: '',
      receivers: [his],
      reason: 'Sara var med',
      base: '1',
    }
    const sent = { ...correction, ...(await outcomeOf(path)), ...there(hers), ...notThere(his) }
    expect((await maria.post(`${path}/minutes`, sent)).status).toBe(303)
    expect((await maria.post(`${path}/minutes`, sent)).status, 'idempotent').toBe(303)
    expect((await maria.post(`${path}/minutes`, { ...sent, ...there(his) })).status).toBe(409)
    expect((await participant(id, ids.functions.samordnare)).attended).toBe(false)
    const page = (await maria.get(path)).text
    expect(page).toMatch(
      /inbjudna var Sara Lind med\. Inte med var Jonas Ek\.[\s\S]*Tidigare versioner[\s\S]*inbjudna var Jonas Ek med/,
    )
    const given = (await jonas.get(path)).text
    expect(given).toContain('Av de inbjudna var ')
    expect(given, 'the version before is the unit’s own').not.toContain('inbjudna var Jonas Ek med')
    const unsure = { ...correction, ...(await outcomeOf(path)), base: '2', reason: 'Osäkert' }
    expect((await maria.post(`${path}/minutes`, unsure)).status).toBe(303)
    expect((await participant(id, ids.functions.forskollarare)).attended).toBeNull()
  })

  test('closed before it began it is asked about first, and nothing is closed until the yes', async () => {
    const path = await callOne()
    const id = path.split('/')[2] as string
    const written = { words: 'Klart.', childWords: '', ...(await outcomeOf(path)), reason: '', base: '' }
    const asked = await maria.post(`${path}/closing`, written)
    expect(asked.status).toBe(422)
    expect(asked.text).toContain('Avsluta mötet innan det har börjat?')
    expect(asked.text).toContain('Klart.')
    const state = () => one('select closed_at from child.meetings where id = $1', [id])
    expect((await state()).closed_at).toBeNull()
    expect(
      (await maria.post(`${path}/closing`, { ...written, sure: 'yes' })).status,
      'a yes to another time',
    ).toBe(422)
    expect((await postAnyway(maria, `${path}/closing`, written)).status).toBe(303)
    expect((await state()).closed_at).not.toBeNull()
  })

  test('the receipt says by name who can read the minutes now, to the one who wrote them and for a while', async () => {
    const path = await callOne({ guardians: [await guardianOf('Farah Haddad')] })
    const id = path.split('/')[2] as string
    const seat = await participant(id, ids.functions.samordnare)
    expect((await close(path, { receivers: [seat.id] })).status).toBe(303)
    const page = (await maria.get(path)).text
    expect(page).toContain('Mötet är avslutat')
    expect(page).toContain('Jonas Ek kan läsa anteckningarna nu.')
    expect(page).not.toMatch(/Farah Haddad[^.<]*kan läsa anteckningarna/)
    expect(page).toContain('Farah Haddad har inte fått något.')
    for (const reader of [sara, jonas, farah])
      expect((await reader.get(path)).text).not.toContain('kan läsa anteckningarna nu')
    await house.database.admin.query(
      `update sharing.disclosures set ended_at = now(), end_reason = 'ended_by_giver' where to_function_id = $1 and ended_at is null`,
      [ids.functions.samordnare],
    )
    expect((await maria.get(path)).text).toContain('Ingen utanför er enhet har fått anteckningarna.')
    await house.database.admin.query(
      `update child.minutes set at = now() - interval '11 minutes' where meeting_id = $1`,
      [id],
    )
    expect((await maria.get(path)).text).not.toContain('Mötet är avslutat')
  })

  test('one that is over speaks of what has been, and of nothing that nobody decided', async () => {
    const bare = { ...point(1), childTakesPart: 'undecided', childHow: '', notToRaise: '' }
    const coming = await callOne(bare)
    const open = (await maria.get(coming)).text
    for (const words of [
      'Vilka är med',
      'Bjuder in',
      'Inga punkter än.',
      'Hur är Amina med?',
      'Inte bestämt än',
    ])
      expect(open).toContain(words)
    const written = { words: 'Klart.', childWords: '', receivers: [], reason: '', base: '' }
    expect((await postAnyway(maria, `${coming}/closing`, written)).status).toBe(303)
    const cancelled = await callOne(bare)
    await maria.post(`${cancelled}/cancellation`)
    for (const [path, reader] of [
      [coming, maria],
      [coming, jonas],
      [cancelled, maria],
    ] as const) {
      const page = (await reader.get(path)).text
      expect(page).toContain('Vilka var inbjudna')
      expect(page).toContain('Bjöd in')
      expect(page).not.toMatch(
        /Vilka är med|Bjuder in<|Inga punkter|är Amina med|Inte bestämt|Amina och mötet/,
      )
    }
    const decided = await callOne()
    await begins(decided.split('/')[2] as string)
    expect(
      (
        await close(
          decided,
          there((await participant(decided.split('/')[2] as string, ids.functions.samordnare)).id),
        )
      ).status,
    ).toBe(303)
    const page = (await maria.get(decided)).text
    for (const words of [
      'Inbjudna, och vilka som var med',
      'Inget sagt',
      'Hur skulle Amina vara med?',
      'Skulle inte tas upp',
    ])
      expect(page).toContain(words)
  })

  test('what is being written is kept, gone on with, and gone when it has been taken (R20)', async () => {
    const path = await callOne()
    const id = path.split('/')[2] as string
    const draft = /<kring-autosave[^>]*draft="([^"]+)"/.exec(
      (await maria.get(`${path}/closing`)).text,
    )?.[1] as string
    await house.database.admin.query(
      `insert into sharing.drafts (id, collaboration_id, function_id, person_id, form, child_id, body) values ($1, $2, $3, $4, 'minutes', $5, $6)`,
      [draft, ids.collaboration, rektor, ids.maria, ids.amina, { meetingId: id, words: 'Halvskrivet 🌱' }],
    )
    expect((await maria.get(`${path}/closing`)).text).toContain('Halvskrivet 🌱')
    expect((await maria.get('/drafts')).text).toContain(`${path}/closing?draft=${draft}`)
    expect((await sara.get('/drafts')).text).not.toContain(draft)
    const written = {
      words: 'Helt',
      childWords: '',
      receivers: [],
      reason: '',
      base: '',
      draft,
    }
    const { id: pointId } = await one(
      `select id from child.meeting_words where meeting_id = $1 and kind = 'decision'`,
      [id],
    )
    expect(
      (await postAnyway(maria, `${path}/closing`, { ...written, [`outcome-${pointId}`]: '' })).status,
    ).toBe(303)
    expect((await one('select count(*) as n from sharing.drafts where id = $1', [draft])).n).toBe(0)
  })
})

import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { ids } from '../../../demo/ids.ts'
import { postAnyway } from '../../../test/anyway.ts'
import { type House, openHouse } from '../../../test/house.ts'
import { areas } from '../../sharing/disclosures/index.ts'
import { textAbouts } from './meeting-form.ts'

// R2, R4: an invitation, its points and the minutes are bound by the areas that the receiver may read of.

let house: House
/** Calls. */
let maria: Awaited<ReturnType<House['as']>>
/** Of another unit, on a consent for one area. */
let jonas: typeof maria
let farah: typeof maria
let consent: string
const admin = async (text: string, values: unknown[] = []) =>
  (await house.database.admin.query(text, values)).rows
const one = async (text: string, values: unknown[] = []) => (await admin(text, values))[0]
const dayFrom = (days: number) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm' }).format(Date.now() + days * 86_400_000)

beforeAll(async () => {
  house = await openHouse()
  maria = await house.as('maria-lund')
  jonas = await house.as('jonas-ek')
  farah = await house.as('farah-haddad')
  consent = (await one(`select id from sharing.bases where code = 'consent'`)).id
})
afterAll(() => house.close())

/** What the custody holders say yes to for the unit of Jonas, and nothing else. */
async function sayYesTo(some: readonly string[]) {
  await admin(
    'update sharing.consents set given_on = current_date - 9, valid_until = current_date - 1 where child_id = $1',
    [ids.amina],
  )
  await admin(
    `with made as (insert into sharing.consents (collaboration_id, child_id, unit_id, guardian_id, given_on, how, received_by_function, received_by_person, valid_until, once)
       select c.collaboration_id, c.id, c.unit_id, g.id, current_date, 'in_person', $2, $3, current_date + 300, gen_random_uuid()
       from child.children c join child.guardians g on g.child_id = c.id and g.custody and g.ended_at is null where c.id = $1 returning id)
     insert into sharing.consent_scopes (consent_id, to_unit_id, areas) select made.id, f.unit_id, $5::text[] from made, people.functions f where f.id = $4`,
    [ids.amina, ids.functions.rektor, ids.maria, ids.functions.samordnare, some],
  )
}
beforeEach(() => sayYesTo(['achieving']))

const point = (n: number, title: string, about: string) => ({
  [`title${n}`]: title,
  [`about${n}`]: about,
  [`pointKind${n}`]: 'decision',
  [`raisedBy${n}`]: 'child',
})
async function call() {
  const mother = await one(`select id from child.guardians where child_id = $1 and name = 'Farah Haddad'`, [
    ids.amina,
  ])
  const sent = await postAnyway(maria, `/children/${ids.amina}/meetings`, {
    kind: 'meeting',
    day: dayFrom(7),
    from: '13.30',
    to: '14.30',
    place: 'Rum 3',
    childTakesPart: 'part',
    childHow: 'Nallen sitter bredvid',
    childHowAbout: 'none',
    notToRaise: 'Inget om flytten',
    ...point(1, 'Läsningen', 'achieving'),
    ...point(2, 'Sömnen hemma', 'healthy'),
    ...point(3, 'Allt tillsammans', 'all'),
    team: [],
    guardians: [mother.id],
    others: [ids.functions.samordnare],
    areas: [...areas],
    basisId: consent,
    purpose: 'Planera tillsammans',
    familyView: '',
    informed: 'yes',
    notInformedReason: '',
    until: dayFrom(60),
  })
  expect(sent.status, sent.text.slice(0, 3000)).toBe(303)
  return sent.location
}

test('R4: a partial consent binds an invitation: its points are read within its areas, and what is practical by all', async () => {
  const path = await call()
  const page = (await jonas.get(path)).text
  for (const words of ['Rum 3', 'Läsningen', 'Nallen sitter bredvid']) expect(page).toContain(words)
  for (const words of ['Sömnen hemma', 'Allt tillsammans']) expect(page).not.toContain(words)
  const family = (await farah.get(path)).text
  for (const words of ['Läsningen', 'Sömnen hemma', 'Allt tillsammans']) expect(family).toContain(words)
  // The one who calls sees what each may read.
  expect((await maria.get(path)).text).toContain('Får läsa om: Utvecklas')
})

test('R4: a point that is added later reaches those whose areas cover it, and no others', async () => {
  const path = await call()
  const add = (title: string, about: string) =>
    maria.post(`${path}/agenda`, {
      title,
      about,
      pointKind: 'discussion',
      raisedBy: 'guardian',
      once: crypto.randomUUID(),
    })
  expect((await add('Räkningen', 'achieving')).status).toBe(303)
  expect((await add('Maten', 'healthy')).status).toBe(303)
  const page = (await jonas.get(path)).text
  expect(page).toContain('Räkningen')
  expect(page).not.toContain('Maten')
  expect((await farah.get(path)).text).toContain('Maten')
})

test('R2: what the child does not want raised stays in the unit, and cannot be given', async () => {
  const path = await call()
  const id = path.split('/')[2] as string
  for (const reader of [jonas, farah]) expect((await reader.get(path)).text).not.toContain('Inget om flytten')
  expect((await maria.get(path)).text).toContain('Inget om flytten')
  const words = await one(
    `select id from child.meeting_words where meeting_id = $1 and kind = 'not_to_raise'`,
    [id],
  )
  const given = await one(
    'select disclosure_id, from_unit_id from sharing.disclosed_items where item_id = $1 limit 1',
    [id],
  )
  await expect(
    admin(
      `insert into sharing.disclosed_items (disclosure_id, child_id, item_kind, item_id, version, from_unit_id) values ($1, $2, 'meeting_words', $3, 1, $4)`,
      [given.disclosure_id, ids.amina, words.id, given.from_unit_id],
    ),
  ).rejects.toMatchObject({ constraint: 'disclosed_item_is_the_givers' })
})

test('R4: the text of minutes is read by those who may read all of it, the outcome of a point by itself', async () => {
  const path = await call()
  const id = path.split('/')[2] as string
  const points = await admin(
    `select id, words from child.meeting_words where meeting_id = $1 and kind = 'decision'`,
    [id],
  )
  const outcome = (title: string) => `outcome-${points.find(each => each.words === title).id}`
  const seats = await admin('select id from child.meeting_participants where meeting_id = $1', [id])
  const written = {
    words: 'Vi ser på hela barnet.',
    childWords: 'Jag vill läsa om hästar.',
    areas: ['achieving', 'healthy'],
    [outcome('Läsningen')]: 'En bok i veckan',
    [outcome('Sömnen hemma')]: 'Lampan tänd',
    [outcome('Allt tillsammans')]: 'Vi ses igen',
    receivers: seats.map(seat => seat.id),
    reason: '',
    base: '',
  }
  expect((await postAnyway(maria, `${path}/closing`, written)).status).toBe(303)
  const page = (await jonas.get(path)).text
  expect(page).toContain('En bok i veckan')
  for (const words of ['Vi ser på hela barnet.', 'Jag vill läsa', 'Lampan tänd', 'Vi ses igen'])
    expect(page).not.toContain(words)
  expect(page).toContain('inte hela anteckningarna')
  expect((await farah.get(path)).text).toContain('Lampan tänd')
  // A correction that is about less reaches further, and takes back what it replaces.
  const about = { ...written, words: 'Vi såg på läsningen.', areas: ['achieving'], reason: 'Bara det' }
  expect((await maria.post(`${path}/minutes`, { ...about, base: '1' })).status).toBe(303)
  const now = (await jonas.get(path)).text
  expect(now).toContain('Vi såg på läsningen.')
  expect(now).toContain('En bok i veckan')
  expect(now).not.toContain('Lampan tänd')
  // Nothing chosen: whether the text goes to him hangs on it, so that it is asked for.
  const unsaid = { ...written, words: 'Om allt.', areas: [], reason: 'Igen', base: '2' }
  const asked = await maria.post(`${path}/minutes`, unsaid)
  expect(asked.status).toBe(422)
  expect(asked.text).toContain('Välj vad texten handlar om.')
  const whole = { ...unsaid, areas: ['all'] }
  expect((await maria.post(`${path}/minutes`, whole)).status).toBe(303)
  const last = (await jonas.get(path)).text
  for (const words of ['Om allt.', 'Vi såg på läsningen.']) expect(last).not.toContain(words)
})

test('beside each who can get the minutes stands what they get, for each choice of areas that the form has', async () => {
  const path = await call()
  const form = (await maria.get(`${path}/closing`)).text
  const line = (name: string) =>
    new RegExp(`${name}[\\s\\S]*?<span class="gets"( data-lacks="([^"]*)")?>([\\s\\S]*?)</span>`).exec(form)
  const his = line('Jonas Ek')
  expect(his?.[2]?.split(' ').sort()).toEqual(textAbouts.filter(each => each !== 'achieving').sort())
  for (const words of [
    'Får läsa om: Utvecklas.',
    'Får texten och 1 av 3 punkter.',
    'Får bara 1 av 3 punkter, för texten handlar om mer än det.',
    'Välj ovanför vad texten handlar om',
    'Får inget.',
  ])
    expect(his?.[3]).toContain(words)
  const hers = line('Farah Haddad')
  expect(hers?.[2], 'a guardian lacks nothing').toBeUndefined()
  expect(hers?.[3]).toContain('Får texten och alla punkter.')
  for (const area of textAbouts) expect(/name="areas" value="(\w+)"[^>]*checked/.test(form), area).toBe(false)
  // The stylesheet chooses among the words: it names each choice, twice.
  const styles = readFileSync(new URL('./meetings.css', import.meta.url), 'utf8')
  for (const area of textAbouts)
    expect(styles.split(`[value="${area}"]:checked) .gets[data-lacks~="${area}"]`), area).toHaveLength(3)
})

test('the receipt of the minutes names who got the text, who got points alone, and who got nothing', async () => {
  const path = await call()
  const id = path.split('/')[2] as string
  const seats = await admin('select id, function_id from child.meeting_participants where meeting_id = $1', [
    id,
  ])
  const his = seats.find(each => each.function_id).id
  const closed = { words: 'Om allt.', childWords: '', areas: ['all'], receivers: [his], reason: '', base: '' }
  expect((await postAnyway(maria, `${path}/closing`, closed)).status).toBe(303)
  const page = (await maria.get(path)).text
  expect(page).toContain('Jonas Ek kan läsa det som blev av några av punkterna, men inte texten.')
  expect(page).toContain('Farah Haddad har inte fått något.')
  for (const reader of [jonas, farah])
    expect((await reader.get(path)).text).not.toContain('har inte fått något')
})

test('R4: a draft that was opened for some areas shows no part that is written in another meanwhile', async () => {
  await sayYesTo(['healthy'])
  const plan = crypto.randomUUID()
  await admin(
    `insert into child.plans (id, collaboration_id, child_id, unit_id, lead_function_id, next_on, once) select $1, collaboration_id, id, unit_id, $3, current_date + 30, gen_random_uuid() from child.children where id = $2`,
    [plan, ids.amina, ids.functions.rektor],
  )
  await admin(
    `insert into child.plan_parts (plan_id, child_id, unit_id, kind, area, words) select $1, id, unit_id, 'need', 'healthy', 'Sova gott' from child.children where id = $2`,
    [plan, ids.amina],
  )
  const path = await call()
  const seat = await one(
    'select id from child.meeting_participants where meeting_id = $1 and function_id = $2',
    [path.split('/')[2], ids.functions.samordnare],
  )
  await admin(
    `update child.meetings set starts_at = now(), ends_at = now() + interval '1 hour' where id = $1`,
    [path.split('/')[2]],
  )
  const opened = await maria.post(`${path}/opening`, {
    editors: [seat.id],
    basisId: consent,
    purpose: 'Skriva tillsammans',
    familyView: '',
    informed: 'yes',
    notInformedReason: '',
    until: dayFrom(0),
  })
  expect(opened.status).toBe(303)
  expect((await jonas.get(`/plans/${plan}/draft`)).text).toContain('Sova gott')
  const write = (part: Record<string, string>) => maria.post(`/plans/${plan}/parts`, part)
  expect((await write({ kind: 'need', area: 'safe', words: 'Tryggt på vägen hem' })).status).toBe(303)
  const need = await one(`select id from child.plan_parts where plan_id = $1 and area = 'safe'`, [plan])
  expect((await write({ kind: 'action', parentId: need.id, words: 'Gå i sällskap' })).status).toBe(303)
  expect((await maria.get(`/plans/${plan}/draft`)).text).toContain('Gå i sällskap')
  const draft = (await jonas.get(`/plans/${plan}/draft`)).text
  expect(draft).toContain('Sova gott')
  for (const words of ['Tryggt på vägen hem', 'Gå i sällskap']) expect(draft).not.toContain(words)
  // What speaks of everything is theirs no longer: why there is a plan, and what others think of it.
  expect(
    (await write({ kind: 'view', voice: 'guardian', words: 'Vi är oroliga för vägen hem' })).status,
  ).toBe(303)
  await admin(
    `insert into child.plan_parts (plan_id, child_id, unit_id, kind, words) select $1, id, unit_id, k, 'Om ' || k from child.children, unnest('{why,matters}'::text[]) k where id = $2`,
    [plan, ids.amina],
  )
  const later = (await jonas.get(`/plans/${plan}/draft`)).text
  for (const words of ['oroliga för vägen hem', 'Om why']) expect(later).not.toContain(words)
  for (const words of ['Sova gott', 'Om matters']) expect(later).toContain(words)
  const seen = await jonas.post(`/plans/${plan}/parts`, {
    kind: 'view',
    voice: 'partner',
    words: 'Skolan ser framsteg',
  })
  expect(seen.status).toBe(303)
  expect((await jonas.get(`/plans/${plan}/draft`)).text).toContain('Skolan ser framsteg')
})

test('R3, R4: a part that speaks of everything is given within areas that cover the whole version, and no fewer', async () => {
  const plan = crypto.randomUUID()
  const about = '$1, 1, id, unit_id'
  await admin(
    `insert into child.plans (id, collaboration_id, child_id, unit_id, lead_function_id, next_on, current_version, once)
      select $1, collaboration_id, id, unit_id, $3, current_date + 30, 1, gen_random_uuid() from child.children where id = $2`,
    [plan, ids.aminaInLundvika, ids.functions.rektor],
  )
  await admin(
    `insert into child.plan_versions (plan_id, version, child_id, unit_id, lead_function_id, next_on, sip, published_by, once)
      select ${about}, $3, current_date + 30, false, $4, gen_random_uuid() from child.children where id = $2`,
    [plan, ids.aminaInLundvika, ids.functions.rektor, ids.maria],
  )
  const parts = await admin(
    `insert into child.plan_version_parts (plan_id, version, child_id, unit_id, part_id, kind, position, area, words, how_seen)
      select ${about}, gen_random_uuid(), k.kind, 0, k.area, 'Ord', '' from child.children,
        (values ('need', 'healthy'), ('need', 'safe'), ('why', null), ('matters', null)) k(kind, area) where id = $2 returning part_id as id, kind`,
    [plan, ids.aminaInLundvika],
  )
  const [disclosure] = await admin(
    `insert into sharing.disclosures (collaboration_id, child_id, from_unit_id, from_function_id, from_person_id, to_function_id, basis_id, purpose, areas, informed, valid_until)
      select c.collaboration_id, c.id, c.unit_id, $2, $3, $4, b.id, 'x', '{healthy}', true, now() + interval '1 day'
      from child.children c, sharing.bases b where c.id = $1 and b.code = 'no_harm' returning id, from_unit_id`,
    [ids.aminaInLundvika, ids.functions.rektor, ids.maria, ids.functions.samordnare],
  )
  const give = (kind: string) =>
    admin(
      `insert into sharing.disclosed_items (disclosure_id, child_id, item_kind, item_id, version, from_unit_id) values ($1, $2, 'plan_part', $3, 1, $4)`,
      [
        disclosure.id,
        ids.aminaInLundvika,
        parts.find(each => each.kind === kind).id,
        disclosure.from_unit_id,
      ],
    )
  await expect(give('why')).rejects.toMatchObject({ constraint: 'disclosed_item_within_the_areas' })
  await give('matters')
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { idOf, ids } from '../../../../demo/ids.ts'
import { postAnyway } from '../../../../test/anyway.ts'
import { type House, openHouse } from '../../../../test/house.ts'
import { daysFromToday } from '../../../i18n/index.ts'

// Somebody of another unit who has the plan, or was invited before, is invited on the same without being asked for it all again.

const leo = idOf('child/leo')
const jonas = ids.functions.samordnare

let house: House
let siri: Awaited<ReturnType<House['as']>>
const admin = async <T>(text: string, values: unknown[] = []) =>
  (await house.database.admin.query(text, values)).rows as T[]
beforeAll(async () => {
  house = await openHouse()
  siri = await house.as('siri-alm')
})
afterAll(() => house.close())

const form = async () => {
  const { text } = await siri.get(`/children/${leo}/meetings/new`)
  const line = new RegExp(`name="known" value="${jonas}"[\\s\\S]*?</p>`).exec(text)?.[0] ?? ''
  return { text, line, stands: /name="stands" value="([^"]*)"/.exec(text)?.[1] ?? '' }
}
let day = 30
const invite = (more: Record<string, string | string[]>) =>
  postAnyway(siri, `/children/${leo}/meetings`, {
    kind: 'meeting',
    day: daysFromToday(day++),
    from: '7.15',
    to: '7.30',
    place: '',
    childTakesPart: 'undecided',
    childHow: '',
    childHowAbout: 'all',
    notToRaise: '',
    ...Object.fromEntries(
      [1, 2, 3].flatMap(n => [
        [`title${n}`, ''],
        [`about${n}`, 'all'],
        [`pointKind${n}`, 'discussion'],
        [`raisedBy${n}`, 'professional'],
      ]),
    ),
    known: [jonas],
    informed: 'yes',
    ...more,
  })
type Given = {
  basis_id: string
  areas: string[]
  purpose: string
  informed: boolean
  until: string
  kind: string
}
const given = async (where = 'true') =>
  admin<Given & { id: string }>(
    `select d.id, d.basis_id, d.areas, d.purpose, d.informed, d.kind, ((d.valid_until - interval '1 second') at time zone 'Europe/Stockholm')::date::text as until
      from sharing.disclosures d where d.child_id = $1 and d.to_function_id = $2 and d.from_unit_id = (select unit_id from people.functions where id = $3)
        and d.kind in ('plan', 'meeting') and d.ended_at is null and d.valid_until > now() and ${where} order by d.made_at desc, d.id desc`,
    [leo, jonas, ids.functions.stodsamordnare],
  )

test('the line says all of it, and the invitation rests on just that', async () => {
  const [before] = await given()
  const { line, stands } = await form()
  expect(line).toMatch(/Som i (planen|ett möte förut): /)
  expect(line).toContain('Medgivande')
  expect(line, 'what the family knows is asked of each invitation').not.toContain('Familjen vet')
  expect(line).toContain(before?.purpose)
  const unsaid = await invite({ stands, informed: '' })
  expect(unsaid.status).toBe(422)
  expect(unsaid.text).toContain('Svara om familjen vet.')
  const whyNot = await invite({ stands, informed: 'no' })
  expect(whyNot.text).toContain('Skriv varför familjen inte vet.')
  const sent = await invite({ stands })
  expect(sent.status, sent.text.slice(0, 3000)).toBe(303)
  const [now] = await given()
  expect(now?.id).not.toBe(before?.id)
  const { id: _before, kind: _was, ...rest } = before as Given & { id: string }
  expect(now).toMatchObject(rest)
  expect(now?.kind).toBe('meeting')
  expect((await (await house.as('jonas-ek')).get(sent.location)).status).toBe(200)
})

test('who is invited on another thing than was read is not invited: it is shown again', async () => {
  const [before] = await given()
  const { stands } = await form()
  for (const shown of ['', stands.replace(before?.id as string, idOf('another'))]) {
    const sent = await invite({ stands: shown })
    expect(sent.status).toBe(422)
    expect(sent.text).toContain('Det som gäller för Jonas Ek har ändrats')
    expect((await given())[0]?.id).toBe(before?.id)
  }
})

test('it is changed by asking for that, and then the ground of the form is needed and holds', async () => {
  const { stands } = await form()
  const asked = await invite({ stands, anew: 'yes' })
  expect(asked.status).toBe(422)
  expect(asked.text).toContain('Välj minst ett område som de får läsa om.')
  const [before] = await given()
  const sent = await invite({
    stands,
    anew: 'yes',
    areas: [before?.areas[0] as string],
    basisId: before?.basis_id as string,
    purpose: 'Något annat',
    familyView: '',
    informed: 'yes',
    notInformedReason: '',
    until: daysFromToday(100),
  })
  expect(sent.status, sent.text.slice(0, 3000)).toBe(303)
  expect((await given())[0]).toMatchObject({ purpose: 'Något annat', areas: [before?.areas[0]] })
})

test('it reaches no further than it did: not past its last day, and not past what the consents cover now (R4)', async () => {
  const { stands } = await form()
  const late = await invite({ stands, day: daysFromToday(300) })
  expect(late.status).toBe(422)
  expect(late.text).toContain('Jonas Ek får inte läsa så länge som till mötet.')
  // What the latest was given for is said yes to no longer.
  await admin(
    `update sharing.consent_scopes s set areas = '{safe}' from sharing.consents c where c.id = s.consent_id and c.child_id = $1
      and s.to_unit_id = (select unit_id from people.functions where id = $2)`,
    [leo, jonas],
  )
  const { line } = await form()
  expect(line, 'nothing of it is left').not.toMatch(/Som i (planen|ett möte)/)
})

test('what the family was not told of stands for nothing: it is answered anew (R10b)', async () => {
  const [latest] = await given()
  await admin(
    `insert into sharing.disclosures (collaboration_id, child_id, from_unit_id, from_function_id, from_person_id, to_function_id, kind, basis_id, purpose, areas,
        informed, not_informed_reason, valid_until)
      select d.collaboration_id, d.child_id, d.from_unit_id, d.from_function_id, d.from_person_id, d.to_function_id, 'meeting', b.id, 'Hemligt', '{active}',
        false, 'Barnets säkerhet', now() + interval '90 days' from sharing.disclosures d, sharing.bases b where d.id = $1 and b.code = 'no_harm'`,
    [latest?.id],
  )
  const { line, text } = await form()
  expect(line).not.toMatch(/Som i/)
  expect(line).toContain('asks-ground')
  expect(text).not.toContain('Hemligt')
  expect((await invite({ stands: '' })).status).toBe(422)
})

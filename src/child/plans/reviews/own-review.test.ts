import { afterAll, beforeAll, expect, test } from 'vitest'
import { actAs } from '../../../../demo/as-person.ts'
import { idOf } from '../../../../demo/ids.ts'
import { demoSettings } from '../../../../demo/seed.ts'
import { type House, openHouse } from '../../../../test/house.ts'
import { publishOwn } from '../../../../test/own-instrument.ts'
import { daysFromToday } from '../../../i18n/index.ts'
import { itemsOf } from '../../../instruments/index.ts'

let house: House
let siri: Awaited<ReturnType<House['as']>>
const plan = idOf('plan/leo')
const day = (fromNow: number) => daysFromToday(fromNow)
beforeAll(async () => {
  house = await openHouse()
  siri = await house.as('siri-alm')
})
afterAll(() => house.close())

const ask = async <T extends object>(text: string, ...values: unknown[]) =>
  (await house.database.admin.query<T>(text, values)).rows
const needs = () =>
  ask<{ id: string }>(
    `select v.part_id as id from child.plan_version_parts v join child.plans p on p.id = v.plan_id and p.current_version = v.version
    where p.id = $1 and v.kind = 'need' order by v.position`,
    plan,
  )
const held = async (each: Record<string, string>, once: Record<string, string>) =>
  Object.fromEntries([
    ...(await needs()).flatMap(({ id }) =>
      Object.entries(each).map(([item, said]) => [`q.${id}_${item}`, said]),
    ),
    ...Object.entries({ held_on: day(0), decision: 'continue', next_on: day(30), ...once }).map(
      ([item, said]) => [`q.${item}`, said],
    ),
  ])
const review = (fields: Record<string, string>) => siri.post(`/plans/${plan}/reviews`, fields)

test('a follow-up of the collaboration’s own asks of each need in its words; an old one keeps its own', async () => {
  expect((await review(await held({ what: 'go_on', words: 'Lite till.' }, {}))).status).toBe(303)
  const { asPerson } = actAs(house.database.app, demoSettings.issuer)
  const version = await publishOwn(asPerson, 'review', definition => {
    for (const item of itemsOf(definition)) if (item.id === 'what') item.label = { sv: 'Vart kom ni?' }
    definition.sections
      .find(({ id }) => id === 'per-need')
      ?.items.push(
        {
          id: 'why',
          kind: 'text',
          label: { sv: 'Varför ett annat sätt?' },
          required: true,
          showWhen: { item: 'what', is: ['change'] },
        },
        {
          id: 'last',
          kind: 'text',
          label: { sv: 'Ett sista ord' },
          showWhen: { item: 'decision', is: ['end'] },
        },
      )
  })
  const form = (await siri.get(`/plans/${plan}/review/new`)).text
  expect(form.split('Vart kom ni?').length - 1).toBeGreaterThanOrEqual((await needs()).length)

  const missing = await review(await held({ what: 'change' }, {}))
  expect([missing.status, /Svara på ”[^”]+: Varför ett annat sätt\?”\./.test(missing.text)]).toEqual([
    422,
    true,
  ])
  const fields = await held({ what: 'change', why: 'Det gick för fort.', last: 'Frågas inte nu.' }, {})
  expect((await review(fields)).status).toBe(303)

  const [old, latest] = await ask<{ id: string; version: string; answers: object; each: object[] }>(
    `select r.id, r.instrument_version_id as version, r.answers,
      (select jsonb_agg(n.answers) from child.review_needs n where n.review_id = r.id) as each
    from child.reviews r where r.plan_id = $1 and r.held_on = $2 order by r.at`,
    plan,
    day(0),
  )
  expect(latest).toMatchObject({
    version,
    answers: { held_on: day(0), decision: 'continue', next_on: day(30) },
    each: (await needs()).map(() => ({ what: 'change', why: 'Det gick för fort.' })),
  })
  expect(JSON.stringify(latest)).not.toContain('Frågas inte nu')
  const page = (await siri.get(`/plans/${plan}/reviews/${latest?.id}`)).text
  for (const said of ['Det gick för fort.', 'Vi gör på ett annat sätt', 'Planen fortsätter'])
    expect(page).toContain(said)
  const asThen = (await siri.get(`/plans/${plan}/reviews/${old?.id}`)).text
  expect(asThen).toContain('Lite till.')
  expect(asThen).not.toContain('Varför ett annat sätt?')
})

test('days that cannot be are told with all that was typed', async () => {
  for (const [once, said] of [
    [{ held_on: day(1) }, 'Välj en dag som har varit'],
    [{ next_on: day(-1) }, 'har varit'],
    [{ next_on: day(500) }, 'ett år'],
    [{ held_on: 'igår' }, 'Skriv datumet'],
  ] as const) {
    const answer = await review(await held({ what: 'change', why: 'Det här ska stå kvar.' }, once))
    expect([answer.status, answer.text.includes('Det här ska stå kvar.')], said).toEqual([422, true])
  }
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { ids } from '../../../../demo/ids.ts'
import { postAnyway } from '../../../../test/anyway.ts'
import { type House, openHouse } from '../../../../test/house.ts'
import { sentForm } from '../../../../test/sent-form.ts'
import { daysFromToday } from '../../../i18n/index.ts'

// R4: minutes go on no ground of before a withdrawal: neither by themselves nor by a tick.

let house: House
let siri: Awaited<ReturnType<House['as']>>
const { samordnare } = ids.functions
const admin = async (sql: string, values: unknown[] = []) =>
  (await house.database.admin.query(sql, values)).rows as Record<string, string>[]
beforeAll(async () => {
  house = await openHouse()
  siri = await house.as('siri-alm')
})
afterAll(() => house.close())

const point = (n: number) => ({
  [`title${n}`]: n === 1 ? 'Läsningen' : '',
  [`about${n}`]: 'included',
  [`pointKind${n}`]: 'discussion',
  [`raisedBy${n}`]: 'professional',
})

test('who was invited before a yes was taken back is given the minutes only on a ground that is answered anew', async () => {
  const noHarm = (await admin(`select id from sharing.bases where code = 'no_harm'`))[0]?.id as string
  const ground = {
    basisId: noHarm,
    purpose: 'Planera',
    familyView: 'Ja till mötet',
    informed: 'yes',
    notInformedReason: '',
    until: daysFromToday(60),
  }
  const called = await postAnyway(siri, `/children/${ids.leo}/meetings`, {
    kind: 'meeting',
    day: daysFromToday(0),
    from: '00.01',
    to: '23.58',
    place: '',
    childTakesPart: 'part',
    childHow: '',
    childHowAbout: 'none',
    notToRaise: '',
    ...point(1),
    ...point(2),
    ...point(3),
    others: [samordnare],
    areas: ['included'],
    ...ground,
  })
  expect(called.status, called.text.match(/<h2>.*?<\/ul>/s)?.[0]).toBe(303)
  const path = called.location.replace(/\?.*/, '')
  const closing = `${path}/closing`
  const before = sentForm((await siri.get(closing)).text, closing)
  expect(before.receivers, 'while the yes stands they are chosen').toHaveLength(1)

  const johanna = await house.as('johanna-marklund', 'guardian')
  for (const { id } of await admin(
    `select c.id from sharing.consents c join child.guardians g on g.id = c.guardian_id join sharing.consent_scopes s on s.consent_id = c.id
      where c.child_id = $1 and s.to_unit_id = $2 and s.withdrawn_at is null and g.name like 'Johanna%'`,
    [ids.leo, ids.units.elevhalsan],
  ))
    await johanna.post(`/family/consents/${id}/units/${ids.units.elevhalsan}/withdrawal`)

  const { text } = await siri.get(closing)
  expect(text).toContain('Familjen har inte längre sagt ja: medgivandet är tillbakadraget')
  const form = sentForm(text, closing)
  expect(form).not.toHaveProperty('receivers')
  for (const name of ['basisId', 'informed']) expect(form).not.toHaveProperty(name)
  expect(form).toMatchObject({ purpose: [''], familyView: [''] })

  // A page of before is sent: the answers are asked for, and nothing is given.
  const given = () =>
    admin(
      `select family_view, purpose, informed from sharing.disclosures where child_id = $1 and to_function_id = $2 and kind = 'minutes' and made_at > now() - interval '1 minute'`,
      [ids.leo, samordnare],
    )
  const written = {
    ...form,
    receivers: before.receivers as string[],
    words: 'Vi talade om läsningen.',
    areas: ['included'],
  }
  const old = await siri.post(closing, written)
  expect(old.status).toBe(422)
  expect(old.text).toContain('Välj en grund.')
  const anew = { ...written, ...ground, purpose: 'Anteckningarna', familyView: 'Nej' }
  const asked = await siri.post(closing, anew)
  expect(asked.status).toBe(422)
  const despite = /<button[^>]*name="despite"[^>]*value="([^"]*)"/.exec(asked.text)?.[1] as string
  expect(despite).toContain('Jonas Ek')
  expect(await given()).toEqual([])
  expect((await siri.post(closing, { ...anew, despite })).status).toBe(303)
  expect(await given()).toEqual([{ family_view: 'Nej', purpose: 'Anteckningarna', informed: true }])
})

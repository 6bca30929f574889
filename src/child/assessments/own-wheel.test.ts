import { afterAll, beforeAll, expect, test } from 'vitest'
import { actAs } from '../../../demo/as-person.ts'
import { ids } from '../../../demo/ids.ts'
import { demoSettings } from '../../../demo/seed.ts'
import { type House, openHouse } from '../../../test/house.ts'
import { publishOwn } from '../../../test/own-instrument.ts'
import { todaysDate } from '../../i18n/index.ts'
import { itemsOf } from '../../instruments/index.ts'

let house: House
let maria: Awaited<ReturnType<House['as']>>
let asPerson: ReturnType<typeof actAs>['asPerson']
const today = todaysDate()
beforeAll(async () => {
  house = await openHouse()
  asPerson = actAs(house.database.app, demoSettings.issuer).asPerson
  maria = await house.as('maria-lund')
})
afterAll(() => house.close())

const open = async () => {
  const { status, location } = await maria.post(`/children/${ids.amina}/wheel`, { heldOn: today })
  expect(status).toBe(303)
  return location.replace('/edit', '')
}
const stored = async (path: string) =>
  (
    await house.database.admin.query(
      `select v.answers, a.areas from child.assessments a join child.assessment_versions v on v.assessment_id = a.id
      where a.id = $1 order by v.version desc limit 1`,
      [path.split('/').at(-1)],
    )
  ).rows[0]

test('a child is asked by the wheel for its age on that day', async () => {
  const path = await open()
  for (const [born, asked] of [
    ["current_date - interval '10 years' + interval '1 day'", 'Är du lugn och trygg där du är?'],
    ["current_date - interval '10 years'", 'Hur trygg känner du dig?'],
  ]) {
    await house.database.owner.query(`update child.children set birth_date = ${born} where id = $1`, [
      ids.amina,
    ])
    expect((await maria.get(`${await open()}/edit`)).text).toContain(asked)
  }
  expect((await maria.get(`${path}/edit`)).text).toContain('Är du lugn och trygg där du är?')
})

test('a wheel of the collaboration’s own asks in its words and more; one that was begun goes on as it was', async () => {
  const before = await open()
  await publishOwn(asPerson, 'wheel_guardian', definition => {
    for (const item of itemsOf(definition))
      if (item.id === 'safe') item.label = { sv: 'Vad gör att ni känner er trygga?' }
    definition.sections[0]?.items.push(
      {
        id: 'night',
        kind: 'choice',
        label: { sv: 'Hur är nätterna?' },
        options: [
          { id: 'calm', label: { sv: 'Lugna' } },
          { id: 'hard', label: { sv: 'Svåra' } },
        ],
      },
      {
        id: 'night-more',
        kind: 'choices',
        label: { sv: 'Vad är svårt?' },
        showWhen: { item: 'night', is: ['hard'] },
        options: [
          { id: 'sleep', label: { sv: 'Att somna' } },
          { id: 'wake', label: { sv: 'Att vakna' } },
        ],
      },
    )
  })
  const path = await open()
  const form = (await maria.get(`${path}/edit`)).text
  for (const said of ['Vad gör att ni känner er trygga?', 'Hur är nätterna?', 'name="q.guardian_night"'])
    expect(form).toContain(said)
  const saved = await maria.post(`${path}/edit`, {
    heldOn: today,
    version: '0',
    'q.guardian_night': 'hard',
    'q.guardian_night-more': ['sleep', 'wake'],
    'q.guardian_guardian_words': 'Vi orkar.',
  })
  expect(saved.status).toBe(303)
  // What is asked in the section of an area is about that area: a disclosure of the wheel touches it.
  expect(await stored(path)).toEqual({
    areas: ['safe'],
    answers: { guardian: { night: 'hard', 'night-more': ['sleep', 'wake'], guardian_words: 'Vi orkar.' } },
  })
  const page = (await maria.get(path)).text
  for (const said of ['Hur är nätterna?', 'Svåra', 'Att somna', 'Vi orkar.']) expect(page).toContain(said)
  const again = (await maria.get(`${path}/edit`)).text
  expect(again.match(/ checked/g)).toHaveLength(3)

  // The answer that the condition hangs on is changed: what was asked under it is gone with it.
  await maria.post(`${path}/edit`, {
    heldOn: today,
    version: '1',
    'q.guardian_night': 'calm',
    'q.guardian_night-more': ['sleep'],
  })
  expect((await stored(path)).answers).toEqual({ guardian: { night: 'calm' } })

  const old = (await maria.get(`${before}/edit`)).text
  expect(old).not.toContain('Hur är nätterna?')
  expect(old).toContain('Känner ditt barn sig trygg')
})

test('what must be answered is asked of a voice that has said something, and of no other', async () => {
  await publishOwn(asPerson, 'wheel_professional', definition => {
    for (const item of itemsOf(definition)) if (item.id === 'healthy') item.required = true
  })
  const path = await open()
  const fields = { heldOn: today, version: '0' }
  expect((await maria.post(`${path}/edit`, { ...fields, 'q.child_safe-face': 'good' })).status).toBe(303)
  const missing = await maria.post(`${path}/edit`, { ...fields, 'q.professional_safe.needs': 'Lugn.' })
  expect(missing.status).toBe(422)
  for (const said of ['Svara på ”Hur mår barnet', 'Lugn.']) expect(missing.text).toContain(said)
})

test('a wheel that lacks an area, and a drawing, break no page', async () => {
  await publishOwn(asPerson, 'wheel_professional', definition => {
    definition.sections = definition.sections.slice(0, 2)
  })
  const path = await open()
  const drawn = JSON.stringify([
    [0, 0, 500, 500],
    [10, 20, 30, 40],
  ])
  await house.database.owner.query(
    `update child.assessments set child_version_id = learning.version_in_use('wheel_child_young') where id = $1`,
    [path.split('/').at(-1)],
  )
  const saved = await maria.post(`${path}/edit`, {
    heldOn: today,
    version: '0',
    'q.child_drawing': drawn,
    'q.professional_included.needs': 'Frågas inte här.',
  })
  expect(saved.status).toBe(303)
  expect((await stored(path)).answers).toEqual({ child: { drawing: JSON.parse(drawn) } })
  expect((await maria.get(path)).text).toContain('points="0 0 500 500"')
  expect((await maria.get(`${path}/edit`)).status).toBe(200)
  const wrong = await maria.post(`${path}/edit`, {
    heldOn: today,
    version: '1',
    'q.child_drawing': '[[1e9,"<script>"]]',
  })
  expect(wrong.status).toBe(422)
})

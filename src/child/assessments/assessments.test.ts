import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ids } from '../../../demo/ids.ts'
import { type House, openHouse } from '../../../test/house.ts'
import { todaysDate } from '../../i18n/index.ts'
import { areas } from '../../sharing/disclosures/index.ts'
import { mergeWheels } from './wheel-form.ts'

let house: House
let maria: Awaited<ReturnType<House['as']>>
let jonas: typeof maria
const today = todaysDate()

beforeAll(async () => {
  house = await openHouse()
  maria = await house.as('maria-lund')
  jonas = await house.as('jonas-ek')
})
afterAll(() => house.close())

async function newWheel(fields = {}) {
  const { location, status } = await maria.post(`/children/${ids.amina}/wheel`, { heldOn: today, ...fields })
  expect(status).toBe(303)
  return location.replace('/edit', '')
}
const words = {
  'q.child_safe.strengths': 'Mamma läser för mig',
  'q.guardian_safe.needs': 'Lugn vid sängdags',
  'q.child_active-face': 'great',
  'q.child_child_words': 'Jag vill ha en katt',
  heldOn: today,
}
const versionsOf = async (path: string) =>
  (
    await house.database.admin.query(
      'select version, answers from child.assessment_versions where assessment_id = $1 order by version',
      [path.split('/').at(-1)],
    )
  ).rows

test('a wheel is opened, filled in and shown as picture and list, each voice apart', async () => {
  const form = await maria.get(`/children/${ids.amina}/wheel/new`)
  expect(form.text).toContain('Sitt ner tillsammans')
  const path = await newWheel()
  expect((await maria.get(`${path}/edit`)).text).toContain('name="q.professional_included.needs"')
  expect((await maria.post(`${path}/edit`, { ...words, version: '0' })).location).toBe(path)
  const page = await maria.get(path)
  for (const said of [
    'Mamma läser för mig',
    'Lugn vid sängdags',
    'Jag vill ha en katt',
    'Jättebra',
    '<svg',
    'Amina säger',
    'Vårdnadshavare säger',
  ])
    expect(page.text).toContain(said)
  expect(await versionsOf(path)).toEqual([
    {
      version: 1,
      answers: {
        child: {
          safe: { strengths: 'Mamma läser för mig' },
          'active-face': 'great',
          child_words: 'Jag vill ha en katt',
        },
        guardian: { safe: { needs: 'Lugn vid sängdags' } },
      },
    },
  ])
  const { rows } = await house.database.admin.query('select areas from child.assessments where id = $1', [
    path.split('/').at(-1),
  ])
  expect(rows[0].areas).toEqual(['safe', 'active'])
})

test('each save is a version, the earlier ones are kept, and the same save twice is one', async () => {
  const path = await newWheel()
  await maria.post(`${path}/edit`, { ...words, version: '0' })
  await maria.post(`${path}/edit`, { ...words, version: '0' })
  expect(await versionsOf(path)).toHaveLength(1)
  await maria.post(`${path}/edit`, { ...words, 'q.child_safe.strengths': 'Mamma sjunger', version: '1' })
  expect(await versionsOf(path)).toHaveLength(2)
  expect((await maria.get(path)).text).toContain('Mamma sjunger')
  const first = await maria.get(`${path}?version=1`)
  expect(first.text).toContain('Mamma läser för mig')
  expect(first.text).toContain('Det finns en senare')
  expect((await maria.get(`${path}/beside`)).text).toContain('då och nu')
  for (const odd of ['0', '-1', '3', 'x', '1;', '99999999999'])
    expect((await maria.get(`${path}?version=${odd}`)).status).toBe(404)
})

test('opening is safe when repeated', async () => {
  const once = randomUUID()
  expect(await newWheel({ once })).toBe(await newWheel({ once }))
})

test('bad input is answered with what was typed', async () => {
  const path = await newWheel()
  const refusals: [Record<string, string>, string][] = [
    [{ heldOn: today, version: '0' }, 'minst ett område'],
    [{ ...words, heldOn: 'igår' }, 'Mamma läser'],
    [{ ...words, heldOn: '2199-01-01' }, 'har varit'],
    [{ ...words, 'q.child_healthy.needs': 'x'.repeat(4001) }, 'Mamma läser'],
    [{ ...words, 'q.child_healthy-face': 'ett' }, 'Mamma läser'],
  ]
  for (const [fields, said] of refusals) {
    const answer = await maria.post(`${path}/edit`, fields)
    expect([answer.status, answer.text.includes(said)], said).toEqual([422, true])
  }
  const odd = {
    ...words,
    'q.child_safe.strengths': `<script>alert(1)</script>'; drop table child.children; -- \u202e 👩‍👧 \0`,
  }
  expect((await maria.post(`${path}/edit`, { ...odd, version: 'one' })).status).toBe(303)
  expect((await maria.get(path)).text).not.toContain('<script>alert')
  expect((await maria.post(`/children/${ids.amina}/wheel`, { heldOn: '2199-01-01' })).status).toBe(422)
})

test('when two have written, what only one touched is merged and where both have, both texts are shown (R20)', async () => {
  const path = await newWheel()
  await maria.post(`${path}/edit`, { ...words, version: '0' })
  const sara = await house.as('sara-lind')
  await sara.post(`${path}/edit`, {
    ...words,
    'q.child_safe.strengths': 'Saras text',
    'q.child_included.strengths': 'Sara till',
    version: '1',
  })
  const answer = await maria.post(`${path}/edit`, {
    ...words,
    'q.child_safe.strengths': 'Marias text',
    version: '1',
  })
  expect(answer.status).toBe(409)
  for (const said of ['Marias text', 'Saras text', 'Sara till', 'name="version" value="2"'])
    expect(answer.text).toContain(said)
  expect(await versionsOf(path)).toHaveLength(2)
  const settled = await maria.post(`${path}/edit`, {
    ...words,
    'q.child_safe.strengths': 'Båda',
    'q.child_included.strengths': 'Sara till',
    version: '2',
  })
  expect(settled.status).toBe(303)
  await maria.post(`${path}/edit`, {
    ...words,
    'q.child_safe.strengths': 'Båda',
    'q.child_included.strengths': 'Sara till',
    'q.child_nurtured.needs': 'Kramar',
    version: '2',
  })
  expect((await versionsOf(path)).at(-1)?.answers).toMatchObject({
    child: { safe: { strengths: 'Båda' }, nurtured: { needs: 'Kramar' } },
  })
})

test('what is being written is found again, and is gone once the wheel is saved', async () => {
  const path = await newWheel()
  const id = /draft="([0-9a-f-]{36})"/.exec((await maria.get(`${path}/edit`)).text)?.[1] as string
  await house.app.request('http://localhost:3000/drafts', {
    method: 'POST',
    body: JSON.stringify({
      id,
      form: 'wheel',
      childId: ids.amina,
      body: { assessmentId: path.split('/').at(-1), version: '0', 'q.child_safe.needs': 'Halvskrivet' },
    }),
    headers: {
      'content-type': 'application/json',
      accept: 'application/json',
      'sec-fetch-site': 'same-origin',
      cookie: `__Host-kring=${maria.token}`,
    },
  })
  expect((await maria.get(`${path}/edit`)).text).toContain('Halvskrivet')
  expect((await maria.get('/drafts')).text).toContain(`${path}/edit?draft=${id}`)
  await maria.post(`${path}/edit`, { ...words, version: '0', draft: id })
  expect((await maria.get('/drafts')).text).not.toContain(id)
})

test('a stranger gets what an id that does not exist gives, on every address', async () => {
  const path = await newWheel()
  await maria.post(`${path}/edit`, { ...words, version: '0' })
  for (const who of [jonas, await house.as('rana-khalil')]) {
    for (const place of [
      path,
      `${path}/edit`,
      `${path}/beside`,
      `${path}?version=1`,
      `/children/${ids.amina}/wheel/new`,
    ]) {
      expect((await who.get(place)).text, place).toBe(
        (await who.get('/assessments/0192f0c1-0000-7000-8000-000000000000')).text,
      )
    }
    expect((await who.post(`${path}/edit`, { ...words, version: '1' })).status).toBe(404)
    expect((await who.post(`/children/${ids.amina}/wheel`, { heldOn: today })).status).toBe(404)
  }
  expect(await versionsOf(path)).toHaveLength(1)
})

test('every reading is logged (R7)', async () => {
  const path = await newWheel()
  await maria.post(`${path}/edit`, { ...words, version: '0' })
  await maria.get(path)
  const { rows } = await house.database.admin.query(
    `select act from audit.access_log where item_kind = 'assessment' and item_id = $1 order by id`,
    [path.split('/').at(-1)],
  )
  expect(rows.map(({ act }) => act)).toEqual(['write', 'write', 'read'])
})

test('no page of the wheel says a figure about the child (R11)', async () => {
  const path = await newWheel()
  const faces = Object.fromEntries(
    areas.map((area, i) => [`q.child_${area}-face`, ['bad', 'great', 'so-so', 'good'][i % 4] as string]),
  )
  await maria.post(`${path}/edit`, { ...words, ...faces, version: '0' })
  const seen = (await maria.get(path)).text
    .replace(/<svg.*?<\/svg>/gs, '')
    .replace(/<head>.*?<\/head>/gs, '')
    .replace(/<[^>]*>/g, ' ')
  expect(seen).toContain('Sådär')
  expect(seen.replace(/\d{1,2} \w+ \d{4}|kl\. [\d.]+/g, '')).not.toMatch(
    /\d+ ?(%|av \d|poäng)|medel|snitt|summa|nivå/i,
  )
})

test('what only one has touched is taken as it is, and what both have is told', () => {
  expect(mergeWheels({ a: '1', b: '1' }, { a: '2', b: '2' }, { a: '1', b: '3' })).toEqual({
    merged: { a: '2', b: '3' },
    conflicts: { b: '2' },
  })
  expect(mergeWheels({ a: ['x'] }, {}, { a: ['x'], c: ['y', 'z'] })).toEqual({
    merged: { a: '', c: ['y', 'z'] },
    conflicts: {},
  })
})

import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ids } from '../../../demo/ids.ts'
import { type House, openHouse } from '../../../test/house.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const written = {
  childId: ids.amina,
  'q.works': 'Hon leker gärna med de yngre barnen.',
  'q.noticed': 'Hon har varit trött på morgnarna.',
  'q.areas': ['healthy', 'included'],
  'q.child_said': 'Jag vill sova.',
  'q.guardians_know': 'partly',
}

test('the teacher writes, the named person answers, and the teacher reads the answer', async () => {
  const sara = await house.as('sara-lind')
  const form = await sara.get(`/worries/new?child=${ids.amina}`)
  expect(form.status).toBe(200)
  expect(form.text).toContain('Maria Lund')

  const sent = await sara.post('/worries', written)
  expect(sent.status).toBe(303)
  const path = sent.location

  const maria = await house.as('maria-lund')
  expect((await maria.get('/inbox')).text).toContain('har märkt något')
  expect((await maria.get(path)).text).toContain('trött på morgnarna')
  const answered = await maria.post(`${path}/answers`, {
    kind: 'acted',
    words: 'Jag pratade med mamma i dag.',
  })
  expect(answered.status).toBe(303)
  // A page that is kept fresh beside another window leaves the news unread.
  const cookie = `__Host-kring=${sara.token}`
  await house.app.request(`http://localhost:3000${path}`, { headers: { cookie, 'x-kring-unattended': '1' } })
  expect((await sara.get('/inbox')).text).toContain('Du har fått svar på det du märkte')
  // A receipt by name, and the form for more is folded; the one who wrote gets the answer and no receipt of it.
  const after = (await maria.get(path)).text
  expect(after).toContain('data-say="Skickat till Sara Lind"')
  expect(after).toContain('<summary>Skriv mer</summary>')
  expect((await sara.get(path)).text).not.toContain('data-say="Skickat')

  expect((await sara.get('/inbox')).text).toContain('Du skrev till')
  expect((await sara.get(path)).text).toContain('Jag pratade med mamma i dag.')
})

test('sending the form twice is idempotent', async () => {
  const sara = await house.as('sara-lind')
  const once = randomUUID()
  const first = await sara.post('/worries', { ...written, once })
  const second = await sara.post('/worries', { ...written, once })
  expect(second.location).toBe(first.location)
})

test('what is missing or too long is shown with all that was typed', async () => {
  const sara = await house.as('sara-lind')
  const page = await sara.post('/worries', {
    ...written,
    'q.noticed': '',
    'q.works': 'Allt det här ska stå kvar 🌻',
  })
  expect(page.status).toBe(422)
  expect(page.text).toContain('Svara på ”Vad har du märkt?”.')
  expect(page.text).toContain('Allt det här ska stå kvar 🌻')
  const long = await sara.post('/worries', { ...written, 'q.noticed': 'å'.repeat(8001) })
  expect(long.status).toBe(422)
  expect(long.text).toContain('Skriv högst 8000 tecken')
})

test('script, SQL, right-to-left text and control characters are kept as text', async () => {
  const sara = await house.as('sara-lind')
  const noticed = `<script>alert(1)</script> '; drop table child.worries; -- \u202eمرحبا\u0000`
  const sent = await sara.post('/worries', { ...written, 'q.noticed': noticed })
  expect(sent.status).toBe(303)
  const page = await sara.get(sent.location)
  expect(page.text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
  expect(page.text).not.toContain('<script>alert')
})

test('a stranger gets what anyone gets for an id that does not exist', async () => {
  const sara = await house.as('sara-lind')
  const sent = await sara.post('/worries', written)
  const path = sent.location
  const lina = await house.as('lina-berg')
  const given = await lina.get(path)
  const none = await lina.get(`/worries/${randomUUID()}`)
  expect(given.status).toBe(404)
  expect(given.text).toBe(none.text)
  expect((await lina.post(`${path}/answers`, { kind: 'reply', words: 'hej' })).status).toBe(404)
  expect((await lina.post('/worries', written)).status).toBe(404)
})

test('only the receiver answers; the author can ask', async () => {
  const sara = await house.as('sara-lind')
  const path = (await sara.post('/worries', written)).location
  expect((await sara.post(`${path}/answers`, { kind: 'acted', words: 'jag svarar mig själv' })).status).toBe(
    422,
  )
  expect(
    (await sara.post(`${path}/answers`, { kind: 'question', words: 'Har du hunnit läsa?' })).status,
  ).toBe(303)
})

test.each([
  ['has left the child', false],
  ['was taken off the list of a protected child', true],
])(
  'R8, R14: a worry is answered also when its author %s, who hears nothing; nobody is said to have been refused',
  async (_, isProtected) => {
    const sara = await house.as('sara-lind')
    const maria = await house.as('maria-lund')
    const admin = async (sql: string, values: unknown[] = []) =>
      (await house.database.admin.query(sql, values)).rows
    const { forskollarare } = ids.functions
    const { location } = await sara.post('/worries', written)
    const at = `/children/${ids.amina}`
    if (isProtected) await maria.post(`${at}/protection`, { level: 'marked', reason: 'Hot mot familjen' })
    const left = isProtected
      ? await maria.post(`${at}/protection/removal`, { kind: 'function', reader: forskollarare })
      : await maria.post(`${at}/team/end`, { functionId: forskollarare })
    expect([left.status, (await sara.get(at)).status]).toEqual([303, 404])
    const [{ last }] = await admin('select max(id) as last from audit.access_log')
    const answer = await maria.post(`${location}/answers`, { kind: 'reply', words: 'Jag ringer hem.' })
    expect(answer.status).toBe(303)
    expect((await maria.get(location)).text).toContain('Jag ringer hem.')
    const item = location.split('/').at(-1)
    expect(
      await admin('select kind from sharing.notices where to_function_id = $1 and item_id = $2', [
        forskollarare,
        item,
      ]),
    ).toEqual([])
    expect(await admin(`select from audit.access_log where id > $1 and act = 'refused'`, [last])).toEqual([])
    if (isProtected) await maria.post(`${at}/protection`, { level: 'none', reason: 'Hotet är över' })
    await maria.post(`${at}/team`, { functionId: forskollarare })
    expect((await sara.get(at)).status).toBe(200)
  },
)

test('R14: an assessment that was promised waits for who promised it until it is begun or became something else, and a begun wheel too', async () => {
  const sara = await house.as('sara-lind')
  const maria = await house.as('maria-lund')
  const rowsOf = async (path: string) =>
    [...(await maria.get('/inbox')).text.matchAll(/<li>([\s\S]*?)<\/li>/g)]
      .map(([, li]) => li as string)
      .filter(li => li.includes(`href="${path}"`))
      .map(li => li.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' '))
  const promise = async () => {
    const { location } = await sara.post('/worries', written)
    expect((await maria.get(location)).status).toBe(200)
    const answer = { kind: 'assessment_opened', words: 'Vi fyller i hjulet på torsdag.' }
    expect((await maria.post(`${location}/answers`, answer)).location).toBe(
      `/children/${ids.amina}/wheel/new`,
    )
    return location
  }
  const path = await promise()
  // Interrupted here: it is not begun by having been promised.
  const [waits] = await rowsOf(path)
  expect(waits).toContain('Amina Haddad · Kartläggning att börja')
  expect(waits).toContain('börja senast')
  const page = (await maria.get(path)).text
  expect(page).toContain('Du har lovat en kartläggning')
  expect(page).toContain(`href="/children/${ids.amina}/wheel/new"`)
  expect((await maria.get(`/children/${ids.amina}`)).text).toMatch(
    /Du har lovat en kartläggning|väntar på svar/,
  )
  expect((await sara.get(path)).text).toContain('Ska börja en kartläggning')
  expect((await sara.get(path)).text).not.toContain('Du har lovat')
  await house.database.admin.query(
    `update child.worry_answers set at = at - interval '11 days' where worry_id = $1`,
    [path.split('/').at(-1)],
  )
  expect((await rowsOf(path))[0]).toContain('Försenad, skulle ha börjats')

  // It became something else: whoever was promised it reads why.
  const dropped = { kind: 'assessment_dropped', words: 'Vi tog det på utvecklingssamtalet i stället.' }
  expect((await sara.post(`${path}/answers`, dropped)).status).toBe(422)
  expect((await maria.post(`${path}/answers`, { ...dropped, words: '' })).text).toContain('Skriv några ord')
  expect((await maria.post(`${path}/answers`, dropped)).status).toBe(303)
  expect(await rowsOf(path)).toEqual([])
  expect((await sara.get('/inbox')).text).toContain('Du har fått svar på det du märkte')
  expect((await sara.get(path)).text).toContain('utvecklingssamtalet')
  expect((await maria.post(`${path}/answers`, dropped)).status, 'nothing is promised any more').toBe(422)

  // Begun: the promise is kept, and the wheel itself waits until it is saved or set aside.
  const other = await promise()
  const began = async () =>
    (await maria.post(`/children/${ids.amina}/wheel`, { heldOn: '2026-01-02' })).location
  const edit = await began()
  expect(await rowsOf(other)).toEqual([])
  expect((await rowsOf(edit))[0]).toContain('Amina Haddad · Påbörjad kartläggning')
  const aside = edit.replace('/edit', '/setting-aside')
  expect((await sara.post('/assessments/01900000-0000-7000-8000-000000000000/setting-aside')).status).toBe(
    404,
  )
  expect((await maria.post(aside)).status).toBe(303)
  expect(await rowsOf(edit)).toEqual([])
  expect((await rowsOf(other))[0], 'what was promised is to be begun again').toContain(
    'Kartläggning att börja',
  )
  const again = await began()
  expect(
    (await maria.post(again, { 'q.child_safe.strengths': 'Lugnt', heldOn: '2026-01-02', version: '0' }))
      .status,
  ).toBe(303)
  expect(await rowsOf(again)).toEqual([])
  expect(await rowsOf(other)).toEqual([])
  const { location } = await maria.post(again.replace('/edit', '/setting-aside'))
  expect(location, 'one that is saved stays').toBe(again.replace('/edit', ''))
})

import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ids } from '../../../demo/ids.ts'
import { type House, openHouse } from '../../../test/house.ts'
import { sentForm } from '../../../test/sent-form.ts'
import { todaysDate } from '../../i18n/index.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const { farah, omar } = ids.guardians
const { elevhalsan, oppetHus } = ids.units
const today = todaysDate()
const start = `/children/${ids.amina}/consents`

/** What the details page sends for one unit, unless told otherwise. */
const details = (more: Record<string, string | string[]> = {}) => ({
  from: farah,
  units: oppetHus,
  [`areas-${oppetHus}`]: ['active', 'included'],
  untilChoice: 'months6',
  untilDate: '',
  givenOn: today,
  how: 'in_person',
  wantsToTakePart: 'yes',
  gdprGround: 'public_task',
  note: '',
  ...more,
})

type Browser = Awaited<ReturnType<House['as']>>

async function give(who: Browser, more: Record<string, string | string[]> = {}) {
  const { location } = await who.post(`${start}/new/details`, details(more))
  return (await who.post(location)).location
}

test('a consent is shown as a picture in plain words before it is saved, and printed for signing', async () => {
  const maria = await house.as('maria-lund')
  const first = await maria.get(`${start}/new`)
  expect(first.text).toContain('Farah Haddad')
  expect(first.text, 'nobody lists the county').not.toContain(`value="${oppetHus}"`)
  expect((await maria.get(`${start}/new?q=ekdala`)).text).toContain('Ekdala')
  expect(first.text).toContain('be inte om lov')

  const second = await maria.get(`${start}/new/details?from=${farah}&unit-3=${oppetHus}&unit-0=${elevhalsan}`)
  expect(second.status).toBe(200)
  expect(second.text).toContain(`areas-${oppetHus}`)
  expect(second.text).toContain(`areas-${elevhalsan}`)

  const sent = await maria.post(
    `${start}/new/details`,
    details({ units: [oppetHus, elevhalsan], [`all-${elevhalsan}`]: 'yes', note: 'Bara på arabiska' }),
  )
  expect(sent.status).toBe(303)
  const third = await maria.get(sent.location)
  expect(third.text).toContain('Ser: Aktiv och Delaktig.')
  expect(third.text).toContain('Ser: allt i hjulet.')
  expect(third.text).toContain('Omar Haddad behöver också säga ja')
  expect(third.text).toContain('Inget är sparat än')
  expect((await maria.get(start)).text).toContain('Ingen har sagt ja till något än')

  const saved = await maria.post(sent.location)
  expect(saved.location).toMatch(/^\/consents\//)
  expect((await maria.get(saved.location)).text).toContain('Bara på arabiska')
  const paper = await maria.get(`${saved.location}/print`)
  expect(paper.text).toContain('Underskrift')
  expect(paper.text).not.toContain('20210424-2389')
  expect((await maria.get(start)).text).toContain(
    'Omar Haddad har inte sagt ja. Inget får delas på medgivande.',
  )
})

test('saved twice it is one consent', async () => {
  const maria = await house.as('maria-lund')
  const { location } = await maria.post(`${start}/new/details`, details())
  const both = await Promise.all([maria.post(location), maria.post(location)])
  expect(both[0].location).toBe(both[1].location)
  expect((await maria.post(location)).location).toBe(both[0].location)
  const { rows } = await house.database.admin.query(
    'select count(*)::int as n from sharing.consents where once = $1',
    [location.split('/').at(-1)],
  )
  expect(rows[0].n).toBe(1)
})

test('what cannot be is refused, and what was typed is kept', async () => {
  const maria = await house.as('maria-lund')
  const wrong: [Record<string, string | string[]>, string][] = [
    [{ [`areas-${oppetHus}`]: [] }, 'Välj minst ett område'],
    [{ untilChoice: '' }, 'Välj hur länge det gäller'],
    [{ untilChoice: 'date', untilDate: '2020-01-01' }, 'skulle redan ha gått ut'],
    [{ untilChoice: 'date', untilDate: '2099-01-01' }, 'inom två år'],
    [{ givenOn: '2099-01-01' }, 'Välj en dag som har varit'],
    [{ givenOn: 'i går' }, 'dag'],
    [{ how: 'signed_in' }, 'val'],
    [{ from: 'child' }, 'Skriv hur ni har bedömt'],
    [{ note: 'x'.repeat(4001) }, 'högst'],
  ]
  for (const [more, says] of wrong) {
    const answer = await maria.post(
      `${start}/new/details`,
      details({ note: 'Glöm inte <tolken> ’", 🙂', ...more }),
    )
    expect(answer.status, JSON.stringify(more)).toBe(422)
    expect(answer.text.toLowerCase(), JSON.stringify(more)).toContain(says.toLowerCase())
    if (!more.note) expect(answer.text).toContain('Glöm inte &lt;tolken&gt;')
  }
  expect((await maria.get(`${start}/new/details?from=${farah}`)).status).toBe(422)
})

test('only a custody holder of this very child can say yes, also past the form', async () => {
  const maria = await house.as('maria-lund')
  const { rows } = await house.database.admin.query(
    'select id from child.guardians where child_id = $1 limit 1',
    [ids.leo],
  )
  expect((await maria.post(`${start}/new/details`, details({ from: rows[0].id }))).status).toBe(422)
  await expect(
    house.database.admin.query(
      `insert into sharing.consents (collaboration_id, child_id, unit_id, guardian_id, given_on, how, received_by_function, received_by_person, valid_until, once)
       select collaboration_id, $1, unit_id, $2, current_date, 'phone', $3, $4, current_date + 30, gen_random_uuid() from child.children where id = $1`,
      [ids.amina, rows[0].id, ids.functions.rektor, ids.maria],
    ),
  ).rejects.toMatchObject({ constraint: 'consent_is_a_custody_holders' })
})

test('a mature child says yes with the assessment written down', async () => {
  const maria = await house.as('maria-lund')
  const consent = await give(maria, { from: 'child', maturityAssessment: 'Hon förstår vad som delas.' })
  expect((await maria.get(consent)).text).toContain('Hon förstår vad som delas.')
})

test('the list of units can be narrowed without script, and keeps what was chosen', async () => {
  const maria = await house.as('maria-lund')
  const page = await maria.get(
    `${start}/new?q=${encodeURIComponent('öppet hus')}&from=${farah}&unit-0=${elevhalsan}`,
  )
  expect(page.text).toContain(`value="${oppetHus}"`)
  expect(page.text).toMatch(new RegExp(`value="${elevhalsan}"[^>]*checked`))
  expect(page.text).not.toContain(`value="${ids.units.barnOchFamilj}"`)
})

test('a draft can be changed before it is saved', async () => {
  const maria = await house.as('maria-lund')
  const { location } = await maria.post(`${start}/new/details`, details({ note: 'Först' }))
  const draft = location.split('/').at(-1) as string
  const again = await maria.get(`${start}/new/details?draft=${draft}`)
  expect(again.text).toContain('Först')
  const changed = await maria.post(`${start}/new/details`, details({ note: 'Sedan', once: draft }))
  expect(changed.location).toBe(location)
  expect((await maria.get(location)).text).toContain('Sedan')
})

test('withdrawn in one step, for one unit, and safe when repeated', async () => {
  const maria = await house.as('maria-lund')
  const consent = await give(maria, {
    from: omar,
    units: [oppetHus, elevhalsan],
    [`areas-${elevhalsan}`]: ['safe'],
  })
  const page = await maria.get(`${consent}/withdrawal`)
  expect(page.text).toContain('Ingen behöver säga varför')
  expect(page.text).toContain('Ingen har fått något')
  expect((await maria.post(`${consent}/withdrawal`, { how: 'phone' })).status).toBe(422)
  expect((await maria.post(`${consent}/withdrawal`, { how: 'phone', unit: randomUUID() })).status).toBe(422)
  for (let i = 0; i < 2; i++)
    expect((await maria.post(`${consent}/withdrawal`, { how: 'phone', unit: oppetHus })).location).toBe(
      consent,
    )
  expect((await maria.get(consent)).text).toContain('Gäller delvis')
  await maria.post(`${consent}/withdrawal`, { how: 'phone', unit: 'all' })
  expect((await maria.get(consent)).text).toContain('Tillbakadraget')
  expect((await maria.get(`${consent}/withdrawal`)).status).toBe(303)
})

test('strangers, and those who do not work with the child, get what an unknown id gets', async () => {
  const maria = await house.as('maria-lund')
  const consent = await give(maria)
  const { location: draft } = await maria.post(`${start}/new/details`, details())
  for (const who of ['siri-alm', 'lina-berg', 'anders-holm', 'rana-khalil', 'eva-sand', 'farah-haddad']) {
    const stranger = await house.as(who)
    const unknown = (await stranger.get(`/consents/${randomUUID()}`)).text
    for (const path of [
      start,
      `${start}/new`,
      `${start}/new/details`,
      draft,
      consent,
      `${consent}/print`,
      `${consent}/withdrawal`,
    ]) {
      const answer = await stranger.get(path)
      expect(answer.status, `${who} ${path}`).toBe(404)
      expect(answer.text.length).toBe(unknown.length)
    }
    expect((await stranger.post(`${consent}/withdrawal`, { how: 'phone', unit: 'all' })).status).toBe(404)
    expect((await stranger.post(draft)).status).toBe(404)
    expect((await stranger.post(`${start}/new/details`, details())).status).toBe(404)
  }
  expect((await house.stranger.get(start)).status).not.toBe(200)
})

test('how a withdrawal was heard of is answered by whoever records it, and by no form beforehand', async () => {
  const maria = await house.as('maria-lund')
  const consent = await give(maria)
  const form = sentForm((await maria.get(`${consent}/withdrawal`)).text, `${consent}/withdrawal`)
  expect(form).not.toHaveProperty('how')
  const unanswered = await maria.post(`${consent}/withdrawal`, { ...form, unit: 'all' })
  expect(unanswered.status).toBe(422)
  expect(unanswered.text).toContain('Välj hur du fick veta det.')
})

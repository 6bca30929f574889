import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ids } from '../../../demo/ids.ts'
import { type House, openHouse } from '../../../test/house.ts'
import { daysFromToday } from '../../i18n/index.ts'
import { whyItStandsOut } from './log.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const log = `/children/${ids.leo}/log`
const inDays = (n: number) => daysFromToday(n)

test('those who work with the child see who has read', async () => {
  const siri = await house.as('siri-alm')
  await (await house.as('jonas-ek')).get(`/children/${ids.leo}`)
  const { text } = await siri.get(log)
  expect(text).toContain('Jonas Ek')
  expect(text).toContain('Läste barnets sida')
})

test('the manager of the unit and the log reviewer see the log, not the child', async () => {
  await (await house.as('siri-alm')).get(`/children/${ids.leo}`)
  for (const who of ['anders-holm', 'eva-sand']) {
    const page = await (await house.as(who)).get(log)
    expect(page.status, who).toBe(200)
    expect(page.text).not.toContain('Marklund')
    expect(page.text).not.toContain(`${log}/held-back`)
  }
  const anders = await house.as('anders-holm')
  expect(
    (
      await anders.post(`${log}/held-back`, {
        functionId: ids.functions.samordnare,
        reason: 'x',
        reviewOn: inDays(3),
      })
    ).status,
  ).toBe(404)
})

const held = {
  functionId: ids.functions.samordnare,
  reason: 'Det skulle röja samtalet',
  reviewOn: inDays(30),
}
const rowsOf = async (more = '') =>
  (await house.database.admin.query(`select * from audit.held_back where child_id = $1 ${more}`, [ids.leo]))
    .rows

test('R7: rows are held back from the family only when a second person has said yes, and shown again', async () => {
  const siri = await house.as('siri-alm')
  await (await house.as('jonas-ek')).get(`/children/${ids.leo}`)
  const johanna = await house.as('johanna-marklund', 'guardian')
  const shows = async () =>
    (await johanna.get(`/family/children/${ids.leo}/readings`)).text.includes('Centrala barn- och elevhälsan')
  expect(await shows()).toBe(true)
  for (const more of [
    { reason: '' },
    { functionId: '' },
    { functionId: ids.functions.dungen },
    { reviewOn: inDays(-1) },
    { reviewOn: inDays(800) },
  ]) {
    expect((await siri.post(`${log}/held-back`, { ...held, ...more })).status, JSON.stringify(more)).toBe(422)
  }
  for (let i = 0; i < 2; i++) expect((await siri.post(`${log}/held-back`, held)).location).toBe(log)
  expect(await rowsOf()).toHaveLength(1)
  expect(await shows()).toBe(true)

  // The manager and the reviewer are asked, and see the question and no child.
  const [{ id }] = await rowsOf()
  const page = `/held-back/${id}`
  const told = async () =>
    (await johanna.get(`/family/children/${ids.leo}/readings`)).text.match(/<p>.*?<\/p>/g)
  const before = await told()
  for (const who of ['anders-holm', 'eva-sand']) {
    const decider = await house.as(who)
    expect((await decider.get('/inbox?view=waiting')).text, who).toContain(page)
    expect((await decider.get('/inbox')).text, who).not.toContain('Ingen väntar på dig')
    const { text } = await decider.get(page)
    expect(text).toContain('röja samtalet')
    expect(text).not.toMatch(/Leo|Marklund/)
  }
  // R10b: that somebody decides is no more told than what is decided.
  expect(await told()).toEqual(before)
  // Nobody else, and not the one who asked.
  for (const who of ['siri-alm', 'jonas-ek', 'maria-lund', 'petra-nyman']) {
    const other = await house.as(who)
    expect((await other.get(page)).status, who).toBe(404)
    expect((await other.post(`${page}/decision`, { decision: 'hold', holdUntil: inDays(30) })).status).toBe(
      404,
    )
  }
  const anders = await house.as('anders-holm')
  for (const wrong of [
    { decision: '', holdUntil: '' },
    { decision: 'hold', holdUntil: '' },
    { decision: 'hold', holdUntil: inDays(500) },
  ])
    expect((await anders.post(`${page}/decision`, wrong)).status, JSON.stringify(wrong)).toBe(422)
  expect((await anders.post(`${page}/decision`, { decision: 'hold', holdUntil: inDays(30) })).location).toBe(
    '/held-back',
  )
  expect(await shows()).toBe(false)
  expect((await anders.get('/held-back')).text).toContain('Dolt nu')
  expect((await siri.get('/inbox')).text).toContain('Raderna som du frågade om är dolda nu')
  // Answered for both who were asked, and told to whoever comes later.
  const eva = await house.as('eva-sand')
  expect((await eva.get('/inbox?view=waiting')).text).not.toContain(page)
  expect((await eva.get(page)).status).toBe(200)

  expect((await siri.post(`${log}/held-back/removal`, { row: id })).location).toBe(log)
  expect(await shows()).toBe(true)
  expect((await rowsOf())[0].ended_by).not.toBeNull()
})

test('R7: nobody asks for or decides over their own readings, and a day of review comes up', async () => {
  const siri = await house.as('siri-alm')
  await siri.get(`/children/${ids.leo}`)
  const own = { ...held, functionId: ids.functions.stodsamordnare }
  expect((await siri.post(`${log}/held-back`, own)).status).toBe(422)
  const direct = await house.database.admin.query(
    `select count(*)::int as n from audit.held_back where function_id = $1`,
    [ids.functions.stodsamordnare],
  )
  expect(direct.rows[0].n).toBe(0)
  // About the manager's own readings only the reviewer decides.
  await (await house.as('anders-holm')).get(log)
  const asked = await siri.post(`${log}/held-back`, { ...held, functionId: ids.functions.verksamhetschef })
  expect(asked.location).toBe(log)
  const [{ id }] = await rowsOf(`and function_id = '${ids.functions.verksamhetschef}'`)
  const decide = { decision: 'hold', holdUntil: inDays(20) }
  const anders = await house.as('anders-holm')
  expect((await anders.get('/inbox')).text).not.toContain(id)
  expect((await anders.get(`/held-back/${id}`)).text).toContain('Någon annan än du svarar')
  expect((await anders.post(`/held-back/${id}/decision`, decide)).status).toBe(422)
  const eva = await house.as('eva-sand')
  expect((await eva.post(`/held-back/${id}/decision`, decide)).location).toBe('/held-back')

  await house.database.admin.query('update audit.held_back set review_on = current_date where id = $1', [id])
  const due = async () =>
    (
      await house.database.admin.query(
        `select count(*)::int as n from sharing.notices where kind = 'held_back_due' and item_id = $1`,
        [id],
      )
    ).rows[0].n
  for (let day = 0; day < 2; day++) await house.database.admin.query('select audit.tell_of_due_reviews()')
  expect(await due()).toBe(1)
  expect((await eva.get('/held-back')).text).toContain('Ska omprövas nu')
  expect((await eva.post(`/held-back/${id}/decision`, { decision: 'show', holdUntil: '' })).location).toBe(
    '/held-back',
  )
  expect((await rowsOf(`and id = '${id}'`))[0].ended_at).not.toBeNull()
})

test('R7: a yes never hides what the one who said it reads later, in the same function', async () => {
  const { admin } = house.database
  const johanna = await house.as('johanna-marklund', 'guardian')
  const siri = await house.as('siri-alm')
  await (await house.as('lina-berg')).get(`/children/${ids.leo}`)
  await admin.query(`delete from audit.access_log where function_id = $1 and person_id = $2`, [
    ids.functions.aktivitetsledare,
    ids.siri,
  ])
  const func = { functionId: ids.functions.aktivitetsledare }
  await siri.post(`${log}/held-back`, { ...held, ...func })
  const [{ id }] = await rowsOf(`and function_id = '${func.functionId}' and ended_at is null`)
  const anders = await house.as('anders-holm')
  expect(
    (await anders.post(`/held-back/${id}/decision`, { decision: 'hold', holdUntil: inDays(20) })).location,
  ).toBe('/held-back')
  const shows = async () =>
    (await johanna.get(`/family/children/${ids.leo}/readings`)).text.includes('Öppet hus')
  expect(await shows()).toBe(false)
  await admin.query(
    `insert into audit.access_log (collaboration_id, person_id, function_id, unit_id, act, child_id, item_kind, item_id)
    select $1::uuid, $2::uuid, f.id, f.unit_id, 'read', $4::uuid, 'child', $4::uuid from people.functions f where f.id = $3`,
    [ids.collaboration, ids.anders, func.functionId, ids.leo],
  )
  expect(await shows()).toBe(true)
  expect((await siri.post(`${log}/held-back/removal`, { row: id })).location).toBe(log)
})

test('a no is told to who asked, with who said it, and to the other who was asked', async () => {
  const siri = await house.as('siri-alm')
  await siri.post(`${log}/held-back`, held)
  const [{ id }] = await rowsOf(
    `and function_id = '${held.functionId}' and decision is null and ended_at is null`,
  )
  const anders = await house.as('anders-holm')
  expect((await anders.post(`/held-back/${id}/decision`, { decision: 'show', holdUntil: '' })).location).toBe(
    '/held-back',
  )
  expect((await siri.get('/inbox')).text).toContain('Raderna som du frågade om döljs inte')
  expect((await siri.get(log)).text).toContain('Anders Holm svarade nej')
  const late = await (await house.as('eva-sand')).get(`/held-back/${id}`)
  expect(late.text).toContain('Anders Holm har redan svarat.')
})

test('R7, R20: of two who ask at once the second loses no word, and the log says what was done once, of that child', async () => {
  const siri = await house.as('siri-alm')
  const logged = async (child: string) =>
    (
      await house.database.admin.query(
        `select purpose from audit.access_log where child_id = $1 and act = 'write' and item_kind = 'held_back' order by id`,
        [child],
      )
    ).rows.map(({ purpose }) => purpose)
  const free = `and function_id = '${held.functionId}' and decision is distinct from 'refused' and ended_at is null`
  for (const { id } of await rowsOf(free)) await siri.post(`${log}/held-back/removal`, { row: id })
  const before = (await logged(ids.leo)).length
  for (let i = 0; i < 2; i++) expect((await siri.post(`${log}/held-back`, held)).location).toBe(log)
  const second = await siri.post(`${log}/held-back`, { ...held, reason: 'Pappa har hotat personalen' })
  expect(second.status).toBe(422)
  for (const words of ['Pappa har hotat personalen', held.reason, 'Det finns redan en fråga'])
    expect(second.text).toContain(words)
  const [{ id }] = await rowsOf(free)
  const made = (
    await siri.post('/children', {
      givenName: 'Tova',
      familyName: 'Logg',
      birthDate: '2020-02-02',
      personNumber: '',
      protection: 'none',
      language: '',
    })
  ).location
  const other = made.split('/').at(-1) as string
  expect((await siri.post(`${made}/log/held-back/removal`, { row: id })).status).toBe(404)
  expect((await rowsOf(free)).map(row => row.id)).toEqual([id])
  for (let i = 0; i < 2; i++)
    expect((await siri.post(`${log}/held-back/removal`, { row: id })).location).toBe(log)
  expect(await logged(other)).toEqual([])
  expect((await logged(ids.leo)).slice(before)).toEqual(['did:wrote', 'did:closed'])
})

test('R7: what somebody has read in a function that they have left is still their own', async () => {
  const { admin } = house.database
  const siri = await house.as('siri-alm')
  // Siri once sat in Jonas' function and read about Leo there.
  await admin.query(
    `insert into audit.access_log (collaboration_id, person_id, function_id, unit_id, act, child_id, item_kind, item_id)
    select $1::uuid, $2::uuid, f.id, f.unit_id, 'read', $4::uuid, 'child', $4::uuid from people.functions f where f.id = $3`,
    [ids.collaboration, ids.siri, ids.functions.aktivitetsledare, ids.leo],
  )
  const asked = await siri.post(`${log}/held-back`, { ...held, functionId: ids.functions.aktivitetsledare })
  expect(asked.status).toBe(422)
  expect(asked.text).toContain('dina egna läsningar')
})

test('the reviewer sees who is refused a child again and again, and no name', async () => {
  const rana = await house.as('rana-khalil')
  for (let i = 0; i < 12; i++) await rana.get(`/children/${i % 2 ? ids.leo : randomUUID()}`)
  const { text } = await (await house.as('eva-sand')).get('/log')
  expect(text).toContain('Nekades 6 gånger')
  expect(text).toContain('Rana Khalil')
  expect(text).not.toMatch(/Leo|Amina|Marklund/)
})

test('a day far above the usual stands out', () => {
  expect(whyItStandsOut({ refused: 0, children: 40, usual: 4 })).toEqual(['many_children'])
  expect(whyItStandsOut({ refused: 5, children: 14, usual: 0 })).toEqual(['refused'])
  expect(whyItStandsOut({ refused: 4, children: 40, usual: 20 })).toEqual([])
})

test('strangers get what an unknown id gets', async () => {
  for (const who of ['jonas-ek', 'lina-berg', 'rana-khalil', 'gunilla-ask', 'tomas-aberg']) {
    const stranger = await house.as(who)
    for (const path of [log, `/children/${randomUUID()}/log`, '/log'])
      expect((await stranger.get(path)).status, `${who} ${path}`).toBe(404)
    expect(
      (
        await stranger.post(`${log}/held-back`, {
          functionId: ids.functions.samordnare,
          reason: 'x',
          reviewOn: inDays(3),
        })
      ).status,
    ).toBe(404)
    expect((await stranger.post(`${log}/held-back/removal`, { row: randomUUID() })).status).toBe(404)
  }
})

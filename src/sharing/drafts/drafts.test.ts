import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ids } from '../../../demo/ids.ts'
import { type House, openHouse } from '../../../test/house.ts'

let house: House
let sara: Awaited<ReturnType<House['as']>>
beforeAll(async () => {
  house = await openHouse()
  sara = await house.as('sara-lind')
})
afterAll(() => house.close())

type Browser = typeof sara
const origin = 'http://localhost:3000'
const send = (who: Browser, draft: unknown) =>
  house.app.request(`${origin}/drafts`, {
    method: 'POST',
    body: typeof draft === 'string' ? draft : JSON.stringify(draft),
    headers: {
      accept: 'application/json',
      'content-type': 'application/json',
      'sec-fetch-site': 'same-origin',
      cookie: `__Host-kring=${who.token}`,
    },
  })
const keyOf = async (who: Browser) => JSON.parse((await who.get('/drafts/key')).text).key as string
const worry = (more = {}) => ({
  id: randomUUID(),
  form: 'worry',
  childId: ids.amina,
  body: { noticed: 'Hon är trött', areas: ['safe', 'healthy'] },
  ...more,
})

test('a draft is kept, kept again, listed and removed', async () => {
  const draft = worry()
  expect((await send(sara, draft)).status).toBe(204)
  expect((await send(sara, { ...draft, body: { noticed: 'Hon är mycket trött' } })).status).toBe(204)
  const list = await sara.get('/drafts')
  expect(list.text).toContain(`/worries/new?child=${ids.amina}&amp;draft=${draft.id}`)
  const { rows } = await house.database.admin.query('select body from sharing.drafts where id = $1', [
    draft.id,
  ])
  expect(rows).toEqual([{ body: { noticed: 'Hon är mycket trött' } }])
  expect((await sara.post(`/drafts/${draft.id}/deletion`)).status).toBe(303)
  expect((await sara.get('/drafts')).text).not.toContain(draft.id)
})

test('a draft says when it was last changed, in the list and above its form, and saving it as it was changes nothing', async () => {
  const draft = worry()
  await send(sara, draft)
  const changedAt = (at: string) =>
    house.database.admin.query(`update sharing.drafts set updated_at = ${at} where id = $1`, [draft.id])
  const yesterday = `((now() at time zone 'Europe/Stockholm')::date - 1 + time '14:05') at time zone 'Europe/Stockholm'`
  const form = `/worries/new?child=${ids.amina}&draft=${draft.id}`
  const says = async (when: string) => {
    const list = (await sara.get('/drafts')).text
    expect(list).toContain(`Sara Lind, ändrades senast ${when}`)
    expect((await sara.get(form)).text).toContain(`Påbörjat. Ändrades senast ${when}`)
  }
  await says('i dag kl.')
  await changedAt(yesterday)
  await says('i går kl. 14.05')
  expect((await send(sara, draft)).status).toBe(204)
  await says('i går kl. 14.05')
  expect((await send(sara, { ...draft, body: { noticed: 'Mer' } })).status).toBe(204)
  await says('i dag kl.')
  await sara.post(`/drafts/${draft.id}/deletion`)
})

test('a form without script is kept by its button', async () => {
  const answer = await sara.post('/drafts', {
    draftForm: 'worry',
    childId: ids.amina,
    noticed: 'Utan skript',
    areas: ['safe', 'active'],
  })
  expect(answer.location).toBe('/drafts')
  const { rows } = await house.database.admin.query(
    `select body from sharing.drafts where body ->> 'noticed' = 'Utan skript'`,
  )
  expect(rows[0].body).toMatchObject({ areas: ['safe', 'active'] })
})

test('what is no draft is refused, and nothing becomes a 500', async () => {
  const bad: [unknown, number][] = [
    ['not json', 422],
    [{}, 422],
    [worry({ id: 'x' }), 422],
    [worry({ form: 'Robert"); drop table' }), 422],
    [worry({ body: { nested: { a: 1 } } }), 422],
    [worry({ body: { noticed: 'x'.repeat(300_000) } }), 413],
    [worry({ body: { noticed: 'x'.repeat(1_200_000) } }), 413],
    [worry({ body: { noticed: 'nul \0, half a pair \ud800, \u202eright to left 👩‍👧' } }), 204],
  ]
  for (const [draft, status] of bad)
    expect((await send(sara, draft)).status, JSON.stringify(draft).slice(0, 80)).toBe(status)
})

test('a child that was not given to me answers as one that does not exist (R10)', async () => {
  const foreign = await send(sara, worry({ childId: ids.aminaInLundvika }))
  const unknown = await send(sara, worry({ childId: randomUUID() }))
  expect([foreign.status, unknown.status]).toEqual([404, 404])
})

test('a draft is its function’s: another function neither reads, changes nor removes it', async () => {
  const draft = worry()
  await send(sara, draft)
  const maria = await house.as('maria-lund')
  expect((await send(maria, draft)).status).toBe(404)
  await maria.post(`/drafts/${draft.id}/deletion`)
  expect((await maria.get('/drafts')).text).not.toContain(draft.id)
  expect((await sara.get('/drafts')).text).toContain(draft.id)
  expect((await house.stranger.get('/drafts')).status).toBe(303)
})

test('the key follows from the session alone: the same for it, another for the next, none without', async () => {
  const key = await keyOf(sara)
  expect(Buffer.from(key, 'base64')).toHaveLength(32)
  expect(await keyOf(sara)).toBe(key)
  expect(await keyOf(await house.as('sara-lind'))).not.toBe(key)
  expect((await house.stranger.get('/drafts/key')).status).not.toBe(200)
})

test('a form that no noun knows is listed all the same, whatever it calls itself', async () => {
  const names = ['constructor', '__proto__', 'hasownproperty']
  for (const form of names) expect((await send(sara, worry({ form, childId: null }))).status).toBe(204)
  const list = await sara.get('/drafts')
  expect(list.status).toBe(200)
  expect((await sara.get(`/live?topic=constructor:${randomUUID()}`)).status).toBe(404)
})

import { Hono } from 'hono'
import { afterAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../../test/database.ts'
import { createLog } from '../log.ts'
import {
  conflict,
  forbidden,
  handleError,
  handleNotFound,
  notFound,
  signedOut,
  unprocessable,
} from './index.ts'

const database = await testDatabase()
afterAll(() => database.drop())

const logged: Record<string, unknown>[] = []
const log = createLog('info', { write: line => void logged.push(JSON.parse(line)) })
const app = new Hono()
app.onError(handleError({ log }))
app.notFound(handleNotFound)
app.all('/sql', async c => c.json((await database.app.query(c.req.query('q') ?? '', [])).rows))
app.all('/lost', () => {
  throw new Error('Connection terminated unexpectedly')
})
app.all('/bug', () => {
  throw new TypeError('secret detail of Alma')
})
const thrown = {
  notFound,
  signedOut,
  forbidden: () => forbidden('Bara chefen kan det.'),
  conflict: () => conflict(),
  unprocessable: () => unprocessable('Fel datum', [{ name: 'starts', message: 'Fel' }]),
}
app.all('/throw/:what', c => {
  throw thrown[c.req.param('what') as keyof typeof thrown]()
})

const sql = (q: string, init?: RequestInit) => app.request(`/sql?q=${encodeURIComponent(q)}`, init)
const form = (fields: Record<string, string>): RequestInit => ({
  method: 'POST',
  body: new URLSearchParams(fields),
})

describe('What the database refuses', () => {
  test.each([
    ['a table without a grant', 'select * from people.sessions', 404],
    ['a bad uuid', `select 'rubbish'::uuid`, 404],
    ['a number out of range', 'select 1 / 0', 422],
    ['a null character', `select convert_from('\\x00', 'UTF8')`, 422],
    ['a deadlock', `do $$ begin raise exception 'x' using errcode = '40P01'; end $$`, 409],
    ['a serialisation failure', `do $$ begin raise exception 'x' using errcode = '40001'; end $$`, 409],
    ['a unique constraint', `do $$ begin raise exception 'x' using errcode = '23505'; end $$`, 409],
    ['a check', `do $$ begin raise exception 'x' using errcode = '23514'; end $$`, 422],
    ['a foreign key', `do $$ begin raise exception 'x' using errcode = '23503'; end $$`, 422],
    ['a cancelled query', `do $$ begin raise exception 'x' using errcode = '57014'; end $$`, 503],
    ['a full disk', `do $$ begin raise exception 'x' using errcode = '53100'; end $$`, 503],
    ['a server that stops', `do $$ begin raise exception 'x' using errcode = '57P01'; end $$`, 503],
    ['a mistake in our SQL', 'select nonsense', 500],
  ])('%s', async (_what, statement, status) => {
    const answer = await sql(statement)
    expect(answer.status).toBe(status)
    const page = await answer.text()
    expect(page).toContain('<h1')
    expect(page).not.toMatch(/rubbish|nonsense|people\.sessions|errcode|42501|at Object/)
  })

  test('never reaches the log with what somebody wrote', async () => {
    logged.length = 0
    await sql(`select 'Alma Ek'::uuid`)
    await sql(`do $$ begin raise exception 'Alma Ek' using errcode = 'XX000', detail = 'Alma Ek'; end $$`)
    expect(logged).toHaveLength(2)
    expect(JSON.stringify(logged)).not.toContain('Alma')
    expect(JSON.stringify(logged)).toContain('22P02')
  })

  test('is told once in the log: what kind, which code, where', async () => {
    logged.length = 0
    await sql('select nonsense')
    const [{ error } = {}] = logged as { error?: { at: string[] } }[]
    expect(error).toMatchObject({ kind: 'database', code: '42703', message: 'column … does not exist' })
    expect(error?.at.length).toBeGreaterThan(0)
  })
})

describe('The page', () => {
  test('What was not given is the same, byte for byte, as what does not exist', async () => {
    const answers = await Promise.all([
      app.request('/throw/notFound'),
      app.request('/nowhere/at/all'),
      sql('select * from people.sessions'),
      sql(`select 'x'::uuid`),
    ])
    const texts = await Promise.all(answers.map(answer => answer.text()))
    expect(new Set(texts).size).toBe(1)
    expect(new Set(answers.map(answer => JSON.stringify([...answer.headers]))).size).toBe(1)
    expect(texts[0]).not.toMatch(/<code>/)
  })

  test('A bug shows a number that is in the log, and nothing else of itself', async () => {
    logged.length = 0
    const answer = await app.request('/bug')
    const page = await answer.text()
    expect(answer.status).toBe(500)
    expect(page).not.toMatch(/secret|TypeError|errors\.test/)
    expect(logged[0]).toMatchObject({
      errorId: /<code>(\w+)<\/code>/.exec(page)?.[1],
      error: { kind: 'TypeError', message: 'secret detail of Alma' },
    })
  })

  test('A refusal explains', async () => {
    const answer = await app.request('/throw/forbidden')
    expect([answer.status, (await answer.text()).includes('Bara chefen kan det.')]).toEqual([403, true])
  })

  test('It is in the language of the browser', async () => {
    expect(
      await (await app.request('/nowhere', { headers: { 'accept-language': 'en-GB,sv;q=0.8' } })).text(),
    ).toContain('This page does not exist')
    expect(await (await app.request('/nowhere', { headers: { 'accept-language': 'de' } })).text()).toContain(
      'Sidan finns inte',
    )
  })

  test('A system gets RFC 9457', async () => {
    const answer = await app.request('/throw/unprocessable', { headers: { accept: 'application/json' } })
    expect(answer.headers.get('content-type')).toBe('application/problem+json')
    expect(await answer.json()).toEqual({
      type: 'urn:kring:problem:unprocessable',
      title: 'Något i formuläret går inte att spara',
      status: 422,
      detail: 'Fel datum',
      errors: [{ name: 'starts', message: 'Fel' }],
    })
  })
})

describe('What was typed is kept (R20)', () => {
  const typed = { once: '1', text: 'Rad ett\n"Rad två" <b>', tag: 'a' }

  test.each([
    '/lost',
    '/bug',
    '/throw/signedOut',
    `/sql?q=${encodeURIComponent(`do $$ begin raise exception 'x' using errcode = '40001'; end $$`)}`,
  ])('%s', async address => {
    const page = await (await app.request(address, form(typed))).text()
    expect(page).toContain(`name="once" value="1"`)
    expect(page).toContain('value="Rad ett\n&quot;Rad två&quot; &lt;b&gt;"')
    expect(page).toContain('Skicka igen')
    expect(page).toContain('<form method="post" action="/')
  })

  test('A lost database is 503 and says so', async () => {
    const answer = await app.request('/lost', form(typed))
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '60'])
  })

  test('A page that was only read is not sent again; the signed-out reader goes to the sign-in', async () => {
    expect(await (await app.request('/lost')).text()).not.toContain('<form method="post" action="/lost"')
    const answer = await app.request('/throw/signedOut?x=1')
    expect([answer.status, answer.headers.get('location')]).toEqual([
      303,
      '/sign-in?to=%2Fthrow%2FsignedOut%3Fx%3D1',
    ])
  })
})

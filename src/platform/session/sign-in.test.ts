import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { browser, type House, openHouse } from '../../../test/platform-house.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house?.close())

const liveSessions = async (person: string) =>
  (
    await house.database.admin.query(
      'select count(*)::int as n from people.sessions where person_id = $1 and ended_at is null',
      [person],
    )
  ).rows[0].n

describe('Signing in', () => {
  test('A person with one function signs in and lands where they were going', async () => {
    const tab = browser(house.origin)
    const choice = await tab.open('/sign-in/start?to=/me')
    expect(choice.path).toMatch(/^\/demo\/idp\/interaction\//)
    expect(choice.text).toContain('Logga in som Karin Ek')
    const page = await tab.post(choice.path, { person: 'karin' })
    expect(page.path).toBe('/me')
    expect(JSON.parse(page.text)).toMatchObject({
      personName: 'Karin Ek',
      functionName: 'Förskollärare',
      guardian: false,
    })
  })

  test('The cookie is bound to the host, and the database holds only its hash', async () => {
    const tab = browser(house.origin)
    const choice = await tab.open('/sign-in/start')
    const resume = await tab.send(choice.path, {
      method: 'POST',
      body: new URLSearchParams({ person: 'karin' }),
      headers: { origin: house.origin },
    })
    const callback = await tab.send(resume.headers.get('location') as string)
    const answer = await tab.send(callback.headers.get('location') as string)
    const cookie = answer.headers.getSetCookie().find(line => line.startsWith('__Host-kring='))
    expect(cookie).toMatch(/^__Host-kring=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/)
    const token = tab.jar.get('__Host-kring') as string
    const { rows } = await house.database.admin.query(
      'select * from people.sessions where token_hash = sha256($1)',
      [token],
    )
    expect(rows).toHaveLength(1)
    expect(JSON.stringify(rows)).not.toContain(token)
  })

  test('A person with two functions chooses first, and then acts in the one chosen', async () => {
    const tab = browser(house.origin)
    const page = await tab.signIn('maria', '/me?x=1')
    expect(page.path).toBe('/appointments?to=%2Fme%3Fx%3D1')
    expect(page.text).toContain('Rektor')
    expect(page.text).toContain('Barnets kontakt')
    expect(page.text).not.toContain('Som vårdnadshavare')
    const chosen = await tab.post('/appointments', {
      appointment: house.story.headAppointment,
      to: '/me?x=1',
    })
    expect(chosen.path).toBe('/me?x=1')
    expect(JSON.parse(chosen.text)).toMatchObject({ functionName: 'Rektor' })
  })

  test('Nobody chooses the function of another: the answer is that of a function that does not exist', async () => {
    const tab = browser(house.origin)
    await tab.signIn('maria')
    const answers = await Promise.all(
      [house.story.karinsAppointment, '00000000-0000-7000-8000-000000000000', 'guardian', 'rubbish', ''].map(
        appointment => tab.post('/appointments', { appointment }),
      ),
    )
    for (const { status, text } of answers) {
      expect(status).toBe(404)
      expect(text).toBe(answers[0]?.text)
    }
    expect(JSON.parse((await tab.open('/me')).text)).toMatchObject({ functionName: null })
  })

  test('A guardian without a function acts as a guardian at once', async () => {
    const page = await browser(house.origin).signIn('farah')
    expect(JSON.parse(page.text)).toMatchObject({ personName: 'Farah Ali', guardian: true, functionId: null })
  })

  test('Somebody whom the provider knows and Kring does not is told whom to ask, and gets no session', async () => {
    const tab = browser(house.origin)
    const page = await tab.signIn('nobody')
    expect(page.status).toBe(403)
    expect(page.text).toContain('Prata med din chef')
    expect(page.text).toContain('Ring 0123-45 67 89.')
    expect(tab.jar.has('__Host-kring')).toBe(false)
    const other = await tab.signIn('karin', '/me', true)
    expect(JSON.parse(other.text)).toMatchObject({ personName: 'Karin Ek' })
  })

  test('The list of people can be searched', async () => {
    const tab = browser(house.origin)
    const choice = await tab.open('/sign-in/start')
    const found = await tab.open(`${choice.path}?q=rektor`)
    expect(found.text).toContain('Maria Lund')
    expect(found.text).not.toContain('Karin Ek')
    expect((await tab.open(`${choice.path}?q=%3Cscript%3E`)).text).toContain('Ingen i berättelsen passar')
  })

  test('A signed-out reader is sent to the sign-in and back; a system gets a problem document', async () => {
    const page = await browser(house.origin).open('/me')
    expect(page.path).toBe('/sign-in?to=%2Fme')
    expect(page.text).toContain('href="/sign-in/start?to=%2Fme"')
    const answer = await browser(house.origin).send('/me', { headers: { accept: 'application/json' } })
    expect([answer.status, answer.headers.get('content-type')]).toEqual([401, 'application/problem+json'])
  })

  test('The return address never leads to another site', async () => {
    for (const to of [
      'https://evil.example',
      '//evil.example',
      '/\\evil.example',
      '/\t/evil.example',
      'javascript:alert(1)',
      '/sign-out',
      '/demo/idp/auth',
    ]) {
      const { text } = await browser(house.origin).open(`/sign-in?to=${encodeURIComponent(to)}`)
      expect(text).toContain('href="/sign-in/start?to=%2F"')
    }
  })
})

describe('An answer that is not ours', () => {
  async function comeBack(tab: ReturnType<typeof browser>) {
    const choice = await tab.open('/sign-in/start?to=/me')
    const resume = await tab.send(choice.path, {
      method: 'POST',
      body: new URLSearchParams({ person: 'karin' }),
      headers: { origin: house.origin },
    })
    return (await tab.send(resume.headers.get('location') as string)).headers.get('location') as string
  }

  test('The same answer twice signs in once', async () => {
    const tab = browser(house.origin)
    const address = await comeBack(tab)
    const pending = tab.jar.get('__Host-kring-sign-in') as string
    expect((await tab.open(address)).path).toBe('/me')
    const before = await liveSessions(house.story.karin)
    const thief = browser(house.origin)
    thief.jar.set('__Host-kring-sign-in', pending)
    expect((await thief.open(address)).status).toBe(400)
    expect(thief.jar.has('__Host-kring')).toBe(false)
    expect(await liveSessions(house.story.karin)).toBeLessThanOrEqual(before)
    // Back in the browser that did sign in, it leads on.
    expect((await tab.send(address)).headers.get('location')).toBe('/')
  })

  test('An answer in a browser that never began is refused (a sign-in planted by another)', async () => {
    const address = await comeBack(browser(house.origin))
    const victim = browser(house.origin)
    expect((await victim.open(address)).text).toContain('Inloggningen hann bli för gammal')
    await victim.open('/sign-in/start')
    expect((await victim.open(address)).status).toBe(400)
    expect(victim.jar.has('__Host-kring')).toBe(false)
  })

  test('A changed state, another issuer, a made-up code and a tampered cookie are refused', async () => {
    for (const change of [
      (url: URL) => url.searchParams.set('state', 'x'),
      (url: URL) => url.searchParams.set('code', 'x'),
      (url: URL) => url.searchParams.set('iss', 'https://evil.example'),
      (url: URL) => url.searchParams.delete('state'),
    ]) {
      const tab = browser(house.origin)
      const url = new URL(await comeBack(tab), house.origin)
      change(url)
      expect((await tab.open(url.href)).status).toBe(400)
      expect(tab.jar.has('__Host-kring')).toBe(false)
    }
    const tab = browser(house.origin)
    const address = await comeBack(tab)
    const sealed = tab.jar.get('__Host-kring-sign-in') as string
    tab.jar.set('__Host-kring-sign-in', `${sealed.startsWith('A') ? 'B' : 'A'}${sealed.slice(1)}`)
    expect((await tab.open(address)).status).toBe(400)
  })

  test('Who says no at the provider is met kindly', async () => {
    const tab = browser(house.origin)
    const url = new URL(await comeBack(tab), house.origin)
    const answer = new URLSearchParams({
      error: 'access_denied',
      state: url.searchParams.get('state') as string,
      iss: url.searchParams.get('iss') as string,
    })
    expect((await tab.open(`/sign-in/callback?${answer}`)).text).toContain('Du avbröt inloggningen')
  })
})

describe('Signing out', () => {
  test('Ends the session here and at the provider, and comes back', async () => {
    const tab = browser(house.origin)
    await tab.signIn('karin')
    const old = tab.jar.get('__Host-kring') as string
    const page = await tab.post('/sign-out')
    expect(page.headers.get('clear-site-data')).toBe('"storage"')
    expect(tab.jar.has('__Host-kring')).toBe(false)
    const address = (page.headers.get('refresh') as string).replace('0; url=', '')
    expect(address).toContain('/demo/idp/session/end?')
    const provider = await tab.open(address)
    expect(provider.headers.get('content-security-policy')).toContain("script-src 'self'")
    const xsrf = /name="xsrf" value="(\w+)"/.exec(provider.text)?.[1] as string
    const end = await tab.post('/demo/idp/session/end/confirm', { xsrf, logout: 'yes' })
    expect(end.path).toBe('/signed-out')
    expect(end.text).toContain('Du är utloggad')
    tab.jar.set('__Host-kring', old)
    expect((await tab.open('/me')).path).toBe('/sign-in?to=%2Fme')
    // The provider has forgotten too: it asks who one is.
    expect((await tab.open('/sign-in/start')).text).toContain('Vem vill du vara?')
  })

  test('Ending the session at the provider ends Kring’s in every browser that shares it (back-channel)', async () => {
    const tab = browser(house.origin)
    await tab.signIn('karin')
    const idToken = (
      await house.database.admin.query(`select id_token from people.sessions where token_hash = sha256($1)`, [
        tab.jar.get('__Host-kring'),
      ])
    ).rows[0].id_token
    expect((await tab.send('/session/state')).status).toBe(204)
    const provider = await tab.open(`/demo/idp/session/end?id_token_hint=${idToken}`)
    const xsrf = /name="xsrf" value="(\w+)"/.exec(provider.text)?.[1] as string
    await tab.post('/demo/idp/session/end/confirm', { xsrf, logout: 'yes' })
    expect((await tab.send('/session/state')).status).toBe(401)
    expect((await tab.open('/me')).path).toBe('/sign-in?to=%2Fme')
  })

  test('A logout token that the provider did not make ends nothing', async () => {
    const tab = browser(house.origin)
    await tab.signIn('karin')
    const { rows } = await house.database.admin.query(
      `select id_token, provider_sid as sid from people.sessions where token_hash = sha256($1)`,
      [tab.jar.get('__Host-kring')],
    )
    const unsigned = [
      { alg: 'none' },
      {
        iss: house.settings.issuer,
        aud: 'kring',
        sid: rows[0].sid,
        iat: Math.floor(Date.now() / 1000),
        events: { 'http://schemas.openid.net/event/backchannel-logout': {} },
      },
    ]
      .map(part => Buffer.from(JSON.stringify(part)).toString('base64url'))
      .join('.')
    for (const logout_token of [`${unsigned}.`, rows[0].id_token, 'x', '']) {
      const answer = await fetch(`${house.origin}/sign-out/back-channel`, {
        method: 'POST',
        body: new URLSearchParams({ logout_token }),
      })
      expect(answer.status).toBe(400)
    }
    expect((await tab.send('/session/state')).status).toBe(204)
  })

  test('Signing out twice, or without ever having been in, is no fault', async () => {
    const tab = browser(house.origin)
    expect((await tab.post('/sign-out')).path).toBe('/signed-out')
  })

  test('Another site cannot sign anybody out', async () => {
    const tab = browser(house.origin)
    await tab.signIn('karin')
    for (const headers of [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site', origin: house.origin },
      { origin: 'https://evil.example' },
      { origin: 'null' },
      {},
    ]) {
      const answer = await tab.send('/sign-out', {
        method: 'POST',
        headers: headers as Record<string, string>,
      })
      expect(answer.status).toBe(403)
      expect(await answer.text()).toContain('Formuläret kom från en annan webbplats')
    }
    expect((await tab.send('/session/state')).status).toBe(204)
  })
})

describe('Limits', () => {
  const age = (tab: ReturnType<typeof browser>, change: string) =>
    house.database.admin.query(`update people.sessions set ${change} where token_hash = sha256($1)`, [
      tab.jar.get('__Host-kring'),
    ])

  test('A session ends when nobody has clicked for the idle limit, and asking for its state is no click', async () => {
    const tab = browser(house.origin)
    await tab.signIn('karin')
    await age(tab, `last_seen_at = now() - interval '29 minutes'`)
    expect((await tab.send('/session/state')).status).toBe(204)
    await age(tab, `last_seen_at = last_seen_at - interval '2 minutes'`)
    expect((await tab.send('/session/state')).status).toBe(401)
    expect((await tab.open('/me')).path).toBe('/sign-in?to=%2Fme')
  })

  test('A click moves the idle limit, never the absolute one', async () => {
    const tab = browser(house.origin)
    await tab.signIn('karin')
    await age(tab, `last_seen_at = now() - interval '29 minutes'`)
    expect((await tab.open('/me')).status).toBe(200)
    const { rows } = await house.database.admin.query(
      `select now() - last_seen_at < interval '1 minute' as seen, expires_at < now() + interval '10 hours' as bound from people.sessions where token_hash = sha256($1)`,
      [tab.jar.get('__Host-kring')],
    )
    expect(rows[0]).toEqual({ seen: true, bound: true })
    await age(tab, `expires_at = now() - interval '1 second'`)
    expect((await tab.open('/me')).path).toBe('/sign-in?to=%2Fme')
  })

  test('When the appointment ends the function is gone in that second, the session is not', async () => {
    const tab = browser(house.origin)
    await tab.signIn('karin')
    await house.database.admin.query('update people.appointments set ends_at = now() where id = $1', [
      house.story.karinsAppointment,
    ])
    expect(JSON.parse((await tab.open('/me')).text)).toMatchObject({
      personName: 'Karin Ek',
      functionId: null,
    })
    expect((await tab.open('/appointments')).text).toContain('Du har inget uppdrag just nu')
    await house.database.admin.query('update people.appointments set ends_at = null where id = $1', [
      house.story.karinsAppointment,
    ])
  })

  test('Signing in again ends the session that the browser had', async () => {
    const tab = browser(house.origin)
    await tab.signIn('karin')
    const old = tab.jar.get('__Host-kring') as string
    await tab.signIn('farah', '/me', true)
    expect(tab.jar.get('__Host-kring')).not.toBe(old)
    const { rows } = await house.database.admin.query(
      'select ended_at from people.sessions where token_hash = sha256($1)',
      [old],
    )
    expect(rows[0].ended_at).not.toBeNull()
  })

  test('Sessions that are over are forgotten after a day', async () => {
    const tab = browser(house.origin)
    await tab.signIn('karin')
    await age(tab, `ended_at = now() - interval '25 hours'`)
    expect((await house.database.worker.query('select people.forget_sessions() as n')).rows[0].n).toBe(1)
  })
})

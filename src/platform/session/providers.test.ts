import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { openIdentityProvider } from '../../../test/identity-provider.ts'
import { browser, type House, openHouse } from '../../../test/platform-house.ts'
import { numberHash } from '../number-hash.ts'

// Staff, guardians and guests come from providers of their own (R10): who one is follows from the way in.
const numberClaim = 'https://id.oidc.se/claim/personalIdentityNumber'
const farahsNumber = '19900110-2384'
type Opened = Awaited<ReturnType<typeof openIdentityProvider>>
let house: House
let staff: Opened
let guardians: Opened
/** Answers the number only when it is asked. */
let asked: Opened
const [byStaff, byGuardians, byAsked] = ['1', '2', '3'].map(key => `/sign-in/start?by=${key}&to=/me`) as [
  string,
  string,
  string,
]

beforeAll(async () => {
  staff = await openIdentityProvider()
  guardians = await openIdentityProvider()
  asked = await openIdentityProvider({ userinfo: { sub: 'asked', [numberClaim]: '9001102384' } })
  house = await openHouse({
    provider: () => ({ ...staff.settings, signsIn: ['staff'] }),
    more: [
      { ...guardians.settings, key: '2', signsIn: ['guardians'], numberClaim, label: 'E-legitimation' },
      { ...asked.settings, key: '3', signsIn: ['guardians', 'guests'], numberClaim },
    ],
  })
  const { admin } = house.database
  await admin.query(
    `insert into sharing.identities (row_id, kind, collaboration_id, number_hash) select id, 'guardian', collaboration_id, $1 from child.guardians`,
    [numberHash(house.secret, farahsNumber)],
  )
  // Nobody has come as a guardian yet: there is the row that the unit wrote, with its number.
  await admin.query(`update child.guardians set person_id = null`)
  await admin.query(`delete from people.persons where kind = 'guardian'`)
})
afterAll(async () => {
  await house?.close()
  for (const each of [staff, guardians, asked]) await each.close()
})

const me = (text: string) => JSON.parse(text) as { personId: string; personName: string; guardian: boolean }
const lives = async (tab: ReturnType<typeof browser>) => (await tab.send('/session/state')).status === 204

test('the sign-in page is one clear choice by who one is, with the words of each provider', async () => {
  const { text } = await browser(house.origin).open('/sign-in?to=/me')
  for (const words of ['Jag arbetar här', 'Jag är vårdnadshavare', 'Jag är inbjuden', 'E-legitimation'])
    expect(text).toContain(words)
  for (const key of ['1', '2', '3']) expect(text).toContain(`by=${key}`)
  // Without a choice one is asked for it, and an unknown way is none.
  for (const start of ['/sign-in/start', '/sign-in/start?by=9'])
    expect((await browser(house.origin).open(start)).path).toMatch(/^\/sign-in($|\?)/)
})

test('a guardian is known by the number in the claim, at the first sign-in and again; staff by their account', async () => {
  const tab = browser(house.origin)
  const first = me(
    (await guardians.signIn(tab, byGuardians, { sub: 'f1', [numberClaim]: '199001102384' })).text,
  )
  expect(first).toMatchObject({ personName: 'Farah Ali', guardian: true })
  const again = me(
    (await guardians.signIn(tab, byGuardians, { sub: 'f1', [numberClaim]: '900110-2384' })).text,
  )
  expect(again.personId).toBe(first.personId)
  // The same human at another provider of guardians: another account, the same guardian.
  const other = me((await asked.signIn(browser(house.origin), byAsked, { sub: 'asked' })).text)
  expect(other.personId).toBe(first.personId)
  const karin = me((await staff.signIn(browser(house.origin), byStaff, { sub: 'karin' })).text)
  expect(karin).toMatchObject({ personName: 'Karin Ek', guardian: false })
})

test('a provider of staff signs in no guardian, and one of guardians no staff, with the same subject or number', async () => {
  const tab = () => browser(house.origin)
  const number = { [numberClaim]: farahsNumber }
  const refused = async (page: Promise<{ status: number; text: string }>) => {
    const { status, text } = await page
    expect(status).toBe(403)
    return text
  }
  await guardians.signIn(tab(), byGuardians, { sub: 'f1', ...number })
  expect(await refused(staff.signIn(tab(), byStaff, { sub: 'f1', ...number }))).toContain(
    'Prata med din chef',
  )
  const unknown = await refused(
    guardians.signIn(tab(), byGuardians, { sub: 'karin', [numberClaim]: '19870420-2392' }),
  )
  expect(unknown).toContain('Fråga den som är ert barns kontakt')
  // A subject may hold a person number: it is shown only where a manager needs it.
  expect(unknown).not.toContain('karin')
  // One account of each at two providers that happen to give the same subject.
  const asGuardian = me((await guardians.signIn(tab(), byGuardians, { sub: 'karin', ...number })).text)
  const asStaff = me((await staff.signIn(tab(), byStaff, { sub: 'karin' })).text)
  expect([asGuardian.personName, asStaff.personName]).toEqual(['Farah Ali', 'Karin Ek'])
})

test.each([
  ['no number', undefined, 'skickade inget personnummer'],
  ['a check digit that is wrong', '199001102385', 'som inte finns'],
  ['a day that is none', '199002312384', 'som inte finns'],
  ['a telephone number', '070-1234567', 'som inte finns'],
  ['something that is no text', { number: farahsNumber }, 'som inte finns'],
])('a claim with %s is refused with a page that says what to do', async (_, value, words) => {
  const tab = browser(house.origin)
  const { status, text } = await guardians.signIn(tab, byGuardians, {
    sub: randomUUID(),
    [numberClaim]: value,
  })
  expect(status).toBe(403)
  for (const each of [words, 'Börja om', 'Ring 0123-45 67 89.']) expect(text).toContain(each)
  expect(await lives(tab)).toBe(false)
})

test('a coordination number is a number', async () => {
  const { admin } = house.database
  const [number, child] = [
    '19900170-2384',
    'select id, collaboration_id, unit_id from child.children limit 1',
  ]
  await admin.query(
    `with c as (${child}), g as (insert into child.guardians (collaboration_id, child_id, unit_id, name, custody, once)
      select collaboration_id, id, unit_id, 'Samir Ny', true, gen_random_uuid() from c returning id, collaboration_id)
    insert into sharing.identities (row_id, kind, collaboration_id, number_hash) select id, 'guardian', collaboration_id, $1 from g`,
    [numberHash(house.secret, valid(number))],
  )
  const page = await guardians.signIn(browser(house.origin), byGuardians, {
    sub: 'samir',
    [numberClaim]: valid(number),
  })
  expect(me(page.text).personName).toBe('Samir Ny')
})

/** With its check digit. */
function valid(number: string) {
  const digits = number.replace(/\D/g, '').slice(2, 11)
  const sum = [...digits].reduce((all, digit, at) => {
    const product = Number(digit) * (at % 2 === 0 ? 2 : 1)
    return all + (product > 9 ? product - 9 : product)
  }, 0)
  return number.slice(0, -1) + ((10 - (sum % 10)) % 10)
}

test('two tabs that have gone to the provider both come back signed in, each once', async () => {
  const tab = browser(house.origin)
  const first = await staff.backWith(tab, byStaff, { sub: 'karin' })
  const second = await guardians.backWith(tab, byGuardians, { sub: 'karin', [numberClaim]: farahsNumber })
  expect([(await tab.open(first.back)).status, await lives(tab)]).toEqual([200, true])
  expect([(await tab.open(second.back)).status, await lives(tab)]).toEqual([200, true])
  expect(tab.jar.has('__Host-kring-sign-in')).toBe(false)
  tab.jar.delete('__Host-kring')
  expect((await tab.open(first.back)).status).toBe(400)
})

test('an answer of one provider is not taken at the address of another', async () => {
  const tab = browser(house.origin)
  const { back } = await staff.backWith(tab, byStaff, { sub: 'karin' })
  const page = await tab.open(back.replace('/sign-in/callback', '/sign-in/callback/2'))
  expect([page.status, await lives(tab)]).toEqual([400, false])
  expect((await tab.open('/sign-in/callback/9?code=x&state=x')).status).toBe(400)
})

test('a logout, its keys and its clock are each provider’s own', async () => {
  const [first, second] = [browser(house.origin), browser(house.origin)]
  await staff.signIn(first, byStaff, { sub: 'karin' })
  await guardians.signIn(second, byGuardians, { sub: 'karin', [numberClaim]: farahsNumber })
  const tell = async (logout_token: string) =>
    (
      await browser(house.origin).send('/sign-out/back-channel', {
        method: 'POST',
        body: new URLSearchParams({ logout_token }),
      })
    ).status
  expect(await tell(await guardians.logoutToken({ sub: 'karin' }))).toBe(200)
  expect([await lives(first), await lives(second)]).toEqual([true, false])
  // In the name of another: its key does not prove it.
  expect(await tell(await guardians.logoutToken({ sub: 'karin', iss: staff.issuer }))).toBe(200)
  expect(await lives(first)).toBe(true)
  const forged = (await guardians.logoutToken({ sub: 'karin' })).split('.')
  const claims = JSON.parse(Buffer.from(forged[1] as string, 'base64url').toString())
  forged[1] = Buffer.from(JSON.stringify({ ...claims, iss: staff.issuer })).toString('base64url')
  expect(await tell(forged.join('.'))).toBe(400)
  expect(await lives(first)).toBe(true)

  // A clock that is a little ahead is let pass; one that is hours ahead is not.
  staff.setClock(40)
  const ahead = browser(house.origin)
  expect((await staff.signIn(ahead, byStaff, { sub: 'karin' })).status).toBe(200)
  staff.setClock(-7200)
  expect((await staff.signIn(browser(house.origin), byStaff, { sub: 'karin' })).status).toBe(400)
  staff.setClock(0)
  expect(await tell(await staff.logoutToken({ sub: 'karin' }))).toBe(200)
  expect([await lives(first), await lives(ahead)]).toEqual([false, false])

  // The provider changes its key: people sign in as before, what the new key signs ends sessions, and what the old one signed does not.
  const old = await staff.logoutToken({ sub: 'karin' })
  await staff.rotateKey()
  const after = browser(house.origin)
  expect((await staff.signIn(after, byStaff, { sub: 'karin' })).status).toBe(200)
  const withNew = async () => tell(await staff.logoutToken({ sub: 'karin' }))
  await vi.waitFor(async () => expect(await withNew()).toBe(200), { timeout: 10_000, interval: 500 })
  expect(await lives(after)).toBe(false)
  const again = browser(house.origin)
  expect((await staff.signIn(again, byStaff, { sub: 'karin' })).status).toBe(200)
  expect(await tell(old)).toBe(400)
  expect(await lives(again)).toBe(true)
})

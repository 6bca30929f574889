import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { texts as childTexts } from '../../src/child/children/texts.ts'
import { texts as worryTexts } from '../../src/child/worries/texts.ts'
import { homeTexts } from '../../src/overview/home/texts.ts'
import { texts as countyTexts } from '../../src/people/administration/texts.ts'
import { legalDomainName, organisationKindName, unitKindName } from '../../src/people/kinds/index.ts'
import { texts as placeTexts } from '../../src/people/organisations/texts.ts'
import { texts as postTexts } from '../../src/people/posts/texts.ts'
import { texts as unitTexts } from '../../src/people/units/texts.ts'
import { launchChromium } from '../chromium.ts'
import { freePort } from '../glewlwyd.ts'
import { openIdentityProvider } from '../identity-provider.ts'
import { runCommand, startKring, stopKring } from './installation.ts'
import { type Actor, visit } from './stage.ts'

// An empty installation becomes a county: a command, an administrator who sees no child, a manager, a colleague, and the first child.
const person = (name: string) => {
  const sub = name.toLowerCase().replace(/\W+/g, '-')
  return { sub, name, email: `${sub}@sjostad.example.se`, email_verified: true }
}
const [ida, bo, pia, maj] = ['Ida Sund', 'Bo Rask', 'Pia Lind', 'Maj Ek'].map(person) as [
  ReturnType<typeof person>,
  ReturnType<typeof person>,
  ReturnType<typeof person>,
  ReturnType<typeof person>,
]

describe.each([
  { width: 360, locale: 'sv-SE', colorScheme: 'light', lang: 'sv' },
  { width: 1280, locale: 'en-GB', colorScheme: 'dark', lang: 'en' },
] as const)(
  'A county begins at $width px, $locale, $colorScheme',
  { timeout: 180_000 },
  ({ lang, ...screen }) => {
    const folder = mkdtempSync(join(tmpdir(), 'kring-new-county-'))
    const [home, county, places, posts] = [
      homeTexts(lang),
      countyTexts(lang),
      placeTexts(lang),
      postTexts(lang),
    ]
    const [units, children, worries] = [unitTexts(lang), childTexts(lang), worryTexts(lang)]
    const troubles: string[] = []
    const inside: Actor[] = []
    let origin = ''
    let env: Record<string, string>
    let provider: Awaited<ReturnType<typeof openIdentityProvider>>
    let kring: Awaited<ReturnType<typeof startKring>>
    let browser: Browser
    let admin: Actor
    let manager: Actor
    let teacher: Actor

    beforeAll(async () => {
      const port = await freePort()
      origin = `http://localhost:${port}`
      provider = await openIdentityProvider({ people: [ida, bo, pia, maj] })
      env = {
        KRING_DATA: join(folder, 'data'),
        KRING_PORT: String(port),
        KRING_BASE_URL: origin,
        KRING_SECRET: randomBytes(32).toString('base64'),
        KRING_LOG_LEVEL: 'warn',
        KRING_OIDC_ISSUER: provider.issuer,
        KRING_OIDC_CLIENT_ID: 'kring',
        KRING_OIDC_CLIENT_SECRET: 'x',
        KRING_OIDC_MAIL: 'verified',
      }
      kring = await startKring(env, origin)
      browser = await launchChromium()
    })
    afterEach(async ({ task }) => {
      if (task.result?.state !== 'fail') return
      mkdirSync('test/artifacts', { recursive: true })
      for (const { name, page } of inside)
        await page.screenshot({
          path: `test/artifacts/failed-${screen.width}-${name.replace(/\W+/g, '-')}.png`,
          fullPage: true,
        })
    })
    afterAll(async () => {
      await browser?.close()
      await stopKring(kring)
      await provider?.close()
      rmSync(folder, { recursive: true, force: true })
    })

    const come = async (name: string, path = '/sign-in') => {
      const actor = await visit(browser, origin + path, { origin, name, ...screen, troubles })
      inside.push(actor)
      return actor
    }
    const enter = async ({ name }: { name: string }) => {
      const actor = await come(name)
      const { page } = actor
      await page.locator('a[href^="/sign-in/start"]').first().click()
      await page.getByRole('link', { name }).click()
      await page.waitForURL(url => url.origin === origin && !/^\/sign-in/.test(url.pathname))
      return actor
    }
    /** Adds something from the page that one is on, and looks at the form and at what it made. */
    const add = async (
      actor: Actor,
      what: string,
      fields: Record<string, string>,
      choices: Record<string, string> = {},
    ) => {
      await actor.press(what)
      await actor.look()
      for (const [name, words] of Object.entries(choices)) await actor.pickIn(name, words)
      for (const [name, text] of Object.entries(fields)) await actor.fill(name, text)
      await actor.page.locator('main form button:not([name])').last().click()
      await actor.page.waitForURL(url => !/\/new$/.test(url.pathname))
      await actor.look()
    }

    test('1. an empty installation says what to do, and its sign-in leads there', async () => {
      const nobody = await come('nobody', '/')
      await nobody.see(home.empty)
      await nobody.see('bin/county new')
      await nobody.look()
      await nobody.open('/sign-in')
      expect(new URL(nobody.page.url()).pathname).toBe('/')
    })

    test('2. a command makes the county and its administrator, all or nothing, and refuses to do it twice', async () => {
      const args = [
        'new',
        '--name',
        'Kring barnen i Sjöstad',
        '--language',
        lang,
        '--organisation',
        'Sjöstads kommun',
      ]
      const who = ['--administrator', ida.name, '--mail', ida.email]
      const wrong = await runCommand('county', [...args, ...who, '--number', '212000-1232'], env)
      expect(wrong).toMatchObject({ code: 1, said: expect.stringContaining('no organisation number') })
      const made = await runCommand('county', [...args, ...who, '--number', '212000-1231'], env)
      expect(made).toMatchObject({ code: 0, said: expect.stringContaining(`${origin}/sign-in`) })
      expect(made.said).toContain('KRING_SMTP_URL')
      const again = await runCommand('county', [...args, ...who], env)
      expect(again).toMatchObject({ code: 1, said: expect.stringContaining('already') })
    })

    test('3. the administrator signs in, and sees what is missing and no child', async () => {
      admin = await enter(ida)
      await admin.look()
      await admin.see(home.guideNoChild)
      await admin.press(home.firstTimeDone)
      await admin.see(county.beginWith(county.units))
      await admin.look()
      expect(await admin.open('/children')).toBe(404)
      expect(await admin.open('/worries/new')).toBe(404)
    })

    test('4. adds two organisations; a number that is none, and a name that is taken, are refused', async () => {
      await admin.open('/organisations')
      await admin.look()
      await admin.press(places.newOrganisation)
      await admin.fill('name', 'sjöstads  Kommun')
      await admin.pickIn('kind', organisationKindName('region', lang))
      await admin.fill('number', '232100-0131')
      await admin.press(places.make)
      await admin.see(places.organisationTaken)
      await admin.look()
      await admin.fill('name', 'Region Sjöstad')
      await admin.fill('number', '232100-0132')
      await admin.press(places.make)
      await admin.see(places.numberWrong)
      await admin.fill('number', '232100-0131')
      await admin.press(places.make)
      await admin.see('232100-0131')
      await admin.look()
      await admin.open('/organisations')
      await add(
        admin,
        places.newOrganisation,
        { name: 'Vänner i Sjöstad' },
        { kind: organisationKindName('network', lang) },
      )
    })

    test('5. adds a unit with its functions, a named person for each age, and a manager', async () => {
      await admin.open('/organisations?q=sjostads')
      await admin.press('Sjöstads kommun')
      await add(
        admin,
        places.newUnit,
        { name: 'Vassens förskola', fromAge: '1', toAge: '5', phone: '0123-45 67 89' },
        { kind: unitKindName('preschool', lang), domain: legalDomainName('preschool', lang) },
      )
      const unit = new URL(admin.page.url()).pathname
      const post = async (name: string, kind: string) => {
        await admin.press(places.newFunction)
        await admin.fill('name', name)
        await admin.choose(kind)
        await admin.press(posts.make)
        await admin.see(name)
      }
      await post('Förskollärare', posts.kind_staff)
      await admin.see(posts.byManager)
      await admin.open(unit)
      await post('Rektor', posts.kind_named_person)
      await admin.open(unit)
      await admin.see(posts.without([1, 2, 3, 4, 5]))
      await admin.press(posts.addRule)
      await admin.see(posts.ageRange(1, 5))
      await admin.look()
      await post('Verksamhetschef', posts.kind_manager)
      await admin.look()
      await admin.fill('name', bo.name)
      await admin.fill('email', bo.email)
      await admin.press(posts.give)
      await admin.see(bo.name)
      await admin.look()
    })

    test('6. a reviewer and whom to ask; what is left is said, and every change is kept', async () => {
      await admin.open('/administration')
      await admin.press(lang === 'sv' ? /granskar loggen/ : /reviews the log/)
      await admin.press(places.newFunction)
      await admin.fill('name', 'Loggranskare')
      await admin.choose(posts.kind_log_reviewer)
      await admin.press(posts.make)
      await admin.fill('name', maj.name)
      await admin.fill('email', maj.email)
      await admin.press(posts.give)
      await admin.see(maj.name)
      await admin.open('/administration/collaboration')
      await admin.look()
      await admin.fill('contact', 'Ring Ida Sund, 0123-45 67 80.')
      await admin.fill('reason', 'Vi har bestämt vem.')
      await admin.press(county.save)
      await admin.see(county.saved)
      await admin.open('/administration')
      await admin.see(county.reviewerThere)
      await admin.see(county.managersThere)
      await admin.see(county.beginWith(county.vacant))
      await admin.look()
      await admin.open('/administration/changes')
      await admin.see(county.because('Vi har bestämt vem.'))
      await admin.see(county.byCommand)
      await admin.look()
    })

    test('7. the manager signs in by mail address, and adds two colleagues', async () => {
      manager = await enter(bo)
      await manager.press(home.firstTimeDone)
      for (const [post, { name, email }] of [
        ['Rektor', maj],
        ['Förskollärare', pia],
      ] as const) {
        await manager.open('/unit')
        await manager.press(post)
        await manager.press(units.appoint)
        await manager.choose(units.newPerson)
        await manager.fill('name', name)
        await manager.fill('email', email)
        await manager.page.locator('main form button').last().click()
        await manager.page.waitForURL(url => !/handover$/.test(url.pathname))
        await manager.see(name)
      }
    })

    test('8. the colleague enters the first child, and sends what she has noticed to the named person', async () => {
      teacher = await enter(pia)
      await teacher.press(home.firstTimeDone)
      await teacher.open('/children/new')
      await teacher.fill('givenName', 'Alva')
      await teacher.fill('familyName', 'Sjö')
      await teacher.fill('birthDate', `${new Date().getFullYear() - 4}-01-02`)
      await teacher.page.locator('[name="protection"][value="none"]').check({ force: true })
      await teacher.press(children.save)
      await teacher.see('Alva Sjö')
      await teacher.look()
      const child = /\/children\/([0-9a-f-]+)/.exec(teacher.page.url())?.[1]
      await teacher.open(`/worries/new?child=${child}`)
      await teacher.fill('q.noticed', 'Hon är trött på morgnarna.')
      await teacher.page.locator('[name="q.guardians_know"]').first().check({ force: true })
      await teacher.press(worries.send('Maj'))
      await teacher.page.waitForURL(url => !/\/new$/.test(url.pathname))
      await teacher.see('Hon är trött på morgnarna.')
      await teacher.look()
    })

    test('9. the administrator sees that nothing is missing there, and nothing of the child', async () => {
      await admin.open('/administration')
      await admin.see(county.vacantThere)
      await admin.not('Alva')
      await admin.look()
      await admin.open('/search?q=Alva')
      await admin.not(/Alva Sjö/)
      for (const page of ['/inbox', '/our-unit', '/organisations', '/administration/changes']) {
        expect(await admin.open(page), page).toBe(200)
        await admin.not('Alva')
      }
      expect(await admin.open('/log')).toBe(404)
      expect(await admin.open('/insight')).toBe(404)
      expect(troubles).toEqual([])
    })
  },
)

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
import { texts as fileTexts } from '../../src/people/county-files/texts.ts'
import { texts as postTexts } from '../../src/people/posts/texts.ts'
import { launchChromium } from '../chromium.ts'
import { freePort } from '../glewlwyd.ts'
import { openIdentityProvider } from '../identity-provider.ts'
import { runCommand, startKring, stopKring } from './installation.ts'
import { type Actor, visit } from './stage.ts'

// An empty installation becomes a county by file: a command, five files, who administers the organisation, and the first worry the same morning.
const person = (name: string) => {
  const sub = name.toLowerCase().replace(/\W+/g, '-')
  return { sub, name, email: `${sub}@sjostad.example.se`, email_verified: true }
}
const [ida, bo, pia, maj, frej] = ['Ida Sund', 'Bo Rask', 'Pia Lind', 'Maj Ek', 'Frej Viken'].map(person) as [
  ReturnType<typeof person>,
  ReturnType<typeof person>,
  ReturnType<typeof person>,
  ReturnType<typeof person>,
  ReturnType<typeof person>,
]

describe.each([
  { width: 360, locale: 'sv-SE', colorScheme: 'light', lang: 'sv' },
  { width: 1280, locale: 'en-GB', colorScheme: 'dark', lang: 'en' },
] as const)(
  'A county comes in by file at $width px, $locale, $colorScheme',
  { timeout: 180_000 },
  ({ lang, ...screen }) => {
    const folder = mkdtempSync(join(tmpdir(), 'kring-county-files-'))
    const [home, county, posts] = [homeTexts(lang), countyTexts(lang), postTexts(lang)]
    const [byFile, children, worries] = [fileTexts(lang), childTexts(lang), worryTexts(lang)]
    const troubles: string[] = []
    const inside: Actor[] = []
    let origin = ''
    let env: Record<string, string>
    let provider: Awaited<ReturnType<typeof openIdentityProvider>>
    let kring: Awaited<ReturnType<typeof startKring>>
    let browser: Browser
    let admin: Actor

    beforeAll(async () => {
      const port = await freePort()
      origin = `http://localhost:${port}`
      provider = await openIdentityProvider({ people: [ida, bo, pia, maj, frej] })
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
    /** Chooses files on the page and shows what they would do. */
    const send = async (actor: Actor, files: Record<string, string[]>) => {
      await actor.open('/administration/files')
      await actor.page.setInputFiles(
        'input[type=file]',
        Object.entries(files).map(([name, lines]) => ({
          name: `${name}.csv`,
          mimeType: 'text/csv',
          buffer: Buffer.from(`${lines.join('\n')}\n`),
        })),
      )
      await actor.press(byFile.show)
      await actor.page.waitForURL(url => /\/administration\/files\/[0-9a-f-]+/.test(url.pathname))
      await actor.look()
    }
    const use = async (actor: Actor) => {
      await actor.press(byFile.use)
      await actor.see(byFile.fileUsedLead)
      await actor.look()
    }
    const house = {
      organisations: ['ref;name;kind;number', 'vik;Viks kommun;municipality;212000-1231'],
      bodies: ['ref;organisation_ref;name;kind', 'vik-bun;vik;Barn- och utbildningsnämnden;committee'],
      units: [
        'ref;organisation_ref;body_ref;name;kind;legal_domain;from_age;to_age',
        'vik-v;vik;vik-bun;Vassens förskola;preschool;preschool;1;5',
        'vik-k;vik;;Viks kansli;office;other;;',
      ],
      functions: [
        'ref;unit_ref;name;kind',
        'v-chef;vik-v;Verksamhetschef;manager',
        'v-rektor;vik-v;Rektor;named_person',
        'v-larare;vik-v;Förskollärare;staff',
        'k-forv;vik-k;Organisationsförvaltare;organisation_administrator',
      ],
      people: [
        'function_ref;name;email',
        `v-chef;${bo.name};${bo.email}`,
        `k-forv;${frej.name};${frej.email}`,
      ],
    }

    test('1. a command makes the county and its administrator, who sees the way to files', async () => {
      const made = await runCommand(
        'county',
        [
          ...[
            'new',
            '--name',
            'Kring barnen i Vik',
            '--language',
            lang,
            '--organisation',
            'Viks kommunalförbund',
          ],
          ...['--administrator', ida.name, '--mail', ida.email],
        ],
        env,
      )
      expect(made.code).toBe(0)
      admin = await enter(ida)
      await admin.press(home.firstTimeDone)
      await admin.press(county.toFiles)
      await admin.see(byFile.lead)
      await admin.look()
      await admin.page.getByText(byFile.columns).click()
      await admin.look()
    })

    test('2. a file with a mistake is told row by row, and nothing comes in', async () => {
      await send(admin, {
        ...house,
        units: [...house.units, 'vik-x;ingen;Ingenstans;school;school;;'.replace('ingen;', 'ingen;;')],
      })
      await admin.see(byFile.why_nowhere)
      await admin.see(byFile.stopped(1))
      await admin.not(byFile.useLead)
      await admin.open('/organisations')
      await admin.not('Viks kommun,')
    })

    test('3. without it the county comes in at once, and once more changes nothing', async () => {
      await send(admin, house)
      await admin.see(byFile.fileLead)
      await admin.see('Vassens förskola')
      await use(admin)
      await admin.see(byFile.came(2, 4, 2))
      await send(admin, house)
      await admin.see(byFile.nothing)
      await admin.open('/administration')
      await admin.see(
        county.lastFile(
          Object.keys(house)
            .map(each => `${each}.csv`)
            .join(', '),
          2,
          4,
          2,
        ),
      )
      await admin.look()
      await admin.open('/organisations?q=vik')
      await admin.press('Viks kommun')
      await admin.see('Barn- och utbildningsnämnden')
      await admin.look()
      await admin.press('Vassens förskola')
      await admin.see(posts.without([1, 2, 3, 4, 5]))
      await admin.press(posts.addRule)
      await admin.see(posts.ageRange(1, 5))
      await admin.look()
    })

    test('4. who administers the organisation signs in by the address of the file, and brings the colleagues', async () => {
      const keeper = await enter(frej)
      await keeper.look()
      await keeper.press(home.firstTimeDone)
      expect(await keeper.open('/children')).toBe(404)
      await keeper.open('/administration')
      await keeper.look()
      await keeper.open('/organisations')
      await keeper.not('Viks kommunalförbund')
      await send(keeper, {
        people: [
          'function_ref;name;email',
          `v-rektor;${maj.name};${maj.email}`,
          `v-larare;${pia.name};${pia.email}`,
        ],
      })
      await use(keeper)
      await keeper.see(byFile.came(0, 0, 2))
    })

    test('5. somebody of the file signs in the same morning, and writes the first worry', async () => {
      const teacher = await enter(pia)
      await teacher.press(home.firstTimeDone)
      await teacher.open('/children/new')
      await teacher.fill('givenName', 'Alva')
      await teacher.fill('familyName', 'Sjö')
      await teacher.fill('birthDate', `${new Date().getFullYear() - 4}-01-02`)
      await teacher.page.locator('[name="protection"][value="none"]').check({ force: true })
      await teacher.press(children.save)
      await teacher.see('Alva Sjö')
      const child = /\/children\/([0-9a-f-]+)/.exec(teacher.page.url())?.[1]
      await teacher.open(`/worries/new?child=${child}`)
      await teacher.fill('q.noticed', 'Hon är trött på morgnarna.')
      await teacher.page.locator('[name="q.guardians_know"]').first().check({ force: true })
      await teacher.press(worries.send('Maj'))
      await teacher.page.waitForURL(url => !/\/new$/.test(url.pathname))
      await teacher.see('Hon är trött på morgnarna.')
      await teacher.look()
    })

    test('6. every change is kept with the file and the row, and nothing of the child is seen', async () => {
      await admin.open('/administration/changes')
      await admin.see(byFile.reasonOf('people.csv', 2))
      await admin.not('Alva')
      await admin.look()
      for (const page of ['/administration', '/administration/files', '/organisations', '/search?q=Alva']) {
        expect(await admin.open(page), page).toBe(200)
        await admin.not('Alva Sjö')
      }
      expect(troubles).toEqual([])
    })
  },
)

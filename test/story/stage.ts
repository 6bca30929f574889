import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import { HtmlValidate } from 'html-validate'
import { type ParsedMail, simpleParser } from 'mailparser'
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { SMTPServer } from 'smtp-server'
import { expect } from 'vitest'
import { listDemoPersons } from '../../demo/demo-persons.ts'
import { demoSettings, demoStory } from '../../demo/seed.ts'
import { createApp } from '../../src/app.tsx'
import { registerMeetingTasks } from '../../src/child/meetings/index.ts'
import { todaysDate } from '../../src/i18n/index.ts'
import { registerMatterTasks } from '../../src/joint/matters/index.ts'
import { registerReleaseTask } from '../../src/learning/insight/results/index.ts'
import { openAnswering, registerSurveyTasks } from '../../src/learning/surveys/index.ts'
import { letters, registerInboxTasks } from '../../src/overview/inbox/mail.ts'
import { projectFolder } from '../../src/platform/config.ts'
import type { Log } from '../../src/platform/errors/index.ts'
import { startWorker } from '../../src/platform/jobs/index.ts'
import { openSwitchboard } from '../../src/platform/live/index.ts'
import { registerMail } from '../../src/platform/mail/index.ts'
import { demoProvider, openIdClient } from '../../src/platform/oidc/index.ts'
import { launchChromium } from '../chromium.ts'
import { testDatabase } from '../database.ts'

const axe = readFileSync(join(projectFolder, 'node_modules/axe-core/axe.min.js'), 'utf8')
const html = new HtmlValidate({
  extends: ['html-validate:standard', 'html-validate:a11y'],
  rules: {
    // How Hono closes and writes attributes is HTML too.
    'void-style': 'off',
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'no-raw-characters': 'off',
    'aria-label-misuse': ['error', { allowAnyNamable: true }],
    'no-unknown-elements': ['error', { exclude: ['kring-*'] }],
    'tel-non-breaking': 'off',
    'long-title': 'off',
  },
})

/** Where pictures of every page passed are kept, when asked for: `KRING_PICTURES=folder`. */
const pictures = process.env.KRING_PICTURES

/**
 * The whole of Kring as people meet it: a server on a port, the real identity provider, jobs, a mail server, a browser.
 * `width` is the screen of everybody in the story.
 */
export async function openStage({
  width,
  locale = 'sv-SE',
  colorScheme = 'light',
}: {
  width: number
  locale?: 'sv-SE' | 'en-GB'
  colorScheme?: 'light' | 'dark'
}) {
  const database = await testDatabase({ story: demoStory })
  const folder = mkdtempSync(join(tmpdir(), 'kring-stage-'))
  const received: ParsedMail[] = []
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData: (stream, _session, done) =>
      void simpleParser(stream)
        .then(letter => void received.push(letter))
        .then(() => done(), done),
  })
  await new Promise<void>(ready => smtp.listen(0, '127.0.0.1', ready))
  const server = createServer()
  await new Promise<void>(ready => server.listen(0, 'localhost', ready))
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`
  const { secret } = demoSettings
  let clock = new Date()
  const troubles: string[] = []
  const log: Log = {
    info() {},
    warn() {},
    error: (about, message) => void troubles.push(`${message} ${JSON.stringify(about)}`),
  }
  const demo = demoProvider({
    origin,
    secret,
    keyFile: join(folder, 'key.json'),
    listPersons: listDemoPersons,
  })
  // The story was seeded for another port; the people sign in at this one.
  await database.owner.query('update people.accounts set issuer = $1', [demo.settings.issuer])
  const mailer = registerMail(
    {
      smtpUrl: `smtp://127.0.0.1:${(smtp.server.address() as AddressInfo).port}`,
      from: 'Kring <kring@example.se>',
    },
    { letters, origin, now: () => clock },
  )
  registerMeetingTasks()
  registerInboxTasks({ byTheClock: false })
  registerMatterTasks({ now: () => clock, byTheClock: false })
  registerSurveyTasks({ mailer, origin, secret })
  registerReleaseTask({ secret })
  const worker = await startWorker(database.worker, { log })
  const switchboard = await openSwitchboard(database.urlFor('kring_app'))
  const answering = openAnswering({ pool: database.app, switchboard })
  const app = createApp({
    answering,
    pool: database.app,
    switchboard,
    providers: [openIdClient(demo.settings, origin)],
    demo: { provider: demo, mailFolder: join(folder, 'mail') },
    isMigrated: async () => true,
    secret,
    origin,
    limits: { idleMinutes: 30, hours: 10 },
    log,
  })
  server.on('request', getRequestListener(app.fetch))
  const browser = await launchChromium()
  const inside: Awaited<ReturnType<typeof enter>>[] = []

  return {
    origin,
    database,
    letters: received,
    troubles,
    /** Seven o'clock of the next weekday in Sweden: the mails of that morning are on their way. */
    async morning() {
      const { rows } = await database.admin.query<{ at: Date }>(
        `select min((d + time '07:00') at time zone 'Europe/Stockholm') as at
           from generate_series($1::date + 1, $1::date + 4, '1 day') d where extract(isodow from d) < 6`,
        [todaysDate()],
      )
      clock = rows[0]?.at as Date
      await database.worker.query('select people.make_digests($1)', [clock])
    },
    /** Eight o'clock of a weekday: what is late in joint work goes on to the forum above, by the queue as in the morning. */
    async lateMatters() {
      const { rows } = await database.admin.query<{ at: Date }>(
        `select min((d + time '08:00') at time zone 'Europe/Stockholm') as at
           from generate_series($1::date, $1::date + 3, '1 day') d where extract(isodow from d) < 6`,
        [todaysDate()],
      )
      clock = rows[0]?.at as Date
      await database.owner.query(`select graphile_worker.add_job('matters')`)
    },
    /** Someone comes in at their own machine, and signs in. */
    async enter(name: string) {
      const actor = await enter(browser, { origin, name, width, locale, colorScheme, troubles })
      inside.push(actor)
      return actor
    },
    /** Someone without an account opens a link that they got, on a screen of their own. */
    async visit(name: string, address: string, width = 360) {
      const actor = await visit(browser, address, { origin, name, width, locale, colorScheme, troubles })
      inside.push(actor)
      return actor
    },
    /** What everybody has on their screen, for a failed test. */
    async photograph(folder: string) {
      mkdirSync(folder, { recursive: true })
      for (const { name, page } of inside)
        await page
          .screenshot({
            path: join(folder, `failed-${width}-${name.replace(/\W+/g, '-')}.png`),
            fullPage: true,
          })
          .catch(() => {})
    },
    async close() {
      await browser.close()
      await answering.marks.stop()
      await worker.stop()
      await switchboard.stop()
      server.closeAllConnections()
      await new Promise(done => server.close(done))
      await new Promise<void>(done => smtp.close(done))
      rmSync(folder, { recursive: true, force: true })
      await database.drop()
    },
  }
}

export type Stage = Awaited<ReturnType<typeof openStage>>
export type Actor = Awaited<ReturnType<Stage['enter']>>

type Entrance = {
  origin: string
  name: string
  width: number
  locale: string
  colorScheme: 'light' | 'dark'
  troubles: string[]
}
let picture = 0

async function enter(browser: Browser, entrance: Entrance) {
  const { origin, name } = entrance
  const actor = await visit(browser, `${origin}/sign-in`, entrance)
  const { page } = actor
  await page.fill('#q', name)
  await page.keyboard.press('Enter')
  await page.waitForURL(/q=/)
  await page
    .getByRole('button', { name: new RegExp(name) })
    .first()
    .click()
  await page.waitForURL(url => url.origin === origin && !/^\/(demo|sign-in)/.test(url.pathname))
  return actor
}

/** A screen of somebody's own, at an address. */
export async function visit(
  browser: Browser,
  address: string,
  { origin, name, width, locale, colorScheme, troubles }: Entrance,
) {
  const context: BrowserContext = await browser.newContext({
    locale,
    colorScheme,
    viewport: { width, height: 760 },
    timezoneId: 'Europe/Stockholm',
  })
  context.setDefaultTimeout(15_000)
  context.on('console', message => {
    if (message.type() === 'error' && !/status of 4\d\d/.test(message.text()))
      troubles.push(`${name}: ${message.text()}`)
  })
  context.on('weberror', error => troubles.push(`${name}: ${error.error().message}`))
  const page = await context.newPage()

  await page.goto(address)
  return {
    name,
    page,
    context,
    /** Opens an address by hand; answers the status. */
    async open(path: string) {
      const answer = await page.goto(origin + path)
      return answer?.status() ?? 0
    },
    /** Presses a button or follows a link, by the words on it. */
    async press(words: string | RegExp) {
      await page
        .getByRole('button', { name: words })
        .or(page.getByRole('link', { name: words }))
        .first()
        .click()
      await arrive(page)
    },
    write: (label: string | RegExp, text: string) => page.getByLabel(label).first().fill(text),
    choose: (label: string | RegExp) => page.getByLabel(label).first().check({ force: true }),
    /** Writes in a field by its name, where its words stand on several. */
    fill: (name: string, text: string) => page.locator(`[name="${name}"]`).first().fill(text),
    pickIn: (name: string, option: string | RegExp) =>
      pickFrom(page.locator(`[name="${name}"]`).first(), option),
    pick: (label: string | RegExp, option: string | RegExp) => pick(page, label, option),
    see: (words: string | RegExp) => page.getByText(words).first().waitFor(),
    async not(words: string | RegExp) {
      expect(await page.getByText(words).count()).toBe(0)
    },
    look: () => look(page, { name, width }),
    leave: () => context.close(),
  }
}

/** Turbo says by aria-busy that a visit is under way; a moment passes before it begins. */
export async function arrive(page: Page) {
  await page.waitForTimeout(80)
  await page.waitForSelector('html:not([aria-busy])')
}

/** A choice in a list by a part of its words. */
const pick = (page: Page, label: string | RegExp, option: string | RegExp) =>
  pickFrom(page.getByLabel(label).first(), option)

async function pickFrom(list: Locator, option: string | RegExp) {
  const text = await list.locator('option').filter({ hasText: option }).first().textContent()
  await list.selectOption({ label: (text ?? '').trim() })
}

/**
 * Stops and looks, as a careful person would: axe finds nothing, the HTML is valid, nothing is cut or to be scrolled
 * sideways, one h1. The HTML is what the server sends for that address to that person.
 */
async function look(page: Page, { name, width }: { name: string; width: number }) {
  await page.waitForLoadState('load')
  // Turbo is still on its way, or a live refresh is: it must have been still for a while.
  for (let still = 0; still < 4; ) {
    await page.waitForTimeout(80)
    still = (await page.locator('html[aria-busy]').count()) ? 0 : still + 1
  }
  const where = `${name} at ${new URL(page.url()).pathname} (${width} px)`
  if (pictures) {
    mkdirSync(pictures, { recursive: true })
    const file = `${String(++picture).padStart(3, '0')}-${width}-${new URL(page.url()).pathname.replace(/[0-9a-f-]{36}/g, 'id').replace(/\W+/g, '-')}-${name.replace(/\W+/g, '-')}.png`
    await page.screenshot({ path: join(pictures, file), fullPage: true })
  }
  await page.evaluate(axe)
  let found: string[] = []
  // A live refresh marks the whole page as busy for a moment, which axe would report.
  for (let tries = 0; tries < 5; tries++) {
    const { violations } = (await page.evaluate('axe.run()')) as {
      violations: { id: string; nodes: { html: string }[] }[]
    }
    found = violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
    if (!found.some(each => /<html[^>]*aria-busy/.test(each))) break
    await page.waitForTimeout(300)
  }
  expect(found, where).toEqual([])
  const { results } = await html.validateString(await (await page.request.get(page.url())).text())
  expect(
    results.flatMap(result =>
      result.messages.map(({ ruleId, message, line }) => `${ruleId} ${line}: ${message}`),
    ),
    where,
  ).toEqual([])
  expect(
    await page.evaluate('document.documentElement.scrollWidth - innerWidth'),
    `${where}: wider than the screen`,
  ).toBeLessThanOrEqual(0)
  expect(await page.locator('h1').count(), where).toBe(1)
}

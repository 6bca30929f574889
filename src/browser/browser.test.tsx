import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { serveStatic } from '@hono/node-server/serve-static'
import axe from 'axe-core'
import { Hono } from 'hono'
import { streamSSE } from 'hono/streaming'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchChromium } from '../../test/chromium.ts'
import { securityHeaders } from '../platform/security-headers.ts'
import { renderGallery } from '../ui/gallery/render.tsx'
import {
  Button,
  ChooseBySearch,
  Form,
  type FormState,
  Layout,
  Live,
  PageContext,
  TextArea,
  TextField,
} from '../ui/index.ts'

let browser: Browser
let origin: string
const sent: Record<string, string>[] = []
const streams = new Set<(event: string) => void>()
let shared = 'First words'
let right = true
let signedIn = true
let slow = 0

const server = serve({ fetch: createPages().fetch, port: 0 })

beforeAll(async () => {
  origin = `http://localhost:${(server.address() as AddressInfo).port}`
  browser = await launchChromium()
})
afterAll(async () => {
  await browser.close()
  server.close()
})

for (const [lang, scheme, width] of [
  ['sv', 'light', 1280],
  ['sv', 'dark', 360],
  ['en', 'light', 320],
  ['en', 'dark', 1280],
] as const) {
  test(`every part is accessible and fits: ${lang}, ${scheme}, ${width} px`, async () => {
    const { page, complaints } = await open(`/gallery/${lang}/${scheme}`, {
      viewport: { width, height: 800 },
    })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
    expect(await faultsOf(page)).toEqual([])
    expect(complaints).toEqual([])
  })
}

test('a heading of one long word fits the narrowest screen', async () => {
  const { page } = await open('/gallery/sv/light', { viewport: { width: 320, height: 800 } })
  await page.locator('h1').evaluate(heading => {
    heading.textContent = 'Uppmärksammanden'
  })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
})

test('every part fits with the text spacing of WCAG 1.4.12, and no text in a picture leaves it', async () => {
  const { page } = await open('/gallery/sv/light', { viewport: { width: 320, height: 800 }, bypassCSP: true })
  await page.addStyleTag({
    content: '*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}',
  })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
  const outside = await page.evaluate(
    () =>
      [...document.querySelectorAll('svg text')].filter(text => {
        const { left, right } = text.getBoundingClientRect()
        return left < 0 || right > innerWidth
      }).length,
  )
  expect(outside).toBe(0)
})

test('every control of the first page shows where the focus is', async () => {
  const { page } = await open('/gallery/sv/light')
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
  await page.locator('.skip-link').focus()
  const blind: string[] = []
  for (let i = 0; i < 40; i++) {
    await page.keyboard.press('Tab')
    const seen = await page.evaluate(() => {
      const element = document.activeElement as HTMLElement
      const ringed = [
        element,
        ...(element.closest('label, .card-link, .ds-field')
          ? [element.closest('label, .card-link, .ds-field') as Element]
          : []),
      ]
      const { top, bottom } = element.getBoundingClientRect()
      const visible = ringed.some(
        one =>
          Number.parseFloat(getComputedStyle(one).outlineWidth) >= 2 &&
          getComputedStyle(one).outlineStyle !== 'none',
      )
      return { name: element.outerHTML.slice(0, 80), ok: visible && bottom > 0 && top < innerHeight }
    })
    if (!seen.ok) blind.push(seen.name)
  }
  expect(blind).toEqual([])
})

test('a form pressed twice is sent once', async () => {
  sent.length = 0
  slow = 400
  const { page } = await open('/form')
  await page.getByLabel('Name').fill('Amina')
  const button = page.getByRole('button', { name: 'Give to Maria' })
  await button.click()
  await page.locator('button[aria-busy]').dispatchEvent('click')
  await page.waitForURL('**/done')
  expect(sent.map(({ name }) => name)).toEqual(['Amina'])
  slow = 0
})

test('what is wrong is said first: the summary has the focus, and leads to the field, which keeps what was typed', async () => {
  const { page } = await open('/form')
  await page.getByLabel('Name').fill('wrong')
  await page.getByRole('button', { name: 'Give to Maria' }).click()
  await page.locator('.error-summary:focus').waitFor()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  expect(
    await page.evaluate(() => [
      document.activeElement?.id,
      (document.activeElement as HTMLInputElement).value,
    ]),
  ).toEqual(['field-name', 'wrong'])
  expect(await page.title()).toMatch(/^Something to correct/)
})

test('without script the same form works', async () => {
  sent.length = 0
  const { page } = await open('/form', { javaScriptEnabled: false })
  await page.getByLabel('Name').fill('wrong')
  await page.getByRole('button', { name: 'Give to Maria' }).click()
  await page.locator('.error-summary').waitFor()
  await page.getByLabel('Name').fill('Linus')
  await page.getByRole('button', { name: 'Give to Maria' }).click()
  await page.waitForURL('**/done')
  expect(sent.at(-1)).toMatchObject({ name: 'Linus', once: expect.stringMatching(/^[0-9a-f-]{36}$/) })
})

test('Enter sends a form that has a search in it, and searches only in the line of the search', async () => {
  const { page } = await open('/searched')
  await page.getByLabel('Place').fill('Library')
  await page.getByLabel('Place').press('Enter')
  await page.waitForURL('**/done')
  expect(sent.pop()).toMatchObject({ name: 'Library' })
  await page.goto(`${origin}/searched`)
  await page.getByRole('searchbox').fill('who')
  await page.getByRole('searchbox').press('Enter')
  await page.waitForURL('**/done')
  expect(sent.pop()).toMatchObject({ find: 'yes', search: 'who' })
})

test('after a visit the focus is on the heading', async () => {
  const { page } = await open('/form')
  await page.getByRole('link', { name: 'Done' }).click()
  await page.waitForURL('**/done')
  await page.locator('h1:focus').waitFor()
})

test('a live change reaches the page, says so, and leaves a form that someone writes in alone', async () => {
  shared = 'First words'
  const { page } = await open('/shared')
  await page.getByLabel('Your words').fill('half a sentence')
  const once = await page.locator('input[name=once]').inputValue()
  shared = 'Second words'
  await told('message')
  await page.getByText('Second words').waitFor()
  await page.getByText('The page has been updated.').waitFor({ state: 'attached' })
  expect(await page.getByLabel('Your words').inputValue()).toBe('half a sentence')
  expect(await page.locator('input[name=once]').inputValue()).toBe(once)
  expect(await page.getByLabel('Your words').evaluate(field => field === document.activeElement)).toBe(true)
})

test('a live change leaves open what the reader has opened', async () => {
  shared = 'First words'
  const { page } = await open('/shared')
  await page.getByText('More to choose').click()
  shared = 'Fourth words'
  await told('message')
  await page.getByText('Fourth words').waitFor()
  expect(await page.locator('details:not(.who)').evaluate((each: HTMLDetailsElement) => each.open)).toBe(true)
})

test('a form that was sent follows the page again', async () => {
  const { page } = await open('/shared')
  const once = await page.locator('input[name=once]').inputValue()
  await page.getByLabel('Your words').fill('a whole sentence')
  await page.getByRole('button', { name: 'Say' }).click()
  await page.getByText('a whole sentence').first().waitFor()
  await expect.poll(() => page.getByLabel('Your words').inputValue()).toBe('')
  expect(await page.locator('input[name=once]').inputValue()).not.toBe(once)
})

test('a form answered with mistakes keeps what was typed through a live change', async () => {
  const { page } = await open('/shared')
  await page.getByLabel('Your words').fill('wrong')
  await page.getByRole('button', { name: 'Say' }).click()
  await page.locator('.error-summary').waitFor()
  shared = 'Third words'
  await told('message')
  await page.getByText('Third words').waitFor()
  expect(await page.getByLabel('Your words').inputValue()).toBe('wrong')
})

test('when the right has ended the page shows nothing of what it showed', async () => {
  const { page } = await open('/shared')
  await page.getByLabel('Your words').fill('a secret half written')
  right = false
  await told('gone')
  await page.getByText('No longer shared').waitFor()
  expect(await page.content()).not.toContain('half written')
  expect(await page.content()).not.toContain(shared)
  right = true
})

test('a page that follows nothing is emptied too when the appointment that it was drawn for ends (R15)', async () => {
  const { page } = await open('/held')
  await told('gone')
  await page.getByRole('heading', { name: 'No longer shared' }).waitFor()
  expect(await page.content()).not.toContain(shared)
})

test('another tab notices a sign-out', async () => {
  const { page, context } = await open('/shared')
  const other = await context.newPage()
  await other.goto(`${origin}/shared`)
  await page.locator('#who summary').click()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await other.getByText('You are signed out').waitFor()
  signedIn = true
})

test('a tab that comes into sight again asks whether it is still signed in', async () => {
  const { page } = await open('/shared')
  signedIn = false
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
  await page.getByText('You are signed out').waitFor()
  signedIn = true
})

test('leaving something unsaved is asked about', async () => {
  const { page } = await open('/form')
  const asked: string[] = []
  page.on('dialog', dialog => {
    asked.push(dialog.message())
    dialog.dismiss()
  })
  await page.getByLabel('Name').fill('half')
  await page.getByRole('link', { name: 'Done' }).click()
  await expect.poll(() => asked.length).toBe(1)
  expect(page.url()).toBe(`${origin}/form`)
})

test('the counter counts down, is seen when little is left, and counts past the end', async () => {
  const { page } = await open('/form')
  const isSeen = () => page.locator('.counter:not(.sr-only)').count()
  await page.getByLabel('More').fill('x'.repeat(15))
  await page.getByText('5 characters left').first().waitFor({ state: 'attached' })
  expect(await isSeen()).toBe(0)
  await page.getByLabel('More').fill('x'.repeat(17))
  await page.getByText('3 characters left').first().waitFor()
  expect(await isSeen()).toBe(1)
  await page.getByLabel('More').fill('x'.repeat(22))
  await page.getByText('2 characters too many').first().waitFor()
})

/** Opens a page and collects what the browser complains of: errors, and breaches of the content policy. */
async function open(path: string, options: BrowserContextOptions = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('pageerror', error => complaints.push(error.message))
  page.on('console', message => {
    if (message.type() === 'error' && !message.text().includes('404')) complaints.push(message.text())
  })
  await page.goto(origin + path)
  if (options.javaScriptEnabled !== false) await page.waitForFunction(() => customElements.get('kring-once'))
  return { page, context, complaints }
}

async function faultsOf(page: Page) {
  await page.evaluate(axe.source)
  return page.evaluate(async () => {
    // biome-ignore lint/suspicious/noExplicitAny: axe has put itself there
    const { violations } = await (window as any).axe.run()
    return violations.map(
      (fault: { id: string; nodes: { html: string }[] }) => `${fault.id}: ${fault.nodes[0]?.html}`,
    )
  })
}

/** Waits until a page listens, then tells it. */
async function told(event: string) {
  await expect.poll(() => streams.size).toBeGreaterThan(0)
  for (const tell of streams) tell(event)
}

/** A small house of pages, drawn with the real layout and served with the real headers. */
function createPages() {
  const app = new Hono()
  app.use(securityHeaders({ origin: 'http://localhost' }))
  app.use(
    '/assets/*',
    serveStatic({ root: 'build/public', rewriteRequestPath: path => path.replace(/^\/assets/, '') }),
  )
  app.get('/gallery/:lang/:scheme', c =>
    c.html(renderGallery(c.req.param('lang') as 'sv', c.req.param('scheme') as 'light')),
  )
  app.get('/form', c => c.html(draw(<NamePage />)))
  app.post('/form', async c => {
    await new Promise(resolve => setTimeout(resolve, slow))
    const values = (await c.req.parseBody()) as Record<string, string>
    if (values.name === 'wrong')
      return c.html(draw(<NamePage state={{ values, errors: { name: 'Write another name.' } }} />), 422)
    sent.push(values)
    return c.redirect('/done', 303)
  })
  app.get('/searched', c => c.html(draw(<SearchedPage />)))
  app.get('/done', c => c.html(draw(<Layout title="Done" />)))
  app.get('/no-longer-shared', c => c.html(draw(<Layout title="No longer shared" />)))
  app.get('/shared', c => {
    if (!signedIn) return c.html(draw(<Layout title="You are signed out" />), 401)
    return right ? c.html(draw(<SharedPage />)) : c.html(draw(<Layout title="There is nothing here" />), 404)
  })
  app.get('/held', c => c.html(draw(<HeldPage />, '1')))
  app.post('/shared', async c => {
    const values = (await c.req.parseBody()) as Record<string, string>
    if (values.words === 'wrong')
      return c.html(draw(<SharedPage state={{ values, errors: { words: 'Say it otherwise.' } }} />), 422)
    shared = values.words ?? ''
    return c.redirect('/shared', 303)
  })
  app.post('/sign-out', c => {
    signedIn = false
    return c.redirect('/done', 303)
  })
  app.get('/session/state', c => c.body(null, signedIn ? 204 : 401))
  app.get('/live', c =>
    streamSSE(c, async stream => {
      const tell = (event: string) => void stream.writeSSE({ event, data: '' })
      streams.add(tell)
      await new Promise<void>(resolve => stream.onAbort(resolve))
      streams.delete(tell)
    }),
  )
  return app
}

function draw(children: unknown, functionId?: string) {
  const actor = {
    personName: 'Siri Alm',
    functionName: 'School counsellor',
    unitName: 'Björkskolan',
    functionId,
  }
  const page = { lang: 'en', actor, path: '/', demo: false, scheme: 'auto', nav: [] } as const
  return String(
    <PageContext.Provider value={{ ...page, nav: [] }}>{children as string}</PageContext.Provider>,
  )
}

function NamePage({ state }: { state?: FormState }) {
  return (
    <Layout title="Name" mistakes={Boolean(state)}>
      <a href="/done">Done</a>
      <Form action="/form" state={state} once unsaved>
        <TextField name="name" label="Name" />
        <TextArea name="more" label="More" maxLength={20} optional />
        <Button>Give to Maria</Button>
      </Form>
    </Layout>
  )
}

function SearchedPage() {
  return (
    <Layout title="Searched">
      <Form action="/form">
        <ChooseBySearch name="who" label="Who" searchLabel="Search for someone" found={[]} more={false} />
        <TextField name="name" label="Place" />
        <Button>Call the meeting</Button>
      </Form>
    </Layout>
  )
}

function HeldPage() {
  return (
    <Layout title="Held">
      <p>{shared}</p>
    </Layout>
  )
}

function SharedPage({ state }: { state?: FormState }) {
  return (
    <Layout title="Shared">
      <p>{shared}</p>
      <Live topic="plan:1" />
      <details>
        <summary>More to choose</summary>
        <p>What can be chosen</p>
      </details>
      <Form action="/shared" state={state} once id="say">
        <TextField name="words" label="Your words" />
        <Button>Say</Button>
      </Form>
    </Layout>
  )
}

import { afterAll, beforeAll, expect, test } from 'vitest'
import { idOf, ids } from '../../demo/ids.ts'
import { type HouseInBrowser, openHouseInBrowser } from '../../test/house-in-browser.ts'
import { formatDate, todaysDate } from '../i18n/index.ts'

let stage: HouseInBrowser
beforeAll(async () => {
  stage = await openHouseInBrowser()
})
afterAll(() => stage?.close())

const enter = async (who: string) => (await stage.enter(who)).newPage()

async function print(who: string, path: string) {
  const page = await enter(who)
  await page.goto(stage.url + path)
  await page.emulateMedia({ media: 'print' })
  const foot = await page.evaluate(
    "getComputedStyle(document.documentElement).getPropertyValue('--sheet-foot')",
  )
  const heading = page.locator('.next-step h2').first()
  const band = (await heading.count()) ? await heading.evaluate(shade) : undefined
  const file = await page.pdf({ format: 'A4', preferCSSPageSize: true })
  await page.context().close()
  return { foot, band, sheets: file.toString('latin1').match(/\/Type \/Page\b/g)?.length }
}

const shade = (heading: Element) => getComputedStyle(heading).color
const today = formatDate(todaysDate(), 'sv')
const leo = ids.leo

test('the page of a family fills its sheets: none is empty but for a heading', async () => {
  // A hundred lines: three sheets, and on a fourth whom to ask.
  expect((await print('johanna-marklund', `/family/children/${leo}`)).sheets).toBeLessThanOrEqual(4)
})

test('the number to call stands on a family’s paper, though no other button does', async () => {
  const page = await enter('johanna-marklund')
  await page.goto(`${stage.url}/family/children/${leo}`)
  await page.emulateMedia({ media: 'print' })
  const call = page.locator('a[href^="tel:"]').first()
  expect(await call.isVisible()).toBe(true)
  expect(await call.textContent()).toMatch(/^Ring \d{4}-\d\d \d\d \d\d$/)
  // Ink on paper: no frame, no fill.
  expect(
    await call.evaluate(link => {
      const { borderTopWidth, backgroundColor, color } = getComputedStyle(link)
      return [borderTopWidth, backgroundColor, color]
    }),
  ).toEqual(['0px', 'rgba(0, 0, 0, 0)', 'rgb(0, 0, 0)'])
  expect(await page.locator('.ds-button:not([href^="tel:"]):visible').count()).toBe(0)
  await page.context().close()
})

test('a plan fills its sheets, and its next step can be read in black on white', async () => {
  const { sheets, band } = await print('siri-alm', `/plans/${idOf('plan/leo')}`)
  expect(sheets).toBeLessThanOrEqual(4)
  expect(band).toBe('rgb(0, 0, 0)')
})

test.for([
  ['siri-alm', `/children/${leo}`],
  ['siri-alm', `/children/${leo}/log`],
  ['siri-alm', `/plans/${idOf('plan/leo')}`],
  ['johanna-marklund', `/family/children/${leo}`],
  ['johanna-marklund', `/family/children/${leo}/readings`],
] as const)(
  'each sheet that %s prints of %s says whose it is, from where, and that it is secret',
  async ([who, path]) => {
    expect((await print(who, path)).foot).toBe(`"Sekretess, Leo Marklund, Björkbackens förskola, ${today}"`)
  },
)

test('the foot of a protected child names neither child nor unit', async () => {
  const { foot } = await print('ulrika-mo', `/children/${ids.tindra}`)
  expect(foot).toBe(`"Sekretess, Skyddade uppgifter, ${today}"`)
})

test('the foot follows from page to page, and never names the child before', async () => {
  const page = await enter('siri-alm')
  await page.goto(`${stage.url}/children/${leo}`)
  await page.waitForFunction(() => customElements.get('kring-session'))
  await page.click('.back-link')
  await page.waitForURL(/\/children$/)
  await expect.poll(() => page.getAttribute('html', 'data-foot')).toBe(`Barnen, ${today}`)
  await page.click(`main a[href="/children/${leo}"]`)
  await page.waitForURL(new RegExp(leo))
  await expect.poll(() => page.getAttribute('html', 'data-foot')).toContain('Leo Marklund')
  await page.context().close()
})

test.for([
  ['eva-sand', '/log', `"Sekretess, ${today}"`],
  ['tomas-aberg', '/surveys', `"Enkäter, ${today}"`],
] as const)('each sheet that %s prints of %s says what it is', async ([who, path, foot]) => {
  expect((await print(who, path)).foot).toBe(foot)
})

test('what was done just now, and until when it can be undone, is for the screen', async () => {
  const sara = await stage.house.as('sara-lind')
  const noticed = { childId: ids.amina, 'q.noticed': 'Hon är tyst.', 'q.guardians_know': 'yes' }
  const { location } = await sara.post('/worries', { ...noticed, once: crypto.randomUUID() })
  const page = await enter('sara-lind')
  await page.goto(stage.url + location)
  const receipt = page.locator('section[data-say]')
  expect(await receipt.isVisible()).toBe(true)
  await page.emulateMedia({ media: 'print' })
  expect(await receipt.isVisible()).toBe(false)
  await page.context().close()
})

test.for([
  ['siri-alm', `/children/${leo}/log`, 'Dolt för vårdnadshavare'],
  ['siri-alm', `/plans/${idOf('plan/leo')}`, 'Versioner'],
] as const)('what %s opens or withholds at %s is on no paper: %s', async ([who, path, heading]) => {
  const page = await enter(who)
  await page.goto(stage.url + path)
  const card = page.getByRole('heading', { name: heading })
  expect(await card.isVisible()).toBe(true)
  await page.emulateMedia({ media: 'print' })
  expect(await card.isVisible()).toBe(false)
  await page.context().close()
})

test('what the family asked not to be raised is on the screen, which says so, and on no paper that lies on the table', async () => {
  const { admin } = stage.house.database
  const meeting = idOf('meeting/leo/24')
  await admin.query(
    `insert into child.meeting_words (meeting_id, child_id, unit_id, kind, areas, words)
      select m.id, m.child_id, m.unit_id, 'not_to_raise', '{}', 'Skilsmässan i våras' from child.meetings m where m.id = $1`,
    [meeting],
  )
  const page = await enter('siri-alm')
  await page.goto(`${stage.url}/meetings/${meeting}`)
  const secret = page.getByText('Skilsmässan i våras')
  expect(await secret.isVisible()).toBe(true)
  expect(await page.getByText('Det här skrivs inte ut.').isVisible()).toBe(true)
  const label = page.getByText('Ta inte upp (ser bara er enhet)')
  await page.emulateMedia({ media: 'print' })
  expect(await secret.isVisible()).toBe(false)
  expect(await label.isVisible(), 'not even that there is something').toBe(false)
  // The form that it is written in, too.
  await page.emulateMedia({ media: 'screen' })
  await page.goto(`${stage.url}/meetings/${meeting}/preparation`)
  const field = page.locator('[name="notToRaise"]')
  expect(await field.isVisible()).toBe(true)
  await page.emulateMedia({ media: 'print' })
  expect(await field.isVisible()).toBe(false)
  await page.context().close()
})

import type { BrowserContextOptions } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { idOf, ids } from '../../demo/ids.ts'
import { type HouseInBrowser, openHouseInBrowser } from '../../test/house-in-browser.ts'

// Zoomed to 400 %, long names, and colours of one's own.
let stage: HouseInBrowser
beforeAll(async () => {
  stage = await openHouseInBrowser()
})
afterAll(() => stage?.close())

async function open(who: string, path: string, options: BrowserContextOptions) {
  const page = await (await stage.enter(who, options)).newPage()
  await page.goto(stage.url + path)
  return page
}

const narrow = { viewport: { width: 320, height: 600 } }
const forced = { viewport: { width: 360, height: 700 }, forcedColors: 'active' } as const

test('a name of any length leaves nothing to scroll sideways at 320 px', async () => {
  await stage.house.database.admin.query(
    `update child.children set given_name = 'Wickramasinghearachchige', family_name = 'Krishnamoorthyvenkataraman' where id = $1`,
    [ids.leo],
  )
  await stage.house.database.admin.query(
    `update child.guardians set name = 'Wickramasinghearachchige Krishnamoorthyvenkataraman' where child_id = $1`,
    [ids.leo],
  )
  const pages = [
    ['siri-alm', '/children'],
    ['siri-alm', `/children/${ids.leo}`],
    ['siri-alm', `/children/${ids.leo}/meetings/new`],
    ['siri-alm', `/plans/${idOf('plan/leo')}`],
    ['siri-alm', '/meetings'],
    ['johanna-marklund', `/family/children/${ids.leo}`],
  ] as const
  for (const [who, path] of pages) {
    const page = await open(who, path, narrow)
    expect(await page.evaluate('document.documentElement.scrollWidth'), path).toBeLessThanOrEqual(320)
    await page.context().close()
  }
})

test('in forced colours the current tab alone is underlined, and the next step has a frame', async () => {
  const page = await open('siri-alm', '/gallery', forced)
  const colours = (selector: string) =>
    page.$$eval(selector, all => [...new Set(all.map(each => getComputedStyle(each).borderBottomColor))])
  const [current, others] = [
    await colours('.tabs [aria-current]'),
    await colours('.tabs a:not([aria-current])'),
  ]
  const ground = await page.$eval('html', root => getComputedStyle(root).backgroundColor)
  expect(others).toEqual([ground])
  expect(current).not.toContain(ground)
  expect(await page.$eval('.next-step', band => getComputedStyle(band).borderTopWidth)).toBe('2px')
  await page.context().close()
})

test('in forced colours the wheel and the faces are drawn in the colours of the reader, whatever the scheme of the page', async () => {
  const { rows } = await stage.house.database.admin.query(
    `select a.id from child.assessments a where a.child_id = $1 and a.instrument = 'wheel' limit 1`,
    [ids.leo],
  )
  const page = await open('siri-alm', `/assessments/${rows[0].id}`, forced)
  const fills = (selector: string) =>
    page.$$eval(selector, all => [...new Set(all.map(each => getComputedStyle(each).fill))])
  const [ground] = await page.$$eval('html', all => all.map(each => getComputedStyle(each).backgroundColor))
  const [ink] = await page.$$eval('h1', all => all.map(each => getComputedStyle(each).color))
  expect(await fills('.wheel-works, .wheel-needed, .wheel .picture-text')).toEqual([ink])
  expect(await fills('.wheel-blank, .face-skin')).toEqual([ground])
  // What the place in the ring says is in words too.
  expect(await page.locator('.wheel-says').allInnerTexts()).toContain('Det som fungerar')
  await page.context().close()
})

test('in forced colours the current place of the menu shows by more than its weight', async () => {
  const page = await open('siri-alm', '/meetings', forced)
  const lines = (selector: string) =>
    page.$$eval(selector, all => [...new Set(all.map(each => getComputedStyle(each).textDecorationLine))])
  expect(await lines('.menu a[aria-current]')).toEqual(['underline'])
  expect(await lines('.menu a:not([aria-current])')).toEqual(['none'])
  await page.context().close()
})

test.for([320, 360, 1280])('the words of a face stay within it at %i px', async width => {
  const page = await open('siri-alm', '/gallery', { viewport: { width, height: 700 } })
  const over = await page.$$eval('.face-choice', all =>
    all.filter(each => each.scrollWidth > each.clientWidth).map(each => each.textContent),
  )
  expect(over).toEqual([])
  expect(await page.locator('.face-choice').count()).toBeGreaterThan(0)
  await page.context().close()
})

test.for([320, 360, 1280])('no word beside a face of the wheel is cut in two at %i px', async width => {
  const { rows } = await stage.house.database.admin.query(
    `select a.id from child.assessments a where a.child_id = $1 and a.instrument = 'wheel' limit 1`,
    [ids.leo],
  )
  const page = await open('siri-alm', `/assessments/${rows[0].id}/edit?view=all`, {
    viewport: { width, height: 700 },
  })
  const { words, cut } = await page.$$eval('.face-choice span', all => {
    const words = all.flatMap(({ firstChild: text }) =>
      [...(text?.textContent ?? '').matchAll(/\S+/g)].map(({ 0: word, index }) => {
        const range = document.createRange()
        range.setStart(text as Text, index)
        range.setEnd(text as Text, index + word.length)
        return { word, lines: range.getClientRects().length }
      }),
    )
    return { words: words.length, cut: words.filter(({ lines }) => lines > 1).map(({ word }) => word) }
  })
  expect(words).toBeGreaterThan(40)
  expect(cut).toEqual([])
  await page.context().close()
})

test.for(['light', 'dark', 'forced', 'print'] as const)(
  'which face is chosen is told by its own button, in sight, not by colour: %s',
  async how => {
    const page = await open('siri-alm', '/gallery', {
      viewport: { width: 360, height: 700 },
      colorScheme: how === 'dark' ? 'dark' : 'light',
      ...(how === 'forced' && { forcedColors: 'active' }),
    })
    if (how === 'print') await page.emulateMedia({ media: 'print' })
    const inputs = page.locator('#filled .face-choice input')
    await inputs.nth(1).check()
    const drawn = await inputs.evaluateAll(
      (all, onPaper) =>
        all.map(input => {
          const { opacity, backgroundImage, printColorAdjust } = getComputedStyle(input)
          const { width } = input.getBoundingClientRect()
          return {
            seen: opacity === '1' && width >= 20 && (!onPaper || printColorAdjust === 'exact'),
            dot: backgroundImage.startsWith('radial-gradient'),
          }
        }),
      how === 'print',
    )
    expect(drawn.length).toBeGreaterThan(4)
    expect(drawn.every(({ seen }) => seen)).toBe(true)
    expect(drawn.map(({ dot }) => dot)).toEqual(drawn.map((_, i) => i === 1))
    // The name of each is its words alone.
    expect(await page.locator('#filled').getByRole('radio', { name: 'Sådär', exact: true }).count()).toBe(1)
    await page.context().close()
  },
)

test('when a meeting begins is chosen, and that it ends an hour later is proposed until one says otherwise', async () => {
  const page = await open('siri-alm', `/children/${ids.leo}/meetings/new`, narrow)
  await page.waitForFunction(() => customElements.get('kring-times'))
  const end = () => page.inputValue('input[name=to]')
  const begin = async (time: string) => {
    await page.fill('input[name=from]', time)
    await page.dispatchEvent('input[name=from]', 'change')
  }
  await begin('13:30')
  expect(await end()).toBe('14:30')
  await begin('08:15')
  expect(await end()).toBe('09:15')
  await page.fill('input[name=to]', '10:00')
  await begin('09:00')
  expect(await end()).toBe('10:00')
  await page.context().close()
})

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Actor, openStage, type Stage } from '../../../test/story/stage.ts'
import { texts } from './texts.ts'

// Vilma was written down twice. Maria makes the two records one, and parts them when she learns that they are cousins.

describe.each([
  { width: 360, locale: 'sv-SE', colorScheme: 'dark', lang: 'sv' },
  { width: 1280, locale: 'en-GB', colorScheme: 'light', lang: 'en' },
] as const)('Two records become one at $width px, $locale, $colorScheme', ({ lang, ...screen }) => {
  const t = texts(lang)
  let stage: Stage
  let maria: Actor
  beforeAll(async () => {
    stage = await openStage(screen)
    maria = await stage.enter('Maria Lund')
  })
  afterAll(() => stage.close())

  async function add(again = false) {
    await maria.open('/children/new')
    await maria.fill('givenName', 'Vilma')
    await maria.fill('familyName', 'Ek')
    await maria.fill('birthDate', '2021-03-03')
    await maria.page.locator('[name="protection"][value="none"]').check({ force: true })
    await maria.page.locator('form button[type=submit]').last().click()
    if (again) {
      await maria.page.locator('form[action="/children"] button[type=submit]').first().waitFor()
      await maria.look()
      await maria.page.locator('form[action="/children"] button[type=submit]').first().click()
    }
    await maria.page.waitForURL(/\/children\/[0-9a-f-]{36}$/)
    return new URL(maria.page.url()).pathname
  }

  test('what it means is said first, and the older record says where one goes on', async () => {
    const kept = await add()
    const old = await add(true)
    expect(old).not.toBe(kept)
    await maria.open(`${kept}/team`)
    await maria.look()
    await maria.open(`${kept}/merging`)
    await maria.look()
    await maria.page.locator('[name=oldId]').first().check({ force: true })
    await maria.fill('words', 'Samma personbevis.')
    await maria.press(t.next)
    await maria.see(t.outside)
    await maria.look()
    await maria.press(t.verb)
    await maria.see(t.merged)
    await maria.look()
    await maria.press(t.older)
    await maria.look()
    await maria.open(`${kept}/merging/split`)
    await maria.look()
    await maria.fill('words', 'De är kusiner.')
    await maria.press(t.split)
    await maria.page.waitForURL(url => url.pathname === kept)
    await maria.not(t.merged)
    expect(stage.troubles).toEqual([])
  })
})

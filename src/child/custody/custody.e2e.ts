import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ids } from '../../../demo/ids.ts'
import { type Actor, openStage, type Stage } from '../../../test/story/stage.ts'
import { texts } from './texts.ts'

// Maria writes down a judgment while Omar has Amina's page open; then she corrects what was written wrong.

const amina = `/children/${ids.amina}`
const his = `${amina}/guardians/${ids.guardians.omar}`
const family = `/family/children/${ids.amina}`

describe.each([
  { width: 360, locale: 'sv-SE', colorScheme: 'light', lang: 'sv' },
  { width: 1280, locale: 'en-GB', colorScheme: 'dark', lang: 'en' },
] as const)('Custody ends at $width px, $locale, $colorScheme', ({ lang, ...screen }) => {
  const t = texts(lang)
  let stage: Stage
  let maria: Actor
  let omar: Actor
  beforeAll(async () => {
    stage = await openStage(screen)
    maria = await stage.enter('Maria Lund')
    omar = await stage.enter('Omar Haddad')
  })
  afterAll(() => stage.close())

  test('the page says what it means, and the father’s open page closes by itself (R10b)', async () => {
    await omar.open(family)
    await omar.look()
    await maria.open(amina)
    await maria.look()
    await maria.press('Omar Haddad')
    await maria.look()
    await maria.press(t.endCustody)
    await maria.press(t.next)
    await maria.see(t.reasonMissing)
    await maria.look()
    await maria.choose(t.reason_court)
    await maria.fill('words', 'Dom i tingsrätten 12 november, visad av Farah.')
    await maria.look()
    await maria.press(t.next)
    await maria.see(t.losesAll('Omar Haddad'))
    await maria.look()
    await maria.press(t.back)
    expect(await maria.page.locator('[name=words]').inputValue()).toContain('Dom i tingsrätten')
    await maria.press(t.next)
    await maria.press(t.saveEnded)
    await maria.see(t.hasNoCustody)
    await maria.look()
    await omar.page.getByText('Amina').first().waitFor({ state: 'detached' })
    expect(await omar.page.content()).not.toContain('Amina')
    await omar.look()
  })

  test('a number is asked about before it is taken, and a name is corrected', async () => {
    await maria.open(`${his}/correction`)
    await maria.look()
    await maria.choose(t.number_new)
    await maria.fill('personNumber', '20180101-2384')
    await maria.fill('words', 'Farah har visat rätt nummer.')
    await maria.press(t.next)
    await maria.look()
    await maria.page.locator('[name=sure]').check({ force: true })
    await maria.press(t.next)
    await maria.see(t.numberCut('Omar Haddad'))
    await maria.look()
    await maria.press(t.correct)
    await maria.open(`${amina}/details`)
    await maria.look()
    await maria.fill('givenName', 'Amira')
    await maria.fill('birthDate', '2006-04-24')
    await maria.fill('personNumber', '')
    await maria.fill('words', 'Familjen har visat papper.')
    await maria.press(t.next)
    await maria.see(t.becomesAdult)
    await maria.look()
    await maria.press(t.correctChild)
    await maria.see('Farah har visat rätt nummer.')
    await maria.look()
    await maria.open(`${his}/removal`)
    await maria.fill('words', 'Fel person.')
    await maria.press(t.next)
    await maria.look()
    expect(stage.troubles).toEqual([])
  })
})

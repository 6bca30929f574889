import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ids } from '../../../demo/ids.ts'
import { type Actor, openStage, type Stage } from '../../../test/story/stage.ts'
import { doubleTexts } from './double-texts.ts'
import { texts } from './texts.ts'

// Siri does not find Amina and is about to add her again. She asks Maria, who lets her in, and later they part.

const amina = `/children/${ids.amina}`

describe.each([
  { width: 360, locale: 'sv-SE', colorScheme: 'light', lang: 'sv' },
  { width: 1280, locale: 'en-GB', colorScheme: 'dark', lang: 'en' },
] as const)('A double is avoided at $width px, $locale, $colorScheme', ({ lang, ...screen }) => {
  const t = texts(lang)
  const d = doubleTexts(lang)
  let stage: Stage
  let siri: Actor
  let maria: Actor
  beforeAll(async () => {
    stage = await openStage(screen)
    siri = await stage.enter('Siri Alm')
    maria = await stage.enter('Maria Lund')
  })
  afterAll(() => stage.close())

  async function add() {
    await siri.open('/children/new')
    await siri.fill('givenName', 'Amina')
    await siri.fill('familyName', 'Haddad')
    await siri.fill('birthDate', '2021-04-24')
    await siri.page.locator('[name="protection"][value="none"]').check({ force: true })
    await siri.page.locator('form button[type=submit]').last().click()
    await siri.see(d.heading)
  }

  test('no second record is made: whom to ask stands there, and nothing of the child', async () => {
    await add()
    await siri.see(d.lead('Maria Lund'))
    await siri.look()
    expect(await siri.page.content()).not.toContain(ids.amina)
    await siri.press(d.askVerb)
    await siri.see(d.wordsMissing)
    await siri.look()
    await siri.fill('words', 'Jag håller i språkgruppen och möter henne varje tisdag.')
    await siri.press(d.askVerb)
    await siri.see(t.myHeading)
    await siri.look()
    expect(await siri.open(amina)).toBe(404)
  })

  test('the named person answers, and the colleague is in at once', async () => {
    await maria.open('/inbox')
    await maria.press(new RegExp(t.wantsIn('Siri Alm')))
    await maria.see('Jag håller i språkgruppen')
    await maria.look()
    await maria.choose(t.answer_yes)
    await maria.press(t.answerVerb)
    await maria.see(t.taken)
    await maria.look()
    await siri.open('/inbox')
    await siri.look()
    await siri.open(amina)
    await siri.see(t.heading)
    await siri.look()
  })

  test('what else keeps somebody is said, and who is let go reads nothing more on an open page', async () => {
    await maria.open(`${amina}/team/end?function=${ids.functions.rektor}`)
    await maria.see(t.toNamedPerson)
    await maria.look()
    await maria.open(`${amina}/team/end?function=${ids.functions.stodsamordnare}`)
    await maria.look()
    await maria.press(t.endVerb)
    await maria.see(t.let)
    await siri.page.getByText('Amina').first().waitFor({ state: 'detached' })
  })

  test('what was noticed is handed over without being let in, and answered', async () => {
    await add()
    await siri.press(d.handVerb)
    await siri.look()
    await siri.fill('q.noticed', 'Hon höll för öronen i matsalen.')
    await siri.page.locator('[name="q.guardians_know"][value="no"]').check({ force: true })
    await siri.page.locator('form button[type=submit]').last().click()
    await siri.see('Hon höll för öronen i matsalen.')
    await siri.look()
    expect(stage.troubles).toEqual([])
  })
})

import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { ids } from '../../demo/ids.ts'
import { texts as browserTexts } from '../../src/browser/texts.ts'
import { doubleTexts } from '../../src/child/team/double-texts.ts'
import { texts as teamTexts } from '../../src/child/team/texts.ts'
import { texts as worryTexts } from '../../src/child/worries/texts.ts'
import { letterTexts } from '../../src/overview/inbox/letter-texts.ts'
import { texts as inboxTexts } from '../../src/overview/inbox/texts.ts'
import { type Actor, openStage, type Stage } from './stage.ts'

// The morning of a named person: a mail at seven that says how much and nothing else, what is late first, a colleague who is let in, a
// double that is never made, and a worry that is answered where there is no network.
describe.each([
  { width: 360, locale: 'sv-SE', colorScheme: 'light', lang: 'sv' },
  { width: 1280, locale: 'en-GB', colorScheme: 'dark', lang: 'en' },
] as const)(
  'The morning of a named person at $width px, $locale, $colorScheme',
  { timeout: 120_000 },
  ({ lang, ...screen }) => {
    const inbox = inboxTexts(lang)
    const team = teamTexts(lang)
    const double = doubleTexts(lang)
    const worry = worryTexts(lang)
    const amina = `/children/${ids.amina}`
    let stage: Stage
    let maria: Actor
    let elin: Actor
    let sara: Actor
    const children = async () =>
      (await stage.database.admin.query('select id from child.children order by id')).rows.map(({ id }) => id)

    beforeAll(async () => {
      stage = await openStage(screen)
      await stage.database.admin.query('update people.persons set language = $1', [lang])
    })
    afterEach(async ({ task }) => {
      if (task.result?.state === 'fail') await stage?.photograph('test/artifacts')
    })
    afterAll(() => stage?.close())

    test('1. at seven she gets one mail: how much waits and how much is late, and not a word about whom', async () => {
      await stage.morning()
      const to = (text: string) =>
        stage.letters.filter(({ to }) => to && 'text' in to && to.text.startsWith(text))
      await expect.poll(() => to('maria.lund').length, { timeout: 20_000 }).toBe(1)
      const [letter] = to('maria.lund')
      maria = await stage.enter('Maria Lund')
      await maria.open('/inbox')
      const link = /http\S+/.exec(letter?.text ?? '')?.[0] ?? ''
      expect(new URL(link).pathname).toBe('/inbox')
      const { rows } = await stage.database.admin.query(
        'select given_name as a, family_name as b from child.children',
      )
      for (const word of rows.flatMap(({ a, b }) => [a, b]).filter(Boolean))
        expect(`${letter?.subject} ${letter?.text}`).not.toContain(word)
      // As many late ones as the page shows that the link leads to.
      const words = letterTexts(lang)
      const all = Array.from({ length: 60 }, (_, n) => n + 1).find(
        n => letter?.subject === words.waitSubject(n),
      )
      const late = maria.page.locator('main section, main .card', {
        has: maria.page.getByRole('heading', { name: inbox.in_late, exact: true }),
      })
      const shown = await late.last().getByRole('listitem').count()
      expect(shown).toBeGreaterThan(0)
      expect(letter?.text).toContain(words.late(shown, all as number))
    })

    test('2. what is late stands first, with its word and in the menu', async () => {
      await maria.look()
      const headings = await maria.page.locator('main h2').allInnerTexts()
      const order = [inbox.in_late, inbox.in_today, inbox.in_week, inbox.in_later]
      const shown = headings.filter(each => order.includes(each))
      expect(shown[0]).toBe(inbox.in_late)
      expect(shown).toEqual(order.filter(each => shown.includes(each)))
      await maria.see(lang === 'sv' ? /^Försenad, skulle ha/ : /^Overdue, was/)
      expect(await maria.page.locator('nav.menu a[href="/inbox"]').textContent()).toMatch(/\d/)
      await maria.not(inbox.nothingWaits)
    })

    test('3. a colleague who does not find the child makes no double, and asks', async () => {
      const before = await children()
      elin = await stage.enter('Elin Dahl')
      await elin.open('/children?q=Amina')
      await elin.look()
      await elin.not(/Amina Haddad/)
      await elin.open('/children/new')
      await elin.fill('givenName', 'amina')
      await elin.fill('familyName', 'HADDAD')
      await elin.fill('birthDate', '2021-04-24')
      await elin.page.locator('[name="protection"][value="none"]').check({ force: true })
      await elin.page.locator('main form button[type=submit]').last().click()
      await elin.see(double.heading)
      await elin.see(double.lead('Maria Lund'))
      await elin.look()
      await elin.fill('words', 'Hon börjar på min avdelning på måndag.')
      await elin.press(double.askVerb)
      await elin.see(team.myHeading)
      expect(await elin.open(amina)).toBe(404)
      expect(await children()).toEqual(before)
    })

    test('4. Maria lets her in from the inbox, and she reads in the same minute', async () => {
      await maria.open('/inbox')
      await maria.press(new RegExp(team.wantsIn('Elin Dahl')))
      await maria.see('Hon börjar på min avdelning på måndag.')
      await maria.choose(team.answer_yes)
      await maria.press(team.answerVerb)
      await maria.see(team.taken)
      await maria.look()
      expect(await elin.open(amina)).toBe(200)
      await elin.see('Amina Haddad')
      await elin.open('/children?q=Amina')
      await elin.see('Amina Haddad')
    })

    test('5. a worry is answered where there is no network: nothing is said to be sent, nothing is lost, and Sara gets it once', async () => {
      sara = await stage.enter('Sara Lind')
      await sara.open(`/worries/new?child=${ids.amina}`)
      await sara.fill('q.noticed', 'Hon grät när pappa gick.')
      await sara.page.locator('[name="q.guardians_know"][value="yes"]').check({ force: true })
      await sara.page.locator('main form button[type=submit]').last().click()
      await sara.page.waitForURL(/\/worries\/[0-9a-f-]{36}/)
      const path = new URL(sara.page.url()).pathname
      await maria.open('/inbox')
      await maria.page.locator(`main a[href^="${path}"]`).first().click()
      await maria.see('Hon grät när pappa gick.')
      await maria.look()
      await maria.choose(worry.acted)
      await maria.fill('words', 'Jag stannar hos henne i morgon bitti.')
      await maria.context.setOffline(true)
      await maria.page.getByRole('button', { name: worry.sendAnswer }).click()
      await maria.page
        .getByRole('alert')
        .filter({ hasText: browserTexts(lang).notSent(browserTexts(lang).noNetwork) })
        .waitFor()
      const answers = async () =>
        (
          await stage.database.admin.query('select from child.worry_answers where worry_id = $1', [
            path.split('/').at(-1),
          ])
        ).rowCount
      expect(await answers()).toBe(0)
      await sara.open(path)
      await sara.not('Jag stannar hos henne')
      await maria.context.setOffline(false)
      await maria.page.getByRole('button', { name: worry.sendAnswer }).click()
      await maria.see('Jag stannar hos henne i morgon bitti.')
      await sara.see('Jag stannar hos henne i morgon bitti.')
      await maria.look()
      await sara.look()
      expect(await answers()).toBe(1)
      expect(
        stage.troubles.filter(each => !/ERR_INTERNET_DISCONNECTED|Failed to (load|fetch)/.test(each)),
      ).toEqual([])
    })
  },
)

import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { kinds } from '../../src/joint/kinds/index.ts'
import { texts as matterTexts } from '../../src/joint/matters/texts.ts'
import { texts as subjectTexts } from '../../src/joint/subjects/texts.ts'
import { type Actor, arrive, openStage, type Stage } from './stage.ts'

// A preschool teacher says what chafes. Her local forum does not answer in time, so it climbs; the one above lifts it to the boards; and
// their answer comes back to her.

describe.each([
  { width: 360, locale: 'sv-SE', colorScheme: 'light', lang: 'sv' },
  { width: 1280, locale: 'en-GB', colorScheme: 'dark', lang: 'en' },
] as const)(
  'What chafes at $width px, $locale, $colorScheme',
  { timeout: 180_000 },
  ({ lang, ...screen }) => {
    const [t, s] = [matterTexts(lang), subjectTexts(lang)]
    const [local, above, boards] = ['Områdesgruppen', 'Chefsgruppen', 'Nämndernas forum']
    const words = 'Rutinen tar slut efter avslaget, och ingen vet vem som fortsätter.'
    const lifting = 'Det här kan bara nämnderna bestämma.'
    const answer = 'Rutinen gäller tills någon annan har tagit över.'
    let stage: Stage
    let sara: Actor
    let siri: Actor
    let jonas: Actor
    let petra: Actor
    let asked = ''
    const where = (actor: Actor) => new URL(actor.page.url()).pathname

    beforeAll(async () => {
      stage = await openStage(screen)
      ;[sara, siri, jonas, petra] = [
        await stage.enter('Sara Lind'),
        await stage.enter('Siri Alm'),
        await stage.enter('Jonas Ek'),
        await stage.enter('Petra Nyman'),
      ]
    })
    afterEach(async ({ task }) => {
      if (task.result?.state === 'fail') await stage.photograph('test/artifacts')
    })
    afterAll(() => stage?.close())

    /** A forum by its form; answers where it is. */
    async function makeForum(actor: Actor, title: string, level: string, readers: string) {
      await actor.open('/forums/new')
      await actor.fill('title', title)
      await actor.page.locator('[name="form"][value="collaboration_group"]').check({ force: true })
      await actor.page.locator(`[name="level"][value="${level}"]`).check({ force: true })
      await actor.page.locator(`[name="audience"][value="${readers}"]`).check({ force: true })
      await actor.page.locator('main form button:not([name])').last().click()
      await actor.page.waitForURL(/\/subjects\//)
      return where(actor)
    }
    /** One forum lifts to another: its leader proposes, and the other side says yes. */
    async function liftsTo([from, by]: [string, Actor], [to, name, other]: [string, string, Actor]) {
      await by.open(`${from}/links/new`)
      // Chosen first: the page that finds is drawn anew with all that was chosen.
      await by.page.locator('[name="kind"][value="lifts_to"]').check({ force: true })
      await by.fill('search', name)
      await by.page.locator('button[name="find"]').click()
      await by.page.getByLabel(name).first().waitFor({ state: 'attached' })
      await arrive(by.page)
      await by.choose(name)
      await by.page.locator('main form button:not([name])').last().click()
      await by.page.waitForURL(url => url.pathname === from)
      await other.open(to)
      await other.page.getByRole('button', { name: s.agree }).first().click()
      await other.page.waitForLoadState()
    }

    test('1. three forums on three levels, each agreed to receive from the one below', async () => {
      const first = await makeForum(siri, local, 'practice', 'collaboration')
      const second = await makeForum(jonas, above, 'overall', 'collaboration')
      const third = await makeForum(petra, boards, 'regional', 'collaboration')
      await liftsTo([first, siri], [second, above, jonas])
      await liftsTo([second, jonas], [third, boards, petra])
      await siri.open(first)
      await siri.see(kinds.forum.texts(lang).level_practice)
      await siri.look()
    })

    test('2. the teacher says what chafes, is told who has it, and changes her mind about one', async () => {
      await sara.open('/joint')
      await sara.press(t.heading)
      await sara.look()
      await sara.press(t.raise)
      await sara.look()
      await sara.page.locator('main form button:not([name])').last().click()
      await sara.see(t.wordsMissing)
      await sara.look()
      await sara.fill('words', 'Det här var inget.')
      await sara.pickIn('sort', t.sort_other)
      await sara.page.locator('main form button:not([name])').last().click()
      await sara.see(t.sentTo('Anders Holm'))
      await sara.look()
      await sara.page.locator('#undo button').click()
      await sara.page.waitForURL(/again=/)
      await sara.see('Det här var inget.')
      await sara.fill('words', words)
      await sara.pickIn('sort', t.sort_no_routine)
      await sara.fill('search', local)
      await sara.page.locator('button[name="find"]').click()
      await sara.page.getByLabel(local).first().waitFor({ state: 'attached' })
      await sara.look()
      await sara.choose(local)
      await sara.choose(t.mayShow)
      await sara.page.locator('main form button:not([name])').last().click()
      await sara.see(t.sentTo(`${local}, Siri Alm`))
      asked = where(sara)
      await sara.look()
      await siri.open('/inbox')
      await siri.see(words)
      await siri.look()
    })

    test('3. the local forum does not answer in time: it climbs to the one above, and the teacher is told', async () => {
      await stage.database.admin.query(
        'update joint.matters set answer_by = current_date - 1 where id = $1',
        [asked.split('/').at(-1)],
      )
      await sara.open(asked)
      await sara.see(t.late('').trim().split(' ')[0] as string)
      await stage.lateMatters()
      await sara.see(t.way_late)
      await sara.look()
      await sara.open('/inbox')
      await sara.look()
      await jonas.open('/inbox')
      await jonas.see(words)
      await jonas.press(t.inboxToMe)
      await jonas.see(t.way_late)
      await jonas.look()
    })

    test('4. that forum lifts it to the boards, with why', async () => {
      await jonas.press(t.action_lift)
      await jonas.look()
      await jonas.choose(boards)
      await jonas.fill('words', 'Det gäller Kim Bergqvist.')
      await jonas.page.locator('main form button').last().click()
      await jonas.see(/Kim Bergqvist\./)
      await jonas.look()
      await jonas.fill('words', lifting)
      await jonas.page.locator('main form button').last().click()
      await jonas.page.waitForURL(url => url.pathname === asked)
      await jonas.see(lifting)
      await jonas.look()
    })

    test('5. the boards answer with a reason, and the answer comes back to the teacher', async () => {
      await petra.open(asked)
      await petra.see(lifting)
      await petra.press(t.action_answer)
      await petra.see(t.answerShown)
      await petra.look()
      await petra.fill('words', answer)
      await petra.page.locator('main form button').last().click()
      await petra.page.waitForURL(url => url.pathname === asked)
      await petra.see(answer)
      await petra.look()
      await sara.open('/inbox')
      await sara.look()
      await sara.open(asked)
      await sara.see(answer)
      await sara.see(t.way_back)
      await sara.look()
      for (const [actor, mark] of [
        [siri, answer],
        [jonas, answer],
      ] as const) {
        await actor.open(asked)
        await actor.see(mark)
      }
    })

    test('6. everybody in the collaboration finds the answer, without her name, and how long it took', async () => {
      const lina = await stage.enter('Lina Berg')
      await lina.open('/matters/shown')
      await lina.see(words)
      await lina.see(answer)
      await lina.not('Sara Lind')
      await lina.look()
      await jonas.open('/matters/counts')
      await jonas.look()
      await jonas.open('/matters?view=all')
      await jonas.see(words)
      await jonas.look()
      expect(stage.troubles).toEqual([])
    })
  },
)

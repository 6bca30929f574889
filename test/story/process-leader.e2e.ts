import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { isoDate } from '../../src/i18n/index.ts'
import { hasOffice, openInOffice } from '../office.ts'
import { type Actor, openStage, type Stage } from './stage.ts'

const day = (fromToday: number) => isoDate(new Date(Date.now() + fromToday * 86_400_000))
const asCsv = 'csv:Text - txt - csv (StarCalc):44,34,76'

/** Three organisations, and how many their managers say that they forwarded the link to. One of them says nothing. */
const asked = [
  { place: 'Ekdala kommun', manager: 'rektor@ekdala.example', forwarded: 40 },
  { place: 'Lundvika kommun', manager: 'rektor@lundvika.example', forwarded: 62 },
  { place: 'Region Ekdala', manager: 'chef@regionen.example', forwarded: undefined },
] as const

// Tomas asks three organisations how the model is spreading, reads what they say, and asks again the year after.
describe.each([{ width: 360 }, { width: 1280 }])(
  'The process leader, at $width px',
  { timeout: 180_000 },
  ({ width }) => {
    let stage: Stage
    let tomas: Actor
    let first = ''
    beforeAll(async () => {
      stage = await openStage({ width })
      tomas = await stage.enter('Tomas Åberg')
    })
    afterEach(async ({ task }) => {
      if (task.result?.state === 'fail') await stage?.photograph('test/artifacts')
    })
    afterAll(async () => {
      await stage?.close()
    })

    test('1. Tomas copies the implementation survey, and changes two questions and a label', async () => {
      await tomas.open('/learning')
      await tomas.look()
      await tomas.press('Instrument')
      await tomas.look()
      await tomas.press('Hur går det med modellen?')
      await tomas.look()
      await tomas.press('Kopiera och gör ett eget')
      await tomas.see('Utkast till version 1')
      await tomas.look()
      await tomas.press(/Ändra.*Vad är din roll/)
      await tomas.fill('label.sv', 'Vad arbetar du med?')
      await tomas.fill('options.2.sv', 'Jag leder en enhet')
      await tomas.press('Spara')
      await tomas.see('Vad arbetar du med?')
      await tomas.look()
      await tomas.press(/Ändra.*I vilken kommun/)
      await tomas.fill('label.sv', 'I vilken kommun arbetar du mest?')
      await tomas.press('Spara')
      await tomas.see('I vilken kommun arbetar du mest?')
    })

    test('2. he tries it as who answers will see it, and publishes', async () => {
      await tomas.press('Instrumentet')
      await tomas.look()
      await tomas.press('Pröva att svara')
      await tomas.look()
      await tomas.see('Jag leder en enhet')
      await tomas.page.locator('[name="q.role"][value="manager"]').check({ force: true })
      await tomas.press('Visa mina svar')
      await tomas.see('Svaren är inte sparade')
      await tomas.look()
      await tomas.open(new URL(tomas.page.url()).pathname.replace(/\/versions.*/, '/publication'))
      await tomas.look()
      await tomas.write('Vad är nytt?', 'Rollen frågas som vi säger det här.')
      await tomas.press('Publicera')
      await tomas.see('Frågorna är låsta från och med nu')
      await tomas.look()
      const { rows } = await stage.database.admin.query(
        `select v.state, v.definition from learning.instrument_versions v join learning.instruments i on i.id = v.instrument_id where i.collaboration_id is not null`,
      )
      const mine = rows.find(({ definition }) => JSON.stringify(definition).includes('Vad arbetar du med?'))
      expect(mine.state).toBe('published')
      expect(JSON.stringify(mine.definition)).toContain('Jag leder en enhet')
    })

    test('3. he sends it to three organisations, and their managers get the mail', async () => {
      first = await planSurvey(tomas, 'Så går det hos oss, 2027')
      await tomas.look()
      await askThree(tomas)
      await tomas.look()
      await tomas.press('Öppna nu')
      await tomas.see('3 chefer får ett mejl')
      await tomas.press('Öppna och skicka mejlen')
      await tomas.see(/Enkäten är öppen till och med/)
      await until(
        () => stage.letters.filter(letter => /Skicka vidare/.test(letter.subject ?? '')).length === 3,
      )
      await tomas.see('okänt')
      await tomas.look()
    })

    test('4. two managers tell how many they forwarded it to', async () => {
      for (const { manager, forwarded } of asked.slice(0, 2)) {
        const visitor = await stage.visit(manager, linkIn(stage, manager, 'forwarded'))
        await visitor.look()
        await visitor.write('Antal personer', String(forwarded))
        await visitor.press('Spara antalet')
        await visitor.see(`${forwarded} personer är sparade`)
        await visitor.look()
        await visitor.leave()
      }
      await tomas.see('40')
    })

    test('5. one answers on a phone, one on paper, and others by the same links; the counts move while he looks', async () => {
      const phone = await stage.visit('En förskollärare', linkIn(stage, asked[0].manager, 'answer'))
      await phone.look()
      // One part at a time: each is looked for further on, and the last has the button.
      const isHere = (selector: string) =>
        phone.page
          .locator(selector)
          .first()
          .evaluate(each => each.parentElement?.checkVisibility() ?? false)
      const onTo = async (selector: string) => {
        for (let part = 0; part < 9 && !(await isHere(selector)); part++)
          await phone.page.locator('a:visible', { hasText: 'Nästa del' }).click()
      }
      const choose = async (selector: string) => {
        await onTo(selector)
        await phone.page.locator(selector).check({ force: true })
      }
      await choose('[name="q.sector"][value="preschool"]')
      await choose('[name="q.role"][value="manager"]')
      await choose('[name="q.own-work"][value="quite-close"]')
      await phone.page.reload()
      expect(await phone.page.locator('[name="q.role"][value="manager"]').isChecked()).toBe(true)
      await onTo('button:has-text("Skicka svaren")')
      await phone.press('Skicka svaren')
      await phone.see('Tack, ditt svar är sparat')
      await phone.look()
      await phone.press('Det här sparas, och det här sparas inte')
      await phone.see('Det här sparas inte')
      await phone.look()
      await phone.leave()

      await sendAll(stage, {
        'very-close': 5,
        'quite-close': 9,
        'in-between': 6,
        'quite-far': 5,
        'very-far': 5,
      })

      await tomas.open(`/surveys/${first}`)
      await tomas.press('Skriv in svar från papper')
      await tomas.pick('Papperen kommer från', 'Lundvika kommun')
      await tomas.page.locator('[name="q.own-work"][value="very-close"]').check({ force: true })
      await tomas.look()
      await tomas.press('Spara och ta nästa')
      await tomas.see('1 papper sparat')
      await tomas.open(`/surveys/${first}`)
      await tomas.see(/78 %/)
      await tomas.see(/50 %/)
      await tomas.see('okänt')
      await tomas.look()
    })

    test('6. closed, it says what they said, with caution and without a single person', async () => {
      await tomas.page.locator('summary', { hasText: 'Stäng enkäten nu' }).click()
      await tomas.press('Stäng enkäten nu')
      await tomas.see('Enkäten är stängd')
      await tomas.look()
      const late = await stage.visit('En som är sen', linkIn(stage, asked[0].manager, 'answer'))
      await late.see('Enkäten är stängd')
      await late.look()
      await late.leave()
      await release(tomas, first)
      await tomas.see('Tolka med försiktighet')
      await tomas.see(/n = \d+/)
      await tomas.look()
      await tomas.page.locator('summary', { hasText: 'Vems svar?' }).click()
      await tomas.press('Ekdala kommun')
      await tomas.look()
    })

    test('7. the year after he asks again, and the years stand beside each other with their uncertainty', async () => {
      stage.letters.length = 0
      const second = await planSurvey(tomas, 'Så går det hos oss, 2028', 'hos oss, 2027')
      await askThree(tomas)
      await tomas.press('Öppna nu')
      await tomas.see('3 chefer får ett mejl')
      await tomas.press('Öppna och skicka mejlen')
      await until(
        () => stage.letters.filter(letter => /Skicka vidare/.test(letter.subject ?? '')).length === 3,
      )
      await sendAll(stage, {
        'very-close': 5,
        'quite-close': 24,
        'in-between': 5,
        'quite-far': 5,
        'very-far': 5,
      })
      await tomas.open(`/surveys/${second}`)
      await tomas.page.locator('summary', { hasText: 'Stäng enkäten nu' }).click()
      await tomas.press('Stäng enkäten nu')
      await tomas.see('Enkäten är stängd')
      await release(tomas, second)
      await tomas.page.locator('summary', { hasText: 'Visa som tabell' }).evaluateAll(all => {
        for (const each of all) (each as HTMLElement).click()
      })
      await tomas.see(/95-procentiga intervall/)
      // 72 of 132 against 28 of 92, by Newcombe's method 10.
      await tomas.see(/\+24,1 \(\+11 till \+35,9\)/)
      await tomas.look()
    })

    test.skipIf(!hasOffice)(
      '8. what he takes with him opens in a spreadsheet program, and as PDF and picture',
      async () => {
        const results = `${stage.origin}/surveys/${first}/results`
        const folder = mkdtempSync(join(tmpdir(), 'kring-office-'))
        try {
          for (const format of ['csv', 'xlsx']) {
            const answer = await tomas.page.request.get(`${results}/files/${format}`)
            expect(answer.status()).toBe(200)
            writeFileSync(join(folder, `out.${format}`), await answer.body())
            const read = openInOffice(folder, `out.${format}`, asCsv)
            expect(read).toContain('Hur nära modellen är ditt eget sätt att arbeta?')
            expect(read).toMatch(/dolt/)
          }
          const pdf = await tomas.page.request.get(`${results}/files/pdf`)
          expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-')
          const png = await tomas.page.request.get(`${results}/items/own-work/png`)
          expect((await png.body()).subarray(1, 4).toString()).toBe('PNG')
        } finally {
          rmSync(folder, { recursive: true, force: true })
        }
        expect(stage.troubles).toEqual([])
      },
    )
  },
)

/** Plans a survey of the own instrument, to be forwarded by managers and keyed in from paper; answers its id. */
async function planSurvey(tomas: Actor, title: string, earlier?: string) {
  await tomas.open('/surveys/new')
  await tomas.look()
  // His own, not the one that is shipped: it is the one without that mark.
  const own = tomas.page
    .locator('li', { hasText: 'Hur går det med modellen?' })
    .filter({ hasNotText: 'Följer med Kring' })
  await own.getByRole('link').first().click()
  await tomas.see('Planera enkäten')
  await tomas.write('Rubrik på svenska', title)
  await tomas.choose('Ja, anonyma')
  for (const way of ['personal', 'forwarded', 'open', 'app', 'paper', 'import'])
    await tomas.page
      .locator(`[name=ways][value=${way}]`)
      .setChecked(way === 'forwarded' || way === 'paper', { force: true })
  await tomas.fill('opensOn', day(0))
  await tomas.fill('closesOn', day(30))
  await tomas.fill('remindOn', '')
  if (earlier) await tomas.pickIn('previous', new RegExp(earlier))
  await tomas.press('Spara och välj vilka som ska svara')
  await tomas.see(title)
  return new URL(tomas.page.url()).pathname.split('/')[2] as string
}

async function askThree(tomas: Actor) {
  await tomas.press('Lägg till enheter')
  for (const { place } of asked) {
    const shut = tomas.page.locator('details:not([open]) > summary', { hasText: `${place},` })
    if (await shut.count()) await shut.click()
    await tomas.page
      .locator('details', { has: tomas.page.locator('summary', { hasText: `${place},` }) })
      .locator('[name=places]')
      .first()
      .check({ force: true })
  }
  await tomas.press('Lägg till')
  for (const { place, manager } of asked) {
    await tomas.press(place)
    await tomas.write('Chefens mejladress', manager)
    await tomas.press('Spara')
  }
}

async function release(tomas: Actor, survey: string) {
  await tomas.open(`/surveys/${survey}`)
  await tomas.press('Gå till resultatet')
  await tomas.look()
  await tomas.press('Räkna och visa resultaten')
  await until(async () => {
    await tomas.open(`/surveys/${survey}/results`)
    return (await tomas.page.getByText('Svarsfrekvens').count()) > 0
  })
}

/** The link of a kind in the mail to a manager. */
function linkIn(stage: Stage, manager: string, kind: 'answer' | 'forwarded') {
  const letter = stage.letters.find(({ to }) => [to].flat().some(each => each?.text.includes(manager)))
  const link = new RegExp(`http://\\S+/${kind}#\\S+`).exec(letter?.text ?? '')?.[0]
  if (!link) throw new Error(`No link to ${kind} in the mail to ${manager}`)
  return link
}

/** So many of each answer from each of the three organisations, enough that a number is not small. */
async function sendAll(stage: Stage, amounts: Record<string, number>) {
  const closeness = Object.entries(amounts).flatMap(([option, n]) => Array<string>(n).fill(option))
  for (const { manager } of asked) {
    const address = linkIn(stage, manager, 'answer')
    await Promise.all(closeness.map(option => send(address, option)))
  }
}

/** Somebody answers by the same link, with a browser that runs no script. */
async function send(address: string, closeness: string) {
  const { origin, pathname, hash } = new URL(address)
  const open = await fetch(origin + pathname, {
    method: 'POST',
    headers: { origin },
    body: new URLSearchParams({ token: hash.slice(1) }),
  })
  const page = await open.text()
  const hidden = Object.fromEntries(
    [...page.matchAll(/<input[^>]*type="hidden"[^>]*>/g)].map(([tag]) => [
      /name="([^"]*)"/.exec(tag)?.[1] ?? '',
      /value="([^"]*)"/.exec(tag)?.[1] ?? '',
    ]),
  )
  const answer = await fetch(`${origin}${pathname}/answers`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin },
    body: new URLSearchParams({
      ...hidden,
      once: crypto.randomUUID(),
      'q.role': 'with-children',
      'q.own-work': closeness,
      'q.views.think-first': 'wholly',
    }),
  })
  expect([answer.status, (await answer.text()).includes('Tack, ditt svar är sparat')]).toEqual([200, true])
}

async function until(isTrue: () => boolean | Promise<boolean>) {
  for (let tries = 0; tries < 150; tries++) {
    if (await isTrue()) return
    await new Promise(done => setTimeout(done, 200))
  }
  throw new Error('It did not happen within half a minute')
}

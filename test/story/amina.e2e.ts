import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ids } from '../../demo/ids.ts'
import { type Actor, openStage, type Stage } from './stage.ts'

// The story of Amina, from a first worry to a follow-up, on a phone and on a wide screen.
describe.each([{ width: 360 }, { width: 1280 }])('Amina, at $width px', ({ width }) => {
  let stage: Stage
  let sara: Actor
  let maria: Actor
  beforeAll(async () => {
    stage = await openStage({ width })
  })
  afterAll(async () => {
    await stage?.close()
  })

  test('1. Sara writes what she has noticed', async () => {
    sara = await stage.enter('Sara Lind')
    await sara.look()
    await sara.open('/children')
    await sara.look()
    await sara.press('Amina Haddad')
    await sara.look()
    await sara.press('Skriv något du har märkt')
    await sara.see(/Maria Lund får det här\. Ingen annan\./)
    await sara.see('Är barnet i fara?')
    await sara.look()
    await sara.write('Vad fungerar bra?', 'Hon tröstar de små och leker gärna.')
    await sara.write('Vad har du märkt?', 'Hon somnar ofta efter lunch, och säger att det är stökigt på kvällarna.')
    await sara.page.getByText('Må bra', { exact: true }).click()
    await sara.page.getByText('Delaktig', { exact: true }).click()
    await sara.write('Vad sa barnet själv?', 'Jag vill sova utan att det låter.')
    await sara.choose('Ja, vi har pratat om det')
    await sara.see(/Sparat/)
    await sara.press('Lämna till Maria')
    await sara.see(/Lämnat till/)
    await sara.look()
  })

  test('2. Maria finds it in her inbox, answers, and Sara reads the answer', async () => {
    maria = await stage.enter('Maria Lund')
    await maria.see(/har märkt något/)
    await maria.look()
    await maria.press(/Amina Haddad/)
    await maria.see('Jag vill sova utan att det låter.')
    await maria.look()
    await maria.choose('Har gjort något direkt')
    await maria.write('Skriv till den som märkte det', 'Tack! Jag har pratat med mamma i dag. Vi ses på torsdag.')
    await maria.press('Skicka svaret')
    await maria.see('Tack! Jag har pratat med mamma i dag.')
    // Sara's open page shows it by itself.
    await sara.see('Tack! Jag har pratat med mamma i dag.')
    // The same girl as another unit knows her is not there for Maria (R10).
    expect(await maria.open(`/children/${ids.aminaInLundvika}`)).toBe(404)
  })

  test('3. each custody holder says yes to two units, and sees first who will see what', async () => {
    for (const guardian of ['Farah Haddad', 'Omar Haddad']) {
      await maria.open(`/children/${ids.amina}/consents/new`)
      await maria.look()
      await maria.choose(new RegExp(guardian))
      for (const unit of ['barn- och elevhälsan', 'Öppet hus']) {
        await maria.write('Hitta en enhet', unit)
        await maria.press('Visa dem som passar')
        await maria.page.getByLabel(new RegExp(unit, 'i')).first().check({ force: true })
      }
      await maria.press('Gå vidare')
      await maria.see('Vad får de veta, och till när?')
      for (const box of await maria.page.getByLabel('Allt i hjulet').all()) await box.check({ force: true })
      await maria.choose('Ett år')
      await maria.choose('Muntligt, när vi sågs')
      await maria.page.getByRole('group', { name: /Vill familjen vara med/ }).getByLabel('Ja', { exact: true }).check({ force: true })
      await maria.look()
      await maria.press('Se vem som får veta vad')
      await maria.see('Stämmer det här?')
      await maria.look()
      await maria.press('Spara medgivandet')
      await maria.page.waitForURL(/\/consents\/[0-9a-f-]{36}$/)
      await maria.look()
    }
    await maria.open(`/children/${ids.amina}/consents`)
    await maria.see(/Alla som behövs har sagt ja/)
    await maria.look()
    const [print] = await maria.page.locator('a[href$="/print"]').all()
    if (print) {
      await print.click()
      await maria.look()
    }
  })

  test('4. they fill in the wheel together, each voice apart, strengths first', async () => {
    await maria.open(`/children/${ids.amina}/wheel/new`)
    await maria.look()
    await maria.press('Börja')
    await maria.page.waitForURL(/\/assessments\/.*\/edit/)
    await maria.press('Visa alla områden på en gång')
    await maria.look()
    const field = (name: string) => maria.page.locator(`[name="${name}"]`).first()
    await field('healthy.strengths.child').fill('Jag springer fort.')
    await field('healthy.needs.guardian').fill('Hon behöver somna tidigare.')
    await field('included.strengths.professional').fill('Hon bjuder in andra i leken.')
    await field('active.needs.child').fill('Jag vill spela fotboll.')
    await maria.press('Spara hjulet')
    await maria.page.waitForURL(/\/assessments\/[0-9a-f-]{36}/)
    await maria.see('Jag vill spela fotboll.')
    await maria.look()
    await maria.open(`/children/${ids.amina}`)
    await maria.look()
  })

  test('nothing went wrong behind the scenes', () => {
    expect(stage.troubles).toEqual([])
  })
})

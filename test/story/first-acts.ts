import { expect } from 'vitest'
import { ids } from '../../demo/ids.ts'
import type { Actor } from './stage.ts'

/** 1. Sara writes what she has noticed. */
export async function saraWrites(sara: Actor) {
  await sara.look()
  await sara.open('/children')
  await sara.look()
  await sara.press('Amina Haddad')
  await sara.look()
  await sara.press('Skriv något du har märkt')
  await sara.see(/Maria Lund.* får det här\. Ingen annan\./)
  await sara.see('Är barnet i fara?')
  await sara.look()
  await sara.write('Vad fungerar bra?', 'Hon tröstar de små och leker gärna.')
  await sara.write(
    'Vad har du märkt?',
    'Hon somnar ofta efter lunch, och säger att det är stökigt på kvällarna.',
  )
  await sara.page.getByText('Må bra', { exact: true }).click()
  await sara.page.getByText('Delaktig', { exact: true }).click()
  await sara.write('Vad sa barnet själv?', 'Jag vill sova utan att det låter.')
  await sara.choose('Ja, vi har pratat om det')
  await sara.see(/Sparat/)
  await sara.press('Lämna till Maria')
  await sara.see(/Lämnat till/)
  await sara.look()
}

/** 2. Maria finds it in her inbox, answers, and Sara reads the answer. */
export async function mariaAnswers(maria: Actor, sara: Actor) {
  await maria.see(/har märkt något/)
  await maria.look()
  await maria.press(/Amina Haddad/)
  await maria.see('Jag vill sova utan att det låter.')
  await maria.look()
  await maria.choose('Har gjort något direkt')
  await maria.write('Skriv till Sara', 'Tack! Jag har pratat med mamma i dag. Vi ses på torsdag.')
  await maria.press('Skicka svaret')
  await maria.see('Tack! Jag har pratat med mamma i dag.')
  // Sara's open page shows it by itself.
  await sara.see('Tack! Jag har pratat med mamma i dag.')
  // The same girl as another unit knows her is not there for Maria (R10).
  expect(await maria.open(`/children/${ids.aminaInLundvika}`)).toBe(404)
}

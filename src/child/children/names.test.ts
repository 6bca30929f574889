import { afterAll, beforeAll, expect, test } from 'vitest'
import { type House, openHouse } from '../../../test/house.ts'
import { isolated } from '../../i18n/index.ts'
import { cleanText } from '../../platform/forms.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const child = { familyName: '', birthDate: '2021-05-03', personNumber: '', protection: 'none' }

test('a name of signs that nobody sees is no name', async () => {
  const sara = await house.as('sara-lind')
  for (const givenName of ['\u200b', '\u2060\u00a0\u200d', '\u3164', '\u2800', '\u202e\u2066'])
    expect((await sara.post('/children', { ...child, givenName })).status, JSON.stringify(givenName)).toBe(
      422,
    )
  for (const text of ['Åsa', '\u200bÅsa', 'و', '\u{1F600}', '.']) expect(cleanText(text)).toBe(text)
})

test('two children of a list who are called the same are told apart by their day of birth', async () => {
  const sara = await house.as('sara-lind')
  await sara.post('/children', { ...child, givenName: 'Lika', familyName: 'Ek' })
  await sara.post('/children', { ...child, givenName: 'lika', familyName: 'Ék', birthDate: '2020-02-01' })
  const { text } = await sara.get('/worries/new')
  expect(text).toContain('född 3 maj 2021')
  expect(text).toContain('född 1 februari 2020')
  expect(text).toContain('5 år')
})

test('a name that runs from right to left draws no figure beside it into its own order', async () => {
  const sara = await house.as('sara-lind')
  const { location } = await sara.post('/children', { ...child, givenName: 'محمد' })
  expect((await sara.get(location)).text).toContain('\u2068محمد\u2069')
  expect(isolated('Åsa Ek')).toBe('Åsa Ek')
})

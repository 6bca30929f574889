import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ids } from '../../../demo/ids.ts'
import { postAnyway } from '../../../test/anyway.ts'
import { type House, openHouse } from '../../../test/house.ts'
import { daysFromToday, isOnTheClock } from '../../i18n/index.ts'
import { timeMistakes } from './meeting-form.ts'

type Browser = Awaited<ReturnType<House['as']>>

let house: House
let maria: Browser
let sara: Browser

beforeAll(async () => {
  house = await openHouse()
  maria = await house.as('maria-lund')
  sara = await house.as('sara-lind')
})
afterAll(() => house.close())

const points = Object.fromEntries(
  [1, 2, 3].flatMap(n => [
    [`title${n}`, ''],
    [`about${n}`, 'all'],
    [`pointKind${n}`, 'discussion'],
    [`raisedBy${n}`, 'professional'],
  ]),
)
async function call(child: string, from: string, to: string) {
  const sent = await postAnyway(maria, `/children/${child}/meetings`, {
    kind: 'meeting',
    day: daysFromToday(9),
    from,
    to,
    place: 'Rum 3',
    team: ids.functions.forskollarare,
    childTakesPart: 'undecided',
    childHow: '',
    childHowAbout: 'all',
    notToRaise: '',
    ...points,
    once: randomUUID(),
  })
  expect(sent.status, sent.text).toBe(303)
  return sent.location
}

test('an hour that the clocks skip is told, not moved', () => {
  const now = new Date('2027-03-01T12:00:00Z')
  const mistakes = (day: string, from: string, to: string) =>
    Object.keys(timeMistakes({ day, from, to, place: '' }, [], 'sv', now))
  expect(mistakes('2027-03-28', '02.15', '02.45')).toEqual(['from', 'to'])
  expect(mistakes('2027-03-28', '01.30', '02.00')).toEqual(['to'])
  expect(mistakes('2027-03-28', '01.30', '03.00')).toEqual([])
  expect(mistakes('2027-03-29', '02.15', '02.45')).toEqual([])
  // In autumn the same hour comes again, and is on the clock.
  expect(isOnTheClock('2026-10-25', '02:30')).toBe(true)
})

test('who calls two meetings at the same time is told, without a word of the other child', async () => {
  const leos = await call(ids.leo, '13.30', '14.30')
  expect((await maria.get(leos)).text).not.toContain('Du har ett annat möte då')
  const aminas = await call(ids.amina, '14.00', '15.00')
  const { text } = await maria.get(aminas)
  expect(text).toContain('Du har ett annat möte då')
  expect(text).toContain(`href="${leos}"`)
  expect(text).not.toContain('Leo')
  expect((await sara.get(aminas)).text).not.toContain('Du har ett annat möte då')
  const after = await call(ids.amina, '15.00', '16.00')
  expect((await maria.get(after)).text).not.toContain('Du har ett annat möte då')
})

test('who takes part in a meeting goes by name, and the post comes after it', async () => {
  const { text } = await maria.get(await call(ids.amina, '08.00', '09.00'))
  const names = [...text.matchAll(/class="line-words"><p>([^<]*)<\/p><p class="hint">([^<]*)/g)]
  expect(names.map(([, name]) => name)).toEqual(['Maria Lund', 'Sara Lind'])
  expect(names.map(([, , post]) => post?.split(',')[0])).toEqual([
    'Rektor och barnets kontakt',
    'Förskollärare',
  ])
})

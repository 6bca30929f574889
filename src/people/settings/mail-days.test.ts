import { afterAll, beforeAll, expect, test } from 'vitest'
import { type House, openHouse } from '../../../test/house.ts'
import { isoDate } from '../../i18n/index.ts'
import { mailDayWords, nextMorning } from './mail-days.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

test.each([
  ['2026-11-26T08:00:00Z', 'i dag eller i morgon bitti', 'Thursday'],
  ['2026-11-27T08:00:00Z', 'i dag eller på måndag morgon', 'Friday: there is no mail on a Saturday'],
  ['2026-11-28T08:00:00Z', 'i dag eller på måndag morgon', 'Saturday'],
  ['2026-11-29T08:00:00Z', 'i dag eller i morgon bitti', 'Sunday'],
  ['2026-11-27T05:30:00Z', 'i dag', 'Friday at half past six'],
  ['2026-11-27T06:30:00Z', 'i dag eller på måndag morgon', 'Friday at half past seven'],
  ['2026-07-02T22:30:00Z', 'i dag', 'half past midnight on a Friday in summer'],
])('at %s mail comes %s (%s)', (now, words) => {
  expect(mailDayWords('sv', new Date(now))).toBe(words)
})

test('the next morning is the one on which the database makes the mails', async () => {
  const { rows } = await house.database.admin.query<{ at: Date }>(
    `select at from generate_series('2027-03-24 00:30+01'::timestamptz, '2027-03-31 23:30+02', '1 hour') at`,
  )
  expect(rows.length).toBeGreaterThan(150)
  let waiting: Date[] = []
  for (const { at } of rows) {
    const made = await house.database.worker.query('select people.make_digests($1) as n', [at])
    if (made.rows[0]?.n > 0) {
      for (const since of waiting) expect(nextMorning(since), since.toISOString()).toBe(isoDate(at))
      waiting = []
    }
    waiting.push(at)
  }
})

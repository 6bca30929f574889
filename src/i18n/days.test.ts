import { globSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  daysBetween,
  daysFromToday,
  endOfWeek,
  formatDateTime,
  formatRecent,
  formatRelative,
  formatShortDate,
  isDay,
  todaysDate,
  yearsBetween,
} from './index.ts'

/** Half past midnight in Sweden, winter and summer: the day before in UTC. */
const winterNight = new Date('2026-12-05T23:30:00Z')
const summerNight = new Date('2026-07-05T22:30:00Z')

describe('Today', () => {
  test('is the day in Sweden, at half past midnight too (midnight is not UTC’s)', () => {
    expect(todaysDate(winterNight)).toBe('2026-12-06')
    expect(todaysDate(summerNight)).toBe('2026-07-06')
    expect(daysFromToday(1, winterNight)).toBe('2026-12-07')
  })

  test('is one day from tomorrow over the nights when the clock is moved', () => {
    for (const day of ['2026-03-28', '2026-03-29', '2026-10-24', '2026-10-25', '2026-12-31', '2028-02-28'])
      expect(daysBetween(day, addDays(day, 1))).toBe(1)
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29')
  })

  test('stands in a week that ends on Sunday', () => {
    expect(endOfWeek('2026-11-23')).toBe('2026-11-29')
    expect(endOfWeek('2026-11-29')).toBe('2026-11-29')
    expect(endOfWeek('2026-11-30')).toBe('2026-12-06')
  })
})

test('Months end on the last day of a shorter month', () => {
  expect(addMonths('2026-01-31', 1)).toBe('2026-02-28')
  expect(addMonths('2027-11-30', 3)).toBe('2028-02-29')
  expect(addMonths('2026-07-01', 3)).toBe('2026-10-01')
})

test('Years are counted by birthdays', () => {
  expect(yearsBetween('2018-12-06', '2026-12-05')).toBe(7)
  expect(yearsBetween('2018-12-06', '2026-12-06')).toBe(8)
  expect(yearsBetween('2016-02-29', '2026-02-28')).toBe(9)
})

test('A day that no calendar has is none', () => {
  for (const written of ['2026-02-30', '2026-13-01', '26-01-01', '2026-1-1', '', 7])
    expect(isDay(written)).toBe(false)
  expect(isDay('2028-02-29')).toBe(true)
})

describe('How far away something is', () => {
  const at = (time: string) => new Date(time)
  test.each([
    // Saturday 05.18, a meeting on Sunday 19.00: 38 hours.
    ['2026-11-28T04:18:00Z', '2026-11-29T18:00:00Z', 'i morgon'],
    ['2026-11-28T22:50:00Z', '2026-11-30T07:00:00Z', 'i övermorgon'],
    ['2026-11-28T06:00:00Z', '2026-11-28T18:00:00Z', 'om 12 timmar'],
    ['2026-11-28T06:00:00Z', '2026-11-27T20:00:00Z', 'i går'],
    ['2026-11-28T22:50:00Z', '2026-11-28T23:20:00Z', 'om 30 minuter'],
    // The day of 23 hours.
    ['2026-03-28T11:00:00Z', '2026-03-30T10:00:00Z', 'i övermorgon'],
  ])('at %s of %s: %s', (now, time, words) => {
    expect(formatRelative(at(time), 'sv', at(now))).toBe(words)
  })

  test.each([
    ['2026-11-28T13:10:00Z', '2026-11-28T13:05:00Z', 'i dag kl. 14.05', 'today at 14:05'],
    // A quarter past midnight in Sweden, still the day before in UTC.
    ['2026-11-27T23:15:00Z', '2026-11-27T22:50:00Z', 'i går kl. 23.50', 'yesterday at 23:50'],
    [
      '2026-11-28T13:10:00Z',
      '2026-11-26T13:05:00Z',
      'torsdag 26 november kl. 14.05',
      'Thursday 26 November at 14:05',
    ],
  ])('at %s what happened at %s was %s', (now, time, swedish, english) => {
    expect(formatRecent(at(time), 'sv', at(now))).toBe(swedish)
    expect(formatRecent(at(time), 'en', at(now))).toBe(english)
  })

  test('a time of another year says which', () => {
    const now = at('2026-11-28T12:00:00Z')
    expect(formatDateTime(at('2024-07-23T06:33:00Z'), 'sv', now)).toBe('tisdag 23 juli 2024 kl. 08.33')
    expect(formatDateTime(at('2024-07-23T06:33:00Z'), 'en', now)).toBe('Tuesday 23 July 2024 at 08:33')
    expect(formatDateTime(at('2026-07-23T06:33:00Z'), 'sv', now)).toBe('torsdag 23 juli kl. 08.33')
    // New Year’s night in Sweden, still the old year in UTC.
    expect(formatDateTime(at('2026-12-31T23:30:00Z'), 'sv', at('2026-12-31T23:40:00Z'))).toBe(
      'fredag 1 januari kl. 00.30',
    )
    expect(formatShortDate('2026-12-31', 'sv', at('2026-12-31T23:40:00Z'))).toBe('31 dec 2026')
  })
})

/** Days made of moments, or counted, elsewhere than in days.ts. */
const countsDays =
  /toISOString\(\)\s*\.(?:slice|substring|split|startsWith)|86_?400_?000|24 \* 60 \* 60|\.get(?:UTC)?(?:FullYear|Month|Date|Day)\(\)|\.set(?:UTC)?Date\(|Date\.UTC\(/g
/** Files that may, each with its reason. */
const reasons: Record<string, string> = {
  'src/i18n/days.ts': 'this is the place',
  'src/platform/oidc/client.ts': 'how old what a provider said of itself may get: a time, no day',
  'src/platform/spreadsheet/read-spreadsheet.ts': 'a cell of a spreadsheet is a day at midnight UTC',
}
/** The same in a test, which would then fail between midnight and two. */
const utcToday = /new Date\((?:Date\.now\(\)[^)]*)?\)\.toISOString\(\)\.slice/
const daysCountedIn = (text: string) => [...text.matchAll(countsDays)].map(([found]) => found)

test('Today, days between and years are counted in one place', () => {
  const files = globSync('src/**/*.{ts,tsx}').filter(path => !/\.(test|e2e)\.tsx?$/.test(path))
  expect(files.length).toBeGreaterThan(500)
  const found = files.filter(path => !reasons[path] && daysCountedIn(readFileSync(path, 'utf8')).length > 0)
  expect(found).toEqual([])
  const needless = Object.keys(reasons).filter(path => daysCountedIn(readFileSync(path, 'utf8')).length === 0)
  expect(needless).toEqual([])
  const tests = globSync(['src/**/*.{test,e2e}.{ts,tsx}', 'test/**/*.{ts,tsx}']).filter(
    path => path !== 'src/i18n/days.test.ts',
  )
  expect(tests.length).toBeGreaterThan(100)
  expect(tests.filter(path => utcToday.test(readFileSync(path, 'utf8')))).toEqual([])
  expect(utcToday.test('new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10)')).toBe(true)
  for (const planted of [
    'new Date().toISOString().slice(0, 10)',
    'Math.round((then - now) / 86_400_000)',
    'at.getFullYear() === new Date().getUTCFullYear()',
    'date.setDate(date.getDate() + 7)',
  ])
    expect(daysCountedIn(planted)).not.toEqual([])
})

import { defineTexts } from '../../../i18n/index.ts'
import type { Direction } from './direction.ts'
import type { ChildFigure, Reading } from './figures.ts'

type Shown = Exclude<Reading, { state: 'hidden' }>
type Moved = Exclude<Direction, { state: 'too_few' | 'none' }>

const sv = (value: number, digits = 0) => value.toLocaleString('sv-SE', { maximumFractionDigits: digits })
const en = (value: number, digits = 0) => value.toLocaleString('en-GB', { maximumFractionDigits: digits })
const signed = (value: number, said: string) => (value > 0 ? `+${said}` : said.replace('-', '−'))
/** Away from what is not known: at least is never rounded up, at most never down. */
const percent = ({ state, value }: Shown) =>
  state === 'at_least' ? Math.floor(value) : state === 'at_most' ? Math.ceil(value) : Math.round(value)

/** What n is a number of, by the measure that a figure stands on. */
const nouns = {
  sv: {
    worries: 'uppmärksammanden',
    requests: 'begäranden om stöd',
    plans: 'planer',
    starts: 'nya planer',
    partners: 'planer',
    reviews: 'uppföljningar',
    consents: 'medgivanden',
    withdrawals: 'återtagna medgivanden',
  },
  en: {
    worries: 'worries',
    requests: 'requests for support',
    plans: 'plans',
    starts: 'new plans',
    partners: 'plans',
    reviews: 'follow-ups',
    consents: 'agreements',
    withdrawals: 'withdrawn agreements',
  },
} as const
const measureOf = (id: ChildFigure) => id.split('.')[0] as keyof typeof nouns.sv

export const childFigureTexts = defineTexts({
  hidden: { sv: 'för få för att visa', en: 'too few to show' },
  shareValue: {
    sv: (of: Shown) => `${{ shown: '', at_least: 'minst ', at_most: 'högst ' }[of.state]}${percent(of)} %`,
    en: (of: Shown) =>
      `${{ shown: '', at_least: 'at least ', at_most: 'at most ' }[of.state]}${percent(of)}%`,
  },
  shareOf: {
    sv: ({ state, count, n }: Shown) =>
      `${{ shown: '', at_least: 'minst ', at_most: 'högst ' }[state]}${sv(count)} av ${sv(n)}`,
    en: ({ state, count, n }: Shown) =>
      `${{ shown: '', at_least: 'at least ', at_most: 'at most ' }[state]}${en(count)} of ${en(n)}`,
  },
  countValue: { sv: ({ value }: Shown) => sv(value), en: ({ value }: Shown) => en(value) },
  ratioValue: {
    sv: ({ value }: Shown) => value.toFixed(1).replace('.', ','),
    en: ({ value }: Shown) => value.toFixed(1),
  },
  daysValue: {
    sv: ({ value }: Shown) => (value === 1 ? '1 dag' : `${sv(value)} dagar`),
    en: ({ value }: Shown) => (value === 1 ? '1 day' : `${en(value)} days`),
  },
  basis: {
    sv: (id: ChildFigure, n: number) => `${sv(n)} ${nouns.sv[measureOf(id)]}`,
    en: (id: ChildFigure, n: number) => `${en(n)} ${nouns.en[measureOf(id)]}`,
  },
  inQuarter: {
    sv: (quarter: string, what: string) => `${quarter.charAt(0).toUpperCase()}${quarter.slice(1)}: ${what}.`,
    en: (quarter: string, what: string) => `${quarter}: ${what}.`,
  },
  most: {
    sv: (first: string, second?: string) => `störst är ${first}${second ? `, sedan ${second}` : ''}`,
    en: (first: string, second?: string) => `the largest is ${first}${second ? `, then ${second}` : ''}`,
  },
  fewKinds: {
    sv: 'Verksamheter med för få visas inte.',
    en: 'Kinds of unit with too few are not shown.',
  },
  severalAreas: { sv: 'Ett barn kan ha flera områden.', en: 'A child can have several areas.' },
  byKind: { sv: (what: string) => `${what} per verksamhet`, en: (what: string) => `${what} by kind of unit` },
  byArea: { sv: (what: string) => `${what} per område`, en: (what: string) => `${what} by area` },
  bySector: {
    sv: (_: string) => 'Vilka som är parter i planerna',
    en: (_: string) => 'Who is a partner in the plans',
  },
  quarter: { sv: 'Kvartal', en: 'Quarter' },
  kind: { sv: 'Verksamhet', en: 'Kind of unit' },
  area: { sv: 'Område', en: 'Area' },
  sector: { sv: 'Del av samhället', en: 'Part of society' },
  howMany: { sv: 'Antal', en: 'Number' },
  percent: { sv: 'Andel (%)', en: 'Share (%)' },
  medianDays: { sv: 'Dagar (median)', en: 'Days (median)' },
  each: { sv: 'Per plan', en: 'Per plan' },
  withIt: { sv: 'Antal med', en: 'Number with' },
  sourceLong: {
    sv: 'Räknat i Kring ur arbetet kring barnen.',
    en: 'Counted in Kring from the work around the children.',
  },
  inventedFigures: {
    sv: 'Siffrorna är påhittade. Demons barn är för få för att visas som antal.',
    en: 'The figures are invented. The children of the demo are too few to be shown as numbers.',
  },
  tooFewMeans: {
    sv: (limit: number) =>
      `Antal under ${limit} visas inte, och inte heller det som skulle avslöja dem. Ett kvartal som har räknats räknas aldrig om.`,
    en: (limit: number) =>
      `Numbers under ${limit} are not shown, nor what would give them away. A quarter that has been counted is never counted again.`,
  },
  source: { sv: 'räknat i Kring', en: 'counted in Kring' },
  tooFew: {
    sv: 'För få för att säga om det har ändrats.',
    en: 'Too few to say whether it has changed.',
  },
  nothingBefore: {
    sv: 'Det finns inget kvartal att jämföra med än.',
    en: 'There is no quarter to compare with yet.',
  },
  unsure: {
    sv: (before: string, margin: string) =>
      `Ungefär som för ett år sedan (då ${before}, felmarginal ±${margin}).`,
    en: (before: string, margin: string) =>
      `About the same as a year ago (${before} then, margin ±${margin}).`,
  },
  changed: {
    sv: (difference: string, before: string, margin: string) =>
      `${difference} på ett år (då ${before}, felmarginal ±${margin}).`,
    en: (difference: string, before: string, margin: string) =>
      `${difference} in a year (${before} then, margin ±${margin}).`,
  },
  days: { sv: (said: string) => `${said} dagar`, en: (said: string) => `${said} days` },
  points: {
    sv: (value: number) => `${signed(value, sv(Math.round(value)))} procentenheter`,
    en: (value: number) => `${signed(value, en(Math.round(value)))} percentage points`,
  },
  moved: {
    sv: ({ difference }: Moved, digits: number) => signed(difference, sv(difference, digits)),
    en: ({ difference }: Moved, digits: number) => signed(difference, en(difference, digits)),
  },
  number: {
    sv: (value: number, digits: number) => sv(value, digits),
    en: (value: number, digits: number) => en(value, digits),
  },
})

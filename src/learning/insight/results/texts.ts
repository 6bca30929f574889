import { defineTexts, type Language, plural } from '../../../i18n/index.ts'

/** Made once: making a format costs a hundred times its use. */
const formats = (options: Intl.NumberFormatOptions) => ({
  sv: new Intl.NumberFormat('sv-SE', options),
  en: new Intl.NumberFormat('en-GB', options),
})
const [whole, oneDecimal, signed] = [
  formats({ maximumFractionDigits: 0 }),
  formats({ maximumFractionDigits: 1 }),
  formats({ signDisplay: 'exceptZero', maximumFractionDigits: 1 }),
]

/** 45, 0,4: whole per cent, and one decimal only under one, so that little is not said to be nothing. */
export const percent = (share: number, language: Language) =>
  (share > 0 && share < 1 ? oneDecimal : whole)[language].format(share)

/** 45,2 */
export const decimal = (value: number, language: Language) => oneDecimal[language].format(value)

/** +4,2 */
export const points = (value: number, language: Language) => signed[language].format(value)

const sv = (share: number) => `${percent(share, 'sv')}\u00a0%`
const en = (share: number) => `${percent(share, 'en')}%`

export const resultTexts = defineTexts({
  heading: { sv: 'Resultat', en: 'Results' },
  back: { sv: 'Till enkäten', en: 'To the survey' },
  notClosed: {
    sv: 'Resultaten kommer när enkäten är stängd.',
    en: 'The results come when the survey is closed.',
  },
  notClosedMore: {
    sv: 'Tills dess syns bara hur många som har svarat, aldrig vad de svarar.',
    en: 'Until then only how many have answered is seen, never what they say.',
  },
  notAsked: { sv: 'Resultaten är inte framtagna.', en: 'The results have not been counted.' },
  notAskedLeader: {
    sv: 'Svaren räknas en gång. Sedan kan enkäten inte öppnas igen och inga fler svar läggas till.',
    en: 'The answers are counted once. After that the survey cannot be opened again and no more answers be added.',
  },
  countNow: { sv: 'Räkna och visa resultaten', en: 'Count and show the results' },
  counting: {
    sv: 'Svaren räknas. Sidan visar dem när det är klart.',
    en: 'The answers are being counted. The page shows them when it is done.',
  },
  answers: { sv: 'Svar', en: 'Answers' },
  rate: { sv: 'Svarsfrekvens', en: 'Response rate' },
  rateOf: {
    sv: (share: number, asked: number) => `${sv(share)} av ${asked} tillfrågade`,
    en: (share: number, asked: number) => `${en(share)} of ${asked} asked`,
  },
  rateUnknown: {
    sv: 'Okänd. Någon har inte berättat hur många som fick frågan.',
    en: 'Unknown. Somebody has not told how many were asked.',
  },
  rateOver: {
    sv: 'Okänd. Fler har svarat än som uppges vara tillfrågade.',
    en: 'Unknown. More have answered than are said to have been asked.',
  },
  period: { sv: 'Öppen', en: 'Open' },
  fewerThan: { sv: (n: number) => `Färre än ${n}`, en: (n: number) => `Fewer than ${n}` },
  caution: { sv: 'Tolka med försiktighet', en: 'Interpret with caution' },
  cautionN: {
    sv: (n: number) => `Färre än ${n} har svarat.`,
    en: (n: number) => `Fewer than ${n} have answered.`,
  },
  cautionRate: {
    sv: (n: number) => `Färre än ${n} % av de tillfrågade har svarat.`,
    en: (n: number) => `Fewer than ${n}% of those asked have answered.`,
  },
  cautionUnknown: { sv: 'Svarsfrekvensen är okänd.', en: 'The response rate is unknown.' },
  tooFewHere: {
    sv: (n: number) => `Här har färre än ${n} svarat. Då visas inget.`,
    en: (n: number) => `Fewer than ${n} have answered here. Then nothing is shown.`,
  },
  tooFewWhy: {
    sv: 'Så kan ingen räkna ut vad en enskild person har svarat.',
    en: 'So nobody can work out what a single person has answered.',
  },
  filter: { sv: 'Vems svar?', en: 'Whose answers?' },
  all: { sv: 'Alla', en: 'All' },
  byKind: { sv: 'Typ av organisation', en: 'Kind of organisation' },
  byOrganisation: { sv: 'Organisation', en: 'Organisation' },
  byUnit: { sv: 'Enhet', en: 'Unit' },
  byRole: { sv: 'Roll', en: 'Role' },
  compare: { sv: 'Jämför med', en: 'Compare with' },
  files: { sv: 'Ladda ner:', en: 'Download:' },
  allFiles: { sv: 'Hela resultatet:', en: 'The whole result:' },
  table: { sv: 'Visa som tabell', en: 'Show as a table' },
  tableElsewhere: {
    sv: 'Alla tal som tabell: hämta resultaten som CSV eller Excel på samma sida som den här filen.',
    en: 'All figures as a table: get the results as CSV or Excel on the same page as this file.',
  },
  answer: { sv: 'Svar', en: 'Answer' },
  question: { sv: 'Fråga', en: 'Question' },
  row: { sv: 'Rad', en: 'Row' },
  count: { sv: 'Antal', en: 'Number' },
  share: { sv: 'Andel (%)', en: 'Share (%)' },
  change: { sv: 'Skillnad (procentenheter)', en: 'Difference (percentage points)' },
  earlierShare: { sv: (when: string) => `Andel ${when} (%)`, en: (when: string) => `Share ${when} (%)` },
  hidden: { sv: 'dolt', en: 'hidden' },
  hiddenMeans: {
    sv: (n: number) => `Tal under ${n} är dolda, och de tal som skulle avslöja dem.`,
    en: (n: number) => `Numbers under ${n} are hidden, and those that would give them away.`,
  },
  n: { sv: (n: number) => `n = ${n}`, en: (n: number) => `n = ${n}` },
  aside: {
    sv: (label: string, n: string) => `${label}: ${n}`,
    en: (label: string, n: string) => `${label}: ${n}`,
  },
  asideMeans: { sv: 'De räknas inte in i procenten.', en: 'They are not counted in the percentages.' },
  notRelevant: { sv: 'Inte aktuellt i min roll', en: 'Not relevant in my role' },
  dontKnow: { sv: 'Vet inte', en: 'Don’t know' },
  other: { sv: 'Annat', en: 'Other' },
  place: { sv: (n: number) => `Plats ${n}`, en: (n: number) => `Place ${n}` },
  under: { sv: (n: number) => `Under ${n}`, en: (n: number) => `Under ${n}` },
  atLeast: { sv: (n: number) => `${n} eller mer`, en: (n: number) => `${n} or more` },
  fromTo: { sv: (a: number, b: number) => `${a}–${b}`, en: (a: number, b: number) => `${a}–${b}` },
  severalChosen: { sv: 'Flera svar kan väljas.', en: 'Several answers can be chosen.' },
  tooFewOf: {
    sv: (n: number) => (n === 1 ? 'För få har svarat på en fråga' : `För få har svarat på ${n} frågor`),
    en: (n: number) =>
      n === 1 ? 'Too few have answered one question' : `Too few have answered ${n} questions`,
  },
  tooFew: {
    sv: 'För få har svarat på frågan för att visas.',
    en: 'Too few have answered the question for it to be shown.',
  },
  allHidden: {
    sv: 'Svaren är så få i varje grupp att de är dolda.',
    en: 'The answers are so few of each that they are hidden.',
  },
  wrote: {
    sv: (n: number) => `${n} har skrivit något här.`,
    en: (n: number) => `${n} have written something here.`,
  },
  answered: { sv: (n: number) => `${n} har svarat.`, en: (n: number) => `${n} have answered.` },
  most: {
    sv: (label: string, share: number, n: number) => `Flest svarar ”${label}”: ${sv(share)} av ${n}.`,
    en: (label: string, share: number, n: number) => `Most answer “${label}”: ${en(share)} of ${n}.`,
  },
  mostChosen: {
    sv: (label: string, share: number, n: number) => `Flest väljer ”${label}”: ${sv(share)} av ${n}.`,
    en: (label: string, share: number, n: number) => `Most choose “${label}”: ${en(share)} of ${n}.`,
  },
  mostInRow: {
    sv: (row: string, label: string, share: number) =>
      `Mest eniga är svaren om ”${row}”: ${sv(share)} svarar ”${label}”.`,
    en: (row: string, label: string, share: number) =>
      `Answers agree most on “${row}”: ${en(share)} answer “${label}”.`,
  },
  mostFirst: {
    sv: (label: string, share: number) => `Flest sätter ”${label}” först: ${sv(share)}.`,
    en: (label: string, share: number) => `Most put “${label}” first: ${en(share)}.`,
  },
  together: {
    sv: (label: string, said: string) => `${label}: ${said}.`,
    en: (label: string, said: string) => `${label}: ${said}.`,
  },
  bar: {
    sv: (share: number, count: number) => `${sv(share)} (${count})`,
    en: (share: number, count: number) => `${en(share)} (${count})`,
  },
  mark: {
    sv: (when: string) => `Strecket visar förra enkäten (stängd ${when}).`,
    en: (when: string) => `The mark shows the previous survey (closed ${when}).`,
  },
  changed: {
    sv: (value: string, from: string, to: string) => `${value} (${from} till ${to})`,
    en: (value: string, from: string, to: string) => `${value} (${from} to ${to})`,
  },
  uncertain: { sv: 'ingen säker skillnad', en: 'no certain difference' },
  changeMeans: {
    sv: 'Skillnaden står med sitt 95-procentiga intervall (Newcombe 1998, metod 10). Täcker intervallet noll är skillnaden inte säker.',
    en: 'The difference stands with its 95% interval (Newcombe 1998, method 10). Where the interval covers zero the difference is not certain.',
  },
  quotes: { sv: 'Med egna ord', en: 'In their own words' },
  quotesMean: {
    sv: 'Citaten är granskade av processledaren. Ordningen är slumpad och ingen grupp visas.',
    en: 'The process leader has read the quotes. Their order is random and no group is shown.',
  },
  noTheme: { sv: 'Utan tema', en: 'Without a theme' },
  reviewQuotes: {
    sv: (n: number) => `${plural(n, 'sv', 'text', 'texter')} väntar på din granskning`,
    en: (n: number) => `${plural(n, 'en', 'text', 'texts')} wait for you to read`,
  },
  toQuotes: { sv: 'Granska texterna', en: 'Read the texts' },
  made: { sv: (day: string) => `Nedladdat ${day}`, en: (day: string) => `Downloaded ${day}` },
})

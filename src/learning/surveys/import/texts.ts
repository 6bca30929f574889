import { defineTexts, plural } from '../../../i18n/index.ts'

export const importTexts = defineTexts({
  heading: { sv: 'Läs in svar från en fil', en: 'Read in answers from a file' },
  lead: {
    sv: 'En fil med svar (CSV) och en som säger vad kolumnerna är. Allt tas in, eller inget.',
    en: 'A file of answers (CSV) and one that says what its columns are. All of it is taken in, or nothing.',
  },
  file: { sv: 'Svaren', en: 'The answers' },
  fileHint: {
    sv: 'En CSV-fil med en rad per svar, högst fem megabyte. En större tas in med bin/import answers.',
    en: 'A CSV file with one line an answer, at most five megabytes. A larger one is taken in by bin/import answers.',
  },
  mapping: { sv: 'Vad kolumnerna är', en: 'What the columns are' },
  mappingHint: { sv: 'Klistra in innehållet i mapping.json.', en: 'Paste the content of mapping.json.' },
  example: { sv: 'Så här ser en ut', en: 'What one looks like' },
  fileMissing: { sv: 'Välj filen med svaren.', en: 'Choose the file of answers.' },
  mappingWrong: {
    sv: (at: string) => `Det går inte att läsa vad kolumnerna är${at && `: ${at}`}.`,
    en: (at: string) => `What the columns are cannot be read${at && `: ${at}`}.`,
  },
  mappingMissing: { sv: 'Klistra in vad kolumnerna är.', en: 'Paste what the columns are.' },
  take: { sv: 'Läs in svaren', en: 'Read in the answers' },
  taken: {
    sv: (n: number) => `${n.toLocaleString('sv-SE')} svar är intagna.`,
    en: (n: number) => `${n.toLocaleString('en-GB')} ${n === 1 ? 'answer is' : 'answers are'} taken in.`,
  },
  nothing: { sv: 'Inget är intaget.', en: 'Nothing has been taken in.' },
  troubles: {
    sv: (n: number) => `${plural(n, 'sv', 'sak', 'saker')} stoppar filen. Inget är intaget.`,
    en: (n: number) =>
      `${plural(n, 'en', 'thing stops', 'things stop')} the file. Nothing has been taken in.`,
  },
  more: {
    sv: (n: number) => `… och ${n.toLocaleString('sv-SE')} till.`,
    en: (n: number) => `… and ${n.toLocaleString('en-GB')} more.`,
  },
  line: { sv: (n: number) => `Rad ${n}`, en: (n: number) => `Line ${n}` },
  wholeFile: { sv: 'Hela filen', en: 'The whole file' },
  'same-file': {
    sv: 'Den här filen är redan intagen i enkäten.',
    en: 'This file has already been taken into the survey.',
  },
  released: {
    sv: 'Resultatet är redan klart. Inget är intaget.',
    en: 'The results are already done. Nothing has been taken in.',
  },
  'no-way': {
    sv: 'Enkäten tar inte emot svar från fil. Ändra vägarna först.',
    en: 'The survey takes no answers from files. Change its ways first.',
  },
  'no-column': {
    sv: (column: string) => `Kolumnen ”${column}” finns inte i filen.`,
    en: (column: string) => `The column “${column}” is not in the file.`,
  },
  unmapped: {
    sv: (column: string) =>
      `Kolumnen ”${column}” står i filen men inte i beskrivningen. Säg vilken fråga den är, eller skriv den i ”leave” om den inte ska tas in.`,
    en: (column: string) =>
      `The column “${column}” is in the file but not in the description. Say which question it is, or put it in “leave” if it is not to be taken in.`,
  },
  'no-item': {
    sv: (column: string, what: string) => `Frågan ”${what}” (kolumnen ”${column}”) finns inte i enkäten.`,
    en: (column: string, what: string) => `The question “${what}” (column “${column}”) is not in the survey.`,
  },
  uneven: {
    sv: () => 'Raden har ett annat antal celler än rubriken.',
    en: () => 'The line has another number of cells than the heading.',
  },
  formula: {
    sv: (column: string, what: string) => `${column}: ”${what}” är en formel. Spara filen med värden.`,
    en: (column: string, what: string) => `${column}: “${what}” is a formula. Save the file with values.`,
  },
  'not-a-choice': {
    sv: (column: string, what: string) => `${column}: ”${what}” är inget av svaren.`,
    en: (column: string, what: string) => `${column}: “${what}” is none of the answers.`,
  },
  wrong: {
    sv: (column: string, what: string) => `${column}: svaret går inte att ta emot${what && ` (${what})`}.`,
    en: (column: string, what: string) => `${column}: the answer cannot be taken${what && ` (${what})`}.`,
  },
  'no-target': {
    sv: (column: string, what: string) => `${column}: ”${what}” är ingen som enkäten är ställd till.`,
    en: (column: string, what: string) => `${column}: “${what}” is nobody that the survey is put to.`,
  },
  empty: { sv: () => 'Raden har inget svar.', en: () => 'The line has no answer.' },
})

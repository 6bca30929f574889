import { defineTexts } from '../../i18n/index.ts'

const listed = (words: string[], language: 'sv' | 'en') =>
  new Intl.ListFormat(language === 'sv' ? 'sv-SE' : 'en-GB', { type: 'disjunction' }).format(words)

export const texts = defineTexts({
  notRelevant: { sv: 'Inte aktuellt i min roll', en: 'Not relevant in my role' },
  dontKnow: { sv: 'Vet inte', en: 'Don’t know' },
  other: { sv: 'Annat', en: 'Other' },
  otherWords: { sv: 'Annat: vad?', en: 'Other: what?' },
  strengths: { sv: 'Det som fungerar', en: 'What works' },
  needs: { sv: 'Det som behövs', en: 'What is needed' },
  chooseFew: { sv: (n: number) => `Välj minst ${n}.`, en: (n: number) => `Choose at least ${n}.` },
  chooseMost: { sv: (n: number) => `Välj högst ${n}.`, en: (n: number) => `Choose at most ${n}.` },
  rankHint: {
    sv: 'Lägg det viktigaste först.',
    en: 'Put what matters most first.',
  },
  inUnit: { sv: (unit: string) => `I ${unit}.`, en: (unit: string) => `In ${unit}.` },
  allOptional: {
    sv: 'Du väljer själv vilka frågor du svarar på.',
    en: 'You choose which questions to answer.',
  },
  someMissing: {
    sv: (language: string) => `Vissa texter finns bara på ${language}.`,
    en: (language: string) => `Some texts are only in ${language}.`,
  },
  missingIn: {
    sv: (language: string) => `saknas på ${language}`,
    en: (language: string) => `missing in ${language}`,
  },
  noAnswer: { sv: 'Inget svar', en: 'No answer' },

  version: { sv: (n: number) => `version ${n}`, en: (n: number) => `version ${n}` },
  paperRank: {
    sv: 'Skriv 1 i rutan för det viktigaste, 2 för det näst viktigaste och så vidare.',
    en: 'Write 1 in the box of what matters most, 2 for the next, and so on.',
  },

  answerIf: { sv: (when: string) => `Svara om ${when}.`, en: (when: string) => `Answer if ${when}.` },
  youSaid: {
    sv: (options: string[], question: string) => `du svarade ${listed(options, 'sv')} på ”${question}”`,
    en: (options: string[], question: string) => `you answered ${listed(options, 'en')} to “${question}”`,
  },
  youAnswered: {
    sv: (question: string) => `du svarade något på ”${question}”`,
    en: (question: string) => `you answered “${question}”`,
  },
  youSaidLeast: {
    sv: (n: string, question: string) => `du svarade ${n} eller mer på ”${question}”`,
    en: (n: string, question: string) => `you answered ${n} or more to “${question}”`,
  },
  youSaidMost: {
    sv: (n: string, question: string) => `du svarade ${n} eller mindre på ”${question}”`,
    en: (n: string, question: string) => `you answered ${n} or less to “${question}”`,
  },
  not: {
    sv: (when: string) => `det inte är så att ${when}`,
    en: (when: string) => `it is not so that ${when}`,
  },
  and: { sv: 'och', en: 'and' },
  or: { sv: 'eller', en: 'or' },

  unknownItem: {
    sv: 'Frågan finns inte längre. Ladda om sidan och se efter.',
    en: 'The question is no longer there. Load the page again and look.',
  },
  missing: {
    sv: (question: string) => `Svara på ”${question}”.`,
    en: (question: string) => `Answer “${question}”.`,
  },
  missingRows: {
    sv: (question: string) => `Svara på varje rad i ”${question}”.`,
    en: (question: string) => `Answer each row of “${question}”.`,
  },
  notAChoice: {
    sv: (question: string) => `Välj ett av svaren på ”${question}”.`,
    en: (question: string) => `Choose one of the answers to “${question}”.`,
  },
  tooLong: {
    sv: (question: string, most: string) => `Skriv högst ${most} tecken på ”${question}”.`,
    en: (question: string, most: string) => `Write at most ${most} characters for “${question}”.`,
  },
  tooFew: {
    sv: (question: string, n: string) => `Välj minst ${n} på ”${question}”.`,
    en: (question: string, n: string) => `Choose at least ${n} for “${question}”.`,
  },
  tooMany: {
    sv: (question: string, n: string) => `Välj högst ${n} på ”${question}”.`,
    en: (question: string, n: string) => `Choose at most ${n} for “${question}”.`,
  },
  tooManyRows: {
    sv: (question: string, n: string) => `Skriv högst ${n} rader i ”${question}”.`,
    en: (question: string, n: string) => `Write at most ${n} rows in “${question}”.`,
  },
  drawnTooMuch: {
    sv: 'Teckningen har för många streck. Ta bort några och spara igen.',
    en: 'The drawing has too many lines. Take some away and save again.',
  },
  notANumber: {
    sv: (question: string) => `Skriv svaret på ”${question}” med siffror, till exempel 12.`,
    en: (question: string) => `Write the answer to “${question}” in figures, for example 12.`,
  },
  decimals: {
    sv: (question: string, n: string) => `Skriv ”${question}” med högst ${n} decimaler.`,
    en: (question: string, n: string) => `Write “${question}” with at most ${n} decimals.`,
  },
  part: {
    sv: (n: number, of: number) => `Del ${n} av ${of}`,
    en: (n: number, of: number) => `Part ${n} of ${of}`,
  },
  partNext: { sv: 'Nästa del', en: 'Next part' },
  partBefore: { sv: 'Tillbaka till förra delen', en: 'Back to the part before' },
  partNothing: {
    sv: 'Här finns inget för dig att svara på. Gå vidare.',
    en: 'There is nothing for you to answer here. Go on.',
  },
  outOfRange: {
    sv: (question: string, least: string, most: string) =>
      `Skriv ett tal ${[least && `från ${least}`, most && `till ${most}`].filter(Boolean).join(' ')} på ”${question}”.`,
    en: (question: string, least: string, most: string) =>
      `Write a number ${[least && `from ${least}`, most && `to ${most}`].filter(Boolean).join(' ')} for “${question}”.`,
  },
  notADate: {
    sv: (question: string) => `Skriv datumet i ”${question}” som 2026-11-22.`,
    en: (question: string) => `Write the date of “${question}” as 2026-11-22.`,
  },
  samePlace: {
    sv: (question: string) => `Två har samma plats i ”${question}”. Ge varje sin egen.`,
    en: (question: string) => `Two have the same place in “${question}”. Give each its own.`,
  },
  wrongForm: {
    sv: (question: string) => `Svaret på ”${question}” gick inte att läsa. Försök igen.`,
    en: (question: string) => `The answer to “${question}” could not be read. Try again.`,
  },
})

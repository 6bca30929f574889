import { defineTexts } from '../i18n/index.ts'

export const formTexts = defineTexts({
  missing: { sv: 'Fyll i det här.', en: 'Fill this in.' },
  tooLong: {
    sv: (max: number, length: number) => `Skriv högst ${max} tecken. Nu är det ${length}.`,
    en: (max: number, length: number) => `Write at most ${max} characters. Now there are ${length}.`,
  },
  notADate: {
    sv: 'Skriv en dag som finns, till exempel 2026-11-22.',
    en: 'Write a day that exists, for example 2026-11-22.',
  },
  notAChoice: { sv: 'Välj något av det som finns här.', en: 'Choose one of what is here.' },
  wrong: { sv: 'Det här kan vi inte läsa. Skriv det på nytt.', en: 'We cannot read this. Write it again.' },
})

import { defineTexts } from '../../../i18n/index.ts'

export const quoteTexts = defineTexts({
  heading: { sv: 'Granska texterna', en: 'Read the texts' },
  back: { sv: 'Till resultaten', en: 'To the results' },
  backToList: { sv: 'Till texterna', en: 'To the texts' },
  why: {
    sv: 'Bara du ser texterna som de skrevs. Stryk det som kan visa vem som skrev eller vem det handlar om.',
    en: 'Only you see the texts as they were written. Strike out anything that could show who wrote it or who it is about.',
  },
  waiting: { sv: (n: number) => `Väntar (${n})`, en: (n: number) => `Waiting (${n})` },
  kept: { sv: (n: number) => `Visas (${n})`, en: (n: number) => `Shown (${n})` },
  leftOut: { sv: (n: number) => `Utelämnade (${n})`, en: (n: number) => `Left out (${n})` },
  views: { sv: 'Vilka texter', en: 'Which texts' },
  none: { sv: 'Inga texter här.', en: 'No texts here.' },
  first: { sv: (n: number) => `De första ${n}.`, en: (n: number) => `The first ${n}.` },
  read: { sv: 'Granska', en: 'Read' },
  noTheme: { sv: 'Inget tema', en: 'No theme' },
  one: { sv: 'En text', en: 'One text' },
  question: { sv: 'Fråga', en: 'Question' },
  strikeLabel: { sv: 'Välj de ord som ska strykas', en: 'Choose the words to strike out' },
  theme: { sv: 'Tema', en: 'Theme' },
  themeHint: {
    sv: (themes: string) => `Används redan: ${themes}`,
    en: (themes: string) => `Already in use: ${themes}`,
  },
  what: { sv: 'Vad ska hända med texten?', en: 'What should happen to the text?' },
  decisionMissing: {
    sv: 'Välj om texten ska visas eller utelämnas',
    en: 'Choose whether to show the text or leave it out',
  },
  keep: { sv: 'Visa den, utan de strukna orden', en: 'Show it without the words that are struck out' },
  leaveOut: { sv: 'Utelämna den', en: 'Leave it out' },
  save: { sv: 'Spara och ta nästa', en: 'Save and go to the next' },
  nothingLeft: {
    sv: 'Alla ord är strukna. Utelämna texten i stället.',
    en: 'Every word is struck out. Leave the text out instead.',
  },
})

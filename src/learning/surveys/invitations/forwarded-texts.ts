import { defineTexts, plural } from '../../../i18n/index.ts'

export const forwardedTexts = defineTexts({
  heading: {
    sv: (place: string) => `Hur många på ${place} fick enkäten?`,
    en: (place: string) => `How many at ${place} got the survey?`,
  },
  lead: {
    sv: (title: string) =>
      `Du skickade vidare ”${title}”. Räkna alla som fick den, även dem som inte har svarat.`,
    en: (title: string) =>
      `You forwarded “${title}”. Count everybody who got it, also those who have not answered.`,
  },
  count: { sv: 'Antal personer', en: 'Number of people' },
  countHint: { sv: 'Bara siffror, till exempel 24.', en: 'Figures only, for example 24.' },
  save: { sv: 'Spara antalet', en: 'Save the number' },
  change: { sv: 'Ändra antalet', en: 'Change the number' },
  saved: {
    sv: (n: number) =>
      `Tack, ${plural(n, 'sv', 'person är sparad', 'personer är sparade')}. Blev det fel kan du ändra här.`,
    en: (n: number) =>
      `Thank you, ${plural(n, 'en', 'person is saved', 'people are saved')}. If it went wrong you can change it here.`,
  },
  countMissing: { sv: 'Skriv hur många du skickade till.', en: 'Write how many you sent it to.' },
  notANumber: {
    sv: 'Skriv antalet med siffror, från 0 till 1 000 000.',
    en: 'Write the number in figures, from 0 to 1,000,000.',
  },
  released: {
    sv: 'Resultatet är redan klart, så antalet går inte att ändra.',
    en: 'The results are done, so the number cannot be changed.',
  },
  why: {
    sv: 'Antalet används för svarsfrekvensen. Det säger inget om vem som har svarat.',
    en: 'The number is used for the response rate. It says nothing about who has answered.',
  },
})

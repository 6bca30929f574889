import { defineTexts, formatShortDate, plural } from '../../i18n/index.ts'

export const texts = defineTexts({
  heading: { sv: 'Inkorg', en: 'Inbox' },
  new: { sv: 'Nytt', en: 'New' },
  waiting: { sv: 'Väntar på mitt svar', en: 'Waiting for my answer' },
  soon: { sv: 'Snart dags', en: 'Due soon' },
  mine: { sv: 'Mina', en: 'Mine' },
  nothingWaits: { sv: 'Ingen väntar på dig.', en: 'Nobody is waiting for you.' },
  waits: {
    sv: (n: number) => `${plural(n, 'sv', 'väntar', 'väntar')} på ditt svar`,
    en: (n: number) => `${plural(n, 'en', 'is', 'are')} waiting for your answer`,
  },
  emptyNew: {
    sv: 'Inget nytt. Här ser du det som kommer till din funktion.',
    en: 'Nothing new. What is sent to your function will appear here.',
  },
  emptyWaiting: { sv: 'Ingen väntar på ditt svar.', en: 'Nobody is waiting for your answer.' },
  emptySoon: { sv: 'Inget ska vara klart de närmaste dagarna.', en: 'Nothing is due in the next few days.' },
  begun: {
    sv: (n: number) => `Påbörjat, inte skickat (${n})`,
    en: (n: number) => `Started, not sent (${n})`,
  },
  emptyMine: {
    sv: 'Här kommer det du har skrivit, bett om och leder.',
    en: 'What you have written, asked for and lead will appear here.',
  },
  writeWorry: { sv: 'Skriv något du har märkt', en: 'Write something you noticed' },
  protectedChild: { sv: 'Barn med skyddade uppgifter', en: 'Child with protected identity' },
  by: {
    sv: (day: string) => `senast ${formatShortDate(day, 'sv')}`,
    en: (day: string) => `by ${formatShortDate(day, 'en')}`,
  },
  late: {
    sv: (day: string) => `skulle varit ${formatShortDate(day, 'sv')}`,
    en: (day: string) => `was due ${formatShortDate(day, 'en')}`,
  },
  next: {
    sv: (day: string) => `nästa gång ${formatShortDate(day, 'sv')}`,
    en: (day: string) => `next ${formatShortDate(day, 'en')}`,
  },
  answered: { sv: 'besvarad', en: 'answered' },
  times: { sv: (n: number) => `(${n} gånger)`, en: (n: number) => `(${n} times)` },
  notices: { sv: 'Har hänt', en: 'What has happened' },
  dismiss: { sv: 'Klart', en: 'Done' },
  other: { sv: 'Något har hänt', en: 'Something has happened' },
})

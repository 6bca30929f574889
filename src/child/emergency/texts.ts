import { defineTexts, formatDate, plural } from '../../i18n/index.ts'

export const texts = defineTexts({
  heading: { sv: 'Öppna i nöd', en: 'Open in an emergency' },
  lead: {
    sv: 'När ett barns liv eller hälsa är i fara och det inte finns tid att fråga. Du ser genast planen och det senaste årets uppmärksammanden.',
    en: 'When a child’s life or health is in danger and there is no time to ask. You see the plan and the worries of the last year at once.',
  },
  told: { sv: 'De får veta det samma sekund', en: 'They are told immediately' },
  toldMore: {
    sv: 'De som arbetar med barnet i enheten som äger uppgifterna, deras chef, din chef och den som granskar loggen. De ser vem du är, när det var och vad du skrev. Det gäller också om inget finns.',
    en: 'The people who work with the child in the unit that holds the record, their manager, your manager and the log reviewer. They see who you are, when it was and what you wrote. This applies even if there is no record.',
  },
  number: { sv: 'Barnets personnummer', en: 'The child’s personal identity number' },
  numberHint: { sv: 'ÅÅÅÅMMDD-NNNN', en: 'YYYYMMDD-NNNN' },
  numberMissing: {
    sv: 'Det är inget personnummer. Kontrollera siffrorna.',
    en: 'This is not a valid personal identity number. Check the digits.',
  },
  reason: { sv: 'Vad är det som händer?', en: 'What is happening?' },
  reasonHint: {
    sv: 'En mening räcker: faran, och varför du inte kan vänta.',
    en: 'A sentence is enough: the danger, and why you cannot wait.',
  },
  reasonMissing: { sv: 'Skriv en hel mening om varför.', en: 'Write a full sentence about why.' },
  open: { sv: 'Öppna nu', en: 'Open now' },
  opened: { sv: 'Öppet för dig nu', en: 'Open to you now' },
  openedMore: {
    sv: (n: number) =>
      `${n === 1 ? 'En enhets uppgifter är öppna' : `${n} enheters uppgifter är öppna`}. De som äger dem har fått veta det.`,
    en: (n: number) =>
      `${plural(n, 'en', 'record is', 'records are')} open. The units that hold them have been told.`,
  },
  waitsUntil: {
    sv: (time: string) => `Du kan fråga igen klockan ${time}`,
    en: (time: string) => `You can ask again at ${time}`,
  },
  waitsMore: {
    sv: 'Är det akut: ring 112 nu. Det fanns inga uppgifter på de nummer som du har skrivit.',
    en: 'If it is urgent: call 112 now. There were no records for the numbers that you typed.',
  },
  nothing: { sv: 'Inget öppnades', en: 'Nothing was opened' },
  nothingMore: {
    sv: 'Det finns inga uppgifter att öppna med det numret. Kontrollera siffrorna. Granskaren har fått veta att du frågade.',
    en: 'There is no record to open for that number. Check the digits. The reviewer has been told that you asked.',
  },
  from: {
    sv: (unit: string, until: string) => `Från ${unit}. Öppet till ${until}.`,
    en: (unit: string, until: string) => `From ${unit}. Open until ${until}.`,
  },
  born: {
    sv: (day: string) => `född ${formatDate(day, 'sv')}`,
    en: (day: string) => `born ${formatDate(day, 'en')}`,
  },
})

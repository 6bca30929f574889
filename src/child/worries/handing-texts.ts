import { defineTexts, formatDate } from '../../i18n/index.ts'

export const handingTexts = defineTexts({
  heading: { sv: 'Lämna något om ett barn i er enhet', en: 'Hand over something about a child in your unit' },
  lead: {
    sv: 'Du arbetar inte med barnet, men har märkt något. Den som arbetar med barnet läser det och svarar dig. Du ser inget annat om barnet.',
    en: 'You do not work with the child but have noticed something. Whoever works with the child reads it and answers you. You see nothing else about the child.',
  },
  back: { sv: 'Vilket barn gäller det?', en: 'Which child is it about?' },
  givenName: { sv: 'Barnets förnamn', en: 'The child’s first name' },
  familyName: { sv: 'Barnets efternamn', en: 'The child’s surname' },
  birthDate: { sv: 'Född', en: 'Date of birth' },
  personNumber: { sv: 'Personnummer', en: 'Personal identity number' },
  personNumberHint: {
    sv: 'ÅÅÅÅMMDD-NNNN. Lämna tomt om du inte vet.',
    en: 'YYYYMMDD-NNNN. Leave it empty if you do not know.',
  },
  find: { sv: 'Gå vidare', en: 'Continue' },
  none: {
    sv: 'Ni har inget sådant barn att lämna till. Kontrollera namnet och dagen, eller lägg till barnet.',
    en: 'Your unit has no such child to hand this to. Check the name and the day, or add the child.',
  },
  noneAndKept: {
    sv: 'Ni har inget sådant barn att lämna till. Din text står kvar här. Kopiera den innan du lämnar sidan.',
    en: 'Your unit has no such child to hand this to. Your text is still here. Copy it before you leave the page.',
  },
  likenessHeading: { sv: 'Menar du samma barn?', en: 'Do you mean the same child?' },
  likenessLead: {
    sv: (child: string) =>
      `I er enhet finns ett barn som kan vara ${child}. Men namnet eller dagen stämmer inte helt. Kontrollera det du skrev.`,
    en: (child: string) =>
      `Your unit has a child who may be ${child}. But the name or the date is not quite the same. Check what you wrote.`,
  },
  likenessYes: { sv: 'Ja, det kan vara samma barn', en: 'Yes, it may be the same child' },
  likenessYesMeans: {
    sv: (who: string) => `${who} läser det du skriver, och ser vilket namn du skrev.`,
    en: (who: string) => `${who} reads what you write, and sees the name that you wrote.`,
  },
  likenessWrite: { sv: 'Skriv det', en: 'Write it' },
  likenessNo: { sv: 'Nej, eller jag skrev fel', en: 'No, or I made a mistake' },
  likenessNoMeans: {
    sv: 'Då skickas ingenting. Skriv om namnet och dagen, eller lägg till barnet om det är ett annat.',
    en: 'Then nothing is sent. Write the name and the date again, or add the child if it is another one.',
  },
  likenessCorrect: { sv: 'Skriv om', en: 'Write it again' },
  isItThisOne: {
    sv: 'Barnet i er enhet har inte helt samma namn och dag. Är du säker på att det är samma barn? Tryck då en gång till.',
    en: 'The child in your unit does not have quite the same name and date. If you are sure that it is the same child, press once more.',
  },
  birthMismatch: {
    sv: 'Dagen stämmer inte med personnumret.',
    en: 'The date of birth does not match the personal identity number.',
  },
  birthFuture: { sv: 'Välj en dag som har varit.', en: 'Choose a day in the past.' },
  addChild: { sv: 'Lägg till ett barn', en: 'Add a child' },
  writeHeading: { sv: 'Något du har märkt', en: 'Something you noticed' },
  writeLead: {
    sv: (child: string, who: string) => `Om ${child}. ${who} får det här och svarar dig.`,
    en: (child: string, who: string) => `About ${child}. ${who} receives this and answers you.`,
  },
  whoever: { sv: 'Den som arbetar med barnet i er enhet', en: 'Whoever works with the child in your unit' },
  send: { sv: 'Lämna', en: 'Send' },
  handedHeading: {
    sv: (child: string) => `Det du har lämnat om ${child}`,
    en: (child: string) => `What you handed over about ${child}`,
  },
  handedLead: {
    sv: (day: string) => `Lämnat ${formatDate(day, 'sv')}. Du ser inget annat om barnet.`,
    en: (day: string) => `Handed over on ${formatDate(day, 'en')}. You see nothing else about the child.`,
  },
  sent: {
    sv: (day: string) => `Det är lämnat. Du får svar senast ${formatDate(day, 'sv')}.`,
    en: (day: string) => `It has been handed over. You will get an answer by ${formatDate(day, 'en')}.`,
  },
  answers: { sv: 'Svar', en: 'Answers' },
  noAnswers: { sv: 'Inget svar än.', en: 'No answer yet.' },
})

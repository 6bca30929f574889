import { defineTexts, formatDate } from '../../../i18n/index.ts'

export const mineTexts = defineTexts({
  blankQuestion: {
    sv: 'Du har inte svarat på något. Skicka ändå?',
    en: 'You have not answered anything. Send anyway?',
  },
  blankHint: {
    sv: 'Då sparas inget svar, och det räknas inte. Du kan svara senare.',
    en: 'Then no answer is saved, and it is not counted. You can answer later.',
  },
  blankSend: { sv: 'Skicka ändå', en: 'Send anyway' },
  blankHeading: { sv: 'Ditt svar var tomt', en: 'Your answer was blank' },
  blankSent: {
    sv: (day: string) =>
      `Det räknas inte, och inget är sparat. Du kan svara på nytt här till och med ${formatDate(day, 'sv')}.`,
    en: (day: string) =>
      `It is not counted, and nothing is saved. You can answer anew here until ${formatDate(day, 'en')}.`,
  },
  blankClosed: {
    sv: 'Det räknas inte, och inget är sparat. Enkäten har stängt.',
    en: 'It is not counted, and nothing is saved. The survey has closed.',
  },
  heading: { sv: 'Mina svar', en: 'My answers' },
  lead: {
    sv: 'Enkäter som väntar på dig, och dem som du har svarat på.',
    en: 'Surveys that wait for you, and those that you have answered.',
  },
  none: { sv: 'Just nu är det inget att svara på.', en: 'There is nothing to answer just now.' },
  waiting: { sv: 'Att svara på', en: 'To answer' },
  answered: { sv: 'Har jag svarat på', en: 'I have answered' },
  until: {
    sv: (day: string) => `Svara senast ${formatDate(day, 'sv')}.`,
    en: (day: string) => `Answer by ${formatDate(day, 'en')}.`,
  },
  anonymous: {
    sv: 'Anonym: länken är gemensam för enheten, så den ligger kvar här även när du har svarat.',
    en: 'Anonymous: the unit shares the link, so it stays here also when you have answered.',
  },
  answeredOn: {
    sv: (day: string) => `Svarade ${formatDate(day, 'sv')}`,
    en: (day: string) => `Answered ${formatDate(day, 'en')}`,
  },
  named: {
    sv: (name: string) => `Ditt svar hör till uppdraget ${name}. Du kan ta tillbaka det när du vill.`,
    en: (name: string) =>
      `Your answer belongs to the function ${name}. You can take it back whenever you want.`,
  },
  send: { sv: 'Skicka svaren', en: 'Send the answers' },
  yours: { sv: 'Ditt svar', en: 'Your answer' },
  sent: { sv: 'Tack, ditt svar är sparat.', en: 'Thank you, your answer is saved.' },
  withdraw: { sv: 'Ta tillbaka svaret', en: 'Take the answer back' },
  withdrawHeading: { sv: 'Ta tillbaka ditt svar?', en: 'Take your answer back?' },
  withdrawText: {
    sv: 'Svaret raderas. Du behöver inte säga varför. Siffror som redan är publicerade ändras inte genast.',
    en: 'The answer is erased. You need not say why. Figures that are already published do not change at once.',
  },
  closed: {
    sv: 'Enkäten har stängt. Det du skrev är inte sparat.',
    en: 'The survey has closed. What you wrote is not saved.',
  },
  used: {
    sv: 'Någon i ditt uppdrag har redan svarat.',
    en: 'Somebody in your function has already answered.',
  },
  changed: {
    sv: 'Frågorna har ändrats. Se igenom svaren och skicka igen.',
    en: 'The questions have changed. Look through the answers and send again.',
  },
})

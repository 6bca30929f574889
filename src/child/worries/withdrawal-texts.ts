import { defineTexts, formatList, formatLongDate, formatTime } from '../../i18n/index.ts'

export const withdrawalTexts = defineTexts({
  sentTo: {
    sv: (names: string[]) => `Lämnat till ${formatList(names, 'sv')}`,
    en: (names: string[]) => `Sent to ${formatList(names, 'en')}`,
  },
  sentToUnit: {
    sv: (unit: string) => `Lämnat till barnets kontakt på ${unit}`,
    en: (unit: string) => `Sent to the named person at ${unit}`,
  },
  sentInUnit: {
    sv: (child: string) => `Lämnat till den som arbetar med ${child}`,
    en: (child: string) => `Sent to whoever works with ${child}`,
  },
  answeredTo: {
    sv: (names: string[]) => `Skickat till ${formatList(names, 'sv')}`,
    en: (names: string[]) => `Sent to ${formatList(names, 'en')}`,
  },
  answeredToPost: { sv: (post: string) => `Skickat: ${post}`, en: (post: string) => `Sent: ${post}` },
  kept: { sv: 'Det är sparat', en: 'It is saved' },
  inInbox: {
    sv: (when: string) => `Mottagaren ser det i Kring nu. Den som har valt mejl får ett ${when}.`,
    en: (when: string) => `The receiver sees it in Kring now. Anyone who has chosen mail gets one ${when}.`,
  },
  vacant: {
    sv: 'Ingen har det uppdraget just nu. Det ligger kvar till den som får det. Ring enheten om det är bråttom.',
    en: 'Nobody holds that post just now. It stays there for whoever gets it. Call the unit if it is urgent.',
  },
  answerBy: {
    sv: (day: string) => `Du får svar senast ${formatLongDate(day, 'sv')}.`,
    en: (day: string) => `You will get an answer by ${formatLongDate(day, 'en')}.`,
  },
  another: { sv: 'Skriv en till', en: 'Write another' },
  readBy: { sv: (who: string) => `${who} har läst det`, en: (who: string) => `${who} has read it` },
  readBySomebody: { sv: 'Någon har läst det', en: 'Somebody has read it' },
  tooLate: { sv: 'Det går inte att ångra längre', en: 'It is too late to undo' },
  minutesOver: {
    sv: 'Det har gått mer än tio minuter.',
    en: 'More than ten minutes have passed.',
  },
  answered: { sv: 'Det är redan besvarat.', en: 'It has been answered already.' },
  nothingChanged: { sv: 'Det är fortfarande lämnat.', en: 'It is still sent.' },
  writeInstead: {
    sv: (who: string) => `Skriv till ${who} i stället.`,
    en: (who: string) => `Write to ${who} instead.`,
  },
  words: { sv: 'Vad vill du säga?', en: 'What do you want to say?' },
  send: { sv: 'Skicka', en: 'Send' },
  toWhatIsSent: { sv: 'Det du lämnade', en: 'What you sent' },
  handedTooLate: {
    sv: 'Den som arbetar med barnet har fått det. Svaret kommer på sidan där det du lämnade står.',
    en: 'Whoever works with the child has it. The answer comes on the page where what you sent stands.',
  },
  takenBack: {
    sv: (at: Date) => `Du ångrade det här kl. ${formatTime(at, 'sv')}`,
    en: (at: Date) => `You took this back at ${formatTime(at, 'en')}`,
  },
  takenBackUnread: { sv: 'Ingen hade läst det.', en: 'Nobody had read it.' },
  takenBackMeans: {
    sv: 'Ingen hade läst det. Nu ser bara du det.',
    en: 'Nobody had read it. Now only you see it.',
  },
  goOn: { sv: 'Skriv vidare', en: 'Continue writing' },
  begunAgain: { sv: 'Det här är ett utkast', en: 'This is a draft' },
  begunAgainMeans: {
    sv: 'Du lämnade det förut och ångrade dig. Ingen annan ser det förrän du lämnar det igen. Det som måste besvaras får du välja på nytt.',
    en: 'You sent it before and took it back. Nobody else sees it until you send it again. Choose again what has to be answered.',
  },
  whichAgain: {
    sv: 'Din text är kvar. Skriv först vilket barn det gäller.',
    en: 'Your text is kept. First write which child it is about.',
  },
})

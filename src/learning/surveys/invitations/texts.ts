import { defineTexts, formatDate } from '../../../i18n/index.ts'

export const mailTexts = defineTexts({
  hello: { sv: 'Hej!', en: 'Hello!' },
  helloName: { sv: (name: string) => `Hej ${name}!`, en: (name: string) => `Hello ${name}!` },
  answerHere: { sv: (link: string) => `Svara här:\n${link}`, en: (link: string) => `Answer here:\n${link}` },
  pasteLink: {
    sv: (page: string) => `Öppnas inte enkäten? Gå till ${page} och klistra in hela länken där.`,
    en: (page: string) => `Does the survey not open? Go to ${page} and paste the whole link there.`,
  },
  until: {
    sv: (day: string) => `Sista dag är ${formatDate(day, 'sv')}.`,
    en: (day: string) => `The last day is ${formatDate(day, 'en')}.`,
  },
  ownAnonymous: {
    sv: 'Länken är din egen och gäller för ett svar. Vi sparar inget som kopplar svaret till dig.',
    en: 'The link is your own and counts for one answer. We keep nothing that ties the answer to you.',
  },
  ownNamed: {
    sv: 'Länken är din egen och gäller för ett svar. Svaret är inte anonymt. Du kan ta tillbaka det med samma länk när du vill.',
    en: 'The link is your own and counts for one answer. The answer is not anonymous. You can take it back with the same link whenever you want.',
  },
  keepMail: {
    sv: 'Spara mejlet tills du har svarat. Länken finns ingen annanstans, inte ens hos oss.',
    en: 'Keep this mail until you have answered. The link is nowhere else, not even with us.',
  },
  reminderOf: { sv: (title: string) => `Påminnelse: ${title}`, en: (title: string) => `Reminder: ${title}` },
  remind: {
    sv: (title: string) => `Vi saknar ditt svar på ”${title}”.`,
    en: (title: string) => `We miss your answer to “${title}”.`,
  },
  useFirst: {
    sv: 'Använd länken i vårt första mejl. Det här mejlet är ett svar på det, så de ligger oftast ihop i din inkorg.',
    en: 'Use the link in our first mail. This mail answers it, so they mostly lie together in your inbox.',
  },
  alreadyAnswered: {
    sv: 'Har du redan svarat? Då är det klart, och du kan bortse från det här. Vi ser inte direkt vem som har svarat: det är så svaren hålls anonyma.',
    en: 'Have you answered already? Then all is done, and you can disregard this. We do not see at once who has answered: that is how answers stay anonymous.',
  },
  managerSubject: {
    sv: (title: string) => `Skicka vidare: ${title}`,
    en: (title: string) => `Please forward: ${title}`,
  },
  managerAgain: {
    sv: (title: string) => `Hur många fick ”${title}”?`,
    en: (title: string) => `How many got “${title}”?`,
  },
  managerAsk: {
    sv: (title: string, place: string) =>
      `Skicka texten längst ner vidare till dem som ska svara på ”${title}” på ${place}.`,
    en: (title: string, place: string) =>
      `Please forward the text at the end to those who are to answer “${title}” at ${place}.`,
  },
  managerTellOnly: {
    sv: (title: string, place: string) => `Du har fått ”${title}” att skicka vidare på ${place}.`,
    en: (title: string, place: string) => `You were asked to forward “${title}” at ${place}.`,
  },
  managerTell: {
    sv: (link: string) =>
      `Berätta sedan hur många du skickade till. Det är ett enda fält, och utan det vet ingen hur stor del som har svarat:\n${link}`,
    en: (link: string) =>
      `Then tell how many you sent it to. It is a single field, and without it nobody knows how large a part has answered:\n${link}`,
  },
  forwardFrom: { sv: 'Det här skickar du vidare:', en: 'This is what to forward:' },
  forwardHello: { sv: 'Hej! Här kommer en enkät till dig.', en: 'Hello! Here is a survey for you.' },
  sharedAnonymous: {
    sv: 'Du svarar anonymt. Alla på enheten har samma länk: svara en gång.',
    en: 'You answer anonymously. Everybody at the unit has the same link: answer once.',
  },
  sharedNamed: {
    sv: 'Alla på enheten har samma länk: svara en gång.',
    en: 'Everybody at the unit has the same link: answer once.',
  },
  questions: {
    sv: (contact: string) => `Frågor? ${contact}`,
    en: (contact: string) => `Questions? ${contact}`,
  },
})

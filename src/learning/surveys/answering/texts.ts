import { defineTexts, formatDate } from '../../../i18n/index.ts'

export const texts = defineTexts({
  blankQuestion: {
    sv: 'Du har inte svarat på något. Skicka ändå?',
    en: 'You have not answered anything. Send anyway?',
  },
  blankHint: {
    sv: 'Då sparas inget svar, och det räknas inte.',
    en: 'Then no answer is saved, and it is not counted.',
  },
  blankSend: { sv: 'Skicka ändå', en: 'Send anyway' },
  blankHeading: { sv: 'Inget svar är sparat', en: 'No answer is saved' },
  blankReceived: {
    sv: 'Du svarade inte på något. Vill du svara senare går det med samma länk så länge enkäten är öppen.',
    en: 'You did not answer anything. If you want to answer later, use the same link as long as the survey is open.',
  },
  linkHeading: { sv: 'Öppna enkäten', en: 'Open the survey' },
  linkLead: {
    sv: 'Öppnas inte enkäten av sig själv? Klistra in länken här.',
    en: 'Does the survey not open by itself? Paste the link here.',
  },
  linkLabel: { sv: 'Din länk', en: 'Your link' },
  linkHint: {
    sv: 'Hela länken, som den står i mejlet eller på affischen.',
    en: 'The whole link, as it is in the email or on the poster.',
  },
  linkOpen: { sv: 'Fortsätt', en: 'Continue' },
  send: { sv: 'Skicka svaren', en: 'Send the answers' },
  forPlace: { sv: (place: string) => `För dig på ${place}.`, en: (place: string) => `For you at ${place}.` },
  until: {
    sv: (day: string) => `Svara senast ${formatDate(day, 'sv')}.`,
    en: (day: string) => `Answer by ${formatDate(day, 'en')}.`,
  },
  language: { sv: 'Språk', en: 'Language' },
  anonymousShort: {
    sv: 'Du svarar anonymt.',
    en: 'You answer anonymously.',
  },
  namedShort: {
    sv: 'Ditt svar är inte anonymt. Du kan ta tillbaka det när du vill.',
    en: 'Your answer is not anonymous. You can take it back whenever you want.',
  },
  whatIsKept: { sv: 'Det här sparas, och det här sparas inte', en: 'What is kept, and what is not' },
  keptNote: {
    sv: 'Det du skriver finns bara i den här fliken tills du skickar. Stänger du fliken är det borta.',
    en: 'What you write is kept only in this tab until you send it. If you close the tab it is gone.',
  },
  keptFound: {
    sv: 'Vi har fyllt i det du skrev här förra gången. Inget är skickat än.',
    en: 'We have filled in what you wrote here last time. Nothing has been sent yet.',
  },
  clear: { sv: 'Rensa det jag har skrivit', en: 'Clear what I have written' },
  tryingWait: {
    sv: (seconds: number) =>
      `Många svarar samtidigt från samma nät som du. Vänta ${seconds === 1 ? 'en sekund' : `${seconds} sekunder`} och skicka igen. Allt du har skrivit finns kvar.`,
    en: (seconds: number) =>
      `Many are answering from the same network as you. Wait ${seconds === 1 ? 'a second' : `${seconds} seconds`} and send again. All that you have written is still here.`,
  },
  tryingHeading: { sv: 'Vänta lite', en: 'Wait a little' },
  changedHeading: { sv: 'Frågorna har ändrats', en: 'The questions have changed' },
  changed: {
    sv: 'Enkäten har fått en ny version sedan du öppnade den. Se igenom svaren och skicka igen.',
    en: 'The survey has a new version since you opened it. Look through the answers and send again.',
  },

  receivedHeading: { sv: 'Tack, ditt svar är sparat', en: 'Thank you, your answer is saved' },
  receivedAnonymous: {
    sv: 'Ingen kan se vad just du har svarat. Du kan stänga sidan.',
    en: 'Nobody can see what you answered. You can close the page.',
  },
  receivedNamed: {
    sv: 'Du kan ta tillbaka svaret när du vill, med samma länk.',
    en: 'You can take the answer back whenever you want, with the same link.',
  },
  another: { sv: 'Svara för en person till', en: 'Answer for one more person' },

  usedHeading: { sv: 'Den här länken har redan svarat', en: 'This link has already answered' },
  used: {
    sv: 'Svaret är sparat. Varje länk gäller för ett svar.',
    en: 'The answer is saved. Each link counts for one answer.',
  },
  usedNotSent: {
    sv: 'Det som du skickade nu är inte sparat. Länken hade redan använts.',
    en: 'What you sent now is not saved. The link had already been used.',
  },
  notYetHeading: { sv: 'Enkäten har inte öppnat än', en: 'The survey is not open yet' },
  notYet: {
    sv: (day: string) => `Den öppnar ${formatDate(day, 'sv')}. Spara länken och kom tillbaka då.`,
    en: (day: string) => `It opens on ${formatDate(day, 'en')}. Keep the link and come back then.`,
  },
  closedHeading: { sv: 'Enkäten är stängd', en: 'The survey is closed' },
  closed: {
    sv: (day: string) => `Den stängde ${formatDate(day, 'sv')}. Tack för att du ville svara.`,
    en: (day: string) => `It closed on ${formatDate(day, 'en')}. Thank you for wanting to answer.`,
  },
  closedNotSent: {
    sv: 'Det som du skickade nu kom för sent och är inte sparat. Här är det du skrev, om du vill spara det själv.',
    en: 'What you sent now came too late and is not saved. Here is what you wrote, if you want to keep it yourself.',
  },
  written: { sv: 'Det du skrev', en: 'What you wrote' },
  contact: {
    sv: (contact: string) => `Frågor? ${contact}`,
    en: (contact: string) => `Questions? ${contact}`,
  },
  unknownHeading: { sv: 'Länken fungerar inte', en: 'The link does not work' },
  unknown: {
    sv: 'Kontrollera att hela länken kom med. Fungerar den ändå inte: fråga den som skickade den till dig.',
    en: 'Check that you have the whole link. If it still does not work, ask the person who sent it to you.',
  },
  pasteAgain: { sv: 'Klistra in länken igen', en: 'Paste the link again' },

  keptLead: {
    sv: (title: string) => `Om enkäten ”${title}”.`,
    en: (title: string) => `About the survey “${title}”.`,
  },
  isKept: { sv: 'Det här sparas', en: 'This is kept' },
  isNotKept: { sv: 'Det här sparas inte', en: 'This is not kept' },
  whoSees: { sv: 'Vem ser svaren?', en: 'Who sees the answers?' },
  keptAnswers: {
    sv: 'Svaren på frågorna, och vilken enkät de hör till.',
    en: 'The answers to the questions, and which survey they belong to.',
  },
  keptPlace: {
    sv: 'Vilken enhet eller organisation svaren gäller, om minst fem är tillfrågade där.',
    en: 'Which unit or organisation the answers are about, if at least five are asked there.',
  },
  keptPlaceShared: {
    sv: (place: string) => `Att svaret kommer från någon på ${place}.`,
    en: (place: string) => `That the answer comes from somebody at ${place}.`,
  },
  keptInvited: {
    sv: 'I ett annat register: att din mejladress fick en inbjudan, och så småningom att den har svarat. Det används för att bara påminna dem som inte har svarat, och raderas en månad efter att enkäten har stängt.',
    en: 'In another register: that your mail address got an invitation, and in due time that it has answered. It is used to remind only those who have not answered, and erased a month after the survey has closed.',
  },
  keptNamed: {
    sv: 'Vem som har svarat: mejladressen som länken skickades till, och vilken dag. Enkäten är inte anonym.',
    en: 'Who has answered: the mail address that the link was sent to, and the day. The survey is not anonymous.',
  },
  notJoined: {
    sv: 'Inget som binder ihop de två registren. Inte ens den som har hela databasen kan se vem som svarade vad.',
    en: 'Nothing that joins the two registers. Not even somebody with the whole database can see who answered what.',
  },
  notTime: {
    sv: 'Inte när du svarade, varifrån, med vilken apparat eller på vilket språk.',
    en: 'Not when you answered, from where, on which device or in which language.',
  },
  notName: { sv: 'Inte ditt namn eller din adress.', en: 'Not your name or your address.' },
  notCookies: {
    sv: 'Inga kakor, och ingen inloggning läses även om du är inloggad i Kring.',
    en: 'No cookies, and no sign-in is read even if you are signed in to Kring.',
  },
  seesCounts: {
    sv: 'Svaren läses först när enkäten har stängt, som antal. En grupp med färre än fem visas inte.',
    en: 'The answers are read only when the survey has closed, as counts. A group of fewer than five is not shown.',
  },
  seesTexts: {
    sv: 'Det du skriver med egna ord läses av processledaren, som tar bort namn innan någon annan ser det. Skriv inget om någon som går att känna igen.',
    en: 'What you write in your own words is read by the process leader, who removes names before anybody else sees it. Write nothing about anyone who could be recognised.',
  },
  sharedOnce: {
    sv: 'Länken delas av flera, så vi kan inte se om någon svarar två gånger. Svara en gång.',
    en: 'The link is shared by several, so we cannot see if somebody answers twice. Answer once.',
  },
  back: { sv: 'Till enkäten', en: 'To the survey' },

  withdrawHeading: { sv: 'Ta tillbaka ditt svar', en: 'Take your answer back' },
  withdrawText: {
    sv: 'Svaret raderas. Du behöver inte säga varför. Siffror som redan är publicerade ändras inte genast.',
    en: 'The answer is erased. You need not say why. Figures that are already published do not change at once.',
  },
  withdraw: { sv: 'Ta tillbaka svaret', en: 'Take the answer back' },
  withdrawnHeading: { sv: 'Svaret är raderat', en: 'The answer is erased' },
  withdrawn: {
    sv: 'Det finns inte kvar. Så länge enkäten är öppen kan du svara på nytt med samma länk.',
    en: 'It is gone. As long as the survey is open you can answer anew with the same link.',
  },
})

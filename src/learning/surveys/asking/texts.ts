import { defineTexts, formatDate, formatShortDate, plural } from '../../../i18n/index.ts'

export const askingTexts = defineTexts({
  heading: { sv: 'Enkäter', en: 'Surveys' },
  lead: {
    sv: 'Fråga dem som arbetar med barn hur samverkan fungerar. Svaren blir antal, aldrig personer.',
    en: 'Ask those who work with children how working together goes. Answers become counts, never people.',
  },
  none: {
    sv: 'Här samlas enkäterna: de som är på väg, öppna och stängda.',
    en: 'Surveys gather here: those on their way, open and closed.',
  },
  group_planned: { sv: 'Planerade', en: 'Planned' },
  group_open: { sv: 'Öppna', en: 'Open' },
  group_closed: { sv: 'Stängda', en: 'Closed' },
  newSurvey: { sv: 'Ny enkät', en: 'New survey' },
  planned: { sv: 'Planerad', en: 'Planned' },
  open: { sv: 'Öppen', en: 'Open' },
  closed: { sv: 'Stängd', en: 'Closed' },
  opensDay: {
    sv: (day: string) => `Öppnar ${formatShortDate(day, 'sv')}`,
    en: (day: string) => `Opens ${formatShortDate(day, 'en')}`,
  },
  closesDay: {
    sv: (day: string) => `Stänger ${formatShortDate(day, 'sv')}`,
    en: (day: string) => `Closes ${formatShortDate(day, 'en')}`,
  },
  closedDay: {
    sv: (day: string) => `Stängde ${formatShortDate(day, 'sv')}`,
    en: (day: string) => `Closed ${formatShortDate(day, 'en')}`,
  },
  answersOf: {
    sv: (answers: number, asked: number | null) =>
      asked === null ? `${answers} svar, okänt antal tillfrågade` : `${answers} svar av ${asked} tillfrågade`,
    en: (answers: number, asked: number | null) =>
      asked === null
        ? `${plural(answers, 'en', 'answer', 'answers')}, unknown number asked`
        : `${plural(answers, 'en', 'answer', 'answers')} of ${asked} asked`,
  },

  whichHeading: { sv: 'Vad vill du fråga?', en: 'What do you want to ask?' },
  whichLead: {
    sv: 'Välj ett publicerat instrument. Frågorna är frusna så länge enkäten finns.',
    en: 'Choose a published instrument. Its questions are frozen as long as the survey lives.',
  },
  whichNone: { sv: 'Inget instrument är publicerat än.', en: 'No instrument has been published yet.' },
  version: { sv: (n: number) => `Version ${n}`, en: (n: number) => `Version ${n}` },
  shipped: { sv: 'Följer med Kring', en: 'Comes with Kring' },
  otherInstrument: { sv: 'Välj något annat att fråga', en: 'Choose something else to ask' },

  planHeading: { sv: 'Planera enkäten', en: 'Plan the survey' },
  editHeading: { sv: 'Ändra enkäten', en: 'Change the survey' },
  titleSv: { sv: 'Rubrik på svenska', en: 'Title in Swedish' },
  titleEn: { sv: 'Rubrik på engelska', en: 'Title in English' },
  titleHint: {
    sv: 'Den står i mejlet och överst i enkäten.',
    en: 'It stands in the mail and at the top of the survey.',
  },
  introductionSv: { sv: 'Inledning på svenska', en: 'Introduction in Swedish' },
  introductionEn: { sv: 'Inledning på engelska', en: 'Introduction in English' },
  introductionHint: {
    sv: 'Säg varför du frågar, hur lång tid det tar och vad svaren används till.',
    en: 'Say why you ask, how long it takes and what the answers are for.',
  },
  languagesLabel: { sv: 'Språk att svara på', en: 'Languages to answer in' },
  anonymous: { sv: 'Ska svaren vara anonyma?', en: 'Shall answers be anonymous?' },
  anonymousYes: { sv: 'Ja, anonyma', en: 'Yes, anonymous' },
  anonymousYesHint: {
    sv: 'Ingen kan se vem som svarade vad. Personliga länkar skickas till minst fem åt gången.',
    en: 'Nobody can see who answered what. Personal links go to at least five at a time.',
  },
  anonymousNo: {
    sv: 'Nej, de hör till en funktion eller en adress',
    en: 'No, they belong to a function or an address',
  },
  anonymousNoHint: {
    sv: 'Den som svarar kan ta tillbaka sitt svar när som helst. Du ser ändå bara antal.',
    en: 'Who answers can take the answer back at any time. You still see only counts.',
  },
  waysLabel: { sv: 'Hur ska man kunna svara?', en: 'How can one answer?' },
  way_personal: { sv: 'Personlig länk i mejl', en: 'Personal link by mail' },
  way_forwarded: { sv: 'En länk som chefen skickar vidare', en: 'One link that the manager forwards' },
  way_open: { sv: 'Öppen länk och affisch med QR-kod', en: 'Open link and a poster with a QR code' },
  way_app: { sv: 'Inne i Kring', en: 'Inside Kring' },
  way_paper: { sv: 'På papper, som du skriver in', en: 'On paper, that you key in' },
  way_import: { sv: 'Från en fil', en: 'From a file' },
  opensOn: { sv: 'Öppnar', en: 'Opens' },
  closesOn: { sv: 'Sista dag att svara', en: 'Last day to answer' },
  remindOn: { sv: 'Påminn den', en: 'Remind on' },
  remindHint: {
    sv: 'Bara de som inte har svarat får påminnelsen.',
    en: 'Only those who have not answered get the reminder.',
  },
  goal: { sv: 'Hur många svar vill du ha?', en: 'How many answers do you want?' },
  previous: { sv: 'Jämför med en tidigare enkät', en: 'Compare with an earlier survey' },
  previousNone: { sv: 'Ingen', en: 'None' },
  plan: { sv: 'Spara och välj vilka som ska svara', en: 'Save and choose who is to answer' },
  save: { sv: 'Spara', en: 'Save' },
  titleMissing: { sv: 'Skriv en rubrik på det här språket.', en: 'Write a title in this language.' },
  languagesMissing: { sv: 'Välj minst ett språk.', en: 'Choose at least one language.' },
  languageUnknown: {
    sv: 'Frågorna finns inte på det språket.',
    en: 'The questions are not in that language.',
  },
  waysMissing: { sv: 'Välj minst ett sätt att svara.', en: 'Choose at least one way to answer.' },
  anonymousMissing: { sv: 'Välj om svaren ska vara anonyma.', en: 'Choose whether answers are anonymous.' },
  closesBefore: {
    sv: 'Sista dagen kan inte vara före den första.',
    en: 'The last day cannot be before the first.',
  },
  closesPast: { sv: 'Välj en dag som inte har varit.', en: 'Choose a day that has not passed.' },
  closedStands: {
    sv: (day: string) => `Enkäten stängde ${formatDate(day, 'sv')}. Öppna den igen om fler ska svara.`,
    en: (day: string) =>
      `The survey closed on ${formatDate(day, 'en')}. Open it again if more are to answer.`,
  },
  remindOutside: {
    sv: 'Påminn en dag då enkäten är öppen.',
    en: 'Send the reminder on a day when the survey is open.',
  },
  goalNumber: {
    sv: 'Skriv ett antal med siffror, till exempel 60.',
    en: 'Write a number in figures, for example 60.',
  },

  nextTargets: { sv: 'Välj vilka som ska svara', en: 'Choose who is to answer' },
  nextTargetsText: { sv: 'Enkäten har inga mottagare än.', en: 'The survey has nobody to ask yet.' },
  nextOpen: { sv: 'Öppna enkäten', en: 'Open the survey' },
  nextOpenText: {
    sv: (day: string) => `Den öppnar av sig själv ${formatDate(day, 'sv')}. Då går mejlen ut.`,
    en: (day: string) => `It opens by itself on ${formatDate(day, 'en')}. The mails go then.`,
  },
  nextOpenNow: { sv: 'Öppna nu', en: 'Open now' },
  openingHeading: { sv: 'Öppna enkäten nu?', en: 'Open the survey now?' },
  openAndMail: { sv: 'Öppna och skicka mejlen', en: 'Open and send the mails' },
  openIt: { sv: 'Öppna enkäten', en: 'Open the survey' },
  openUntil: {
    sv: (day: string) => `Sista dag att svara är ${formatDate(day, 'sv')}.`,
    en: (day: string) => `The last day to answer is ${formatDate(day, 'en')}.`,
  },
  openingShut: {
    sv: 'Mejl som har gått går inte att ta tillbaka. Efter det kan du lägga till dem som ska svara, men inte ta bort.',
    en: 'Mails that have gone cannot be taken back. After that you can add who is to answer, but not remove anybody.',
  },
  openingShutUnmailed: {
    sv: 'Efter det kan du lägga till dem som ska svara, men inte ta bort.',
    en: 'After that you can add who is to answer, but not remove anybody.',
  },
  mailsManagers: {
    sv: (n: number) => `${plural(n, 'sv', 'chef', 'chefer')} får ett mejl med länken att skicka vidare.`,
    en: (n: number) => `${plural(n, 'en', 'manager gets', 'managers get')} a mail with the link to forward.`,
  },
  mailsPeople: {
    sv: (n: number) => `${plural(n, 'sv', 'person', 'personer')} får ett mejl med en egen länk.`,
    en: (n: number) => `${plural(n, 'en', 'person gets', 'people get')} a mail with a link of their own.`,
  },
  mailsNobody: {
    sv: 'Kring mejlar ingen. Du delar länken själv.',
    en: 'Kring mails nobody. You share the link yourself.',
  },
  mailsHeld: {
    sv: (n: number) =>
      `${plural(n, 'sv', 'adress', 'adresser')} väntar tills de är fem: färre kunde pekas ut.`,
    en: (n: number) =>
      `${plural(n, 'en', 'address waits', 'addresses wait')} until there are five: fewer could be told apart.`,
  },
  mailsUnreached: {
    sv: (n: number) => `${plural(n, 'sv', 'enhet', 'enheter')} får inget mejl: chefens adress saknas.`,
    en: (n: number) =>
      `${plural(n, 'en', 'unit gets', 'units get')} no mail: the manager’s address is missing.`,
  },
  mailsStay: {
    sv: 'Mejl som har gått går inte att ta tillbaka.',
    en: 'Mails that have gone cannot be taken back.',
  },
  sendingHeading: { sv: 'Skicka länkarna nu?', en: 'Send the links now?' },
  sendVerb: { sv: 'Skicka mejlen', en: 'Send the mails' },
  remindingHeading: { sv: 'Skicka påminnelser nu?', en: 'Send reminders now?' },
  remindVerb: { sv: 'Skicka påminnelserna', en: 'Send the reminders' },
  remindPeople: {
    sv: (n: number) =>
      `Av ${plural(n, 'sv', 'person', 'personer')} som har fått en egen länk får de en påminnelse som inte har svarat. Du får inte veta vilka.`,
    en: (n: number) =>
      `Of ${plural(n, 'en', 'person', 'people')} with a link of their own, those who have not answered get a reminder. You are not told who.`,
  },
  remindManagers: {
    sv: (n: number) =>
      `${plural(n, 'sv', 'chef', 'chefer')} som inte har sagt hur många som fick länken får mejlet en gång till.`,
    en: (n: number) =>
      `${plural(n, 'en', 'manager', 'managers')} who ${n === 1 ? 'has' : 'have'} not said how many got the link get the mail once more.`,
  },
  opened: {
    sv: (day: string) => `Enkäten är öppen till och med ${formatDate(day, 'sv')}`,
    en: (day: string) => `The survey is open until ${formatDate(day, 'en')}`,
  },
  toManagers: { sv: 'Fyll i chefernas adresser', en: 'Fill in the managers’ addresses' },
  toPoster: { sv: 'Skriv ut affischen', en: 'Print the poster' },
  toSurveys: { sv: 'Till enkäterna', en: 'To the surveys' },
  addressesOpen: {
    sv: 'Enkäten är öppen. Mejlen går så snart du har lagt till adresserna, och går inte att ta tillbaka.',
    en: 'The survey is open. The mails go as soon as you have added the addresses, and cannot be taken back.',
  },
  addAndMail: { sv: 'Lägg till och skicka mejlen', en: 'Add and send the mails' },
  nextRunning: {
    sv: (day: string) => `Enkäten är öppen till och med ${formatDate(day, 'sv')}`,
    en: (day: string) => `The survey is open until ${formatDate(day, 'en')}`,
  },
  nextRunningText: {
    sv: 'Antalet svar räknas upp här medan de kommer. Vad de säger syns när enkäten har stängt.',
    en: 'The number of answers counts up here as they come. What they say is seen when the survey has closed.',
  },
  nextClosed: { sv: 'Enkäten är stängd', en: 'The survey is closed' },
  nextClosedText: {
    sv: 'Räkna svaren när inga fler ska med. Fram till dess kan du öppna den igen.',
    en: 'Count the answers when no more are to come. Until then you can open it again.',
  },
  toCounting: { sv: 'Gå till resultatet', en: 'Go to the results' },
  placeSearch: { sv: 'Sök på enhet, organisation eller sort', en: 'Search by unit, organisation or kind' },
  placeSearchHint: {
    sv: 'Till exempel förskola, BVC eller en kommun. Det du har kryssat i står kvar.',
    en: 'For example preschool, child health centre or a municipality. What you have ticked stays.',
  },
  placeNone: { sv: 'Ingen passar. Pröva ett annat ord.', en: 'Nobody matches that. Try another word.' },
  closeEarly: { sv: 'Stäng enkäten nu', en: 'Close the survey now' },
  openAgain: { sv: 'Öppna igen', en: 'Open again' },
  moveNote: { sv: 'Varför?', en: 'Why?' },
  closeText: {
    sv: 'De som inte har svarat kan inte göra det längre. Du kan öppna igen tills resultatet är klart.',
    en: 'Those who have not answered can no longer do so. You can open it again until the results are ready.',
  },
  results: { sv: 'Se resultatet', en: 'See the results' },

  howItGoes: { sv: 'Så går det', en: 'How it goes' },
  answersSoFar: { sv: 'Svar', en: 'Answers' },
  askedIn: { sv: 'Tillfrågade', en: 'Asked' },
  rate: { sv: 'Svarsfrekvens', en: 'Response rate' },
  unknown: { sv: 'okänt', en: 'unknown' },
  percent: { sv: (n: number) => `${n} %`, en: (n: number) => `${n}%` },
  goalOf: {
    sv: (answers: number, goal: number) => `${answers} av ${goal} svar som du vill ha`,
    en: (answers: number, goal: number) => `${answers} of ${goal} answers that you want`,
  },
  unknownWhy: {
    sv: 'Okänt: ingen har sagt hur många som fick länken.',
    en: 'Unknown: nobody has said how many got the link.',
  },
  amongKnown: {
    sv: (answers: number, asked: number, rate: number) =>
      `Bland dem vi vet: ${answers} av ${asked}, ${rate} %.`,
    en: (answers: number, asked: number, rate: number) =>
      `Among those we know of: ${answers} of ${asked}, ${rate}%.`,
  },
  byTarget: { sv: 'Svar och tillfrågade, per mottagare', en: 'Answers and asked, by who is asked' },
  byRole: { sv: 'Per roll', en: 'By role' },
  whoAsked: { sv: 'Vilka', en: 'Who' },
  total: { sv: 'Alla', en: 'All' },
  openLinkName: { sv: 'Öppen länk', en: 'Open link' },
  noTarget: { sv: 'Utan enhet', en: 'Without a unit' },

  askedHeading: { sv: 'Vilka som ska svara', en: 'Who is to answer' },
  addTargets: { sv: 'Lägg till enheter', en: 'Add units' },
  makeOpenLink: { sv: 'Gör den öppna länken', en: 'Make the open link' },
  targetsLead: {
    sv: 'Kryssa i enheter, eller en gemensam länk för en hel organisation. Varje rad får en egen länk.',
    en: 'Tick units, or one shared link for a whole organisation. Each row gets a link of its own.',
  },
  wholeOf: {
    sv: (name: string) => `En gemensam länk för hela ${name}`,
    en: (name: string) => `One shared link for the whole of ${name}`,
  },
  wholeHint: {
    sv: 'Någon där skickar länken vidare. Kring mejlar inte var och en som arbetar där.',
    en: 'Somebody there forwards the link. Kring does not email each person who works there.',
  },
  tickAll: {
    sv: (n: number) => `Kryssa i alla ${n} enheter`,
    en: (n: number) => `Tick all ${n} units`,
  },
  tickAllShown: {
    sv: (n: number) => `Kryssa i de ${n} enheterna här`,
    en: (n: number) => `Tick these ${n} units`,
  },
  twiceHeading: {
    sv: (names: string[]) => `Samma personer får två länkar: ${names.join(', ')}`,
    en: (names: string[]) => `The same people would get two links: ${names.join(', ')}`,
  },
  twiceText: {
    sv: 'Du frågar både hela organisationen och enheter i den. Då kan samma person svara två gånger. Ta bort krysset på det ena.',
    en: 'You ask both the whole organisation and units in it. The same person could then answer twice. Untick one of them.',
  },
  twiceAnyway: { sv: 'Fråga båda ändå', en: 'Ask both anyway' },
  units: {
    sv: (n: number) => plural(n, 'sv', 'enhet', 'enheter'),
    en: (n: number) => plural(n, 'en', 'unit', 'units'),
  },
  roles: { sv: 'Roller', en: 'Roles' },
  rolesHint: {
    sv: 'En per rad, till exempel ”Förskollärare”. Då får varje roll en egen länk på varje ställe.',
    en: 'One a line, for example “Preschool teacher”. Each role then gets a link of its own in each place.',
  },
  openLinkBox: {
    sv: 'Gör en öppen länk som vem som helst kan svara med',
    en: 'Make an open link that anybody can answer by',
  },
  addChosen: { sv: 'Lägg till', en: 'Add' },
  nothingChosen: {
    sv: 'Kryssa i minst en organisation eller enhet.',
    en: 'Tick at least one organisation or unit.',
  },
  unknownPlace: {
    sv: 'En av enheterna finns inte längre. Ladda om sidan.',
    en: 'One of the units is no longer there. Load the page again.',
  },
  tooManyRoles: {
    sv: 'Skriv högst 12 roller, med högst 120 tecken i varje.',
    en: 'Write at most 12 roles, with at most 120 characters in each.',
  },

  targetLead: {
    sv: 'Länken, och chefen som skickar den vidare.',
    en: 'The link, and the manager who forwards it.',
  },
  sharedLink: { sv: 'Länk att skicka vidare', en: 'Link to forward' },
  managerName: { sv: 'Chefens namn', en: 'Manager’s name' },
  managerAddress: { sv: 'Chefens mejladress', en: 'Manager’s mail address' },
  managerHint: {
    sv: 'Får länken i ett mejl när enkäten öppnar, och en sida för att berätta hur många som fick den.',
    en: 'Gets the link in a mail when the survey opens, and a page to tell how many got it.',
  },
  managerWrong: {
    sv: 'Skriv en mejladress, till exempel namn@kommunen.se.',
    en: 'Write a mail address, for example name@county.se.',
  },
  targetGoal: { sv: 'Önskat antal svar härifrån', en: 'Wanted answers from here' },
  forwarded: { sv: 'Så många fick länken', en: 'So many got the link' },
  forwardedHint: {
    sv: 'Chefen fyller i det själv. Skriv här om du fick veta det på annat sätt. Tomt betyder okänt.',
    en: 'The manager fills it in. Write here if you were told otherwise. Empty means unknown.',
  },
  managerMailed: {
    sv: (day: string) => `Mejlet gick ${formatShortDate(day, 'sv')}.`,
    en: (day: string) => `The mail went on ${formatShortDate(day, 'en')}.`,
  },
  removeTarget: { sv: 'Ta bort', en: 'Remove' },
  removeTargetText: {
    sv: (name: string) => `${name} tas bort. Länken slutar fungera.`,
    en: (name: string) => `${name} is removed. The link stops working.`,
  },
  removeTargetHeading: { sv: 'Ta bort den här mottagaren?', en: 'Remove this one?' },
  removeTargetShut: {
    sv: 'När enkäten har öppnat går det inte att ta bort någon.',
    en: 'When the survey has opened nobody can be removed.',
  },
  managersHeading: { sv: 'Chefernas adresser', en: 'Managers’ addresses' },
  managersLead: {
    sv: 'Varje chef får länken i ett mejl när enkäten öppnar, och skickar den vidare.',
    en: 'Each manager gets the link in a mail when the survey opens, and forwards it.',
  },
  managersFromPosts: {
    sv: (n: number) =>
      `${plural(n, 'sv', 'adress', 'adresser')} är ${n === 1 ? 'ifylld' : 'ifyllda'} från uppdraget och ännu inte ${n === 1 ? 'sparad' : 'sparade'}. Kontrollera och spara.`,
    en: (n: number) =>
      `${plural(n, 'en', 'address is', 'addresses are')} filled in from the post and not saved yet. Check and save.`,
  },
  managersOpen: {
    sv: 'Enkäten är öppen. Den som får en adress nu får mejlet när du sparar.',
    en: 'The survey is open. Whoever gets an address now gets the mail when you save.',
  },
  managersMissing: {
    sv: (n: number) => `${plural(n, 'sv', 'enhet', 'enheter')} saknar chefens adress. Fyll i dem på en gång`,
    en: (n: number) =>
      `${plural(n, 'en', 'unit lacks', 'units lack')} the manager’s address. Fill them in at once`,
  },
  managersWrong: {
    sv: (unit: string) => `${unit}: skriv en mejladress, till exempel namn@kommunen.se.`,
    en: (unit: string) => `${unit}: write a mail address, for example name@county.se.`,
  },
  managersUnit: { sv: 'Enhet', en: 'Unit' },
  managersSave: { sv: 'Spara adresserna', en: 'Save the addresses' },
  managersKept: {
    sv: (n: number) =>
      `${plural(n, 'sv', 'adress', 'adresser')} är ${n === 1 ? 'sparad' : 'sparade'}. Rätta resten och spara igen.`,
    en: (n: number) =>
      `${plural(n, 'en', 'address is', 'addresses are')} saved. Correct the rest and save again.`,
  },
  fromPost: {
    sv: (name: string) => `Från uppdraget: ${name}`,
    en: (name: string) => `From the post: ${name}`,
  },
  list: { sv: 'Klistra in en lista', en: 'Paste a list' },
  listLabel: { sv: 'En rad för varje enhet', en: 'One line for each unit' },
  listHint: {
    sv: 'Två kolumner ur ett kalkylblad, eller enhet;adress. Bara adresser går också, om de är lika många och i samma ordning som enheterna här.',
    en: 'Two columns of a spreadsheet, or unit;address. Addresses alone work too, if they are as many and in the same order as the units here.',
  },
  listCount: {
    sv: (lines: number, rows: number) =>
      `Listan har ${plural(lines, 'sv', 'rad', 'rader')} och här är ${plural(rows, 'sv', 'enhet', 'enheter')}. Skriv enhet;adress på varje rad, så hamnar de rätt.`,
    en: (lines: number, rows: number) =>
      `The list has ${plural(lines, 'en', 'line', 'lines')} and there are ${plural(rows, 'en', 'unit', 'units')} here. Write unit;address on each line, and they end up right.`,
  },
  listUnknown: {
    sv: (lines: string[], n: number) =>
      `${n === 1 ? 'En rad passar' : `${n} rader passar`} ingen enhet här, eller flera: ${lines.join(' / ')}`,
    en: (lines: string[], n: number) =>
      `${n === 1 ? 'One line fits' : `${n} lines fit`} no unit here, or several: ${lines.join(' / ')}`,
  },
  hasManager: {
    sv: (address: string) => `Skickas vidare av ${address}`,
    en: (address: string) => `Forwarded by ${address}`,
  },
  noManager: { sv: 'Ingen chef angiven', en: 'No manager given' },
  poster: { sv: 'Affisch', en: 'Poster' },
  posterAll: { sv: 'Affisch med QR-kod', en: 'Poster with a QR code' },
  posterScan: { sv: 'Rikta kameran mot rutan', en: 'Point the camera at the square' },
  posterOr: { sv: 'eller skriv adressen:', en: 'or type the address:' },
  posterAnonymous: { sv: 'Du svarar anonymt.', en: 'You answer anonymously.' },
  posterUntil: {
    sv: (day: string) => `Till och med ${formatDate(day, 'sv')}`,
    en: (day: string) => `Until ${formatDate(day, 'en')}`,
  },
  posterPrint: {
    sv: 'Skriv ut sidan: bara affischen kommer på papperet.',
    en: 'Print the page: only the poster comes on the paper.',
  },
  qrAlt: { sv: 'QR-kod till enkäten', en: 'QR code to the survey' },

  invitations: { sv: 'Personliga länkar', en: 'Personal links' },
  invitationsLead: {
    sv: 'Klistra in mejladresser. Var och en får en egen länk som gäller för ett svar.',
    en: 'Paste mail addresses. Each gets a link of their own that counts for one answer.',
  },
  addresses: { sv: 'Mejladresser', en: 'Mail addresses' },
  addressesHint: { sv: 'En per rad, eller med komma mellan.', en: 'One a line, or with commas between.' },
  addressesMissing: { sv: 'Klistra in minst en adress.', en: 'Paste at least one address.' },
  addressesWrong: {
    sv: (wrong: string[], n: number) =>
      `${n === 1 ? 'Det här är ingen mejladress' : `${n} av dem är inga mejladresser`}: ${wrong.join(' · ')}`,
    en: (wrong: string[], n: number) =>
      `${n === 1 ? 'This is no mail address' : `${n} of them are no mail addresses`}: ${wrong.join(' · ')}`,
  },
  addressesLong: {
    sv: (most: number) => `Skriv högst ${most} tecken i varje adress, och varje adress på en egen rad.`,
    en: (most: number) =>
      `Write at most ${most} characters in each address, and each address on its own line.`,
  },
  addressesMany: { sv: 'Lägg in högst 5 000 åt gången.', en: 'Add at most 5,000 at a time.' },
  addressesTarget: { sv: 'De hör till', en: 'They belong to' },
  addressesTargetNone: { sv: 'Ingen särskild enhet', en: 'No unit in particular' },
  addressesFew: {
    sv: 'En anonym enkät skickas till minst fem åt gången, annars kunde de få som svarar pekas ut. Adresserna väntar tills de är fem. Från en enhet med färre än fem räknas svaren bara i totalen.',
    en: 'An anonymous survey goes to at least five at a time; otherwise the few who answer could be told apart. Addresses wait until there are five. From a unit with fewer than five the answers count only in the total.',
  },
  addInvitations: { sv: 'Lägg till adresserna', en: 'Add the addresses' },
  invited: {
    sv: (n: number) => `${plural(n, 'sv', 'adress', 'adresser')} har fått sin länk.`,
    en: (n: number) => `${plural(n, 'en', 'address has', 'addresses have')} got a link.`,
  },
  waiting: {
    sv: (n: number) => `${plural(n, 'sv', 'adress väntar', 'adresser väntar')} på att skickas.`,
    en: (n: number) => `${plural(n, 'en', 'address waits', 'addresses wait')} to be sent.`,
  },
  failed: {
    sv: (addresses: string) => `Gick inte att skicka till: ${addresses}`,
    en: (addresses: string) => `Could not be sent to: ${addresses}`,
  },
  noInvitations: { sv: 'Inga adresser än.', en: 'No addresses yet.' },
  sendNow: { sv: 'Skicka till dem som väntar', en: 'Send to those who wait' },
  remind: { sv: 'Påminn dem som inte har svarat', en: 'Remind those who have not answered' },
  remindText: {
    sv: 'Påminnelsen går bara till den som inte har svarat. Du får inte veta vem det är.',
    en: 'The reminder goes only to who has not answered. You are not told who that is.',
  },
  done_sending: { sv: 'Mejlen är på väg.', en: 'The mails are on their way.' },
  done_reminding: { sv: 'Påminnelserna är på väg.', en: 'The reminders are on their way.' },
  done_added: { sv: 'Tillagt.', en: 'Added.' },
  done_saved: { sv: 'Sparat.', en: 'Saved.' },

  paperHeading: { sv: 'På papper', en: 'On paper' },
  keyIn: { sv: 'Skriv in svar från papper', en: 'Key in answers from paper' },
  importFile: { sv: 'Läs in svar från en fil', en: 'Read in answers from a file' },
  more: { sv: 'Andra vägar in', en: 'Other ways in' },

  happened: { sv: 'Händelser', en: 'Events' },
  move_planned: { sv: 'Planerad', en: 'Planned' },
  move_open: { sv: 'Öppnad', en: 'Opened' },
  move_closed: { sv: 'Stängd', en: 'Closed' },
  move_invited: {
    sv: (n: number) => `Inbjudan skickad till ${plural(n, 'sv', 'adress', 'adresser')}`,
    en: (n: number) => `Invitation sent to ${plural(n, 'en', 'address', 'addresses')}`,
  },
  move_told_managers: {
    sv: (n: number) => `Mejl skickat till ${plural(n, 'sv', 'chef', 'chefer')}`,
    en: (n: number) => `Mail sent to ${plural(n, 'en', 'manager', 'managers')}`,
  },
  move_reminded: {
    sv: (n: number) => `Påminnelse skickad till ${plural(n, 'sv', 'adress', 'adresser')}`,
    en: (n: number) => `Reminder sent to ${plural(n, 'en', 'address', 'addresses')}`,
  },
  move_imported: {
    sv: (n: number) => `${n} svar tagna från en fil`,
    en: (n: number) => `${plural(n, 'en', 'answer', 'answers')} taken from a file`,
  },
  byClock: { sv: 'Automatiskt', en: 'Automatically' },
  edit: { sv: 'Ändra rubrik, dagar och vägar', en: 'Change title, days and ways' },
  remove: { sv: 'Ta bort enkäten', en: 'Remove the survey' },
  removeText: {
    sv: 'Enkäten och dess mottagare försvinner. Inget har skickats än.',
    en: 'The survey and who was to be asked go away. Nothing has been sent yet.',
  },
  isAnonymous: { sv: 'Svaren är anonyma', en: 'Answers are anonymous' },
  isNamed: { sv: 'Svaren är inte anonyma', en: 'Answers are not anonymous' },
  late: {
    sv: 'Det gick inte längre: enkäten har bytt läge. Se hur den står nu.',
    en: 'It was too late: the survey has changed. Look how it stands now.',
  },
})

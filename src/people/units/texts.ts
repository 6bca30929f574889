import { defineTexts, formatDate, formatDateTime, insideSentence, plural } from '../../i18n/index.ts'

export const texts = defineTexts({
  newFunction: { sv: 'Nytt uppdrag', en: 'New function' },
  editFunction: { sv: 'Ändra namn, eller stäng uppdraget', en: 'Change its name, or close it' },
  closed: { sv: 'stängt', en: 'closed' },
  mailFails: { sv: 'mejl kom inte fram', en: 'mail did not arrive' },
  lead: {
    sv: 'Du ser hur mycket var och en har, aldrig vilka barn det gäller.',
    en: 'You see how much work each function has, never which children it is about.',
  },
  functions: { sv: 'Uppdragen', en: 'The functions' },
  vacant: { sv: 'Vakant', en: 'Vacant' },
  vacantBand: {
    sv: (name: string) => `${name} har ingen just nu`,
    en: (name: string) => `Nobody holds ${insideSentence(name)} now`,
  },
  vacantWork: {
    sv: (children: number, waiting: number) =>
      `${children === 0 ? 'Inga barn' : plural(children, 'sv', 'barn', 'barn')} och ${waiting === 0 ? 'inget som väntar på svar' : `${waiting} som väntar på svar`} hör till uppdraget.`,
    en: (children: number, waiting: number) =>
      `${children === 0 ? 'No children' : plural(children, 'en', 'child', 'children')} and ${waiting === 0 ? 'nothing waiting for an answer' : `${waiting} waiting for an answer`} belong to it.`,
  },
  appoint: { sv: 'Ge uppdraget till någon', en: 'Appoint someone' },
  handOver: { sv: 'Lämna över', en: 'Hand over' },
  since: {
    sv: (day: Date) => `sedan ${formatDate(day, 'sv')}`,
    en: (day: Date) => `since ${formatDate(day, 'en')}`,
  },
  endsOn: {
    sv: (time: Date) => `slutar ${formatDateTime(time, 'sv')}`,
    en: (time: Date) => `ends on ${formatDateTime(time, 'en')}`,
  },
  beginsOn: {
    sv: (time: Date) => `börjar ${formatDateTime(time, 'sv')}`,
    en: (time: Date) => `begins on ${formatDateTime(time, 'en')}`,
  },
  underWay: { sv: 'På gång', en: 'Coming' },
  loads: { sv: 'Hur mycket var och en har', en: 'Work in each function' },
  loadsHint: {
    sv: 'Det här är antal. De säger inget om vems arbete som är tyngst.',
    en: 'These are counts. They do not show whose work is the hardest.',
  },
  function: { sv: 'Uppdrag', en: 'Function' },
  children: { sv: 'Barn', en: 'Children' },
  plans: { sv: 'Samordnar planer', en: 'Leads plans' },
  waiting: { sv: 'Väntar på svar', en: 'Waiting for an answer' },
  meetings: { sv: 'Möten', en: 'Meetings' },
  drafts: { sv: 'Utkast', en: 'Drafts' },
  overdue: { sv: 'Försenat', en: 'Overdue' },
  lateAnswers: {
    sv: (n: number) =>
      n === 1
        ? '1 uppmärksammande eller begäran har inte fått svar i tid'
        : `${n} uppmärksammanden eller begäranden har inte fått svar i tid`,
    en: (n: number) =>
      `${plural(n, 'en', 'worry or request has', 'worries or requests have')} not been answered in time`,
  },
  lateReviews: {
    sv: (n: number) => `${plural(n, 'sv', 'plan', 'planer')} skulle ha följts upp`,
    en: (n: number) => `${plural(n, 'en', 'plan', 'plans')} should have been followed up`,
  },
  lateActions: {
    sv: (n: number) =>
      plural(n, 'sv', 'insats i en plan skulle ha varit klar', 'insatser i planer skulle ha varit klara'),
    en: (n: number) => `${plural(n, 'en', 'action', 'actions')} of plans should have been done`,
  },
  lateAsk: {
    sv: 'Du ser hur många, inte vilka barn. Fråga den som har uppdraget: allt står först under ”I dag” där.',
    en: 'You see how many, not which children. Ask whoever holds the function: all of it is first under “Today” there.',
  },
  lateVacant: {
    sv: 'Ingen har uppdraget. Den du ger det till får allt det här först under ”I dag”.',
    en: 'Nobody holds the function. Whoever you give it to gets all this first under “Today”.',
  },
  overdueTag: {
    sv: (n: number) => (n === 1 ? '1 försenad' : `${n} försenade`),
    en: (n: number) => `${n} overdue`,
  },
  directory: { sv: 'Kontakter', en: 'Contacts' },
  directoryLead: {
    sv: 'Organisationer, enheter och uppdrag som samverkar, och vem som har dem just nu.',
    en: 'The organisations, units and functions that work together, and who holds them now.',
  },
  directorySearch: {
    sv: 'Sök på namn, uppdrag, enhet eller kommun',
    en: 'Search by name, function, unit or municipality',
  },
  directoryNone: {
    sv: 'Inget här heter så. Pröva en del av namnet.',
    en: 'No results. Try part of the name.',
  },
  clearSearch: { sv: 'Rensa sökningen', en: 'Clear the search' },
  phone: { sv: (number: string) => `Telefon ${number}`, en: (number: string) => `Phone ${number}` },
  functionsOf: {
    sv: (n: number) => plural(n, 'sv', 'uppdrag', 'uppdrag'),
    en: (n: number) => plural(n, 'en', 'function', 'functions'),
  },
  held: { sv: 'Har det nu', en: 'Holds it now' },
  nobody: { sv: 'Ingen har uppdraget just nu.', en: 'Nobody holds it now.' },
  history: { sv: 'Har haft det', en: 'Earlier holders' },
  historyNone: { sv: 'Ingen har haft det förut.', en: 'Nobody has held it before.' },
  fromTo: {
    sv: (from: Date, to: Date) => `${formatDate(from, 'sv')} – ${formatDate(to, 'sv')}`,
    en: (from: Date, to: Date) => `${formatDate(from, 'en')} – ${formatDate(to, 'en')}`,
  },
  belongs: { sv: 'Det som hör till uppdraget', en: 'Work in this function' },
  handoverTitle: { sv: (name: string) => `Lämna över: ${name}`, en: (name: string) => `Hand over: ${name}` },
  handoverLead: {
    sv: 'Allt hör till uppdraget, inte till personen. Den nya får det i samma sekund som den andra förlorar det.',
    en: 'Everything belongs to the function, not to the person. The new holder gets it at the same moment as the other loses it.',
  },
  goesOver: { sv: 'Det här går över', en: 'What is handed over' },
  childrenCount: {
    sv: (n: number) => (n === 0 ? 'Inga barn' : plural(n, 'sv', 'barn', 'barn')),
    en: (n: number) => (n === 0 ? 'No children' : plural(n, 'en', 'child', 'children')),
  },
  plansCount: {
    sv: (n: number) => (n === 0 ? 'Ingen plan att leda' : `${plural(n, 'sv', 'plan', 'planer')} att leda`),
    en: (n: number) => (n === 0 ? 'No plan to lead' : `${plural(n, 'en', 'plan', 'plans')} to lead`),
  },
  actionsCount: {
    sv: (n: number, late: number) =>
      n === 0
        ? 'Ingen insats att göra'
        : `${plural(n, 'sv', 'insats', 'insatser')} att göra${late ? `, ${late} ${late === 1 ? 'sen' : 'sena'}` : ''}`,
    en: (n: number, late: number) =>
      n === 0
        ? 'No action to do'
        : `${plural(n, 'en', 'action', 'actions')} to do${late ? `, ${late} late` : ''}`,
  },
  waitingCount: {
    sv: (n: number) => (n === 0 ? 'Inget som väntar på svar' : `${n} som väntar på svar`),
    en: (n: number) => (n === 0 ? 'Nothing waiting for an answer' : `${n} waiting for an answer`),
  },
  meetingsCount: {
    sv: (n: number) => (n === 0 ? 'Inga möten' : plural(n, 'sv', 'kommande möte', 'kommande möten')),
    en: (n: number) => (n === 0 ? 'No meetings' : plural(n, 'en', 'coming meeting', 'coming meetings')),
  },
  draftsCount: {
    sv: (n: number) => (n === 0 ? 'Inga utkast' : plural(n, 'sv', 'påbörjat utkast', 'påbörjade utkast')),
    en: (n: number) => (n === 0 ? 'No drafts' : plural(n, 'en', 'draft', 'drafts')),
  },
  losesAll: {
    sv: 'Den som slutar ser inget av det längre, inte heller på en sida som redan är öppen.',
    en: 'The person who leaves can no longer see any of it, not even on a page that is already open.',
  },
  whoLeaves: { sv: 'Vem lämnar uppdraget?', en: 'Who is leaving the function?' },
  nobodyLeaves: { sv: 'Ingen. Någon ska dela uppdraget', en: 'Nobody. Someone will share the function' },
  whoTakesOver: { sv: 'Vem tar över?', en: 'Who takes over?' },
  searchPerson: { sv: 'Sök en kollega på namnet', en: 'Search for a colleague by name' },
  searchPersonHint: { sv: 'I hela samverkan.', en: 'In the whole collaboration.' },
  noFunction: { sv: 'Inget uppdrag just nu', en: 'No function now' },
  yourself: {
    sv: 'Du själv. En annan chef eller den som granskar loggen måste säga ja först.',
    en: 'You. Another manager or the log reviewer has to say yes first.',
  },
  newPerson: { sv: 'Någon som inte finns i Kring än', en: 'Someone who is not in Kring yet' },
  newPersonHint: { sv: 'Fyll i uppgifterna här under.', en: 'Fill in the details below.' },
  nobodyYet: { sv: 'Ingen än', en: 'Nobody yet' },
  nobodyYetHint: {
    sv: 'Uppdraget blir vakant. Det som kommer till det väntar tills någon får det.',
    en: 'The function stays vacant. What is sent to it waits until someone holds it.',
  },
  newPersonDetails: { sv: 'Uppgifter om den nya', en: 'Details of the new person' },
  name: { sv: 'Namn', en: 'Name' },
  email: { sv: 'Mejl i arbetet', en: 'Work email' },
  emailHint: {
    sv: 'Den adress som personen loggar in med. Kring känner igen den första gången.',
    en: 'The address that the person signs in with. Kring recognises it the first time.',
  },
  emailExpected: {
    sv: 'Någon med ett annat namn väntar redan på att logga in med den adressen. Kontrollera namnet och adressen.',
    en: 'Somebody of another name is already expected to sign in with that address. Check the name and the address.',
  },
  notSignedIn: { sv: 'har inte loggat in än', en: 'has not signed in yet' },
  subjectToo: { sv: 'Jag vet användarnamnet', en: 'I know the user name' },
  subjectHintSome: {
    sv: 'Behövs bara där inloggningen inte känner igen mejladressen.',
    en: 'Only needed where the sign-in does not recognise the email address.',
  },
  subject: {
    sv: 'Användarnamn, så som det står i kommunens inloggning',
    en: 'User name, as in the municipality’s sign-in',
  },
  provider: { sv: 'Var loggar personen in?', en: 'Where does the person sign in?' },
  providerHint: {
    sv: 'Den som arbetar hos en annan arbetsgivare loggar in som gäst.',
    en: 'Someone who works for another employer signs in as a guest.',
  },
  providerStaff: { sv: 'Som anställd', en: 'As staff' },
  providerGuests: { sv: 'Som gäst', en: 'As a guest' },
  providerMissing: { sv: 'Välj var personen loggar in.', en: 'Choose where the person signs in.' },
  subjectHint: {
    sv: 'Som det står hos den som sköter inloggningen. Den som försöker logga in utan att finnas här ser det på sidan.',
    en: 'As the sign-in service has it. Somebody who tries to sign in without being registered here sees it on the page.',
  },
  when: { sv: 'När?', en: 'When?' },
  now: { sv: 'Nu', en: 'Now' },
  onDay: { sv: 'Från och med en dag', en: 'From a date' },
  day: { sv: 'Första dagen för den nya', en: 'First day of the new holder' },
  dayHint: {
    sv: 'Fyll i bara om det inte är nu. Bytet sker klockan 00.00 den dagen.',
    en: 'Only if it is not now. The change happens at midnight as that day begins.',
  },
  nameMissing: { sv: 'Skriv namnet.', en: 'Enter the name.' },
  emailWrong: {
    sv: 'Skriv en mejladress, till exempel anna@exempel.se.',
    en: 'Enter an email address, for example anna@example.com.',
  },
  emailLetters: {
    sv: 'Skriv adressen med bokstäverna a till z: personen känns igen på den.',
    en: 'Enter the address with the letters a to z: the person is known by it.',
  },
  subjectMissing: { sv: 'Skriv namnet i inloggningen.', en: 'Enter the user name.' },
  subjectTaken: {
    sv: 'Det är någon annan som loggar in så. Sök fram personen, eller kontrollera namnet i inloggningen.',
    en: 'Somebody else has that user name. Search for the person, or check the user name.',
  },
  dayMissing: { sv: 'Skriv en dag som finns.', en: 'Enter a real date.' },
  dayNotComing: {
    sv: 'Välj en dag efter i dag, eller välj nu.',
    en: 'Choose a date after today, or choose now.',
  },
  dayFar: { sv: 'Välj en dag inom två år.', en: 'Choose a date within two years.' },
  nothingChanges: {
    sv: 'Välj någon som slutar eller någon som tar över.',
    en: 'Choose someone who leaves or someone who takes over.',
  },
  samePerson: {
    sv: 'Det är samma person som slutar. Välj någon annan.',
    en: 'That is the person who leaves. Choose someone else.',
  },
  leavesMissing: { sv: 'Välj vem som slutar.', en: 'Choose who leaves.' },
  personMissing: { sv: 'Välj vem som tar över.', en: 'Choose who takes over.' },
  hasLeft: {
    sv: 'Den personen har redan slutat. Se efter vem som har uppdraget nu.',
    en: 'That person has already left. Check who holds the function now.',
  },
})

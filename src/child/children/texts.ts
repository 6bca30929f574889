import {
  defineTexts,
  formatDate,
  formatDateTime,
  formatTime,
  isoDate,
  type Language,
  plural,
} from '../../platform/i18n/index.ts'

/** "i dag kl. 15.00", "i morgon kl. 15.00", "på torsdag kl. 15.00", else the day in full. */
export function meetingWhen(starts: Date, lang: Language, now = new Date()) {
  const days = Math.round((Date.parse(isoDate(starts)) - Date.parse(isoDate(now))) / 86_400_000)
  const time = lang === 'sv' ? `kl. ${formatTime(starts, lang)}` : `at ${formatTime(starts, lang)}`
  const full = formatDateTime(starts, lang)
  if (days < 0 || days > 6) return lang === 'sv' ? full : `on ${full}`
  if (days === 0) return `${lang === 'sv' ? 'i dag' : 'today'} ${time}`
  if (days === 1) return `${lang === 'sv' ? 'i morgon' : 'tomorrow'} ${time}`
  return `${lang === 'sv' ? 'på' : 'on'} ${full.split(' ')[0]} ${time}`
}

export const texts = defineTexts({
  heading: { sv: 'Barnen', en: 'Children' },
  lead: {
    sv: 'De barn som du arbetar med, eller har fått veta något om.',
    en: 'The children that you work with, or have been told of.',
  },
  search: { sv: 'Sök på namn', en: 'Search by name' },
  newChild: { sv: 'Lägg till ett barn', en: 'Add a child' },
  newLead: {
    sv: 'Bara de i er enhet som arbetar med barnet ser det här.',
    en: 'Only those of your unit who work with the child see this.',
  },
  none: { sv: 'Här kommer barnen som du arbetar med.', en: 'The children that you work with will be here.' },
  noneFound: { sv: 'Ingen här heter så.', en: 'Nobody here is called that.' },
  emergencyWhen: {
    sv: 'Är ett barn som inte finns här i fara, och ingen tid att fråga?',
    en: 'Is a child who is not here in danger, and no time to ask?',
  },
  emergency: { sv: 'Öppna i nöd', en: 'Open in an emergency' },
  showAll: { sv: 'Visa alla', en: 'Show all' },
  years: { sv: (n: number) => `${n} år`, en: (n: number) => plural(n, 'en', 'year', 'years') },
  born: {
    sv: (day: string) => `Född ${formatDate(day, 'sv')}`,
    en: (day: string) => `Born ${formatDate(day, 'en')}`,
  },
  from: { sv: (unit: string) => `Från ${unit}`, en: (unit: string) => `From ${unit}` },
  protectedIdentity: { sv: 'Skyddade uppgifter', en: 'Protected identity' },
  planNext: {
    sv: (day: string) => `Plan, nästa gång ${formatDate(day, 'sv')}`,
    en: (day: string) => `Plan, next ${formatDate(day, 'en')}`,
  },
  givenName: { sv: 'Förnamn', en: 'First name' },
  familyName: { sv: 'Efternamn', en: 'Surname' },
  personNumber: { sv: 'Personnummer', en: 'Personal identity number' },
  personNumberHint: {
    sv: 'ÅÅÅÅMMDD-NNNN. Lämna tomt om du inte vet.',
    en: 'YYYYMMDD-NNNN. Leave it empty if you do not know.',
  },
  personNumberWrong: {
    sv: 'Det är inget personnummer. Kontrollera siffrorna, eller lämna tomt.',
    en: 'That is no personal identity number. Check the digits, or leave it empty.',
  },
  birthDate: { sv: 'Född', en: 'Born' },
  birthMismatch: {
    sv: 'Dagen stämmer inte med personnumret.',
    en: 'The day does not agree with the number.',
  },
  birthFuture: { sv: 'Välj en dag som har varit.', en: 'Choose a day that has passed.' },
  language: { sv: 'Språk som familjen helst talar', en: 'Language that the family prefers' },
  interpreter: { sv: 'Familjen behöver tolk', en: 'The family needs an interpreter' },
  protection: { sv: 'Har barnet skyddade personuppgifter?', en: 'Is the child’s identity protected?' },
  protectionNone: { sv: 'Nej', en: 'No' },
  protectionMarked: { sv: 'Ja, sekretessmarkering', en: 'Yes, marked confidential' },
  protectionRegistration: { sv: 'Ja, skyddad folkbokföring', en: 'Yes, protected registration' },
  protectionFictitious: { sv: 'Ja, fingerade uppgifter', en: 'Yes, a new identity' },
  save: { sv: 'Lägg till barnet', en: 'Add the child' },
  noticed: { sv: 'Skriv något du har märkt', en: 'Write something you noticed' },
  given: {
    sv: (unit: string) => `Det här har ${unit} gett dig. Du ser bara det som de har lämnat ut.`,
    en: (unit: string) => `${unit} has given you this. You see only what they have shared.`,
  },
  namedPerson: { sv: 'Barnets kontakt', en: 'Named person' },
  namedPersonNone: { sv: 'Ingen är barnets kontakt än.', en: 'Nobody is the named person yet.' },
  chooseNamedPerson: { sv: 'Välj barnets kontakt', en: 'Choose the named person' },
  changeNamedPerson: { sv: 'Byt barnets kontakt', en: 'Change the named person' },
  namedPersonLead: {
    sv: 'Den som tar emot det som någon märker, och som familjen kan vända sig till.',
    en: 'Who receives what somebody notices, and whom the family can turn to.',
  },
  inOurUnit: { sv: 'I vår enhet', en: 'In our unit' },
  inOtherUnits: {
    sv: 'I andra enheter (det du lämnar dit blir ett utlämnande)',
    en: 'In other units (what you give them is a disclosure)',
  },
  saveNamedPerson: { sv: 'Spara', en: 'Save' },
  vacant: { sv: 'ingen har uppdraget just nu', en: 'nobody holds it at present' },
  next: { sv: 'Nästa steg', en: 'The next step' },
  planNextBand: {
    sv: (day: string) => `Ni ses om planen ${formatDate(day, 'sv')}`,
    en: (day: string) => `You meet about the plan on ${formatDate(day, 'en')}`,
  },
  leadIs: { sv: (who: string) => `Samordnare: ${who}`, en: (who: string) => `Lead: ${who}` },
  meetingSoon: {
    sv: (when: string, plan: boolean) => `Möte ${plan ? 'om planen ' : ''}${when}`,
    en: (when: string, plan: boolean) => `Meeting ${plan ? 'about the plan ' : ''}${when}`,
  },
  meetingNow: { sv: 'Mötet pågår', en: 'The meeting is going on' },
  prepareMeeting: { sv: 'Förbered mötet', en: 'Prepare the meeting' },
  toMeeting: { sv: 'Till mötet', en: 'To the meeting' },
  notAnswered: {
    sv: (n: number) => (n === 1 ? 'En har inte svarat.' : `${n} har inte svarat.`),
    en: (n: number) => (n === 1 ? 'One has not answered.' : `${n} have not answered.`),
  },
  toPlan: { sv: 'Öppna planen', en: 'Open the plan' },
  startPlan: { sv: 'Börja en plan', en: 'Start a plan' },
  openDraft: { sv: 'Fortsätt med planen', en: 'Go on with the plan' },
  draftWaits: { sv: 'Planen är ett utkast', en: 'The plan is a draft' },
  answerWorry: { sv: 'Svara på det som har märkts', en: 'Answer what was noticed' },
  worryWaits: {
    sv: (who: string) => `${who} väntar på svar`,
    en: (who: string) => `${who} waits for an answer`,
  },
  worries: { sv: 'Vad någon har märkt', en: 'What somebody has noticed' },
  worriesNone: { sv: 'Ingen har skrivit något än.', en: 'Nobody has written anything yet.' },
  wheel: { sv: 'Så här är det', en: 'How it is' },
  wheelNone: {
    sv: 'Fyll i hjulet tillsammans med barnet och vårdnadshavarna.',
    en: 'Fill in the wheel with the child and the guardians.',
  },
  newWheel: { sv: 'Fyll i hjulet', en: 'Fill in the wheel' },
  toWheel: { sv: 'Se hjulet', en: 'See the wheel' },
  wheelOf: {
    sv: (day: string) => `Hjulet från ${formatDate(day, 'sv')}`,
    en: (day: string) => `The wheel of ${formatDate(day, 'en')}`,
  },
  requests: { sv: 'Stöd som ni har bett om', en: 'Support that you have asked for' },
  requestsGiven: { sv: 'Vad de ber om', en: 'What they ask for' },
  requestsNone: { sv: 'Ni har inte bett någon om stöd.', en: 'You have not asked anybody for support.' },
  newRequest: { sv: 'Be någon om stöd', en: 'Ask somebody for support' },
  meetings: { sv: 'Möten', en: 'Meetings' },
  newMeeting: { sv: 'Bjud in till möte', en: 'Invite to a meeting' },
  meetingOn: { sv: (day: string) => `Möte ${day}`, en: (day: string) => `Meeting ${day}` },
  around: { sv: (name: string) => `Kring ${name}`, en: (name: string) => `Around ${name}` },
  guardians: { sv: 'Vårdnadshavare', en: 'Guardians' },
  custody: { sv: 'vårdnadshavare', en: 'custody holder' },
  noCustody: { sv: 'utan vårdnad', en: 'without custody' },
  addGuardian: {
    sv: 'Lägg till vårdnadshavare eller annan närstående',
    en: 'Add a guardian or someone else close',
  },
  guardianName: { sv: 'Namn', en: 'Name' },
  relation: { sv: 'Vem är det för barnet?', en: 'Who is it to the child?' },
  relationHint: { sv: 'Till exempel mamma, pappa, mormor', en: 'For example mother, father, grandmother' },
  hasCustody: { sv: 'Är vårdnadshavare', en: 'Has custody' },
  hasCustodyHint: {
    sv: 'Den som inte har vårdnaden är en utomstående för sekretessen.',
    en: 'Who has no custody is an outsider to the secrecy.',
  },
  saveGuardian: { sv: 'Lägg till', en: 'Add' },
  consents: { sv: 'Medgivanden', en: 'Consents' },
  newConsent: { sv: 'Be om medgivande', en: 'Ask for consent' },
  log: { sv: 'Vem har läst', en: 'Who has read' },
  report: { sv: 'Orosanmälan', en: 'Report to the social services' },
  protectionLink: { sv: 'Skyddade uppgifter', en: 'Protected identity' },
  more: { sv: 'Mer om barnet', en: 'More about the child' },
  waiting: { sv: 'Väntar på svar', en: 'Waits for an answer' },
  answered: { sv: 'Besvarad', en: 'Answered' },
  late: {
    sv: (day: string) => `Skulle ha svarats ${formatDate(day, 'sv')}`,
    en: (day: string) => `Was to be answered ${formatDate(day, 'en')}`,
  },
  by: {
    sv: (day: string) => `Svar senast ${formatDate(day, 'sv')}`,
    en: (day: string) => `Answer by ${formatDate(day, 'en')}`,
  },
  interpreterNeeded: {
    sv: (language: string) => `Behöver tolk${language ? `, ${language}` : ''}`,
    en: (language: string) => `Needs an interpreter${language ? `, ${language}` : ''}`,
  },
  today: { sv: 'Det här är nytt hos er', en: 'This is new at your unit' },
})

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
  years: { sv: (n: number) => `${n} år`, en: (n: number) => plural(n, 'en', 'year', 'years') },
  protectedIdentity: { sv: 'Skyddade uppgifter', en: 'Protected identity' },
  noticed: { sv: 'Skriv något du har märkt', en: 'Write something you noticed' },
  given: {
    sv: (unit: string) => `Det här har ${unit} gett dig. Du ser bara det som de har lämnat ut.`,
    en: (unit: string) => `${unit} has given you this. You see only what they have shared.`,
  },
  namedPerson: { sv: 'Barnets kontakt', en: 'Named person' },
  namedPersonNone: { sv: 'Ingen är barnets kontakt än.', en: 'Nobody is the named person yet.' },
  chooseNamedPerson: { sv: 'Välj barnets kontakt', en: 'Choose the named person' },
  changeNamedPerson: { sv: 'Byt barnets kontakt', en: 'Change the named person' },
  vacant: { sv: 'ingen har uppdraget just nu', en: 'nobody holds it at present' },
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
  consents: { sv: 'Medgivanden', en: 'Consents' },
  log: { sv: 'Vem har läst', en: 'Who has read' },
  report: { sv: 'Orosanmälan', en: 'Report to the social services' },
  protectionLink: { sv: 'Skyddade uppgifter', en: 'Protected identity' },
  more: { sv: 'Mer om barnet', en: 'More about the child' },
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
})

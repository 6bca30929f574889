import { defineTexts, formatDate, formatList } from '../../i18n/index.ts'

export const texts = defineTexts({
  heading: { sv: 'Mitt barn', en: 'My child' },
  mailTo: { sv: 'Välj när du får mejl', en: 'Choose when you get mail' },
  lead: {
    sv: 'Här ser du vad som är planerat, vem som vet vad om er och vem som har tittat. Du säger ja eller nej till att något delas. Ibland får något delas ändå, enligt lag.',
    en: 'Here you see what is planned, who knows what about you and who has looked. You say yes or no to sharing. Sometimes something is shared all the same, by law.',
  },
  none: {
    sv: 'Du ser ditt barn här när någon som arbetar med barnet har skrivit in dig.',
    en: 'You see your child here when someone who works with the child has registered you.',
  },
  noneMore: {
    sv: 'Fråga på förskolan, i skolan eller på BVC om du tror att något saknas.',
    en: 'Ask at the preschool, the school or the child health centre if you think that something is missing.',
  },
  from: {
    sv: (unit: string, organisation: string) => `Från ${unit}, ${organisation}`,
    en: (unit: string, organisation: string) => `From ${unit}, ${organisation}`,
  },
  separate: {
    sv: 'Varje enhet har sina egna uppgifter. De ser inte varandras, om ingen har delat dem.',
    en: 'Each unit has its own records. They do not see each other’s, unless someone has shared them.',
  },
  nextOn: {
    sv: (day: string) => `Ni ses om planen ${formatDate(day, 'sv')}`,
    en: (day: string) => `You meet about the plan on ${formatDate(day, 'en')}`,
  },
  noPlan: {
    sv: 'Det finns ingen plan som du har fått ta del av än.',
    en: 'There is no plan that has been shared with you yet.',
  },
  open: { sv: 'Öppna', en: 'Open' },
  childLead: {
    sv: (unit: string) => `Det här är vad ${unit} och de som hjälper till vet, planerar och delar.`,
    en: (unit: string) => `This is what ${unit}, and those who help, know, plan and share.`,
  },

  plan: { sv: 'Planen', en: 'The plan' },
  planBy: {
    sv: (lead: string) => `${lead} är samordnare för planen.`,
    en: (lead: string) => `${lead} leads the plan.`,
  },
  planGiven: {
    sv: (version: number, day: string) => `Version ${version}, som du fick ${day}.`,
    en: (version: number, day: string) => `Version ${version}, which you got on ${day}.`,
  },
  planEnded: { sv: 'Planen är avslutad.', en: 'The plan has ended.' },
  whyEnded: { sv: 'Varför planen är avslutad', en: 'Why the plan has ended' },
  end_goals_reached: { sv: 'Målen är nådda.', en: 'The goals are reached.' },
  end_family_declined: { sv: 'Familjen ville inte fortsätta.', en: 'The family did not want to continue.' },
  end_moved: { sv: 'Barnet har flyttat.', en: 'The child has moved.' },
  end_handed_over: { sv: 'Någon annan tar över.', en: 'Someone else takes over.' },
  end_adult: { sv: 'Barnet har blivit vuxet.', en: 'The child has come of age.' },
  end_other: { sv: 'Av en annan anledning.', en: 'For another reason.' },
  changed: { sv: 'Nytt i den här versionen', en: 'New in this version' },
  why: { sv: 'Varför vi har en plan', en: 'Why we have a plan' },
  matters: { sv: (name: string) => `Viktigt för ${name}`, en: (name: string) => `What matters to ${name}` },
  weWant: { sv: 'Det här vill vi', en: 'What we want' },
  byWhom: {
    sv: (by: string, day: string | null) => (day ? `${by}, till ${formatDate(day, 'sv')}` : by),
    en: (by: string, day: string | null) => (day ? `${by}, until ${formatDate(day, 'en')}` : by),
  },
  late: {
    sv: (day: string) => `Försenad, skulle ha varit klar ${formatDate(day, 'sv')}`,
    en: (day: string) => `Overdue, was to be done by ${formatDate(day, 'en')}`,
  },
  not_started: { sv: 'Inte börjat', en: 'Not started' },
  under_way: { sv: 'På väg', en: 'Under way' },
  done: { sv: 'Gjort', en: 'Done' },
  hindered: { sv: 'Har fått hinder', en: 'Hindered' },
  views: { sv: 'Vad vi har sagt', en: 'What we have said' },
  childSaid: { sv: (name: string) => `${name}s egna ord`, en: (name: string) => `${name}’s own words` },
  voice_guardian: { sv: 'Vårdnadshavare', en: 'Custody holder' },
  voice_partner: { sv: 'Den som hjälper till', en: 'Someone who helps' },
  voice_professional: { sv: 'Samordnaren', en: 'The lead professional' },
  disagreement: { sv: 'Där vi inte är överens', en: 'Where we do not agree' },
  sip: { sv: 'Samordnad individuell plan', en: 'Coordinated individual plan' },

  meeting: { sv: 'Möte', en: 'Meeting' },
  meetingOn: { sv: (when: string) => `Möte ${when}`, en: (when: string) => `Meeting ${when}` },
  answerAwaited: { sv: 'Svara om du kan komma.', en: 'Answer whether you can come.' },
  meetingOff: {
    sv: (when: string) => `Mötet ${when} blir inte av.`,
    en: (when: string) => `The meeting ${when} is off.`,
  },
  prepare: { sv: 'Se mötet', en: 'See the meeting' },

  despiteHeading: {
    sv: 'Det här delas fast du har tagit tillbaka ditt ja',
    en: 'This is shared although you took back your yes',
  },
  despiteWhy: {
    sv: (unit: string) =>
      `Lagen kan ge rätt att dela utan ditt ja. Du har rätt att få veta varför. Fråga ${unit}.`,
    en: (unit: string) =>
      `The law can give a right to share without your yes. You have a right to know why. Ask ${unit}.`,
  },
  despiteSince: { sv: (day: string) => `Sedan ${day}.`, en: (day: string) => `Since ${day}.` },
  despiteIn: {
    sv: (units: string) => `Något delas med ${units} fast du har tagit tillbaka ditt ja.`,
    en: (units: string) => `Something is shared with ${units} although you took back your yes.`,
  },
  around: {
    sv: (name: string) => `De som finns kring ${name}`,
    en: (name: string) => `Who is around ${name}`,
  },
  holds: {
    sv: (unit: string) => `${unit} har skrivit uppgifterna. De som arbetar med barnet där kan läsa dem.`,
    en: (unit: string) =>
      `${unit} has written the records. Those who work with the child there can read them.`,
  },
  nobodyElse: { sv: 'Ingen annan har fått något.', en: 'Nobody else has been given anything.' },
  hasGot: {
    sv: (what: string) => `Har fått: ${what.charAt(0).toLowerCase()}${what.slice(1)}.`,
    en: (what: string) => `Has been given: ${what.charAt(0).toLowerCase()}${what.slice(1)}.`,
  },
  purpose: { sv: (purpose: string) => `Varför: ${purpose}`, en: (purpose: string) => `Why: ${purpose}` },
  restsOnYes: { sv: 'Bygger på att du har sagt ja.', en: 'Based on your consent.' },
  restsOnLaw: {
    sv: (ground: string, paragraph: string) => `Bygger på: ${ground.toLowerCase()} (${paragraph}).`,
    en: (ground: string, paragraph: string) => `Based on: ${ground.toLowerCase()} (${paragraph}).`,
  },
  before: { sv: 'Har haft det tidigare', en: 'Had it before' },

  consents: { sv: 'Det du har sagt ja till', en: 'What you have said yes to' },
  consentsNone: {
    sv: 'Du har inte sagt ja till att något delas.',
    en: 'You have not said yes to anything being shared.',
  },
  consentUntil: {
    sv: (areas: string, day: string) => `Får veta: ${areas}. Till och med ${formatDate(day, 'sv')}.`,
    en: (areas: string, day: string) => `May know: ${areas}. Until ${formatDate(day, 'en')}.`,
  },
  nothingNow: {
    sv: 'Just nu har de inget som bygger på ditt ja.',
    en: 'They have nothing now that rests on your yes.',
  },
  yesAgain: {
    sv: (who: string, unit: string) =>
      `${who}, på ${unit}, kan fråga dig igen. Du behöver inte vänta på det: ring eller prata med dem.`,
    en: (who: string, unit: string) =>
      `${who}, at ${unit}, can ask you again. You need not wait for that: call or talk to them.`,
  },
  yesAgainUnit: {
    sv: (unit: string) =>
      `De som arbetar med barnet på ${unit} kan fråga dig igen. Du behöver inte vänta på det: ring eller prata med dem.`,
    en: (unit: string) =>
      `Those who work with the child at ${unit} can ask you again. You need not wait for that: call or talk to them.`,
  },
  yesAgainHeading: { sv: 'Vill du säga ja igen?', en: 'Do you want to say yes again?' },
  yesAgainHow: {
    sv: 'Ni går igenom vad som ska delas, och de skriver ner ditt ja. Sedan står det under ”Det du har sagt ja till”. Är ni två vårdnadshavare säger var och en ja för sig.',
    en: 'You go through what is to be shared, and they write down your yes. It then stands under “What you have said yes to”. Where there is another custody holder, each says yes for themselves.',
  },
  consentOver: { sv: 'Gäller inte längre.', en: 'No longer in force.' },
  consentTaken: {
    sv: (day: string) => `Du drog tillbaka det ${formatDate(day, 'sv')}.`,
    en: (day: string) => `You withdrew it on ${formatDate(day, 'en')}.`,
  },
  earlier: { sv: 'Tidigare', en: 'Earlier' },
  stop: { sv: 'Sluta dela', en: 'Stop sharing' },
  /** read aloud after it */
  stopRest: { sv: (unit: string) => `med ${unit}`, en: (unit: string) => `with ${unit}` },
  others: {
    sv: 'Finns det två vårdnadshavare svarar var och en för sig. Säger en av er nej får inget delas på ert medgivande.',
    en: 'Where there is another custody holder, they say yes or no for themselves. If one of you says no, nothing may be shared on your consent.',
  },
  wholeWheel: { sv: 'allt', en: 'everything' },

  stopAsked: {
    sv: (unit: string) => `Vill du sluta dela med ${unit}?`,
    en: (unit: string) => `Do you want to stop sharing with ${unit}?`,
  },
  stopYes: { sv: 'Ja, sluta dela', en: 'Yes, stop sharing' },
  stopThen: { sv: 'Det här händer då', en: 'What happens then' },
  stopLead: {
    sv: 'Du behöver inte säga varför, och ingen kommer att fråga.',
    en: 'You need not say why, and nobody will ask.',
  },
  stopNotYet: {
    sv: (unit: string) => `${unit} kan fortfarande läsa.`,
    en: (unit: string) => `${unit} can still read.`,
  },
  stopMeans: {
    sv: (unit: string) =>
      `${unit} kan genast inte längre läsa det som bygger på ditt ja, inte heller på en sida som de har öppen.`,
    en: (unit: string) =>
      `${unit} can at once no longer read what rests on your yes, not even on a page that they have open.`,
  },
  stopStays: {
    sv: 'Det de redan har läst kan de inte glömma, och det de själva har skrivit ner har de kvar.',
    en: 'What they have already read they cannot forget, and what they have written themselves they keep.',
  },
  stopHelp: {
    sv: 'Hjälp som ert barn får där kan påverkas. Prata gärna med samordnaren först.',
    en: 'Help that your child gets there may be affected. You may want to talk to the lead professional first.',
  },
  stopAgain: {
    sv: (unit: string) => `Du kan säga ja igen när du vill, till ${unit}.`,
    en: (unit: string) => `You can say yes again whenever you like, to ${unit}.`,
  },
  stopLaw: {
    sv: 'Ibland får en enhet veta något enligt lag, utan medgivande. Det syns i så fall under ”De som finns kring barnet”.',
    en: 'Sometimes a unit may know something by law, without consent. It then shows under “Who is around the child”.',
  },
  received: { sv: 'Det här har de redan fått', en: 'This they have already received' },
  receivedNone: { sv: 'De har inte fått något än.', en: 'They have not received anything yet.' },
  stopped: {
    sv: (unit: string) => `Du delar inte längre med ${unit}`,
    en: (unit: string) => `You no longer share with ${unit}`,
  },
  stoppedLead: {
    sv: (unit: string) =>
      `Det är klart. ${unit} kan inte läsa något som bygger på ditt ja. Vi har sagt till den som tog emot ditt medgivande.`,
    en: (unit: string) =>
      `It is done. ${unit} can read nothing that rests on your yes. We have told whoever received your consent.`,
  },
  stillByLaw: {
    sv: 'De kan fortfarande läsa det här, som inte bygger på ditt ja:',
    en: 'They can still read this, which does not rest on your yes:',
  },
  backTo: { sv: (name: string) => `Tillbaka till ${name}`, en: (name: string) => `Back to ${name}` },

  looked: { sv: 'Vem har tittat', en: 'Who has looked' },
  dayOfLooks: {
    sv: (day: string, n: number) => `${day}: ${n} har läst`,
    en: (day: string, n: number) => `${day}: ${n} ${n === 1 ? 'has' : 'have'} read`,
  },
  lookedNobody: { sv: 'Ingen har tittat än.', en: 'Nobody has looked yet.' },
  lookedAt: {
    sv: (who: string, unit: string, what: string[]) => `${who} på ${unit} läste ${formatList(what, 'sv')}.`,
    en: (who: string, unit: string, what: string[]) => `${who} at ${unit} read ${formatList(what, 'en')}.`,
  },
  lookedEmergency: {
    sv: (who: string, unit: string) =>
      `${who} på ${unit} öppnade uppgifterna i en nödsituation. Fråga gärna varför.`,
    en: (who: string, unit: string) => `${who} at ${unit} opened the records in an emergency. Do ask why.`,
  },
  lookedMore: { sv: 'Visa alla dagar', en: 'Show all days' },
  emergencies: { sv: 'Öppnat i nöd', en: 'Opened in an emergency' },
  earlierDays: { sv: 'Tidigare dagar', en: 'Earlier days' },
  latestDays: { sv: 'Till de senaste dagarna', en: 'To the latest days' },
  lookedHeld: {
    sv: 'Alla som läser om ert barn syns här. I undantagsfall visas inte en rad, om det skulle kunna skada barnet. Det beslutet ska skrivas ner och omprövas.',
    en: 'All who read about your child show here. In exceptional cases a row is not shown, where it could harm the child. That decision must be written down and reconsidered.',
  },
  lookedAsk: {
    sv: (n: string) => `Säg ärendenummer ${n}, så behöver du inte säga ditt barns namn.`,
    en: (n: string) => `Give case number ${n}, and you do not need to say your child’s name.`,
  },
  lookedWhole: {
    sv: (name: string) =>
      `Alla som har läst om ${name}, dag för dag. Du själv och andra vårdnadshavare är inte med.`,
    en: (name: string) =>
      `All who have read about ${name}, day by day. You yourself and other custody holders are left out.`,
  },
  wonder: {
    sv: 'Undrar du över någon? Ring och fråga. De måste kunna svara.',
    en: 'Do you wonder about someone? Call and ask. They must be able to answer.',
  },

  ask: { sv: 'Fråga oss', en: 'Ask us' },
  askMore: {
    sv: (unit: string) => `Fråga ${unit} om planen, om vad som delas, eller om du vill ändra något.`,
    en: (unit: string) =>
      `Ask ${unit} about the plan, about what is shared, or if you want to change something.`,
  },
  callUnit: { sv: (phone: string) => `Ring ${phone}`, en: (phone: string) => `Call ${phone}` },
  also: {
    sv: (contact: string) => `Frågor om Kring: ${contact}`,
    en: (contact: string) => `Questions about Kring: ${contact}`,
  },
  rights: {
    sv: 'Du har rätt att få veta vad som står om ert barn, att få fel rättade och att klaga. Ber du om en utskrift får du den.',
    en: 'You have the right to know what is written about your child, to have mistakes corrected and to complain. If you ask for a printout you get it.',
  },
})

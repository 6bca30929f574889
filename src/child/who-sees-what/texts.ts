import { defineTexts, plural } from '../../i18n/index.ts'

export const texts = defineTexts({
  heading: { sv: 'Vem ser vad', en: 'Who sees what' },
  lead: {
    sv: (name: string) =>
      `Det här har er enhet gett andra om ${name}, och det här har ni valt att inte ge. Ingen annan ser något.`,
    en: (name: string) =>
      `This is what your unit has given others about ${name}, and what you have chosen not to give. Nobody else can see anything.`,
  },
  nobody: { sv: 'Ingen utanför er enhet ser något.', en: 'Nobody outside your unit sees anything.' },
  emptyMore: {
    sv: 'När du ber om stöd eller delar en plan väljer du vem som får vad. Då står det här.',
    en: 'When you request support or share a plan you choose who gets what. It will then appear here.',
  },
  change: { sv: 'Ändra eller sluta dela', en: 'Change or stop sharing' },
  open: { sv: 'Visa vem som ser vad', en: 'Show who sees what' },
  live: { sv: 'Får läsa nu', en: 'May read now' },
  past: { sv: 'Har fått läsa', en: 'Could read before' },
  withheld: { sv: 'Beslut att inte dela', en: 'Decisions not to share' },
  withhold: { sv: 'Anteckna att ni inte delar', en: 'Record that you are not sharing' },
  consents: { sv: 'Medgivanden', en: 'Consents' },
  guardianUnnamed: { sv: 'En vårdnadshavare', en: 'A custody holder' },
  guardianIs: { sv: 'vårdnadshavare', en: 'custody holder' },
  wholePlan: { sv: 'Hela planen', en: 'The whole plan' },
  planParts: {
    sv: (n: number) => (n === 0 ? 'Planens rubriker' : n === 1 ? 'En del av planen' : `${n} delar av planen`),
    en: (n: number) =>
      n === 0 ? 'The headings of the plan' : plural(n, 'en', 'part of the plan', 'parts of the plan'),
  },
  actions: {
    sv: (n: number) => (n === 1 ? 'en insats' : `${n} insatser`),
    en: (n: number) => plural(n, 'en', 'action', 'actions'),
  },
  worries: {
    sv: (n: number) => (n === 1 ? 'Ett uppmärksammande' : `${n} uppmärksammanden`),
    en: (n: number) => plural(n, 'en', 'worry', 'worries'),
  },
  assessments: {
    sv: (n: number) => (n === 1 ? 'Ett hjul' : `${n} hjul`),
    en: (n: number) => plural(n, 'en', 'wheel', 'wheels'),
  },
  requests: {
    sv: (n: number) => (n === 1 ? 'En begäran om stöd' : `${n} begäranden om stöd`),
    en: (n: number) => plural(n, 'en', 'request for support', 'requests for support'),
  },
  meetings: {
    sv: (n: number) => (n === 1 ? 'Ett möte' : `${n} möten`),
    en: (n: number) => plural(n, 'en', 'meeting', 'meetings'),
  },
  minutes: { sv: 'Mötesanteckningar', en: 'Minutes' },
  planWords: { sv: 'Varför planen är avslutad', en: 'Why the plan has ended' },
  meetingWords: {
    sv: (n: number) => (n === 1 ? 'En punkt till ett möte' : `${n} punkter till ett möte`),
    en: (n: number) => plural(n, 'en', 'point for a meeting', 'points for a meeting'),
  },
  minutesPoints: { sv: 'Delar av mötesanteckningar', en: 'Parts of minutes' },
  draft: { sv: 'Utkastet till planen under ett möte', en: 'The draft of the plan during a meeting' },
  onlyName: { sv: 'Barnets namn', en: 'The child’s name' },
  kindPlan: { sv: 'Barnets plan', en: 'The child’s plan' },
  kindEmergency: { sv: 'Öppnat i nöd', en: 'Opened in an emergency' },
  allAreas: { sv: 'Alla områden.', en: 'All areas.' },
  areas: { sv: (areas: string) => `Områden: ${areas}.`, en: (areas: string) => `Areas: ${areas}.` },
  until: { sv: (day: string) => `Till ${day}`, en: (day: string) => `Until ${day}` },
  saidYes: {
    sv: (names: string, n: number) => `${names} har sagt ja${n > 1 ? ', var för sig' : ''}`,
    en: (names: string, n: number) => `${names} ${n > 1 ? 'have each said yes' : 'has said yes'}`,
  },
  noConsent: {
    sv: (ground: string) => `grund: ${ground.toLowerCase()}`,
    en: (ground: string) => `ground: ${ground.toLowerCase()}`,
  },
  given: {
    sv: (day: string, by: string) => `Gavs ${day} av ${by}.`,
    en: (day: string, by: string) => `Given on ${day} by ${by}.`,
  },
  decided: {
    sv: (day: string, by: string) => `Beslutat ${day} av ${by}.`,
    en: (day: string, by: string) => `Decided on ${day} by ${by}.`,
  },
  fromTo: {
    sv: (from: string, to: string) => `Kunde läsa ${from} till ${to}.`,
    en: (from: string, to: string) => `Could read from ${from} to ${to}.`,
  },
  whyWords: { sv: (why: string) => `Varför: ${sentence(why)}`, en: (why: string) => `Why: ${sentence(why)}` },
  familyWords: {
    sv: (view: string) => `Familjen: ${sentence(view)}`,
    en: (view: string) => `The family: ${sentence(view)}`,
  },
  groundWords: {
    sv: (ground: string, paragraph: string) => `Grund: ${ground.toLowerCase()}, ${paragraph}.`,
    en: (ground: string, paragraph: string) => `Ground: ${ground.toLowerCase()}, ${paragraph}.`,
  },
  told: { sv: 'Familjen vet.', en: 'The family knows.' },
  notTold: {
    sv: (reason: string) => `Familjen vet inte: ${sentence(reason)}`,
    en: (reason: string) => `The family does not know: ${sentence(reason)}`,
  },
  reconsider: {
    sv: (day: string) => `Omprövas senast ${day}`,
    en: (day: string) => `To be reconsidered by ${day}`,
  },
  end: { sv: 'Sluta dela', en: 'Stop sharing' },
  endWith: { sv: (who: string) => `Sluta dela med ${who}`, en: (who: string) => `Stop sharing with ${who}` },
  endNotYet: {
    sv: (who: string) => `${who} kan fortfarande läsa.`,
    en: (who: string) => `${who} can still read.`,
  },
  endMeans: {
    sv: (who: string) =>
      `${who} kan inte läsa det från och med nu, inte heller på en sida som är öppen. Det som redan är läst är läst, och det står kvar här att ni har delat.`,
    en: (who: string) =>
      `${who} can no longer read it, not even on a page that is already open. What has been read cannot be unread, and the record that you shared it stays here.`,
  },
  endMeansPlan: {
    sv: 'Nästa version av planen går inte heller dit, förrän den som samordnar har valt det på nytt.',
    en: 'The next version of the plan does not go there either, until the lead has chosen it again.',
  },
  consent_withdrawn: { sv: 'Medgivandet drogs tillbaka', en: 'The consent was withdrawn' },
  consent_expired: { sv: 'Medgivandet gick ut', en: 'The consent expired' },
  ended_by_giver: { sv: 'Enheten slutade dela', en: 'The unit stopped sharing' },
  replaced: { sv: 'Ersattes av en nyare version', en: 'Replaced by a newer version' },
  guardian_ended: { sv: 'Vårdnaden har upphört', en: 'Custody has ended' },
  reader_removed: {
    sv: 'Togs bort från listan över dem som får se',
    en: 'Removed from the list of those who may see',
  },
  consent_no_longer_covers: {
    sv: 'Medgivandet räcker inte längre',
    en: 'The consent no longer covers it',
  },
  taken_back: {
    sv: 'Togs tillbaka innan någon hade öppnat det',
    en: 'Taken back before anybody had opened it',
  },
  came_of_age: { sv: 'Fyllde 18 år', en: 'Turned 18' },
  meeting_closed: { sv: 'Mötet är slut', en: 'The meeting is over' },
  ranOut: { sv: 'Tiden gick ut', en: 'The time expired' },
  withholdHeading: { sv: 'Ett beslut att inte dela', en: 'A decision not to share' },
  withholdLead: {
    sv: 'Att låta bli att dela är också ett beslut. Skriv det, så att den som kommer efter förstår varför. Den som inte får något ser inte heller det här.',
    en: 'Not sharing is also a decision. Write it down, so that whoever comes after understands why. People who are given nothing do not see this either.',
  },
  withholdSearch: {
    sv: 'Sök någon i en annan enhet',
    en: 'Search for someone in another unit',
  },
  withholdFrom: { sv: 'Vem skulle ha fått något?', en: 'Who would have been given something?' },
  toMissing: { sv: 'Välj vem det gäller.', en: 'Choose who it is about.' },
  withholdReceiver: {
    sv: (who: string) => `Ni delar inte med ${who}.`,
    en: (who: string) => `You are not sharing with ${who}.`,
  },
  next: { sv: 'Gå vidare', en: 'Go on' },
  withholdBasis: { sv: 'Vilken grund har ni prövat?', en: 'Which ground did you consider?' },
  withholdWhy: {
    sv: 'Vad gällde det, och varför delar ni inte?',
    en: 'What was it about, and why are you not sharing it?',
  },
  purposeMissing: {
    sv: 'Skriv vad det gällde och varför ni inte delar.',
    en: 'Write what it was about and why you are not sharing it.',
  },
  withholdAreas: { sv: 'Vilka områden rörde det?', en: 'Which areas was it about?' },
  withholdUntil: { sv: 'När ska beslutet omprövas?', en: 'When should the decision be reconsidered?' },
  withholdInformed: { sv: 'Vet familjen om beslutet?', en: 'Does the family know about the decision?' },
  save: { sv: 'Spara beslutet', en: 'Save the decision' },
  pairHint: {
    sv: 'Gäller inte mellan er enhet och den här.',
    en: 'Does not apply between your unit and this one.',
  },
  backTo: { sv: 'Vem ser vad', en: 'Who sees what' },
})

function sentence(text: string) {
  return /[.!?”"]$/.test(text) ? text : `${text}.`
}

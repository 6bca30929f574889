import { defineTexts, formatDate } from '../../i18n/index.ts'

export const texts = defineTexts({
  dayLead: {
    sv: 'Du ser ärendenummer, inte barn.',
    en: 'You see case numbers, not children.',
  },
  theDay: { sv: 'Det som lästes, skrevs och söktes', en: 'What was read, written and searched for' },
  nothingThatDay: { sv: 'Inget finns i loggen den dagen.', en: 'The log has nothing from that day.' },
  caseNumber: { sv: 'Ärende', en: 'Case' },
  caseIs: { sv: (n: string) => `Ärendenummer ${n}`, en: (n: string) => `Case number ${n}` },
  timesOver: { sv: (n: number) => `(${n} gånger)`, en: (n: number) => `(${n} times)` },
  questions: { sv: 'Det du har frågat om', en: 'What you have asked about' },
  questionsNone: { sv: 'Ingen har frågat om den här dagen.', en: 'Nobody has asked about this day.' },
  notAboutOneself: {
    sv: 'Det här är dina egna läsningar. En annan granskare får fråga om dem.',
    en: 'These are your own readings. Another reviewer may ask about them.',
  },
  writeQuestion: {
    sv: 'Skriv vad du har frågat och vad det blev',
    en: 'Write what you asked and what came of it',
  },
  outcome: { sv: 'Vad har hänt?', en: 'What has happened?' },
  outcome_asked: { sv: 'Jag har frågat', en: 'I have asked' },
  outcome_explained: { sv: 'Det fanns en förklaring', en: 'There was an explanation' },
  outcome_passed_on: { sv: 'Jag har lämnat det vidare', en: 'I have passed it on' },
  outcomeMissing: { sv: 'Välj vad som har hänt.', en: 'Choose what has happened.' },
  note: { sv: 'Vem har du frågat, och vad sa de?', en: 'Whom did you ask, and what did they say?' },
  noteHint: {
    sv: 'Skriv utan barnets namn. Bara de som granskar loggen läser det.',
    en: 'Write without the child’s name. Only those who review the log read it.',
  },
  noteMissing: { sv: 'Skriv några ord.', en: 'Write a few words.' },
  saveQuestion: { sv: 'Spara', en: 'Save' },
  tag_asked: { sv: 'Frågat', en: 'Asked' },
  tag_explained: { sv: 'Förklarat', en: 'Explained' },
  tag_passed_on: { sv: 'Lämnat vidare', en: 'Passed on' },
  narrow: { sv: 'Välj vad du vill se', en: 'Choose what to see' },
  from: { sv: 'Från och med', en: 'From' },
  to: { sv: 'Till och med', en: 'To' },
  person: { sv: 'Person', en: 'Person' },
  unit: { sv: 'Enhet eller uppdrag', en: 'Unit or function' },
  caseField: { sv: 'Ärendenummer', en: 'Case number' },
  caseHint: {
    sv: 'Tolv siffror, som vårdnadshavaren ser på sidan ”Vem har tittat”. Du kommer till barnets logg.',
    en: 'Twelve digits, which the custody holder sees on the page “Who has looked”. You come to the child’s log.',
  },
  caseUnknown: { sv: 'Inget ärende här har det numret.', en: 'No case here has that number.' },
  showThese: { sv: 'Visa', en: 'Show' },
  showCase: { sv: 'Visa loggen', en: 'Show the log' },
  showEverything: { sv: 'Visa allt', en: 'Show everything' },
  noneFits: { sv: 'Inget i loggen passar in på det.', en: 'Nothing in the log fits that.' },
  personsMore: {
    sv: (n: number) => `Fler än ${n} heter så. Skriv mer av namnet: här är bara de ${n} första.`,
    en: (n: number) =>
      `More than ${n} people have that name. Type more of it: these are only the first ${n}.`,
  },
  csv: { sv: 'Ladda ner som CSV', en: 'Download as CSV' },
  csvMore: {
    sv: (n: number) => `Det finns fler rader. Filen har de ${n} senaste: välj en kortare tid.`,
    en: (n: number) => `There are more rows. The file has the latest ${n}: choose a shorter period.`,
  },
  inNumbers: {
    sv: (reads: number, children: number) => `${reads} läsningar om ${children} barn`,
    en: (reads: number, children: number) => `${reads} readings about ${children} children`,
  },
  inNumbersHeading: { sv: 'I tal', en: 'In numbers' },
  standsOutMore: {
    sv: (n: number) => `Här är de ${n} senaste. Det kan finnas fler: välj en kortare tid.`,
    en: (n: number) => `These are the latest ${n}. There may be more: choose a shorter period.`,
  },
  function_: { sv: 'Uppdrag', en: 'Function' },
  unitOf: { sv: 'Enhet', en: 'Unit' },
  asked: { sv: 'Frågat om', en: 'Asked about' },
  heading: { sv: 'Vem har läst', en: 'Who has read' },
  lead: {
    sv: (name: string) =>
      `Allt som har lästs och skrivits om ${name}, senast först. Ingen kan ändra loggen utan att det märks.`,
    en: (name: string) =>
      `All that has been read and written about ${name}, latest first. Nobody can change the log unnoticed.`,
  },
  leadNameless: {
    sv: 'Allt som har lästs och skrivits om ett barn, senast först. Du ser loggen, inte barnet.',
    en: 'All that has been read and written about a child, latest first. You see the log, not the child.',
  },
  nobody: { sv: 'Ingen har läst något än.', en: 'Nobody has read anything yet.' },
  when: { sv: 'När', en: 'When' },
  who: { sv: 'Vem', en: 'Who' },
  what: { sv: 'Vad', en: 'What' },
  guardian: { sv: 'En vårdnadshavare', en: 'A custody holder' },
  unknown: { sv: 'Okänd', en: 'Unknown' },
  read: { sv: 'Läste', en: 'Read' },
  write: { sv: 'Skrev', en: 'Wrote' },
  searched: { sv: 'Såg en lista eller sökte bland barn', en: 'Saw a list or searched among children' },
  sawInbox: { sv: 'Såg listan ”I dag”', en: 'Saw the list “Today”' },
  refused: { sv: 'Nekades', en: 'Was refused' },
  emergency: {
    sv: (what: string) => `Öppnade ${what} i nöd`,
    en: (what: string) => `Opened ${what} in an emergency`,
  },
  export: { sv: 'Skrev ut', en: 'Printed' },
  kind_draft: { sv: 'ett utkast', en: 'a draft' },
  kind_other: { sv: 'något om barnet', en: 'something about the child' },
  heldBack: { sv: 'Dolt för vårdnadshavare', en: 'Held back from custody holders' },
  heldBackMore: {
    sv: 'Vårdnadshavarna kan se vilka funktioner som har läst. Det som ni har delat utan att berätta för dem syns aldrig, och inte heller orosanmälningar. Skulle något annat skada barnet om en vårdnadshavare såg det, kan du be att den funktionens rader döljs. En chef eller den som granskar loggen svarar.',
    en: 'Custody holders can see which functions have read. What you have shared without telling them never shows, and neither do reports to social services. Where something else would harm the child if a custody holder saw it, you can ask that the rows of that function are held back. A manager or the log reviewer answers.',
  },
  heldBackListLead: {
    sv: 'Här svarar du på om rader i ett barns logg ska döljas för vårdnadshavarna. Du ser frågan, inte barnet. Ingen svarar på sin egen fråga eller döljer sina egna läsningar.',
    en: 'Here you answer whether rows of a child’s log shall be held back from the custody holders. You see the question, not the child. Nobody answers their own question or hides their own readings.',
  },
  heldBackMeans: {
    sv: 'Om du svarar ja ser vårdnadshavarna inte när den här funktionen har läst om barnet, varken i Kring eller i utdraget. Det gäller också om funktionen har öppnat i nöd. På dagen du väljer får du frågan igen, och raderna är dolda tills någon svarar.',
    en: 'If you say yes, the custody holders do not see when this function has read about the child, neither in Kring nor in the extract. This includes what it has opened in an emergency. On the day you choose you are asked again, and the rows stay held back until somebody answers.',
  },
  toDecide: { sv: 'Att svara på', en: 'To answer' },
  toDecideNone: { sv: 'Inget väntar på ditt svar.', en: 'Nothing is waiting for your answer.' },
  heldNow: { sv: 'Dolt nu', en: 'Held back now' },
  askedBy: {
    sv: (who: string, unit: string) => `${who}, ${unit}`,
    en: (who: string, unit: string) => `${who}, ${unit}`,
  },
  decidedBy: {
    sv: (who: string) => `${who} sa ja till det.`,
    en: (who: string) => `${who} said yes to it.`,
  },
  holdUntil: {
    sv: 'Ställ frågan igen den',
    en: 'Ask again on',
  },
  hold: { sv: 'Ja, dölj raderna', en: 'Yes, hold back the rows' },
  decision: {
    sv: 'Ska raderna döljas?',
    en: 'Hide these rows?',
  },
  answer: { sv: 'Svara', en: 'Answer' },
  doNotHold: { sv: 'Nej, visa dem', en: 'No, show them' },
  notYours: {
    sv: 'Någon annan än du svarar på det här: ingen svarar på sin egen fråga eller döljer sina egna läsningar.',
    en: 'Somebody else answers this: nobody answers their own question or hides their own readings.',
  },
  waitsForTheSecond: { sv: 'Väntar på svar', en: 'Waits for an answer' },
  heldUntil: {
    sv: (day: string) => `Dolt, ses över ${formatDate(day, 'sv')}`,
    en: (day: string) => `Held back, reviewed on ${formatDate(day, 'en')}`,
  },
  askToHold: { sv: 'Be att rader döljs', en: 'Ask to hold back rows' },
  holdReasonHint: {
    sv: 'Den som svarar ser inte vilket barn det är. Skriv utan namn.',
    en: 'Whoever answers does not see which child it is. Write without names.',
  },
  answeredNo: {
    sv: (who: string, day: string) => `${who} svarade nej ${formatDate(day, 'sv')}`,
    en: (who: string, day: string) => `${who} said no on ${formatDate(day, 'en')}`,
  },
  answeredAlready: {
    sv: (who: string) => `${who} har redan svarat.`,
    en: (who: string) => `${who} has answered already.`,
  },
  toOwnAppointments: { sv: 'Egna uppdrag', en: 'Own functions' },
  appointments: { sv: 'Uppdrag som har getts eller avslutats', en: 'Functions given or ended' },
  appointmentsNone: { sv: 'Inga.', en: 'None.' },
  appointment: {
    sv: (what: string, who: string, func: string, unit: string) =>
      `${who} ${{ made: 'fick', ended: 'slutade i' }[what] ?? 'fick ett annat slutdatum i'} uppdraget ${func}, ${unit}`,
    en: (what: string, who: string, func: string, unit: string) =>
      `${who} ${{ made: 'was given', ended: 'left' }[what] ?? 'was given another end date in'} ${func}, ${unit}`,
  },
  toHeldBack: { sv: 'Frågor om dolda rader', en: 'Questions about held-back rows' },
  asksTheSecond: {
    sv: 'Raderna syns tills en chef eller granskaren har sagt ja.',
    en: 'The rows show until a manager or the log reviewer has said yes.',
  },
  takeBack: { sv: 'Ta tillbaka', en: 'Take back' },
  ownRows: {
    sv: 'Du kan inte be att dina egna läsningar döljs.',
    en: 'You cannot ask to hold back your own readings.',
  },
  decisionMissing: { sv: 'Välj om raderna ska döljas.', en: 'Choose whether to hold back the rows.' },
  holdWho: { sv: 'Vilken funktions rader?', en: 'Which function’s rows?' },
  holdWhoMissing: { sv: 'Välj vilken funktion.', en: 'Choose which function.' },
  holdReason: {
    sv: 'Hur skulle det skada barnet att familjen såg dem?',
    en: 'How would it harm the child if the family saw them?',
  },
  holdReasonMissing: { sv: 'Skriv hur det skulle skada barnet.', en: 'Write how it would harm the child.' },
  reviewOn: {
    sv: 'När ska beslutet omprövas?',
    en: 'When should the decision be reconsidered?',
  },
  reviewWrong: { sv: 'Välj en dag inom ett år från i dag.', en: 'Choose a day within a year from today.' },
  review: {
    sv: (day: string) => `Omprövas ${formatDate(day, 'sv')}.`,
    en: (day: string) => `To be reconsidered on ${formatDate(day, 'en')}.`,
  },
  due: { sv: 'Ska omprövas nu', en: 'To be reconsidered now' },
  show: { sv: 'Visa igen', en: 'Show again' },
  showWho: {
    sv: (who: string) => `Visa raderna från ${who} igen`,
    en: (who: string) => `Show the rows of ${who} again`,
  },
  times: {
    sv: (who: string, n: number) => `${who} (${n} gånger)`,
    en: (who: string, n: number) => `${who} (${n} times)`,
  },
  review_heading: { sv: 'Loggen', en: 'The log' },
  reviewLead: {
    sv: (day: string) =>
      `Sedan ${formatDate(day, 'sv')}. Du ser vem som har läst hur mycket, inte vilka barn. Ett mönster är en fråga att ställa, inte ett svar.`,
    en: (day: string) =>
      `Since ${formatDate(day, 'en')}. You see who has read how much, not which children. A pattern is a question to ask, not an answer.`,
  },
  emergencies: { sv: 'Öppnat i nöd', en: 'Opened in an emergency' },
  emergenciesNone: { sv: 'Ingen har öppnat något i nöd.', en: 'Nobody has opened anything in an emergency.' },
  foundNothing: {
    sv: (times: number) =>
      times === 1 ? 'Inget fanns att öppna.' : `Sökte ${times} gånger den dagen, och inget fanns att öppna.`,
    en: (times: number) =>
      times === 1
        ? 'There was nothing to open.'
        : `Asked ${times} times that day, and there was nothing to open.`,
  },
  readAfter: {
    sv: (n: number) =>
      n === 0
        ? 'Öppnade, men läste sedan inget.'
        : `Läste sedan ${n} ${n === 1 ? 'gång' : 'gånger'} inom ett dygn.`,
    en: (n: number) =>
      n === 0
        ? 'Opened, but then read nothing.'
        : `Then read ${n === 1 ? 'once' : `${n} times`} within a day.`,
  },
  standsOut: { sv: 'Avvikande mönster', en: 'Patterns that stand out' },
  standsOutNone: { sv: 'Inget sticker ut.', en: 'Nothing stands out.' },
  why_refused: { sv: (n: number) => `Nekades ${n} gånger.`, en: (n: number) => `Was refused ${n} times.` },
  why_many_children: {
    sv: (n: number, usual: number) => `Läste om ${n} barn, annars ungefär ${usual} om dagen.`,
    en: (n: number, usual: number) => `Read about ${n} children, otherwise about ${usual} a day.`,
  },
  all: { sv: 'Dag för dag', en: 'Day by day' },
  earlierEntries: { sv: 'Tidigare i loggen', en: 'Earlier in the log' },
  earlier: { sv: 'Tidigare dagar', en: 'Earlier days' },
  toFirst: { sv: 'Till början', en: 'To the beginning' },
  day: { sv: 'Dag', en: 'Day' },
  reads: { sv: 'Läsningar', en: 'Readings' },
  children: { sv: 'Barn', en: 'Children' },
  searches: { sv: 'Sökningar', en: 'Searches' },
  refusals: { sv: 'Nekade', en: 'Refused' },
})

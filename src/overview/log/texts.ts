import { defineTexts, formatDate, plural } from '../../i18n/index.ts'

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
    sv: (reads: number, children: number) =>
      `${plural(reads, 'sv', 'läsning', 'läsningar')} om ${children} barn`,
    en: (reads: number, children: number) =>
      `${plural(reads, 'en', 'reading', 'readings')} about ${plural(children, 'en', 'child', 'children')}`,
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
  did_wrote: { sv: (what: string) => `Skrev ${what}`, en: (what: string) => `Wrote ${what}` },
  did_wrote_more: {
    sv: (what: string) => `Skrev mer i ${what}`,
    en: (what: string) => `Wrote more in ${what}`,
  },
  did_sent: { sv: (what: string) => `Skickade ${what}`, en: (what: string) => `Sent ${what}` },
  did_answered: { sv: (what: string) => `Svarade på ${what}`, en: (what: string) => `Answered ${what}` },
  did_answered_invitation: {
    sv: (what: string) => `Svarade på inbjudan till ${what}`,
    en: (what: string) => `Answered the invitation to ${what}`,
  },
  did_withdrew: { sv: (what: string) => `Tog tillbaka ${what}`, en: (what: string) => `Took back ${what}` },
  did_changed: { sv: (what: string) => `Ändrade ${what}`, en: (what: string) => `Changed ${what}` },
  did_corrected: {
    sv: (what: string) => `Rättade anteckningarna från ${what}`,
    en: (what: string) => `Corrected the minutes of ${what}`,
  },
  did_began: { sv: (what: string) => `Började ${what}`, en: (what: string) => `Began ${what}` },
  did_closed: { sv: (what: string) => `Avslutade ${what}`, en: (what: string) => `Closed ${what}` },
  did_recorded: { sv: (what: string) => `Antecknade ${what}`, en: (what: string) => `Recorded ${what}` },
  did_published: { sv: (what: string) => `Delade ${what}`, en: (what: string) => `Shared ${what}` },
  did_chose_receivers: {
    sv: (what: string) => `Valde vem som ska få ${what}`,
    en: (what: string) => `Chose who is to get ${what}`,
  },
  did_handed_over: {
    sv: (what: string) => `Lämnade över ${what}`,
    en: (what: string) => `Handed over ${what}`,
  },
  did_followed_up: { sv: (what: string) => `Följde upp ${what}`, en: (what: string) => `Reviewed ${what}` },
  did_marked: {
    sv: (what: string) => `Skrev hur det går i ${what}`,
    en: (what: string) => `Wrote how it goes in ${what}`,
  },
  did_called: { sv: (what: string) => `Bjöd in till ${what}`, en: (what: string) => `Called ${what}` },
  did_prepared: { sv: (what: string) => `Förberedde ${what}`, en: (what: string) => `Prepared ${what}` },
  did_invited: {
    sv: (what: string) => `Bjöd in fler till ${what}`,
    en: (what: string) => `Invited more people to ${what}`,
  },
  did_moved: {
    sv: (what: string) => `Ändrade tid eller plats för ${what}`,
    en: (what: string) => `Changed the time or place of ${what}`,
  },
  did_cancelled: { sv: (what: string) => `Ställde in ${what}`, en: (what: string) => `Cancelled ${what}` },
  did_added_child: { sv: (_what: string) => 'Lade till barnet', en: (_what: string) => 'Added the child' },
  did_added_guardian: {
    sv: (_what: string) => 'Lade till en vårdnadshavare eller närstående',
    en: (_what: string) => 'Added a guardian or relative',
  },
  did_chose_contact: {
    sv: (_what: string) => 'Valde barnets kontakt',
    en: (_what: string) => 'Chose the named person',
  },
  did_withheld: {
    sv: (_what: string) => 'Skrev att något inte delas',
    en: (_what: string) => 'Recorded that something is not shared',
  },
  did_settled: {
    sv: (what: string) => `Noterade att det räcker: ${what}`,
    en: (what: string) => `Noted that it is enough: ${what}`,
  },
  did_set_aside: { sv: (what: string) => `Lade undan ${what}`, en: (what: string) => `Set aside ${what}` },
  did_stopped_sharing: {
    sv: (_what: string) => 'Slutade dela något om barnet',
    en: (_what: string) => 'Stopped sharing something about the child',
  },
  did_merged: {
    sv: (_what: string) => 'Förde ihop två journaler',
    en: (_what: string) => 'Merged two records',
  },
  did_split: {
    sv: (_what: string) => 'Delade upp två journaler',
    en: (_what: string) => 'Parted two records',
  },
  did_noted_question: {
    sv: (_what: string) => 'Skrev vad en fråga om loggen ledde till',
    en: (_what: string) => 'Wrote what came of a question about the log',
  },
  searched: { sv: 'Såg en lista eller sökte bland barn', en: 'Saw a list or searched among children' },
  searchedDouble: {
    sv: 'Sökte efter ett barn som enheten kan ha redan',
    en: 'Looked for a child whom the unit may have already',
  },
  searchedCase: { sv: 'Sökte på ett ärendenummer', en: 'Searched for a case number' },
  refusedChild: { sv: 'Nekades något om barnet', en: 'Was refused something about the child' },
  refusedLog: { sv: 'Nekades loggen', en: 'Was refused the log' },
  refusedEmergency: { sv: 'Nekades sidan ”Öppna i nöd”', en: 'Was refused the page “Open in an emergency”' },
  refusedNothing: {
    sv: 'Kom till en sida som inte finns, eller som inte handlar om ett barn',
    en: 'Came to a page that does not exist, or that is not about a child',
  },
  countsMean: {
    sv: 'Sökningar är när någon har sett en lista över barn eller letat efter ett barn. Nekade är när någon har försökt öppna något om ett barn, loggen eller sidan ”Öppna i nöd”. En adress som inte leder till något räknas inte.',
    en: 'Searches are when somebody has seen a list of children or looked for a child. Refused is when somebody has tried to open something about a child, the log or the page “Open in an emergency”. An address that leads to nothing is not counted.',
  },
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
  askedAlready: {
    sv: 'Det finns redan en fråga om den funktionen. Läs den här ovanför. Din text står kvar.',
    en: 'There is already a question about that function. Read it above. Your text is still here.',
  },
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

import { defineTexts, formatDate } from '../../i18n/index.ts'

export const texts = defineTexts({
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
  search: { sv: 'Sökte', en: 'Searched' },
  refused: { sv: 'Nekades', en: 'Was refused' },
  emergency: { sv: 'Öppnade i nöd', en: 'Opened in an emergency' },
  export: { sv: 'Skrev ut', en: 'Printed' },
  kind_other: { sv: 'något om barnet', en: 'something about the child' },
  heldBack: { sv: 'Dolt i familjens utdrag', en: 'Held back from the family’s extract' },
  heldBackMore: {
    sv: 'Vårdnadshavarna kan se vilka funktioner som har läst. Skulle en rad skada barnet om en vårdnadshavare såg den, kan ni hålla inne den funktionens rader så länge det behövs. Orosanmälningar visas aldrig.',
    en: 'Custody holders can see which functions have read. Where a row would harm the child if a custody holder saw it, you can hold back that function’s rows as long as needed. Reports to social services are never shown.',
  },
  hold: { sv: 'Håll inne rader', en: 'Hold back rows' },
  holdWho: { sv: 'Vilken funktions rader?', en: 'Which function’s rows?' },
  holdWhoMissing: { sv: 'Välj vilken funktion.', en: 'Choose which function.' },
  holdReason: {
    sv: 'Hur skulle det skada barnet att familjen såg dem?',
    en: 'How would it harm the child if the family saw them?',
  },
  holdReasonMissing: { sv: 'Skriv hur det skulle skada barnet.', en: 'Write how it would harm the child.' },
  reviewOn: { sv: 'När ska ni tänka om?', en: 'When shall you think again?' },
  reviewWrong: { sv: 'Välj en dag inom ett år från i dag.', en: 'Choose a day within a year from today.' },
  review: {
    sv: (day: string) => `Tänk om ${formatDate(day, 'sv')}.`,
    en: (day: string) => `Think again on ${formatDate(day, 'en')}.`,
  },
  due: { sv: 'Ska ses över nu', en: 'To be reviewed now' },
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
  foundNothing: { sv: 'Inget fanns att öppna.', en: 'There was nothing to open.' },
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
  standsOut: { sv: 'Att fråga om', en: 'To ask about' },
  standsOutNone: { sv: 'Inget sticker ut.', en: 'Nothing stands out.' },
  why_refused: { sv: (n: number) => `Nekades ${n} gånger.`, en: (n: number) => `Was refused ${n} times.` },
  why_many_children: {
    sv: (n: number, usual: number) => `Läste om ${n} barn, annars ungefär ${usual} om dagen.`,
    en: (n: number, usual: number) => `Read about ${n} children, otherwise about ${usual} a day.`,
  },
  all: { sv: 'Dag för dag', en: 'Day by day' },
  earlier: { sv: 'Tidigare dagar', en: 'Earlier days' },
  toFirst: { sv: 'Till början', en: 'To the beginning' },
  day: { sv: 'Dag', en: 'Day' },
  reads: { sv: 'Läsningar', en: 'Readings' },
  children: { sv: 'Barn', en: 'Children' },
  searches: { sv: 'Sökningar', en: 'Searches' },
  refusals: { sv: 'Nekade', en: 'Refused' },
})

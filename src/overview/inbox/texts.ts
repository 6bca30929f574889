import { defineTexts, formatList, formatLongDate, formatShortDate, plural } from '../../i18n/index.ts'

type Brings = { children: number; plans: number; meetings: number }

const many = (n: number) => (n >= 100 ? '99+' : String(n))

export const texts = defineTexts({
  heading: { sv: 'I dag', en: 'Today' },
  all: { sv: 'Allt', en: 'All' },
  new: { sv: 'Nytt', en: 'New' },
  mine: { sv: 'Mitt', en: 'Mine' },
  in_late: { sv: 'Försenat', en: 'Overdue' },
  in_today: { sv: 'I dag', en: 'Today' },
  in_week: { sv: 'Den här veckan', en: 'This week' },
  in_later: { sv: 'Senare', en: 'Later' },
  in_answered: { sv: 'Besvarat', en: 'Answered' },
  nothingWaits: { sv: 'Inget väntar på dig.', en: 'Nothing is waiting for you.' },
  areLate: {
    sv: (n: number) => (n === 1 ? 'En sak är försenad.' : `${many(n)} saker är försenade.`),
    en: (n: number) => (n === 1 ? 'One thing is overdue.' : `${many(n)} things are overdue.`),
  },
  wait: {
    sv: (n: number, more: boolean) =>
      `${n === 1 ? 'En' : many(n)} ${more ? 'till väntar' : n === 1 ? 'sak väntar' : 'saker väntar'} på dig.`,
    en: (n: number, more: boolean) =>
      `${n === 1 ? 'One' : many(n)} ${more ? 'more ' : n === 1 ? 'thing ' : 'things '}${n === 1 ? 'is' : 'are'} waiting for you.`,
  },
  othersLate: {
    sv: (n: number) =>
      n === 1 ? 'Du väntar på en sak som är försenad.' : `Du väntar på ${many(n)} saker som är försenade.`,
    en: (n: number) =>
      n === 1
        ? 'You are waiting for one thing that is overdue.'
        : `You are waiting for ${many(n)} things that are overdue.`,
  },
  unitLate: {
    sv: (n: number) => `${n === 1 ? '1 försenad' : `${n} försenade`} hos andra i er enhet`,
    en: (n: number) => `${n} overdue with others in your unit`,
  },
  unitLateHint: {
    sv: 'Du ser hos vem, inte vilka barn det gäller.',
    en: 'You see with whom, not which children it is about.',
  },
  emptyAll: {
    sv: 'Här är det tomt. Det som kommer till ditt uppdrag ser du här.',
    en: 'It is empty here. What is sent to your function appears here.',
  },
  emptyNew: {
    sv: 'Inget nytt. Här ser du det som kommer till ditt uppdrag.',
    en: 'Nothing new. What is sent to your function appears here.',
  },
  toLog: { sv: 'Granska loggen', en: 'Review the log' },
  emptyMine: { sv: 'Du har inget eget här än.', en: 'You have nothing of your own here yet.' },
  begun: {
    sv: (n: number) => `Påbörjat, inte skickat (${n})`,
    en: (n: number) => `Started, not sent (${n})`,
  },
  writeWorry: { sv: 'Skriv något du har märkt', en: 'Write something you noticed' },
  protectedChild: { sv: 'Barn med skyddade uppgifter', en: 'Child with protected identity' },
  by: {
    sv: (day: string) => `svara senast ${formatShortDate(day, 'sv')}`,
    en: (day: string) => `answer by ${formatShortDate(day, 'en')}`,
  },
  byOther: {
    sv: (day: string) => `svar senast ${formatShortDate(day, 'sv')}`,
    en: (day: string) => `an answer by ${formatShortDate(day, 'en')}`,
  },
  mailTo: { sv: 'Välj när du får mejl', en: 'Choose when you get mail' },
  late: {
    sv: (day: string) => `Försenad, skulle ha varit klar ${formatLongDate(day, 'sv')}`,
    en: (day: string) => `Overdue, was due ${formatLongDate(day, 'en')}`,
  },
  answered: { sv: 'besvarad', en: 'answered' },
  times: { sv: (n: number) => `(${n} gånger)`, en: (n: number) => `(${n} times)` },
  notices: { sv: 'Nyheter', en: 'Updates' },
  stoppedSharing: {
    sv: (by: string, units: string[]) => `${by} har slutat dela med ${formatList(units, 'sv')}`,
    en: (by: string, units: string[]) => `${by} has stopped sharing with ${formatList(units, 'en')}`,
  },
  dismiss: { sv: 'Ta bort', en: 'Remove' },
  removed: { sv: 'Nyheten är borttagen.', en: 'The update is removed.' },
  undo: { sv: 'Ångra', en: 'Undo' },
  tookOverAfter: {
    sv: (who: string) => `Du har tagit över efter ${who}`,
    en: (who: string) => `You have taken over from ${who}`,
  },
  brings: {
    sv: ({ children, plans, meetings }: Brings) =>
      `Med uppdraget följer ${formatList([plural(children, 'sv', 'barn', 'barn'), plural(plans, 'sv', 'plan att leda', 'planer att leda'), plural(meetings, 'sv', 'kommande möte', 'kommande möten')], 'sv')}.`,
    en: ({ children, plans, meetings }: Brings) =>
      `With the function come ${formatList([plural(children, 'en', 'child', 'children'), plural(plans, 'en', 'plan to lead', 'plans to lead'), plural(meetings, 'en', 'coming meeting', 'coming meetings')], 'en')}.`,
  },
  newFunction: { sv: 'Du har fått det här uppdraget', en: 'You have been given this function' },
  tookOver: {
    sv: (who: string) => `${who} har uppdraget nu`,
    en: (who: string) => `${who} holds the function now`,
  },
  willTakeOver: {
    sv: (who: string, day: string) => `${who} får uppdraget ${formatLongDate(day, 'sv')}`,
    en: (who: string, day: string) => `${who} gets the function on ${formatLongDate(day, 'en')}`,
  },
  other: { sv: 'Något har hänt', en: 'Something has happened' },
})

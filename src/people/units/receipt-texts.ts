import { defineTexts, formatList, formatLongDate, isoDate } from '../../i18n/index.ts'

const both = (one: string | null, other: string | null, language: 'sv' | 'en') =>
  formatList(
    [one, other].filter(name => name !== null),
    language,
  )
const dayIn = (day: Date, language: 'sv' | 'en') => formatLongDate(isoDate(day), language)

export const receiptTexts = defineTexts({
  tookOver: {
    sv: (to: string, from: string) => `${to} har tagit över efter ${from}`,
    en: (to: string, from: string) => `${to} has taken over from ${from}`,
  },
  takesOver: {
    sv: (to: string, from: string, day: Date) => `${to} tar över efter ${from} ${dayIn(day, 'sv')}`,
    en: (to: string, from: string, day: Date) => `${to} takes over from ${from} on ${dayIn(day, 'en')}`,
  },
  begun: {
    sv: (to: string) => `${to} har fått uppdraget`,
    en: (to: string) => `${to} has been given the function`,
  },
  begins: {
    sv: (to: string, day: Date) => `${to} får uppdraget ${dayIn(day, 'sv')}`,
    en: (to: string, day: Date) => `${to} gets the function on ${dayIn(day, 'en')}`,
  },
  left: {
    sv: (from: string) => `${from} har lämnat uppdraget`,
    en: (from: string) => `${from} has left the function`,
  },
  leaves: {
    sv: (from: string, day: Date) => `${from} lämnar uppdraget ${dayIn(day, 'sv')}`,
    en: (from: string, day: Date) => `${from} leaves the function on ${dayIn(day, 'en')}`,
  },
  mailNow: {
    sv: (from: string | null, to: string | null, time: string) =>
      `${both(from, to, 'sv')} får ett mejl efter kl. ${time}, om du inte ångrar.${to ? ` Allt som hör till uppdraget finns redan hos ${to}.` : ' Det som kommer till uppdraget väntar tills någon får det.'}`,
    en: (from: string | null, to: string | null, time: string) =>
      `${both(from, to, 'en')} ${from && to ? 'get' : 'gets'} an email after ${time}, unless you undo it.${to ? ` ${to} already has everything that belongs to the function.` : ' What is sent to the function waits until someone holds it.'}`,
  },
  mailThen: {
    sv: (from: string | null, to: string | null) =>
      `Bytet sker klockan 00.00 den dagen. Då får ${both(from, to, 'sv')} ett mejl.`,
    en: (from: string | null, to: string | null) =>
      `The change happens at midnight as that day begins. Then ${both(from, to, 'en')} ${from && to ? 'get' : 'gets'} an email.`,
  },
  toUnit: { sv: 'Till enheten', en: 'To the unit' },
  until: {
    sv: (time: string, to: string | null) =>
      `Du kan ångra till kl. ${time}${to ? `, om ${to} inte har hunnit göra något i uppdraget` : ''}.`,
    en: (time: string, to: string | null) =>
      `You can undo this until ${time}${to ? `, if ${to} has not done anything in the function yet` : ''}.`,
  },
  keeps: {
    sv: (who: string) => `Ångrat. ${who} har kvar uppdraget`,
    en: (who: string) => `Undone. ${who} still holds the function`,
  },
  neverBegan: {
    sv: (who: string) => `Ångrat. ${who} har inte uppdraget`,
    en: (who: string) => `Undone. ${who} does not hold the function`,
  },
  undoneMore: {
    sv: 'De som bytet gällde får inget mejl om det.',
    en: 'Those whom the change concerned get no email about it.',
  },
  late: {
    sv: 'Det har gått mer än tio minuter. Lämna över uppdraget tillbaka i stället.',
    en: 'More than ten minutes have passed. Hand the function back over instead.',
  },
  changed: {
    sv: 'Någon har ändrat uppdraget sedan dess. Se efter vem som har det nu, och lämna över det på nytt om det behövs.',
    en: 'Somebody has changed the function since. Check who holds it now, and hand it over again if needed.',
  },
  own: {
    sv: 'Det går inte att ångra, för ingen kan ge uppdraget tillbaka till sig själv. Be en annan chef lämna över det.',
    en: 'This cannot be undone, because nobody can give a function back to themself. Ask another manager to hand it over.',
  },
  acted: {
    sv: 'Det går inte att ångra, för den nya har redan gjort något i uppdraget. Lämna över det tillbaka i stället.',
    en: 'This cannot be undone, because the new holder has already done something in the function. Hand it back over instead.',
  },
})

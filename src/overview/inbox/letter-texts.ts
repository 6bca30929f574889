import { defineTexts } from '../../i18n/index.ts'

const inWords = {
  sv: ['Inget', 'En', 'Två', 'Tre', 'Fyra', 'Fem', 'Sex', 'Sju', 'Åtta', 'Nio', 'Tio', 'Elva', 'Tolv'],
  en: [
    'Nothing',
    'One',
    'Two',
    'Three',
    'Four',
    'Five',
    'Six',
    'Seven',
    'Eight',
    'Nine',
    'Ten',
    'Eleven',
    'Twelve',
  ],
}
const things = {
  sv: (n: number) => `${inWords.sv[n] ?? n} ${n === 1 ? 'sak' : 'saker'}`,
  en: (n: number) => `${inWords.en[n] ?? n} ${n === 1 ? 'thing' : 'things'}`,
}

/** Nothing here may say anything about a child, or that there is one (R8). */
export const letterTexts = defineTexts({
  hello: { sv: 'Hej!', en: 'Hello!' },
  waitSubject: {
    sv: (n: number) => `${things.sv(n)} väntar i Kring`,
    en: (n: number) => `${things.en(n)} ${n === 1 ? 'is' : 'are'} waiting in Kring`,
  },
  wait: {
    sv: (n: number) => `${things.sv(n)} väntar på dig i Kring.`,
    en: (n: number) => `${things.en(n)} ${n === 1 ? 'is' : 'are'} waiting for you in Kring.`,
  },
  late: {
    sv: (n: number, of: number) =>
      n === of
        ? n === 1
          ? 'Den är försenad.'
          : 'Alla är försenade.'
        : n === 1
          ? 'En av dem är försenad.'
          : `${inWords.sv[n] ?? n} av dem är försenade.`,
    en: (n: number, of: number) =>
      n === of
        ? n === 1
          ? 'It is overdue.'
          : 'All are overdue.'
        : n === 1
          ? 'One of them is overdue.'
          : `${inWords.en[n] ?? n} of them are overdue.`,
  },
  signIn: {
    sv: (link: string) => `Logga in och läs: ${link}`,
    en: (link: string) => `Sign in and read: ${link}`,
  },
  begunSubject: { sv: 'Du har ett nytt uppdrag i Kring', en: 'You have a new function in Kring' },
  begun: { sv: 'Du har fått ett uppdrag i Kring.', en: 'You have been given a function in Kring.' },
  takenOver: {
    sv: 'Du har tagit över ett uppdrag i Kring efter någon annan.',
    en: 'You have taken over a function in Kring from somebody else.',
  },
  meetingsCome: { sv: 'Möten som följer med:', en: 'Meetings that come with it:' },
  meetingsGo: {
    sv: 'Uppdragets möten är inte dina längre. Ta bort dem ur din kalender, om de inte redan är borta.',
    en: 'The meetings of the function are no longer yours. Remove them from your calendar, unless they are already gone.',
  },
  leftSubject: {
    sv: 'Ett uppdrag i Kring är inte längre ditt',
    en: 'A function in Kring is no longer yours',
  },
  left: {
    sv: 'Ett av dina uppdrag i Kring är inte längre ditt. Det som hörde till uppdraget finns kvar hos den som har det nu.',
    en: 'One of your functions in Kring is no longer yours. What belonged to it stays with whoever holds it now.',
  },
})

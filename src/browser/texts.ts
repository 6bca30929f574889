import { defineTexts } from '../i18n/texts.ts'

/** What the browser says by itself, where no page can be asked. */
export const texts = defineTexts({
  noNetwork: { sv: 'du har inget nät', en: 'you have no network' },
  noAnswer: { sv: 'Kring svarar inte just nu', en: 'Kring does not answer right now' },
  noNetworkAgain: { sv: 'Tryck igen när nätet är tillbaka.', en: 'Press again when the network is back.' },
  noAnswerAgain: { sv: 'Tryck igen om en stund.', en: 'Press again in a while.' },
  /** Where the form has said already that there is no network, and that what is written stays. */
  stillNotSent: {
    sv: 'Det är inte lämnat än: nätet är inte tillbaka.',
    en: 'It has not been handed in yet: the network is not back.',
  },
  notSent: {
    sv: (why: string) => `Det är inte lämnat: ${why}. Det du har skrivit står kvar här.`,
    en: (why: string) => `It has not been handed in: ${why}. What you wrote is still here.`,
  },
  /** Of a press where nothing is written: to stop sharing, to close a meeting. */
  notDone: {
    sv: (why: string) => `Inget har hänt än: ${why}.`,
    en: (why: string) => `Nothing has happened yet: ${why}.`,
  },
  notFetched: {
    sv: (why: string) =>
      `${upper(why)}, så sidan du bad om gick inte att hämta. Du är kvar på den här. Är ett barn i fara: ring 112.`,
    en: (why: string) =>
      `${upper(why)}, so the page you asked for could not be fetched. You are still on this one. If a child is in danger: call 112.`,
  },
})

const upper = (words: string) => words.slice(0, 1).toUpperCase() + words.slice(1)

import { defineTexts } from '../i18n/texts.ts'

/** What the browser says by itself, where no page can be asked. */
export const texts = defineTexts({
  /** Where the form has said already that there is no network, and that what is written stays. */
  stillNotSent: {
    sv: 'Det är inte lämnat än: nätet är inte tillbaka.',
    en: 'It has not been handed in yet: the network is not back.',
  },
  notSent: {
    sv: 'Det är inte lämnat: du har inget nät. Det du har skrivit står kvar här. Tryck igen när nätet är tillbaka.',
    en: 'It has not been handed in: you have no network. What you wrote is still here. Press again when the network is back.',
  },
})

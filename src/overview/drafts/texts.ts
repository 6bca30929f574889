import { defineTexts } from '../../i18n/index.ts'

export const texts = defineTexts({
  heading: { sv: 'Det du har börjat på', en: 'What you have started' },
  lead: {
    sv: 'Sparat för dig och för den som har uppdraget efter dig. Inget är skickat.',
    en: 'Saved for you and for whoever holds the function after you. Nothing has been sent.',
  },
  none: {
    sv: 'Du har inget påbörjat. Det du skriver och inte har skickat sparas här.',
    en: 'You have nothing begun. What you write and have not sent is kept here.',
  },
  other: { sv: 'Ett utkast', en: 'A draft' },
  by: {
    sv: (who: string, when: string) => `${who}, ändrades senast ${when}`,
    en: (who: string, when: string) => `${who}, last changed ${when}`,
  },
  remove: { sv: 'Ta bort', en: 'Remove' },
})

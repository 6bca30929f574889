import { defineTexts } from '../../i18n/index.ts'

export const changeTexts = defineTexts({
  organisationMade: { sv: 'Organisationen finns nu', en: 'The organisation is there now' },
  organisationMadeMeans: {
    sv: 'Lägg till enheterna som hör till den.',
    en: 'Add the units that belong to it.',
  },
  bodyMade: { sv: 'Nämnden finns nu', en: 'The body is there now' },
  bodyMadeMeans: {
    sv: 'Öppna de enheter som den ansvarar för, och välj den där.',
    en: 'Open the units that it answers for, and choose it there.',
  },
  unitMade: { sv: 'Enheten finns nu', en: 'The unit is there now' },
  unitMadeMeans: {
    sv: 'Lägg till uppdragen i den. Börja med en chef.',
    en: 'Add the functions in it. Begin with a manager.',
  },
  functionMade: { sv: 'Uppdraget finns nu', en: 'The function is there now' },
  functionMadeMeans: {
    sv: 'Ingen har det förrän någon får det.',
    en: 'Nobody holds it until somebody is given it.',
  },
  appointmentMade: {
    sv: (who: string) => `${who} har fått uppdraget`,
    en: (who: string) => `${who} holds the function`,
  },
  appointmentMadeMeans: {
    sv: 'Det gäller från nu, och vid första inloggningen för den som är ny. Den som får uppdraget, chefen och den som granskar loggen får veta det.',
    en: 'It holds from now, and from the first sign-in of somebody new. Whoever is given it, the manager and whoever reviews the log are told.',
  },
  appointmentEnded: {
    sv: (who: string) => `${who} har inte uppdraget längre`,
    en: (who: string) => `${who} no longer holds the function`,
  },
  appointmentEndedMeans: {
    sv: 'Det gäller från nu. Ge uppdraget till någon annan, eller stäng det om det inte behövs.',
    en: 'It holds from now. Give the function to somebody else, or close it if it is not needed.',
  },
  ruleMade: { sv: 'Regeln gäller nu', en: 'The rule holds now' },
  ruleMadeMeans: {
    sv: 'Barn i de åldrarna som läggs in från nu får den kontakten.',
    en: 'Children of those ages who are entered from now get that contact.',
  },
  ruleRemoved: { sv: 'Regeln är borttagen', en: 'The rule is removed' },
  ruleRemovedMeans: {
    sv: 'Barn som redan har en kontakt behåller den. Gör en ny regel för åldrarna, så att nya barn får en.',
    en: 'Children who have a contact already keep it. Make another rule for those ages, so that new children get one.',
  },
  tokenEnded: { sv: 'Nyckeln är avslutad', en: 'The token has ended' },
  tokenEndedMeans: {
    sv: 'Den släpper inte in någon. Det som katalogen har gett gäller ändå.',
    en: 'It lets nobody in. What the directory has given holds all the same.',
  },
  ended: { sv: 'Det är avslutat', en: 'It has ended' },
  endedMeans: {
    sv: 'Det som är skrivet står kvar. Du kan öppna det igen här.',
    en: 'What has been written stays. You can open it again here.',
  },
  reopened: { sv: 'Det är öppet igen', en: 'It is open again' },
  reopenedMeans: {
    sv: 'Det som fanns i det är fortfarande avslutat. Öppna det som ska finnas.',
    en: 'What was in it is still ended. Open what should be there.',
  },
  changed: { sv: 'Ändringen är sparad', en: 'The change is saved' },
  changedMeans: {
    sv: 'Den gäller från nu, och står i historiken med ditt namn och skälet.',
    en: 'It holds from now, and stands in the history with your name and the reason.',
  },
})

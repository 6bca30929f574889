import { defineTexts, plural } from '../../../platform/i18n/index.ts'

export const changeTexts = defineTexts({
  moveLead: {
    sv: 'Alla får ett nytt mejl, och får svara på nytt.',
    en: 'Everyone gets a new mail, and is asked again.',
  },
  saveMove: { sv: 'Ändra och säg till alla', en: 'Change it and tell everyone' },
  staleMove: {
    sv: 'Någon annan hann ändra mötet före dig. Se efter, och spara på nytt om det ska vara så här.',
    en: 'Somebody else changed the meeting before you. Have a look, and save again if it shall be like this.',
  },
  standsNow: { sv: (when: string) => `Nu står det: ${when}`, en: (when: string) => `It now says: ${when}` },
  cancelLead: {
    sv: (n: number) =>
      `${plural(n, 'sv', 'inbjuden', 'inbjudna')} får veta det på mejl, och mötet försvinner ur deras kalendrar. Det går inte att ångra.`,
    en: (n: number) =>
      `${plural(n, 'en', 'person invited is', 'people invited are')} told by mail, and the meeting goes from their calendars. It cannot be undone.`,
  },
})

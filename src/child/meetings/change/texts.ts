import { defineTexts, plural } from '../../../i18n/index.ts'

export const changeTexts = defineTexts({
  moveLead: {
    sv: 'Alla får ett nytt mejl, och får svara på nytt.',
    en: 'Everyone gets a new email and is asked again.',
  },
  saveMove: { sv: 'Ändra och säg till alla', en: 'Change it and tell everyone' },
  staleMove: {
    sv: 'Någon annan har ändrat mötet. Kontrollera tiden och spara igen.',
    en: 'Somebody else changed the meeting before you. Check the details, and save again if you still want your change.',
  },
  standsNow: { sv: (when: string) => `Nu står det: ${when}`, en: (when: string) => `It now says: ${when}` },
  cancelLead: {
    sv: (n: number) =>
      `${plural(n, 'sv', 'inbjuden', 'inbjudna')} får veta det på mejl, och mötet försvinner ur deras kalendrar. Det går inte att ångra.`,
    en: (n: number) =>
      `${plural(n, 'en', 'invited person', 'invited people')} will be told by email, and the meeting is removed from their calendars. You cannot undo this.`,
  },
})

import { defineTexts, formatList } from '../../i18n/index.ts'

export const clashTexts = defineTexts({
  clashAsked: { sv: 'Du har ett annat möte samma tid', en: 'You have another meeting at the same time' },
  clashOfColleagues: {
    sv: 'En kollega har ett annat möte samma tid',
    en: 'A colleague has another meeting at the same time',
  },
  chooseAnother: {
    sv: 'Inget är skickat än. Välj en annan tid här under, eller gå vidare ändå.',
    en: 'Nothing has been sent yet. Choose another time below, or go on anyway.',
  },
  chooseFewer: {
    sv: 'Inget är skickat än. Ta bort krysset för kollegan, eller bjud in ändå.',
    en: 'Nothing has been sent yet. Untick your colleague, or invite anyway.',
  },
  otherMeeting: {
    sv: (when: string) => `Möte ${when}`,
    en: (when: string) => `Meeting ${when}`,
  },
  whose: {
    sv: (mine: boolean, names: string[]) => formatList([...(mine ? ['Du'] : []), ...names], 'sv'),
    en: (mine: boolean, names: string[]) => formatList([...(mine ? ['You'] : []), ...names], 'en'),
  },
  callAnyway: { sv: 'Bjud in ändå', en: 'Invite anyway' },
  moveAnyway: { sv: 'Ändra ändå', en: 'Change it anyway' },
})

import { defineTexts, formatList } from '../../../i18n/index.ts'

export const openingTexts = defineTexts({
  openingLead: {
    sv: 'När mötet är öppet kan ni skriva i planen tillsammans. Du avslutar det med anteckningarna.',
    en: 'While the meeting is open you can write in the plan together. You close it with the minutes.',
  },
  colleaguesWrite: {
    sv: (names: string[]) =>
      `${formatList(names, 'sv')} från er enhet får skriva i planen så länge mötet är öppet.`,
    en: (names: string[]) =>
      `${formatList(names, 'en')} from your unit can write in the plan while the meeting is open.`,
  },
  tooEarly: {
    sv: (day: string) => `Mötet är ${day}. Du kan öppna det från och med den dagen.`,
    en: (day: string) => `The meeting is on ${day}. You can open it from that day.`,
  },
  openDraftTo: {
    sv: 'Vilka får skriva i utkastet till planen under mötet?',
    en: 'Who may write in the draft of the plan during the meeting?',
  },
  openDraftHint: {
    sv: 'De läser och skriver hela utkastet, tills du avslutar mötet.',
    en: 'They read and write the whole draft, until you close the meeting.',
  },
  alreadyOpen: { sv: 'Har det redan öppet', en: 'Already has it open' },
  draftGround: { sv: 'Att öppna utkastet är ett utlämnande', en: 'Opening the draft is a disclosure' },
  draftGroundLead: {
    sv: 'Fyll i det här om du har valt någon ovanför.',
    en: 'Fill this in if you have chosen someone above.',
  },
  severalGrounds: {
    sv: 'De var inte inbjudna på samma villkor. Det som skilde sig är tomt. Stod det för någon att familjen inte vet, står det nej för alla. Öppna för en i taget om svaren inte är desamma.',
    en: 'They were not invited on the same terms. Where the terms differed, the form is empty. If the family was not told about one of them, it says no for all. Open it for one at a time if the answers are not the same.',
  },
  notLead: {
    sv: 'Bara samordnaren kan öppna planens utkast. Mötet går att hålla ändå.',
    en: 'Only the lead can open the draft of the plan. You can still hold the meeting.',
  },
  noPlan: {
    sv: 'Barnet har ingen plan än. Mötet går att hålla ändå.',
    en: 'The child has no plan yet. You can still hold the meeting.',
  },
})

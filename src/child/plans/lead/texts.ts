import { defineTexts } from '../../../i18n/index.ts'

export const leadTexts = defineTexts({
  heading: { sv: 'Lämna över samordningen', en: 'Hand over the lead' },
  leadText: {
    sv: 'Utkastet, datumen och parternas svar blir deras från den stunden. Du kan inte ändra i planen längre.',
    en: 'The draft, the dates and the partners’ answers become theirs from that moment. You can no longer change the plan.',
  },
  functionIdMissing: { sv: 'Välj vem i er enhet som tar över.', en: 'Choose who in your unit takes over.' },
  handOver: { sv: 'Lämna över', en: 'Hand over' },
})

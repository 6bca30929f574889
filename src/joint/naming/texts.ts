import { defineTexts, formatList } from '../../i18n/index.ts'

export const texts = defineTexts({
  isItAChild: {
    sv: (names: string[]) => `Är det här om ett barn? Ta bort ${formatList(names, 'sv')}.`,
    en: (names: string[]) => `Is this about a child? Remove ${formatList(names, 'en')}.`,
  },
  notChild: { sv: 'Nej, det är inte om ett barn', en: 'No, it is not about a child' },
  notChildHint: {
    sv: 'Det du svarar sparas. Namnet på ett barn hör aldrig hemma här.',
    en: 'What you answer is kept. The name of a child never belongs here.',
  },
})

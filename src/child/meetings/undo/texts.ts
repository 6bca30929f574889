import { defineTexts, formatList, type Language } from '../../../i18n/index.ts'

/** Two names, and how many more. */
const some = (names: string[], language: Language) => {
  const more = names.length - 2
  const shown =
    names.length > 3 ? [...names.slice(0, 2), language === 'sv' ? `${more} till` : `${more} more`] : names
  return formatList(shown, language)
}

export const undoTexts = defineTexts({
  invited: {
    sv: (names: string[]) => `${some(names, 'sv')} är ${names.length === 1 ? 'inbjuden' : 'inbjudna'}`,
    en: (names: string[]) => `${some(names, 'en')} ${names.length === 1 ? 'is' : 'are'} invited`,
  },
  whatNow: {
    sv: 'Inbjudan går också ut med mejl nu. Svaren ser du här på sidan.',
    en: 'The invitation goes out by email too. Answers appear here on this page.',
  },
  whatNowProtected: {
    sv: 'Ett mejl går ut nu och säger bara att något väntar i Kring. Svaren ser du här på sidan.',
    en: 'An email goes out now and only says that something is waiting in Kring. Answers appear here on this page.',
  },
  mayHaveSeen: {
    sv: (names: string[]) => `${formatList(names, 'sv')} kan redan ha sett inbjudan.`,
    en: (names: string[]) => `${formatList(names, 'en')} may already have seen the invitation.`,
  },
  until: {
    sv: (time: string) =>
      `Du kan ångra till kl. ${time}. Den som kan ha sett inbjudan får då veta att mötet inte blir av.`,
    en: (time: string) =>
      `You can undo this until ${time}. Anyone who may have seen the invitation is then told that the meeting is off.`,
  },
  takenBack: { sv: 'Inbjudan är tillbakatagen', en: 'The invitation is taken back' },
  told: {
    sv: (names: string[]) =>
      `${formatList(names, 'sv')} kan ha sett inbjudan och får veta att mötet inte blir av. Ingen annan får veta något.`,
    en: (names: string[]) =>
      `${formatList(names, 'en')} may have seen the invitation and ${names.length === 1 ? 'is' : 'are'} told that the meeting is off. Nobody else is told anything.`,
  },
  nobodyTold: {
    sv: 'Ingen har sett inbjudan. Ingen får veta något.',
    en: 'Nobody has seen the invitation. Nobody is told anything.',
  },
  asItWas: {
    sv: 'Allt du skrev står kvar här under. Ändra det som blev fel och bjud in igen.',
    en: 'Everything that you wrote is still below. Change what was wrong and invite again.',
  },
  mostAsItWas: {
    sv: 'Det du skrev står kvar här under, utom det som står här. Ändra det som blev fel och bjud in igen.',
    en: 'What you wrote is still below, except for what is said here. Change what was wrong and invite again.',
  },
  severalGrounds: {
    sv: 'De på andra enheter var inte inbjudna på samma villkor. Det som skilde sig är tomt. Kvar är områdena som alla fick läsa om. Stod det för någon att familjen inte vet, står det nej för alla. Ska någon ha andra villkor bjuder du in den efteråt.',
    en: 'Those at other units were not invited on the same terms. Where the terms differed, the form is empty. It keeps the areas that all of them could read about. If the family was not told about one of them, it says no for all. If somebody needs other terms, invite them afterwards.',
  },
  morePoints: {
    sv: (n: number) =>
      n === 1
        ? 'En punkt till fick inte plats. Läs den i mötet du tog tillbaka.'
        : `${n} punkter till fick inte plats. Läs dem i mötet du tog tillbaka.`,
    en: (n: number) =>
      n === 1
        ? 'One more point did not fit. Read it in the meeting that you took back.'
        : `${n} more points did not fit. Read them in the meeting that you took back.`,
  },
  stateUndone: { sv: 'Tillbakatagen', en: 'Taken back' },
  offForAll: {
    sv: 'Inbjudan togs tillbaka. Mötet blir inte av.',
    en: 'The invitation was taken back. There will be no meeting.',
  },
  late: {
    sv: 'Det har gått mer än tio minuter. Ställ in mötet i stället, så får alla veta det.',
    en: 'More than ten minutes have passed. Cancel the meeting instead, and everyone is told.',
  },
  changed: {
    sv: 'Mötet är redan öppnat eller inställt. Gå till mötet och se hur det är nu.',
    en: 'The meeting has been opened or cancelled already. Go to the meeting to see how it is now.',
  },
})

import { defineTexts, plural } from '../../i18n/index.ts'

export const texts = defineTexts({
  heading: { sv: 'Sök', en: 'Search' },
  lead: {
    sv: 'Barn som du arbetar med, kollegor, sidor och annat som du får öppna.',
    en: 'Children that you work with, colleagues, pages and whatever else you may open.',
  },
  field: { sv: 'Sök i Kring', en: 'Search Kring' },
  hint: {
    sv: 'Skriv början av ett namn eller ett ord. Barn med skyddade uppgifter hittas aldrig med sökning.',
    en: 'Type the beginning of a name or a word. Children with protected identity are never found by a search.',
  },
  found: {
    sv: (n: number) => (n === 1 ? '1 träff' : `${n} träffar`),
    en: (n: number) => plural(n, 'en', 'result', 'results'),
  },
  atLeast: { sv: (n: number) => `Minst ${n} träffar`, en: (n: number) => `At least ${n} results` },
  none: { sv: 'Inget hittades som du får öppna.', en: 'Nothing was found that you may open.' },
  all: { sv: (what: string) => `Visa alla: ${what}`, en: (what: string) => `Show all: ${what}` },
  everything: { sv: 'Sök i allt', en: 'Search everything' },
  moreThan: {
    sv: (n: number) => `Här är de ${n} första. Skriv fler ord för att hitta resten.`,
    en: (n: number) => `These are the first ${n}. Type more words to find the rest.`,
  },
  pages: { sv: 'Sidor', en: 'Pages' },
  danger: { sv: 'Är barnet i fara?', en: 'Is the child in danger?' },
  plans: {
    sv: 'Planer: barnen som du är samordnare eller kontakt för',
    en: 'Plans: the children you lead or are the named person for',
  },
  newWorry: { sv: 'Skriv något du har märkt', en: 'Write something you noticed' },
  settings: { sv: 'Inställningar', en: 'Settings' },
  help: { sv: 'Hjälp', en: 'Help' },
  accessibility: { sv: 'Tillgänglighet', en: 'Accessibility' },
  about: { sv: 'Om Kring', en: 'About Kring' },
  drafts: { sv: 'Påbörjat, inte skickat', en: 'Begun, not sent' },
})

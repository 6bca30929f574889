import { defineTexts, plural } from '../../../i18n/index.ts'

export const paperTexts = defineTexts({
  heading: { sv: 'Skriv in svar från papper', en: 'Key in answers from paper' },
  lead: {
    sv: 'Ett papper i taget. Tab går till nästa fråga, piltangenterna väljer, Enter sparar.',
    en: 'One paper at a time. Tab goes to the next question, the arrow keys choose, Enter saves.',
  },
  from: { sv: 'Papperen kommer från', en: 'The papers are from' },
  fromNone: { sv: 'Okänt', en: 'Unknown' },
  save: { sv: 'Spara och ta nästa', en: 'Save and take the next' },
  done: {
    sv: (n: number) => `${plural(n, 'sv', 'papper sparat', 'papper sparade')} i den här omgången.`,
    en: (n: number) => `${plural(n, 'en', 'paper saved', 'papers saved')} in this batch.`,
  },
  missing: {
    sv: 'En fråga utan svar lämnar du tom, även om den är obligatorisk i enkäten.',
    en: 'Leave a question without an answer empty, also where the survey requires one.',
  },
  shut: {
    sv: 'Det går inte att skriva in fler svar: enkäten är inte öppen, eller resultatet är redan klart.',
    en: 'No more answers can be keyed in: the survey is not open, or the results are already done.',
  },
  empty: {
    sv: 'Papperet är tomt. Skriv in minst ett svar.',
    en: 'The paper is empty. Key in at least one answer.',
  },
  changed: {
    sv: 'Frågorna har ändrats. Ladda om sidan.',
    en: 'The questions have changed. Load the page again.',
  },
})

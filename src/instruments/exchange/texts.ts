import { defineTexts } from '../../i18n/index.ts'

export const texts = defineTexts({
  row: {
    sv: (sheet: string, row: string) => `Rad ${row} i bladet ${sheet}: `,
    en: (sheet: string, row: string) => `Row ${row} of the sheet ${sheet}: `,
  },
  rows: {
    sv: (sheet: string, rows: string) => `Rad ${rows} i bladet ${sheet}: `,
    en: (sheet: string, rows: string) => `Rows ${rows} of the sheet ${sheet}: `,
  },
  andMore: { sv: (n: number) => `och ${n} till`, en: (n: number) => `and ${n} more` },
  quoted: { sv: (name: string) => `”${name}”`, en: (name: string) => `“${name}”` },
  tooManySections: {
    sv: (n: string) => `formuläret har ${n} delar. Högst 40 går bra. Slå ihop grupper i filen.`,
    en: (n: string) => `the form has ${n} parts. At most 40 will do. Join groups in the file.`,
  },

  fileTooLarge: {
    sv: (mb: number) => `filen är för stor. Högst ${mb} MB går bra.`,
    en: (mb: number) => `the file is too large. At most ${mb} MB will do.`,
  },
  fileEmpty: { sv: 'filen är tom.', en: 'the file is empty.' },
  wrongEncoding: {
    sv: 'filen är inte sparad som UTF-8. Spara den så, och försök igen.',
    en: 'the file is not saved as UTF-8. Save it so, and try again.',
  },
  notJson: {
    sv: (line: string) =>
      line
        ? `filen går inte att läsa som JSON. Se efter på rad ${line}.`
        : 'filen går inte att läsa som JSON.',
    en: (line: string) =>
      line ? `the file cannot be read as JSON. Look at line ${line}.` : 'the file cannot be read as JSON.',
  },
  tooNested: {
    sv: (most: string) => `filen har fler än ${most} nivåer inuti varandra.`,
    en: (most: string) => `the file has more than ${most} levels inside each other.`,
  },
  notAQuestionnaire: {
    sv: (type: string) => `filen är en FHIR ${type}. Det ska vara en Questionnaire.`,
    en: (type: string) => `the file is a FHIR ${type}. It should be a Questionnaire.`,
  },
  notAResponse: {
    sv: 'filen är inte en FHIR QuestionnaireResponse.',
    en: 'the file is not a FHIR QuestionnaireResponse.',
  },
  otherQuestionnaire: {
    sv: (which: string) => `svaren hör till ett annat formulär: ${which}.`,
    en: (which: string) => `the answers belong to another form: ${which}.`,
  },
  wrongAnswer: {
    sv: 'svaret passar inte frågan.',
    en: 'the answer does not fit the question.',
  },
  notXlsx: {
    sv: 'filen går inte att läsa som ett kalkylblad (.xlsx).',
    en: 'the file cannot be read as a spreadsheet (.xlsx).',
  },
  unpacksTooLarge: {
    sv: 'filen blir för stor när den packas upp.',
    en: 'the file becomes too large when it is unpacked.',
  },
  sheetTooLarge: {
    sv: (most: string) => `ett blad har fler än ${most} rader, eller för många kolumner.`,
    en: (most: string) => `a sheet has more than ${most} rows, or too many columns.`,
  },
  noSheet: {
    sv: (name: string) => `bladet ${name} saknas.`,
    en: (name: string) => `the sheet ${name} is missing.`,
  },
  sameSheet: {
    sv: (name: string) => `två blad heter ${name}. Ge dem olika namn.`,
    en: (name: string) => `two sheets are called ${name}. Give them different names.`,
  },
  sameColumn: {
    sv: (name: string) => `två kolumner heter ${name}, och båda är ifyllda. Ge dem olika namn.`,
    en: (name: string) =>
      `two columns are called ${name}, and both are filled in. Give them different names.`,
  },
  changesMeaning: {
    sv: (what: string) =>
      `${what} ändrar vad filen betyder och går inte att läsa här. Ta bort det i filen, och försök igen.`,
    en: (what: string) =>
      `${what} changes what the file means and cannot be read here. Take it out of the file, and try again.`,
  },
  noColumn: {
    sv: (name: string) => `kolumnen ${name} saknas.`,
    en: (name: string) => `the column ${name} is missing.`,
  },
  badName: {
    sv: (name: string) => `namnet ${name} går inte att använda. Använd a–z, siffror, - och _.`,
    en: (name: string) => `the name ${name} cannot be used. Use a–z, digits, - and _.`,
  },
  sameName: {
    sv: (name: string) => `namnet ${name} finns redan.`,
    en: (name: string) => `the name ${name} is there already.`,
  },
  notClosed: {
    sv: 'gruppen börjar men slutar inte.',
    en: 'the group begins and does not end.',
  },
  notOpened: { sv: 'en grupp slutar som inte har börjat.', en: 'a group ends that has not begun.' },
  badCondition: {
    sv: (words: string) => `villkoret går inte att läsa: ${words}`,
    en: (words: string) => `the condition cannot be read: ${words}`,
  },
  badItem: {
    sv: (what: string) => `frågan går inte att läsa: ${what}`,
    en: (what: string) => `the question cannot be read: ${what}`,
  },

  tooLarge: { sv: 'formuläret är för stort.', en: 'the form is too large.' },
  wrongForm: {
    sv: (what: string) => `det här stämmer inte med formatet: ${what}`,
    en: (what: string) => `this does not fit the format: ${what}`,
  },
  sameId: {
    sv: (id: string) => `två har samma id: ${id}.`,
    en: (id: string) => `two have the same id: ${id}.`,
  },
  tooManyItems: {
    sv: (n: string) => `formuläret har ${n} frågor. Det är för många.`,
    en: (n: string) => `the form has ${n} questions. That is too many.`,
  },
  noItems: {
    sv: 'det finns ingen fråga att ta in. Lägg till minst en i filen, av en sort som finns här.',
    en: 'there is no question to take in. Add at least one to the file, of a type that is known here.',
  },
  noScale: { sv: (id: string) => `skalan ${id} saknas.`, en: (id: string) => `the scale ${id} is missing.` },
  noOption: {
    sv: (id: string) => `svarsalternativet ${id} saknas.`,
    en: (id: string) => `the answer ${id} is missing.`,
  },
  noItem: {
    sv: (id: string) => `villkoret gäller en fråga som saknas: ${id}.`,
    en: (id: string) => `the condition is about a question that is missing: ${id}.`,
  },
  loop: {
    sv: 'villkoren går i en ring, så frågan hänger på sitt eget svar.',
    en: 'the conditions go in a ring, so the question hangs on its own answer.',
  },
  range: {
    sv: (range: string) => `det minsta är större än det största: ${range}.`,
    en: (range: string) => `the least is more than the most: ${range}.`,
  },
  noColumns: {
    sv: 'tabellen behöver en skala eller kolumner, och bara en av dem.',
    en: 'the table needs a scale or columns, and only one of them.',
  },
  missingMain: {
    sv: (language: string) => `en text saknas på huvudspråket (${language}).`,
    en: (language: string) => `a text is missing in the main language (${language}).`,
  },
  missingLanguage: {
    sv: (language: string) => `en text saknas på språket ${language}.`,
    en: (language: string) => `a text is missing in the language ${language}.`,
  },

  drawingWords: { sv: 'Berätta med ord', en: 'Tell it in words' },
})

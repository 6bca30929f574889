import { defineTexts, formatDateTime } from '../../../platform/i18n/index.ts'

export const texts = defineTexts({
  missing_column: {
    sv: (column: string) => `Kolumnen ${column} finns inte i filen.`,
    en: (column: string) => `There is no column called ${column} in the file.`,
  },
  uneven: {
    sv: 'Raden har fler eller färre celler än rubrikraden. Står ett skiljetecken inne i en text?',
    en: 'The row has more or fewer cells than the heading. Does a separator stand inside a text?',
  },
  no_indicator: {
    sv: (column: string) => `${column} är tom. Skriv vilken indikator raden hör till.`,
    en: (column: string) => `${column} is empty. Write which indicator the row belongs to.`,
  },
  unknown_indicator: {
    sv: (column: string, value: string) => `${column}: ingen indikator med register heter ”${value}”.`,
    en: (column: string, value: string) => `${column}: no indicator with a register is called “${value}”.`,
  },
  not_a_date: {
    sv: (column: string, value: string) => `${column}: ”${value}” är ingen dag som finns och har varit.`,
    en: (column: string, value: string) => `${column}: “${value}” is no day that exists and has been.`,
  },
  not_a_number: {
    sv: (column: string, value: string) => `${column}: ”${value}” är inget tal.`,
    en: (column: string, value: string) => `${column}: “${value}” is no number.`,
  },
  formula: {
    sv: (column: string, value: string) => `${column}: ”${value}” är en formel. Spara filen med värden.`,
    en: (column: string, value: string) => `${column}: “${value}” is a formula. Save the file with values.`,
  },
  too_long: {
    sv: (column: string, value: string) => `${column}: texten är för lång: ”${value}…”`,
    en: (column: string, value: string) => `${column}: the text is too long: “${value}…”`,
  },
  reference_twice: {
    sv: (column: string, value: string) => `${column}: ”${value}” finns på en rad högre upp också.`,
    en: (column: string, value: string) => `${column}: “${value}” is on a row further up too.`,
  },
  reference_taken: {
    sv: (column: string, value: string) => `${column}: ”${value}” är redan inläst.`,
    en: (column: string, value: string) => `${column}: “${value}” has been read in already.`,
  },
  line: { sv: (line: number) => `Rad ${line}`, en: (line: number) => `Line ${line}` },
  more: {
    sv: (n: string) => `Och ${n} till. Rätta de här först.`,
    en: (n: string) => `And ${n} more. Mend these first.`,
  },
  sameFile: {
    sv: (at: Date) => `Filen är redan inläst, ${formatDateTime(at, 'sv')}. Inget är inläst en gång till.`,
    en: (at: Date) =>
      `The file has been read in already, on ${formatDateTime(at, 'en')}. Nothing was read in again.`,
  },
  nothingTaken: {
    sv: 'Inget är inläst. Rätta filen och läs in den igen.',
    en: 'Nothing has been read in. Mend the file and read it in again.',
  },
  taken: {
    sv: (rows: string) => `${rows} rader är inlästa.`,
    en: (rows: string) => `${rows} rows have been read in.`,
  },
  mappingWrong: {
    sv: (at: string) => `Beskrivningen av kolumnerna går inte att läsa. Se efter vid ${at}.`,
    en: (at: string) => `The description of the columns cannot be read. Look at ${at}.`,
  },
})

import { defineTexts } from '../../i18n/index.ts'

const at = (line: number | undefined, word: string) => (line ? `, ${word} ${line}` : '')

export const texts = defineTexts({
  empty: { sv: 'Filen är tom.', en: 'The file is empty.' },
  spreadsheet: {
    sv: 'Det här är en Excelfil, fast den heter csv. Öppna den i Excel och spara den som CSV.',
    en: 'This is an Excel file, though it is called csv. Open it in Excel and save it as CSV.',
  },
  not_text: { sv: 'Filen är ingen textfil.', en: 'The file is no text file.' },
  garbled: {
    sv: (line?: number) =>
      `Bokstäverna å, ä och ö har gått sönder i filen${at(line, 'rad')}. Spara om den som CSV UTF-8 från där den kommer.`,
    en: (line?: number) =>
      `The letters å, ä and ö are broken in the file${at(line, 'line')}. Save it again as CSV UTF-8 where it comes from.`,
  },
  quotes: {
    sv: (line?: number) => `Ett citattecken börjar och slutar inte som det ska${at(line, 'nära rad')}.`,
    en: (line?: number) => `A quotation mark does not begin and end as it should${at(line, 'near line')}.`,
  },
  only_heading: { sv: 'Filen har rubriker men inga rader.', en: 'The file has headings but no rows.' },
  same_column_twice: {
    sv: (name: string) => `Två kolumner heter ${name}. Ge dem olika namn.`,
    en: (name: string) => `Two columns are called ${name}. Give them different names.`,
  },
  too_many_rows: {
    sv: (most: string) => `Filen har fler än ${most} rader. Dela den.`,
    en: (most: string) => `The file has more than ${most} rows. Split it.`,
  },
  too_many_columns: {
    sv: (most: string) => `Filen har fler än ${most} kolumner.`,
    en: (most: string) => `The file has more than ${most} columns.`,
  },
  cell_too_long: {
    sv: (line?: number) => `En rad är längre än vad den kan vara${at(line, 'rad')}.`,
    en: (line?: number) => `A row is longer than it can be${at(line, 'line')}.`,
  },
  readAsUtf8: { sv: 'Filen är läst som UTF-8.', en: 'The file was read as UTF-8.' },
  readAsWindows: {
    sv: 'Filen är läst som Windows-1252, eftersom den inte är UTF-8. Kontrollera att å, ä och ö ser rätt ut.',
    en: 'The file was read as Windows-1252, since it is not UTF-8. Check that å, ä and ö look right.',
  },
  readAsUtf16: { sv: 'Filen är läst som UTF-16.', en: 'The file was read as UTF-16.' },
})

import { defineTexts, formatDateTime } from '../../../i18n/index.ts'

export const texts = defineTexts({
  missing_column: {
    sv: (column: string) => `Kolumnen ${column} finns inte i filen.`,
    en: (column: string) => `There is no column called ${column} in the file.`,
  },
  unmapped: {
    sv: (column: string) =>
      `Kolumnen ”${column}” står i filen, men du har inte sagt vad den är. Skriv den under ”Läs inte in” (”leave” i en fil med beskrivningen) om den inte ska med.`,
    en: (column: string) =>
      `The column “${column}” is in the file, but you have not said what it is. Write it under “Do not read in” (“leave” in a mapping file) if it is to be left out.`,
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
    en: (n: string) => `And ${n} more. Correct these first.`,
  },
  sameFile: {
    sv: (at: Date) => `Filen är redan inläst, ${formatDateTime(at, 'sv')}. Inget är inläst en gång till.`,
    en: (at: Date) =>
      `The file has been read in already, on ${formatDateTime(at, 'en')}. Nothing was read in again.`,
  },
  nothingTaken: {
    sv: 'Inget är inläst. Rätta filen och läs in den igen.',
    en: 'Nothing has been read in. Correct the file and read it in again.',
  },
  taken: {
    sv: (rows: string) => `${rows} rader är inlästa.`,
    en: (rows: string) => `${rows} rows have been read in.`,
  },
  mappingWrong: {
    sv: (at: string) => `Beskrivningen av kolumnerna går inte att läsa. Se efter vid ${at}.`,
    en: (at: string) => `The description of the columns cannot be read. Look at ${at}.`,
  },
  heading: { sv: 'Läs in till register', en: 'Read into registers' },
  lead: {
    sv: 'En rad för varje utbildning, konferens eller träff. Skriv aldrig vem som var med.',
    en: 'One row for each training, conference or meeting. Never write who took part.',
  },
  readIn: { sv: 'Läs in en fil', en: 'Read in a file' },
  intoThese: {
    sv: (names: string) => `Raderna kan höra till: ${names}.`,
    en: (names: string) => `The rows may belong to: ${names}.`,
  },
  noRegisters: {
    sv: 'Gör först en indikator som är ett register.',
    en: 'First make an indicator that is a register.',
  },
  file: { sv: 'CSV-fil', en: 'CSV file' },
  fileHint: {
    sv: 'Spara kalkylbladet som CSV. Högst 20 000 rader; större filer läser systemförvaltaren in.',
    en: 'Save the spreadsheet as CSV. At most 20,000 rows; the administrator reads in larger files.',
  },
  pasted: { sv: 'Eller klistra in raderna här', en: 'Or paste the rows here' },
  pastedHint: {
    sv: 'Kopiera dem ur kalkylbladet, med rubrikerna.',
    en: 'Copy them from the spreadsheet, with the headings.',
  },
  columns: { sv: 'Vad kolumnerna heter', en: 'What the columns are called' },
  columnsHint: {
    sv: 'Töm namnet på en kolumn som inte finns. Utan antal räknas varje rad som en.',
    en: 'Empty the name of a column that is not there. Without a number each row counts as one.',
  },
  indicatorColumn: { sv: 'Indikator', en: 'Indicator' },
  indicatorDefault: { sv: 'Indikator', en: 'Indicator' },
  onColumn: { sv: 'Dag', en: 'Day' },
  onDefault: { sv: 'Datum', en: 'Date' },
  amountColumn: { sv: 'Antal', en: 'Number' },
  amountDefault: { sv: 'Antal', en: 'Number' },
  partColumn: { sv: 'Del av värdet', en: 'Part of the value' },
  noteColumn: { sv: 'Vad det var', en: 'What it was' },
  referenceColumn: { sv: 'Radens eget nummer', en: 'The row’s own number' },
  leave: { sv: 'Läs inte in', en: 'Do not read in' },
  leaveHint: {
    sv: 'Kolumner som inte ska med, med semikolon emellan.',
    en: 'Columns that are to be left out, with semicolons between them.',
  },
  dateFormat: { sv: 'Så är dagarna skrivna', en: 'How the days are written' },
  decimal: { sv: 'Så är decimaler skrivna', en: 'How decimals are written' },
  comma: { sv: 'Med komma: 1,5', en: 'With a comma: 1,5' },
  point: { sv: 'Med punkt: 1.5', en: 'With a point: 1.5' },
  readInNow: { sv: 'Läs in', en: 'Read in' },
  fileMissing: { sv: 'Välj en fil, eller klistra in raderna.', en: 'Choose a file, or paste the rows.' },
  onMissing: { sv: 'Skriv vad kolumnen med dagen heter.', en: 'Write what the column of the day is called.' },
  indicatorMissing: {
    sv: 'Skriv vad kolumnen med indikatorns namn heter.',
    en: 'Write what the column of the indicator’s name is called.',
  },
  seeAbove: {
    sv: 'Filen kunde inte läsas in. Det står överst på sidan varför.',
    en: 'The file could not be read in. The top of the page says why.',
  },
  pastedName: { sv: 'Inklistrat', en: 'Pasted' },
  earlier: { sv: 'Inläst', en: 'Read in' },
  rowsBy: {
    sv: (rows: string, by: string, when: string) => `${rows} rader, ${by}, ${when}.`,
    en: (rows: string, by: string, when: string) => `${rows} rows, ${by}, ${when}.`,
  },
  withdraw: { sv: 'Ta tillbaka', en: 'Take back' },
  withdrawOf: { sv: (name: string) => `Ta tillbaka ${name}`, en: (name: string) => `Take back ${name}` },
  withdrawLead: {
    sv: (rows: string) =>
      `De ${rows} raderna räknas inte längre. De går att läsa, och filen kan läsas in igen.`,
    en: (rows: string) =>
      `The ${rows} rows count no more. They can be read, and the file can be read in again.`,
  },
  withdrawnOn: {
    sv: (when: string) => `Tillbakatagen ${when}.`,
    en: (when: string) => `Taken back on ${when}.`,
  },
  whyMissing: { sv: 'Skriv varför.', en: 'Write why.' },
  rows: { sv: 'Raderna', en: 'The rows' },
  rowsOf: { sv: (name: string) => `Rader: ${name}`, en: (name: string) => `Rows: ${name}` },
  rowsLead: {
    sv: 'Allt som läggs ihop. Här står aldrig vem som var med.',
    en: 'All that is added up. It never says who took part.',
  },
  noRows: { sv: 'Inga rader har lagts ihop än.', en: 'No rows have been added up yet.' },
  day: { sv: 'Dag', en: 'Day' },
  amount: { sv: 'Antal', en: 'Number' },
  amountHint: {
    sv: 'För en utbildning: hur många nya deltagare.',
    en: 'For a training: how many new participants.',
  },
  part: { sv: 'Del', en: 'Part' },
  partHint: {
    sv: 'Om en del ska visas för sig, till exempel utomlands.',
    en: 'If a part shall be shown by itself, for example abroad.',
  },
  partKnown: {
    sv: (parts: string) => `Har använts: ${parts}.`,
    en: (parts: string) => `Used so far: ${parts}.`,
  },
  note: { sv: 'Vad det var', en: 'What it was' },
  noteHint: {
    sv: 'Till exempel Grundutbildning i Lundvika. Inga namn.',
    en: 'For example Basic training in Lundvika. No names.',
  },
  from: { sv: 'Kommer från', en: 'Comes from' },
  fromFile: {
    sv: (name: string, line: number) => `${name}, rad ${line}`,
    en: (name: string, line: number) => `${name}, line ${line}`,
  },
  countsNoMore: { sv: 'Räknas inte längre', en: 'Counts no more' },
  correct: { sv: 'Rätta', en: 'Correct' },
  correctOf: { sv: (day: string) => `Rätta raden ${day}`, en: (day: string) => `Correct the row of ${day}` },
  correctRow: { sv: 'Rätta en rad', en: 'Correct a row' },
  correctLead: {
    sv: 'Det gamla står kvar som rättat. Skriv 0 om det inte blev av.',
    en: 'The old one stays as corrected. Write 0 if it never took place.',
  },
  saveRow: { sv: 'Spara raden', en: 'Save the row' },
})

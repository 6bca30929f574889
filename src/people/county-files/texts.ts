import { defineTexts, plural } from '../../i18n/index.ts'

const n = (count: number, language: 'sv' | 'en') =>
  count.toLocaleString(language === 'sv' ? 'sv-SE' : 'en-GB')

export const texts = defineTexts({
  heading: { sv: 'Läs in filer', en: 'Read files in' },
  administer: { sv: 'Förvalta', en: 'Administer' },
  lead: {
    sv: 'Organisationer, nämnder, enheter, uppdrag och personer på en gång. Du ser först vad filen skulle göra. Inget ändras förrän du för in den.',
    en: 'Organisations, boards, units, functions and people at once. First you see what the file would do. Nothing changes until you take it in.',
  },
  leadOfOrganisation: {
    sv: 'Nämnder, enheter, uppdrag och personer i din organisation på en gång. Du ser först vad filen skulle göra. Inget ändras förrän du för in den.',
    en: 'Boards, units, functions and people of your organisation at once. First you see what the file would do. Nothing changes until you take it in.',
  },
  send: { sv: 'Välj filer', en: 'Choose files' },
  file: { sv: 'Filer', en: 'Files' },
  fileHint: {
    sv: 'En arbetsbok (.xlsx) med fem flikar, eller en eller flera CSV-filer. Högst 50 000 rader i varje, och 5 MB på en gång.',
    en: 'A workbook (.xlsx) with five sheets, or one or several CSV files. At most 50,000 rows in each, and 5 MB at a time.',
  },
  fileMissing: { sv: 'Välj en fil, eller klistra in rader.', en: 'Choose a file, or paste rows.' },
  more: { sv: 'Klistra in, eller utelämna kolumner', en: 'Paste, or leave columns out' },
  pasted: { sv: 'Klistra in rader med rubriker', en: 'Paste rows with their headings' },
  pastedMissing: { sv: 'Klistra in rader.', en: 'Paste rows.' },
  pastedAs: { sv: 'Vad är raderna?', en: 'What are the rows?' },
  pastedAsHint: {
    sv: 'Behövs bara om det inte syns på rubrikerna.',
    en: 'Needed only where the headings do not show it.',
  },
  pastedAsMissing: { sv: 'Välj vad raderna är.', en: 'Choose what the rows are.' },
  pastedName: { sv: 'inklistrat', en: 'pasted' },
  leave: { sv: 'Kolumner som inte ska läsas', en: 'Columns that are not to be read' },
  leaveHint: { sv: 'Rubrikerna, med semikolon emellan.', en: 'The headings, with semicolons between them.' },
  leaveMissing: { sv: 'Skriv rubrikerna.', en: 'Write the headings.' },
  show: { sv: 'Visa vad den gör', en: 'Show what it does' },
  sheet_organisations: { sv: 'Organisationer', en: 'Organisations' },
  sheet_bodies: { sv: 'Nämnder och styrelser', en: 'Boards and committees' },
  sheet_units: { sv: 'Enheter', en: 'Units' },
  sheet_functions: { sv: 'Uppdrag', en: 'Functions' },
  sheet_people: { sv: 'Personer', en: 'People' },
  templates: { sv: 'Mallar', en: 'Templates' },
  templatesLead: {
    sv: 'Rubrikerna, med en påhittad rad. I arbetsboken står vad varje kolumn betyder.',
    en: 'The headings, with a row that is made up. The workbook says what each column means.',
  },
  house: { sv: 'Det som finns nu, som filer', en: 'What there is now, as files' },
  houseLead: {
    sv: 'Ändra i dem och läs in dem igen. Det du inte ändrar ändras inte.',
    en: 'Change them and read them in again. What you do not change does not change.',
  },
  workbook: { sv: 'Arbetsbok (.xlsx)', en: 'Workbook (.xlsx)' },
  columns: { sv: 'Vad kolumnerna betyder', en: 'What the columns mean' },
  columnsRules: {
    sv: 'En rad som inte står i filen ändrar ingenting. Det som slutar får closed eller until.',
    en: 'A row that is not in the file changes nothing. What ends gets closed or until.',
  },
  column: { sv: 'Kolumn', en: 'Column' },
  means: { sv: 'Betyder', en: 'Means' },
  needed: { sv: 'Måste finnas.', en: 'Needed.' },
  kindsOf: { sv: (sheet: string) => `Slag: ${sheet}`, en: (sheet: string) => `Kinds: ${sheet}` },
  legalDomains: { sv: 'Lagområden', en: 'Legal domains' },
  earlier: { sv: 'Dina filer', en: 'Your files' },
  notUsed: { sv: 'Inte införd', en: 'Not taken in' },
  taken: { sv: 'Införd', en: 'Taken in' },
  came: {
    sv: (units: number, functions: number, people: number) =>
      `${n(units, 'sv')} nya enheter, ${n(functions, 'sv')} nya uppdrag, ${n(people, 'sv')} nya personer i uppdrag`,
    en: (units: number, functions: number, people: number) =>
      `${n(units, 'en')} new units, ${n(functions, 'en')} new functions, ${n(people, 'en')} new people in functions`,
  },
  notRead: {
    sv: 'Filen kunde inte läsas. Inget har ändrats.',
    en: 'The file could not be read. Nothing has changed.',
  },
  inFile: {
    sv: (file: string, sheet: string) => (sheet ? `${file}, fliken ${sheet}` : file),
    en: (file: string, sheet: string) => (sheet ? `${file}, the sheet ${sheet}` : file),
  },
  'not-xlsx': {
    sv: 'Filen går inte att läsa som en arbetsbok (.xlsx).',
    en: 'The file cannot be read as a workbook (.xlsx).',
  },
  'unpacks-too-large': {
    sv: 'Arbetsboken är för stor när den packas upp. Dela den.',
    en: 'The workbook is too large when it is unpacked. Split it.',
  },
  'sheet-too-large': {
    sv: 'En flik har fler än 50 000 rader. Dela den.',
    en: 'A sheet has more than 50,000 rows. Split it.',
  },
  no_rows: { sv: 'Filen har inga rader.', en: 'The file has no rows.' },
  unknown_sheet: {
    sv: 'Fliken heter inget av organisations, bodies, units, functions och people.',
    en: 'The sheet is called none of organisations, bodies, units, functions and people.',
  },
  which_sheet: {
    sv: 'Rubrikerna är ingen av mallarnas. Jämför med mallen.',
    en: 'The headings are those of no template. Compare with the template.',
  },
  unknown_column: {
    sv: (column: string) =>
      `Kolumnen ${column} är okänd. Ta bort den, eller skriv den under ”Kolumner som inte ska läsas”.`,
    en: (column: string) =>
      `The column ${column} is not known. Remove it, or write it under “Columns that are not to be read”.`,
  },
  column_missing: {
    sv: (column: string) => `Kolumnen ${column} saknas.`,
    en: (column: string) => `The column ${column} is missing.`,
  },
  same_column: {
    sv: (column: string) => `Två kolumner heter ${column}.`,
    en: (column: string) => `Two columns are called ${column}.`,
  },
  seeAbove: { sv: 'Se ovanför formuläret.', en: 'See above the form.' },
  fileLead: {
    sv: 'Det här skulle filen göra. Inget har ändrats än.',
    en: 'This is what the file would do. Nothing has changed yet.',
  },
  fileUsedLead: { sv: 'Filen är införd.', en: 'The file has been taken in.' },
  usedMeans: {
    sv: 'De som har fått uppdrag, deras chefer och den som granskar loggen får veta det. På sidan Förvalta står vad som saknas än.',
    en: 'Those who were given functions, their managers and whoever reviews the log are told. The page Administer says what is still missing.',
  },
  nothing: { sv: 'Filen ändrar ingenting.', en: 'The file changes nothing.' },
  nothingLead: {
    sv: 'Allt i den stämmer redan.',
    en: 'All that it says is so already.',
  },
  stopped: {
    sv: (count: number) => `${plural(count, 'sv', 'rad stoppar', 'rader stoppar')} filen`,
    en: (count: number) => `${plural(count, 'en', 'row stops', 'rows stop')} the file`,
  },
  stoppedLead: {
    sv: 'Inget förs in så länge en rad är stoppad. Rätta filen eller ta bort raderna, och läs in den igen.',
    en: 'Nothing is taken in as long as a row is stopped. Correct the file or remove the rows, and read it in again.',
  },
  changedMeanwhile: { sv: 'Det har ändrats medan du läste', en: 'Something changed while you read' },
  changedMeanwhileLead: {
    sv: 'Någon har ändrat i enheterna eller uppdragen. Nedanför står vad filen skulle göra nu.',
    en: 'Somebody has changed the units or the functions. Below is what the file would do now.',
  },
  refusedByRules: { sv: 'Det gick inte att föra in filen', en: 'The file could not be taken in' },
  refusedRow: {
    sv: (row: string) => `Raden som stoppade: ${row}.`,
    en: (row: string) => `The row that stopped it: ${row}.`,
  },
  refused_row_is_another_persons: {
    sv: 'Någon med ett annat namn är redan känd med den adressen eller det användarnamnet. Kontrollera båda.',
    en: 'Somebody of another name is already known by that address or user name. Check both.',
  },
  refused_function_is_needed: {
    sv: 'Uppdraget svarar för något, och ingen annan har det.',
    en: 'The function answers for something, and nobody else holds it.',
  },
  refused_appointed_by_another: {
    sv: 'Ingen ger sig själv ett uppdrag.',
    en: 'Nobody gives themself a function.',
  },
  refused_other: {
    sv: 'Reglerna för enheter och uppdrag säger nej. Läs in filen igen, så ser du var.',
    en: 'The rules of units and functions say no. Read the file in again, and you see where.',
  },
  stops: {
    sv: (token: string, organisation: string) =>
      `Nyckeln ${token} till katalogen för ${organisation} slutar gälla samtidigt.`,
    en: (token: string, organisation: string) =>
      `The token ${token} of the directory of ${organisation} ends at the same moment.`,
  },
  running: { sv: 'Filen förs in nu', en: 'The file is being taken in' },
  runningLead: {
    sv: 'Det kan ta några minuter. Du behöver inte vänta här: det fortsätter ändå.',
    en: 'It may take some minutes. You need not wait here: it goes on anyway.',
  },
  lookAgain: { sv: 'Se om den är klar', en: 'See whether it is done' },
  use: { sv: 'För in', en: 'Take in' },
  useLead: {
    sv: 'Allt förs in på en gång. De som får uppdrag, deras chefer och den som granskar loggen får veta det.',
    en: 'All of it is taken in at once. Those who are given functions, their managers and whoever reviews the log are told.',
  },
  other: { sv: 'Välj en annan fil', en: 'Choose another file' },
  counts: { sv: 'Antal rader', en: 'Number of rows' },
  what: { sv: 'Vad', en: 'What' },
  rows: { sv: 'Rader', en: 'Rows' },
  all: { sv: 'Alla', en: 'All' },
  which: { sv: 'Visa rader', en: 'Show rows' },
  none: { sv: 'Inga sådana rader.', en: 'No such rows.' },
  outcome_refused: { sv: 'Stoppad', en: 'Stopped' },
  outcome_ended: { sv: 'Avslutas', en: 'Ends' },
  outcome_new: { sv: 'Ny', en: 'New' },
  outcome_changed: { sv: 'Ändras', en: 'Changes' },
  outcome_reopened: { sv: 'Öppnas igen', en: 'Opens again' },
  outcome_unchanged: { sv: 'Oförändrad', en: 'Unchanged' },
  many_refused: { sv: 'Stoppade', en: 'Stopped' },
  many_ended: { sv: 'Avslutas', en: 'End' },
  many_new: { sv: 'Nya', en: 'New' },
  many_changed: { sv: 'Ändras', en: 'Change' },
  many_reopened: { sv: 'Öppnas igen', en: 'Open again' },
  many_unchanged: { sv: 'Oförändrade', en: 'Unchanged' },
  where: {
    sv: (file: string, line: number) => `${file}, rad ${line}`,
    en: (file: string, line: number) => `${file}, row ${line}`,
  },
  reasonOf: {
    sv: (file: string, line: number) => `Fil: ${file}, rad ${line}`,
    en: (file: string, line: number) => `File: ${file}, row ${line}`,
  },
  change: {
    sv: (column: string, before: string, after: string) =>
      `${column}: ${before || 'tomt'} → ${after || 'tomt'}`,
    en: (column: string, before: string, after: string) =>
      `${column}: ${before || 'empty'} → ${after || 'empty'}`,
  },
  inColumn: {
    sv: (column: string, value: string) => (value ? ` (${column}: ${value})` : ` (${column})`),
    en: (column: string, value: string) => (value ? ` (${column}: ${value})` : ` (${column})`),
  },
  why_uneven: {
    sv: 'Raden har fler eller färre celler än rubrikerna.',
    en: 'The row has more or fewer cells than the headings.',
  },
  why_formula: {
    sv: 'En formel läses inte in. Skriv värdet.',
    en: 'A formula is not read in. Write the value.',
  },
  why_missing: { sv: 'Cellen är tom, och behövs.', en: 'The cell is empty, and is needed.' },
  why_too_long: { sv: 'Texten är för lång.', en: 'The text is too long.' },
  why_not_listed: { sv: 'Ordet finns inte i listan.', en: 'The word is not in the list.' },
  why_not_yes_or_no: { sv: 'Skriv yes eller no.', en: 'Write yes or no.' },
  why_twice: { sv: 'Står på flera rader.', en: 'Stands in several rows.' },
  why_nowhere: { sv: 'Den finns varken i filen eller här.', en: 'It is neither in the file nor here.' },
  why_not_yours: { sv: 'Det är inte ditt att ändra.', en: 'That is not yours to change.' },
  why_moved: {
    sv: 'Den hör redan till en annan, och flyttas inte.',
    en: 'It belongs to another already, and is not moved.',
  },
  why_kind_fixed: {
    sv: 'Vad uppdraget får göra ändras inte. Stäng det och gör ett nytt.',
    en: 'What the function may do is not changed. Close it and make another.',
  },
  why_name_taken: { sv: 'En annan som är öppen har det namnet.', en: 'Another that is open has that name.' },
  why_number_missing: { sv: 'Organisationsnumret saknas.', en: 'The organisation number is missing.' },
  why_number_wrong: { sv: 'Det är inget organisationsnummer.', en: 'That is no organisation number.' },
  why_number_of_network: {
    sv: 'Ett nätverk har inget organisationsnummer.',
    en: 'A network has no organisation number.',
  },
  why_number_taken: {
    sv: 'En annan organisation har det numret.',
    en: 'Another organisation has that number.',
  },
  why_ages_wrong: {
    sv: 'Åldrar är två tal från 0 till 20, det lägsta först.',
    en: 'Ages are two numbers from 0 to 20, the lower one first.',
  },
  why_other_organisation: {
    sv: 'Nämnden hör till en annan organisation.',
    en: 'The board or committee belongs to another organisation.',
  },
  why_in_closed: { sv: 'Den den hör till är avslutad.', en: 'What it belongs to has ended.' },
  why_is_closed: {
    sv: 'Den är avslutad. Skriv closed no för att öppna den igen.',
    en: 'It has ended. Write closed no to open it again.',
  },
  why_administrator_nothing: {
    sv: 'Den som förvaltar får ingenting om barn.',
    en: 'Who administers is given nothing about children.',
  },
  why_has_units: { sv: 'Enheter är öppna i den.', en: 'Units are open in it.' },
  why_has_bodies: {
    sv: 'Nämnder eller styrelser är öppna i den.',
    en: 'Boards or committees are open in it.',
  },
  why_has_functions: { sv: 'Uppdrag är öppna i den.', en: 'Functions are open in it.' },
  why_held: { sv: 'Någon har uppdraget.', en: 'Somebody holds the function.' },
  why_rule: {
    sv: 'Uppdraget är barnets kontakt för en ålder.',
    en: 'The function is the named person of an age.',
  },
  why_answers: {
    sv: 'Uppdraget svarar för något, och ingen annan har det.',
    en: 'The function answers for something, and nobody else holds it.',
  },
  why_managers: {
    sv: 'Enhetens chef stänger uppdraget.',
    en: 'The manager of the unit closes the function.',
  },
  why_last: {
    sv: 'Då finns ingen kvar som sköter systemet.',
    en: 'Nobody would be left who administers the system.',
  },
  why_self: { sv: 'Ingen ger sig själv ett uppdrag.', en: 'Nobody gives themself a function.' },
  why_email_wrong: { sv: 'Det är ingen mejladress.', en: 'That is no mail address.' },
  why_sign_in_missing: { sv: 'Användarnamnet behövs.', en: 'The user name is needed.' },
  why_provider_wrong: {
    sv: 'Skriv var personen loggar in, med ett av namnen på inloggningssidan.',
    en: 'Write where they sign in, by one of the names on the sign-in page.',
  },
  why_day_wrong: { sv: 'Skriv dagen som 2026-09-01.', en: 'Write the day as 2026-09-01.' },
  why_days_reversed: { sv: 'Den sista dagen är före den första.', en: 'The last day is before the first.' },
  why_day_passed: {
    sv: 'Dagen har varit. Lämna tomt för nu.',
    en: 'That day has been. Leave it empty for now.',
  },
  why_from_fixed: {
    sv: 'Uppdraget började en annan dag, och den ändras inte. Lämna tomt.',
    en: 'The appointment began on another day, which is not changed. Leave it empty.',
  },
  why_other_address: {
    sv: 'Någon med det namnet har uppdraget, med en annan mejladress. Skriv den adressen.',
    en: 'Somebody of that name holds it, with another mail address. Write that address.',
  },
  why_two_names: {
    sv: 'Samma person står med olika namn i filen.',
    en: 'The same person has different names in the file.',
  },
  why_other_name: {
    sv: 'Den som har uppdraget med den adressen heter något annat.',
    en: 'Who holds the function by that address is called something else.',
  },
})

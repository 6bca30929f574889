import { defineTexts, plural } from '../../i18n/index.ts'

export const texts = defineTexts({
  heading: { sv: 'Förvalta', en: 'Administer' },
  readyLead: {
    sv: 'Allt är på plats. Enheterna kan skriva in barn.',
    en: 'Everything is in place. The units can enter children.',
  },
  missingLead: {
    sv: (n: number) =>
      n === 1
        ? 'En sak saknas innan enheterna kan börja. Du ser inga barn här, och inget om dem.'
        : `${n} saker saknas innan enheterna kan börja. Du ser inga barn här, och inget om dem.`,
    en: (n: number) =>
      `${n} ${n === 1 ? 'thing is' : 'things are'} missing before the units can begin. You see no child here, and nothing about any.`,
  },
  beginWith: { sv: (what: string) => `Börja med: ${what}`, en: (what: string) => `Begin with: ${what}` },
  steps: { sv: 'Innan det första barnet', en: 'Before the first child' },
  done: { sv: 'Klart', en: 'Done' },
  missing: { sv: 'Saknas', en: 'Missing' },
  units: { sv: 'en enhet som följer barn', en: 'a unit that follows children' },
  unitsWhy: {
    sv: 'Lägg till organisationen, sedan enheten, och säg vilka åldrar den följer.',
    en: 'Add the organisation, then the unit, and say which ages it follows.',
  },
  unitsFirst: {
    sv: 'Först behövs en enhet som följer barn.',
    en: 'First a unit that follows children is needed.',
  },
  add: { sv: 'Lägg till', en: 'Add' },
  write: { sv: 'Skriv vem', en: 'Write whom' },
  openUnit: { sv: (name: string) => `Öppna ${name}`, en: (name: string) => `Open ${name}` },
  unitsThere: {
    sv: (n: number) => `${plural(n, 'sv', 'enhet', 'enheter')} följer barn.`,
    en: (n: number) => `${plural(n, 'en', 'unit follows', 'units follow')} children.`,
  },
  rules: { sv: 'barnets kontakt för varje ålder', en: 'a named person for each age' },
  rulesWhy: {
    sv: 'Varje ålder som en enhet följer behöver ett uppdrag som är barnets kontakt.',
    en: 'Each age that a unit follows needs a function that is the named person.',
  },
  rulesThere: { sv: 'Varje ålder har sin kontakt.', en: 'Each age has its named person.' },
  vacant: { sv: 'någon som är barnets kontakt', en: 'somebody who is the named person' },
  vacantWhy: {
    sv: 'Ingen har uppdraget än. Enhetens chef ger det till någon.',
    en: 'Nobody holds the function yet. The manager of the unit gives it to somebody.',
  },
  vacantFirst: {
    sv: 'Säg först vem som är kontakt för varje ålder.',
    en: 'First say who is the named person for each age.',
  },
  vacantThere: { sv: 'Varje kontakt har någon.', en: 'Somebody is each named person.' },
  managers: { sv: 'en chef för varje enhet', en: 'a manager for each unit' },
  managersWhy: {
    sv: 'Chefen lägger till sina kollegor.',
    en: 'The manager adds the colleagues.',
  },
  managersThere: { sv: 'Varje enhet har en chef.', en: 'Each unit has a manager.' },
  reviewer: { sv: 'någon som granskar loggen', en: 'somebody who reviews the log' },
  reviewerWhy: {
    sv: 'Lägg till ett uppdrag i er egen enhet som granskar loggen, och ge det till någon som inte arbetar med barnen.',
    en: 'Add a function in your own unit that reviews the log, and give it to somebody who does not work with the children.',
  },
  reviewerThere: { sv: 'Loggen granskas.', en: 'The log is reviewed.' },
  contact: { sv: 'vem man frågar om hjälp', en: 'whom people ask for help' },
  contactWhy: {
    sv: 'Skriv en mening som alla ser när de inte vet vart de ska vända sig.',
    en: 'Write a sentence that everybody sees when they do not know where to turn.',
  },
  guardians: { sv: 'inloggning för vårdnadshavare', en: 'a sign-in for guardians' },
  guardiansWhy: {
    sv: 'Den som sköter servern ställer in det: docs/operate.md, ”Where people sign in”.',
    en: 'Whoever runs the server sets it up: docs/operate.md, “Where people sign in”.',
  },
  guardiansThere: { sv: 'Vårdnadshavare kan logga in.', en: 'Guardians can sign in.' },
  mail: { sv: 'mejl', en: 'mail' },
  mailWhy: {
    sv: 'Utan mejl får ingen veta att något väntar. Den som sköter servern ställer in det: docs/operate.md, ”Settings”.',
    en: 'Without mail nobody is told that something waits. Whoever runs the server sets it up: docs/operate.md, “Settings”.',
  },
  mailThere: { sv: 'Mejl skickas.', en: 'Mail is sent.' },
  second: { sv: 'en systemförvaltare till', en: 'one more administrator' },
  secondWhy: {
    sv: 'Om du blir sjuk eller slutar kan ingen annan göra det här. Lägg till någon.',
    en: 'If you fall ill or leave, nobody else can do this. Add somebody.',
  },
  secondThere: { sv: 'Ni är flera.', en: 'You are several.' },
  missingAt: { sv: 'Saknas hos:', en: 'Missing at:' },
  andMore: { sv: (n: number) => `och ${n} till`, en: (n: number) => `and ${n} more` },
  inFiles: { sv: 'Med filer', en: 'By file' },
  houseNow: {
    sv: (functions: number, people: number) =>
      `Här finns ${plural(functions, 'sv', 'uppdrag', 'uppdrag')}, och ${plural(people, 'sv', 'person', 'personer')} har eller får ett.`,
    en: (functions: number, people: number) =>
      `There ${functions === 1 ? 'is' : 'are'} ${plural(functions, 'en', 'function', 'functions')}, and ${plural(people, 'en', 'person holds', 'people hold')} one, now or later.`,
  },
  lastFile: {
    sv: (name: string, units: number, functions: number, people: number) =>
      `Din senaste fil, ${name}: ${plural(units, 'sv', 'ny enhet', 'nya enheter')}, ${plural(functions, 'sv', 'nytt uppdrag', 'nya uppdrag')} och ${plural(people, 'sv', 'ny person', 'nya personer')} i uppdrag.`,
    en: (name: string, units: number, functions: number, people: number) =>
      `Your last file, ${name}: ${plural(units, 'en', 'new unit', 'new units')}, ${plural(functions, 'en', 'new function', 'new functions')} and ${plural(people, 'en', 'new person', 'new people')} in functions.`,
  },
  toFiles: { sv: 'Läs in filer', en: 'Read files in' },
  toOrganisations: { sv: 'Organisationer och enheter', en: 'Organisations and units' },
  toCollaboration: { sv: 'Namn, språk och hjälp', en: 'Name, language and help' },
  toChanges: { sv: 'Vad som har ändrats', en: 'What has changed' },
  also: { sv: 'Det här finns också', en: 'Also here' },
  collaborationLead: {
    sv: 'Det här gäller hela samverkan. Ändringen sparas med ditt namn.',
    en: 'This is for the whole collaboration. The change is kept with your name.',
  },
  name: { sv: 'Vad heter samverkan?', en: 'What is the collaboration called?' },
  nameMissing: { sv: 'Skriv vad samverkan heter.', en: 'Write what the collaboration is called.' },
  language: { sv: 'Språk för den som inte har valt', en: 'Language of whoever has not chosen one' },
  language_sv: { sv: 'Svenska', en: 'Swedish' },
  language_en: { sv: 'Engelska', en: 'English' },
  contactLabel: { sv: 'Vem frågar man om hjälp?', en: 'Whom do people ask for help?' },
  contactHint: {
    sv: 'En mening med namn och telefon. Till exempel: Ring Ida Sund, 0980-31 92 00.',
    en: 'A sentence with a name and a telephone number. For example: Call Ida Sund, 0980-31 92 00.',
  },
  answerDays: { sv: 'Inom hur många dagar ska man svara?', en: 'Within how many days does one answer?' },
  answerDaysHint: {
    sv: 'Gäller den som får något skrivet till sig, eller en fråga om stöd. 1 till 60.',
    en: 'For whoever is sent what somebody noticed, or a request for support. 1 to 60.',
  },
  answerDaysWrong: { sv: 'Skriv ett tal från 1 till 60.', en: 'Write a number from 1 to 60.' },
  reason: { sv: 'Varför ändrar du?', en: 'Why do you change it?' },
  reasonMissing: { sv: 'Skriv varför, med några ord.', en: 'Write why, in a few words.' },
  save: { sv: 'Spara', en: 'Save' },
  saved: { sv: 'Sparat.', en: 'Saved.' },
  changesLead: {
    sv: 'Vem som har ändrat vad, när och varför. Ingenting här går att ta bort.',
    en: 'Who has changed what, when and why. Nothing here can be removed.',
  },
  noChanges: { sv: 'Ingenting har ändrats än.', en: 'Nothing has changed yet.' },
  ofPeople: { sv: 'Av människor', en: 'By people' },
  ofDirectories: { sv: 'Av kataloger', en: 'By directories' },
  byDirectory: {
    sv: (name: string) => `av organisationens katalog, ${name}`,
    en: (name: string) => `by the directory of the organisation, ${name}`,
  },
  byCommand: { sv: 'vid installationen', en: 'at the installation' },
  by: {
    sv: (name: string, post: string) => (post ? `av ${name}, ${post}` : `av ${name}`),
    en: (name: string, post: string) => (post ? `by ${name}, ${post}` : `by ${name}`),
  },
  because: { sv: (reason: string) => `Varför: ${reason}`, en: (reason: string) => `Why: ${reason}` },
  kind_collaboration: { sv: 'Samverkan', en: 'The collaboration' },
  kind_organisation: { sv: 'Organisationen', en: 'The organisation' },
  kind_body: { sv: 'Nämnden eller styrelsen', en: 'The board or committee' },
  kind_unit: { sv: 'Enheten', en: 'The unit' },
  kind_function: { sv: 'Uppdraget', en: 'The function' },
  begins: {
    sv: (who: string, post: string) => `${who} fick uppdraget ${post}`,
    en: (who: string, post: string) => `${who} was given the function ${post}`,
  },
  ends: {
    sv: (who: string, post: string) => `${who} slutade i uppdraget ${post}`,
    en: (who: string, post: string) => `${who} left the function ${post}`,
  },
  ruled: {
    sv: (post: string, ages: string) => `Uppdraget ${post} blev barnets kontakt vid ${ages} år`,
    en: (post: string, ages: string) => `The function ${post} became the named person at ${ages} years`,
  },
  unruled: {
    sv: (post: string, ages: string) => `Uppdraget ${post} är inte längre barnets kontakt vid ${ages} år`,
    en: (post: string, ages: string) => `The function ${post} is no longer the named person at ${ages} years`,
  },
  kind_scim_token: { sv: 'Nyckeln till katalogen', en: 'The token of the directory' },
  kind_scim_user: { sv: 'Den som katalogen kallar', en: 'Whom the directory calls' },
  kind_scim_group: { sv: 'Katalogens grupp', en: 'The group of the directory' },
  holds: {
    sv: (group: string, func: string) =>
      func
        ? `Katalogens grupp ${group} har uppdraget ${func}`
        : `Katalogens grupp ${group} har inget uppdrag längre`,
    en: (group: string, func: string) =>
      func
        ? `The group ${group} of the directory holds ${func}`
        : `The group ${group} of the directory holds no function any more`,
  },
  act_made: { sv: 'lades till', en: 'was added' },
  act_changed: { sv: 'ändrades', en: 'was changed' },
  act_ended: { sv: 'avslutades', en: 'was ended' },
  act_reopened: { sv: 'öppnades igen', en: 'was opened again' },
  col_ref: { sv: 'id i filer', en: 'id in files' },
  col_body_id: { sv: 'nämnd eller styrelse', en: 'board or committee' },
  col_name: { sv: 'namn', en: 'name' },
  col_user_name: { sv: 'användarnamn', en: 'user name' },
  col_display_name: { sv: 'namn', en: 'name' },
  col_external_id: { sv: 'katalogens id', en: 'id in the directory' },
  col_active: { sv: 'aktiv', en: 'active' },
  col_kind: { sv: 'slag', en: 'kind' },
  col_number: { sv: 'organisationsnummer', en: 'organisation number' },
  col_legal_domain: { sv: 'lagområde', en: 'legal domain' },
  col_phone: { sv: 'telefon', en: 'telephone' },
  col_from_age: { sv: 'från ålder', en: 'from age' },
  col_to_age: { sv: 'till ålder', en: 'to age' },
  col_contact: { sv: 'hjälp', en: 'help' },
  col_answer_days: { sv: 'dagar att svara', en: 'days to answer' },
  col_default_language: { sv: 'språk', en: 'language' },
  col_receives_requests: { sv: 'tar emot frågor om stöd', en: 'receives requests' },
  col_may_open_in_emergency: { sv: 'får öppna i en nödsituation', en: 'may open in an emergency' },
  became: {
    sv: (before: string, after: string) => `”${before}” blev ”${after}”`,
    en: (before: string, after: string) => `“${before}” became “${after}”`,
  },
  nothing: { sv: 'inget', en: 'nothing' },
  yes: { sv: 'ja', en: 'yes' },
  no: { sv: 'nej', en: 'no' },
})

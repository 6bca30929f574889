import { defineTexts, formatDate } from '../../i18n/index.ts'

export const texts = defineTexts({
  heading: { sv: 'Skyddade uppgifter', en: 'Protected identity' },
  lead: {
    sv: (name: string) =>
      `Den som kan skada ${name} ska inte kunna hitta hit genom Kring. Bara de som står på listan ser något, och hela familjen omfattas.`,
    en: (name: string) =>
      `Nobody who could harm ${name} should be able to find them through Kring. Only those on the list see anything, and the whole family is covered.`,
  },
  means: {
    sv: 'Då finns ingen träff i sökningen, ingen skola, plats eller adress på sidorna, och ingenting i mejl eller kalendrar. Det som andra hade fått slutar att gälla genast.',
    en: 'The child is then not found by search, no school, place or address is shown, and nothing is sent in mail or calendars. What others had been given ends immediately.',
  },
  level: { sv: 'Vilket skydd har barnet?', en: 'What protection does the child have?' },
  none: { sv: 'Inget skydd', en: 'No protection' },
  marked: { sv: 'Sekretessmarkering', en: 'Marked confidential' },
  protected_registration: { sv: 'Skyddad folkbokföring', en: 'Protected registration' },
  fictitious: { sv: 'Fingerade personuppgifter', en: 'A new identity' },
  markedMeans: {
    sv: 'Skatteverket har markerat uppgifterna.',
    en: 'The Tax Agency has marked the details as confidential.',
  },
  registrationMeans: {
    sv: 'Barnet är folkbokfört någon annanstans än där det bor.',
    en: 'The child is registered at another place than where they live.',
  },
  fictitiousMeans: {
    sv: 'Barnet har nya uppgifter. De gamla får inte stå någonstans.',
    en: 'The child has new details. The old ones must not be written anywhere.',
  },
  reason: { sv: 'Varför, och vem har bestämt det?', en: 'Why, and who decided it?' },
  reasonHint: {
    sv: 'Bara de i er enhet som arbetar med barnet läser det.',
    en: 'Only people in your unit who work with the child can read it.',
  },
  reasonMissing: { sv: 'Skriv varför.', en: 'Write why.' },
  decide: { sv: 'Spara skyddet', en: 'Save the protection' },
  change: { sv: 'Ändra skyddet', en: 'Change the protection' },
  now: {
    sv: (level: string) => `Nu: ${level.toLowerCase()}.`,
    en: (level: string) => `Now: ${level.toLowerCase()}.`,
  },
  readers: { sv: 'Vilka som får se', en: 'Who may see' },
  readersMore: {
    sv: 'Se över listan när dagen kommer. Ta bort den som inte längre behöver.',
    en: 'Review the list when the day comes. Remove anyone who no longer needs access.',
  },
  colleagues: {
    sv: 'Ska en kollega arbeta med barnet? Sätt hen på listan här, och ta sedan in hen.',
    en: 'Should a colleague work with the child? Add them to the list here, then let them in.',
  },
  takeIn: { sv: 'Ta in en kollega', en: 'Let a colleague in' },
  review: {
    sv: (day: string) => `Ses över ${formatDate(day, 'sv')}`,
    en: (day: string) => `Review on ${formatDate(day, 'en')}`,
  },
  due: { sv: 'Ska ses över nu', en: 'Due for review' },
  dueHeading: {
    sv: (n: number) => (n === 1 ? 'En på listan ska ses över nu' : `${n} på listan ska ses över nu`),
    en: (n: number) =>
      n === 1 ? 'One person on the list is due for review' : `${n} on the list are due for review`,
  },
  dueMore: { sv: 'Behåll med en ny dag, eller ta bort.', en: 'Keep with a new day, or remove.' },
  guardian: { sv: 'vårdnadshavare', en: 'custody holder' },
  unlisted: {
    sv: (names: string) => `${names} har vårdnaden men står inte på listan, och ser därför inget i Kring.`,
    en: (names: string) =>
      `${names} has custody but is not on the list, and therefore sees nothing in Kring.`,
  },
  add: { sv: 'Låt någon mer se', en: 'Let someone else see' },
  who: { sv: 'Vem?', en: 'Who?' },
  whoSearch: {
    sv: 'Sök någon som ska få se',
    en: 'Search for someone who should see',
  },
  whoHint: {
    sv: 'En funktion, i er enhet eller en annan, eller en vårdnadshavare. Att stå på listan ger ingenting i sig: du måste också dela.',
    en: 'A function, of your unit or another, or a custody holder. Being on the list gives no access by itself: you must also share.',
  },
  whoMissing: { sv: 'Välj vem som ska få se.', en: 'Choose who may see.' },
  family: { sv: 'Familjen', en: 'The family' },
  reviewOn: { sv: 'När ska det ses över?', en: 'When should it be reviewed?' },
  reviewHint: { sv: 'Inom ett år.', en: 'Within a year.' },
  reviewWrong: { sv: 'Välj en dag inom ett år från i dag.', en: 'Choose a day within a year from today.' },
  put: { sv: 'Sätt på listan', en: 'Add to the list' },
  remove: { sv: 'Ta bort', en: 'Remove' },
  removeWho: {
    sv: (who: string) => `Ta bort ${who} från listan`,
    en: (who: string) => `Remove ${who} from the list`,
  },
  removeMeans: {
    sv: (who: string) =>
      `${who} ser inget mer om barnet från och med nu, inte heller på en sida som är öppen.`,
    en: (who: string) =>
      `${who} no longer sees anything about the child, not even on a page that is already open.`,
  },
  lastOne: {
    sv: 'Ni måste vara minst en kvar i enheten, annars kan ingen öppna uppgifterna. Sätt först någon annan på listan, och ta in hen i arbetet med barnet.',
    en: 'At least one person in your unit must stay on the list, or nobody can open the record. First add someone else to the list and let them in to work with the child.',
  },
  decisions: { sv: 'Beslut om skyddet', en: 'Decisions about the protection' },
})

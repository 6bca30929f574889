import { defineTexts, formatDate, formatList } from '../../../i18n/index.ts'

export const partnerTexts = defineTexts({
  heading: {
    sv: (name: string) => `Vem får vad av planen för ${name}`,
    en: (name: string) => `Who gets what of the plan for ${name}`,
  },
  leadText: {
    sv: 'Ingen får något förrän du delar planen. Det du väljer här gäller från nästa version.',
    en: 'Nobody gets anything until you share the plan. What you choose here applies from the next version on.',
  },
  lost: {
    sv: (why: string) => `Får inte längre: ${why}.`,
    en: (why: string) => `Gets it no longer: ${why}.`,
  },
  family: { sv: 'Familjen', en: 'The family' },
  others: { sv: 'Andra enheter', en: 'Other units' },
  ours: {
    sv: 'I vår enhet läser de som arbetar med barnet planen. Den som har en insats kommer med när planen delas.',
    en: 'In our unit, everyone who works with the child can read the plan. Anyone with an action becomes involved when the plan is published.',
  },
  othersEmpty: {
    sv: 'Ingen annan enhet får planen än. Lägg till den första.',
    en: 'No other unit gets the plan yet. Add the first one.',
  },
  addPartner: { sv: 'Lägg till en part', en: 'Add a partner' },
  missing: {
    sv: 'Har en insats, men får inte planen än',
    en: 'Has an action, but does not get the plan yet',
  },
  decide: { sv: (who: string) => `Bestäm vad ${who} får`, en: (who: string) => `Decide what ${who} gets` },
  change: { sv: 'Ändra', en: 'Change' },
  preview: { sv: 'Så ser det ut', en: 'How it looks' },
  previewHeading: {
    sv: (who: string) => `Så här ser ${who} planen`,
    en: (who: string) => `This is how ${who} sees the plan`,
  },
  previewLead: {
    sv: 'Utkastet som det är nu. Inget är delat än.',
    en: 'The draft as it is now. Nothing has been shared yet.',
  },
  previewNothing: {
    sv: 'Ingenting. Du har valt att inte dela planen här.',
    en: 'Nothing. You have chosen not to share the plan here.',
  },
  getsWhole: { sv: 'Hela planen', en: 'The whole plan' },
  getsAreas: {
    sv: (areas: string[]) =>
      areas.length ? `${formatList(areas, 'sv')}, och de egna insatserna` : 'De egna insatserna',
    en: (areas: string[]) =>
      areas.length ? `${formatList(areas, 'en')}, and their own actions` : 'Their own actions',
  },
  getsNothing: {
    sv: (reason: string) => `Får inte planen: ${reason}`,
    en: (reason: string) => `Does not get the plan: ${reason}`,
  },
  groundMissing: { sv: 'Grund är inte vald än.', en: 'No ground has been chosen yet.' },
  until: {
    sv: (day: string) => `Till ${formatDate(day, 'sv')}`,
    en: (day: string) => `Until ${formatDate(day, 'en')}`,
  },
  ended: {
    sv: (day: string) =>
      `Delningen avslutades ${formatDate(day, 'sv')}. Välj igen innan du delar nästa version.`,
    en: (day: string) =>
      `The sharing was ended on ${formatDate(day, 'en')}. Choose again before you share the next version.`,
  },
  partHeading: { sv: (who: string) => `Vad får ${who}?`, en: (who: string) => `What does ${who} get?` },
  gets: { sv: 'Hur mycket?', en: 'How much?' },
  getsMissing: { sv: 'Välj hur mycket.', en: 'Choose how much.' },
  wholeHint: {
    sv: 'Varför, alla behov och insatser, och vad var och en tycker.',
    en: 'The reasons, all needs and actions, and what each person thinks.',
  },
  areasOption: { sv: 'En del', en: 'A part' },
  areasHint: {
    sv: 'Det som är viktigt för barnet, behoven du väljer här under, och alltid de egna insatserna.',
    en: 'What matters to the child, the needs that you choose below, and always their own actions.',
  },
  areas: { sv: 'Vilka delar?', en: 'Which parts?' },
  areasMissing: {
    sv: 'Välj minst en del, eller ge dem en insats.',
    en: 'Choose at least one part, or give them an action.',
  },
  save: { sv: 'Spara valet', en: 'Save the choice' },
  remove: { sv: 'Ta bort som part', en: 'Remove as partner' },
  guardianRight: {
    sv: 'En vårdnadshavare har rätt att veta, om barnet inte far illa av det.',
    en: 'A guardian has the right to know, unless it would harm the child.',
  },
  nothingOption: { sv: 'Får inte planen', en: 'Does not get the plan' },
  nothingHint: {
    sv: 'Bara när barnet skulle fara illa av det. Beslutet och skälet sparas.',
    en: 'Only if it would harm the child. The decision and the reason are recorded.',
  },
  reason: { sv: 'Varför?', en: 'Why?' },
  reasonMissing: {
    sv: 'Skriv varför vårdnadshavaren inte ska få planen.',
    en: 'Say why the guardian should not get the plan.',
  },
  newHeading: { sv: 'Lägg till en part', en: 'Add a partner' },
  newLead: {
    sv: 'Sök en funktion i en annan enhet.',
    en: 'Search for a function in another unit.',
  },
  search: { sv: 'Sök en funktion', en: 'Search for a function' },
  none: { sv: 'Ingen funktion passar. Pröva ett annat ord.', en: 'No function matches. Try another word.' },
  toPublish: { sv: 'Dela planen', en: 'Share the plan' },
  toPublishWhy: {
    sv: 'Du ser en gång till vem som får vad, innan något lämnas ut.',
    en: 'You can check once more who gets what before anything is shared.',
  },
})

import { defineTexts } from '../../../i18n/index.ts'

export const insightTexts = defineTexts({
  insight: { sv: 'Insikt', en: 'Insight' },
  leadWhole: {
    sv: 'Hur arbetet kring barnen går i hela samverkan, räknat ur arbetet självt. Ingen har fyllt i något.',
    en: 'How the work around the children goes in the whole collaboration, counted from the work itself. Nobody has filled anything in.',
  },
  leadUnit: {
    sv: (unit: string) =>
      `Hur arbetet kring barnen går hos er på ${unit}, bredvid hela samverkan. Ingen har fyllt i något.`,
    en: (unit: string) =>
      `How the work around the children goes at ${unit}, beside the whole collaboration. Nobody has filled anything in.`,
  },
  nothingYet: {
    sv: 'Här kommer det som kan sägas om arbetet kring barnen, i antal.',
    en: 'What can be said of the work around the children, in numbers, will be here.',
  },
  nothingHow: {
    sv: 'Ett kvartal räknas när det har varit slut i trettio dagar. Ingen behöver fylla i något.',
    en: 'A quarter is counted when it has been over for thirty days. Nobody needs to fill anything in.',
  },
  whichQuarter: { sv: 'Kvartal', en: 'Quarter' },
  whichPart: { sv: 'Del', en: 'Part' },
  whose: { sv: 'Vilkas siffror', en: 'Whose figures' },
  wholeCollaboration: { sv: 'Hela samverkan', en: 'The whole collaboration' },
  ownUnit: { sv: 'Min enhet', en: 'My unit' },
  atAGlance: {
    sv: (quarter: string) => `I korthet, ${quarter}`,
    en: (quarter: string) => `At a glance, ${quarter}`,
  },
  figure: { sv: 'Vad', en: 'What' },
  worth: { sv: 'Värde', en: 'Value' },
  restsOn: { sv: 'Av', en: 'Of' },
  sinceAYear: { sv: 'På ett år', en: 'In a year' },
  n: { sv: 'Antal (n)', en: 'Number (n)' },
  look: { sv: 'Titta närmare', en: 'Look closer' },
  more: { sv: 'Mer', en: 'More' },
  county: { sv: 'Läget i korthet: sex siffror och en berättelse', en: 'In brief: six figures and one story' },
  surveys: { sv: 'Enkäter som är öppna, och resultat', en: 'Surveys that are open, and results' },
  indicators: { sv: 'Indikatorer och mål', en: 'Indicators and targets' },
  storyWaits: {
    sv: (n: number) =>
      n === 1 ? 'En berättelse väntar på att du läser den' : `${n} berättelser väntar på att du läser dem`,
    en: (n: number) =>
      n === 1 ? 'A story waits for you to read it' : `${n} stories wait for you to read them`,
  },
  storyWhy: {
    sv: 'Två personer läser en berättelse innan den visas för alla.',
    en: 'Two people read a story before it is shown to everybody.',
  },
  readStories: { sv: 'Läs', en: 'Read' },
  worries: { sv: 'Uppmärksammanden', en: 'Worries' },
  answers: { sv: 'Svar', en: 'Answers' },
  plans: { sv: 'Planer', en: 'Plans' },
  partners: { sv: 'Parter', en: 'Partners' },
  following: { sv: 'Uppföljning', en: 'Follow-up' },
  aboutWorries: { sv: 'Var de skrivs och vad de rör', en: 'Where they are written and what they are about' },
  aboutAnswers: { sv: 'Om svaren kommer i tid', en: 'Whether answers come in time' },
  aboutPlans: {
    sv: 'Hur de börjar, leds och låter barnet tala',
    en: 'How they begin, are led and let the child speak',
  },
  aboutPartners: {
    sv: 'Vilka som är med, och civilsamhället för sig',
    en: 'Who takes part, and civil society apart',
  },
  aboutFollowing: {
    sv: 'Om det följs upp, och medgivanden',
    en: 'Whether it is followed up, and agreements',
  },
  table: { sv: 'Tabell och hur det räknas', en: 'Table and how it is counted' },
  files: { sv: 'Ladda ner:', en: 'Download:' },
})

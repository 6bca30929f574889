import { defineTexts } from '../../i18n/index.ts'

export const homeTexts = defineTexts({
  children: { sv: 'Barnen', en: 'Children' },
  inbox: { sv: 'Inkorg', en: 'Inbox' },
  meetings: { sv: 'Möten', en: 'Meetings' },
  learning: { sv: 'Lärande', en: 'Learning' },
  directory: { sv: 'Vilka som finns', en: 'Who is who' },
  unit: { sv: 'Enheten', en: 'The unit' },
  insight: { sv: 'Insikt', en: 'Insight' },
  county: { sv: 'Läget i korthet', en: 'In brief' },
  log: { sv: 'Loggen', en: 'The log' },
  family: { sv: 'Mitt barn', en: 'My child' },
  welcome: { sv: 'Tillsammans kring barnet', en: 'Together around the child' },
  welcomeLead: {
    sv: 'Förskola, skola, vård, socialtjänst och föreningar följer ett barn från en första tanke till en plan. Var och en ser bara det som den har fått.',
    en: 'Preschool, school, health care, social services and associations follow a child from a first thought to a plan. Each sees only what it was given.',
  },
  signIn: { sv: 'Logga in', en: 'Sign in' },
  about: { sv: 'Om Kring', en: 'About Kring' },
  aboutLead: {
    sv: 'Kring är fri programvara (EUPL 1.2) för dem som arbetar tillsammans kring barn.',
    en: 'Kring is free software (EUPL 1.2) for people who work together around children.',
  },
  aboutSecrecy: {
    sv: 'Det som skrivs om ett barn stannar hos enheten som skrev det. Andra läser bara det som någon har lämnat ut till dem, och varje läsning står i en logg.',
    en: 'What is written about a child stays with the unit that wrote it. Others read only what someone has given them, and every reading is recorded in a log.',
  },
  accessibility: { sv: 'Tillgänglighet', en: 'Accessibility' },
  accessibilityLead: {
    sv: 'Alla ska kunna använda Kring: med tangentbord, med skärmläsare, på en liten skärm och när man är trött.',
    en: 'Everybody should be able to use Kring: by keyboard, with a screen reader, on a small screen and when tired.',
  },
  accessibilityHow: { sv: 'Så har vi byggt', en: 'How it is built' },
  accessibilityHowText: {
    sv: 'Kring följer WCAG 2.2 på nivå AA och lagen om tillgänglighet till digital offentlig service. Allt går att göra utan mus och utan JavaScript. Sidorna fungerar från 320 punkters bredd, i fyra gångers förstoring och på papper. Varje bild har samma innehåll i ord.',
    en: 'Kring follows WCAG 2.2 at level AA and the Swedish act on accessibility to digital public service. Everything can be done without a mouse and without JavaScript. The pages work from a width of 320 pixels, at 400% zoom and on paper. Every picture has the same content in words.',
  },
  accessibilityFaults: { sv: 'Det som inte är bra än', en: 'Known problems' },
  accessibilityFaultsText: {
    sv: 'Datumfältet ser ut som webbläsaren ritar det, på webbläsarens språk. Texterna i hjulet är små på en liten skärm; listan under har samma ord i full storlek. Ingen utomstående har granskat Kring än.',
    en: 'The date field is drawn by the browser, in the browser’s language. The labels of the wheel are small on a small screen; the list below has the same words in full size. No outside party has reviewed Kring yet.',
  },
  accessibilityTell: { sv: 'Hittar du ett hinder?', en: 'Have you found a problem?' },
  accessibilityTellText: {
    sv: 'Berätta för den som sköter Kring hos er. Är du inte nöjd med svaret kan du anmäla det till Myndigheten för digital förvaltning, Digg.',
    en: 'Tell the people who run Kring where you work. If you are not satisfied with the answer, you can report it to the Agency for Digital Government, Digg.',
  },
  accessibilityTested: {
    sv: 'Prövad av oss själva: med automatiska kontroller på varje sida, och för hand med tangentbord.',
    en: 'Tested by ourselves: with automatic checks on every page, and by hand with a keyboard.',
  },
  goneHeading: { sv: 'Det här delas inte längre med dig', en: 'This is no longer shared with you' },
  goneLead: {
    sv: 'Rätten att läsa sidan tog slut medan du hade den öppen. Inget av den finns kvar här.',
    en: 'Your right to read the page ended while you had it open. Nothing of it remains here.',
  },
  goneWhy: {
    sv: 'Det kan vara familjen som har ändrat sig, eller en tid som har gått ut. De behöver inte säga varför. Det du har skrivit själv finns kvar hos dem du skrev till.',
    en: 'The family may have changed their mind, or a time limit has passed. They do not have to say why. What you wrote yourself is still with the people you wrote to.',
  },
  goneGoOn: { sv: 'Till början', en: 'To the start' },
  appointmentEnded: {
    sv: 'Ditt uppdrag tog slut innan det här hann sparas. Ge texten till den som har uppdraget nu.',
    en: 'Your appointment ended before this was saved. Give the text to the person who holds the function now.',
  },
})

import { defineTexts } from '../platform/i18n/index.ts'

export const homeTexts = defineTexts({
  children: { sv: 'Barnen', en: 'Children' },
  inbox: { sv: 'Inkorg', en: 'Inbox' },
  meetings: { sv: 'Möten', en: 'Meetings' },
  unit: { sv: 'Enheten', en: 'The unit' },
  log: { sv: 'Loggen', en: 'The log' },
  family: { sv: 'Mitt barn', en: 'My child' },
  danger: { sv: 'Är barnet i fara?', en: 'Is the child in danger?' },
  welcome: { sv: 'Tillsammans kring barnet', en: 'Together around the child' },
  welcomeLead: {
    sv: 'Förskola, skola, vård, socialtjänst och föreningar följer ett barn från en första tanke till en plan. Var och en ser bara det som den har fått.',
    en: 'Preschool, school, health care, social services and associations follow a child from a first thought to a plan. Each sees only what it was given.',
  },
  signIn: { sv: 'Logga in', en: 'Sign in' },
  about: { sv: 'Om Kring', en: 'About Kring' },
  aboutLead: { sv: 'Kring är fri programvara (EUPL 1.2) för dem som arbetar tillsammans kring barn.', en: 'Kring is free software (EUPL 1.2) for those who work together around children.' },
  aboutSecrecy: {
    sv: 'Det som skrivs om ett barn stannar hos enheten som skrev det. Andra läser bara det som någon har lämnat ut till dem, och varje läsning står i en logg.',
    en: 'What is written about a child stays with the unit that wrote it. Others read only what someone has given them, and every reading stands in a log.',
  },
})

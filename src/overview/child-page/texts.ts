import { defineTexts, formatDate, plural } from '../../i18n/index.ts'

export const texts = defineTexts({
  heading: { sv: 'Barnen', en: 'Children' },
  yearsBorn: {
    sv: (n: number, day: string) => `${n} år, född ${formatDate(day, 'sv')}`,
    en: (n: number, day: string) => `${plural(n, 'en', 'year', 'years')}, born ${formatDate(day, 'en')}`,
  },
  years: { sv: (n: number) => `${n} år`, en: (n: number) => plural(n, 'en', 'year', 'years') },
  protectedIdentity: { sv: 'Skyddade uppgifter', en: 'Protected identity' },
  older: {
    sv: 'Det här är en äldre journal om samma barn. Ni fortsätter i den andra.',
    en: 'This is an older record of the same child. You go on in the other one.',
  },
  olderLog: { sv: 'Se vem som har läst den här', en: 'See who has read this one' },
  toKept: { sv: 'Till journalen som ni fortsätter i', en: 'To the record you go on with' },
  given: {
    sv: (unit: string) => `Det här har ${unit} gett dig. Du ser bara det som de har lämnat ut.`,
    en: (unit: string) => `${unit} has given you this. You see only what they have shared.`,
  },
  around: { sv: (name: string) => `Kring ${name}`, en: (name: string) => `Around ${name}` },
  consents: { sv: 'Medgivanden', en: 'Consents' },
  log: { sv: 'Vem har läst', en: 'Who has read' },
  report: { sv: 'Orosanmälan', en: 'Report to the social services' },
  protectionLink: { sv: 'Skyddade uppgifter', en: 'Protected identity' },
  more: { sv: 'Mer om barnet', en: 'More about the child' },
  interpreterNeeded: {
    sv: (language: string) => `Behöver tolk${language ? `, ${language}` : ''}`,
    en: (language: string) => `Needs an interpreter${language ? `, ${language}` : ''}`,
  },
})

import { defineTexts } from '../../i18n/index.ts'

export const texts = defineTexts({
  heading: { sv: 'Mejl som demon skulle ha skickat', en: 'Mail that the demo would have sent' },
  lead: {
    sv: 'Här ligger de 200 senaste. Inget har lämnat datorn. Lägg märke till att de inte säger något om något barn.',
    en: 'The latest 200 are here. Nothing has left the computer. Notice that they say nothing about any child.',
  },
  empty: {
    sv: 'Inget mejl än. Bjud in till ett möte, så kommer det ett.',
    en: 'No mail yet. Invite to a meeting, and there will be one.',
  },
  to: { sv: 'Till', en: 'To' },
  sent: { sv: 'Skickat', en: 'Sent' },
  calendar: { sv: 'Kalenderdelen', en: 'The calendar part' },
  from: {
    sv: (name: string) =>
      `Mejlet kommer från ${name}. Undrar du något, fråga den som du har kontakt med där.`,
    en: (name: string) =>
      `This mail is from ${name}. If you wonder about it, ask whoever you are in touch with there.`,
  },
  fromUnit: {
    sv: (name: string, phone: string) => `Mejlet kommer från ${name}. Undrar du något, ring ${phone}.`,
    en: (name: string, phone: string) => `This mail is from ${name}. If you wonder about it, call ${phone}.`,
  },
  all: { sv: 'Alla mejl', en: 'All mail' },
  waitsSubject: { sv: 'Något väntar i Kring', en: 'Something is waiting in Kring' },
  waits: {
    sv: 'Hej!\n\nNågot väntar på dig i Kring. Logga in och öppna:',
    en: 'Hello!\n\nSomething is waiting for you in Kring. Sign in and open:',
  },
})

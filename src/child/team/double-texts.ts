import { defineTexts } from '../../i18n/index.ts'

export const doubleTexts = defineTexts({
  wait: {
    sv: (seconds: number) =>
      `Du har frågat om många barn på kort tid. Vänta ${seconds} sekunder och tryck igen. Allt du skrev finns kvar.`,
    en: (seconds: number) =>
      `You have asked about many children in a short time. Wait ${seconds} seconds and press again. What you wrote is still here.`,
  },
  children: { sv: 'Barnen', en: 'Children' },
  heading: { sv: 'Det kan vara samma barn', en: 'It may be the same child' },
  lead: {
    sv: (who: string) =>
      `Det finns redan ett barn i er enhet som kan vara samma. Be barnets kontakt, ${who}, att ta in dig.`,
    en: (who: string) =>
      `Your unit already has a child who may be the same. Ask the named person, ${who}, to let you in.`,
  },
  leadNobody: {
    sv: 'Det finns redan ett barn i er enhet som kan vara samma. Be den som arbetar med barnet att ta in dig.',
    en: 'Your unit already has a child who may be the same. Ask whoever works with the child to let you in.',
  },
  headingMine: {
    sv: 'Du arbetar redan med ett barn som kan vara samma',
    en: 'You already work with a child who may be the same',
  },
  leadMine: {
    sv: 'Öppna barnets sida och se efter innan du lägger till ett till.',
    en: 'Open the child’s page and check before you add another one.',
  },
  open: { sv: 'Öppna barnets sida', en: 'Open the child’s page' },
  ask: { sv: 'Be att få vara med', en: 'Ask to be let in' },
  asked: {
    sv: 'Du har redan frågat och väntar på svar.',
    en: 'You have asked already and wait for an answer.',
  },
  seeAsked: { sv: 'Se din fråga', en: 'See your question' },
  why: { sv: 'Varför behöver du vara med?', en: 'Why do you need to be part of it?' },
  whyHint: {
    sv: (who: string) => `${who || 'Den som arbetar med barnet'} läser det och svarar.`,
    en: (who: string) => `${who || 'Whoever works with the child'} reads it and answers.`,
  },
  askVerb: { sv: 'Skicka frågan', en: 'Send the question' },
  wordsMissing: { sv: 'Skriv varför du behöver vara med.', en: 'Write why you need to be part of it.' },
  hand: { sv: 'Lämna det du har märkt', en: 'Hand over what you noticed' },
  handMeans: {
    sv: (who: string) =>
      `Du skriver, och ${who || 'den som arbetar med barnet'} läser och svarar dig. Du ser inget annat om barnet.`,
    en: (who: string) =>
      `You write, and ${who || 'whoever works with the child'} reads it and answers you. You see nothing else about the child.`,
  },
  handVerb: { sv: 'Skriv det', en: 'Write it' },
  another: { sv: 'Det är ett annat barn', en: 'It is another child' },
  anotherMeans: {
    sv: 'Två barn kan heta lika eller nästan lika. Är du säker blir det en ny journal.',
    en: 'Two children can have the same name, or almost. If you are sure, a new record is made.',
  },
  anotherVerb: { sv: 'Lägg till ett annat barn', en: 'Add another child' },
  wrongNumber: { sv: 'Skrev du fel nummer?', en: 'Was the number wrong?' },
  wrongNumberMeans: {
    sv: 'Två barn kan inte ha samma personnummer. Det här kan inte bli en ny journal.',
    en: 'Two children cannot have the same personal identity number. No new record can be made with this one.',
  },
  correct: { sv: 'Rätta det jag skrev', en: 'Correct what I wrote' },
  noMore: {
    sv: 'Mer än så får du inte veta förrän någon har tagit in dig. Att du har sökt syns i barnets logg.',
    en: 'You cannot know more until somebody lets you in. The child’s log shows that you looked.',
  },
})

import { defineTexts, formatDateTime } from '../../../i18n/index.ts'

export const minutesTexts = defineTexts({
  closing: { sv: 'Anteckningar', en: 'Minutes' },
  closingLead: {
    sv: 'När du har avslutat kan texten bara rättas med en ny version, och den gamla finns kvar.',
    en: 'When you have closed the meeting, the text can only be corrected by a new version, and the old one is kept.',
  },
  notHeldYet: {
    sv: (when: string) =>
      `Mötet är ${when}. Avslutar du redan nu går anteckningarna ut, och mötet kan inte ändras eller öppnas mer.`,
    en: (when: string) =>
      `The meeting is ${when}. If you close it already now, the minutes go out, and the meeting can no longer be changed or opened.`,
  },
  words: { sv: 'Vad kom ni fram till?', en: 'What did you agree on?' },
  wordsMissing: { sv: 'Skriv vad ni kom fram till.', en: 'Write what you agreed on.' },
  childWords: {
    sv: (name: string) => `Vad sa eller visade ${name}?`,
    en: (name: string) => `What did ${name} say or show?`,
  },
  childWordsHint: { sv: 'Barnets egna ord, som de sades.', en: 'The child’s own words, as they were said.' },
  outcomeOf: {
    sv: (title: string) => `${title}: vad kom ni fram till?`,
    en: (title: string) => `What came of: ${title}`,
  },
  outcomeHint: {
    sv: 'Lämnar du tomt står det: Vi hann inte dit.',
    en: 'If you leave it empty it will say: We did not get there.',
  },
  closed: { sv: 'Mötet är avslutat', en: 'The meeting is closed' },
  corrected: { sv: 'Anteckningarna är rättade', en: 'The minutes are corrected' },
  canRead: {
    sv: (names: string) => `${names} kan läsa anteckningarna nu.`,
    en: (names: string) => `${names} can read the minutes now.`,
  },
  canReadPart: {
    sv: (names: string) => `${names} kan läsa det som blev av några av punkterna, inte hela anteckningarna.`,
    en: (names: string) => `${names} can read what came of some of the points, not the whole minutes.`,
  },
  nobodyElseReads: {
    sv: 'Ingen utanför er enhet har fått anteckningarna.',
    en: 'Nobody outside your unit has been given the minutes.',
  },
  unitReads: {
    sv: (name: string) => `Ni i enheten som arbetar med ${name} kan läsa dem.`,
    en: (name: string) => `Those in your unit who work with ${name} can read them.`,
  },
  attended: { sv: 'Vilka var med?', en: 'Who was there?' },
  attendedHint: {
    sv: 'Den som har svarat att den kommer är redan ikryssad. Den du inte kryssar i står som ”Var inte med”. Kryssar du inte i någon alls står det inget om vilka som var med.',
    en: 'Anyone who answered that they would come is already ticked. Anyone you leave unticked is shown as “Was not there”. If you tick nobody at all, nothing is said about who was there.',
  },
  attendedAgain: {
    sv: 'Kryssar du inte i någon alls står det inget om vilka som var med.',
    en: 'If you tick nobody at all, nothing is said about who was there.',
  },
  there: {
    sv: (names: string) => `Av de inbjudna var ${names} med.`,
    en: (names: string) => `Of those invited, ${names} took part.`,
  },
  closeBefore: {
    sv: 'Avsluta mötet innan det har börjat?',
    en: 'Close the meeting before it has begun?',
  },
  closeAnyway: { sv: 'Ja, avsluta mötet nu', en: 'Yes, close the meeting now' },
  receivers: { sv: 'Vilka får anteckningarna?', en: 'Who gets the minutes?' },
  receiversHint: {
    sv: 'De får dem på samma grund som inbjudan, och bara det som de får läsa om. Din egen enhet har dem redan.',
    en: 'They get them on the same ground as the invitation, and only what they may read about. Your own unit already has them.',
  },
  textAbout: {
    sv: 'Vad handlar texten och barnets ord om?',
    en: 'What are the text and the child’s words about?',
  },
  textAboutHint: {
    sv: 'Bara de som får läsa om allt du väljer får texten. De andra får det som blev av punkterna som de får läsa om. Väljer du inget gäller texten barnet i stort.',
    en: 'Only those who may read about everything you choose get the text. The others get what came of the points that they may read about. If you choose nothing, the text is about the child as a whole.',
  },
  readsAbout: {
    sv: (about: string) => `Får läsa om: ${about}`,
    en: (about: string) => `May read about: ${about}`,
  },
  groundGone: {
    sv: 'Grunden för inbjudan gäller inte längre.',
    en: 'The ground for the invitation no longer applies.',
  },
  closeMeeting: { sv: 'Avsluta mötet', en: 'Close the meeting' },
  correctLead: {
    sv: 'Det blir en ny version. De som får anteckningarna läser den nya i stället för den gamla.',
    en: 'This creates a new version. Those who get the minutes read the new version instead of the old one.',
  },
  reason: { sv: 'Varför rättar du?', en: 'Why are you correcting them?' },
  reasonMissing: { sv: 'Skriv varför du rättar.', en: 'Write why you are correcting them.' },
  saveCorrection: { sv: 'Spara rättelsen', en: 'Save the correction' },
  staleMinutes: {
    sv: 'Någon annan hann skriva före dig. Din text står kvar här. Läs den andra och spara på nytt.',
    en: 'Somebody else saved before you. Your text is still here. Read theirs and save again.',
  },
  theOther: { sv: 'Så står det nu', en: 'The current text' },
  minutesBy: {
    sv: (by: string, at: Date) => `${by}, ${formatDateTime(at, 'sv')}`,
    en: (by: string, at: Date) => `${by}, ${formatDateTime(at, 'en')}`,
  },
  correctedBecause: {
    sv: (version: number, reason: string) => `Version ${version}. Rättad: ${reason}`,
    en: (version: number, reason: string) => `Version ${version}. Corrected: ${reason}`,
  },
  saidBy: { sv: (name: string) => `${name}, på mötet`, en: (name: string) => `${name}, at the meeting` },
})

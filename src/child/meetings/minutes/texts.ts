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
  attended: { sv: 'Vilka var med?', en: 'Who was there?' },
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

import { defineTexts, formatDateTime } from '../../../platform/i18n/index.ts'

export const minutesTexts = defineTexts({
  closing: { sv: 'Anteckningar', en: 'Minutes' },
  closingLead: {
    sv: 'När du har avslutat kan texten bara rättas med en ny version, och den gamla finns kvar.',
    en: 'Once you have closed, the text can only be corrected by a new version, and the old one is kept.',
  },
  words: { sv: 'Vad kom ni fram till?', en: 'What did you arrive at?' },
  childWords: {
    sv: (name: string) => `Vad sa eller visade ${name}?`,
    en: (name: string) => `What did ${name} say or show?`,
  },
  childWordsHint: { sv: 'Barnets egna ord, som de sades.', en: 'The child’s own words, as they were said.' },
  outcomeOf: {
    sv: (title: string) => `Vad blev det av: ${title}`,
    en: (title: string) => `What came of: ${title}`,
  },
  attended: { sv: 'Vilka var med?', en: 'Who was there?' },
  receivers: { sv: 'Vilka får anteckningarna?', en: 'Who gets the minutes?' },
  receiversHint: {
    sv: 'De får dem på samma grund som inbjudan. Din egen enhet har dem redan.',
    en: 'They get them on the ground of the invitation. Your own unit has them already.',
  },
  groundGone: {
    sv: 'Grunden för inbjudan gäller inte längre.',
    en: 'The ground of the invitation has ended.',
  },
  closeMeeting: { sv: 'Avsluta mötet', en: 'Close the meeting' },
  correctLead: {
    sv: 'Det blir en ny version. De som får anteckningarna läser den nya i stället för den gamla.',
    en: 'It becomes a new version. Those who get the minutes read the new one instead of the old.',
  },
  reason: { sv: 'Varför rättar du?', en: 'Why do you correct it?' },
  saveCorrection: { sv: 'Spara rättelsen', en: 'Save the correction' },
  staleMinutes: {
    sv: 'Någon annan hann skriva före dig. Din text står kvar här. Läs den andra och spara på nytt.',
    en: 'Somebody else wrote before you. Your text is still here. Read the other one and save again.',
  },
  theOther: { sv: 'Så står det nu', en: 'As it stands now' },
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

import { defineTexts, formatDateTime } from '../../../i18n/index.ts'

/** A point that is a question or a sentence ends itself: nothing is put after its sign. */
const isSentence = (title: string) => /[.!?:…]$/.test(title)

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
    sv: (title: string) =>
      isSentence(title) ? `${title} Vad kom ni fram till?` : `${title}: vad kom ni fram till?`,
    en: (title: string) => `What came of “${title}”`,
  },
  outcomeHint: {
    sv: 'Lämnar du tomt står det: Inget skrivet om punkten.',
    en: 'If you leave it empty it will say: Nothing written about this point.',
  },
  closed: { sv: 'Mötet är avslutat', en: 'The meeting is closed' },
  corrected: { sv: 'Anteckningarna är rättade', en: 'The minutes are corrected' },
  canRead: {
    sv: (names: string) => `${names} kan läsa anteckningarna nu.`,
    en: (names: string) => `${names} can read the minutes now.`,
  },
  canReadPart: {
    sv: (names: string) =>
      `${names} kan läsa det som blev av några av punkterna, men inte texten. Den handlar om annat också.`,
    en: (names: string) =>
      `${names} can read what came of some of the points, but not the text. It is about other things too.`,
  },
  gotNothing: {
    sv: (names: string) => `${names} har inte fått något.`,
    en: (names: string) => `${names} got nothing.`,
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
    sv: 'Om den som du inte säger något om står det inget.',
    en: 'Nothing is written about anyone you say nothing about.',
  },
  presenceThere: { sv: 'Var med', en: 'Was there' },
  presenceAway: { sv: 'Var inte med', en: 'Was not there' },
  presenceUnsaid: { sv: 'Säg inget', en: 'Say nothing' },
  answeredYes: { sv: 'Svarade ja', en: 'Answered yes' },
  answeredMaybe: { sv: 'Svarade kanske', en: 'Answered maybe' },
  answeredNo: { sv: 'Svarade nej', en: 'Answered no' },
  yesWereThere: {
    sv: 'Alla som svarade ja var med',
    en: 'Everyone who answered yes was there',
  },
  there: {
    sv: (names: string) => `Av de inbjudna var ${names} med.`,
    en: (names: string) => `Of those invited, ${names} took part.`,
  },
  notThere: {
    sv: (names: string) => `Inte med var ${names}.`,
    en: (names: string) => `Not there: ${names}.`,
  },
  closeBefore: {
    sv: 'Avsluta mötet innan det har börjat?',
    en: 'Close the meeting before it has begun?',
  },
  closeAnyway: { sv: 'Ja, avsluta mötet nu', en: 'Yes, close the meeting now' },
  receivers: { sv: 'Vilka får anteckningarna?', en: 'Who gets the minutes?' },
  receiversHint: {
    sv: 'De får dem på samma grund som inbjudan. Din egen enhet har dem redan.',
    en: 'They get them on the same ground as the invitation. Your own unit already has them.',
  },
  textAbout: {
    sv: 'Vad handlar texten och barnets ord om?',
    en: 'What are the text and the child’s words about?',
  },
  textAboutHint: {
    sv: 'Den som får läsa om allt du väljer får texten. Här under ser du vem det är.',
    en: 'Those who may read about everything you choose get the text. You can see who they are below.',
  },
  textAboutMissing: {
    sv: 'Välj vad texten handlar om. Det avgör vilka som får den.',
    en: 'Choose what the text is about. It decides who gets it.',
  },
  mayRead: {
    sv: (about: string) => `Får läsa om: ${about}.`,
    en: (about: string) => `May read about: ${about}.`,
  },
  getsText: {
    sv: (points: number, of: number) =>
      of === 0
        ? 'Får texten.'
        : `Får texten och ${points === of ? 'alla punkter' : `${points} av ${of} punkter`}.`,
    en: (points: number, of: number) =>
      of === 0
        ? 'Gets the text.'
        : `Gets the text and ${points === of ? 'every point' : `${points} of ${of} points`}.`,
  },
  getsPoints: {
    sv: (points: number, of: number) =>
      points === 0
        ? 'Får inget, för texten handlar om mer än det.'
        : `Får bara ${points} av ${of} punkter, för texten handlar om mer än det.`,
    en: (points: number, of: number) =>
      points === 0
        ? 'Gets nothing, because the text is about more than that.'
        : `Gets only ${points} of ${of} points, because the text is about more than that.`,
  },
  getsUnsaid: {
    sv: 'Välj ovanför vad texten handlar om, så ser du om den går hit.',
    en: 'Choose above what the text is about to see whether it goes here.',
  },
  hadNone: { sv: 'Har inte fått dem förut.', en: 'Has not had them before.' },
  getsNothing: { sv: 'Får inget.', en: 'Gets nothing.' },
  groundGone: {
    sv: 'Får inget, för grunden för inbjudan gäller inte längre.',
    en: 'Gets nothing, because the ground for the invitation no longer applies.',
  },
  goneGround: {
    sv: 'Anteckningar till dem som familjen inte längre säger ja till',
    en: 'Minutes to those whom the family no longer says yes to',
  },
  goneGroundLead: {
    sv: 'Grunden för inbjudan gäller inte för det här. Svara på nytt.',
    en: 'The ground of the invitation does not hold for this. Answer again.',
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

import { defineTexts, formatDate, formatLongDate, formatShortDate } from '../../i18n/index.ts'

export const texts = defineTexts({
  heading: { sv: 'Något du har märkt', en: 'Something you noticed' },
  headingOf: {
    sv: (who: string) => `Något som ${who} har märkt`,
    en: (who: string) => `Something that ${who} noticed`,
  },
  justWritten: { sv: 'Nyss skrivet: öppna för att läsa', en: 'Just written: open it to read' },
  allOfChild: { sv: 'Vad någon har märkt', en: 'What somebody has noticed' },
  receiver: {
    sv: (who: string) => `${who} får det här. Ingen annan.`,
    en: (who: string) => `${who} receives this. Nobody else.`,
  },
  receiverOther: {
    sv: (who: string) => `${who} får det här. Det är en annan enhet, så du behöver en grund.`,
    en: (who: string) => `${who} receives this. It is another unit, so you need a ground.`,
  },
  noReceiver: {
    sv: 'Barnet har ingen kontakt än. Välj vem som ska få det här.',
    en: 'The child has no named person yet. Choose who receives this.',
  },
  chooseReceiver: { sv: 'Välj barnets kontakt', en: 'Choose the named person' },
  whom: { sv: 'Vilket barn gäller det?', en: 'Which child is it about?' },
  whomLead: { sv: 'Välj barnet, eller lägg till det.', en: 'Choose the child, or add a new one.' },
  whomNone: {
    sv: 'Du arbetar inte med något barn här än. Lägg till barnet först.',
    en: 'You do not work with any child here yet. Add the child first.',
  },
  whomNoneFound: { sv: 'Inget barn här heter så.', en: 'No child here is called that.' },
  addChild: { sv: 'Lägg till ett barn', en: 'Add a child' },
  about: { sv: (name: string) => `Om ${name}`, en: (name: string) => `About ${name}` },
  send: { sv: (who: string) => `Lämna till ${who}`, en: (who: string) => `Send to ${who}` },
  sendPlain: { sv: 'Lämna', en: 'Send' },
  answerBy: {
    sv: (day: string) => `Svara senast ${formatDate(day, 'sv')}`,
    en: (day: string) => `Answer by ${formatDate(day, 'en')}`,
  },
  answered: { sv: 'Besvarad', en: 'Answered' },
  waiting: { sv: 'Väntar på svar', en: 'Waiting for an answer' },
  answers: { sv: 'Svar', en: 'Answers' },
  noAnswers: { sv: 'Inget svar än.', en: 'No answer yet.' },
  answerHeading: { sv: (who: string) => `Svara ${who}`, en: (who: string) => `Answer ${who}` },
  answerAgain: { sv: 'Skriv mer', en: 'Write more' },
  whatYouDo: { sv: 'Vad gör du?', en: 'What do you do?' },
  reply: { sv: 'Svarar', en: 'Reply' },
  replyHint: {
    sv: 'Du har läst och berättar hur du tänker.',
    en: 'You have read it and say what you think.',
  },
  acted: { sv: 'Har gjort något direkt', en: 'Have taken action' },
  actedHint: { sv: 'Skriv vad du gjorde.', en: 'Write what you did.' },
  guided: { sv: 'Hjälper familjen vidare till annat stöd', en: 'Help the family on to other support' },
  guidedHint: {
    sv: 'Du följer med till nästa stöd, inte bara hänvisar.',
    en: 'You go with them to the next support; you do not just refer them.',
  },
  assessment: { sv: 'Ska börja en kartläggning', en: 'Will begin an assessment' },
  dropped: { sv: 'Det blev något annat', en: 'It became something else' },
  assessmentHint: {
    sv: 'Ni fyller i hjulet med barnet och vårdnadshavarna. Den väntar på dig under I dag tills den är börjad.',
    en: 'You fill in the wheel with the child and the guardians. It waits for you under Today until it is begun.',
  },
  promised: { sv: 'Du har lovat en kartläggning', en: 'You have promised an assessment' },
  beginBy: {
    sv: (day: string) => `Börja senast ${formatLongDate(day, 'sv')}, eller säg vad det blev i stället.`,
    en: (day: string) => `Begin by ${formatLongDate(day, 'en')}, or say what it became instead.`,
  },
  begin: { sv: 'Börja kartläggningen', en: 'Begin the assessment' },
  droppedLead: {
    sv: (who: string) => `${who} väntar sig en kartläggning och får läsa det du skriver.`,
    en: (who: string) => `${who} expects an assessment, and reads what you write.`,
  },
  question: { sv: 'Frågar eller lägger till', en: 'Ask or add' },
  words: { sv: (who: string) => `Skriv till ${who}`, en: (who: string) => `Write to ${who}` },
  wordsAuthor: { sv: 'Lägg till eller fråga', en: 'Add something or ask' },
  wordsMissing: { sv: 'Skriv några ord.', en: 'Write a few words.' },
  kindMissing: { sv: 'Välj vad du gör.', en: 'Choose what you do.' },
  service: { sv: 'Till vilket stöd?', en: 'To which support?' },
  serviceHint: {
    sv: 'Bara om du hjälper familjen vidare till annat stöd.',
    en: 'Only if you help the family on to other support.',
  },
  serviceMissing: {
    sv: 'Skriv vilket stöd du hjälper familjen till.',
    en: 'Write which support you help the family on to.',
  },
  sendAnswer: { sv: 'Skicka svaret', en: 'Send the answer' },
  sendMore: { sv: 'Skicka', en: 'Send' },
  serviceTo: { sv: (service: string) => `Till ${service}`, en: (service: string) => `To ${service}` },
  handedBy: {
    sv: (who: string, name: string) =>
      `${who} skrev att barnet heter ${name}. Se efter att det är rätt barn. ${who} arbetade inte med barnet när det här lämnades: ditt svar kan vara det enda hen läser.`,
    en: (who: string, name: string) =>
      `${who} wrote that the child’s name is ${name}. Check that it is the right child. ${who} did not work with the child when this was handed over: your answer may be all that they read.`,
  },
  handing: {
    sv: 'Lämna något om ett barn som du inte arbetar med',
    en: 'Hand over something about a child you do not work with',
  },
  myOwn: {
    sv: 'Du är själv barnets kontakt. Skriv ner det, så finns det här.',
    en: 'You are the named person yourself. Write it down, and it is kept here.',
  },
})

export const inboxTexts = defineTexts({
  assessmentToBegin: { sv: 'Kartläggning att börja', en: 'Assessment to begin' },
  toBeginBy: {
    sv: (day: string) => `börja senast ${formatShortDate(day, 'sv')}`,
    en: (day: string) => `begin by ${formatShortDate(day, 'en')}`,
  },
  toBeginLate: {
    sv: (day: string) => `Försenad, skulle ha börjats ${formatLongDate(day, 'sv')}`,
    en: (day: string) => `Overdue, was to be begun by ${formatLongDate(day, 'en')}`,
  },
  worryToMe: {
    sv: (other: string) => `${other} har märkt något`,
    en: (other: string) => `${other} noticed something`,
  },
  handedMine: {
    sv: (child: string) => `Du lämnade något om ${child}`,
    en: (child: string) => `You handed over something about ${child}`,
  },
  worryMine: {
    sv: (other: string) => `Du skrev till ${other}`,
    en: (other: string) => `You wrote to ${other}`,
  },
  late: {
    sv: (day: string) => `Försenad, skulle ha besvarats ${formatLongDate(day, 'sv')}`,
    en: (day: string) => `Overdue, was to be answered by ${formatLongDate(day, 'en')}`,
  },
})

import { defineTexts, formatDate, formatDateTime } from '../../i18n/index.ts'

export const texts = defineTexts({
  heading: { sv: 'Egna uppdrag', en: 'Own functions' },
  lead: {
    sv: 'En chef kan inte ge sig själv ett uppdrag. En annan chef i organisationen, eller den som granskar loggen, svarar.',
    en: 'Managers cannot give themselves a function. Another manager in the organisation, or the log reviewer, decides.',
  },
  toAnswer: { sv: 'Att svara på', en: 'For you to answer' },
  toAnswerNone: { sv: 'Inget väntar på ditt svar.', en: 'Nothing is waiting for your answer.' },
  others: { sv: 'Andra frågor', en: 'Other questions' },
  you: { sv: 'Du frågade', en: 'You asked' },
  youAsk: {
    sv: (at: Date) => `Du bad om uppdraget ${formatDateTime(at, 'sv')}.`,
    en: (at: Date) => `You asked for the function on ${formatDateTime(at, 'en')}.`,
  },
  asks: {
    sv: (who: string, at: Date) => `${who} bad om uppdraget ${formatDateTime(at, 'sv')}.`,
    en: (who: string, at: Date) => `${who} asked for the function on ${formatDateTime(at, 'en')}.`,
  },
  youWant: { sv: 'Du har bett om ett uppdrag', en: 'You have asked for a function' },
  wants: {
    sv: (who: string) => `${who} ber om ett uppdrag`,
    en: (who: string) => `${who} asks for a function`,
  },
  from: {
    sv: (at: Date) => `Gäller tidigast från ${formatDate(at, 'sv')}, och först när någon har sagt ja.`,
    en: (at: Date) =>
      `It applies from ${formatDate(at, 'en')} at the earliest, and only once somebody has said yes.`,
  },
  leaves: {
    sv: (who: string) => `${who} slutar då i uppdraget.`,
    en: (who: string) => `${who} then leaves the function.`,
  },
  answeredBy: { sv: (who: string) => `${who} svarade.`, en: (who: string) => `${who} answered.` },
  decision: {
    sv: (who: string) => `Ska ${who} få uppdraget?`,
    en: (who: string) => `Should ${who} have the function?`,
  },
  decisionHint: {
    sv: 'Den som får uppdraget kan läsa allt som hör till det. Uppdraget och ditt svar står i loggen.',
    en: 'Whoever holds the function can read everything that belongs to it. The appointment and your answer are logged.',
  },
  yes: { sv: 'Ja', en: 'Yes' },
  no: { sv: 'Nej', en: 'No' },
  decisionMissing: { sv: 'Välj ja eller nej.', en: 'Choose yes or no.' },
  answer: { sv: 'Svara', en: 'Answer' },
  notYours: {
    sv: 'Det finns inget att svara på längre: någon har svarat, frågan är tillbakatagen eller så har den som frågade slutat.',
    en: 'There is nothing left to answer: somebody has answered, the question was withdrawn, or the person who asked has left.',
  },
  nothingBefore: {
    sv: 'Inget ändras förrän någon har sagt ja. Du kan ta tillbaka frågan.',
    en: 'Nothing changes until somebody has said yes. You can withdraw the question.',
  },
  takeBack: { sv: 'Ta tillbaka', en: 'Withdraw' },
  waits: { sv: 'Väntar på svar', en: 'Waiting for an answer' },
  state_yes: { sv: 'Svaret blev ja', en: 'The answer was yes' },
  state_no: { sv: 'Svaret blev nej', en: 'The answer was no' },
  state_taken_back: { sv: 'Tillbakatagen', en: 'Withdrawn' },
})

import { defineTexts, formatDate, formatDateTime } from '../../i18n/index.ts'

export const texts = defineTexts({
  heading: { sv: 'Egna uppdrag', en: 'Own functions' },
  lead: {
    sv: 'En chef kan inte ge sig själv ett uppdrag. En annan chef i organisationen, eller den som granskar loggen, svarar.',
    en: 'A manager cannot give themself a function. Another manager of the organisation, or the log reviewer, answers.',
  },
  toAnswer: { sv: 'Att svara på', en: 'To answer' },
  toAnswerNone: { sv: 'Ingen väntar på ditt svar.', en: 'Nobody waits for your answer.' },
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
  from: {
    sv: (at: Date) => `Gäller tidigast från ${formatDate(at, 'sv')}, och först när någon har sagt ja.`,
    en: (at: Date) => `From ${formatDate(at, 'en')} at the earliest, and not before somebody has said yes.`,
  },
  leaves: {
    sv: (who: string) => `${who} slutar då i uppdraget.`,
    en: (who: string) => `${who} leaves the function then.`,
  },
  answeredBy: { sv: (who: string) => `${who} svarade.`, en: (who: string) => `${who} answered.` },
  decision: { sv: 'Ska personen få uppdraget?', en: 'Shall they have the function?' },
  decisionHint: {
    sv: 'Den som får uppdraget kan läsa allt som hör till det. Uppdraget och ditt svar står i loggen.',
    en: 'Whoever holds the function can read all that belongs to it. The appointment and your answer stand in the log.',
  },
  yes: { sv: 'Ja', en: 'Yes' },
  no: { sv: 'Nej', en: 'No' },
  decisionMissing: { sv: 'Välj ja eller nej.', en: 'Choose yes or no.' },
  answer: { sv: 'Svara', en: 'Answer' },
  notYours: {
    sv: 'Det finns inget att svara på längre: någon har svarat, frågan är tillbakatagen eller så har den som frågade slutat.',
    en: 'There is nothing to answer any more: somebody has answered, the question was taken back, or who asked has left.',
  },
  nothingBefore: {
    sv: 'Inget ändras förrän någon har sagt ja. Du kan ta tillbaka frågan.',
    en: 'Nothing changes before somebody has said yes. You can take the question back.',
  },
  takeBack: { sv: 'Ta tillbaka', en: 'Take back' },
  waits: { sv: 'Väntar på svar', en: 'Waits for an answer' },
  state_yes: { sv: 'Ja', en: 'Yes' },
  state_no: { sv: 'Nej', en: 'No' },
  state_taken_back: { sv: 'Tillbakatagen', en: 'Taken back' },
})

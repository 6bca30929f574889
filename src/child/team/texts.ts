import { defineTexts, formatDate } from '../../i18n/index.ts'

export const texts = defineTexts({
  heading: { sv: 'De som arbetar med barnet', en: 'Who works with the child' },
  lead: {
    sv: 'Bara ni som står här läser journalen i er enhet. Ta in den som behöver vara med.',
    en: 'In your unit only the people listed here read the record. Let in whoever needs to be part of it.',
  },
  takeInOrEnd: { sv: 'Ta in en kollega, eller sluta', en: 'Let a colleague in, or end access' },
  andMore: { sv: (n: number) => `Och ${n} till.`, en: (n: number) => `And ${n} more.` },
  you: { sv: (name: string) => `${name} (du)`, en: (name: string) => `${name} (you)` },
  holds_named_person: { sv: 'barnets kontakt', en: 'named person' },
  holds_lead: { sv: 'samordnare för planen', en: 'leads the plan' },
  holds_action: { sv: 'har en insats i planen', en: 'has an action in the plan' },
  holds_meeting: {
    sv: 'har bjudit in till ett möte som inte är avslutat',
    en: 'is the organiser of a meeting that has not been closed',
  },
  holds_worry: { sv: 'ska svara på ett uppmärksammande', en: 'is to answer a worry' },
  takenIn: { sv: 'inbjuden av en kollega', en: 'let in by a colleague' },
  worksWith: { sv: 'arbetar med barnet', en: 'works with the child' },
  sinceDay: {
    sv: (why: string, day: string) => `${why}, sedan ${day}`,
    en: (why: string, day: string) => `${why}, since ${day}`,
  },
  afterWhom: {
    sv: (since: string, who: string) => `${since}, efter ${who}`,
    en: (since: string, who: string) => `${since}, after ${who}`,
  },
  takenInBy: { sv: (who: string) => `inbjuden av ${who}`, en: (who: string) => `let in by ${who}` },
  end: { sv: 'Sluta', en: 'Stop' },
  endOf: {
    sv: (who: string) => `${who} slutar arbeta med barnet`,
    en: (who: string) => `${who} stops working with the child`,
  },
  endMine: { sv: 'Du slutar arbeta med barnet', en: 'You stop working with the child' },
  endVerb: { sv: 'Avsluta', en: 'Stop it' },
  endMeans: {
    sv: (who: string) =>
      `${who} läser inget mer om barnet, inte heller på en sida som är öppen. Det som är skrivet står kvar.`,
    en: (who: string) =>
      `${who} reads nothing more about the child, not even on a page that is open. What has been written stays.`,
  },
  endMineMeans: {
    sv: 'Du läser inget mer om barnet. Det du har skrivit står kvar. Vill du vara med igen får en kollega ta in dig.',
    en: 'You read nothing more about the child. What you have written stays. To be part of it again, a colleague has to let you in.',
  },
  endKeeps: {
    sv: (who: string, why: string) =>
      `Inbjudan tas bort, men ${who} arbetar kvar med barnet: ${why}. Lämna över det först om ${who} ska sluta helt.`,
    en: (who: string, why: string) =>
      `The invitation ends, but ${who} still works with the child: ${why}. Hand that over first if ${who} is to stop altogether.`,
  },
  whyHolds: {
    sv: (who: string, why: string) =>
      `${who} är kvar eftersom hen har något som ingen annan har: ${why}. Lämna över det först.`,
    en: (who: string, why: string) =>
      `${who} stays because of something that nobody else has: ${why}. Hand that over first.`,
  },
  whyLast: {
    sv: 'Minst en måste arbeta med barnet, annars kan ingen öppna journalen. Ta in någon annan först.',
    en: 'At least one person must work with the child, or nobody can open the record. Let somebody else in first.',
  },
  whyNot: { sv: 'Kan inte sluta än', en: 'Cannot stop yet' },
  toNamedPerson: { sv: 'Byt barnets kontakt', en: 'Change the named person' },
  toChild: { sv: 'Till barnets sida', en: 'To the child’s page' },
  takeIn: { sv: 'Ta in en kollega', en: 'Let a colleague in' },
  takeInLead: {
    sv: 'Kollegan läser allt som er enhet har skrivit om barnet och får veta att du har tagit in hen.',
    en: 'The colleague reads everything that your unit has written about the child, and is told that you let them in.',
  },
  functionId: { sv: 'Vem?', en: 'Who?' },
  functionIdMissing: { sv: 'Välj en kollega i er enhet.', en: 'Choose a colleague in your unit.' },
  functionSearch: { sv: 'Sök på namn eller uppdrag', en: 'Search by name or function' },
  takeInVerb: { sv: 'Ta in', en: 'Let in' },
  everybodyIsIn: {
    sv: 'Alla i er enhet arbetar redan med barnet.',
    en: 'Everybody in your unit works with the child already.',
  },
  listFirst: {
    sv: 'Barnet har skyddade uppgifter. Sätt kollegan på listan över dem som får se först.',
    en: 'The child’s identity is protected. Add the colleague to the list of who may see first.',
  },
  toList: { sv: 'Till listan', en: 'To the list' },
  protectedHint: {
    sv: 'Barnet har skyddade uppgifter: bara den som står på listan kan tas in.',
    en: 'The child’s identity is protected: only somebody on the list can be let in.',
  },
  twice: {
    sv: 'Finns barnet två gånger? Gör journalerna till en',
    en: 'Is the child here twice? Make the records one',
  },
  taken: {
    sv: 'Kollegan är med nu och har fått veta det.',
    en: 'The colleague is let in now and has been told.',
  },
  let: { sv: 'Klart. Det gäller från och med nu.', en: 'Done. It takes effect now.' },
  waiting: { sv: 'Vill vara med', en: 'Asks to be let in' },
  wantsIn: { sv: (who: string) => `${who} vill vara med`, en: (who: string) => `${who} asks to be let in` },
  iWaitToBeLetIn: { sv: 'Du har bett att bli insläppt', en: 'You have asked to be let in' },
  answerBy: {
    sv: (day: string) => `Svara senast ${formatDate(day, 'sv')}`,
    en: (day: string) => `Answer by ${formatDate(day, 'en')}`,
  },
  joinLead: {
    sv: (who: string, what: string, child: string) =>
      `${who}, ${what}, arbetar i er enhet och tror att ni har ett barn som heter ${child}. Hen ser inget av journalen.`,
    en: (who: string, what: string, child: string) =>
      `${who}, ${what}, works in your unit and thinks that you have a child called ${child}. They see nothing of the record.`,
  },
  joinHolders: {
    sv: (who: string) => `Uppdraget har nu ${who}. Det är den som har uppdraget som kommer med.`,
    en: (who: string) => `The function is now held by ${who}. Whoever holds it is let in.`,
  },
  joinVacant: {
    sv: 'Ingen har uppdraget just nu. Säger du ja kommer den med som får det.',
    en: 'Nobody holds the function at the moment. If you say yes, whoever gets it is let in.',
  },
  why: { sv: 'Därför', en: 'Why' },
  answerHeading: { sv: 'Ska kollegan vara med?', en: 'Let the colleague in?' },
  answer: { sv: 'Ditt svar', en: 'Your answer' },
  answer_yes: { sv: 'Ja, ta in', en: 'Yes, let in' },
  answer_yesHint: {
    sv: 'Kollegan läser allt som er enhet har skrivit om barnet.',
    en: 'The colleague reads everything that your unit has written about the child.',
  },
  answer_no: { sv: 'Nej', en: 'No' },
  answer_noHint: {
    sv: 'Kollegan får ditt svar och inget annat.',
    en: 'The colleague gets your answer and nothing else.',
  },
  answerMissing: { sv: 'Välj ja eller nej.', en: 'Choose yes or no.' },
  words: { sv: 'Skriv några ord', en: 'Write a few words' },
  wordsHint: {
    sv: 'Säger du nej: skriv inget om barnet här.',
    en: 'If you say no, write nothing about the child here.',
  },
  answerVerb: { sv: 'Svara', en: 'Answer' },
  answeredYes: { sv: (who: string) => `${who} svarade ja.`, en: (who: string) => `${who} said yes.` },
  answeredNo: { sv: (who: string) => `${who} svarade nej.`, en: (who: string) => `${who} said no.` },
  openChild: { sv: 'Öppna barnets sida', en: 'Open the child’s page' },
  myHeading: { sv: 'Du har bett att få vara med', en: 'You have asked to be let in' },
  myLead: {
    sv: (child: string) => `Det gäller ${child}, som du skrev det.`,
    en: (child: string) => `It is about ${child}, as you wrote it.`,
  },
  myWaits: {
    sv: (day: string) => `Din fråga är skickad. Du får svar under ”I dag” senast ${formatDate(day, 'sv')}.`,
    en: (day: string) =>
      `Your question is sent. You will have an answer under “Today” by ${formatDate(day, 'en')}.`,
  },
  myWords: { sv: 'Du skrev', en: 'You wrote' },
})

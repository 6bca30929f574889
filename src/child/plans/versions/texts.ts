import { defineTexts, formatDate, formatList, formatShortDate } from '../../../i18n/index.ts'

export const versionTexts = defineTexts({
  leadLine: {
    sv: (lead: string, day: string | undefined) =>
      `${lead} samordnar.${day ? ` Nästa datum: ${formatDate(day, 'sv')}.` : ''}`,
    en: (lead: string, day: string | undefined) =>
      `${lead} leads.${day ? ` Next date: ${formatDate(day, 'en')}.` : ''}`,
  },
  versionLine: {
    sv: (version: number, at: string) => `Version ${version}, delad ${formatDate(at, 'sv')}.`,
    en: (version: number, at: string) => `Version ${version}, shared ${formatDate(at, 'en')}.`,
  },
  older: { sv: 'Det här är en äldre version.', en: 'This is an older version.' },
  toCurrent: { sv: 'Till den som gäller nu', en: 'To the current version' },
  notYet: { sv: 'Planen är inte delad än.', en: 'The plan has not been shared yet.' },
  notYetWho: {
    sv: (lead: string) => `${lead} samordnar och skriver på den. Du ser den här när den delas.`,
    en: (lead: string) => `${lead} leads the plan and is writing it. It will appear here when it is shared.`,
  },
  lostHeading: {
    sv: (n: number) =>
      n === 1
        ? 'En insats står på någon som inte får planen'
        : `${n} insatser står på någon som inte får planen`,
    en: (n: number) =>
      n === 1
        ? 'An action is with somebody who does not get the plan'
        : `${n} actions are with somebody who does not get the plan`,
  },
  lostDraft: { sv: 'Ändra i utkastet', en: 'Change the draft' },
  lostPartners: { sv: 'Vem får vad', en: 'Who gets what' },
  openPlan: { sv: 'Öppna planen', en: 'Open the plan' },
  whatNow: { sv: 'Vad vi gör', en: 'What we do' },
  partOnly: {
    sv: 'Du har fått en del av planen. Resten ser du inte här.',
    en: 'You were given a part of the plan. The rest is not shown here.',
  },
  mattersBy: { sv: (name: string) => `Viktigt för ${name}`, en: (name: string) => `What matters to ${name}` },
  whatChanged: { sv: 'Nytt i den här versionen', en: 'New in this version' },
  seeDifference: { sv: 'Se vad som har ändrats', en: 'See what has changed' },
  versions: { sv: 'Versioner', en: 'Versions' },
  versionOf: {
    sv: (version: number, at: string) => `Version ${version}, ${formatDate(at, 'sv')}`,
    en: (version: number, at: string) => `Version ${version}, ${formatDate(at, 'en')}`,
  },
  who: { sv: 'Vem har planen', en: 'Who has the plan' },
  guardianHas: { sv: 'Vårdnadshavare', en: 'Guardian' },
  whole: {
    sv: (day: string) => `Hela planen. Till ${formatDate(day, 'sv')}`,
    en: (day: string) => `The whole plan. Until ${formatDate(day, 'en')}`,
  },
  onlyAreas: {
    sv: (areas: string[], day: string) => `${formatList(areas, 'sv')}. Till ${formatDate(day, 'sv')}`,
    en: (areas: string[], day: string) => `${formatList(areas, 'en')}. Until ${formatDate(day, 'en')}`,
  },
  not_started: { sv: 'Inte börjat', en: 'Not started' },
  under_way: { sv: 'På väg', en: 'Under way' },
  done: { sv: 'Gjort', en: 'Done' },
  hindered: { sv: 'Har fått hinder', en: 'Hindered' },
  late: {
    sv: (day: string) => `Försenad sedan ${formatShortDate(day, 'sv')}`,
    en: (day: string) => `Overdue since ${formatShortDate(day, 'en')}`,
  },
  lateHeading: {
    sv: (n: number) => (n === 1 ? 'En insats är försenad' : `${n} insatser är försenade`),
    en: (n: number) => (n === 1 ? 'One action is overdue' : `${n} actions are overdue`),
  },
  lateWhat: {
    sv: 'Fråga hur det går, eller ändra dagen i utkastet.',
    en: 'Ask how it is going, or change the day in the draft.',
  },
  mark: { sv: 'Uppdatera läget', en: 'Update progress' },
  markState: { sv: 'Hur går det?', en: 'How is it going?' },
  markWords: { sv: 'Några ord om det', en: 'A few words about it' },
  stateMissing: { sv: 'Välj hur det går.', en: 'Choose how it is going.' },
  hinderMissing: {
    sv: 'Skriv vad som hindrar, så att någon kan hjälpa till.',
    en: 'Write what is in the way, so that someone can help.',
  },
  saveMark: { sv: 'Spara', en: 'Save' },
  undoMark: {
    sv: (state: string) => `Ångra, tillbaka till: ${state.toLowerCase()}`,
    en: (state: string) => `Undo, back to: ${state.toLowerCase()}`,
  },
  said: {
    sv: (who: string, at: string) => `${who}, ${formatDate(at, 'sv')}`,
    en: (who: string, at: string) => `${who}, ${formatDate(at, 'en')}`,
  },
  toDraft: { sv: 'Ändra planen', en: 'Change the plan' },
  toReview: { sv: 'Följ upp', en: 'Follow up' },
  reviewBand: {
    sv: (day: string) => `Uppföljning ${formatDate(day, 'sv')}`,
    en: (day: string) => `Follow-up ${formatDate(day, 'en')}`,
  },
  meetingOn: { sv: (when: string) => `Möte ${when}`, en: (when: string) => `Meeting ${when}` },
  prepareMeeting: { sv: 'Förbered', en: 'Prepare' },
  reviewLate: {
    sv: 'Dagen för uppföljning har varit. Följ upp nu, så får planen ett nytt datum.',
    en: 'The day of the follow-up has passed. Follow up now, and the plan gets a new date.',
  },
  reviewSoon: {
    sv: 'Då ses ni och ser på varje behov: vad har blivit bättre?',
    en: 'You meet then and look at each need: what has improved?',
  },
  changeLead: { sv: 'Lämna över samordningen', en: 'Hand over the lead' },
  endedOn: {
    sv: (day: Date) => `Planen avslutades ${formatDate(day, 'sv')}`,
    en: (day: Date) => `The plan ended ${formatDate(day, 'en')}`,
  },
  goals_reached: { sv: 'Målen är nådda', en: 'The goals are reached' },
  family_declined: { sv: 'Familjen vill inte fortsätta', en: 'The family does not want to continue' },
  moved: { sv: 'Barnet har flyttat', en: 'The child has moved' },
  handed_over: { sv: 'Någon annan tar över', en: 'Someone else takes over' },
  adult: { sv: 'Barnet har blivit vuxet', en: 'The child has come of age' },
  other: { sv: 'Något annat', en: 'Something else' },
  afterwards: { sv: 'Vad händer sedan', en: 'What happens next' },
  reviews: { sv: 'Uppföljningar', en: 'Follow-ups' },
  reviewOf: {
    sv: (day: string) => `Uppföljning ${formatDate(day, 'sv')}`,
    en: (day: string) => `Follow-up ${formatDate(day, 'en')}`,
  },
  nobodyDoes: { sv: 'Ingen vald än', en: 'Nobody chosen yet' },
  differenceHeading: {
    sv: (a: number, b: number) => `Från version ${a} till ${b}`,
    en: (a: number, b: number) => `From version ${a} to ${b}`,
  },
  differenceNone: {
    sv: 'Inget av det du kan läsa har ändrats.',
    en: 'Nothing that you can read has changed.',
  },
  whatPart: { sv: 'Vad', en: 'What' },
  callMeeting: { sv: 'Bjud in till möte', en: 'Invite to a meeting' },
  before: { sv: 'Förut', en: 'Before' },
  after: { sv: 'Nu', en: 'Now' },
  new: { sv: 'Nytt', en: 'New' },
  changed: { sv: 'Ändrat', en: 'Changed' },
  gone: { sv: 'Borttaget', en: 'Removed' },
})

import { defineTexts, formatDate, formatLongDate, formatShortDate, plural } from '../../i18n/index.ts'

/** Words that several pages of the plan share. */
export const texts = defineTexts({
  planFor: { sv: (name: string) => `Planen för ${name}`, en: (name: string) => `The plan for ${name}` },
  next: { sv: 'Nästa datum', en: 'Next date' },
  lead: { sv: 'Samordnare', en: 'Lead' },
  leadChoice: { sv: 'Vem samordnar?', en: 'Who leads?' },
  why: { sv: 'Varför en plan?', en: 'Why a plan?' },
  matters: { sv: 'Vad är viktigt för barnet?', en: 'What matters to the child?' },
  child: { sv: 'Barnet', en: 'The child' },
  guardian: { sv: 'Vårdnadshavare', en: 'Guardians' },
  partner: { sv: 'Part i planen', en: 'Partner in the plan' },
  professional: { sv: 'Samordnare och personal', en: 'Lead and staff' },
  need: { sv: 'Behov', en: 'Need' },
  goal: { sv: 'Mål', en: 'Goal' },
  goals: { sv: 'Mål', en: 'Goals' },
  action: { sv: 'Insats', en: 'Action' },
  actions: { sv: 'Insatser', en: 'Actions' },
  view: { sv: 'Synpunkt', en: 'View' },
  views: { sv: 'Vad var och en tycker', en: 'What each person thinks' },
  disagreement: { sv: 'Oenighet', en: 'Disagreement' },
  disagreements: { sv: 'Det vi inte är överens om', en: 'What we do not agree on' },
  sip: { sv: 'Samordnad individuell plan (SIP)', en: 'Coordinated individual plan (SIP)' },
  sip_measures: { sv: 'Vilka insatser behövs?', en: 'Which measures are needed?' },
  sip_responsibility: {
    sv: 'Vilka insatser ansvarar var och en för?',
    en: 'Which measures is each responsible for?',
  },
  sip_others: {
    sv: 'Vad gör andra än kommunen och regionen?',
    en: 'What do others besides the municipality and the region do?',
  },
  sip_overall: { sv: 'Vem har det övergripande ansvaret?', en: 'Who has the overall responsibility?' },
  dates: {
    sv: (from: string | null, until: string | null) =>
      from && until
        ? `${formatDate(from, 'sv')} till ${formatDate(until, 'sv')}`
        : from
          ? `från ${formatDate(from, 'sv')}`
          : until
            ? `till ${formatDate(until, 'sv')}`
            : '',
    en: (from: string | null, until: string | null) =>
      from && until
        ? `${formatDate(from, 'en')} to ${formatDate(until, 'en')}`
        : from
          ? `from ${formatDate(from, 'en')}`
          : until
            ? `until ${formatDate(until, 'en')}`
            : '',
  },
  howSeen: { sv: 'Så märker vi det', en: 'How we will see it' },
  ended: {
    sv: 'Planen är avslutad. Den går att läsa, men inte att ändra.',
    en: 'The plan has ended. You can read it, but not change it.',
  },
  draftTab: { sv: 'Skriv', en: 'Write' },
  partnersTab: { sv: 'Vem får vad', en: 'Who gets what' },
  publishTab: { sv: 'Dela', en: 'Share' },
  planTabs: { sv: 'Utkastet', en: 'The draft' },
  nextOnMissing: { sv: 'Välj dagen då ni ses nästa gång.', en: 'Choose the day of your next meeting.' },
  nextPast: { sv: 'Välj en dag som inte har varit.', en: 'Choose a day that has not passed.' },
  nextFar: { sv: 'Välj en dag inom ett år.', en: 'Choose a day within a year.' },
})

export const inboxTexts = defineTexts({
  planMine: { sv: 'Plan som du samordnar', en: 'Plan that you lead' },
  planDraft: { sv: 'Utkast till plan som du samordnar', en: 'Draft of a plan that you lead' },
  actionToMe: { sv: 'Din insats', en: 'Your action' },
  lateActions: {
    sv: (n: number) => plural(n, 'sv', 'insats är försenad', 'insatser är försenade'),
    en: (n: number) => plural(n, 'en', 'action is overdue', 'actions are overdue'),
  },
  lateActionsSince: {
    sv: (day: string) => `Försenat sedan ${formatLongDate(day, 'sv')}`,
    en: (day: string) => `Overdue since ${formatLongDate(day, 'en')}`,
  },
  next: {
    sv: (day: string) => `uppföljning ${formatShortDate(day, 'sv')}`,
    en: (day: string) => `follow-up ${formatShortDate(day, 'en')}`,
  },
  doneBy: {
    sv: (day: string) => `klart senast ${formatShortDate(day, 'sv')}`,
    en: (day: string) => `due ${formatShortDate(day, 'en')}`,
  },
  lateReview: {
    sv: (day: string) => `Försenad, skulle ha följts upp ${formatLongDate(day, 'sv')}`,
    en: (day: string) => `Overdue, was to be followed up on ${formatLongDate(day, 'en')}`,
  },
  lateDraft: {
    sv: (day: string) => `Försenad, skulle ha getts ut ${formatLongDate(day, 'sv')}`,
    en: (day: string) => `Overdue, was to be published by ${formatLongDate(day, 'en')}`,
  },
})

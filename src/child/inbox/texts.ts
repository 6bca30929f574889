import { defineTexts, formatShortDate, plural } from '../../platform/i18n/index.ts'

export const texts = defineTexts({
  heading: { sv: 'Inkorg', en: 'Inbox' },
  new: { sv: 'Nytt', en: 'New' },
  waiting: { sv: 'Väntar på mitt svar', en: 'Waits for my answer' },
  soon: { sv: 'Snart dags', en: 'Soon due' },
  mine: { sv: 'Mina', en: 'Mine' },
  nothingWaits: { sv: 'Ingen väntar på dig.', en: 'Nobody waits for you.' },
  waits: {
    sv: (n: number) => `${plural(n, 'sv', 'väntar', 'väntar')} på ditt svar`,
    en: (n: number) => `${plural(n, 'en', 'waits', 'wait')} for your answer`,
  },
  emptyNew: {
    sv: 'Inget nytt. Här ser du det som kommer till din funktion.',
    en: 'Nothing new. What comes to your function will be here.',
  },
  emptyWaiting: { sv: 'Ingen väntar på ditt svar.', en: 'Nobody waits for your answer.' },
  emptySoon: { sv: 'Inget ska vara klart de närmaste dagarna.', en: 'Nothing is due in the next days.' },
  begun: {
    sv: (n: number) => `Påbörjat, inte skickat (${n})`,
    en: (n: number) => `Begun, not sent (${n})`,
  },
  emptyMine: {
    sv: 'Här kommer det du har skrivit, bett om och leder.',
    en: 'What you have written, asked for and lead will be here.',
  },
  writeWorry: { sv: 'Skriv något du har märkt', en: 'Write something you noticed' },
  worryToMe: {
    sv: (other: string) => `${other} har märkt något`,
    en: (other: string) => `${other} noticed something`,
  },
  worryMine: {
    sv: (other: string) => `Du skrev till ${other}`,
    en: (other: string) => `You wrote to ${other}`,
  },
  requestToMe: {
    sv: (other: string) => `${other} ber om stöd`,
    en: (other: string) => `${other} asks for support`,
  },
  requestMine: {
    sv: (other: string) => `Du bad ${other} om stöd`,
    en: (other: string) => `You asked ${other} for support`,
  },
  planMine: { sv: 'Plan som du leder', en: 'Plan that you lead' },
  planDraft: { sv: 'Utkast till plan som du leder', en: 'Draft of a plan that you lead' },
  actionToMe: { sv: 'Din insats', en: 'Your action' },
  protectedChild: { sv: 'Barn med skyddade uppgifter', en: 'Child with protected identity' },
  by: {
    sv: (day: string) => `senast ${formatShortDate(day, 'sv')}`,
    en: (day: string) => `by ${formatShortDate(day, 'en')}`,
  },
  late: {
    sv: (day: string) => `skulle varit ${formatShortDate(day, 'sv')}`,
    en: (day: string) => `was due ${formatShortDate(day, 'en')}`,
  },
  next: {
    sv: (day: string) => `nästa gång ${formatShortDate(day, 'sv')}`,
    en: (day: string) => `next ${formatShortDate(day, 'en')}`,
  },
  answered: { sv: 'besvarad', en: 'answered' },
  notices: { sv: 'Har hänt', en: 'Has happened' },
  dismiss: { sv: 'Klart', en: 'Done' },
  other: { sv: 'Något har hänt', en: 'Something has happened' },
  worry_came: { sv: 'Någon har märkt något', en: 'Somebody noticed something' },
  worry_answered: { sv: 'Du har fått svar på det du märkte', en: 'You have an answer on what you noticed' },
  worry_question: { sv: 'Den som skrev frågar eller lägger till', en: 'The one who wrote asks or adds' },
  request_came: { sv: 'Någon ber om stöd', en: 'Somebody asks for support' },
  request_answered: { sv: 'Du har fått svar på din begäran', en: 'Your request has an answer' },
  request_sent_on: { sv: 'Din begäran föreslås gå vidare', en: 'Your request is proposed to be sent on' },
  request_withdrawn: { sv: 'En begäran har dragits tillbaka', en: 'A request has been withdrawn' },
  plan_published: { sv: 'En plan har kommit i ny version', en: 'A plan has a new version' },
  action_marked: {
    sv: 'En insats har gått framåt eller stött på hinder',
    en: 'An action has moved on or met an obstacle',
  },
  plan_lead: { sv: 'Du leder en plan nu', en: 'You lead a plan now' },
  plan_ended: { sv: 'En plan har avslutats', en: 'A plan has ended' },
  meeting_invited: { sv: 'Du är bjuden till ett möte', en: 'You are invited to a meeting' },
  meeting_changed: { sv: 'Ett möte har ändrats', en: 'A meeting has changed' },
  meeting_cancelled: { sv: 'Ett möte är inställt', en: 'A meeting is cancelled' },
  meeting_answered: { sv: 'Någon har svarat på en inbjudan', en: 'Somebody answered an invitation' },
  meeting_closed: { sv: 'Anteckningar från ett möte', en: 'Minutes of a meeting' },
  consent_withdrawn: { sv: 'Ett medgivande har dragits tillbaka', en: 'A consent has been withdrawn' },
  emergency_opened: {
    sv: 'Någon har öppnat uppgifter i nöd',
    en: 'Somebody opened a record in an emergency',
  },
  emergency_found_nothing: {
    sv: 'Någon sökte i nöd och fann inget',
    en: 'Somebody searched in an emergency and found nothing',
  },
})

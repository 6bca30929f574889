import { defineTexts, formatDate, formatList, formatLongDate } from '../../../i18n/index.ts'

/** Enough of an action to find it by. */
const shortWords = (words: string) => {
  const start = [...words].slice(0, 80).join('')
  return start === words ? words : `${start.trimEnd()}…`
}

export const publicationTexts = defineTexts({
  heading: {
    sv: (name: string) => `Dela planen för ${name}`,
    en: (name: string) => `Share the plan for ${name}`,
  },
  leadText: {
    sv: 'Var och en får sin del i samma stund. Det de får ändras inte förrän du delar en ny version.',
    en: 'Everyone gets their part at the same moment. What they get does not change until you share a new version.',
  },
  wholePlan: { sv: 'hela planen', en: 'the whole plan' },
  begins: { sv: 'Börjar när du delar planen.', en: 'Starts when you share the plan.' },
  whoGets: { sv: 'De här får planen', en: 'Who gets the plan' },
  onlyOurs: { sv: 'Ingen utanför enheten får planen än.', en: 'Nobody outside the unit gets the plan yet.' },
  whatChanged: { sv: 'Vad är nytt?', en: 'What is new?' },
  whatChangedHint: {
    sv: 'De som får hela planen läser det här. De som får en del ser bara att det finns en ny version.',
    en: 'Those who get the whole plan read this. Those who get a part only see that there is a new version.',
  },
  goesTo: {
    sv: (names: string[]) =>
      names.length ? `Planen går till ${formatList(names, 'sv')}.` : 'Planen går bara till er enhet.',
    en: (names: string[]) =>
      names.length ? `The plan goes to ${formatList(names, 'en')}.` : 'The plan goes only to your unit.',
  },
  cannotBeUndone: {
    sv: 'Det går inte att ångra när du har delat.',
    en: 'You cannot undo it once you have shared.',
  },
  meetingOpen: {
    sv: (name: string) => `Ett möte om ${name} är öppet just nu`,
    en: (name: string) => `A meeting about ${name} is open right now`,
  },
  meetingOpenText: {
    sv: 'Det som skrivs i mötet efter att du har delat går inte med. Avsluta mötet först, eller dela en ny version efteråt.',
    en: 'What is written in the meeting after you have shared is not included. Close the meeting first, or share a new version afterwards.',
  },
  toMeeting: { sv: 'Till mötet', en: 'To the meeting' },
  publish: {
    sv: (names: string[]) => (names.length ? `Dela med ${formatList(names, 'sv')}` : 'Dela i enheten'),
    en: (names: string[]) => (names.length ? `Share with ${formatList(names, 'en')}` : 'Share in the unit'),
  },
  andMore: {
    sv: (n: number) => (n === 1 ? 'en till' : `${n} till`),
    en: (n: number) => (n === 1 ? 'one more' : `${n} more`),
  },
  sharedWith: {
    sv: (names: string[]) =>
      names.length ? `Planen är delad med ${formatList(names, 'sv')}` : 'Planen är delad i enheten',
    en: (names: string[]) =>
      names.length ? `The plan is shared with ${formatList(names, 'en')}` : 'The plan is shared in the unit',
  },
  readNow: {
    sv: 'De kan läsa sin del nu. Mejl går till dem som har en adress i Kring.',
    en: 'They can read their part now. Mail goes to those who have an address in Kring.',
  },
  followedUp: {
    sv: (day: string) => `Ni följer upp ${formatLongDate(day, 'sv')}.`,
    en: (day: string) => `You follow it up on ${formatLongDate(day, 'en')}.`,
  },
  sharedInError: {
    sv: 'Det som är delat går inte att ångra. Blev något fel, ändra i utkastet och dela en ny version.',
    en: 'What has been shared cannot be undone. If something is wrong, change the draft and share a new version.',
  },
  toDraft: { sv: 'Till utkastet', en: 'To the draft' },
  nextPassed: {
    sv: 'Nästa datum har varit. Välj ett nytt i utkastet.',
    en: 'The next date has passed. Choose a new one in the draft.',
  },
  nothingToDo: {
    sv: 'Planen behöver minst ett behov med ett mål eller en insats.',
    en: 'The plan must have at least one need with a goal or an action.',
  },
  closedDoer: {
    sv: (words: string, doer: string) =>
      `”${shortWords(words)}” ska göras av ${doer}, men det uppdraget är stängt. Välj någon annan i utkastet.`,
    en: (words: string, doer: string) =>
      `“${shortWords(words)}” is to be done by ${doer}, but that function is closed. Choose somebody else in the draft.`,
  },
  missingPartner: {
    sv: (words: string, doer: string) =>
      `”${shortWords(words)}” ska göras av ${doer}, men du har inte valt vad de får.`,
    en: (words: string, doer: string) =>
      `“${shortWords(words)}” is to be done by ${doer}, but you have not chosen what they get.`,
  },
  noGround: {
    sv: (who: string) => `${who}, saknar grund.`,
    en: (who: string) => `${who}, has no ground.`,
  },
  lostPartner: {
    sv: (who: string, why: string) =>
      `${who}, får inte längre: ${why}. Be om ett nytt medgivande, eller låt dem inte få planen.`,
    en: (who: string, why: string) =>
      `${who}, gets it no longer: ${why}. Ask for a new consent, or let them not get the plan.`,
  },
  lostAction: {
    sv: (words: string, who: string) => `”${shortWords(words)}” står på ${who}. Låt någon annan göra det.`,
    en: (words: string, who: string) =>
      `“${shortWords(words)}” is to be done by ${who}. Let somebody else do it.`,
  },
  changePartner: {
    sv: (who: string) => `Ändra vad ${who} får`,
    en: (who: string) => `Change what ${who} gets`,
  },
  inTheWay: { sv: 'Det här hindrar', en: 'This stands in the way' },
  notYet: {
    sv: 'Något hindrar. Det står högre upp på sidan.',
    en: 'Something stands in the way. It is told higher up on the page.',
  },
  endedSince: {
    sv: (who: string, day: string) =>
      `${who} har inte planen längre: delningen avslutades ${formatDate(day, 'sv')}. Välj igen under Vem får vad.`,
    en: (who: string, day: string) =>
      `${who} no longer has the plan: the sharing was ended on ${formatDate(day, 'en')}. Choose again under Who gets what.`,
  },
  refusedOne: {
    sv: (who: string, why: string) => `${who}: ${why}`,
    en: (who: string, why: string) => `${who}: ${why}`,
  },
  refusedAll: {
    sv: 'Inget är delat. Det som hindrar:',
    en: 'Nothing has been shared. These are the reasons:',
  },
  twoTexts: {
    sv: 'Två har skrivit på samma ställe i utkastet, och ingen har valt. Den text som står i planen delas.',
    en: 'Two people have written in the same place in the draft, and nobody has chosen between the texts. The text that is in the plan will be shared.',
  },
  meanwhileHeading: { sv: 'Någon hann före', en: 'Somebody shared it before you' },
  meanwhile: {
    sv: 'Planen delades medan du läste. Inget av ditt är borta: utkastet är kvar. Se efter vad som gäller nu, och dela igen om något saknas.',
    en: 'The plan was shared while you were reading. Nothing of yours is lost: the draft is still there. Check what the plan says now, and share it again if something is missing.',
  },
  toPlan: { sv: 'Till planen', en: 'To the plan' },
  typed: { sv: 'Det du skrev om vad som är nytt', en: 'What you wrote about what is new' },
  guardianPurpose: {
    sv: 'Att veta vad som är planerat kring barnet, och vara med och bestämma.',
    en: 'To know what is planned around the child, and take part in deciding.',
  },
  mailSubject: { sv: 'Något nytt i Kring', en: 'Something new in Kring' },
  mailText: {
    sv: (link: string) => `Det finns något nytt att läsa i Kring.\n\nLogga in och öppna: ${link}`,
    en: (link: string) => `There is something new to read in Kring.\n\nSign in and open: ${link}`,
  },
})

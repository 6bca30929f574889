import { defineTexts, formatDate } from '../../../i18n/index.ts'

export const callTexts = defineTexts({
  morePoints: { sv: 'Fler punkter', en: 'More points' },
  newMeeting: {
    sv: (name: string) => `Bjud in till möte om ${name}`,
    en: (name: string) => `Invite to a meeting about ${name}`,
  },
  newLead: {
    sv: 'Mejlet säger vilken enhet som bjuder in, när och var. Inget om barnet.',
    en: 'The email says which unit invites, when and where. It says nothing about the child.',
  },
  newLeadProtected: {
    sv: 'Mejlet säger bara att något väntar i Kring. Tid och plats står bara här, för barnet har skyddade uppgifter.',
    en: 'The email only says that something is waiting in Kring. The time and place are shown only here, because the child’s identity is protected.',
  },
  kind: { sv: 'Vilket slags möte?', en: 'What kind of meeting?' },
  kindMeeting: { sv: 'Möte', en: 'Meeting' },
  kindSip: { sv: 'SIP', en: 'SIP' },
  kindSipHint: {
    sv: 'Samordnad individuell plan, när både socialtjänst och vård behövs.',
    en: 'A coordinated individual plan, for when both social services and health care are needed.',
  },
  whenHeading: { sv: 'När och var', en: 'When and where' },
  when: { sv: 'När', en: 'When' },
  whoHeading: { sv: 'Vilka bjuder du in?', en: 'Who is invited?' },
  nobodyChosen: { sv: 'Välj minst en att bjuda in.', en: 'Choose at least one person to invite.' },
  asInPlan: { sv: 'Som i planen', en: 'As in the plan' },
  asInMeeting: { sv: 'Som i ett möte förut', en: 'As for an earlier meeting' },
  stands: {
    sv: (as: string, about: string, basis: string, day: string, purpose: string) =>
      `${as}: ${about}. ${basis}, till ${formatDate(day, 'sv')}. ”${purpose}”`,
    en: (as: string, about: string, basis: string, day: string, purpose: string) =>
      `${as}: ${about}. ${basis}, until ${formatDate(day, 'en')}. “${purpose}”`,
  },
  anew: { sv: 'Ändra grund eller vad de får läsa om', en: 'Change the ground or what they may read about' },
  anewHint: {
    sv: 'Då gäller det du fyller i här under alla som du har valt i andra enheter.',
    en: 'Then what you fill in below applies to everyone you have chosen in other units.',
  },
  standsTooShort: {
    sv: (names: string) =>
      `${names} får inte läsa så länge som till mötet. Kryssa i ”Ändra grund” och välj en ny dag.`,
    en: (names: string) =>
      `${names} may not read as long as until the meeting. Tick “Change the ground” and choose a new day.`,
  },
  standsChanged: {
    sv: (names: string) =>
      `Det som gäller för ${names} har ändrats medan du skrev. Läs raden igen, och bjud in.`,
    en: (names: string) =>
      `What applies to ${names} has changed while you were writing. Read the line again, and invite.`,
  },
  send: { sv: 'Bjud in', en: 'Invite' },
  allInvited: {
    sv: 'Alla som går att bjuda in är redan inbjudna.',
    en: 'Everyone who can be invited has already been invited.',
  },
  guardianPurpose: {
    sv: 'Inbjudan till mötet om ditt barn',
    en: 'Invitation to the meeting about your child',
  },
  mailSubject: { sv: 'Möte i Kring', en: 'Meeting in Kring' },
  mailSubjectMoved: { sv: 'Ändrat möte i Kring', en: 'Changed meeting in Kring' },
  mailSubjectCancelled: { sv: 'Inställt möte i Kring', en: 'Meeting in Kring cancelled' },
  mailInvited: { sv: 'Hej!\n\nDu är inbjuden till ett möte.', en: 'Hello!\n\nYou are invited to a meeting.' },
  mailCalledBy: {
    sv: (unit: string) => ` ${unit} bjuder in.`,
    en: (unit: string) => ` It is organised by ${unit}.`,
  },
  mailMoved: {
    sv: 'Hej!\n\nEtt möte som du är inbjuden till har ändrats. Så här är det nu.',
    en: 'Hello!\n\nA meeting that you are invited to has changed. These are the new details.',
  },
  mailCancelled: { sv: 'Hej!\n\nMötet är inställt.', en: 'Hello!\n\nThe meeting is cancelled.' },
  mailAnswer: {
    sv: 'Logga in i Kring för att läsa mer och svara:',
    en: 'Sign in to Kring to read more and answer:',
  },
  mailSubjectWithdrawn: { sv: 'Ett möte är inte ditt längre', en: 'A meeting is no longer yours' },
  mailWithdrawn: {
    sv: 'Hej!\n\nEtt möte följer med ett uppdrag som du har lämnat. Ta bort det ur din kalender, om det inte redan är borta.',
    en: 'Hello!\n\nA meeting belongs to a function that you have left. Remove it from your calendar, unless it is already gone.',
  },
  mailSubjectLost: {
    sv: 'Något i din kalender gäller inte längre',
    en: 'Something in your calendar no longer applies',
  },
  mailLost: {
    sv: 'Hej!\n\nNågot som Kring har lagt i din kalender gäller inte längre för dig. Ta bort det, om det inte redan är borta.',
    en: 'Hello!\n\nSomething that Kring put in your calendar no longer applies to you. Remove it, unless it is already gone.',
  },
  mailMore: { sv: 'Logga in i Kring om du vill läsa mer:', en: 'Sign in to Kring to read more:' },
})

import { defineTexts, formatLongDate, formatShortDate } from '../../i18n/index.ts'

/** What several pages of a meeting say. */
export const texts = defineTexts({
  about: { sv: (name: string) => `Möte om ${name}`, en: (name: string) => `Meeting about ${name}` },
  aboutSip: {
    sv: (name: string) => `SIP-möte om ${name}`,
    en: (name: string) => `SIP meeting about ${name}`,
  },
  guardian: { sv: 'Vårdnadshavare', en: 'Guardian' },
  agenda: { sv: 'Det vi tar upp', en: 'What we will talk about' },
  agendaNone: { sv: 'Inga punkter än.', en: 'No points yet.' },
  information: { sv: 'Information', en: 'Information' },
  discussion: { sv: 'Samtal', en: 'Discussion' },
  decision: { sv: 'Beslut', en: 'Decision' },
  raised: { sv: (who: string) => `Tas upp av ${who}`, en: (who: string) => `Raised by ${who}` },
  raisedChild: { sv: 'barnet', en: 'the child' },
  raisedGuardian: { sv: 'vårdnadshavare', en: 'a guardian' },
  raisedPartner: { sv: 'någon annan som är med', en: 'someone else taking part' },
  raisedProfessional: { sv: 'den som bjuder in', en: 'the organiser' },
  childsPart: { sv: (name: string) => `${name} och mötet`, en: (name: string) => `${name} and the meeting` },
  childTakesPart: {
    sv: (name: string) => `Hur är ${name} med?`,
    en: (name: string) => `How does ${name} take part?`,
  },
  childTakesPartHint: {
    sv: 'Barnet väljer. Det går att vara med utan att vara på plats.',
    en: 'The child chooses. It is possible to take part without being there.',
  },
  takesUndecided: { sv: 'Inte bestämt än', en: 'Not decided yet' },
  takesWhole: { sv: 'Hela mötet', en: 'The whole meeting' },
  takesPart: { sv: 'En del av mötet', en: 'Part of the meeting' },
  takesPhone: { sv: 'På telefon eller video', en: 'By phone or video' },
  takesRepresented: { sv: 'Någon talar för barnet', en: 'Someone speaks for the child' },
  takesWordsOrPicture: { sv: 'Med egna ord eller en bild', en: 'With words or a picture of their own' },
  takesNot: { sv: 'Inte alls', en: 'Not at all' },
  childHow: { sv: 'Hur gör ni det bra för barnet?', en: 'How do you make it work well for the child?' },
  childHowHint: {
    sv: 'Till exempel vem som är bredvid, var i rummet, paus, ett tecken för att sluta.',
    en: 'For example who sits next to the child, where in the room, breaks, a sign for stop.',
  },
  moreOfChild: {
    sv: (name: string) => `Det som gör mötet bra för ${name}`,
    en: (name: string) => `What makes it work for ${name}`,
  },
  moreOfPoint: {
    sv: (n: number) => `Mer om punkt ${n}`,
    en: (n: number) => `More about point ${n}`,
  },
  notToRaise: {
    sv: 'Vad vill familjen att ni inte tar upp?',
    en: 'What does the family want you not to raise?',
  },
  notToRaiseHint: {
    sv: 'Bara er enhet ser det, inte de som är inbjudna. Du som leder mötet ser till att det inte tas upp.',
    en: 'Only your unit sees this, not those who are invited. You who lead the meeting make sure that it is not raised.',
  },
  about_: { sv: 'Vad handlar det om?', en: 'What is it about?' },
  aboutHint: {
    sv: 'Bara de som får läsa om det ser texten.',
    en: 'Only those who may read about it can see the text.',
  },
  aboutAll: { sv: 'Barnet i stort', en: 'The child as a whole' },
  aboutNone: {
    sv: 'Praktiskt, alla ser det',
    en: 'Practical, everyone sees it',
  },
  aboutPractical: { sv: 'Något praktiskt', en: 'Something practical' },
  readAbout: { sv: 'Vad får de läsa om?', en: 'What may they read about?' },
  areasMissing: {
    sv: 'Välj minst ett område som de får läsa om.',
    en: 'Choose at least one area that they may read about.',
  },
  readAboutHint: {
    sv: 'Bygger det på medgivande läser de bara det som medgivandet täcker. Tid, plats och praktiska saker ser de alltid.',
    en: 'If it rests on a consent they read only what the consent covers. They always see the time, the place and practical matters.',
  },
  pointNumber: { sv: (n: number) => `Punkt ${n}`, en: (n: number) => `Point ${n}` },
  pointTitle: { sv: 'Vad?', en: 'What?' },
  pointKind: { sv: 'Vad ska det bli?', en: 'What kind of point is it?' },
  pointRaisedBy: { sv: 'Vem tar upp det?', en: 'Who raises it?' },
  openMeeting: { sv: 'Öppna mötet', en: 'Open the meeting' },
  openDraftMore: { sv: 'Öppna utkastet för fler', en: 'Open the draft to more' },
  correct: { sv: 'Rätta anteckningarna', en: 'Correct the minutes' },
  place: { sv: 'Var', en: 'Where' },
  day: { sv: 'Dag', en: 'Day' },
  from: { sv: 'Börjar', en: 'Starts' },
  to: { sv: 'Slutar', en: 'Ends' },
  placeHint: {
    sv: 'Platsen står i mejlet. Skriv inget om barnet eller familjen.',
    en: 'The place is included in the email. Do not write anything about the child or the family.',
  },
  placeHintProtected: {
    sv: 'Platsen står bara här, inte i mejlet.',
    en: 'The place is shown only here, not in the email.',
  },
  timeWrong: { sv: 'Skriv en tid, till exempel 13.30.', en: 'Enter a time, for example 13:30.' },
  hourSkipped: {
    sv: 'Klockan ställs fram den natten, så den tiden finns inte. Skriv en annan tid.',
    en: 'The clocks go forward that night, so this time does not exist. Enter another time.',
  },
  dayMissing: { sv: 'Välj vilken dag.', en: 'Choose the day.' },
  fromMissing: { sv: 'Skriv när mötet börjar.', en: 'Enter when the meeting starts.' },
  toMissing: { sv: 'Skriv när mötet slutar.', en: 'Enter when the meeting ends.' },
  endsBeforeStart: {
    sv: 'Mötet måste sluta efter att det har börjat.',
    en: 'The end time must be after the start time.',
  },
  dayPast: { sv: 'Välj en dag som inte har varit.', en: 'Choose a day that has not passed.' },
  dayFar: { sv: 'Välj en dag inom två år.', en: 'Choose a day within two years.' },
  placeNames: {
    sv: 'Skriv platsen utan namn på barnet eller någon i familjen. Den går med i mejlet.',
    en: 'Write the place without the name of the child or anyone in the family. It is included in the email.',
  },
  untilBeforeMeeting: {
    sv: 'Välj en dag som inte är före mötet, annars kan de inte läsa om det.',
    en: 'Choose a day that is not before the meeting; otherwise they cannot read about it.',
  },
  team: { sv: 'Runt barnet i er enhet', en: 'In your unit' },
  guardians: { sv: 'Vårdnadshavare', en: 'Guardians' },
  others: { sv: 'I andra enheter', en: 'In other units' },
  othersHint: {
    sv: 'Att bjuda in dem är att tala om att ni arbetar med barnet: ett utlämnande.',
    en: 'Inviting them tells them that you work with the child: that is a disclosure.',
  },
  consentGone: {
    sv: (why: string) =>
      `Familjen har inte längre sagt ja: ${why}. Prata med dem innan du delar på en annan grund.`,
    en: (why: string) =>
      `The family no longer says yes: ${why}. Talk with them before you share on another ground.`,
  },
  othersKnown: { sv: 'Runt barnet i andra enheter', en: 'Others around the child' },
  othersSearch: { sv: 'Sök någon i en annan enhet', en: 'Search for someone in another unit' },
  unknownChosen: { sv: 'Välj bland dem som står här.', en: 'Choose from the people listed here.' },
  inviteOther: { sv: 'Bjud in någon annan', en: 'Invite someone else' },
  groundHeading: { sv: 'När du bjuder in en annan enhet', en: 'When you invite another unit' },
  groundLead: {
    sv: 'Fyll i det här bara om du har valt någon i en annan enhet. Det gäller alla som du har valt där.',
    en: 'Fill this in only if you have chosen someone in another unit. It applies to everyone you have chosen there.',
  },
  inviteMore: { sv: 'Bjud in fler', en: 'Invite more' },
  move: { sv: 'Ändra tid eller plats', en: 'Change time or place' },
  cancel: { sv: 'Ställ in mötet', en: 'Cancel the meeting' },
  notNow: {
    sv: 'Det går inte att göra med mötet som det är nu.',
    en: 'That cannot be done with the meeting in its current state.',
  },
  back: { sv: 'Till mötet', en: 'To the meeting' },
})

export const inboxTexts = defineTexts({
  invitation: {
    sv: (who: string) => `${who} bjuder in till möte`,
    en: (who: string) => `${who} invites you to a meeting`,
  },
  meetingOn: {
    sv: (day: string) => `svara, möte ${formatShortDate(day, 'sv')}`,
    en: (day: string) => `answer, meeting on ${formatShortDate(day, 'en')}`,
  },
  meetingAt: {
    sv: (time: string) => `Möte kl. ${time.replace(':', '.')}`,
    en: (time: string) => `Meeting at ${time}`,
  },
  goesOn: {
    sv: (time: string) => `Mötet pågår, kl. ${time.replace(':', '.')}`,
    en: (time: string) => `The meeting is under way, at ${time}`,
  },
  onDay: {
    sv: (days: number) => (days > 0 ? 'i morgon' : 'i dag'),
    en: (days: number) => (days > 0 ? 'tomorrow' : 'today'),
  },
  toDraft: { sv: 'Till utkastet', en: 'Go to the draft' },
  minutesMissing: { sv: 'Anteckningar saknas från mötet', en: 'The meeting has no minutes' },
  meetingWas: {
    sv: (day: string) => `möte ${formatShortDate(day, 'sv')}`,
    en: (day: string) => `meeting on ${formatShortDate(day, 'en')}`,
  },
  lateMinutes: {
    sv: (day: string) => `Försenad, mötet var ${formatLongDate(day, 'sv')}`,
    en: (day: string) => `Overdue, the meeting was on ${formatLongDate(day, 'en')}`,
  },
})

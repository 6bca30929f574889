import { defineTexts, formatDate, formatLongDate, formatShortDate } from '../../i18n/index.ts'

export const texts = defineTexts({
  // Whom
  whom: { sv: 'Vem vill du be om stöd?', en: 'Who do you want to ask for support?' },
  whomLead: {
    sv: (name: string) => `För ${name}. Den du väljer ser bara det du skriver och det du skickar med.`,
    en: (name: string) => `For ${name}. The person you choose sees only what you write and attach.`,
  },
  search: { sv: 'Sök någon att be', en: 'Search for somebody to ask' },
  searchHint: {
    sv: 'Till exempel elevhälsa, BVC eller förening',
    en: 'For example school health, clinic or association',
  },
  noneFound: {
    sv: 'Ingen som tar emot begäran om stöd heter så.',
    en: 'Nobody who receives requests matches that.',
  },
  searchAgain: { sv: 'Sök på nytt', en: 'Search again' },
  knowTheChild: { sv: 'Vet redan något om barnet', en: 'Know something of the child already' },
  ourUnit: { sv: 'I vår enhet', en: 'In our unit' },
  consentGone: {
    sv: (why: string) =>
      `Familjen har inte längre sagt ja: ${why}. Prata med dem innan du delar på en annan grund.`,
    en: (why: string) =>
      `The family no longer says yes: ${why}. Talk with them before you share on another ground.`,
  },
  vacant: {
    sv: 'Ingen har uppdraget just nu. Begäran väntar tills någon har det.',
    en: 'Nobody holds this function at the moment. The request waits until somebody does.',
  },

  allOfChild: { sv: 'Stöd som ni har bett om', en: 'Support that you have asked for' },
  allGiven: { sv: 'Vad de ber om', en: 'What they ask for' },

  // What
  heading: { sv: 'Begäran om stöd', en: 'Request for support' },
  askHeading: { sv: (who: string) => `Be ${who} om stöd`, en: (who: string) => `Ask ${who} for support` },
  toWhom: {
    sv: (name: string, who: string) => `För ${name}. ${who} får läsa det här, ingen annan.`,
    en: (name: string, who: string) => `For ${name}. ${who} may read this, nobody else.`,
  },
  toColleague: {
    sv: (name: string, who: string) =>
      `För ${name}. ${who} arbetar i er enhet, och får läsa allt ni har om barnet.`,
    en: (name: string, who: string) =>
      `For ${name}. ${who} works in your unit, and may read all that you have about the child.`,
  },
  otherReceiver: { sv: 'Välj någon annan', en: 'Choose somebody else' },
  asked: { sv: 'Vad ber du om?', en: 'What do you ask for?' },
  askedHint: {
    sv: 'Skriv vad ni behöver, så att den andra kan svara ja eller nej.',
    en: 'Write what you need, so that the other can say yes or no.',
  },
  askedMissing: { sv: 'Skriv vad du ber om.', en: 'Write what you ask for.' },
  tried: {
    sv: 'Vad fungerar, och vad har ni redan gjort?',
    en: 'What works, and what have you done already?',
  },
  childView: {
    sv: (name: string) => `Vad säger ${name} själv?`,
    en: (name: string) => `What does ${name} say?`,
  },
  guardianView: { sv: 'Vad säger vårdnadshavarna?', en: 'What do the guardians say?' },
  areas: { sv: 'Vilka områden rör det?', en: 'Which areas is it about?' },
  areasMissing: { sv: 'Välj minst ett område.', en: 'Choose at least one area.' },
  answerBy: { sv: 'Vilken dag behöver du svar?', en: 'By which day do you need an answer?' },
  answerByPast: { sv: 'Välj en dag framåt.', en: 'Choose a day in the future.' },
  answerByFar: { sv: 'Välj en dag inom ett år.', en: 'Choose a day within a year.' },
  withWheel: {
    sv: (day: string) => `Skicka med hjulet från ${formatDate(day, 'sv')}`,
    en: (day: string) => `Attach the wheel from ${formatDate(day, 'en')}`,
  },
  withWheelHint: {
    sv: (areas: string) => `Så som det ser ut nu. Då delar du också det som står om ${areas}.`,
    en: (areas: string) => `As it is now. You then also share what it says about ${areas}.`,
  },
  sharing: { sv: 'Dela med dem', en: 'Share with them' },
  purposeGiven: {
    sv: 'För att kunna svara på vår begäran om stöd.',
    en: 'To be able to answer our request for support.',
  },
  untilTooSoon: {
    sv: 'De behöver kunna läsa åtminstone till den dag de ska svara.',
    en: 'They need to be able to read it at least until the day of their answer.',
  },
  noGround: {
    sv: 'Ingen grund räcker till den här enheten. Be vårdnadshavarna om medgivande.',
    en: 'No ground covers this unit. Ask the custody holders for consent.',
  },
  consentLacks: {
    sv: (areas: string) => `Medgivandet räcker inte till ${areas}.`,
    en: (areas: string) => `The consent does not cover ${areas}.`,
  },
  consentLacksMore: {
    sv: 'Be om ett medgivande som räcker, välj färre områden eller skicka utan hjulet. Det du skrev finns kvar som utkast.',
    en: 'Ask for a consent that does, choose fewer areas or send it without the wheel. What you wrote is saved as a draft.',
  },
  recordConsent: { sv: 'Skriv in ett medgivande', en: 'Record a consent' },
  send: { sv: (who: string) => `Skicka till ${who}`, en: (who: string) => `Send to ${who}` },

  // One
  fromWhom: {
    sv: (who: string, unit: string) => `${who}, ${unit}, ber om stöd.`,
    en: (who: string, unit: string) => `${who}, ${unit}, asks for support.`,
  },
  youAsked: {
    sv: (who: string, unit: string) => `Till ${who}, ${unit}.`,
    en: (who: string, unit: string) => `To ${who}, ${unit}.`,
  },
  between: {
    sv: (from: string, to: string) => `Från ${from} till ${to}.`,
    en: (from: string, to: string) => `From ${from} to ${to}.`,
  },
  about: { sv: (name: string) => `Om ${name}`, en: (name: string) => `About ${name}` },
  givenTitle: { sv: 'Vem och när', en: 'Who and when' },
  seeWheel: { sv: 'Se hjulet som följer med', en: 'See the attached wheel' },
  touches: { sv: 'Rör', en: 'Is about' },
  answerByDay: {
    sv: (day: string) => `Svar senast ${formatDate(day, 'sv')}`,
    en: (day: string) => `Answer by ${formatDate(day, 'en')}`,
  },
  why: { sv: 'Varför det delas', en: 'Why it is shared' },
  readableUntil: {
    sv: (day: string) => `Går att läsa till ${formatDate(day, 'sv')}`,
    en: (day: string) => `Can be read until ${formatDate(day, 'en')}`,
  },
  readableNoMore: { sv: 'De kan inte läsa den längre', en: 'They can no longer read it' },
  sentOnFrom: { sv: 'Går vidare från en tidigare begäran', en: 'Continues an earlier request' },
  happened: { sv: 'Vad som har hänt', en: 'What has happened' },
  sent: { sv: 'Begäran skickades', en: 'The request was sent' },
  accepted: { sv: 'Sa ja', en: 'Said yes' },
  advised: { sv: 'Gav råd', en: 'Gave advice' },
  declined: { sv: 'Sa nej', en: 'Said no' },
  send_on_proposed: {
    sv: (who: string) => `Föreslog ${who} i stället`,
    en: (who: string) => `Proposed ${who} instead`,
  },
  send_on_agreed: { sv: 'Avsändaren skickade den vidare', en: 'The sender sent it on' },
  send_on_refused: {
    sv: 'Avsändaren ville inte skicka den vidare',
    en: 'The sender did not want to send it on',
  },
  withdrawn: { sv: 'Begäran drogs tillbaka', en: 'The request was withdrawn' },
  waitingState: {
    sv: (day: string) => `Svar senast ${formatDate(day, 'sv')}`,
    en: (day: string) => `Answer by ${formatDate(day, 'en')}`,
  },
  lateState: {
    sv: (day: string) => `Försenad, skulle ha besvarats ${formatLongDate(day, 'sv')}`,
    en: (day: string) => `Overdue, was to be answered by ${formatLongDate(day, 'en')}`,
  },
  proposedState: { sv: 'Någon annan är föreslagen', en: 'Somebody else is proposed' },
  sentOnState: { sv: 'Skickad vidare', en: 'Sent on' },
  withdrawnState: { sv: 'Tillbakadragen', en: 'Withdrawn' },

  // Answers
  answerHeading: { sv: (who: string) => `Svara ${who}`, en: (who: string) => `Answer ${who}` },
  kind: { sv: 'Vad svarar du?', en: 'What do you answer?' },
  kind_accepted: { sv: 'Ja, vi hjälper till', en: 'Yes, we will help' },
  kind_advised: {
    sv: 'Vi ger råd, men tar inte över något',
    en: 'We give advice, but do not take anything over',
  },
  kind_declined: { sv: 'Nej, vi kan inte', en: 'No, we cannot' },
  kindMissing: { sv: 'Välj ett svar.', en: 'Choose an answer.' },
  words: { sv: 'Skriv till dem', en: 'Write to them' },
  wordsHint: {
    sv: 'Vad händer nu, och när? Om det är nej: varför, och vad tror du kan hjälpa?',
    en: 'What happens now, and when? If the answer is no: why, and what do you think could help?',
  },
  wordsMissing: {
    sv: 'Skriv några ord. Ingen ska lämnas med bara ja eller nej.',
    en: 'Write a few words. Nobody should get only a yes or a no.',
  },
  sendAnswer: { sv: 'Skicka svaret', en: 'Send the answer' },
  proposeSummary: { sv: 'Eller föreslå någon annan', en: 'Or propose somebody else' },
  proposeLead: {
    sv: 'Avsändaren bestämmer om det ska gå vidare, och på vilken grund. Ingen ny får veta något av dig.',
    en: 'The sender decides whether to send it on, and on which ground. You do not tell anybody new anything.',
  },
  sendOnTo: { sv: 'Vem passar bättre?', en: 'Who would be better?' },
  sendOnToMissing: { sv: 'Välj vem du föreslår.', en: 'Choose who you propose.' },
  proposeWords: { sv: 'Varför?', en: 'Why?' },
  propose: { sv: 'Föreslå', en: 'Propose' },
  proposed: { sv: (who: string) => `De föreslår ${who}`, en: (who: string) => `They propose ${who}` },
  proposedLead: {
    sv: 'Inget är skickat dit. Du väljer grund och vad som går med.',
    en: 'Nothing has been sent there. You choose the ground and what to attach.',
  },
  agree: { sv: 'Be dem i stället', en: 'Ask them instead' },
  refuseSummary: { sv: 'Nej, svara själva', en: 'No, please answer yourselves' },
  refuseWords: { sv: 'Skriv varför, så svarar de i stället', en: 'Say why, and they will answer instead' },
  refuse: { sv: 'Skicka inte vidare', en: 'Do not send it on' },
  proposalGone: {
    sv: 'Förslaget är redan besvarat. Din text står kvar. Skickar du den nu blir det en egen begäran.',
    en: 'The proposal has already been answered. Your text is still here. If you send it now it is a request of its own.',
  },
  agreedWords: {
    sv: (who: string) => `Skickad vidare till ${who}.`,
    en: (who: string) => `Sent on to ${who}.`,
  },
  tooLate: {
    sv: 'Någon har redan svarat, eller dragit tillbaka begäran. Ditt svar är inte skickat.',
    en: 'Somebody has already answered, or withdrawn the request. Your answer has not been sent.',
  },
  sentNow: {
    sv: (who: string, unit: string) => `Begäran är skickad till ${who}, ${unit}`,
    en: (who: string, unit: string) => `The request has been sent to ${who}, ${unit}`,
  },
  inTheirInbox: {
    sv: (when: string) => `Den syns i Kring nu. Mejl går ${when}, till den som har valt det.`,
    en: (when: string) => `It is in Kring now. Mail goes ${when}, to whoever has chosen that.`,
  },
  youGetAnswer: {
    sv: (day: string) => `Du får svar senast ${formatLongDate(day, 'sv')}.`,
    en: (day: string) => `You will get an answer by ${formatLongDate(day, 'en')}.`,
  },
  wrong: { sv: 'Blev det fel?', en: 'Was something wrong?' },
  answeredNow: { sv: 'Svaret är skickat.', en: 'The answer has been sent.' },

  // After a no
  theySaidNo: { sv: (who: string) => `${who} sa nej`, en: (who: string) => `${who} said no` },
  askAnother: { sv: 'Be någon annan', en: 'Ask somebody else' },
  askAnotherLead: {
    sv: 'Det du skrev följer med till nästa formulär, och du kan ändra det. Du väljer på nytt på vilken grund du delar.',
    en: 'What you wrote comes along to the next form, where you can change it. You choose anew on which ground you share it.',
  },
  askedAnother: {
    sv: (when: string) => `Ni bad någon annan ${when}.`,
    en: (when: string) => `You asked somebody else ${when}.`,
  },
  enough: { sv: 'Det räcker så', en: 'That is enough' },
  enoughLead: {
    sv: 'Då väntar den inte längre på dig. De som sa nej får inte veta det.',
    en: 'Then it no longer waits for you. Those who said no are not told.',
  },
  enoughWords: { sv: 'Vad gör ni i stället?', en: 'What do you do instead?' },
  enoughHint: { sv: 'Ni i enheten läser det.', en: 'Your unit reads it.' },
  endWordsMissing: {
    sv: 'Skriv några ord om vad ni gör i stället.',
    en: 'Write a few words about what you do instead.',
  },
  enoughVerb: { sv: 'Låt det räcka', en: 'Let it be enough' },
  readOn: { sv: 'Ska de fortsätta läsa?', en: 'Should they go on reading?' },
  endReadingLead: {
    sv: (who: string, day: string) =>
      `${who} kan läsa begäran till ${formatDate(day, 'sv')}, och hjulet om det följde med. Låter du dem inte läsa mer slutar det nu. Du kan inte ångra det. Svaret står kvar hos er.`,
    en: (who: string, day: string) =>
      `${who} can read the request until ${formatDate(day, 'en')}, and the wheel if it was attached. If you stop it, it ends now. You cannot undo this. The answer stays with you.`,
  },
  endReading: { sv: 'Låt dem inte läsa mer', en: 'Stop them from reading it' },
  youSaidNo: { sv: 'Du har sagt nej', en: 'You have said no' },
  youReadUntil: {
    sv: (day: string) =>
      `Du kan läsa begäran till ${formatDate(day, 'sv')}, och hjulet om det följde med. De som frågade kan avsluta det tidigare.`,
    en: (day: string) =>
      `You can read the request until ${formatDate(day, 'en')}, and the wheel if it was attached. Those who asked can end it sooner.`,
  },

  // Withdrawing
  withdraw: { sv: 'Dra tillbaka begäran', en: 'Withdraw the request' },
  withdrawNotYet: { sv: 'Begäran ligger kvar.', en: 'The request still stands.' },
  withdrawLead: {
    sv: (who: string) =>
      `${who} kan inte läsa begäran efter det, inte heller hjulet om det följde med. Det går inte att ångra, men du kan skicka en ny.`,
    en: (who: string) =>
      `${who} cannot read the request after that, nor the wheel if it was attached. You cannot undo this, but you can send a new one.`,
  },
  withdrawLeadColleague: {
    sv: 'Den som fick frågan behöver inte svara längre. Ni ser den fortfarande i er enhet.',
    en: 'The person who was asked no longer needs to answer. Your unit can still see it.',
  },

  // The mail says nothing about a child.
  mailAskedSubject: { sv: 'Någon ber om stöd i Kring', en: 'Somebody asks for support in Kring' },
  mailAsked: {
    sv: 'En begäran om stöd väntar på dig i Kring.',
    en: 'A request for support is waiting for you in Kring.',
  },
  mailAnsweredSubject: { sv: 'Du har fått ett svar i Kring', en: 'You have an answer in Kring' },
  mailAnswered: {
    sv: 'En begäran som du har skickat har fått ett svar.',
    en: 'A request that you sent has been answered.',
  },
  mailRead: { sv: 'Läs den här:', en: 'Read it here:' },
})

export const inboxTexts = defineTexts({
  requestToMe: {
    sv: (other: string) => `${other} ber om stöd`,
    en: (other: string) => `${other} asks for support`,
  },
  requestMine: {
    sv: (other: string) => `Du bad ${other} om stöd`,
    en: (other: string) => `You asked ${other} for support`,
  },
  late: {
    sv: (day: string) => `Försenad, skulle ha besvarats ${formatLongDate(day, 'sv')}`,
    en: (day: string) => `Overdue, was to be answered by ${formatLongDate(day, 'en')}`,
  },
  requestDeclined: {
    sv: (other: string) => `${other} sa nej. Vad gör ni nu?`,
    en: (other: string) => `${other} said no. What will you do now?`,
  },
  declined: { sv: 'Sa nej', en: 'Said no' },
  decideBy: {
    sv: (day: string) => `bestäm senast ${formatShortDate(day, 'sv')}`,
    en: (day: string) => `decide by ${formatShortDate(day, 'en')}`,
  },
  decideLate: {
    sv: (day: string) => `Försenad, skulle ha bestämts ${formatLongDate(day, 'sv')}`,
    en: (day: string) => `Overdue, was to be decided by ${formatLongDate(day, 'en')}`,
  },
})

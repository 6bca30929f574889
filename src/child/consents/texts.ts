import { defineTexts, formatDate, formatList } from '../../i18n/index.ts'

export const texts = defineTexts({
  heading: { sv: 'Medgivanden', en: 'Consents' },
  lead: {
    sv: 'Vem som har sagt ja till att vilka enheter får veta vad, och till när. Var och en av vårdnadshavarna säger ja för sig.',
    en: 'Who has said yes to which units knowing what, and until when. Each custody holder says yes for themselves.',
  },
  informInstead: { sv: 'Fråga bara om svaret spelar roll', en: 'Ask only if the answer matters' },
  informInsteadMore: {
    sv: 'Ska du dela vad familjen än säger, be inte om lov. Berätta i stället vad du gör och varför. En orosanmälan väntar aldrig på ett medgivande.',
    en: 'If you will share whatever the family says, do not ask for permission. Tell them instead what you do and why. A report to social services never waits for a consent.',
  },
  despiteMailSubject: { sv: 'Något nytt i Kring', en: 'Something new in Kring' },
  despiteMail: {
    sv: (link: string) =>
      `Något har delats som du behöver veta om. I Kring står vad det är, varför och vem du kan fråga.\n\nLogga in och öppna: ${link}`,
    en: (link: string) =>
      `Something has been shared that you need to know about. Kring says what it is, why, and whom you can ask.\n\nSign in and open: ${link}`,
  },
  none: { sv: 'Ingen har sagt ja till något än.', en: 'Nobody has said yes to anything yet.' },
  noneMore: {
    sv: 'När en vårdnadshavare säger ja skriver du ner det här, med papper att skriva under om ni vill.',
    en: 'When a custody holder says yes you record it here, with a paper to sign if you like.',
  },
  record: { sv: 'Skriv ner ett medgivande', en: 'Record a consent' },
  reach: { sv: 'Har alla som behövs sagt ja?', en: 'Has everyone needed said yes?' },
  reaches: {
    sv: (day: string) => `Alla som behövs har sagt ja, till ${formatDate(day, 'sv')}.`,
    en: (day: string) => `Everyone needed has said yes, until ${formatDate(day, 'en')}.`,
  },
  reachesNot: {
    sv: (missing: string[], took: string[]) =>
      [
        took.length > 0 && `${formatList(took, 'sv')} har tagit tillbaka sitt ja.`,
        missing.length > 0 && `${formatList(missing, 'sv')} har inte sagt ja.`,
        'Inget får delas på medgivande.',
      ]
        .filter(Boolean)
        .join(' '),
    en: (missing: string[], took: string[]) =>
      [
        took.length > 0 && `${formatList(took, 'en')} took back their yes.`,
        missing.length > 0 &&
          `${formatList(missing, 'en')} ${missing.length === 1 ? 'has' : 'have'} not said yes.`,
        'Nothing may be shared on consent.',
      ]
        .filter(Boolean)
        .join(' '),
  },
  childItself: { sv: (name: string) => `${name} själv`, en: (name: string) => `${name}` },
  saysYes: { sv: (who: string) => `${who} har sagt ja`, en: (who: string) => `${who} has said yes` },
  live: { sv: 'Gäller', en: 'In force' },
  partly_withdrawn: { sv: 'Gäller delvis', en: 'Partly in force' },
  withdrawn: { sv: 'Tillbakadraget', en: 'Withdrawn' },
  expired: { sv: 'Har gått ut', en: 'Expired' },
  no_custody: { sv: 'Räknas inte', en: 'Does not count' },
  liveSays: {
    sv: (day: string) => `Gäller till och med ${formatDate(day, 'sv')}.`,
    en: (day: string) => `In force until ${formatDate(day, 'en')}.`,
  },
  partlySays: {
    sv: (day: string) =>
      `Gäller till och med ${formatDate(day, 'sv')} för några enheter. För andra är det tillbakadraget.`,
    en: (day: string) =>
      `In force until ${formatDate(day, 'en')} for some units. For others it is withdrawn.`,
  },
  withdrawnSays: {
    sv: 'Tillbakadraget. Inget får delas på det.',
    en: 'Withdrawn. Nothing may be shared on it.',
  },
  expiredSays: {
    sv: (day: string) => `Gick ut ${formatDate(day, 'sv')}. Inget får delas på det.`,
    en: (day: string) => `Expired on ${formatDate(day, 'en')}. Nothing may be shared on it.`,
  },
  noCustodySays: {
    sv: 'Personen har inte vårdnaden, eller fick den tillbaka efter detta. Inget får delas på det.',
    en: 'The person does not have custody, or was given it back after this. Nothing may be shared on it.',
  },
  scopeWithdrawn: {
    sv: (day: string) => `Tillbakadraget ${formatDate(day, 'sv')}.`,
    en: (day: string) => `Withdrawn on ${formatDate(day, 'en')}.`,
  },
  about: { sv: (areas: string) => `Får veta: ${areas}.`, en: (areas: string) => `May know: ${areas}.` },
  wholeWheel: { sv: 'allt i hjulet', en: 'everything in the wheel' },

  newHeading: { sv: 'Ett nytt medgivande', en: 'A new consent' },
  stepWho: { sv: 'Vem och till vilka', en: 'Who, and to whom' },
  stepWhat: { sv: 'Vad och till när', en: 'What, and until when' },
  stepSee: { sv: 'Se efter och spara', en: 'Check and save' },
  from: { sv: 'Vem säger ja?', en: 'Who says yes?' },
  fromHint: {
    sv: 'En i taget. Finns det två vårdnadshavare skriver du ett medgivande för var och en.',
    en: 'One at a time. If there are two custody holders, record one consent for each.',
  },
  fromMissing: { sv: 'Välj vem som säger ja.', en: 'Choose who says yes.' },
  fromChild: {
    sv: (name: string) => `${name} själv, efter en bedömning av mognad`,
    en: (name: string) => `${name}, after an assessment of maturity`,
  },
  noHolders: { sv: 'Ingen vårdnadshavare är inskriven än.', en: 'No custody holder is registered yet.' },
  addGuardian: { sv: 'Skriv in en vårdnadshavare', en: 'Register a custody holder' },
  units: { sv: 'Vilka enheter får veta något?', en: 'Which units may know something?' },
  unitsHint: {
    sv: 'Bara de som du väljer. Andra enheter i samma organisation får inget.',
    en: 'Only the ones you choose. Other units of the same organisation get nothing.',
  },
  unitsMissing: { sv: 'Välj minst en enhet.', en: 'Choose at least one unit.' },
  filter: { sv: 'Hitta en enhet', en: 'Find a unit' },
  filterButton: { sv: 'Visa dem som passar', en: 'Show those that match' },
  noUnits: {
    sv: 'Ingen enhet heter så. De som du redan har valt står kvar.',
    en: 'No unit has that name. The ones already chosen remain.',
  },
  chosen: { sv: 'Valda', en: 'Chosen' },
  count: { sv: (n: number) => `${n} valda`, en: (n: number) => `${n} chosen` },
  next: { sv: 'Gå vidare', en: 'Continue' },

  detailsHeading: { sv: 'Vad får de veta, och till när?', en: 'What may they know, and until when?' },
  areasFor: {
    sv: (unit: string) => `Vad får ${unit} veta något om?`,
    en: (unit: string) => `What may ${unit} know something about?`,
  },
  areasMissing: {
    sv: (unit: string) => `${unit}: välj minst ett område.`,
    en: (unit: string) => `${unit}: choose at least one area.`,
  },
  allAreas: { sv: 'Allt i hjulet', en: 'Everything in the wheel' },
  until: { sv: 'Hur länge gäller det?', en: 'How long is it in force?' },
  untilHint: {
    sv: 'Högst två år. Det går alltid att dra tillbaka.',
    en: 'Two years at most. It can always be withdrawn.',
  },
  months3: { sv: 'Tre månader', en: 'Three months' },
  months6: { sv: 'Ett halvår', en: 'Half a year' },
  year: { sv: 'Ett år', en: 'A year' },
  date: { sv: 'Till en annan dag', en: 'Until another day' },
  untilDate: { sv: 'Om du valde en annan dag: vilken?', en: 'If you chose another day: which?' },
  untilChoiceMissing: { sv: 'Välj hur länge det gäller.', en: 'Choose how long it is in force.' },
  untilMissing: { sv: 'Välj vilken dag det slutar.', en: 'Choose which day it ends.' },
  untilPast: {
    sv: 'Det skulle redan ha gått ut. Välj en senare dag.',
    en: 'It would already have expired. Choose a later day.',
  },
  untilFar: { sv: 'Välj en dag inom två år.', en: 'Choose a day within two years.' },
  givenOn: { sv: 'Vilken dag gavs det?', en: 'Which day was it given?' },
  givenInFuture: { sv: 'Välj en dag som har varit.', en: 'Choose today or a day in the past.' },
  how: { sv: 'Hur gavs det?', en: 'How was it given?' },
  howMissing: { sv: 'Välj hur det gavs.', en: 'Choose how it was given.' },
  in_person: { sv: 'Muntligt, när vi sågs', en: 'In person, when we met' },
  phone: { sv: 'På telefon', en: 'By phone' },
  in_writing: { sv: 'Skriftligt', en: 'In writing' },
  signed_in: { sv: 'Inloggad i Kring', en: 'Signed in to Kring' },
  receivedBy: { sv: 'Tas emot av', en: 'Received by' },
  takesPart: { sv: 'Vill familjen vara med i arbetet?', en: 'Does the family want to take part?' },
  takesPartHint: {
    sv: 'En fråga för sig. Den som inte vill vara med kan ändå säga ja till att något delas, och tvärtom.',
    en: 'A separate question. A family that does not want to take part can still say yes to sharing, and the other way round.',
  },
  wantsToTakePartMissing: {
    sv: 'Svara om familjen vill vara med.',
    en: 'Choose whether the family wants to take part.',
  },
  takesYes: { sv: 'Ja', en: 'Yes' },
  takesNo: { sv: 'Nej', en: 'No' },
  takesUndecided: { sv: 'Vet inte än', en: 'Not decided yet' },
  gdpr: { sv: 'Varför vi får behandla uppgifterna (GDPR)', en: 'Why we may process the data (GDPR)' },
  gdprGroundMissing: {
    sv: 'Välj varför ni får behandla uppgifterna.',
    en: 'Choose why you may process the data.',
  },
  gdprHint: {
    sv: 'En tredje sak. Det är er grund, inte familjens svar: för en myndighet nästan alltid en uppgift av allmänt intresse. Ett ja från familjen häver sekretessen, det är sällan er grund enligt GDPR.',
    en: 'A third question. It is your ground, not the family’s answer: for a public body almost always a task in the public interest. A yes from the family lifts the secrecy; it is rarely your ground under the GDPR.',
  },
  public_task: { sv: 'Uppgift av allmänt intresse', en: 'Task in the public interest' },
  legal_duty: { sv: 'Rättslig förpliktelse', en: 'Legal obligation' },
  agreement: { sv: 'Avtal', en: 'Contract' },
  consent: { sv: 'Samtycke', en: 'Consent' },
  maturity: { sv: 'Hur har ni bedömt barnets mognad?', en: 'How have you assessed the child’s maturity?' },
  maturityHint: {
    sv: 'Vad förstår barnet av det som delas, med vem och varför? Skriv vad du bygger det på.',
    en: 'What does the child understand of what is shared, with whom and why? Write what you base it on.',
  },
  maturityMissing: {
    sv: 'Skriv hur ni har bedömt barnets mognad.',
    en: 'Write how you have assessed the child’s maturity.',
  },
  note: { sv: 'Något mer att minnas', en: 'Anything else to remember' },
  noteHint: {
    sv: 'Till exempel tolk, eller något som familjen inte vill att ni delar.',
    en: 'For example an interpreter, or something that the family does not want shared.',
  },
  see: { sv: 'Se vem som får veta vad', en: 'See who will know what' },

  confirmHeading: { sv: 'Stämmer det här?', en: 'Is this right?' },
  confirmLead: {
    sv: (who: string) => `Läs det tillsammans med ${who}. Inget är sparat än.`,
    en: (who: string) => `Read it together with ${who}. Nothing is saved yet.`,
  },
  confirmNoOne: {
    sv: 'Ingen annan får veta något, och inget skickas nu. Ett ja gör att ni får dela, sedan väljer ni vad.',
    en: 'Nobody else may know anything, and nothing is sent now. A yes means that you may share; you choose what later.',
  },
  alsoNeeded: {
    sv: (names: string[]) =>
      `${formatList(names, 'sv')} behöver också säga ja, för egen del, innan något får delas på medgivande.`,
    en: (names: string[]) =>
      `${formatList(names, 'en')} also ${names.length === 1 ? 'needs' : 'need'} to say yes, for ${names.length === 1 ? 'their own part' : 'themselves'}, before anything may be shared on consent.`,
  },
  save: { sv: 'Spara medgivandet', en: 'Save the consent' },
  change: { sv: 'Ändra', en: 'Change' },
  saved: { sv: 'Medgivandet är sparat.', en: 'The consent is saved.' },

  facts: { sv: 'Så gavs det', en: 'How it was given' },
  given: { sv: 'Gavs', en: 'Given' },
  validUntil: { sv: 'Till och med', en: 'Until' },
  whoMayKnow: { sv: 'Vem får veta vad', en: 'Who may know what' },
  touched: { sv: 'Det här behöver du se över', en: 'What you need to look over' },
  touchedNone: {
    sv: 'Ingen insats, ingen del av planen och inget möte rörs av det.',
    en: 'No action, no part of the plan and no meeting is touched by it.',
  },
  touchedAction: { sv: 'Insats i planen', en: 'Action in the plan' },
  touchedPartner: { sv: 'Står under Vem får vad', en: 'Is under Who gets what' },
  touchedMeeting: {
    sv: (when: string) => `Inbjuden till mötet ${when}`,
    en: (when: string) => `Invited to the meeting ${when}`,
  },
  received: { sv: 'Vem har redan fått något', en: 'Who has already received something' },
  receivedNone: {
    sv: 'Ingen har fått något på det här medgivandet.',
    en: 'Nobody has received anything on this consent.',
  },
  print: { sv: 'Skriv ut för underskrift', en: 'Print for signing' },
  printThis: {
    sv: 'Skriv ut med webbläsarens utskrift (Ctrl + P).',
    en: 'Print with your browser (Ctrl + P).',
  },
  withdraw: { sv: 'Dra tillbaka', en: 'Withdraw' },
  cannotWithdraw: { sv: 'Det gäller inte längre.', en: 'It is no longer in force.' },

  withdrawHeading: { sv: (who: string) => `${who} drar tillbaka`, en: (who: string) => `${who} withdraws` },
  withdrawNotYet: {
    sv: 'Medgivandet gäller fortfarande, och de kan läsa.',
    en: 'The consent still stands, and they can read.',
  },
  withdrawLead: {
    sv: 'Ingen behöver säga varför. Det gäller från samma sekund.',
    en: 'Nobody needs to say why. It takes effect immediately.',
  },
  withdrawFor: { sv: 'För vilken enhet?', en: 'For which unit?' },
  withdrawAll: { sv: 'Alla', en: 'All of them' },
  unitMissing: {
    sv: 'Välj för vilken enhet det dras tillbaka.',
    en: 'Choose which unit it is withdrawn for.',
  },
  withdrawHow: { sv: 'Hur fick du veta det?', en: 'How did you find out?' },
  withdrawHowMissing: { sv: 'Välj hur du fick veta det.', en: 'Choose how you found out.' },
  withdrawMeans: {
    sv: 'Det som bygger på medgivandet slutar att gälla genast, och enhetens öppna sidor töms. Det som någon redan har läst kan inte göras oläst.',
    en: 'What is based on the consent ends immediately, and the unit’s open pages are cleared. What someone has already read cannot be unread.',
  },

  paperHeading: { sv: 'Medgivande att lämna uppgifter', en: 'Consent to share information' },
  paperSays: {
    sv: (who: string, unit: string, child: string) =>
      `Jag, ${who}, säger ja till att ${unit} får lämna uppgifter om ${child} till enheterna nedan, om det som står vid var och en.`,
    en: (who: string, unit: string, child: string) =>
      `I, ${who}, say yes to ${unit} sharing information about ${child} with the units below, about what is named at each.`,
  },
  paperUntil: {
    sv: (day: string) =>
      `Det gäller till och med ${formatDate(day, 'sv')}. Jag kan när som helst dra tillbaka det, helt eller för en enhet, utan att säga varför: i Kring, på telefon eller när vi ses. Från samma stund lämnas inget mer.`,
    en: (day: string) =>
      `It is in force until ${formatDate(day, 'en')}. I can withdraw it at any time, wholly or for one unit, without saying why: in Kring, by phone or when we meet. From that moment nothing more is shared.`,
  },
  paperDuty: {
    sv: 'Alla som arbetar med barn måste anmäla oro för ett barn till socialtjänsten. Det påverkas inte av det här medgivandet.',
    en: 'Everyone who works with children must report concerns about a child to the social services. This consent does not affect that.',
  },
  paperTakesPart: { sv: 'Vill vara med i arbetet', en: 'Wants to take part' },
  signature: { sv: 'Underskrift', en: 'Signature' },
  nameClear: { sv: 'Namnförtydligande', en: 'Name in print' },
  placeDate: { sv: 'Ort och datum', en: 'Place and date' },
  receiverSigns: { sv: 'Tas emot av', en: 'Received by' },
  recordOf: {
    sv: (day: string) => `Antecknat i Kring ${formatDate(day, 'sv')}.`,
    en: (day: string) => `Recorded in Kring on ${formatDate(day, 'en')}.`,
  },
})

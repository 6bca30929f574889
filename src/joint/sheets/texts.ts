import { defineTexts, formatDate, formatList, formatLongDate, insideSentence } from '../../i18n/index.ts'

export const texts = defineTexts({
  card: { sv: 'Frågor ni svarar på var för sig', en: 'Questions you answer each by yourselves' },
  cardNone: {
    sv: 'Här kan var och en svara på samma frågor, utan att se vad de andra svarar. Sedan läser ni svaren bredvid varandra.',
    en: 'Here each of you can answer the same questions without seeing what the others answer. Then you read the answers side by side.',
  },
  addSheet: { sv: 'Välj frågor', en: 'Choose questions' },
  waitsForYou: {
    sv: (day: string) => `Väntar på ert svar, senast ${formatLongDate(day, 'sv')}`,
    en: (day: string) => `Waits for your answer, by ${formatLongDate(day, 'en')}`,
  },
  underWay: {
    sv: (ready: number, asked: number, day: string) =>
      `${ready} av ${asked} är klara. Senast ${formatLongDate(day, 'sv')}`,
    en: (ready: number, asked: number, day: string) =>
      `${ready} of ${asked} are ready. By ${formatLongDate(day, 'en')}`,
  },
  isOpen: {
    sv: (day: Date) => `Öppnades ${formatDate(day, 'sv')}`,
    en: (day: Date) => `Opened ${formatDate(day, 'en')}`,
  },
  nextTime: {
    sv: (day: string) => `Nästa gång ${formatDate(day, 'sv')}`,
    en: (day: string) => `Next time ${formatDate(day, 'en')}`,
  },

  newLead: {
    sv: 'Var och en svarar för sig. Ingen ser de andras svar förrän alla är klara, eller den som leder öppnar.',
    en: 'Each answers alone. Nobody sees the others’ answers until all are ready, or whoever leads opens them.',
  },
  version: { sv: 'Vilka frågor?', en: 'Which questions?' },
  versionMissing: { sv: 'Välj vilka frågor ni ska svara på.', en: 'Choose which questions you will answer.' },
  versionGone: {
    sv: 'De frågorna går inte att välja. Välj andra.',
    en: 'Those questions cannot be chosen. Choose others.',
  },
  noneToChoose: {
    sv: 'Det finns inga frågor om grupper att välja än. Den som leder processen lägger till dem.',
    en: 'There are no questions about groups to choose yet. The process leader adds them.',
  },
  answerBy: { sv: 'Senast vilken dag ska alla ha svarat?', en: 'By which day should all have answered?' },
  answerByMissing: { sv: 'Välj en dag.', en: 'Choose a day.' },
  answerByPast: { sv: 'Välj i dag eller en dag som kommer.', en: 'Choose today or a day to come.' },
  begin: { sv: 'Be alla svara', en: 'Ask all to answer' },
  newRound: { sv: 'Börja en ny omgång', en: 'Begin a new round' },
  newRoundLead: {
    sv: 'Samma frågor igen. Sedan kan ni jämföra med hur ni svarade förra gången.',
    en: 'The same questions again. Then you can compare with how you answered last time.',
  },
  oneAtATime: {
    sv: 'En omgång är inte öppnad än. Öppna den först.',
    en: 'A round is not opened yet. Open it first.',
  },
  notNow: { sv: 'Det går inte nu.', en: 'That is not possible now.' },

  roundNumber: { sv: (n: number) => `Omgång ${n}`, en: (n: number) => `Round ${n}` },
  roundNumberDay: {
    sv: (n: number, day: Date) => `Omgång ${n}, ${formatDate(day, 'sv')}`,
    en: (n: number, day: Date) => `Round ${n}, ${formatDate(day, 'en')}`,
  },
  rounds: { sv: 'Omgångar', en: 'Rounds' },
  compareRounds: { sv: 'Jämför omgångarna', en: 'Compare the rounds' },
  closedLead: {
    sv: 'Ingen ser vad någon annan svarar förrän omgången öppnas. Då läser alla som är med.',
    en: 'Nobody sees what anybody else answers until the round is opened. Then all who are in it read.',
  },
  answerUntil: {
    sv: (day: string) => `Svara senast ${formatLongDate(day, 'sv')}`,
    en: (day: string) => `Answer by ${formatLongDate(day, 'en')}`,
  },
  answer: { sv: 'Svara', en: 'Answer' },
  youAreReady: { sv: 'Ni är klara', en: 'You are ready' },
  youAreReadyMore: {
    sv: 'Svaren öppnas när alla är klara. Tills dess kan ni ändra er.',
    en: 'The answers are opened when all are ready. Until then you can change yours.',
  },
  changeAnswer: { sv: 'Ändra svaren', en: 'Change the answers' },
  notReady: { sv: 'Vi är inte klara', en: 'We are not ready' },
  whoIsReady: { sv: 'Vilka är klara?', en: 'Who is ready?' },
  ready: { sv: 'Klara', en: 'Ready' },
  answering: { sv: 'Inte klara', en: 'Not ready' },
  waitsFor: {
    sv: (who: string[]) => `Nu väntar ni på ${formatList(who, 'sv')}.`,
    en: (who: string[]) => `You are waiting for ${formatList(who, 'en')}.`,
  },
  openNow: { sv: 'Öppna omgången nu', en: 'Open the round now' },
  openAsk: { sv: 'Öppna svaren nu?', en: 'Open the answers now?' },
  openMore: {
    sv: 'Alla som är med läser då det som är sparat. Det går inte att stänga igen. Den som håller på att skriva kan lämna sitt sent.',
    en: 'All who are in it then read what has been saved. It cannot be closed again. Whoever is writing can hand theirs in late.',
  },
  openWithout: {
    sv: (who: string[]) => `De här har inte sagt att de är klara: ${formatList(who, 'sv')}.`,
    en: (who: string[]) => `These have not said that they are ready: ${formatList(who, 'en')}.`,
  },

  answerLead: {
    sv: 'Det ni skriver ser ingen annan förrän omgången öppnas. Skriv aldrig om ett enskilt barn.',
    en: 'Nobody else sees what you write until the round is opened. Never write about a single child.',
  },
  answersAs: {
    sv: (post: string) => `Ni svarar som ${insideSentence(post)}.`,
    en: (post: string) => `You answer as ${insideSentence(post)}.`,
  },
  savedHint: {
    sv: 'Om den som leder öppnar omgången innan ni är klara visas det ni har sparat.',
    en: 'If whoever leads opens the round before you are ready, what you have saved is shown.',
  },
  weAreReady: { sv: 'Vi är klara', en: 'We are ready' },
  saveForNow: { sv: 'Spara, vi fortsätter sedan', en: 'Save, we continue later' },
  saveChanges: { sv: 'Spara', en: 'Save' },
  openedMeanwhile: { sv: 'Omgången har öppnats', en: 'The round has been opened' },
  openedMeanwhileMore: {
    sv: 'Det du har skrivit finns kvar här, och ingen annan har sett det. Du kan lämna det sent. Då läser alla det, och det står att det kom sent.',
    en: 'What you have written is still here, and nobody else has seen it. You can hand it in late. Then all read it, and it says that it came late.',
  },
  handInLate: { sv: 'Lämna in sent', en: 'Hand in late' },
  handedIn: {
    sv: 'Ni har redan lämnat era svar. Det här har ingen annan sett. Kopiera det ni vill ta med er.',
    en: 'You have handed in your answers already. Nobody else has seen this. Copy what you want to take along.',
  },
  unsent: { sv: 'Det här lämnades aldrig in', en: 'This was never handed in' },
  nothing: { sv: 'Svara på minst en fråga.', en: 'Answer at least one question.' },
  meanwhile: {
    sv: 'Någon annan i uppdraget har ändrat svaren medan du skrev',
    en: 'Somebody else in the function has changed the answers while you were writing',
  },
  meanwhileMore: {
    sv: 'Det du skrev finns kvar i formuläret. Läs det andra svaret och spara igen om ditt ska gälla.',
    en: 'What you wrote is still in the form. Read the other answer, and save again if yours should stand.',
  },
  theirs: { sv: 'Så står det nu', en: 'As it stands now' },

  openedByItself: {
    sv: (day: Date) => `Öppnades ${formatDate(day, 'sv')}, när alla var klara.`,
    en: (day: Date) => `Opened ${formatDate(day, 'en')}, when all were ready.`,
  },
  openedBy: {
    sv: (day: Date, who: string) => `Öppnades ${formatDate(day, 'sv')} av ${insideSentence(who)}.`,
    en: (day: Date, who: string) => `Opened ${formatDate(day, 'en')} by ${insideSentence(who)}.`,
  },
  wereNotReady: {
    sv: (who: string[]) => `Hade inte sagt att de var klara: ${formatList(who, 'sv')}.`,
    en: (who: string[]) => `Had not said that they were ready: ${formatList(who, 'en')}.`,
  },
  late: { sv: 'Kom sent', en: 'Came late' },
  lateOffer: {
    sv: 'Omgången öppnades innan ni var klara. Ni kan lämna era svar sent.',
    en: 'The round was opened before you were ready. You can hand in your answers late.',
  },
  differ: { sv: 'Här svarar ni olika', en: 'Here you answer differently' },
  differLead: {
    sv: 'Börja prata här. Vad ser ni från olika håll?',
    en: 'Begin to talk here. What do you see from different sides?',
  },
  words: { sv: 'Med egna ord', en: 'In your own words' },
  alike: { sv: 'Här svarar ni lika', en: 'Here you answer alike' },
  none: { sv: 'Ingen har svarat', en: 'Nobody has answered' },
  agreed: { sv: 'Det här är vi överens om', en: 'This is what we agree on' },
  agreedBy: {
    sv: (who: string, day: Date) => `${who}, ${formatDate(day, 'sv')}`,
    en: (who: string, day: Date) => `${who}, ${formatDate(day, 'en')}`,
  },
  writeAgreed: { sv: 'Skriv vad ni är överens om', en: 'Write what you agree on' },
  changeAgreed: { sv: 'Ändra', en: 'Change' },
  about: { sv: (question: string) => `: ${question}`, en: (question: string) => `: ${question}` },
  agreedLead: {
    sv: 'Skriv det tillsammans, när ni har läst varandras svar.',
    en: 'Write it together, when you have read each other’s answers.',
  },
  agreedMeanwhile: {
    sv: 'Någon annan har skrivit medan du skrev',
    en: 'Somebody else has written while you were writing',
  },
  answersBefore: { sv: 'Så svarade var och en', en: 'What each of you answered' },
  save: { sv: 'Spara', en: 'Save' },

  plan: { sv: 'Nästa gång', en: 'Next time' },
  planNone: { sv: 'Ingen dag är bestämd.', en: 'No day is decided.' },
  planDay: { sv: (day: string) => formatDate(day, 'sv'), en: (day: string) => formatDate(day, 'en') },
  planChange: { sv: 'Bestäm dag', en: 'Decide a day' },
  nextOn: { sv: 'När svarar ni på det här igen?', en: 'When do you answer this again?' },
  planMeanwhile: {
    sv: (day: string) => `Någon annan har valt ${day} medan du skrev. Spara igen om din dag ska gälla.`,
    en: (day: string) =>
      `Somebody else has chosen ${day} while you were writing. Save again if your day should stand.`,
  },
  planNoDay: { sv: 'ingen dag', en: 'no day' },
  yearsLead: {
    sv: 'Vad ni var överens om varje gång. Där inget är skrivet står vad var och en svarade.',
    en: 'What you agreed on each time. Where nothing is written, it says what each of you answered.',
  },
  earlierRounds: { sv: 'Tidigare omgångar', en: 'Earlier rounds' },
  laterRounds: { sv: 'Senare omgångar', en: 'Later rounds' },
})

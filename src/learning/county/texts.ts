import { defineTexts } from '../../i18n/index.ts'

export const countyTexts = defineTexts({
  heading: { sv: 'Läget i korthet', en: 'In brief' },
  lead: {
    sv: (name: string) => `${name}: sex siffror och en berättelse, att läsa på en minut.`,
    en: (name: string) => `${name}: six figures and one story, to read in a minute.`,
  },
  figures: { sv: 'Sex siffror', en: 'Six figures' },
  noFigures: {
    sv: 'Här kommer sex siffror om hur arbetet kring barnen går.',
    en: 'Six figures about the work around the children will be shown here.',
  },
  noFiguresHow: {
    sv: 'Ett kvartal räknas när det har varit slut i trettio dagar. Ingen behöver fylla i något.',
    en: 'A quarter is counted when it has been over for thirty days. Nobody needs to fill anything in.',
  },
  goalIsSaid: {
    sv: (goal: string) => `Målet är ${goal}.`,
    en: (goal: string) => `The goal is ${goal}.`,
  },
  goalMet: { sv: 'Det är nått.', en: 'It is met.' },
  goalNotMet: { sv: 'Det är inte nått.', en: 'It is not met.' },
  noGoal: { sv: 'Inget mål är satt.', en: 'No goal is set.' },
  times: {
    sv: (n: number) => `${n.toLocaleString('sv-SE')} ${n === 1 ? 'gång' : 'gånger'}`,
    en: (n: number) => `${n.toLocaleString('en-GB')} ${n === 1 ? 'time' : 'times'}`,
  },
  least: { sv: (value: string) => `minst ${value}`, en: (value: string) => `at least ${value}` },
  most: { sv: (value: string) => `högst ${value}`, en: (value: string) => `at most ${value}` },
  goalColumn: { sv: 'Mål', en: 'Goal' },
  moreThanBefore: { sv: 'Högre än för ett år sedan.', en: 'Higher than a year ago.' },
  lessThanBefore: { sv: 'Lägre än för ett år sedan.', en: 'Lower than a year ago.' },
  asBefore: { sv: 'Ungefär som för ett år sedan.', en: 'About the same as a year ago.' },
  howKnown: { sv: 'Hur säkert är det?', en: 'How sure is it?' },
  caution: { sv: 'Tolka med försiktighet', en: 'Interpret with caution' },
  behind: { sv: 'Alla kvartal i en tabell', en: 'All quarters in a table' },
  worth: { sv: 'Värde', en: 'Value' },
  restsOn: { sv: 'Vilar på', en: 'Based on' },
  changed: { sv: 'På ett år', en: 'In a year' },
  period: { sv: 'När', en: 'When' },
  from: { sv: 'Källa', en: 'Source' },
  files: { sv: 'Ladda ner:', en: 'Download:' },
  figure: { sv: 'Siffra', en: 'Figure' },
  chooseFigures: { sv: 'Välj siffror', en: 'Choose figures' },
  stories: { sv: 'Berättelser', en: 'Stories' },
  howSure: {
    sv: 'Vi kallar en ändring säker bara när slumpen knappast kan förklara den (95 %). Antal under fem visas aldrig.',
    en: 'We call a change certain only when chance can hardly explain it (95%). Numbers under five are never shown.',
  },
  storyInvented: {
    sv: 'Berättelsen är påhittad. Den handlar inte om något verkligt barn.',
    en: 'The story is invented. It is not about any real child.',
  },
  storyConsented: {
    sv: 'Orden visas med ja från den som har sagt dem.',
    en: 'The words are shown with the consent of the person who said them.',
  },
  readBy: {
    sv: (who: string, functionName: string, day: string) =>
      `Läst och godkänd av ${who}, ${functionName}, ${day}.`,
    en: (who: string, functionName: string, day: string) =>
      `Read and approved by ${who}, ${functionName}, ${day}.`,
  },
  print: {
    sv: 'Sidan får plats på ett papper när du skriver ut den.',
    en: 'The page fits on one sheet when you print it.',
  },

  openings: { sv: 'Visa för fler', en: 'Show to others' },
  linkUntil: {
    sv: (day: string) => `Du läser med en länk. Den fungerar till och med ${day}.`,
    en: (day: string) => `You read by a link. It works until ${day}.`,
  },
  pasteLead: {
    sv: 'Öppnas inte sidan av sig själv? Klistra in länken du har fått.',
    en: 'Does the page not open by itself? Paste the link you were given.',
  },
  pasteLabel: { sv: 'Din länk', en: 'Your link' },
  pasteHint: { sv: 'Hela länken, som den står i mejlet.', en: 'The whole link, as it is in the mail.' },
  pasteOpen: { sv: 'Öppna', en: 'Open' },
  unknownHeading: { sv: 'Sidan visas inte', en: 'The page is not shown' },
  unknown: {
    sv: 'Länken kan ha gått ut, eller så kom inte hela med. Be den som gav dig den om en ny.',
    en: 'The link may have run out, or not all of it came along. Ask the person who gave it to you for a new one.',
  },
  pasteAgain: { sv: 'Klistra in länken igen', en: 'Paste the link again' },
  slowHeading: { sv: 'Många öppnar sidan just nu', en: 'Many open the page just now' },
  slow: {
    sv: (seconds: number) => `Vänta ${seconds} ${seconds === 1 ? 'sekund' : 'sekunder'} och försök igen.`,
    en: (seconds: number) => `Wait ${seconds} ${seconds === 1 ? 'second' : 'seconds'} and try again.`,
  },

  choiceHeading: { sv: 'Välj sex siffror', en: 'Choose six figures' },
  choiceLead: {
    sv: 'De visas i den ordning du väljer. Sätt ett mål, så säger sidan om det är nått. Alla i samverkan ser samma sida.',
    en: 'They are shown in the order you choose. Set a goal, and the page says whether it is met. Everybody in the collaboration sees the same page.',
  },
  place: { sv: (n: number) => `Siffra ${n}`, en: (n: number) => `Figure ${n}` },
  noneHere: { sv: 'Ingen', en: 'None' },
  twice: {
    sv: 'Siffran är vald redan. Välj en annan.',
    en: 'This figure is already chosen. Choose another.',
  },
  chooseOne: { sv: 'Välj minst en siffra.', en: 'Choose at least one figure.' },
  goalIs: { sv: 'Mål', en: 'Goal' },
  goalNone: { sv: 'Inget mål', en: 'No goal' },
  goalAtLeast: { sv: 'Minst', en: 'At least' },
  goalAtMost: { sv: 'Högst', en: 'At most' },
  goalValue: { sv: 'Hur mycket?', en: 'How much?' },
  goalIsMissing: { sv: 'Välj minst eller högst.', en: 'Choose at least or at most.' },
  goalWrong: {
    sv: 'Skriv målet som ett tal, till exempel 90 eller 2,5.',
    en: 'Enter the goal as a number, for example 90 or 2.5.',
  },
  goalOfNothing: { sv: 'Välj vilken siffra målet gäller.', en: 'Choose which figure the goal is for.' },
  goalOfIndicator: {
    sv: 'Indikatorn har sitt eget mål. Ändra det på indikatorns sida.',
    en: 'The indicator has a goal of its own. Change it on the page of the indicator.',
  },
  save: { sv: 'Spara', en: 'Save' },
  fromChildFigures: { sv: 'Räknat ur arbetet kring barnen', en: 'Counted from the work around the children' },
  fromIndicators: { sv: 'Indikatorer', en: 'Indicators' },

  storiesLead: {
    sv: 'En berättelse i taget visas. Två personer har läst den innan någon annan ser den.',
    en: 'One story at a time is shown. Two people have read it before anyone else sees it.',
  },
  noStories: {
    sv: 'Ingen har skrivit någon berättelse än.',
    en: 'Nobody has written a story yet.',
  },
  writeStory: { sv: 'Skriv en berättelse', en: 'Write a story' },
  editStory: { sv: 'Ändra berättelsen', en: 'Change the story' },
  storyHow: {
    sv: 'Skriv om något som har hänt kring ett barn, så att ingen kan veta vem det är. Hitta på, eller använd ord som någon har sagt ja till.',
    en: 'Write about something that has happened around a child, so that nobody can tell who it is. Invent it, or use words that somebody has agreed to share.',
  },
  storyTitle: { sv: 'Rubrik', en: 'Heading' },
  storyWords: { sv: 'Berättelsen', en: 'The story' },
  storyWordsHint: {
    sv: 'Några meningar. Inga namn, skolor eller datum som kan peka ut någon.',
    en: 'A few sentences. No names, schools or dates that could point anyone out.',
  },
  madeOf: { sv: 'Vad är berättelsen gjord av?', en: 'What is the story made of?' },
  madeInvented: { sv: 'Den är påhittad', en: 'It is invented' },
  madeConsented: {
    sv: 'Den är någons egna ord, och den personen har sagt ja',
    en: 'It is somebody’s own words, and they have agreed',
  },
  consentNote: { sv: 'Hur sa de ja?', en: 'How did they agree?' },
  consentNoteHint: {
    sv: 'När och på vilket sätt, och till när det gäller. Skriv inte vem. Visas inte på sidan.',
    en: 'When and how, and until when. Do not write who. This is not shown on the page.',
  },
  consentNoteMissing: {
    sv: 'Skriv när och hur de sa ja till att orden visas.',
    en: 'Enter when and how they agreed to the words being shown.',
  },
  titleMissing: { sv: 'Skriv en rubrik.', en: 'Enter a heading.' },
  wordsMissing: { sv: 'Skriv berättelsen.', en: 'Enter the story.' },
  madeOfMissing: { sv: 'Välj vad berättelsen är gjord av.', en: 'Choose what the story is made of.' },
  saveDraft: { sv: 'Spara utkastet', en: 'Save the draft' },
  draftSaved: {
    sv: 'Utkastet är sparat. En chef eller en annan processledare behöver läsa och godkänna det.',
    en: 'The draft is saved. A manager or another process leader needs to read and approve it.',
  },

  stateDraft: { sv: 'Utkast', en: 'Draft' },
  stateCleared: { sv: 'Godkänd', en: 'Approved' },
  stateShown: { sv: 'Visas nu', en: 'Shown now' },
  stateTakenDown: { sv: 'Nedtagen', en: 'Taken down' },
  writtenBy: { sv: (who: string) => `Skriven av ${who}`, en: (who: string) => `Written by ${who}` },
  whatHappened: { sv: 'Vad som har hänt', en: 'What has happened' },
  didCleared: { sv: (who: string) => `${who} godkände den`, en: (who: string) => `${who} approved it` },
  didShown: {
    sv: (who: string) => `${who} visade den på sidan`,
    en: (who: string) => `${who} put it on the page`,
  },
  didTakenDown: { sv: (who: string) => `${who} tog ner den`, en: (who: string) => `${who} took it down` },
  clearHeading: { sv: 'Kan berättelsen visas?', en: 'Can the story be shown?' },
  clearHow: {
    sv: 'Läs den som en förälder skulle. Kan någon känna igen ett barn? Har alla som citeras sagt ja?',
    en: 'Read it as a parent would. Could anyone recognise a child? Has everybody who is quoted agreed?',
  },
  clear: { sv: 'Godkänn berättelsen', en: 'Approve the story' },
  clearNotMine: {
    sv: 'Du har skrivit den. Någon annan behöver läsa och godkänna.',
    en: 'You wrote it. Somebody else needs to read and approve it.',
  },
  show: { sv: 'Visa på sidan', en: 'Put on the page' },
  showHow: {
    sv: 'Den som visas nu tas ner när du visar en ny.',
    en: 'The one shown now is taken down when you show a new one.',
  },
  takeDown: { sv: 'Ta ner berättelsen', en: 'Take down the story' },
  takeDownHow: {
    sv: 'En berättelse som tagits ner visas inte igen. Skriv en ny om du behöver.',
    en: 'A story that has been taken down is not shown again. Write a new one if you need to.',
  },
  changedMeanwhile: {
    sv: 'Berättelsen har ändrats sedan du läste den. Läs den igen.',
    en: 'The story has changed since you read it. Read it again.',
  },
})

import { defineTexts, formatDate } from '../../i18n/index.ts'

export const texts = defineTexts({
  heading: { sv: (name: string) => `Hjulet kring ${name}`, en: (name: string) => `The wheel around ${name}` },
  newLead: {
    sv: (name: string) =>
      `Åtta områden. Sitt ner tillsammans: ${name}, vårdnadshavarna och du. Vars och ens ord står för sig.`,
    en: (name: string) =>
      `Eight areas. Sit down together: ${name}, the guardians and you. Everyone’s words are kept separate.`,
  },
  newHints: {
    sv: 'Börja med det som fungerar. Hoppa över det ni inte vill prata om. Ni kan fortsätta en annan dag.',
    en: 'Begin with what works. Skip what you do not want to talk about. You can continue another day.',
  },
  heldOn: { sv: 'Vilken dag pratar ni?', en: 'Which day are you talking?' },
  heldOnFuture: {
    sv: 'Välj i dag eller en dag som har varit.',
    en: 'Choose today or a day in the past.',
  },
  begin: { sv: 'Börja', en: 'Begin' },
  openAlready: {
    sv: (day: string) => `Ni har ett hjul som inte är sparat än, från ${formatDate(day, 'sv')}.`,
    en: (day: string) => `You have a wheel that is not saved yet, from ${formatDate(day, 'en')}.`,
  },
  goOn: { sv: 'Fortsätt med det', en: 'Continue with it' },
  editLead: {
    sv: 'Börja med det som fungerar. Skriv orden så som de blir sagda. Allt är frivilligt.',
    en: 'Begin with what works. Write the words as they are said. Everything is optional.',
  },
  draftLead: {
    sv: 'Du fortsätter där du var. Det är inte sparat i hjulet än.',
    en: 'You are continuing where you left off. It is not saved in the wheel yet.',
  },
  viewAll: { sv: 'Visa alla områden på en gång', en: 'Show all areas at once' },
  viewOne: { sv: 'Ett område i taget', en: 'One area at a time' },
  written: { sv: 'något skrivet', en: 'something written' },
  strengths: { sv: 'Det som fungerar', en: 'What works' },
  needs: { sv: 'Det som behövs', en: 'What is needed' },
  child: { sv: (name: string) => `${name} säger`, en: (name: string) => `${name} says` },
  guardian: { sv: 'Vårdnadshavare säger', en: 'Guardians say' },
  professional: { sv: 'Vi som arbetar med barnet ser', en: 'We who work with the child see' },
  ownFace: { sv: (name: string) => `${name} valde själv:`, en: (name: string) => `${name} chose:` },
  faces: { sv: (name: string) => `Så tycker ${name} själv`, en: (name: string) => `What ${name} thinks` },
  facesLead: {
    sv: 'Barnets egna bilder från samtalet. De är inget betyg.',
    en: 'The child’s own pictures from the conversation. They are not grades.',
  },
  besides: { sv: 'Mer som blev sagt', en: 'What else was said' },
  nextArea: { sv: (area: string) => `Nästa: ${area}`, en: (area: string) => `Next: ${area}` },
  setAside: { sv: 'Det blir ingen kartläggning', en: 'There will be no assessment' },
  setAsideHint: {
    sv: 'Hjulet är påbörjat och väntar på dig under I dag. Ska det inte fyllas i kan du lägga undan det.',
    en: 'The wheel is begun, and waits for you under Today. If it is not to be filled in, you can set it aside.',
  },
  save: { sv: 'Spara hjulet', en: 'Save the wheel' },
  saveHint: {
    sv: (unit: string) =>
      `Bara de i ${unit} som arbetar med barnet ser det. Det ni sparade förut finns kvar.`,
    en: (unit: string) =>
      `Only people at ${unit} who work with the child see it. What you saved before is kept.`,
  },
  nothing: {
    sv: 'Skriv något i minst ett område, eller låt barnet välja ett ansikte.',
    en: 'Write something in at least one area, or let the child choose a face.',
  },
  conflict: { sv: 'Någon annan har sparat under tiden', en: 'Somebody else has saved in the meantime' },
  conflictLead: {
    sv: 'Där ni båda har skrivit står deras text under din. Sätt ihop dem som ni vill ha det och spara igen. Inget är borta.',
    en: 'Where both of you have written, their text is shown below yours. Combine them as you wish and save again. Nothing is lost.',
  },
  theirs: { sv: 'Sparat av den andra', en: 'Saved by the other person' },
  theirsEmpty: { sv: 'Den andra har tagit bort texten.', en: 'The other person has removed the text.' },
  lead: {
    sv: (day: string) => `Från ${formatDate(day, 'sv')}.`,
    en: (day: string) => `From ${formatDate(day, 'en')}.`,
  },
  from: {
    sv: (day: string, unit: string) => `Från ${formatDate(day, 'sv')}. Gjort hos ${unit}.`,
    en: (day: string, unit: string) => `From ${formatDate(day, 'en')}. Made at ${unit}.`,
  },
  edit: { sv: 'Fyll i mer eller ändra', en: 'Fill in more or change' },
  ask: { sv: 'Be någon om stöd', en: 'Ask for support' },
  newWheel: { sv: 'Nytt hjul', en: 'A new wheel' },
  picture: { sv: 'Så här är det', en: 'How it is' },
  inWords: { sv: 'Samma sak i ord', en: 'The same in words' },
  notSaved: { sv: 'Hjulet är öppnat men inte sparat än.', en: 'The wheel is opened and not saved yet.' },
  oldVersion: {
    sv: (n: number) => `Det här är version ${n}. Det finns en senare.`,
    en: (n: number) => `This is version ${n}. There is a later one.`,
  },
  toLatest: { sv: 'Visa den senaste', en: 'Show the latest' },
  versions: { sv: 'Versioner', en: 'Versions' },
  versionOf: { sv: (n: number) => `Version ${n}`, en: (n: number) => `Version ${n}` },
  savedBy: {
    sv: (who: string, when: string) => `${who}, ${when}`,
    en: (who: string, when: string) => `${who}, ${when}`,
  },
  beside: { sv: 'Lägg bredvid det förra', en: 'Compare with the previous one' },
  besideHeading: {
    sv: (name: string) => `Kring ${name}, då och nu`,
    en: (name: string) => `Around ${name}, then and now`,
  },
  besideLead: {
    sv: 'Vad har blivit annorlunda? Prata om det tillsammans.',
    en: 'What has changed? Talk about it together.',
  },
  thenOn: {
    sv: (day: string) => `Då, ${formatDate(day, 'sv')}`,
    en: (day: string) => `Then, ${formatDate(day, 'en')}`,
  },
  nowOn: {
    sv: (day: string) => `Nu, ${formatDate(day, 'sv')}`,
    en: (day: string) => `Now, ${formatDate(day, 'en')}`,
  },
  nothingWritten: { sv: 'Inget skrivet', en: 'Nothing written' },
  noBefore: {
    sv: 'Det finns inget tidigare hjul att lägga bredvid.',
    en: 'There is no earlier wheel to compare with.',
  },
  back: { sv: 'Till hjulet', en: 'To the wheel' },
})

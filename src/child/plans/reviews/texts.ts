import { defineTexts, formatDate } from '../../../platform/i18n/index.ts'

export const reviewTexts = defineTexts({
  heading: {
    sv: (name: string) => `Hur har det gått för ${name}?`,
    en: (name: string) => `How has it gone for ${name}?`,
  },
  leadText: {
    sv: 'Gå igenom varje behov tillsammans. Börja med det som har blivit bättre.',
    en: 'Go through each need together. Begin with what has become better.',
  },
  heldOn: { sv: 'När sågs ni?', en: 'When did you meet?' },
  heldFuture: { sv: 'Välj en dag som har varit, eller i dag.', en: 'Choose a day that has been, or today.' },
  wheels: { sv: 'Hjulet då och nu', en: 'The wheel then and now' },
  wheelsNone: {
    sv: 'Fyll i hjulet en gång till, så ser ni det då och nu bredvid varandra.',
    en: 'Fill in the wheel once more, and you see then and now beside each other.',
  },
  wheelsNew: { sv: 'Fyll i hjulet', en: 'Fill in the wheel' },
  what: { sv: 'Hur blev det?', en: 'What came of it?' },
  whatMissing: { sv: 'Välj hur det blev.', en: 'Choose what came of it.' },
  reached: { sv: 'Vi är framme', en: 'We are there' },
  go_on: { sv: 'Vi fortsätter', en: 'We go on' },
  change: { sv: 'Vi gör på ett annat sätt', en: 'We do it in another way' },
  no_longer: { sv: 'Det behövs inte längre', en: 'It is no longer needed' },
  words: { sv: 'Med egna ord', en: 'In your own words' },
  childWords: { sv: 'Vad säger barnet?', en: 'What does the child say?' },
  guardianWords: { sv: 'Vad säger vårdnadshavarna?', en: 'What do the guardians say?' },
  decision: { sv: 'Vad gör ni nu?', en: 'What do you do now?' },
  decisionMissing: {
    sv: 'Välj om planen fortsätter eller avslutas.',
    en: 'Choose whether the plan goes on or ends.',
  },
  goOn: { sv: 'Planen fortsätter', en: 'The plan goes on' },
  goOnHint: {
    sv: 'Du väljer nästa datum, och kommer till utkastet.',
    en: 'You choose the next date, and come to the draft.',
  },
  end: { sv: 'Planen avslutas', en: 'The plan ends' },
  endHint: {
    sv: 'Ingen kan ändra i den sedan. De som har fått den kan läsa den till sin sista dag.',
    en: 'Nobody can change it after that. Those who have it can read it until their last day.',
  },
  ifGoOn: { sv: 'Om planen fortsätter', en: 'If the plan goes on' },
  ifEnd: { sv: 'Om planen avslutas', en: 'If the plan ends' },
  endReason: { sv: 'Varför avslutas den?', en: 'Why does it end?' },
  endReasonMissing: { sv: 'Välj varför planen avslutas.', en: 'Choose why the plan ends.' },
  endWords: { sv: 'Några ord om det', en: 'A few words about it' },
  readByAll: { sv: 'Läses av alla som har planen.', en: 'Read by all who have the plan.' },
  afterwards: { sv: 'Vad händer sedan, om familjen vill?', en: 'What happens then, if the family wants?' },
  save: { sv: 'Spara uppföljningen', en: 'Save the follow-up' },
  reviewHeading: {
    sv: (day: string) => `Uppföljning ${formatDate(day, 'sv')}`,
    en: (day: string) => `Follow-up ${formatDate(day, 'en')}`,
  },
  decided: { sv: 'Vad ni bestämde', en: 'What you decided' },
  wentOn: {
    sv: (day: string) => `Planen fortsätter. Nästa datum: ${formatDate(day, 'sv')}.`,
    en: (day: string) => `The plan goes on. Next date: ${formatDate(day, 'en')}.`,
  },
  ended: { sv: 'Planen avslutades.', en: 'The plan ended.' },
})

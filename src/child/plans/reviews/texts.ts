import { defineTexts, formatDate, formatList } from '../../../i18n/index.ts'

export const reviewTexts = defineTexts({
  heading: {
    sv: (name: string) => `Hur har det gått för ${name}?`,
    en: (name: string) => `How has it gone for ${name}?`,
  },
  heldFuture: { sv: 'Välj en dag som har varit, eller i dag.', en: 'Choose today or a day in the past.' },
  wheels: { sv: 'Hjulet då och nu', en: 'The wheel then and now' },
  wheelsNone: {
    sv: 'Fyll i hjulet en gång till, så ser ni det då och nu bredvid varandra.',
    en: 'Fill in the wheel once more to see then and now side by side.',
  },
  wheelsNew: { sv: 'Fyll i hjulet', en: 'Fill in the wheel' },
  endReasonMissing: { sv: 'Välj varför planen avslutas.', en: 'Choose why the plan ends.' },
  endReaders: {
    sv: (names: string[]) =>
      names.length
        ? `Om planen avslutas läser ${formatList(names, 'sv')} varför, och vad som händer sedan. De som bara har en del av planen ser att den är avslutad.`
        : 'Om planen avslutas läser bara er enhet varför. De som har en del av planen ser att den är avslutad.',
    en: (names: string[]) =>
      names.length
        ? `If the plan ends, ${formatList(names, 'en')} can read why and what happens next. Those who have only a part of the plan see that it has ended.`
        : 'If the plan ends, only your unit can read why. Those who have a part of the plan see that it has ended.',
  },
  save: { sv: 'Spara uppföljningen', en: 'Save the follow-up' },
  reviewHeading: {
    sv: (day: string) => `Uppföljning ${formatDate(day, 'sv')}`,
    en: (day: string) => `Follow-up ${formatDate(day, 'en')}`,
  },
  decided: { sv: 'Vad ni bestämde', en: 'What you decided' },
})

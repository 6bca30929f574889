import { defineTexts } from '../../i18n/index.ts'

export const texts = defineTexts({
  heading: { sv: 'Lärande', en: 'Learning' },
  lead: {
    sv: 'Fråga, se vad svaren säger och gör om. Ingen här ser ett enskilt barn.',
    en: 'Ask, see what the answers say, and try again. Nobody sees an individual child here.',
  },
  instruments: { sv: 'Instrument', en: 'Instruments' },
  instrumentsMore: {
    sv: 'Frågorna som modellen ställer: kopiera, ändra, pröva, publicera.',
    en: 'The questions that the model asks: copy, change, try out, publish.',
  },
  surveys: { sv: 'Enkäter', en: 'Surveys' },
  surveysMore: {
    sv: 'Skicka ut frågor, följ hur många som svarar och läs resultatet.',
    en: 'Send out questions, follow how many answer and read the results.',
  },
  insight: { sv: 'Insikt', en: 'Insight' },
  insightMore: {
    sv: 'Vad som händer i arbetet, i tal som räknar sig själva.',
    en: 'What happens in the work, in figures that are counted automatically.',
  },
  indicators: { sv: 'Indikatorer', en: 'Indicators' },
  indicatorsMore: {
    sv: 'Mål och effekter: vad ni siktar på och hur långt ni har kommit.',
    en: 'Goals and effects: what you are aiming for and how far you have come.',
  },
  county: { sv: 'Läget i korthet', en: 'In brief' },
  countyMore: {
    sv: 'Sex tal som en politiker läser på en minut.',
    en: 'Six figures that a politician can read in a minute.',
  },
})

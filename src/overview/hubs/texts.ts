import { defineTexts } from '../../i18n/index.ts'

export const texts = defineTexts({
  today: { sv: 'I dag', en: 'Today' },
  children: { sv: 'Barn', en: 'Children' },
  meetings: { sv: 'Möten', en: 'Meetings' },
  joint: { sv: 'Samverkan', en: 'Joint work' },
  jointLead: {
    sv: 'Det ni gör tillsammans med andra organisationer. Inget här handlar om ett enskilt barn, utom mötena längst ner.',
    en: 'What you do together with other organisations. Nothing here is about a single child, except the meetings at the end.',
  },
  forumsTogether: { sv: 'Så hänger forumen ihop', en: 'How the forums hang together' },
  forumsTogetherMore: {
    sv: 'På vilken nivå varje forum står, vart frågor går, och var det saknas någon som tar emot.',
    en: 'On which level each forum stands, where questions go, and where nobody receives them.',
  },
  matters: { sv: 'Det som skaver', en: 'What chafes' },
  mattersMore: {
    sv: 'Säg till när något mellan organisationer inte fungerar, och få svar.',
    en: 'Say when something between organisations does not work, and get an answer.',
  },
  childMeetings: { sv: 'Möten om barn', en: 'Meetings about children' },
  childMeetingsMore: {
    sv: 'De möten som du har bjudit in till eller är inbjuden till.',
    en: 'The meetings that you have called or are invited to.',
  },
  log: { sv: 'Loggen', en: 'The log' },
  administration: { sv: 'Förvalta', en: 'Administer' },
  organisations: { sv: 'Enheter', en: 'Units' },
  family: { sv: 'Mitt barn', en: 'My child' },
  ourUnit: { sv: 'Vår enhet', en: 'Our unit' },
  people: { sv: 'Personer och uppdrag', en: 'People and functions' },
  peopleMore: {
    sv: 'Vem som har vilket uppdrag, vad som väntar hos var och en, och att lämna över.',
    en: 'Who holds which function, what is waiting with each, and handing over.',
  },
  ownAppointments: { sv: 'Egna uppdrag', en: 'Own functions' },
  ownAppointmentsMore: {
    sv: 'Den som vill ge sig själv ett uppdrag behöver ett ja av någon annan.',
    en: 'Whoever wants to appoint themself needs a yes from somebody else.',
  },
  changes: { sv: 'Vad som har ändrats', en: 'What has changed' },
  changesMore: {
    sv: 'Organisationer, enheter och uppdrag: vem som har lagt till, ändrat eller avslutat något, och varför.',
    en: 'Organisations, units and functions: who has added, changed or ended something, and why.',
  },
  directory: { sv: 'Kontakter', en: 'Contacts' },
  directoryMore: {
    sv: 'Vilka som arbetar med barn här, i alla verksamheter. Sök på namn, uppdrag eller enhet.',
    en: 'Who works with children here, in all organisations. Search by name, function or unit.',
  },
  learning: { sv: 'Lärande', en: 'Learning' },
  learningLead: {
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
    sv: 'Vad som händer i arbetet, i tal som Kring räknar fram.',
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

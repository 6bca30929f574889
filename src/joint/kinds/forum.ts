import { z } from 'zod'
import { defineTexts } from '../../i18n/index.ts'
import { field } from '../../platform/forms.ts'
import type { SubjectKind } from './kind.ts'

const forumForms = [
  'collaboration_group',
  'dialogue_forum',
  'reference_group',
  'network',
  'advice_team',
] as const
/** From the child outwards, as the sources draw them. */
const levels = ['national', 'regional', 'overall', 'practice', 'child'] as const
const months = ['m1', 'm2', 'm3', 'm4', 'm5', 'm6', 'm7', 'm8', 'm9', 'm10', 'm11', 'm12'] as const

/** A group of organisations that meets: who calls, when, on which level, and what goes where (B1, B2). */
export const forum = {
  one: { sv: 'ett forum', en: 'a forum' },
  many: { sv: 'Forum', en: 'Forums' },
  lead: {
    sv: 'Grupper där organisationer möts: vilka som är med, när, och vart frågorna går vidare.',
    en: 'Groups where organisations meet: who is in them, when, and where questions go on to.',
  },
  makeLead: {
    sv: 'Skriv vad ni är till för. Vilka som är med lägger du till sedan.',
    en: 'Write what you are for. You add who is in it afterwards.',
  },
  make: { sv: 'Lägg till ett forum', en: 'Add a forum' },
  none: {
    sv: 'Här står grupper som möts över organisationsgränser, till exempel en beredskapsgrupp eller ett nätverk av samordnare.',
    en: 'Groups that meet across organisations stand here, such as a preparedness group or a network of coordinators.',
  },
  roles: {
    convener: { words: { sv: 'Sammankallande', en: 'Convener' }, leads: true },
    secretary: { words: { sv: 'Sekreterare', en: 'Secretary' }, leads: true },
    member: { words: { sv: 'Deltagare', en: 'Member' } },
    informed: { words: { sv: 'Får anteckningarna', en: 'Gets the notes' } },
  },
  states: {
    awake: { rest: 'asleep', end: 'ended' },
    asleep: { wake: 'awake', end: 'ended' },
    ended: {},
  },
  stateWords: {
    awake: { sv: 'Möts', en: 'Meets' },
    asleep: { sv: 'Vilar', en: 'Resting' },
    ended: { sv: 'Avslutat', en: 'Ended' },
  },
  actionWords: {
    rest: { sv: 'Låt forumet vila', en: 'Let the forum rest' },
    wake: { sv: 'Väck forumet', en: 'Wake the forum' },
    end: { sv: 'Avsluta forumet', en: 'End the forum' },
  },
  facts: z.object({
    form: field.oneOf(forumForms),
    level: field.oneOf(levels),
    howOften: field.optionalText(300),
    months: field.manyOf(months),
    callsExtra: field.checkbox(),
    agenda: field.optionalText(4000),
    notesTo: field.optionalText(500),
    outside: field.optionalText(1000),
    firstContact: field.optionalText(300),
  }),
  texts: defineTexts({
    firstContactFact: { sv: 'Första kontakten', en: 'First contact' },
    outsideFact: { sv: 'Utanför det vanliga arbetet', en: 'Outside ordinary work' },
    notesToFact: { sv: 'Anteckningarna går till', en: 'Notes go to' },
    agendaFact: { sv: 'Punkter varje gång', en: 'Standing agenda' },
    callsExtraFact: { sv: 'Extra möten', en: 'Extra meetings' },
    monthsFact: { sv: 'Månader', en: 'Months' },
    howOftenFact: { sv: 'Hur ofta', en: 'How often' },
    levelFact: { sv: 'Nivå', en: 'Level' },
    formFact: { sv: 'Slags forum', en: 'Kind of forum' },
    form: { sv: 'Vilket slags forum är det?', en: 'What kind of forum is it?' },
    form_collaboration_group: { sv: 'Samverkansgrupp', en: 'Collaboration group' },
    form_dialogue_forum: { sv: 'Dialogforum', en: 'Dialogue forum' },
    form_reference_group: { sv: 'Referensgrupp', en: 'Reference group' },
    form_network: { sv: 'Nätverk', en: 'Network' },
    form_advice_team: { sv: 'Team som ger råd', en: 'Team that gives advice' },
    level: { sv: 'På vilken nivå?', en: 'On which level?' },
    level_national: { sv: 'Nationell', en: 'National' },
    level_regional: { sv: 'Regional', en: 'Regional' },
    level_overall: { sv: 'Övergripande, chefer och politiker', en: 'Overall, heads and politicians' },
    level_practice: { sv: 'Verksamhet', en: 'Practice' },
    level_child: { sv: 'Barnet', en: 'The child' },
    howOften: { sv: 'Hur ofta möts ni?', en: 'How often do you meet?' },
    howOftenHint: {
      sv: 'Till exempel två gånger om året, eller vid behov.',
      en: 'For example twice a year, or when needed.',
    },
    months: { sv: 'Vilka månader?', en: 'Which months?' },
    months_m1: { sv: 'januari', en: 'January' },
    months_m2: { sv: 'februari', en: 'February' },
    months_m3: { sv: 'mars', en: 'March' },
    months_m4: { sv: 'april', en: 'April' },
    months_m5: { sv: 'maj', en: 'May' },
    months_m6: { sv: 'juni', en: 'June' },
    months_m7: { sv: 'juli', en: 'July' },
    months_m8: { sv: 'augusti', en: 'August' },
    months_m9: { sv: 'september', en: 'September' },
    months_m10: { sv: 'oktober', en: 'October' },
    months_m11: { sv: 'november', en: 'November' },
    months_m12: { sv: 'december', en: 'December' },
    callsExtra: {
      sv: 'Den som sammankallar får kalla till extra möten',
      en: 'The convener may call extra meetings',
    },
    agenda: { sv: 'Vad tar ni upp varje gång?', en: 'What is on the agenda every time?' },
    agendaHint: { sv: 'En punkt på varje rad.', en: 'One item a line.' },
    notesTo: { sv: 'Vart går anteckningarna?', en: 'Where do the notes go?' },
    outside: {
      sv: 'Vad händer med det som ligger utanför det vanliga arbetet?',
      en: 'What happens with what lies outside ordinary work?',
    },
    firstContact: { sv: 'Vem tar första kontakten?', en: 'Who makes the first contact?' },
  }),
} satisfies SubjectKind

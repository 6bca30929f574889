import type { Language } from '../../../i18n/index.ts'
import type { ChildFigure } from './figures.ts'

// The name and the rule of each figure, and the name of each sector, in both languages: one that is missing is a type error.

type Both<K extends string> = Record<Language, Record<K, string>>

export const figureNames: Both<ChildFigure> = {
  sv: {
    worries: 'Uppmärksammanden',
    'worries.days': 'Väntan på svar på ett uppmärksammande',
    'worries.in_time': 'Uppmärksammanden med svar i tid',
    requests: 'Begäran om stöd',
    'requests.in_time': 'Begäran om stöd med svar i tid',
    'requests.days': 'Väntan på svar på en begäran',
    plans: 'Planer som delades',
    'plans.led': 'Planer med samordnare och nästa datum',
    'starts.days': 'Från första uppmärksammandet till en plan',
    'plans.voice': 'Planer med barnets egna ord',
    'plans.civil': 'Planer med civilsamhället som part',
    partners: 'Parter i varje plan',
    'reviews.on_time': 'Uppföljningar i tid',
    consents: 'Medgivanden',
    withdrawals: 'Återtagna medgivanden',
  },
  en: {
    worries: 'Worries',
    'worries.days': 'Wait for an answer to a worry',
    'worries.in_time': 'Worries answered in time',
    requests: 'Requests for support',
    'requests.in_time': 'Requests answered in time',
    'requests.days': 'Wait for an answer to a request',
    plans: 'Plans that were shared',
    'plans.led': 'Plans with a lead and a next date',
    'starts.days': 'From the first worry to a plan',
    'plans.voice': 'Plans with the child’s own words',
    'plans.civil': 'Plans with civil society as a partner',
    partners: 'Partners in each plan',
    'reviews.on_time': 'Follow-ups on time',
    consents: 'Agreements to share',
    withdrawals: 'Agreements withdrawn',
  },
}

/** Where the name is a word of those who work here, the same figure as one says it to a neighbour. */
export const plainFigureNames: Record<Language, Partial<Record<ChildFigure, string>>> = {
  sv: {
    worries: 'Gånger någon har märkt något om ett barn',
    'worries.days': 'Väntan på svar när någon har märkt något',
    'worries.in_time': 'Svar i tid när någon har märkt något',
    'starts.days': 'Från att någon märkte något till en plan',
    'plans.civil': 'Planer där en förening är med',
    partners: 'Hur många som är med i varje plan',
    consents: 'Gånger någon har sagt ja till att dela',
    withdrawals: 'Gånger någon har tagit tillbaka sitt ja',
  },
  en: {
    worries: 'Times somebody has noticed something about a child',
    'worries.days': 'Wait for an answer when somebody has noticed something',
    'worries.in_time': 'Answers in time when somebody has noticed something',
    'starts.days': 'From when somebody noticed something to a plan',
    'plans.civil': 'Plans with an association taking part',
    partners: 'How many take part in each plan',
    consents: 'Times somebody has agreed to share',
    withdrawals: 'Times somebody has withdrawn their agreement',
  },
}

/** How it is counted, for who wants to know. */
export const figureRules: Both<ChildFigure> = {
  sv: {
    worries: 'Alla uppmärksammanden som lämnades under kvartalet, i den enhet där de skrevs.',
    'worries.days':
      'Hälften av kvartalets uppmärksammanden hade fått sitt första svar efter så många dagar. De som inte fått svar räknas som att de väntat längst.',
    'worries.in_time': 'Hur många av kvartalets uppmärksammanden som fick svar senast på svarsdagen.',
    requests: 'Begäran om stöd som skulle ha svar under kvartalet, i den enhet som skulle svara.',
    'requests.in_time':
      'Hur många som fick svar senast på svarsdagen. En begäran som togs tillbaka före svaret räknas inte.',
    'requests.days': 'Hälften av dem som skulle ha svar under kvartalet hade fått det efter så många dagar.',
    plans:
      'Planer som delades under kvartalet, för första gången eller i en ny version. Varje plan räknas en gång.',
    'plans.led':
      'Någon hade uppdraget som samordnare när kvartalet tog slut, och det fanns ett datum framåt. En plan som avslutats behöver inget av det.',
    'starts.days':
      'Dagar från barnets första uppmärksammande i enheten till att planen delades första gången. Hälften gick fortare.',
    'plans.voice': 'Planer där något är skrivet som barnets egna ord.',
    'plans.civil': 'Planer där en förening eller församling är part.',
    partners: 'Funktioner i andra enheter som är parter i en plan, delat med antalet planer.',
    'reviews.on_time':
      'Uppföljningar som skulle hållas under kvartalet, och som hölls senast den dag som var bestämd.',
    consents: 'Medgivanden som lämnades under kvartalet, i den enhet som tog emot dem.',
    withdrawals: 'Medgivanden som togs tillbaka under kvartalet, helt eller för någon enhet.',
  },
  en: {
    worries: 'All worries written in the quarter, in the unit where they were written.',
    'worries.days':
      'Half of the quarter’s worries had their first answer after so many days. Those without an answer count as having waited longest.',
    'worries.in_time': 'How many of the quarter’s worries had an answer by their answer day.',
    requests: 'Requests for support that were due an answer in the quarter, in the unit that should answer.',
    'requests.in_time':
      'How many had an answer by their answer day. A request that was withdrawn before its answer does not count.',
    'requests.days': 'Half of those due an answer in the quarter had it after so many days.',
    plans: 'Plans shared in the quarter, for the first time or in a new version. Each plan counts once.',
    'plans.led':
      'Somebody held the lead when the quarter ended, and there was a date ahead. A plan that has ended needs neither.',
    'starts.days':
      'Days from the child’s first worry in the unit until the plan was first shared. Half were quicker.',
    'plans.voice': 'Plans where something is written as the child’s own words.',
    'plans.civil': 'Plans where an association or congregation is a partner.',
    partners: 'Functions in other units that are partners in a plan, divided by the number of plans.',
    'reviews.on_time': 'Follow-ups due in the quarter that were held by the day that had been set.',
    consents: 'Agreements given in the quarter, in the unit that received them.',
    withdrawals: 'Agreements withdrawn in the quarter, wholly or for some unit.',
  },
}

export const sectors = ['municipality', 'region', 'state', 'civil', 'other'] as const
export const sectorNames: Both<(typeof sectors)[number]> = {
  sv: {
    municipality: 'Kommuner',
    region: 'Regionen',
    state: 'Statliga myndigheter',
    civil: 'Civilsamhället',
    other: 'Friskolor, stiftelser och andra',
  },
  en: {
    municipality: 'Municipalities',
    region: 'The region',
    state: 'State agencies',
    civil: 'Civil society',
    other: 'Independent schools, foundations and others',
  },
}

import { sql } from 'kysely'
import { z } from 'zod'
import { field, searchFields } from '../../platform/forms.ts'
import { noun } from '../../platform/noun.ts'
import { notAChild } from '../naming/index.ts'
import { findMatters } from './everywhere.ts'
import { matterStates, sorts } from './states.ts'

/** A friction: what it is, what sort, and where it goes. `forum`: a forum's id, or `unknown`. */
export const raiseSchema = z.object({
  words: field.text(4000),
  sort: field.oneOf(sorts),
  forum: field.optionalText(40),
  ...searchFields,
  mayShow: field.checkbox(),
  mayName: field.checkbox(),
  ...notAChild,
  once: field.once(),
})
/** Words about a matter: in its thread, its answer, or that the answer was not enough. */
export const wordsSchema = z.object({ words: field.text(4000), ...notAChild, once: field.once() })
export const liftSchema = z.object({
  forum: field.text(40),
  ...searchFields,
  words: field.text(4000),
  ...notAChild,
  once: field.once(),
})
export const mergeSchema = z.object({ into: field.text(40), ...searchFields })
export const showingSchema = z.object({ mayShow: field.checkbox(), mayName: field.checkbox() })

const readable = sql`select from joint.matters m where m.id = n.item_id`

export const matters = noun({
  tables: ['joint.matters', 'joint.matter_raisers', 'joint.matter_words', 'joint.matter_climbs'],
  about: 'collaboration',
  places: {
    matters: '/matters',
    newMatter: '/matters/new',
    shown: '/matters/shown',
    counts: '/matters/counts',
    matter: '/matters/:id',
    withdrawal: '/matters/:id/withdrawal',
    words: '/matters/:id/words',
    answer: '/matters/:id/answer',
    notEnough: '/matters/:id/not-enough',
    lift: '/matters/:id/lift',
    merging: '/matters/:id/merging',
    joining: '/matters/:id/joining',
    showing: '/matters/:id/showing',
  },
  styles: {
    newMatter: ['asking.css'],
    counts: ['table.css'],
    matters: ['asking.css'],
    matter: ['asking.css'],
    lift: ['asking.css'],
    merging: ['asking.css'],
  },
  states: { matter_state: matterStates },
  kinds: { matter: { words: { sv: 'det som skaver', en: 'a friction' }, opensAt: 'matter' } },
  notices: {
    matter_came: {
      sv: 'Något skaver och väntar på ditt svar',
      en: 'Something chafes and waits for your answer',
      readable,
    },
    matter_climbed_here: {
      sv: 'Något som skaver har gått vidare till er, för att svaret dröjde',
      en: 'A friction has gone on to you, because its answer was late',
      readable,
    },
    matter_lifted_here: {
      sv: 'Något som skaver har lyfts till er',
      en: 'A friction has been lifted to you',
      readable,
    },
    matter_went_on: {
      sv: 'Det som skaver har gått vidare till andra',
      en: 'A friction has gone on to others',
      readable,
    },
    matter_words: {
      sv: 'Någon har skrivit om det som skaver',
      en: 'Somebody has written about a friction',
      readable,
    },
    matter_answered: { sv: 'Det som skaver har fått svar', en: 'A friction has an answer', readable },
    matter_reopened: {
      sv: 'Svaret räckte inte. Det som skaver är öppet igen',
      en: 'The answer was not enough. A friction is open again',
      readable,
    },
    matter_merged: {
      sv: 'Det som skaver får svar tillsammans med något som liknar det',
      en: 'A friction is answered together with one like it',
      readable,
    },
    matter_due_soon: {
      sv: 'Något som skaver ska få svar om tre dagar',
      en: 'A friction is to be answered in three days',
      readable,
    },
    matter_due_today: {
      sv: 'Något som skaver ska få svar i dag',
      en: 'A friction is to be answered today',
      readable,
    },
    matter_no_way_up: {
      sv: 'Något som skaver är försenat, och ingen ovanför tar emot det',
      en: 'A friction is late, and nobody above receives it',
      readable,
    },
  },
  search: {
    matters: {
      heading: { sv: 'Det som skaver', en: 'What chafes' },
      find: findMatters,
      opensAt: 'matter',
    },
  },
  topics: {
    matter: id => sql`select 1 from joint.matters m where m.id = ${id}::uuid`,
  },
})

export const matterPaths = matters.places

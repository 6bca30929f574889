import { sql } from 'kysely'
import { z } from 'zod'
import { field } from '../../platform/forms.ts'
import { noun } from '../../platform/noun.ts'

export const sheetSchema = z.object({ version: field.id(), answerBy: field.date(), once: field.once() })
export const roundSchema = z.object({ answerBy: field.date(), once: field.once() })
/** `was` is the day that the writer had before them (R20). */
export const nextSchema = z.object({ nextOn: field.optionalDate(), was: z.string() })

export const sheets = noun({
  tables: ['joint.sheets', 'joint.rounds', 'joint.sheet_answers', 'joint.round_ready', 'joint.agreed'],
  about: 'collaboration',
  places: {
    newSheet: '/subjects/:id/sheets/new',
    sheets: '/subjects/:id/sheets',
    sheet: '/sheets/:id',
    years: '/sheets/:id/years',
    next: '/sheets/:id/next',
    newRound: '/sheets/:id/rounds/new',
    rounds: '/sheets/:id/rounds',
    round: '/rounds/:id',
    answer: '/rounds/:id/answer',
    notReady: '/rounds/:id/not-ready',
    opening: '/rounds/:id/opening',
    agreed: '/rounds/:id/agreed/:item',
  },
  styles: ['asking.css', 'table.css'],
  kinds: {
    round: {
      words: { sv: 'en omgång frågor', en: 'a round of questions' },
      opensAt: 'round',
    },
  },
  notices: {
    round_began: {
      sv: 'Ni har fått frågor att svara på tillsammans',
      en: 'You have questions to answer together',
      readable: sql`select from joint.rounds r where r.id = n.item_id`,
      needsItem: true,
    },
    round_opened: {
      sv: 'Svaren är öppnade, så att ni kan läsa varandras',
      en: 'The answers are open, so that you can read each other’s',
      readable: sql`select from joint.rounds r where r.id = n.item_id`,
      needsItem: true,
    },
  },
  drafts: {
    sheet: {
      words: { sv: 'Svar i en omgång frågor', en: 'Answers in a round of questions' },
      continueAt: ({ body }): string | undefined =>
        typeof body.round === 'string' && body.round ? sheetPaths.answer(body.round) : undefined,
    },
  },
})

export const sheetPaths = sheets.places

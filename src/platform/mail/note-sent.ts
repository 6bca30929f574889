import type { Pool } from 'pg'
import type { LetterToOne } from './mail.ts'

/**
 * Notes that a mail server has taken this letter, for a day: when what it told of is taken back, those whom it has reached are told by
 * mail, and nobody else. `sent` of a letter that can be followed so.
 */
export const noteSent = (pool: Pool, { letter, to, item }: LetterToOne) =>
  pool.query('select people.note_sent($1, $2, $3, $4, $5)', [
    letter,
    item.id,
    'functionId' in to ? to.functionId : null,
    'personId' in to ? to.personId : null,
    'guardianId' in to ? to.guardianId : null,
  ])

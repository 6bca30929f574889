import { isLanguage, type Language } from '../i18n/index.ts'
import { type Compose, type Reader, somethingWaits } from '../platform/mail/index.ts'

/** The reader as the functions of the schema child take it: function, person, guardian. */
export const readerIds = (to: Reader) =>
  'guardianId' in to ? [null, null, to.guardianId] : [to.functionId, to.personId, null]

/** The language of a row. */
export const languageOf = (language: string): Language => (isLanguage(language) ? language : 'sv')

type Say = (language: Language, link: string) => { subject: string; text: string }

/**
 * A letter that says that there is something to read, and where, to who may read the item when it is sent. Of a child with protected
 * identity it says that something waits.
 */
export const letterAbout =
  (kind: 'request' | 'plan', place: (id: string) => string, say: Say): Compose =>
  async ({ to, id, pool, origin }) => {
    const { rows } = await pool.query<{ email: string; language: string; secret: boolean }>(
      'select email, language, secret from child.letter_to($1, $2, $3, $4, $5)',
      [kind, id, ...readerIds(to)],
    )
    const [reader] = rows
    if (!reader) return undefined
    const language = languageOf(reader.language)
    const words = (reader.secret ? somethingWaits : say)(language, origin + place(id))
    return { email: reader.email, language, ...words }
  }

import { isLanguage, type Language } from '../i18n/index.ts'
import { mailFoot } from '../people/settings/index.ts'
import { type Compose, type Reader, somethingWaits, toldBy } from '../platform/mail/index.ts'

/** The reader as the functions of the schema child take it: function, person, guardian. */
export const readerIds = (to: Reader) =>
  'guardianId' in to
    ? [null, null, to.guardianId]
    : ['functionId' in to ? to.functionId : null, to.personId, null]

/** The language of a row. */
export const languageOf = (language: string): Language => (isLanguage(language) ? language : 'sv')

type Told = {
  email: string
  language: string
  secret: boolean
  fromName: string | null
  fromPhone: string | null
}

type Say = (language: Language, link: string) => { subject: string; text: string }

/**
 * A letter that says that there is something to read, and where, to who may read the item when it is sent. Of a child with protected
 * identity it says that something waits.
 */
export const letterAbout =
  (kind: 'request' | 'plan', place: (id: string) => string, say: Say): Compose =>
  async ({ to, id, pool, origin }) => {
    const { rows } = await pool.query<Told>(
      `select email, language, secret, from_name as "fromName", from_phone as "fromPhone" from child.letter_to($1, $2, $3, $4, $5)`,
      [kind, id, ...readerIds(to)],
    )
    const [reader] = rows
    if (!reader) return undefined
    const language = languageOf(reader.language)
    const { subject, text } = (reader.secret ? somethingWaits : say)(language, origin + place(id))
    return {
      email: reader.email,
      language,
      subject,
      text: text + toldBy(language, reader) + mailFoot(language, origin),
    }
  }

import { mailFoot } from '../../people/settings/index.ts'
import { type Compose, somethingWaits, toldBy } from '../../platform/mail/index.ts'
import { languageOf } from '../letters.ts'
import { texts } from './texts.ts'

type Told = {
  email: string
  language: string
  secret: boolean
  fromName: string | null
  fromPhone: string | null
}

/** To a custody holder who has taken a yes back: something was given all the same. What and to whom is read on the family's page. */
const sharedDespite: Compose = async ({ to, id, pool, origin }) => {
  if (!('guardianId' in to)) return undefined
  const { rows } = await pool.query<Told>(
    `select email, language, secret, from_name as "fromName", from_phone as "fromPhone" from child.despite_letter($1, $2)`,
    [id, to.guardianId],
  )
  const [reader] = rows
  if (!reader) return undefined
  const language = languageOf(reader.language)
  const t = texts(language)
  const { subject, text } = reader.secret
    ? somethingWaits(language, origin)
    : { subject: t.despiteMailSubject, text: t.despiteMail(origin) }
  return {
    email: reader.email,
    language,
    subject,
    text: text + toldBy(language, reader) + mailFoot(language, origin),
  }
}

export const consentLetters = { shared_despite: sharedDespite }

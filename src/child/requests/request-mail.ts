import { type Language, languages } from '../../i18n/index.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { enqueueMail } from '../../platform/mail/index.ts'
import { requestPaths } from './noun.ts'
import { texts } from './texts.ts'

type Letter = { to: string; id: string; origin: string }

/** That something waits, and where; never a word about a child (R8). */
export const mailAsked = (tx: Tx, letter: Letter) =>
  mail(tx, letter, t => ({ subject: t.mailAskedSubject, first: t.mailAsked }))
export const mailAnswered = (tx: Tx, letter: Letter) =>
  mail(tx, letter, t => ({ subject: t.mailAnsweredSubject, first: t.mailAnswered }))

function mail(
  tx: Tx,
  { to, id, origin }: Letter,
  say: (t: ReturnType<typeof texts>) => { subject: string; first: string },
) {
  const inLanguage = (language: Language) => {
    const t = texts(language)
    const { subject, first } = say(t)
    return { subject, text: `${first}\n\n${t.mailRead} ${origin}${requestPaths.request(id)}` }
  }
  const words = Object.fromEntries(languages.map(language => [language, inLanguage(language)])) as Record<
    Language,
    { subject: string; text: string }
  >
  return enqueueMail(tx, { to: { functionId: to }, words })
}

import type { Pool } from 'pg'
import { isLanguage, type Language } from '../../../i18n/index.ts'
import { newToken } from '../../../platform/link-token.ts'
import { type Mailer, sendTried } from '../../../platform/mail/index.ts'
import { countyLink, countyPaths } from '../noun.ts'
import { countyHash } from '../published.ts'
import { mailTexts } from './mail-texts.ts'

type Waiting = {
  id: string
  address: string
  words: string
  lastOn: string
  collaborationName: string
  language: string
}

type Sending = { pool: Pool; mailer: Mailer; origin: string }

/** Thrown where no mail can go just now: the queue tries again later, and no token has been made. */
class MailServerAway extends Error {
  override name = 'MailServerAway'
}

/**
 * Mails a link of the county page to those who wait for it, each once. The token is made here and lives in this function: one for all of
 * them, so that its hash stands beside no address. Safe when repeated: who has got theirs is noted at once.
 */
export async function sendLink({ pool, mailer, origin }: Sending, link: string) {
  if (!(await mailer.isReady())) throw new MailServerAway('no mail server answers')
  const token = newToken()
  const { rows } = await pool.query<Waiting>(
    `select id, address, words, last_on as "lastOn", collaboration_name as "collaborationName", language
      from learning.county_mails_to_send($1, $2)`,
    [link, countyHash(token)],
  )
  for (const { id, address, ...about } of rows) {
    const letter = letterOf(about, origin, token)
    const sent = await sendTried(() => mailer.send({ to: address, ...letter, about: `${id}.${Date.now()}` }))
    await pool.query('select learning.county_mail_done($1, $2)', [id, sent])
  }
}

/** In the language of the collaboration, then in the other. */
function letterOf(
  { words, lastOn, collaborationName, language }: Omit<Waiting, 'id' | 'address'>,
  origin: string,
  token: string,
) {
  const first: Language = isLanguage(language) ? language : 'sv'
  const [own, other] = first === 'sv' ? (['sv', 'en'] as const) : (['en', 'sv'] as const)
  const said = (lang: Language) =>
    mailTexts(lang).text(origin + countyLink(token), origin + countyPaths.linked(), lastOn)
  return {
    subject: mailTexts(own).subject(collaborationName).replace(/\s+/g, ' '),
    text: [words, said(own), collaborationName, '* * *', said(other)].filter(Boolean).join('\n\n'),
  }
}

import { type Context, Hono } from 'hono'
import type { Pool } from 'pg'
import { z } from 'zod'
import { field, missingWords, readForm } from '../../../platform/forms.ts'
import { isToken, tokenIn } from '../../../platform/link-token.ts'
import { chooseLanguage, LinkPage, pageLanguage, show, UnknownLinkPage } from '../answering/index.ts'
import { whatHash } from '../links.ts'
import { answerPaths } from '../noun.ts'
import { ForwardedPage, type Told } from './forwarded-page.tsx'
import { forwardedTexts } from './forwarded-texts.ts'

const schema = z.object({ count: field.text(12) })

/** One field for a manager, by the link in the mail: how many it was forwarded to. No account, no session. */
export function forwardedRoutes({ pool }: { pool: Pool }) {
  async function find(token: string): Promise<Told | undefined> {
    if (!isToken(token)) return undefined
    const { rows } = await pool.query(
      `select title, languages, closes_on as "closesOn", place, forwarded_count as "forwarded", released from learning.open_tell($1)`,
      [whatHash(token)],
    )
    return rows[0] && { ...rows[0], token }
  }
  const languageOf = (c: Context) => pageLanguage(chooseLanguage(c, ['sv', 'en'], undefined))
  const unknown = (c: Context) =>
    show(c, <UnknownLinkPage again={answerPaths.told()} />, { language: languageOf(c), status: 404 })
  const paste = (c: Context) => show(c, <LinkPage action={answerPaths.told()} />, { language: languageOf(c) })

  return new Hono()
    .get(answerPaths.told.pattern, paste)
    .get(answerPaths.formerTold.pattern, paste)
    .post(answerPaths.told.pattern, async c => {
      const told = await find(await tokenFrom(c))
      return told ? show(c, <ForwardedPage told={told} />, { language: languageOf(c) }) : unknown(c)
    })
    .post(answerPaths.count.pattern, async c => {
      const told = await find(await tokenFrom(c))
      if (!told) return unknown(c)
      const language = languageOf(c)
      const t = forwardedTexts(language)
      // Not by submit(): there is no session here, and the page is shown without the app's frame.
      const read = await readForm(c, schema, { language, missing: missingWords(schema, t) })
      const typed = read.ok ? read.data.count : ''
      const count = /^\d{1,7}$/.test(typed.replace(/\s/g, '')) ? Number(typed.replace(/\s/g, '')) : Number.NaN
      const state = read.ok ? { values: read.values, errors: { count: t.notANumber } } : read.state
      if (!(count <= 1_000_000))
        return show(c, <ForwardedPage told={told} state={state} />, { language, status: 422 })
      const { rows } = await pool.query('select learning.tell_forwarded($1, $2) as taken', [
        whatHash(told.token),
        count,
      ])
      if (!rows[0].taken)
        return show(c, <ForwardedPage told={{ ...told, released: true }} />, { language, status: 409 })
      return show(c, <ForwardedPage told={{ ...told, forwarded: count }} done />, { language })
    })
}

const tokenFrom = async (c: Context) => tokenIn((await c.req.formData()).get('token'))

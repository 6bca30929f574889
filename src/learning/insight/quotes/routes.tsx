import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { type Definition, getVersion, itemsOf, wordsIn } from '../../../instruments/index.ts'
import { processLeaderOf } from '../../../people/kinds/index.ts'
import { notFound } from '../../../platform/errors/index.ts'
import { readForm } from '../../../platform/forms.ts'
import { type AppEnv, idOf, render } from '../../../platform/page.tsx'
import { getHead } from '../results/results.ts'
import { quotePaths } from './noun.ts'
import { countQuotes, decide, getRaw, listRaw, type QuoteState } from './quotes.ts'
import { QuotePage, QuotesPage } from './quotes-page.tsx'
import { isEmpty, strike, struckIn } from './redact.ts'
import { quoteTexts } from './texts.ts'

type C = Context<AppEnv>

const most = 100
const decisionSchema = z.object({
  struck: z.array(z.string().regex(/^\d{1,5}$/)),
  decision: z.enum(['keep', 'leave_out']),
  theme: z.string().max(80),
})

/** The process leader's alone: everybody else finds nothing here. */
export const quoteRoutes = new Hono<AppEnv>()
  .get('/surveys/:id/quotes', async c => {
    processLeaderOf(c)
    const head = await getHead(c.var.tx, idOf(c))
    if (!head.releasedAt) throw notFound()
    const asked = c.req.query('state')
    const state: QuoteState = asked === 'kept' || asked === 'left_out' ? asked : 'waiting'
    const { definition } = await getVersion(c.var.tx, head.versionId)
    return render(
      c,
      <QuotesPage
        head={head}
        state={state}
        quotes={await listRaw(c.var.tx, head.id, state, most)}
        counts={await countQuotes(c.var.tx, head.id)}
        most={most}
        labelOf={item => labelOf(definition, item, c.var.language)}
      />,
    )
  })
  .get('/quotes/:id', async c => {
    processLeaderOf(c)
    const quote = await getRaw(c.var.tx, idOf(c))
    const decision = quote.state === 'left_out' ? 'leave_out' : quote.state === 'kept' ? 'keep' : ''
    return render(
      c,
      await quotePage(c, quote, struckIn(quote.raw, quote.words), {
        values: { decision, theme: quote.theme },
      }),
    )
  })
  .post('/quotes/:id/decision', async c => {
    const actor = processLeaderOf(c)
    const { tx, language } = c.var
    const t = quoteTexts(language)
    const quote = await getRaw(tx, idOf(c))
    const read = await readForm(c, decisionSchema, { language, missing: { decision: t.whatMissing } })
    const ticked = numbers(read.ok ? read.data.struck : read.state.values.struck)
    if (!read.ok) return render(c, await quotePage(c, quote, ticked, read.state), 422)
    const words = strike(quote.raw, ticked)
    const keep = read.data.decision === 'keep'
    if (keep && isEmpty(words))
      return render(
        c,
        await quotePage(c, quote, ticked, { values: read.values, errors: { decision: t.nothingLeft } }),
        422,
      )
    await decide(tx, actor, quote.id, { words: keep ? words : null, theme: read.data.theme })
    const [next] = await listRaw(tx, quote.survey, 'waiting', 1)
    return c.redirect(next ? quotePaths.quote(next.id) : quotePaths.quotes(quote.survey), 303)
  })

const numbers = (given: string | string[] | undefined) =>
  [given ?? []].flat().map(Number).filter(Number.isInteger)

const labelOf = (definition: Definition, id: string, language: string) =>
  wordsIn(itemsOf(definition).find(item => item.id === id)?.label, language, definition).text

async function quotePage(
  c: C,
  quote: Awaited<ReturnType<typeof getRaw>>,
  struck: number[],
  state: Parameters<typeof QuotePage>[0]['state'],
) {
  const { tx, language } = c.var
  const head = await getHead(tx, quote.survey)
  const { definition } = await getVersion(tx, head.versionId)
  const { themes } = await countQuotes(tx, quote.survey)
  return (
    <QuotePage
      quote={quote}
      label={labelOf(definition, quote.item, language) || quoteTexts(language).one}
      themes={themes}
      struck={struck}
      state={state}
    />
  )
}

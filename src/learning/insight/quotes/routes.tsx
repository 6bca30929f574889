import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { type Definition, getVersion, itemsOf, wordsIn } from '../../../instruments/index.ts'
import { processLeaderOf } from '../../../people/kinds/index.ts'
import { notFound } from '../../../platform/errors/index.ts'
import { field, submit } from '../../../platform/forms.ts'
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
  decision: field.oneOf(['keep', 'leave_out']),
  theme: field.optionalText(80),
})

/** The process leader's alone: everybody else finds nothing here. */
export const quoteRoutes = new Hono<AppEnv>()
  .get(quotePaths.quotes.pattern, async c => {
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
  .get(quotePaths.quote.pattern, async c => {
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
  .post(quotePaths.decision.pattern, async c => {
    const actor = processLeaderOf(c)
    const { tx, language } = c.var
    const t = quoteTexts(language)
    const quote = await getRaw(tx, idOf(c))
    return submit(c, decisionSchema, {
      t,
      check: ({ decision, struck }) =>
        decision === 'keep' && isEmpty(strike(quote.raw, numbers(struck)))
          ? { decision: t.nothingLeft }
          : undefined,
      again: state => quotePage(c, quote, numbers(state.values.struck), state),
      run: async ({ decision, struck, theme }) => {
        const words = decision === 'keep' ? strike(quote.raw, numbers(struck)) : null
        await decide(tx, actor, quote.id, { words, theme })
        const [next] = await listRaw(tx, quote.survey, 'waiting', 1)
        return next ? quotePaths.quote(next.id) : quotePaths.quotes(quote.survey)
      },
    })
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

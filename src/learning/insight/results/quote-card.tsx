import { Card, usePage, Voice, Voices, Written } from '../../../ui/index.ts'
import type { Figure } from './figures.ts'
import type { Results } from './results.ts'
import { resultTexts } from './texts.ts'

/** What was written, question by question and theme by theme, without who or where. */
export function QuoteCard({ results, figures }: { results: Results; figures: readonly Figure[] }) {
  const t = resultTexts(usePage().lang)
  return (
    <section class="flow">
      <h2>{t.quotes}</h2>
      <p class="hint">{t.quotesMean}</p>
      {figures
        .map(({ item, label }) => ({ label, own: results.quotes.filter(quote => quote.item === item) }))
        .filter(({ own }) => own.length)
        .map(({ label, own }) => (
          <Card heading={label} level={3}>
            {[...Map.groupBy(own, ({ theme }) => theme)]
              .toSorted(([a], [b]) => Number(!a) - Number(!b) || a.localeCompare(b))
              .map(([theme, quotes], _, all) => (
                <Voices>
                  {quotes.map(({ words }) => (
                    <Voice who={theme || (all.length > 1 ? t.noTheme : '')}>
                      <Written>{words}</Written>
                    </Voice>
                  ))}
                </Voices>
              ))}
          </Card>
        ))}
    </section>
  )
}

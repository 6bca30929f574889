import {
  BackLink,
  Button,
  EmptyState,
  Form,
  type FormState,
  Layout,
  Lines,
  LinkButton,
  RadioGroup,
  StrikeWords,
  Tabs,
  TextField,
  usePage,
} from '../../../ui/index.ts'
import { resultPaths } from '../results/paths.ts'
import type { SurveyHead } from '../results/results.ts'
import { titleOf } from '../results/sentences.ts'
import { quotePaths } from './noun.ts'
import type { QuoteState, RawQuote } from './quotes.ts'
import { wordsOf } from './redact.ts'
import { quoteTexts } from './texts.ts'

type ListProps = {
  head: SurveyHead
  state: QuoteState
  quotes: readonly RawQuote[]
  counts: { waiting: number; kept: number; left_out: number }
  most: number
  labelOf: (item: string) => string
}

export function QuotesPage({ head, state, quotes, counts, most, labelOf }: ListProps) {
  const { lang } = usePage()
  const t = quoteTexts(lang)
  const tab = (of: QuoteState, label: string) => ({
    href: quotePaths.quotes(head.id, { state: of }),
    label,
    here: of === state,
  })
  return (
    <Layout
      title={`${t.heading}: ${titleOf(head.title, lang)}`}
      heading={t.heading}
      back={<BackLink href={resultPaths.results(head.id)}>{t.back}</BackLink>}
    >
      <p>{t.why}</p>
      <Tabs
        label={t.views}
        items={[
          tab('waiting', t.waiting(counts.waiting)),
          tab('kept', t.kept(counts.kept)),
          tab('left_out', t.leftOut(counts.left_out)),
        ]}
      />
      {quotes.length === 0 && <EmptyState says={t.none} />}
      <Lines
        items={quotes.map(({ id, item, raw, words, theme }) => ({
          title: words ?? raw,
          detail: [labelOf(item), theme].filter(Boolean).join(' · '),
          beside: (
            <LinkButton href={quotePaths.quote(id)} variant="secondary">
              {t.read}
            </LinkButton>
          ),
        }))}
      />
      {quotes.length === most && <p class="hint">{t.first(most)}</p>}
    </Layout>
  )
}

type OneProps = {
  quote: RawQuote
  label: string
  themes: readonly string[]
  struck: readonly number[]
  state: FormState
}

export function QuotePage({ quote, label, themes, struck, state }: OneProps) {
  const { lang } = usePage()
  const t = quoteTexts(lang)
  return (
    <Layout
      title={label}
      back={<BackLink href={quotePaths.quotes(quote.survey)}>{t.backToList}</BackLink>}
      narrow
    >
      <p>{t.why}</p>
      <Form action={quotePaths.decision(quote.id)} state={state}>
        <StrikeWords name="struck" label={t.strikeLabel} words={wordsOf(quote.raw)} struck={struck} />
        <RadioGroup
          name="decision"
          label={t.what}
          options={[
            { value: 'keep', label: t.keep },
            { value: 'leave_out', label: t.leaveOut },
          ]}
        />
        <TextField
          name="theme"
          label={t.theme}
          optional
          hint={themes.length ? t.themeHint(themes.join(', ')) : undefined}
        />
        <div class="row buttons">
          <Button>{t.save}</Button>
        </div>
      </Form>
    </Layout>
  )
}

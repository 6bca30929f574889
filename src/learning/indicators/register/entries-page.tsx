import { formatDate } from '../../../i18n/index.ts'
import { maxOf } from '../../../platform/forms.ts'
import {
  Alert,
  BackLink,
  Button,
  Card,
  DateField,
  EmptyState,
  Form,
  type FormState,
  Hidden,
  Layout,
  LinkButton,
  Pagination,
  Table,
  TextArea,
  TextField,
  usePage,
} from '../../../ui/index.ts'
import type { Indicator } from '../indicators.ts'
import { indicatorPaths } from '../noun.ts'
import { formatNumber } from '../numbers.ts'
import { texts as indicatorTexts } from '../texts.ts'
import type { EntryRow } from './entries.ts'
import { entrySchema } from './entry-form.ts'
import { texts } from './texts.ts'

type Props = {
  indicator: Indicator
  entries: readonly EntryRow[]
  page: number
  pages: number
  keeps: boolean
}

/** The rows of a register, each with where it comes from; those that count no more are there to read. */
export function EntriesPage({ indicator, entries, page, pages, keeps }: Props) {
  const { lang } = usePage()
  const t = texts(lang)
  return (
    <Layout
      title={t.rowsOf(indicator.name)}
      heading={t.rows}
      lead={t.rowsLead}
      back={<BackLink href={indicatorPaths.indicator(indicator.id)}>{indicator.name}</BackLink>}
    >
      {keeps && (
        <p>
          <LinkButton href={indicatorPaths.newEntry(indicator.id)} icon="plus">
            {indicatorTexts(lang).enter}
          </LinkButton>
        </p>
      )}
      {entries.length === 0 ? (
        <EmptyState says={t.noRows} />
      ) : (
        <Card>
          <Table
            caption={t.rows}
            captionHidden
            columns={[
              { heading: t.day },
              { heading: t.amount, numeric: true },
              { heading: t.part },
              { heading: t.note },
              { heading: t.from },
              ...(keeps ? [{ heading: t.correct }] : []),
            ]}
            rows={entries.map(entry => [
              formatDate(entry.on, lang),
              entry.counts ? formatNumber(entry.amount, lang) : <del>{formatNumber(entry.amount, lang)}</del>,
              entry.part || '–',
              entry.note || '–',
              [
                entry.by,
                entry.from && t.fromFile(entry.from.fileName, entry.from.line),
                entry.counts ? '' : t.countsNoMore,
              ]
                .filter(Boolean)
                .join('. '),
              ...(keeps
                ? [
                    entry.counts ? (
                      <a
                        href={indicatorPaths.newEntry(indicator.id, { replaces: entry.id })}
                        aria-label={t.correctOf(formatDate(entry.on, lang))}
                      >
                        {t.correct}
                      </a>
                    ) : (
                      '–'
                    ),
                  ]
                : []),
            ])}
          />
        </Card>
      )}
      <Pagination
        page={page}
        pages={pages}
        href={to => indicatorPaths.entries(indicator.id, { page: to > 1 && to })}
      />
    </Layout>
  )
}

type FormProps = {
  indicator: Indicator
  replaces: string | null
  parts: readonly string[]
  state?: FormState
  late?: boolean
}

/** One row: how many, when and what; or the correction of one. */
export function EntryFormPage({ indicator, replaces, parts, state = {}, late }: FormProps) {
  const { lang } = usePage()
  const t = texts(lang)
  const words = indicatorTexts(lang)
  return (
    <Layout
      title={replaces ? t.correctRow : words.enter}
      lead={replaces ? t.correctLead : indicator.definition}
      back={<BackLink href={indicatorPaths.entries(indicator.id)}>{t.rowsOf(indicator.name)}</BackLink>}
      mistakes={Boolean(state.errors)}
      narrow
    >
      {late && <Alert announce="now">{words.late}</Alert>}
      <Form action={indicatorPaths.entries(indicator.id)} state={state} once unsaved>
        {replaces && <Hidden name="replaces" value={replaces} />}
        <TextField name="amount" label={t.amount} hint={t.amountHint} />
        <DateField name="on" label={t.day} />
        <TextField
          name="part"
          label={t.part}
          hint={parts.length ? t.partKnown(parts.join(', ')) : t.partHint}
          optional
        />
        <TextArea
          name="note"
          label={replaces ? words.noteWhyField : t.note}
          hint={replaces ? undefined : t.noteHint}
          maxLength={maxOf(entrySchema, 'note')}
          rows={2}
          optional={!replaces}
        />
        <Button>{t.saveRow}</Button>
      </Form>
    </Layout>
  )
}

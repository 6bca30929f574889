import { tellEncoding } from '../../platform/csv/index.ts'
import {
  Alert,
  BackLink,
  Button,
  Card,
  EmptyState,
  Form,
  Layout,
  Lines,
  LinkButton,
  MorePages,
  Receipt,
  Table,
  Tag,
  usePage,
  Ways,
} from '../../ui/index.ts'
import { StoppingTokens } from '../scim/index.ts'
import { type CountyFile, countOf } from './county-files.ts'
import { countyFilePaths as at } from './noun.ts'
import { type Outcome, outcomes, type Shown } from './planned.ts'
import { sheetNames } from './sheets.ts'
import { tellRow, tellRule } from './tell.ts'
import { texts } from './texts.ts'

type Props = {
  file: CountyFile
  rows: Shown[]
  more: boolean
  page: number
  outcome: Outcome | undefined
  /** The house was not what it was when the file was shown. */
  changed?: boolean
  /** It is being taken in at this moment. */
  running?: boolean
  stopped?: { stopped: string; row: Shown | undefined } | undefined
}

/** What a file would do, row by row, or what it has done. */
export function FilePage({ file, rows, more, page, outcome, changed, running, stopped }: Props) {
  const { lang } = usePage()
  const t = texts(lang)
  const { id, name, counts, encodings, stops, usedAt } = file
  const refused = countOf(counts, 'refused')
  const changes = outcomes.reduce((sum, each) => sum + (each === 'unchanged' ? 0 : countOf(counts, each)), 0)
  const shown = outcomes.filter(each => countOf(counts, each) > 0)
  return (
    <Layout
      title={name}
      lead={usedAt || running ? undefined : t.fileLead}
      back={<BackLink href={at.files()}>{t.heading}</BackLink>}
      mistakes={refused > 0 || Boolean(stopped)}
    >
      {usedAt && (
        <Receipt
          says={t.fileUsedLead}
          next={
            <LinkButton href={at.files()} variant="secondary">
              {t.other}
            </LinkButton>
          }
        >
          <p>
            {t.came(
              countOf(counts, 'new', 'units'),
              countOf(counts, 'new', 'functions'),
              countOf(counts, 'new', 'people'),
            )}
            .
          </p>
          <p>{t.usedMeans}</p>
        </Receipt>
      )}
      {running && (
        <Alert announce="now" heading={t.running}>
          <p>{t.runningLead}</p>
          <p>
            <LinkButton href={at.file(id)} variant="secondary">
              {t.lookAgain}
            </LinkButton>
          </p>
        </Alert>
      )}
      {changed && (
        <Alert announce="now" heading={t.changedMeanwhile}>
          <p>{t.changedMeanwhileLead}</p>
        </Alert>
      )}
      {stopped && <Stopped {...stopped} />}
      {!usedAt && refused > 0 && (
        <Alert heading={t.stopped(refused)}>
          <p>{t.stoppedLead}</p>
        </Alert>
      )}
      {!usedAt && changes === 0 && (
        <Alert heading={t.nothing}>
          <p>{t.nothingLead}</p>
        </Alert>
      )}
      {!usedAt && <StoppingTokens of={stops} />}
      {encodings
        .filter(({ encoding }) => encoding !== 'utf-8')
        .map(({ file: of, encoding }) => (
          <p class="hint">
            {of}: {tellEncoding(encoding, lang)}
          </p>
        ))}
      <Card heading={t.counts}>
        <Table
          caption={t.counts}
          captionHidden
          columns={[
            { heading: t.what },
            ...shown.map(each => ({ heading: t[`many_${each}`], numeric: true })),
          ]}
          rows={sheetNames
            .filter(sheet => counts[sheet])
            .map(sheet => [
              t[`sheet_${sheet}`],
              ...shown.map(each =>
                (counts[sheet]?.[each] ?? 0).toLocaleString(lang === 'sv' ? 'sv-SE' : 'en-GB'),
              ),
            ])}
        />
        {!usedAt && !running && refused === 0 && changes > 0 && (
          <Form action={at.use(id)} id="use">
            <p>{t.useLead}</p>
            <Button>{t.use}</Button>
          </Form>
        )}
        {!usedAt && (refused > 0 || changes === 0) && (
          <p>
            <LinkButton href={at.files()} variant="secondary">
              {t.other}
            </LinkButton>
          </p>
        )}
      </Card>
      {!usedAt && (
        <Card heading={t.rows}>
          <Ways
            label={t.which}
            items={[
              { href: at.file(id), label: t.all, here: !outcome },
              ...shown.map(each => ({
                href: at.file(id, { show: each }),
                label: t[`many_${each}`],
                here: outcome === each,
              })),
            ]}
          />
          {rows.length === 0 ? <EmptyState says={t.none} /> : <Rows rows={rows} />}
          <MorePages page={page} more={more} href={n => at.file(id, { show: outcome, page: n > 1 && n })} />
        </Card>
      )}
    </Layout>
  )
}

const tones = { refused: 'wait', new: 'good' } as const

function Rows({ rows }: { rows: Shown[] }) {
  const { lang } = usePage()
  const t = texts(lang)
  return (
    <Lines
      items={rows.map(row => ({
        title: row.name || t[`sheet_${row.sheet}`],
        detail: (
          <>
            {t[`sheet_${row.sheet}`]}. {t.where(row.file, row.line)}
            {tellRow(row, lang).map(line => [<br />, line])}
          </>
        ),
        beside: (
          <Tag {...(row.outcome in tones && { tone: tones[row.outcome as keyof typeof tones] })}>
            {t[`outcome_${row.outcome}`]}
          </Tag>
        ),
      }))}
    />
  )
}

function Stopped({ stopped, row }: NonNullable<Props['stopped']>) {
  const { lang } = usePage()
  const t = texts(lang)
  return (
    <Alert announce="now" heading={t.refusedByRules}>
      <p>{tellRule(stopped, lang)}</p>
      {row && <p>{t.refusedRow(`${row.name}, ${t.where(row.file, row.line)}`)}</p>}
    </Alert>
  )
}

import { formatDateTime } from '../../../i18n/index.ts'
import { maxOf } from '../../../platform/forms.ts'
import { FileField } from '../../../ui/forms/file-field.tsx'
import {
  Alert,
  AtMost,
  BackLink,
  Button,
  Card,
  Confirm,
  Details,
  Form,
  type FormState,
  Layout,
  Lines,
  RadioGroup,
  Saved,
  Select,
  TextArea,
  TextField,
  usePage,
} from '../../../ui/index.ts'
import { indicatorPaths } from '../noun.ts'
import { formatNumber } from '../numbers.ts'
import { texts as indicatorTexts } from '../texts.ts'
import { type ImportRow, mostImports } from './entries.ts'
import { dateFormats } from './mapping.ts'
import type { tellImport } from './tell.ts'
import { texts } from './texts.ts'
import { withdrawalSchema } from './withdrawal-form.ts'

type Props = {
  imports: readonly ImportRow[]
  registers: readonly { code: string; name: string }[]
  state: FormState
  /** what was wrong with the file that was sent */
  told?: ReturnType<typeof tellImport> | undefined
  done?: string | undefined
}

/** Reads a file into registers, whole or not at all, and shows what has been read in. */
export function ImportsPage({ imports, registers, state, told, done }: Props) {
  const { lang } = usePage()
  const t = texts(lang)
  return (
    <Layout
      title={t.heading}
      lead={t.lead}
      back={<BackLink href={indicatorPaths.indicators()}>{indicatorTexts(lang).heading}</BackLink>}
      mistakes={Boolean(state.errors)}
    >
      {done && <Saved>{done}</Saved>}
      {told && <Told told={told} />}
      <Card heading={t.readIn}>
        <p>
          {registers.length
            ? t.intoThese(registers.map(({ name, code }) => `${name} (${code})`).join(', '))
            : t.noRegisters}
        </p>
        <Form action={indicatorPaths.imports()} state={state} once multipart>
          <FileField name="file" label={t.file} hint={t.fileHint} accept=".csv,.txt,text/csv" optional />
          <TextArea name="pasted" label={t.pasted} hint={t.pastedHint} rows={4} optional />
          <Columns state={state} />
          <Button>{t.readInNow}</Button>
        </Form>
      </Card>
      {imports.length > 0 && <Earlier imports={imports} />}
    </Layout>
  )
}

function Told({ told: { outcome, rows, more } }: { told: NonNullable<Props['told']> }) {
  return (
    <Alert announce="now" heading={outcome}>
      {rows.length > 0 && <Lines items={rows.map(({ where, what }) => ({ title: where, detail: what }))} />}
      {more && <p>{more}</p>}
    </Alert>
  )
}

function Columns({ state }: { state: FormState }) {
  const t = texts(usePage().lang)
  return (
    <Details summary={t.columns} open={Boolean(state.errors)}>
      <p class="hint">{t.columnsHint}</p>
      <TextField name="indicator" label={t.indicatorColumn} value={t.indicatorDefault} />
      <TextField name="on" label={t.onColumn} value={t.onDefault} />
      <TextField name="amount" label={t.amountColumn} value={t.amountDefault} optional />
      <TextField name="part" label={t.partColumn} optional />
      <TextField name="note" label={t.noteColumn} optional />
      <TextField name="reference" label={t.referenceColumn} optional />
      <TextField name="leave" label={t.leave} hint={t.leaveHint} optional />
      <Select
        name="date"
        label={t.dateFormat}
        options={dateFormats.map(value => ({ value, label: value }))}
        value="yyyy-mm-dd"
      />
      <RadioGroup
        name="decimal"
        label={t.decimal}
        value=","
        options={[
          { value: ',', label: t.comma },
          { value: '.', label: t.point },
        ]}
      />
    </Details>
  )
}

function Earlier({ imports }: { imports: readonly ImportRow[] }) {
  const { lang } = usePage()
  const t = texts(lang)
  return (
    <Card heading={t.earlier}>
      <Lines
        items={imports.map(({ id, fileName, rows, at, by, withdrawnAt, withdrawnWhy }) => ({
          title: fileName,
          detail: [
            t.rowsBy(formatNumber(rows, lang), by, formatDateTime(at, lang)),
            withdrawnAt ? t.withdrawnOn(formatDateTime(withdrawnAt, lang)) : '',
            withdrawnWhy,
          ]
            .filter(Boolean)
            .join(' '),
          beside: withdrawnAt ? undefined : (
            <a href={indicatorPaths.withdrawal(id)} aria-label={t.withdrawOf(fileName)}>
              {t.withdraw}
            </a>
          ),
        }))}
      />
      <AtMost most={mostImports} shown={imports.length} />
    </Card>
  )
}

export function WithdrawalPage({ file, state }: { file: ImportRow; state?: FormState }) {
  const { lang } = usePage()
  const t = texts(lang)
  return (
    <Layout
      title={t.withdrawOf(file.fileName)}
      back={<BackLink href={indicatorPaths.imports()}>{t.heading}</BackLink>}
      mistakes={Boolean(state?.errors)}
      narrow
    >
      <Confirm
        action={indicatorPaths.withdrawal(file.id)}
        verb={t.withdraw}
        cancel={indicatorPaths.imports()}
        variant="primary"
        {...(state && { state })}
      >
        <p>{t.withdrawLead(formatNumber(file.rows, lang))}</p>
        <TextArea
          name="why"
          label={indicatorTexts(lang).note}
          maxLength={maxOf(withdrawalSchema, 'why')}
          rows={2}
        />
      </Confirm>
    </Layout>
  )
}

import { formatDateTime } from '../../i18n/index.ts'
import {
  Alert,
  BackLink,
  Button,
  Card,
  Details,
  FileField,
  Form,
  type FormState,
  Layout,
  Lines,
  RadioGroup,
  Table,
  TextArea,
  TextField,
  usePage,
} from '../../ui/index.ts'
import { administrationPaths } from '../administration/index.ts'
import { type CountyFile, countOf } from './county-files.ts'
import { countyFilePaths as at } from './noun.ts'
import { columnOf, columnsOf, type SheetName, sheetNames } from './sheets.ts'
import type { Told } from './tell.ts'
import { texts } from './texts.ts'
import { formats } from './write-files.ts'

type Props = {
  files: readonly CountyFile[]
  /** Whether the reader administers all of the collaboration. */
  system: boolean
  /** The words of each list, by its heading. */
  lists: readonly string[][]
  state: FormState
  /** What was wrong with the files that were sent. */
  told?: readonly Told[] | undefined
}

/** Reads files in, and gives the templates and the house as files. */
export function FilesPage({ files, system, lists, state, told }: Props) {
  const t = texts(usePage().lang)
  return (
    <Layout
      title={t.heading}
      lead={system ? t.lead : t.leadOfOrganisation}
      back={<BackLink href={administrationPaths.checklist()}>{t.administer}</BackLink>}
      mistakes={Boolean(state.errors)}
    >
      {told && (
        <Alert announce="now" heading={t.notRead}>
          <Lines items={told.map(({ where, what }) => ({ title: where, detail: what }))} />
        </Alert>
      )}
      <Card heading={t.send}>
        <Form action={at.files()} state={state} once multipart>
          <FileField
            name="file"
            label={t.file}
            hint={t.fileHint}
            accept=".xlsx,.csv,.txt,text/csv"
            optional="silently"
            multiple
          />
          <Details summary={t.more} open={Boolean(state.errors)}>
            <TextArea name="pasted" label={t.pasted} rows={4} optional />
            <RadioGroup
              name="pastedAs"
              label={t.pastedAs}
              hint={t.pastedAsHint}
              options={sheetNames.map(value => ({ value, label: t[`sheet_${value}`] }))}
              optional
            />
            <TextField name="leave" label={t.leave} hint={t.leaveHint} optional />
          </Details>
          <Button>{t.show}</Button>
        </Form>
      </Card>
      <Card heading={t.templates}>
        <p class="hint">{t.templatesLead}</p>
        <FileLinks href={at.template} />
        <Columns lists={lists} />
      </Card>
      <Card heading={t.house}>
        <p class="hint">{t.houseLead}</p>
        <FileLinks href={at.house} />
      </Card>
      {files.length > 0 && <Earlier files={files} />}
    </Layout>
  )
}

function FileLinks({ href }: { href: (format: string) => string }) {
  const t = texts(usePage().lang)
  return (
    <ul>
      {formats.map(format => (
        <li>
          <a href={href(format)} download>
            {format === 'xlsx' ? t.workbook : `${t[`sheet_${sheetOf(format)}`]} (.csv)`}
          </a>
        </li>
      ))}
    </ul>
  )
}

const sheetOf = (format: string) => sheetNames.find(each => format === `${each}.csv`) as SheetName

function Columns({ lists }: { lists: readonly string[][] }) {
  const { lang } = usePage()
  const t = texts(lang)
  return (
    <Details summary={t.columns}>
      <p>{t.columnsRules}</p>
      {sheetNames.map(sheet => (
        <Table
          caption={t[`sheet_${sheet}`]}
          columns={[{ heading: t.column }, { heading: t.means }]}
          rows={columnsOf(sheet).map(column => {
            const { needed, [lang]: means } = columnOf(sheet, column) as {
              needed?: true
              sv: string
              en: string
            }
            return [<code>{column}</code>, needed ? `${means} ${t.needed}` : means]
          })}
        />
      ))}
      {lists.map(([heading, words]) => (
        <p>
          <strong>{heading}</strong>
          <br />
          {words}
        </p>
      ))}
    </Details>
  )
}

function Earlier({ files }: { files: readonly CountyFile[] }) {
  const { lang } = usePage()
  const t = texts(lang)
  return (
    <Card heading={t.earlier}>
      <Lines
        items={files.map(({ id, name, counts, madeAt, usedAt }) => ({
          title: name,
          href: at.file(id),
          detail: `${usedAt ? t.taken : t.notUsed} ${formatDateTime(usedAt ?? madeAt, lang)}. ${
            usedAt
              ? `${t.came(countOf(counts, 'new', 'units'), countOf(counts, 'new', 'functions'), countOf(counts, 'new', 'people'))}.`
              : ''
          }`,
        }))}
      />
    </Card>
  )
}

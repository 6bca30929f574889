import {
  Alert,
  BackLink,
  Button,
  Details,
  FileField,
  Form,
  type FormState,
  Layout,
  Saved,
  Table,
  TextArea,
  usePage,
} from '../../../ui/index.ts'
import { sayTitle } from '../asking/sentences.ts'
import type { Survey } from '../asking/surveys.ts'
import { surveyPaths } from '../noun.ts'
import type { tellImport } from './tell.ts'
import { importTexts } from './texts.ts'

const example = JSON.stringify(
  {
    format: 'kring-answers/1',
    columns: [
      { column: 'Vad ser du?', item: 'views', row: 'think-first', values: { 'Helt sant': 'wholly' } },
      { column: 'Kommentar', item: 'more' },
    ],
    target: { column: 'Sektor', values: { Förskola: { organisation: 'Ekdala kommun', role: 'Förskola' } } },
    leave: ['Tidsstämpel'],
  },
  null,
  2,
)

type Props = {
  survey: Survey
  state?: FormState
  told?: ReturnType<typeof tellImport>
  done?: string | undefined
}

export function ImportPage({ survey, state = {}, told, done }: Props) {
  const { lang } = usePage()
  const t = importTexts(lang)
  return (
    <Layout
      title={t.heading}
      lead={t.lead}
      back={<BackLink href={surveyPaths.survey(survey.id)}>{sayTitle(survey, lang)}</BackLink>}
      mistakes={Boolean(state.errors)}
      narrow
    >
      {done && <Saved>{done}</Saved>}
      {told && <Alert announce="now">{told.outcome}</Alert>}
      {told && told.rows.length > 0 && (
        <Table
          caption={told.outcome}
          captionHidden
          columns={[{ heading: t.line(0).replace(/\W?0/, '') }, { heading: '' }]}
          rows={told.rows.map(({ where, what }) => [where, what])}
        />
      )}
      {told?.more && <p>{told.more}</p>}
      <Form action={surveyPaths.imports(survey.id)} state={state} multipart>
        <FileField name="file" label={t.file} hint={t.fileHint} accept=".csv,text/csv" />
        <TextArea name="mapping" label={t.mapping} hint={t.mappingHint} rows={8} />
        <Details summary={t.example}>
          <pre>{example}</pre>
        </Details>
        <Button>{t.take}</Button>
      </Form>
    </Layout>
  )
}

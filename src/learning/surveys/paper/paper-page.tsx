import { type Definition, FillItems } from '../../../instruments/index.ts'
import {
  Alert,
  BackLink,
  Button,
  Form,
  type FormState,
  Hidden,
  Layout,
  Saved,
  Select,
  usePage,
} from '../../../ui/index.ts'
import { sayTarget, sayTitle } from '../asking/sentences.ts'
import type { Survey } from '../asking/surveys.ts'
import type { Target } from '../asking/targets.ts'
import { surveyPaths } from '../noun.ts'
import { paperTexts } from './texts.ts'

type Props = {
  survey: Survey
  definition: Definition
  targets: Target[]
  areaLabels: Record<string, string>
  /** papers saved one after another */
  batch: number
  state: FormState
  trouble?: 'shut' | 'changed'
}

/** Fast by keyboard: the place is remembered, the first question has the focus after each. */
export function PaperPage({ survey, definition, targets, areaLabels, batch, state, trouble }: Props) {
  const { lang } = usePage()
  const t = paperTexts(lang)
  return (
    <Layout
      title={t.heading}
      lead={t.lead}
      back={<BackLink href={surveyPaths.survey(survey.id)}>{sayTitle(survey, lang)}</BackLink>}
      mistakes={Boolean(state.errors)}
      narrow
    >
      {batch > 0 && !trouble && <Saved>{t.done(batch)}</Saved>}
      {trouble && <Alert announce="now">{t[trouble]}</Alert>}
      <p class="hint">{t.missing}</p>
      <kring-keyed-in>
        <Form action={surveyPaths.papers(survey.id)} state={state} once unsaved>
          <Hidden name="version" value={survey.versionId} />
          <Hidden name="batch" value={String(batch)} />
          {targets.length > 0 && (
            <Select
              name="target"
              label={t.from}
              empty={t.fromNone}
              optional
              options={targets.map(each => ({ value: each.id, label: sayTarget(each, lang) }))}
            />
          )}
          <FillItems definition={definition} language={lang} areaLabels={areaLabels} />
          <Button>{t.save}</Button>
        </Form>
      </kring-keyed-in>
    </Layout>
  )
}

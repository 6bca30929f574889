import { sayLanguage } from '../../../instruments/index.ts'
import {
  AtMost,
  BackLink,
  Button,
  CheckboxGroup,
  DateField,
  Form,
  type FormState,
  Hidden,
  Layout,
  RadioGroup,
  Select,
  TextArea,
  TextField,
  usePage,
} from '../../../ui/index.ts'
import { surveyPaths } from '../noun.ts'
import { sayTitle } from './sentences.ts'
import { ways } from './states.ts'
import { mostSurveys, type Survey } from './surveys.ts'
import { askingTexts } from './texts.ts'

type Props = {
  /** a new one is made from a version, another is changed */
  version?: { id: string; title: string }
  survey?: Survey
  known: readonly string[]
  /** as listed: the survey itself may be among them */
  earlier: readonly Survey[]
  state: FormState
}

/** When, how and in which languages; what is asked stands already. */
export function SurveyFormPage({ version, survey, known, earlier, state }: Props) {
  const { lang } = usePage()
  const t = askingTexts(lang)
  const before = earlier.filter(({ id }) => id !== survey?.id)
  const back = survey
    ? { href: surveyPaths.survey(survey.id), words: sayTitle(survey, lang) }
    : { href: surveyPaths.newSurvey(), words: t.otherInstrument }
  return (
    <Layout
      title={survey ? t.editHeading : t.planHeading}
      lead={version?.title}
      back={<BackLink href={back.href}>{back.words}</BackLink>}
      mistakes={Boolean(state.errors)}
      narrow
    >
      <Form
        action={survey ? surveyPaths.details(survey.id) : surveyPaths.surveys()}
        state={state}
        once={!survey}
        unsaved
      >
        {version && <Hidden name="version" value={version.id} />}
        <TextField name="titleSv" label={t.titleSv} hint={t.titleHint} lang="sv" />
        {known.includes('en') && <TextField name="titleEn" label={t.titleEn} lang="en" optional />}
        <TextArea
          name="introductionSv"
          label={t.introductionSv}
          hint={t.introductionHint}
          maxLength={4000}
          lang="sv"
          optional
        />
        {known.includes('en') && (
          <TextArea name="introductionEn" label={t.introductionEn} maxLength={4000} lang="en" optional />
        )}
        {!survey && (
          <RadioGroup
            name="anonymous"
            label={t.anonymous}
            options={[
              { value: 'yes', label: t.anonymousYes, hint: t.anonymousYesHint },
              { value: 'no', label: t.anonymousNo, hint: t.anonymousNoHint },
            ]}
          />
        )}
        <CheckboxGroup
          name="ways"
          label={t.waysLabel}
          options={ways.map(each => ({ value: each, label: t[`way_${each}`] }))}
        />
        <CheckboxGroup
          name="languages"
          label={t.languagesLabel}
          options={known.map(each => ({ value: each, label: sayLanguage(each, lang) }))}
        />
        <DateField coming name="opensOn" label={t.opensOn} />
        <DateField coming name="closesOn" label={t.closesOn} />
        <DateField coming name="remindOn" label={t.remindOn} hint={t.remindHint} optional />
        <TextField name="goal" label={t.goal} inputmode="numeric" optional />
        {before.length > 0 && (
          <Select
            name="previous"
            label={t.previous}
            empty={t.previousNone}
            optional
            options={before.map(each => ({
              value: each.id,
              label: `${sayTitle(each, lang)} (${each.closesOn.slice(0, 4)})`,
            }))}
          />
        )}
        <AtMost most={mostSurveys} shown={earlier.length} />
        <Button>{survey ? t.save : t.plan}</Button>
      </Form>
    </Layout>
  )
}

import {
  BackLink,
  Button,
  Confirm,
  Form,
  type FormState,
  Layout,
  LinkButton,
  TextField,
  usePage,
} from '../../../ui/index.ts'
import { surveyPaths } from '../noun.ts'
import { sayTarget, sayTitle } from './sentences.ts'
import type { Survey } from './surveys.ts'
import type { Target } from './targets.ts'
import { askingTexts } from './texts.ts'

type Props = { survey: Survey; target: Target; link: string; state?: FormState }

/** One who is asked: the link to give, the manager who forwards it, and how many got it. */
export function TargetPage({ survey, target, link, state }: Props) {
  const { lang } = usePage()
  const t = askingTexts(lang)
  const values = {
    managerName: target.managerName,
    managerAddress: target.managerAddress ?? '',
    goal: target.goal === null ? '' : String(target.goal),
    forwarded: target.forwarded === null ? '' : String(target.forwarded),
  }
  return (
    <Layout
      title={sayTarget(target, lang)}
      lead={t.targetLead}
      back={<BackLink href={surveyPaths.survey(survey.id)}>{sayTitle(survey, lang)}</BackLink>}
      mistakes={Boolean(state?.errors)}
      narrow
    >
      {(survey.ways.includes('forwarded') || survey.ways.includes('open')) && (
        <p>
          <strong>{t.sharedLink}</strong>
          <br />
          <code class="survey-link">{link}</code>
        </p>
      )}
      <p>
        <LinkButton
          href={surveyPaths.posters(survey.id, { target: target.id })}
          variant="secondary"
          icon="print"
        >
          {t.poster}
        </LinkButton>
      </p>
      <Form action={surveyPaths.target(survey.id, target.id)} state={state ?? { values }} unsaved>
        {survey.ways.includes('forwarded') && target.organisationId && (
          <>
            <TextField name="managerName" label={t.managerName} optional />
            <TextField
              name="managerAddress"
              label={t.managerAddress}
              hint={t.managerHint}
              type="email"
              optional
            />
            {survey.state === 'open' && !target.managerSentOn && <p>{t.managersOpen}</p>}
            {target.managerSentOn && <p class="hint">{t.managerMailed(target.managerSentOn)}</p>}
            {!survey.released && (
              <TextField
                name="forwarded"
                label={t.forwarded}
                hint={t.forwardedHint}
                inputmode="numeric"
                optional
              />
            )}
          </>
        )}
        <TextField name="goal" label={t.targetGoal} inputmode="numeric" optional />
        <Button>{t.save}</Button>
      </Form>
      {survey.state === 'planned' ? (
        <p>
          <a href={surveyPaths.targetRemoval(survey.id, target.id)}>{t.removeTarget}</a>
        </p>
      ) : (
        <p class="hint">{t.removeTargetShut}</p>
      )}
    </Layout>
  )
}

export function TargetRemovalPage({ survey, target }: { survey: Survey; target: Target }) {
  const { lang } = usePage()
  const t = askingTexts(lang)
  return (
    <Layout title={t.removeTargetHeading} narrow>
      <Confirm
        action={surveyPaths.targetRemoval(survey.id, target.id)}
        verb={t.removeTarget}
        cancel={surveyPaths.target(survey.id, target.id)}
      >
        <p>{t.removeTargetText(sayTarget(target, lang))}</p>
      </Confirm>
    </Layout>
  )
}

export function SurveyRemovalPage({ survey }: { survey: Survey }) {
  const t = askingTexts(usePage().lang)
  return (
    <Layout title={t.remove} narrow>
      <Confirm action={surveyPaths.removal(survey.id)} verb={t.remove} cancel={surveyPaths.survey(survey.id)}>
        <p>{t.removeText}</p>
      </Confirm>
    </Layout>
  )
}

import {
  BackLink,
  Button,
  Form,
  type FormState,
  Layout,
  Select,
  TextArea,
  usePage,
} from '../../../ui/index.ts'
import { surveyPaths } from '../noun.ts'
import { sayTarget, sayTitle } from './sentences.ts'
import type { Survey } from './surveys.ts'
import type { Target } from './targets.ts'
import { askingTexts } from './texts.ts'

export function InvitationsPage({
  survey,
  targets,
  state = {},
}: {
  survey: Survey
  targets: Target[]
  state?: FormState
}) {
  const { lang } = usePage()
  const t = askingTexts(lang)
  const places = targets.filter(each => each.organisationId)
  return (
    <Layout
      title={t.invitations}
      lead={t.invitationsLead}
      back={<BackLink href={surveyPaths.survey(survey.id)}>{sayTitle(survey, lang)}</BackLink>}
      mistakes={Boolean(state.errors)}
      narrow
    >
      {survey.anonymous && <p class="hint">{t.addressesFew}</p>}
      <Form action={surveyPaths.invitations(survey.id)} state={state} unsaved>
        <TextArea name="addresses" label={t.addresses} hint={t.addressesHint} rows={10} />
        {places.length > 0 && (
          <Select
            name="target"
            label={t.addressesTarget}
            empty={t.addressesTargetNone}
            optional
            options={places.map(each => ({ value: each.id, label: sayTarget(each, lang) }))}
          />
        )}
        {survey.state === 'open' && <p>{t.addressesOpen}</p>}
        <Button>{survey.state === 'open' ? t.addAndMail : t.addInvitations}</Button>
      </Form>
    </Layout>
  )
}

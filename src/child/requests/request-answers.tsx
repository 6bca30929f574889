import { functionOption, holderOrPostInside } from '../../people/holders/index.ts'
import { fieldsOf, maxOf } from '../../platform/forms.ts'
import type { Receiver } from '../../sharing/grounds/index.ts'
import {
  Button,
  Card,
  ChooseBySearch,
  Details,
  Fields,
  Form,
  type FormState,
  LinkButton,
  NextStep,
  TextArea,
  usePage,
} from '../../ui/index.ts'
import { requestPaths } from './noun.ts'
import { answerSchema, proposalSchema, refusalSchema } from './request-form.ts'
import type { SupportRequest } from './requests.ts'
import { texts } from './texts.ts'

type State = (FormState & { form: string }) | undefined

export type Proposable = { chosen: Receiver | undefined; found: Receiver[]; more: boolean }

/** The receiver's: yes, advice or no with words, or a proposal of somebody else. */
export function ReceiversAnswer({
  request,
  askable: { chosen, found, more },
  state,
}: {
  request: SupportRequest
  askable: Proposable
  state: State
}) {
  const { lang } = usePage()
  const t = texts(lang)
  const proposing = state?.form === 'proposal'
  return (
    <Card heading={t.answerHeading(holderOrPostInside(request.from))} id="answer">
      <Form
        action={requestPaths.answers(request.id)}
        state={state?.form === 'answer' ? state : {}}
        id="answer-form"
        once
        unsaved
      >
        <Fields of={fieldsOf(answerSchema)} t={t} />
        <Button>{t.sendAnswer}</Button>
      </Form>
      <Details summary={t.proposeSummary} open={proposing}>
        <p>{t.proposeLead}</p>
        <Form
          action={requestPaths.proposal(request.id)}
          state={proposing ? state : {}}
          id="proposal-form"
          once
        >
          <ChooseBySearch
            name="sendOnTo"
            label={t.sendOnTo}
            near={chosen && [functionOption(chosen, lang)]}
            found={found.map(one => functionOption(one, lang))}
            more={more}
            searchLabel={t.search}
            searchHint={t.searchHint}
          />
          <TextArea name="words" label={t.proposeWords} maxLength={maxOf(proposalSchema, 'words')} rows={2} />
          <Button variant="secondary">{t.propose}</Button>
        </Form>
      </Details>
    </Card>
  )
}

/** The sender's: nothing goes on without their yes, on a ground of their own. */
export function ProposalReceived({ request, state }: { request: SupportRequest; state: State }) {
  const t = texts(usePage().lang)
  const proposed = request.answers.at(-1)?.sendOnTo
  if (!proposed) return null
  return (
    <>
      <NextStep
        heading={t.proposed(`${holderOrPostInside(proposed)}, ${proposed.unitName}`)}
        action={
          <LinkButton
            href={requestPaths.newRequest(request.childId, { to: proposed.functionId, from: request.id })}
          >
            {t.agree}
          </LinkButton>
        }
      >
        {t.proposedLead}
      </NextStep>
      <Details summary={t.refuseSummary} open={state?.form === 'refusal'}>
        <Form
          action={requestPaths.refusal(request.id)}
          state={state?.form === 'refusal' ? state : {}}
          id="refusal-form"
          once
        >
          <TextArea name="words" label={t.refuseWords} maxLength={maxOf(refusalSchema, 'words')} rows={2} />
          <Button variant="secondary">{t.refuse}</Button>
        </Form>
      </Details>
    </>
  )
}

import { fieldsOf, maxOf } from '../../platform/forms.ts'
import type { Receiver } from '../../sharing/grounds/index.ts'
import {
  Button,
  Card,
  Details,
  Fields,
  Form,
  type FormState,
  LinkButton,
  NextStep,
  Select,
  TextArea,
  usePage,
} from '../../ui/index.ts'
import { requestPaths } from './noun.ts'
import { groupAskable } from './receivers.ts'
import { answerSchema, proposalSchema, refusalSchema } from './request-form.ts'
import { nameOf, type SupportRequest } from './requests.ts'
import { texts } from './texts.ts'

type State = (FormState & { form: string }) | undefined

/** The receiver's: yes, advice or no with words, or a proposal of somebody else. */
export function ReceiversAnswer({
  request,
  askable,
  state,
}: {
  request: SupportRequest
  askable: Receiver[]
  state: State
}) {
  const t = texts(usePage().lang)
  const proposing = state?.form === 'proposal'
  return (
    <Card heading={t.answerHeading(nameOf(request.from))} id="answer">
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
          <Select
            name="sendOnTo"
            label={t.sendOnTo}
            options={groupAskable(askable).flatMap(({ name, units }) =>
              units.map(unit => ({
                label: `${name}: ${unit.name}`,
                options: unit.functions.map(one => ({
                  value: one.functionId,
                  label: [one.functionName, ...one.holders].join(', '),
                })),
              })),
            )}
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
        heading={t.proposed(`${nameOf(proposed)}, ${proposed.unitName}`)}
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

import { holderOrPost, holderOrPostInside, postLine } from '../../people/holders/index.ts'
import { mailDayWords } from '../../people/settings/index.ts'
import type { AreaLabels } from '../../sharing/disclosures/index.ts'
import {
  Alert,
  BackLink,
  Card,
  type FormState,
  hasMistakes,
  Layout,
  LinkButton,
  Live,
  PersonLine,
  Quote,
  Receipt,
  Saved,
  ToInbox,
  usePage,
  Voice,
  Written,
} from '../../ui/index.ts'
import { assessmentPaths } from '../assessments/index.ts'
import { type Child, childName, childPaths } from '../children/index.ts'
import { AfterNo } from './after-no.tsx'
import { requestPaths } from './noun.ts'
import { type Proposable, ProposalReceived, ReceiversAnswer } from './request-answers.tsx'
import type { SupportRequest } from './requests.ts'
import { StateTag } from './state-tag.tsx'
import { allows, type Part } from './states.ts'
import { texts } from './texts.ts'
import { WhatHappened } from './what-happened.tsx'

export type RequestPageProps = {
  child: Child
  request: SupportRequest
  labels: AreaLabels
  part: Part
  today: string
  /** who a receiver may propose instead */
  askable: Proposable
  /** what was done just now */
  done?: 'answered' | undefined
  /** of the form that was sent: one of those on the page */
  state?: FormState & { form: 'answer' | 'proposal' | 'refusal' | 'end' }
  late?: boolean
}

/** A request as both sides see it: what is asked, what has happened, and what I can do now. */
export function RequestPage({
  child,
  request,
  labels,
  part,
  today,
  askable,
  done,
  state,
  late,
}: RequestPageProps) {
  const t = texts(usePage().lang)
  const { from, to } = request
  const lead = {
    receiver: t.fromWhom(holderOrPost(from), from.unitName),
    sender: t.youAsked(holderOrPostInside(to), to.unitName),
    colleague: t.between(holderOrPostInside(from), holderOrPostInside(to)),
  }
  return (
    <Layout
      title={`${t.heading}: ${childName(child)}`}
      about={child}
      heading={t.heading}
      lead={lead[part]}
      back={<BackLink href={childPaths.child(child.id)}>{childName(child)}</BackLink>}
      mistakes={hasMistakes(state ?? {})}
      aside={<Beside {...{ child, request, part }} />}
    >
      <Live topic={`child:${child.id}`} />
      {request.sentJustNow && request.state === 'waiting' && request.answers.length === 0 && (
        <SentReceipt request={request} mayWithdraw={child.own} />
      )}
      {done && <Saved>{t.answeredNow}</Saved>}
      {late && <Alert announce="now">{t.tooLate}</Alert>}
      <p>
        <StateTag state={request.state} answerBy={request.answerBy} today={today} />
      </p>
      <AfterNo {...{ child, request, part }} state={state?.form === 'end' ? state : undefined} />
      {allows(part, 'agree', request.state) && <ProposalReceived request={request} state={state} />}
      <Card heading={t.about(child.givenName)}>
        <Written>{request.asked}</Written>
        {request.tried && (
          <Voice who={t.tried}>
            <Written>{request.tried}</Written>
          </Voice>
        )}
        {request.childView && <Quote by={child.givenName}>{request.childView}</Quote>}
        {request.guardianView && (
          <Voice who={t.guardianView}>
            <Written>{request.guardianView}</Written>
          </Voice>
        )}
        <p>
          {t.touches}: {request.areas.map(area => labels[area]).join(', ')}
        </p>
        {request.wheel && (
          <p>
            <a href={assessmentPaths.wheel(request.wheel.id, { version: request.wheel.version })}>
              {t.seeWheel}
            </a>
          </p>
        )}
      </Card>
      {allows(part, 'accept', request.state) && (
        <ReceiversAnswer request={request} askable={askable} state={state} />
      )}
      <WhatHappened request={request} />
    </Layout>
  )
}

/** What the sender reads first: who has it, when an answer is due, and the way back. */
function SentReceipt({ request, mayWithdraw }: { request: SupportRequest; mayWithdraw: boolean }) {
  const { lang } = usePage()
  const t = texts(lang)
  const { to } = request
  return (
    <Receipt says={t.sentNow(holderOrPostInside(to), to.unitName)} next={<ToInbox />}>
      <p>
        {to.holders.length ? t.inTheirInbox(mailDayWords(lang)) : t.vacant} {t.youGetAnswer(request.answerBy)}
      </p>
      {mayWithdraw && (
        <p>
          {t.wrong} <a href={requestPaths.withdrawal(request.id)}>{t.withdraw}</a>
        </p>
      )}
    </Receipt>
  )
}

function Beside({ child, request, part }: Pick<RequestPageProps, 'child' | 'request' | 'part'>) {
  const { lang } = usePage()
  const t = texts(lang)
  const { from, to, disclosure, sentOnFrom } = request
  return (
    <>
      <Card heading={t.givenTitle}>
        {[from, to].map(party => (
          <PersonLine name={holderOrPost(party)} role={postLine(party, lang)} />
        ))}
        <p>{t.answerByDay(request.answerBy)}</p>
        {disclosure && (
          <>
            <p>{disclosure.ended ? t.readableNoMore : t.readableUntil(disclosure.until)}</p>
            <p class="hint">
              {t.why}: {disclosure.purpose}
            </p>
          </>
        )}
        {sentOnFrom && (
          <p>
            <a href={requestPaths.request(sentOnFrom)}>{t.sentOnFrom}</a>
          </p>
        )}
        {to.holders.length === 0 && <p class="hint">{t.vacant}</p>}
      </Card>
      {allows(part, 'withdraw', request.state) && child.own && (
        <p>
          <LinkButton href={requestPaths.withdrawal(request.id)} variant="secondary" icon="undo">
            {t.withdraw}
          </LinkButton>
        </p>
      )}
    </>
  )
}

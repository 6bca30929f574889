import { formatDateTime, todaysDate } from '../../i18n/index.ts'
import { itemsOf, ReadAnswers } from '../../instruments/index.ts'
import { nameAndPost } from '../../people/holders/index.ts'
import { maxOf } from '../../platform/forms.ts'
import { type AreaLabels, inWheelOrder } from '../../sharing/disclosures/index.ts'
import {
  Alert,
  BackLink,
  Button,
  Card,
  DangerBox,
  Details,
  Form,
  type FormState,
  Hidden,
  Layout,
  LinkButton,
  Live,
  NextStep,
  Quote,
  RadioGroup,
  Tag,
  TextArea,
  TextField,
  usePage,
  Voice,
  Written,
} from '../../ui/index.ts'
import { assessmentPaths } from '../assessments/index.ts'
import { type Child, childName, childPaths } from '../children/index.ts'
import { reportPaths } from '../reports/index.ts'
import { worryPaths } from './noun.ts'
import type { AnswerKind } from './states.ts'
import { inboxTexts, texts } from './texts.ts'
import type { WorryReceipt } from './withdrawal.ts'
import { AnsweredReceipt, SentReceipt, TakenBack } from './withdrawal-pages.tsx'
import type { Worry } from './worries.ts'
import { answerSchema } from './worry-form.ts'

type Props = {
  child: Child
  worry: Worry
  labels: AreaLabels
  part: 'receiver' | 'author' | undefined
  /** For the author, a moment after it was sent. */
  receipt?: WorryReceipt | undefined
  /** The reader wrote it: whoever has taken over the post since reads who did. */
  isMine: boolean
  /** By when the reader's function is to begin the assessment that it promised. */
  promise?: string | undefined
  state?: FormState
}
type T = ReturnType<typeof texts>

export function WorryPage({ child, worry, labels, part, isMine, receipt, promise, state = {} }: Props) {
  const { lang } = usePage()
  const t = { ...texts(lang), ...inboxTexts(lang) }
  const { author, withdrawnAt } = worry
  const late = worry.answerBy < todaysDate()
  const isOwn = worry.receiver.functionId === author.functionId
  return (
    <Layout
      title={isMine ? t.heading : t.headingOf(author.personName)}
      lead={`${t.about(childName(child))}. ${nameAndPost(author.personName, author.functionName, formatDateTime(worry.sentAt, lang))}.`}
      back={<BackLink href={childPaths.child(child.id)}>{childName(child)}</BackLink>}
      mistakes={Boolean(state.errors)}
      narrow
    >
      <Live topic={`child:${child.id}`} />
      {receipt && <SentReceipt {...{ worry, receipt }} />}
      {part && !isOwn && worry.replies.at(-1)?.mineJustNow && <AnsweredReceipt {...{ worry, part }} />}
      {promise && <Promised {...{ child, worry, promise, state, t }} />}
      {withdrawnAt && <TakenBack at={withdrawnAt} goOn={worryPaths.newWorry({ child: child.id })} />}
      <p>
        {withdrawnAt ? null : worry.answeredAt ? (
          <Tag tone="good" icon="check">
            {t.answered}
          </Tag>
        ) : (
          <Tag tone={late ? 'late' : 'wait'} icon="clock">
            {late ? t.late(worry.answerBy) : part === 'receiver' ? t.answerBy(worry.answerBy) : t.waiting}
          </Tag>
        )}{' '}
        {inWheelOrder(worry.areas).map(area => (
          <Tag>{labels[area]}</Tag>
        ))}
      </p>
      <WhatWasWritten child={child} worry={worry} labels={labels} />
      {(worry.replies.length > 0 || (part !== 'receiver' && !withdrawnAt)) && (
        <Card heading={t.answers}>
          {worry.replies.length === 0 && <p>{t.noAnswers}</p>}
          {worry.replies.map(reply => (
            <Voice who={nameAndPost(reply.personName, reply.functionName, formatDateTime(reply.at, lang))}>
              <p>
                <Tag>{kindWord(reply.kind, t)}</Tag> {reply.service && t.serviceTo(reply.service)}
              </p>
              <Written>{reply.words}</Written>
            </Voice>
          ))}
        </Card>
      )}
      {part === 'receiver' && worry.handedAs && (
        <Alert>{t.handedBy(author.personName, worry.handedAs)}</Alert>
      )}
      {part === 'receiver' &&
        (worry.answeredAt ? (
          <Details summary={t.answerAgain} open={Boolean(state.errors) && !isDropping(state)}>
            <AnswerForm worry={worry} state={isDropping(state) ? {} : state} t={t} />
          </Details>
        ) : (
          <AnswerForm worry={worry} state={state} t={t} />
        ))}
      {part === 'author' && !withdrawnAt && (
        <Form action={worryPaths.answers(worry.id)} state={state} once label={t.wordsAuthor}>
          <Hidden name="kind" value="question" />
          <TextArea name="words" label={t.wordsAuthor} maxLength={maxOf(answerSchema, 'words')} />
          <Button variant="secondary">{t.sendMore}</Button>
        </Form>
      )}
      <DangerBox href={reportPaths.danger({ child: child.own && child.id })} />
    </Layout>
  )
}

const isDropping = (state: FormState) => state.values?.kind === 'assessment_dropped'

type PromisedProps = { child: Child; worry: Worry; promise: string; state: FormState; t: T }

/** What was promised is to be begun, or whoever was promised it is told what it became (R14). */
function Promised({ child, worry, promise, state, t }: PromisedProps) {
  const who = worry.author.personName.split(' ')[0] ?? worry.author.personName
  return (
    <>
      <NextStep
        heading={t.promised}
        action={child.own && <LinkButton href={assessmentPaths.newWheel(child.id)}>{t.begin}</LinkButton>}
      >
        {t.beginBy(promise)}
      </NextStep>
      <Details summary={t.dropped} open={isDropping(state) && Boolean(state.errors)}>
        <p>{t.droppedLead(who)}</p>
        <Form
          action={worryPaths.answers(worry.id)}
          id="dropped"
          state={isDropping(state) ? state : {}}
          once
          unsaved
        >
          <Hidden name="kind" value="assessment_dropped" />
          <TextArea name="words" label={t.words(who)} maxLength={maxOf(answerSchema, 'words')} rows={3} />
          <Button variant="secondary">{t.sendAnswer}</Button>
        </Form>
      </Details>
    </>
  )
}

const kindWord = (kind: AnswerKind, t: T) =>
  ({
    reply: t.reply,
    acted: t.acted,
    guided: t.guided,
    assessment_opened: t.assessment,
    assessment_dropped: t.dropped,
    question: t.question,
  })[kind]

/** What was asked is shown as it was asked then, in its order; the child's own words as a quote (R12). The areas are shown above. */
function WhatWasWritten({ child, worry, labels }: { child: Child; worry: Worry; labels: AreaLabels }) {
  const { lang } = usePage()
  const { definition } = worry.version
  const said = worry.answers.child_said
  const items = itemsOf(definition)
  const [before, after] = splitAt('child_said', items)
  const answersTo = (some: readonly Item[]) => (
    <ReadAnswers
      definition={definition}
      answers={worry.answers}
      language={lang}
      areaLabels={labels}
      without={items.filter(item => !some.includes(item) || item.kind === 'area').map(({ id }) => id)}
      onlyAnswered
      plain
    />
  )
  return (
    <Card>
      {answersTo(before)}
      {typeof said === 'string' && <Quote by={child.givenName}>{said}</Quote>}
      {answersTo(after)}
    </Card>
  )
}

type Item = ReturnType<typeof itemsOf>[number]

function splitAt(id: string, items: readonly Item[]): [readonly Item[], readonly Item[]] {
  const place = items.findIndex(item => item.id === id)
  return place < 0 ? [items, []] : [items.slice(0, place), items.slice(place + 1)]
}

function AnswerForm({ worry, state, t }: { worry: Worry; state: FormState; t: T }) {
  const who = worry.author.personName.split(' ')[0] ?? worry.author.personName
  return (
    <Card heading={t.answerHeading(who)}>
      <Form action={worryPaths.answers(worry.id)} state={state} once unsaved>
        <RadioGroup
          name="kind"
          label={t.whatYouDo}
          options={[
            { value: 'reply', label: t.reply, hint: t.replyHint },
            { value: 'acted', label: t.acted, hint: t.actedHint },
            { value: 'guided', label: t.guided, hint: t.guidedHint },
            { value: 'assessment_opened', label: t.assessment, hint: t.assessmentHint },
          ]}
        />
        <div class="when-guided">
          <TextField name="service" label={t.service} hint={t.serviceHint} />
        </div>
        <TextArea name="words" label={t.words(who)} maxLength={maxOf(answerSchema, 'words')} />
        <Button>{t.sendAnswer}</Button>
      </Form>
    </Card>
  )
}

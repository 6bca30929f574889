import { insideSentence } from '../../../i18n/index.ts'
import { type Answers, type Definition, FillItems, ReadAnswers } from '../../../instruments/index.ts'
import {
  Alert,
  BackLink,
  Button,
  Card,
  Confirm,
  EmptyState,
  Form,
  type FormState,
  Hidden,
  Layout,
  Lines,
  LinkButton,
  Saved,
  usePage,
} from '../../../ui/index.ts'
import { myAnswerPaths } from '../noun.ts'
import type { MySurvey } from './mine.ts'
import { mineTexts } from './texts.ts'

const titleOf = ({ title }: MySurvey, lang: 'sv' | 'en') =>
  title[lang] || title.sv || Object.values(title)[0] || ''

export function MyAnswersPage({
  surveys,
  linkOf,
}: {
  surveys: MySurvey[]
  linkOf: (targetId: string) => string
}) {
  const { lang } = usePage()
  const t = mineTexts(lang)
  const waiting = surveys.filter(each => !each.answeredOn)
  const answered = surveys.filter(each => each.answeredOn)
  return (
    <Layout title={t.heading} lead={t.lead} narrow>
      {surveys.length === 0 && <EmptyState says={t.none} />}
      {waiting.length > 0 && (
        <Card heading={t.waiting}>
          <Lines
            items={waiting.map(each => ({
              title: titleOf(each, lang),
              href: each.anonymous ? linkOf(each.targetId ?? '') : myAnswerPaths.answer(each.id),
              detail: [t.until(each.closesOn), each.anonymous && t.anonymous].filter(Boolean).join(' '),
            }))}
          />
        </Card>
      )}
      {answered.length > 0 && (
        <Card heading={t.answered}>
          <Lines
            items={answered.map(each => ({
              title: titleOf(each, lang),
              href: myAnswerPaths.answer(each.id),
              detail: t.answeredOn(each.answeredOn ?? ''),
            }))}
          />
        </Card>
      )}
    </Layout>
  )
}

type Props = {
  survey: MySurvey
  definition: Definition
  areaLabels: Record<string, string>
  functionName: string
  state?: FormState
  trouble?: 'closed' | 'used' | 'changed'
  /** nothing was answered: is it to be sent all the same, or it was, and is not counted */
  blank?: 'asked' | 'sent' | undefined
}

export function AnswerAsFunctionPage({
  survey,
  definition,
  areaLabels,
  functionName,
  state = {},
  trouble,
  blank,
}: Props) {
  const { lang } = usePage()
  const t = mineTexts(lang)
  return (
    <Layout
      title={titleOf(survey, lang)}
      lead={t.until(survey.closesOn)}
      back={<BackLink href={myAnswerPaths.list()}>{t.heading}</BackLink>}
      mistakes={Boolean(state.errors || blank === 'asked')}
      narrow
    >
      {blank === 'sent' && (
        <Alert heading={t.blankHeading} announce="polite">
          <p>{survey.state === 'open' ? t.blankSent(survey.closesOn) : t.blankClosed}</p>
        </Alert>
      )}
      {trouble && <Alert announce="now">{t[trouble]}</Alert>}
      <p>{t.named(insideSentence(functionName))}</p>
      {survey.introduction[lang] && <p class="written">{survey.introduction[lang]}</p>}
      <Form action={myAnswerPaths.answer(survey.id)} state={state} unsaved>
        <Hidden name="version" value={survey.versionId} />
        {blank === 'asked' && (
          <Alert heading={t.blankQuestion} announce="now">
            <p>{t.blankHint}</p>
            <Button variant="secondary" name="blank" value="yes">
              {t.blankSend}
            </Button>
          </Alert>
        )}
        <FillItems definition={definition} language={lang} areaLabels={areaLabels} />
        <Button>{t.send}</Button>
      </Form>
    </Layout>
  )
}

type Read = {
  survey: MySurvey
  definition: Definition
  answers: Answers
  areaLabels: Record<string, string>
  sent: boolean
}

export function MyAnswerPage({ survey, definition, answers, areaLabels, sent }: Read) {
  const { lang } = usePage()
  const t = mineTexts(lang)
  return (
    <Layout
      title={titleOf(survey, lang)}
      lead={t.answeredOn(survey.answeredOn ?? '')}
      back={<BackLink href={myAnswerPaths.list()}>{t.heading}</BackLink>}
      narrow
    >
      {sent && <Saved>{t.sent}</Saved>}
      <Card heading={t.yours}>
        <ReadAnswers definition={definition} language={lang} answers={answers} areaLabels={areaLabels} />
      </Card>
      <p>
        <LinkButton href={myAnswerPaths.withdrawal(survey.id)} variant="secondary" icon="undo">
          {t.withdraw}
        </LinkButton>
      </p>
    </Layout>
  )
}

export function WithdrawMinePage({ survey }: { survey: MySurvey }) {
  const t = mineTexts(usePage().lang)
  return (
    <Layout title={t.withdrawHeading} narrow>
      <Confirm
        action={myAnswerPaths.withdrawal(survey.id)}
        verb={t.withdraw}
        cancel={myAnswerPaths.answer(survey.id)}
      >
        <p>{t.withdrawText}</p>
      </Confirm>
    </Layout>
  )
}

import { formatDateTime, insideSentence } from '../../i18n/index.ts'
import { maxOf } from '../../platform/forms.ts'
import {
  Alert,
  BackLink,
  Button,
  Card,
  Form,
  type FormState,
  hasMistakes,
  Layout,
  RadioGroup,
  Saved,
  TextArea,
  usePage,
  Voice,
  Written,
} from '../../ui/index.ts'
import { type Child, childName, childPaths } from '../children/index.ts'
import { protectionPaths } from '../protection/index.ts'
import { teamPaths } from './noun.ts'
import type { Join } from './team.ts'
import { answerSchema } from './team-form.ts'
import { texts } from './texts.ts'

/** To those who work with the child: who asks, why, and the answer. */
export function JoinPage({
  child,
  join,
  from,
  listFirst,
  state = {},
}: {
  child: Child
  join: Join
  from: NonNullable<Join['from']>
  listFirst?: boolean
  state?: FormState
}) {
  const { lang } = usePage()
  const t = texts(lang)
  const others = from.holders.filter(each => each !== from.personName)
  return (
    <Layout
      title={t.wantsIn(from.personName)}
      about={child}
      narrow
      mistakes={hasMistakes(state)}
      lead={t.joinLead(from.personName, insideSentence(from.functionName), join.childName)}
      back={<BackLink href={childPaths.child(child.id)}>{childName(child)}</BackLink>}
    >
      {from.holders.length === 0 && <Alert>{t.joinVacant}</Alert>}
      {from.holders.length > 0 && !from.holders.includes(from.personName) && (
        <Alert>{t.joinHolders(others.join(', '))}</Alert>
      )}
      <Card heading={t.why}>
        <Voice who={`${from.personName}, ${formatDateTime(join.askedAt, lang)}`}>
          <Written>{join.words}</Written>
        </Voice>
      </Card>
      {join.answer ? (
        <Answer join={join} />
      ) : (
        <Card heading={t.answerHeading}>
          {listFirst && (
            <Alert announce="now">
              {t.listFirst} <a href={protectionPaths.protection(child.id)}>{t.toList}</a>
            </Alert>
          )}
          <Form action={teamPaths.answer(join.id)} state={state} unsaved>
            <RadioGroup
              name="answer"
              label={t.answer}
              options={[
                { value: 'yes', label: t.answer_yes, hint: t.answer_yesHint },
                { value: 'no', label: t.answer_no, hint: t.answer_noHint },
              ]}
            />
            <TextArea
              name="words"
              label={t.words}
              hint={t.wordsHint}
              maxLength={maxOf(answerSchema, 'words')}
              rows={2}
              optional
            />
            <Button>{t.answerVerb}</Button>
          </Form>
        </Card>
      )}
    </Layout>
  )
}

/** To the one who asked: what they wrote and what became of it. Of the child nothing, until they are let in. */
export function MyJoinPage({ join }: { join: Join }) {
  const t = texts(usePage().lang)
  return (
    <Layout title={t.myHeading} lead={t.myLead(join.childName)} narrow>
      {!join.answer && <Saved>{t.myWaits(join.answerBy)}</Saved>}
      <Card heading={t.myWords}>
        <Written>{join.words}</Written>
      </Card>
      {join.answer && <Answer join={join} />}
      {join.childId && (
        <p>
          <a href={childPaths.child(join.childId)}>{t.openChild}</a>
        </p>
      )}
    </Layout>
  )
}

function Answer({ join }: { join: Join }) {
  const { lang } = usePage()
  const t = texts(lang)
  const who = join.answeredBy ?? ''
  return (
    <Card heading={join.answer === 'yes' ? t.answeredYes(who) : t.answeredNo(who)}>
      {join.answerWords && <Written>{join.answerWords}</Written>}
    </Card>
  )
}

import { Button, Form, Tag } from '../../../ui/index.ts'
import { meetingPaths } from '../noun.ts'
import { type Answer, answers } from '../states.ts'
import { useViewTexts } from './use-words.ts'

export function AnswerTag({ answer }: { answer: Answer | null }) {
  const t = useViewTexts()
  if (!answer) return <Tag tone="wait">{t.noAnswer}</Tag>
  return <Tag tone={answer === 'yes' ? 'good' : 'neutral'}>{t[answer]}</Tag>
}

/** Three buttons; the one that was chosen before is marked. */
export function AnswerForm({ id, answer }: { id: string; answer: Answer | null }) {
  const t = useViewTexts()
  const words = { yes: t.answerYes, maybe: t.answerMaybe, no: t.answerNo }
  return (
    <Form action={meetingPaths.answer(id)} label={t.canYouCome}>
      <div class="row buttons">
        {answers.map(each => (
          <Button
            name="answer"
            value={each}
            variant={(answer ?? 'yes') === each ? 'primary' : 'secondary'}
            icon={answer === each ? 'check' : undefined}
          >
            {words[each]}
          </Button>
        ))}
      </div>
    </Form>
  )
}

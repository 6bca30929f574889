import { Alert, Button, Buttons, Hidden, useFormValues, usePage } from '../../ui/index.ts'
import { clashTexts } from './clash-texts.ts'
import { type Clash, sureOf } from './clashes.ts'
import { whenOf } from './meeting-words.ts'
import { meetingPaths } from './noun.ts'

/** Other meetings at that time, a line each: whose, when, and the way to it. */
export function ClashLines({ clashes }: { clashes: readonly Clash[] }) {
  const { lang } = usePage()
  const t = clashTexts(lang)
  return (
    <ul>
      {clashes.map(other => (
        <li>
          {other.colleagues.length > 0 && `${t.whose(other.mine, other.colleagues)}: `}
          <a href={meetingPaths.meeting(other.id)}>{t.otherMeeting(whenOf(other, lang))}</a>
        </li>
      ))}
    </ul>
  )
}

type Props = {
  clashes: readonly Clash[]
  /** What was asked for: the yes is bound to it. */
  time: { day: string; from: string; to: string }
  /** What the yes does, as a verb. */
  verb: string
  /** What else can be done; without it another time. */
  otherwise?: string
}

/** Inside the form, before anything is done: the time clashes, and a yes does it all the same. Other meetings are told by their time alone. */
export function ClashQuestion({ clashes, time, verb, otherwise }: Props) {
  const t = clashTexts(usePage().lang)
  const { despite } = useFormValues()
  return (
    <Alert
      heading={clashes.some(({ mine }) => mine) ? t.clashAsked : t.clashOfColleagues}
      announce="now"
      focus
    >
      <ClashLines clashes={clashes} />
      <p>{otherwise ?? t.chooseAnother}</p>
      {despite && <Hidden name="despite" value={String(despite)} />}
      <Buttons>
        <Button name="sure" value={sureOf(time, clashes)} variant="secondary">
          {verb}
        </Button>
      </Buttons>
    </Alert>
  )
}

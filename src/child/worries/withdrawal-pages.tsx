import { mailDayWords } from '../../people/settings/index.ts'
import { maxOf } from '../../platform/forms.ts'
import {
  Alert,
  BackLink,
  Button,
  Form,
  Hidden,
  Layout,
  LinkButton,
  Receipt,
  TextArea,
  ToInbox,
  usePage,
} from '../../ui/index.ts'
import { type Child, childName } from '../children/index.ts'
import type { Handed } from './handing.ts'
import { worryPaths } from './noun.ts'
import type { Withdrawal, WorryReceipt } from './withdrawal.ts'
import { withdrawalTexts } from './withdrawal-texts.ts'
import type { Worry } from './worries.ts'
import { answerSchema } from './worry-form.ts'

/** What the author reads first, for ten minutes after it was sent. */
export function SentReceipt({ worry, receipt }: { worry: Worry; receipt: WorryReceipt }) {
  const { lang } = usePage()
  const t = withdrawalTexts(lang)
  const { receiver, author } = worry
  const { holders, isOpened, reader, until } = receipt
  const isMine = receiver.functionId === author.functionId
  const says = isMine ? t.kept : holders.length ? t.sentTo(holders) : t.sentToUnit(receiver.unitName)
  return (
    <Receipt
      says={says}
      next={<GoOn />}
      undo={isOpened ? undefined : { action: worryPaths.withdrawal(worry.id), until }}
    >
      {!isMine && (
        <p>
          {isOpened ? readWords(reader, t) : holders.length ? t.inInbox(mailDayWords(lang)) : t.vacant}{' '}
          {!worry.answeredAt && t.answerBy(worry.answerBy)}
        </p>
      )}
    </Receipt>
  )
}

/** What whoever answered reads, for ten minutes: who gets to know, and that there is nothing more to do. */
export function AnsweredReceipt({ worry, part }: { worry: Worry; part: 'receiver' | 'author' }) {
  const { lang } = usePage()
  const t = withdrawalTexts(lang)
  const { receiver, author } = worry
  const others = part === 'receiver' ? [author.personName] : receiver.holders
  return (
    <Receipt
      says={others.length ? t.answeredTo(others) : t.answeredToPost(receiver.functionName)}
      next={<ToInbox />}
    >
      <p>{t.inInbox(mailDayWords(lang))}</p>
    </Receipt>
  )
}

/** The same for what was handed to a record that one cannot read: it names nobody, and the way back is there by the clock alone. */
export function HandedReceipt({ handed, until }: { handed: Handed; until: Date }) {
  const { lang } = usePage()
  const t = withdrawalTexts(lang)
  return (
    <Receipt
      says={t.sentInUnit(handed.handedAs)}
      next={<GoOn />}
      undo={{ action: worryPaths.handedWithdrawal(handed.id), until }}
    >
      <p>
        {t.inInbox(mailDayWords(lang))} {t.answerBy(handed.answerBy)}
      </p>
    </Receipt>
  )
}

const readWords = (reader: string | null, t: ReturnType<typeof withdrawalTexts>) =>
  `${reader ? t.readBy(reader) : t.readBySomebody}.`

function GoOn() {
  const t = withdrawalTexts(usePage().lang)
  return (
    <>
      <ToInbox />
      <LinkButton href={worryPaths.newWorry()} variant="secondary" icon="plus">
        {t.another}
      </LinkButton>
    </>
  )
}

/** What its author finds where it stood. */
export function TakenBack({ at, goOn }: { at: Date; goOn: string }) {
  const t = withdrawalTexts(usePage().lang)
  return (
    <Alert heading={t.takenBack(at)}>
      <p>{t.takenBackMeans}</p>
      <LinkButton href={goOn} variant="secondary">
        {t.goOn}
      </LinkButton>
    </Alert>
  )
}

type TooLateProps = { child: Child; worry: Worry; withdrawal: Withdrawal; receiver: string }

/** Nothing was changed: by whom it was read, and the way to say what one wanted to say. */
export function TooLatePage({ child, worry, withdrawal: { outcome, reader }, receiver }: TooLateProps) {
  const t = withdrawalTexts(usePage().lang)
  const isMine = worry.receiver.functionId === worry.author.functionId
  const why =
    isMine && worry.answeredAt ? t.answered : outcome === 'late' ? t.minutesOver : readWords(reader, t)
  return (
    <Layout
      title={t.tooLate}
      lead={`${why} ${isMine ? t.nothingChanged : t.writeInstead(receiver)}`}
      back={<BackLink href={worryPaths.worry(worry.id)}>{`${t.toWhatIsSent}, ${childName(child)}`}</BackLink>}
      narrow
    >
      {!isMine && (
        <Form action={worryPaths.answers(worry.id)} once>
          <Hidden name="kind" value="question" />
          <TextArea name="words" label={t.words} maxLength={maxOf(answerSchema, 'words')} />
          <Button>{t.send}</Button>
        </Form>
      )}
    </Layout>
  )
}

/** One sentence, whether the minutes are over or somebody has read it: which of the two is the record's. */
export function HandedTooLatePage({ handed }: { handed: Handed }) {
  const t = withdrawalTexts(usePage().lang)
  return (
    <Layout
      title={t.tooLate}
      lead={t.handedTooLate}
      back={<BackLink href={worryPaths.handed(handed.id)}>{t.toWhatIsSent}</BackLink>}
      narrow
    />
  )
}

/** Above the form that holds again what was taken back. */
export function DraftAgain() {
  const t = withdrawalTexts(usePage().lang)
  return (
    <Alert heading={t.begunAgain}>
      <p>{t.begunAgainMeans}</p>
    </Alert>
  )
}

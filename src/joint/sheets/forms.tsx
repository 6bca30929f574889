import { type Language, todaysDate } from '../../i18n/index.ts'
import {
  type Answers,
  type Definition,
  FillItems,
  type Item,
  ReadAnswer,
  ReadAnswers,
  wordsIn,
} from '../../instruments/index.ts'
import { holderOrPostInside } from '../../people/holders/index.ts'
import { Autosave } from '../../sharing/drafts/index.ts'
import {
  Alert,
  BackLink,
  Button,
  Buttons,
  Card,
  Confirm,
  DateField,
  EmptyState,
  Form,
  type FormState,
  Hidden,
  hasMistakes,
  Layout,
  RadioGroup,
  usePage,
} from '../../ui/index.ts'
import { type Subject, subjectPaths } from '../subjects/index.ts'
import { sheetPaths } from './noun.ts'
import { VoicesOn } from './opened-round.tsx'
import type { Agreed, Asked, Choosable, Round, Sheet, Voice } from './sheets.ts'
import { texts } from './texts.ts'
import { titleIn } from './words.ts'

type NewSheetProps = { subject: Subject; choosable: readonly Choosable[]; state?: FormState }

/** Choosing what to ask, and by when all should have answered. */
export function NewSheetPage({ subject, choosable, state = {} }: NewSheetProps) {
  const { lang } = usePage()
  const t = texts(lang)
  return (
    <Layout
      title={t.addSheet}
      lead={t.newLead}
      back={<BackLink href={subjectPaths.subject(subject.id)}>{subject.title}</BackLink>}
      mistakes={hasMistakes(state)}
      narrow
    >
      {choosable.length === 0 ? (
        <EmptyState says={t.noneToChoose} />
      ) : (
        <Form action={sheetPaths.sheets(subject.id)} state={state} once>
          <RadioGroup
            name="version"
            label={t.version}
            options={choosable.toSorted(byForumFirst(lang)).map(({ versionId, title, introduction }) => ({
              value: versionId,
              label: titleIn(title, lang),
              hint: titleIn(introduction, lang) || undefined,
            }))}
          />
          <DateField name="answerBy" label={t.answerBy} min={todaysDate()} coming />
          <Button>{t.begin}</Button>
        </Form>
      )}
    </Layout>
  )
}

/** What asks about this kind of group first, then by title. */
const byForumFirst = (lang: Language) => (one: Choosable, other: Choosable) =>
  Number(other.ofForum) - Number(one.ofForum) ||
  titleIn(one.title, lang).localeCompare(titleIn(other.title, lang), lang)

type OfSheet = { sheet: Sheet; title: string; state?: FormState }

export function NewRoundPage({ sheet, title, state = {} }: OfSheet) {
  const t = texts(usePage().lang)
  return (
    <Layout
      title={t.newRound}
      lead={t.newRoundLead}
      back={<BackLink href={sheetPaths.sheet(sheet.id)}>{title}</BackLink>}
      mistakes={hasMistakes(state)}
      narrow
    >
      <Form action={sheetPaths.rounds(sheet.id)} state={state} once>
        <DateField name="answerBy" label={t.answerBy} min={todaysDate()} coming />
        <Button>{t.begin}</Button>
      </Form>
    </Layout>
  )
}

/** `meanwhile`: somebody else has chosen another day since this page was read (R20). */
export function NextPage({ sheet, title, state = {}, meanwhile }: OfSheet & { meanwhile?: boolean }) {
  const { lang } = usePage()
  const t = texts(lang)
  return (
    <Layout
      title={t.planChange}
      back={<BackLink href={sheetPaths.sheet(sheet.id)}>{title}</BackLink>}
      mistakes={hasMistakes(state)}
      narrow
    >
      {meanwhile && (
        <Alert announce="now">{t.planMeanwhile(sheet.nextOn ? t.planDay(sheet.nextOn) : t.planNoDay)}</Alert>
      )}
      <Form action={sheetPaths.next(sheet.id)} state={state}>
        <Hidden name="was" value={sheet.nextOn ?? ''} />
        <DateField name="nextOn" label={t.nextOn} value={sheet.nextOn ?? ''} optional coming />
        <Button>{t.save}</Button>
      </Form>
    </Layout>
  )
}

type AnswerProps = {
  round: Round
  title: string
  definition: Definition
  areaLabels: Record<string, string>
  post: string
  /** My function has said that it is ready. */
  ready: boolean
  draft: string | undefined
  /** What stands saved was read as this; 0 before anything. */
  revision: number
  state: FormState
  /** R20: what somebody else in the function has saved meanwhile. */
  theirs?: Answers | undefined
}

/** My own form. After the opening it is handed in late. */
export function AnswerPage(props: AnswerProps) {
  const { round, title, definition, areaLabels, post, ready, draft, revision, state, theirs } = props
  const { lang } = usePage()
  const t = texts(lang)
  const isLate = Boolean(round.openedAt)
  const buttons = isLate ? (
    <Button>{t.handInLate}</Button>
  ) : (
    <>
      <p class="hint">{t.savedHint}</p>
      <Buttons>
        {/* The first is what Enter in a field sends: never the one that may open the round. */}
        <Button variant={ready ? 'primary' : 'secondary'} name="done" value={ready ? 'yes' : 'no'}>
          {ready ? t.saveChanges : t.saveForNow}
        </Button>
        {!ready && (
          <Button name="done" value="yes">
            {t.weAreReady}
          </Button>
        )}
      </Buttons>
    </>
  )
  return (
    <Layout
      title={title}
      lead={t.answerLead}
      back={<BackLink href={sheetPaths.round(round.id)}>{title}</BackLink>}
      mistakes={hasMistakes(state)}
      narrow
    >
      {isLate && (
        <Alert heading={t.openedMeanwhile} announce="polite">
          <p>{t.openedMeanwhileMore}</p>
        </Alert>
      )}
      {theirs && (
        <Alert heading={t.meanwhile} announce="now">
          <p>{t.meanwhileMore}</p>
        </Alert>
      )}
      <p>{t.answersAs(post)}</p>
      {theirs && (
        <Card heading={t.theirs}>
          <ReadAnswers {...{ definition, areaLabels }} language={lang} answers={theirs} onlyAnswered />
        </Card>
      )}
      <Autosave form="sheet" draft={draft} resumed={state.resumed}>
        <Form action={sheetPaths.answer(round.id)} state={state}>
          <Hidden name="round" value={round.id} />
          <Hidden name="revision" value={String(revision)} />
          <Hidden name="late" value={isLate ? 'yes' : ''} />
          <FillItems {...{ definition, areaLabels }} language={lang} />
          {buttons}
        </Form>
      </Autosave>
    </Layout>
  )
}

type UnsentProps = {
  round: Round
  title: string
  definition: Definition
  areaLabels: Record<string, string>
  answers: Answers
}

/** What was typed and can be handed in no more: to read and to copy. */
export function UnsentPage({ round, title, definition, areaLabels, answers }: UnsentProps) {
  const { lang } = usePage()
  const t = texts(lang)
  return (
    <Layout
      title={t.unsent}
      lead={t.handedIn}
      back={<BackLink href={sheetPaths.round(round.id)}>{title}</BackLink>}
      narrow
    >
      <ReadAnswers {...{ definition, areaLabels, answers }} language={lang} onlyAnswered />
    </Layout>
  )
}

/** Before a round is opened that not everybody is ready with: who is not. */
export function OpeningPage({
  round,
  title,
  waiting,
}: {
  round: Round
  title: string
  waiting: readonly Asked[]
}) {
  const t = texts(usePage().lang)
  return (
    <Layout title={t.openAsk} back={<BackLink href={sheetPaths.round(round.id)}>{title}</BackLink>} narrow>
      <Confirm action={sheetPaths.opening(round.id)} verb={t.openNow} cancel={sheetPaths.round(round.id)}>
        <p>{t.openMore}</p>
        {waiting.length > 0 && <p>{t.openWithout(waiting.map(holderOrPostInside))}</p>}
      </Confirm>
    </Layout>
  )
}

type AgreedProps = {
  round: Round
  title: string
  definition: Definition
  areaLabels: Record<string, string>
  item: Item
  voices: readonly Voice[]
  stands: Agreed | undefined
  state: FormState
  meanwhile?: boolean
}

/** What the parties agree on as the answer to one question, written under what each of them answered. */
export function AgreedPage(props: AgreedProps) {
  const { round, title, definition, areaLabels, item, voices, stands, state, meanwhile } = props
  const { lang } = usePage()
  const t = texts(lang)
  const question = wordsIn(item.label, lang, definition).text
  return (
    <Layout
      title={t.agreed}
      lead={t.agreedLead}
      back={<BackLink href={sheetPaths.round(round.id)}>{title}</BackLink>}
      mistakes={hasMistakes(state)}
    >
      {meanwhile && (
        <Alert heading={t.agreedMeanwhile} announce="now">
          <p>{t.meanwhileMore}</p>
          {stands?.answer != null && (
            <ReadAnswer
              {...{ definition, areaLabels, item }}
              language={lang}
              answer={stands.answer ?? undefined}
            />
          )}
          {stands && <p class="hint">{t.agreedBy(stands.person, stands.at)}</p>}
        </Alert>
      )}
      <Card heading={question}>
        <p class="hint">{t.answersBefore}</p>
        <VoicesOn {...{ definition, areaLabels, item, voices }} />
      </Card>
      <Form action={sheetPaths.agreed(round.id, item.id)} state={state} unsaved>
        <Hidden name="revision" value={String(stands?.revision ?? 0)} />
        <FillItems {...{ areaLabels }} definition={alone(definition, item)} language={lang} />
        <Button>{t.save}</Button>
      </Form>
    </Layout>
  )
}

/** An instrument of one question, which is always asked and need not be answered. */
export function alone(definition: Definition, item: Item): Definition {
  const { showWhen: _, required: __, ...asked } = item
  const [section] = definition.sections
  if (!section) throw new Error('A definition has a section.')
  return { ...definition, sections: [{ id: section.id, title: section.title, items: [asked as Item] }] }
}

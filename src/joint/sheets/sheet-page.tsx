import { wordsIn } from '../../instruments/index.ts'
import { holderOrPost, holderOrPostInside, postLine } from '../../people/holders/index.ts'
import {
  BackLink,
  Button,
  Card,
  Form,
  Layout,
  Lines,
  LinkButton,
  Live,
  NextStep,
  Tabs,
  Tag,
  usePage,
} from '../../ui/index.ts'
import { subjectPaths } from '../subjects/index.ts'
import { sheetPaths } from './noun.ts'
import { OpenedRound } from './opened-round.tsx'
import type { SheetProps } from './sheet-props.ts'
import { texts } from './texts.ts'

/** A sheet in one of its rounds: who is ready while it is closed, the answers side by side when it is opened. */
export function SheetPage(props: SheetProps) {
  const { subject, sheet, definition, rounds, round } = props
  const { lang } = usePage()
  const t = texts(lang)
  const isLatest = round.id === rounds[0]?.id
  const opened = rounds.filter(({ openedAt }) => openedAt)
  return (
    <Layout
      title={wordsIn(definition.title, lang, definition).text}
      lead={round.openedAt ? subject.title : `${subject.title}. ${t.closedLead}`}
      back={<BackLink href={subjectPaths.subject(subject.id)}>{subject.title}</BackLink>}
    >
      <Live topic={`subject:${subject.id}`} />
      {rounds.length > 1 && (
        <Tabs
          label={t.rounds}
          items={rounds.slice(0, 8).map(({ id, number }) => ({
            href: sheetPaths.sheet(sheet.id, { round: number }),
            label: t.roundNumber(number),
            here: id === round.id,
          }))}
        />
      )}
      {opened.length > 1 && (
        <p class="screen-only">
          <a href={sheetPaths.years(sheet.id)}>{t.compareRounds}</a>
        </p>
      )}
      {round.openedAt ? <OpenedRound {...props} /> : <ClosedRound {...props} />}
      {isLatest && <Next {...props} />}
    </Layout>
  )
}

function ClosedRound({ subject, round, asked }: SheetProps) {
  const { lang } = usePage()
  const t = texts(lang)
  const me = asked.find(({ mine }) => mine)
  const waiting = asked.filter(({ ready }) => !ready)
  return (
    <>
      {me && !me.ready && (
        <NextStep
          heading={t.answerUntil(round.answerBy)}
          action={<LinkButton href={sheetPaths.answer(round.id)}>{t.answer}</LinkButton>}
        />
      )}
      {me?.ready && (
        <Card heading={t.youAreReady}>
          <p>{t.youAreReadyMore}</p>
          <div class="row">
            <LinkButton href={sheetPaths.answer(round.id)} variant="secondary">
              {t.changeAnswer}
            </LinkButton>
            <Form action={sheetPaths.notReady(round.id)} id="not-ready">
              <Button variant="quiet">{t.notReady}</Button>
            </Form>
          </div>
        </Card>
      )}
      <Card heading={t.whoIsReady}>
        {!me && <p>{t.answerUntil(round.answerBy)}</p>}
        <Lines
          items={asked.map(each => ({
            title: holderOrPost(each),
            detail: postLine(each, lang),
            beside: each.ready ? (
              <Tag tone="good" icon="check">
                {t.ready}
              </Tag>
            ) : (
              <Tag tone="wait">{t.answering}</Tag>
            ),
          }))}
        />
        {waiting.length > 0 && <p>{t.waitsFor(waiting.map(holderOrPostInside))}</p>}
        {subject.leads && (
          <p>
            <a href={sheetPaths.opening(round.id)}>{t.openNow}</a>
          </p>
        )}
      </Card>
    </>
  )
}

/** What comes after this round: the planned day, and for who leads the next round. */
function Next({ subject, sheet, round }: SheetProps) {
  const { lang } = usePage()
  const t = texts(lang)
  const maySay = subject.leads && subject.state !== 'ended'
  if (!maySay && !sheet.nextOn) return null
  return (
    <Card heading={t.plan}>
      {sheet.nextOn ? <p>{t.planDay(sheet.nextOn)}</p> : <p class="quiet">{t.planNone}</p>}
      {maySay && (
        <p class="row screen-only">
          <LinkButton href={sheetPaths.next(sheet.id)} variant="secondary">
            {t.planChange}
          </LinkButton>
          {round.openedAt && (
            <LinkButton href={sheetPaths.newRound(sheet.id)} variant="secondary">
              {t.newRound}
            </LinkButton>
          )}
        </p>
      )}
    </Card>
  )
}

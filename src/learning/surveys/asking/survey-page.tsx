import { formatDate, formatDateTime } from '../../../i18n/index.ts'
import {
  Alert,
  AtMost,
  BackLink,
  Button,
  Buttons,
  Card,
  DescriptionList,
  Details,
  Form,
  Hidden,
  Layout,
  Lines,
  LinkButton,
  Live,
  NextStep,
  Receipt,
  Saved,
  TextField,
  Timeline,
  usePage,
} from '../../../ui/index.ts'
import { resultPaths } from '../../insight/results/index.ts'
import { surveyPaths } from '../noun.ts'
import { forwardersOf, type Mails, mailsOfOpening } from './mails.ts'
import { Progress } from './progress.tsx'
import { MailLines } from './sending-pages.tsx'
import { sayTarget, sayTitle, type Told } from './sentences.ts'
import { allowsMove } from './states.ts'
import { StateTag } from './survey-list-page.tsx'
import { type Asked, type Move, mostMoves, type Survey } from './surveys.ts'
import type { Target } from './targets.ts'
import { askingTexts } from './texts.ts'

export type SurveyPageProps = {
  survey: Survey
  asked: Told<Asked>[]
  targets: Target[]
  invitations: { waiting: number; sent: number; failed: string[] }
  moves: Move[]
  done?: 'sending' | 'reminding' | 'added' | 'saved' | undefined
  late?: boolean
}

/** One survey, for its process leader: the next step, how it goes, who is asked, and what has happened. */
export function SurveyPage({ survey, asked, targets, invitations, moves, done, late }: SurveyPageProps) {
  const { lang } = usePage()
  const t = askingTexts(lang)
  const forwarders = forwardersOf(survey, targets)
  const openings = moves.filter(({ kind }) => kind === 'open')
  const justOpened = survey.state === 'open' && openings[0]?.justByMe
  const missing = forwarders.filter(({ managerAddress }) => !managerAddress).length
  return (
    <Layout
      title={sayTitle(survey, lang)}
      back={<BackLink href={surveyPaths.surveys()}>{t.heading}</BackLink>}
      aside={<Beside survey={survey} moves={moves} />}
    >
      <Live topic={`survey:${survey.id}`} />
      {done && <Saved>{t[`done_${done}`]}</Saved>}
      {late && <Alert announce="now">{t.late}</Alert>}
      <p>
        <StateTag state={survey.state} /> {survey.anonymous ? t.isAnonymous : t.isNamed}
      </p>
      {justOpened ? (
        <Opened
          survey={survey}
          mails={mailsOfOpening(survey, targets, invitations)}
          isFirst={openings.length === 1}
        />
      ) : (
        <Next survey={survey} isAsked={targets.length > 0 || invitations.waiting + invitations.sent > 0} />
      )}
      {missing > 0 && !justOpened && survey.state !== 'closed' && (
        <p>
          <a href={surveyPaths.managers(survey.id)}>{t.managersMissing(missing)}</a>
        </p>
      )}
      {survey.state !== 'planned' && <Progress survey={survey} asked={asked} />}
      <Card heading={t.askedHeading}>
        <Lines
          items={targets.map(target => ({
            title: sayTarget(target, lang),
            href: surveyPaths.target(survey.id, target.id),
            detail: [
              target.unit && !target.hasNamesake && target.organisation,
              survey.ways.includes('forwarded') &&
                target.organisationId &&
                (target.managerAddress ? t.hasManager(target.managerAddress) : t.noManager),
            ]
              .filter(Boolean)
              .join(' · '),
          }))}
        />
        {survey.state !== 'closed' && (
          <Buttons>
            {forwarders.length > 0 && (
              <LinkButton href={surveyPaths.managers(survey.id)} variant="secondary" icon="mail">
                {t.managersHeading}
              </LinkButton>
            )}
            <LinkButton href={surveyPaths.newTargets(survey.id)} variant="secondary" icon="plus">
              {t.addTargets}
            </LinkButton>
          </Buttons>
        )}
      </Card>
      {survey.ways.includes('personal') && <Invitations survey={survey} invitations={invitations} />}
      <MoreWays survey={survey} />
    </Layout>
  )
}

function Next({ survey, isAsked }: { survey: Survey; isAsked: boolean }) {
  const t = askingTexts(usePage().lang)
  if (survey.state === 'planned' && !isAsked)
    return (
      <NextStep
        heading={t.nextTargets}
        action={
          <LinkButton href={surveyPaths.newTargets(survey.id)}>
            {survey.ways.join() === 'open' ? t.makeOpenLink : t.addTargets}
          </LinkButton>
        }
      >
        {t.nextTargetsText}
      </NextStep>
    )
  if (survey.state === 'planned')
    return (
      <NextStep
        heading={t.nextOpen}
        action={<LinkButton href={surveyPaths.opening(survey.id)}>{t.nextOpenNow}</LinkButton>}
      >
        {t.nextOpenText(survey.opensOn)}
      </NextStep>
    )
  if (survey.state === 'open')
    return <NextStep heading={t.nextRunning(survey.closesOn)}>{t.nextRunningText}</NextStep>
  return (
    <NextStep
      heading={t.nextClosed}
      action={
        <LinkButton href={resultPaths.results(survey.id)}>
          {survey.released ? t.results : t.toCounting}
        </LinkButton>
      }
    >
      {survey.released ? undefined : t.nextClosedText}
    </NextStep>
  )
}

/** Whoever opened it a moment ago: that it is open, who is mailed where it is the first time, and where one goes on. */
function Opened({ survey, mails, isFirst }: { survey: Survey; mails: Mails; isFirst: boolean }) {
  const t = askingTexts(usePage().lang)
  const next = mails.unreached
    ? { href: surveyPaths.managers(survey.id), words: t.toManagers }
    : survey.ways.includes('open')
      ? { href: surveyPaths.posters(survey.id), words: t.toPoster }
      : { href: surveyPaths.surveys(), words: t.toSurveys }
  return (
    <Receipt
      says={t.opened(survey.closesOn)}
      next={
        <LinkButton href={next.href} variant="secondary">
          {next.words}
        </LinkButton>
      }
    >
      {isFirst && <MailLines mails={mails} />}
      <p>{t.nextRunningText}</p>
    </Receipt>
  )
}

function Invitations({
  survey,
  invitations: { waiting, sent, failed },
}: Pick<SurveyPageProps, 'survey' | 'invitations'>) {
  const t = askingTexts(usePage().lang)
  const isOpen = survey.state === 'open'
  return (
    <Card heading={t.invitations} id="invitations">
      {sent > 0 && <p>{t.invited(sent)}</p>}
      {waiting > 0 && <p>{t.waiting(waiting)}</p>}
      {waiting > 0 && waiting < 5 && survey.anonymous && <p class="hint">{t.addressesFew}</p>}
      {failed.length > 0 && <p>{t.failed(failed.slice(0, 20).join(', '))}</p>}
      {sent + waiting + failed.length === 0 && <p>{t.noInvitations}</p>}
      <Buttons>
        {survey.state !== 'closed' && (
          <LinkButton href={surveyPaths.newInvitations(survey.id)} variant="secondary" icon="plus">
            {t.addInvitations}
          </LinkButton>
        )}
        {isOpen && waiting > 0 && (
          <LinkButton href={surveyPaths.invitations(survey.id)} variant="secondary" icon="mail">
            {t.sendNow}
          </LinkButton>
        )}
        {isOpen && sent > 0 && (
          <LinkButton href={surveyPaths.reminders(survey.id)} variant="secondary" icon="clock">
            {t.remind}
          </LinkButton>
        )}
      </Buttons>
      {isOpen && sent > 0 && <p class="hint">{t.remindText}</p>}
    </Card>
  )
}

function MoreWays({ survey }: { survey: Survey }) {
  const t = askingTexts(usePage().lang)
  const links = [
    survey.ways.includes('open') && { title: t.posterAll, href: surveyPaths.posters(survey.id) },
    survey.ways.includes('paper') &&
      survey.state !== 'planned' &&
      !survey.released && { title: t.keyIn, href: surveyPaths.newPaper(survey.id) },
    survey.ways.includes('import') &&
      !survey.released && { title: t.importFile, href: surveyPaths.newImport(survey.id) },
  ].filter(each => each !== false)
  if (links.length === 0) return null
  return (
    <Card heading={t.more}>
      <Lines items={links} />
    </Card>
  )
}

function Beside({ survey, moves }: Pick<SurveyPageProps, 'survey' | 'moves'>) {
  const { lang } = usePage()
  const t = askingTexts(lang)
  const said = ({ kind, count }: Move) => {
    const words = t[`move_${kind}` as keyof typeof t] as string | ((n: number) => string) | undefined
    return typeof words === 'function' ? words(count ?? 0) : words
  }
  return (
    <>
      <Card>
        <DescriptionList
          items={[
            [t.opensOn, formatDate(survey.opensOn, lang)],
            [t.closesOn, formatDate(survey.closesOn, lang)],
            ...(survey.remindOn ? [[t.remindOn, formatDate(survey.remindOn, lang)] as const] : []),
            [t.waysLabel, survey.ways.map(each => t[`way_${each}`]).join(', ')],
          ]}
        />
        {!survey.released && (
          <p>
            <a href={surveyPaths.edit(survey.id)}>{t.edit}</a>
          </p>
        )}
        {survey.state === 'planned' && (
          <p>
            <a href={surveyPaths.removal(survey.id)}>{t.remove}</a>
          </p>
        )}
        {survey.state === 'open' && (
          <Details summary={t.closeEarly}>
            <p>{t.closeText}</p>
            <Form action={surveyPaths.state(survey.id)} id="close">
              <Hidden name="state" value="closed" />
              <TextField name="note" label={t.moveNote} optional />
              <Button variant="secondary">{t.closeEarly}</Button>
            </Form>
          </Details>
        )}
        {survey.state === 'closed' && allowsMove('closed', 'open', survey.released) && (
          <LinkButton href={surveyPaths.opening(survey.id)} variant="secondary" icon="undo">
            {t.openAgain}
          </LinkButton>
        )}
      </Card>
      {moves.length > 0 && (
        <Card heading={t.happened}>
          <Timeline
            items={moves.map(move => ({
              at: move.at,
              when: formatDateTime(new Date(move.at), lang),
              what: [said(move), move.note].filter(Boolean).join('. '),
              who: move.by ?? t.byClock,
            }))}
          />
          <AtMost most={mostMoves} shown={moves.length} />
        </Card>
      )}
    </>
  )
}

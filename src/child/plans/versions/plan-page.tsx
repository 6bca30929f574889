import { formatDateTime, type Language, todaysDate } from '../../../i18n/index.ts'
import { holderOrPostInside } from '../../../people/holders/index.ts'
import {
  Alert,
  BackLink,
  Card,
  type FormState,
  Layout,
  LinkButton,
  Live,
  NextStep,
  Tag,
  usePage,
  Written,
} from '../../../ui/index.ts'
import { childPaths } from '../../children/index.ts'
import { meetingPaths, type NextMeeting } from '../../meetings/index.ts'
import { fullName } from '../functions.ts'
import { MeetingOpen } from '../meeting-open.tsx'
import { planPaths } from '../noun.ts'
import { aboutChildOf, type Plan } from '../plan.ts'
import { SharedReceipt } from '../publication/shared-receipt.tsx'
import { allows } from '../states.ts'
import { texts } from '../texts.ts'
import { Beside, type BesideProps } from './beside.tsx'
import { type LostFunction, lostFunctionWords } from './lost.ts'
import { MarkAction } from './mark-action.tsx'
import { PlanWords } from './plan-words.tsx'
import { versionTexts } from './texts.ts'
import { isLate, markOf, type VersionPart } from './version.ts'

export type PlanPageProps = BesideProps & {
  parts: VersionPart[]
  functionId: string | null
  /** Who has the plan no more, since a consent is gone. */
  lost: readonly LostFunction[]
  /** The meeting about the plan, where one is called. */
  meeting?: NextMeeting | undefined
  /** A mark that was not right, and what had been typed. */
  mistakes?: { partId: string; state: FormState }
}

const wordsOf = (lang: Language) => ({ ...texts(lang), ...versionTexts(lang) })
type T = ReturnType<typeof wordsOf>

/** A version as it was given to me. The current one is where marks are made. */
export function PlanPage(props: PlanPageProps) {
  const { plan, version, parts, functionId, labels, mistakes, lost } = props
  const { lang } = usePage()
  const t = wordsOf(lang)
  const current = version.version === plan.version
  const may = (action: VersionPart) =>
    current && allows(plan, 'mark') && functionId !== null && (plan.mine || action.functionId === functionId)
  return (
    <Layout
      title={t.planFor(plan.childName)}
      about={aboutChildOf(plan)}
      lead={`${t.leadLine(fullName(version.lead), plan.endedAt ? undefined : version.nextOn)} ${t.versionLine(version.version, version.publishedAt)}`}
      back={functionId && <BackLink href={childPaths.child(plan.childId)}>{plan.childName}</BackLink>}
      mistakes={Boolean(mistakes)}
      aside={<Beside {...props} />}
    >
      <Live topic={`plan:${plan.id}`} />
      {!current && (
        <Alert>
          {t.older} <a href={planPaths.plan(plan.id)}>{t.toCurrent}</a>
        </Alert>
      )}
      {plan.mine && current && !plan.endedAt && version.isReceipt && (
        <SharedReceipt plan={plan} holders={props.holders} />
      )}
      {plan.endedAt && <Ended plan={plan} t={t} />}
      {current &&
        (plan.meeting ? (
          <MeetingOpen plan={plan} isNext />
        ) : (
          <Next plan={plan} meeting={props.meeting} t={t} />
        ))}
      {plan.mine && current && !plan.endedAt && <LostAlert {...{ plan, parts, lost, t }} />}
      {plan.mine && current && !plan.endedAt && <Late parts={parts} t={t} />}
      {!plan.own && functionId && !parts.some(({ kind }) => kind === 'why') && <Alert>{t.partOnly}</Alert>}
      {version.whatChanged && (
        <Card heading={t.whatChanged}>
          <Written>{version.whatChanged}</Written>
        </Card>
      )}
      <PlanWords
        childName={plan.childName}
        parts={parts}
        labels={labels}
        under={action => (
          <>
            {current && !plan.endedAt && (
              <LostTag action={action} lost={lost} isStaff={functionId !== null} />
            )}
            {may(action) && (
              <MarkAction
                planId={plan.id}
                action={action}
                state={mistakes?.partId === action.id ? mistakes.state : undefined}
              />
            )}
          </>
        )}
      />
    </Layout>
  )
}

/** The lead has something to do about what stands on somebody who cannot read it. */
function LostAlert({ plan, parts, lost, t }: Pick<PlanPageProps, 'plan' | 'parts' | 'lost'> & { t: T }) {
  const { lang } = usePage()
  const theirs = lost.flatMap(one => {
    const actions = parts.filter(
      part => part.kind === 'action' && part.functionId === one.functionId && markOf(part) !== 'done',
    )
    return actions.map(action => ({ action, why: lostFunctionWords(one, lang, true) }))
  })
  if (theirs.length === 0) return null
  return (
    <Alert heading={t.lostHeading(theirs.length)}>
      <ul>
        {theirs.map(({ action, why }) => (
          <li>
            {action.words} {action.doer && `(${holderOrPostInside(action.doer)})`}. {why}
          </li>
        ))}
      </ul>
      <p class="row">
        <a href={planPaths.draft(plan.id)}>{t.lostDraft}</a>{' '}
        <a href={planPaths.partners(plan.id)}>{t.lostPartners}</a>
      </p>
    </Alert>
  )
}

type LostTagProps = { action: VersionPart; lost: readonly LostFunction[]; isStaff: boolean }

function LostTag({ action, lost, isStaff }: LostTagProps) {
  const { lang } = usePage()
  const gone = lost.find(({ functionId }) => functionId === action.functionId)
  return gone && markOf(action) !== 'done' ? (
    <p>
      <Tag tone="late" icon="lock">
        {lostFunctionWords(gone, lang, isStaff)}
      </Tag>
    </p>
  ) : null
}

function Ended({ plan, t }: { plan: Plan; t: T }) {
  return (
    <Alert heading={t.endedOn(plan.endedAt as Date)}>
      <p>
        {plan.end && `${t[plan.end.reason]}. `}
        {t.ended}
      </p>
      {plan.end?.words && <Written>{plan.end.words}</Written>}
      {plan.end?.afterwards && (
        <>
          <p>
            <strong>{t.afterwards}</strong>
          </p>
          <Written>{plan.end.afterwards}</Written>
        </>
      )}
    </Alert>
  )
}

/** The lead's next step: the meeting that is called, else to call one. Others have theirs under their actions. */
function Next({ plan, meeting, t }: Pick<PlanPageProps, 'plan' | 'meeting'> & { t: T }) {
  const { lang } = usePage()
  if (!plan.mine || !allows(plan, 'review')) return null
  const passed = plan.nextOn <= todaysDate()
  if (meeting && !passed) {
    return (
      <NextStep
        heading={t.meetingOn(formatDateTime(meeting.startsAt, lang))}
        action={<LinkButton href={meetingPaths.meeting(meeting.id)}>{t.prepareMeeting}</LinkButton>}
      />
    )
  }
  return (
    <NextStep
      heading={t.reviewBand(plan.nextOn)}
      action={
        passed ? (
          <LinkButton href={planPaths.newReview(plan.id)}>{t.toReview}</LinkButton>
        ) : (
          <LinkButton href={meetingPaths.newMeeting(plan.childId)}>{t.callMeeting}</LinkButton>
        )
      }
    >
      {passed ? t.reviewLate : t.reviewSoon}
    </NextStep>
  )
}

function Late({ parts, t }: { parts: VersionPart[]; t: T }) {
  const late = parts.filter(part => part.kind === 'action' && isLate(part, todaysDate()))
  if (late.length === 0) return null
  return (
    <Alert heading={t.lateHeading(late.length)}>
      <ul>
        {late.map(part => (
          <li>
            {part.words} {part.doer && `(${holderOrPostInside(part.doer)})`}
          </li>
        ))}
      </ul>
      <p class="screen-only">{t.lateWhat}</p>
    </Alert>
  )
}

/** My unit's plan that nobody has been given yet, for those of the unit who do not write in it. */
export function NotYetPage({ plan }: { plan: Plan }) {
  const t = wordsOf(usePage().lang)
  return (
    <Layout
      title={t.planFor(plan.childName)}
      about={aboutChildOf(plan)}
      lead={t.notYet}
      back={<BackLink href={childPaths.child(plan.childId)}>{plan.childName}</BackLink>}
      narrow
    >
      <Live topic={`plan:${plan.id}`} />
      <MeetingOpen plan={plan} isNext />
      <p>{t.notYetWho(fullName(plan.lead))}</p>
    </Layout>
  )
}

import { assessmentPaths } from '../../child/assessments/index.ts'
import { type Child, childAge, childName, childPaths } from '../../child/children/index.ts'
import { consentPaths } from '../../child/consents/index.ts'
import { meetingPaths } from '../../child/meetings/index.ts'
import { planPaths, WhatWeDo } from '../../child/plans/index.ts'
import { protectionPaths } from '../../child/protection/index.ts'
import { reportPaths } from '../../child/reports/index.ts'
import { requestPaths } from '../../child/requests/index.ts'
import { type Sharing, WhoSeesWhat } from '../../child/who-sees-what/index.ts'
import { worryPaths } from '../../child/worries/index.ts'
import { formatDate, formatDateTime, todaysDate } from '../../platform/i18n/index.ts'
import { type Area, type AreaLabels, areas } from '../../sharing/disclosures/index.ts'
import {
  Alert,
  BackLink,
  Buttons,
  Card,
  DangerBox,
  Halves,
  Hub,
  type HubPerson,
  Layout,
  Lines,
  LinkButton,
  Live,
  NextStep,
  PersonLine,
  Quote,
  Tag,
  usePage,
  Wheel,
  WheelLegend,
} from '../../ui/index.ts'
import { logPaths } from '../log/index.ts'
import type { Overview } from './overview.ts'
import { meetingWhen, texts } from './texts.ts'

type Props = {
  child: Child
  overview: Overview
  labels: AreaLabels
  /** What my unit has given out; empty for a child of another unit. */
  sharings: Sharing[]
  functionId: string
}
type T = ReturnType<typeof texts>

/** The hub: what is next, how it is, what goes on, and who is around. */
export function ChildPage({ child, overview, labels, sharings, functionId }: Props) {
  const t = texts(usePage().lang)
  const name = childName(child)
  const lead = [
    t.years(childAge(child.birthDate)),
    child.protected && t.protectedIdentity,
    child.interpreter && t.interpreterNeeded(child.language),
    overview.plan && t.leadIs([...overview.plan.leadHolders, overview.plan.lead].join(', ')),
  ]
  return (
    <Layout
      title={name}
      lead={`${lead.filter(Boolean).join('. ')}.`}
      back={<BackLink href={childPaths.children()}>{t.heading}</BackLink>}
      aside={<Beside {...{ child, overview, sharings, t }} />}
    >
      <Live topic={`child:${child.id}`} />
      <Next {...{ child, overview, functionId, t }} />
      <DangerBox href={reportPaths.danger({ child: child.own && child.id })} />
      {!child.own && <Alert>{t.given(child.unitName)}</Alert>}
      <HowItIs {...{ child, overview, labels, t }} />
      {overview.plan && overview.actions.length > 0 && (
        <WhatWeDo planId={overview.plan.id} actions={overview.actions} />
      )}
      <Worries {...{ child, overview, t }} />
      <Requests {...{ child, overview, t }} />
      <Meetings {...{ child, overview, t }} />
      {child.own && <More child={child} t={t} />}
    </Layout>
  )
}

/** One main thing: the answer that someone waits for, else the meeting that is near, else the plan. */
function Next({ child, overview, functionId, t }: Omit<Props, 'labels' | 'sharings'> & { t: T }) {
  const { lang } = usePage()
  const waiting = overview.worries.find(worry => worry.toMe && !worry.answeredAt)
  const { plan } = overview
  if (waiting) {
    return (
      <NextStep
        heading={t.worryWaits(waiting.authorName)}
        action={<LinkButton href={worryPaths.worry(waiting.id)}>{t.answerWorry}</LinkButton>}
      />
    )
  }
  const meeting = nearMeeting(overview)
  if (meeting) {
    const when = meetingWhen(new Date(meeting.startsAt), lang)
    return (
      <NextStep
        heading={meeting.open ? t.meetingNow : t.meetingSoon(when, plan !== null)}
        action={
          <LinkButton href={meetingPaths.meeting(meeting.id)}>
            {meeting.open ? t.toMeeting : t.prepareMeeting}
          </LinkButton>
        }
      >
        {meeting.mine && meeting.unanswered > 0 && t.notAnswered(meeting.unanswered)}
      </NextStep>
    )
  }
  if (plan && plan.version > 0) {
    return (
      <NextStep
        heading={t.planNextBand(plan.nextOn)}
        action={<LinkButton href={planPaths.plan(plan.id)}>{t.toPlan}</LinkButton>}
      />
    )
  }
  if (plan && plan.leadFunctionId === functionId) {
    return (
      <NextStep
        heading={t.draftWaits}
        action={<LinkButton href={planPaths.draft(plan.id)}>{t.openDraft}</LinkButton>}
      />
    )
  }
  if (!child.own) return null
  return (
    <Buttons>
      <LinkButton href={worryPaths.newWorry({ child: child.id })}>{t.noticed}</LinkButton>
      {!plan && (
        <LinkButton href={planPaths.start(child.id)} variant="secondary">
          {t.startPlan}
        </LinkButton>
      )}
    </Buttons>
  )
}

/** The first that goes on or comes within two weeks. */
function nearMeeting({ meetings }: Overview, now = Date.now()) {
  return meetings
    .filter(
      ({ open, closed, startsAt, endsAt }) =>
        open || (!closed && Date.parse(endsAt) > now && Date.parse(startsAt) < now + 14 * 86_400_000),
    )
    .at(-1)
}

function HowItIs({ child, overview, labels, t }: Omit<Props, 'functionId' | 'sharings'> & { t: T }) {
  const { lang } = usePage()
  const { wheel } = overview
  if (!wheel) {
    return child.own ? (
      <Card heading={t.wheel}>
        <p>{t.wheelNone}</p>
        <p>
          <LinkButton href={assessmentPaths.newWheel(child.id)} variant="secondary">
            {t.newWheel}
          </LinkButton>
        </p>
      </Card>
    ) : null
  }
  const isSaid = (area: Area, part: 'strengths' | 'needs') =>
    Object.values(wheel.answers).some(said => said[area]?.[part])
  return (
    <Card heading={t.wheel}>
      <Halves>
        <Wheel
          name={child.givenName}
          areas={areas.map(id => ({
            id,
            label: labels[id],
            works: isSaid(id, 'strengths'),
            needed: isSaid(id, 'needs'),
          }))}
        />
        <div class="flow">
          {wheel.childWords && (
            <Quote by={`${child.givenName}, ${formatDate(wheel.heldOn, lang)}`}>{wheel.childWords}</Quote>
          )}
          <WheelLegend />
          <p>
            <a href={assessmentPaths.wheel(wheel.id)}>{t.toWheel}</a> ({t.wheelOf(wheel.heldOn)})
          </p>
        </div>
      </Halves>
    </Card>
  )
}

type Part = { child: Child; overview: Overview; t: T }

function Worries({ child, overview, t }: Part) {
  const { lang } = usePage()
  if (overview.worries.length === 0 && !child.own) return null
  return (
    <Card heading={t.worries}>
      {overview.worries.length === 0 && <p>{t.worriesNone}</p>}
      <Lines
        items={overview.worries.map(worry => ({
          title: worry.noticed,
          href: worryPaths.worry(worry.id),
          detail: `${worry.authorName}, ${formatDateTime(new Date(worry.sentAt), lang)}`,
          beside: <Answered answeredAt={worry.answeredAt} answerBy={worry.answerBy} t={t} />,
        }))}
      />
      {child.own && overview.worries.length > 0 && (
        <p>
          <LinkButton href={worryPaths.newWorry({ child: child.id })} variant="secondary" icon="plus">
            {t.noticed}
          </LinkButton>
        </p>
      )}
    </Card>
  )
}

function Requests({ child, overview, t }: Part) {
  if (overview.requests.length === 0 && !child.own) return null
  return (
    <Card heading={child.own ? t.requests : t.requestsGiven}>
      {overview.requests.length === 0 && <p>{t.requestsNone}</p>}
      <Lines
        items={overview.requests.map(request => ({
          title: request.asked,
          href: requestPaths.request(request.id),
          detail: `${request.to}, ${request.toUnit}`,
          beside: <Answered answeredAt={request.answeredAt} answerBy={request.answerBy} t={t} />,
        }))}
      />
      {child.own && (
        <p>
          <LinkButton href={requestPaths.newRequest(child.id)} variant="secondary" icon="plus">
            {t.newRequest}
          </LinkButton>
        </p>
      )}
    </Card>
  )
}

function Answered({ answeredAt, answerBy, t }: { answeredAt: string | null; answerBy: string; t: T }) {
  if (answeredAt) {
    return (
      <Tag tone="good" icon="check">
        {t.answered}
      </Tag>
    )
  }
  const late = answerBy < todaysDate()
  return (
    <Tag tone="wait" icon="clock">
      {late ? t.late(answerBy) : t.by(answerBy)}
    </Tag>
  )
}

function Meetings({ child, overview, t }: Part) {
  const { lang } = usePage()
  if (overview.meetings.length === 0 && !child.own) return null
  return (
    <Card heading={t.meetings}>
      <Lines
        items={overview.meetings.map(meeting => ({
          title: t.meetingOn(formatDateTime(new Date(meeting.startsAt), lang)),
          href: meetingPaths.meeting(meeting.id),
        }))}
      />
      {child.own && (
        <p>
          <LinkButton href={meetingPaths.newMeeting(child.id)} variant="secondary" icon="calendar">
            {t.newMeeting}
          </LinkButton>
        </p>
      )}
    </Card>
  )
}

/** The hub with its list, who is the named person, and who sees what. */
function Beside({ child, overview, sharings, t }: Part & { sharings: Sharing[] }) {
  const people = peopleAround(overview)
  return (
    <>
      <Card heading={t.around(child.givenName)}>
        <Hub name={child.givenName} people={people} />
      </Card>
      {child.own && (
        <Card heading={t.namedPerson}>
          {overview.namedPerson ? (
            <PersonLine
              name={overview.namedPerson.holders.join(', ') || t.vacant}
              role={`${overview.namedPerson.functionName}, ${overview.namedPerson.unitName}`}
            />
          ) : (
            <p>{t.namedPersonNone}</p>
          )}
          <p>
            <a href={childPaths.namedPerson(child.id)}>
              {overview.namedPerson ? t.changeNamedPerson : t.chooseNamedPerson}
            </a>
          </p>
        </Card>
      )}
      {child.own && (
        <Card heading={t.guardians}>
          {overview.guardians.map(guardian => (
            <PersonLine
              name={guardian.name}
              role={[guardian.relation, guardian.custody ? t.custody : t.noCustody]
                .filter(Boolean)
                .join(', ')}
              family
            />
          ))}
          <p>
            <a href={childPaths.guardians(child.id)}>{t.addGuardian}</a>
          </p>
        </Card>
      )}
      {child.own && <WhoSeesWhat childId={child.id} sharings={sharings} />}
    </>
  )
}

function peopleAround({ guardians, team, partners, namedPerson }: Overview): HubPerson[] {
  const known = new Set<string>()
  const once = (id: string) => !known.has(id) && Boolean(known.add(id))
  return [
    ...guardians.map(
      (guardian): HubPerson => ({ name: guardian.name, role: guardian.relation, ring: 'near', family: true }),
    ),
    ...(namedPerson && once(namedPerson.functionId)
      ? [
          {
            name: namedPerson.holders[0] ?? namedPerson.functionName,
            role: namedPerson.functionName,
            ring: 'daily',
          } as const,
        ]
      : []),
    ...team
      .filter(({ functionId }) => once(functionId))
      .map(
        (member): HubPerson => ({
          name: member.holders[0] ?? member.functionName,
          role: member.functionName,
          ring: 'daily',
        }),
      ),
    ...partners
      .filter(({ functionId }) => once(functionId))
      .map((partner): HubPerson => ({ name: partner.unitName, role: partner.functionName, ring: 'around' })),
  ]
}

function More({ child, t }: { child: Child; t: T }) {
  const places = [
    [consentPaths.consents(child.id), t.consents],
    [logPaths.childLog(child.id), t.log],
    [reportPaths.reports(child.id), t.report],
    [protectionPaths.protection(child.id), t.protectionLink],
  ] as const
  return (
    <Card heading={t.more}>
      <ul>
        {places.map(([href, label]) => (
          <li>
            <a href={href}>{label}</a>
          </li>
        ))}
      </ul>
    </Card>
  )
}

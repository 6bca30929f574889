import type { MyChild } from '../../child/children/index.ts'
import type { Consent } from '../../child/consents/index.ts'
import { type MyMeeting, meetingPaths } from '../../child/meetings/index.ts'
import type { MyPlan } from '../../child/plans/index.ts'
import type { Sharing } from '../../child/who-sees-what/index.ts'
import { formatDateTime } from '../../i18n/index.ts'
import { nameAndPost } from '../../people/holders/index.ts'
import type { AreaLabels } from '../../sharing/disclosures/index.ts'
import { BackLink, Card, Layout, LinkButton, Live, NextStep, usePage } from '../../ui/index.ts'
import { AroundCard } from './around-card.tsx'
import { CallUnit, ConsentsCard } from './consents-card.tsx'
import { DespiteAlert } from './despite-alert.tsx'
import type { Looks } from './family.ts'
import { LooksCard } from './looks-card.tsx'
import { familyPaths } from './noun.ts'
import { PlanCard } from './plan-card.tsx'
import { texts } from './texts.ts'

type Props = {
  child: MyChild
  plan: MyPlan | undefined
  meetings: MyMeeting[]
  /** To come, and called off. */
  off: Pick<MyMeeting, 'id' | 'startsAt'>[]
  sharings: Sharing[]
  consents: Consent[]
  looks: Looks
  labels: AreaLabels
}

/** What is planned, who knows what, who has looked, and how to stop sharing: in words for anybody. */
export function MyChildPage({ child, plan, meetings, off, sharings, consents, looks, labels }: Props) {
  const { lang } = usePage()
  const t = texts(lang)
  const [meeting] = meetings
  return (
    <Layout
      title={child.givenName}
      about={child}
      lead={t.childLead(child.unitName)}
      back={<BackLink href={familyPaths.family()}>{t.heading}</BackLink>}
      aside={
        <>
          <LooksCard child={child} looks={looks} />
          <AskCard child={child} />
        </>
      }
    >
      <Live topic={`child:${child.id}`} />
      {off.map(({ id, startsAt }) => (
        <p>
          <a href={meetingPaths.meeting(id)}>{t.meetingOff(formatDateTime(startsAt, lang))}</a>
        </p>
      ))}
      <DespiteAlert child={child} sharings={sharings} />
      {meeting ? (
        <NextStep
          heading={t.meetingOn(formatDateTime(meeting.startsAt, lang))}
          action={<LinkButton href={meetingPaths.meeting(meeting.id)}>{t.prepare}</LinkButton>}
        />
      ) : (
        plan &&
        !plan.ended && (
          <NextStep heading={t.nextOn(plan.nextOn)}>
            {t.planBy(nameAndPost(plan.leadHolders.join(', '), plan.lead))}
          </NextStep>
        )
      )}
      <PlanCard plan={plan} name={child.givenName} labels={labels} />
      <AroundCard child={child} sharings={sharings} labels={labels} />
      <ConsentsCard {...{ child, consents, sharings, labels }} />
    </Layout>
  )
}

function AskCard({ child }: { child: MyChild }) {
  const t = texts(usePage().lang)
  return (
    <Card heading={t.ask}>
      <p>{t.askMore(child.unitName)}</p>
      <CallUnit child={child} />
      <p class="hint">{t.rights}</p>
      {child.contact && <p class="hint">{t.also(child.contact)}</p>}
    </Card>
  )
}

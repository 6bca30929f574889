import { maxOf } from '../../../platform/forms.ts'
import { type AreaLabels, areas } from '../../../sharing/disclosures/index.ts'
import {
  Alert,
  Button,
  Card,
  Form,
  type FormState,
  Hidden,
  Layout,
  LinkButton,
  SharingPicture,
  TextArea,
  usePage,
  Written,
} from '../../../ui/index.ts'
import { type ShutOut, WhoIsShutOut } from '../../children/index.ts'
import { meetingPaths } from '../../meetings/index.ts'
import { DraftBack, DraftTabs } from '../draft/draft-tabs.tsx'
import { planPaths } from '../noun.ts'
import type { Partner } from '../partners/partner.ts'
import { partnerNameInside, receiverOf } from '../partners/partners-page.tsx'
import type { Part } from '../parts.ts'
import { aboutChildOf, type Plan } from '../plan.ts'
import { isLost, type Obstacle } from './publication.ts'
import { publicationSchema } from './publication-form.ts'
import { shortened } from './shared-receipt.tsx'
import { publicationTexts } from './texts.ts'

type Props = {
  plan: Plan
  partners: Partner[]
  frozen: Part[]
  labels: AreaLabels
  shutOut: ShutOut[]
  unitName: string
  /** what stands in the way of sharing it */
  obstacles: Obstacle[]
  /** what a ground did not let be given, when it was tried */
  refused?: Obstacle[]
  twoTexts: boolean
  /** a meeting of the unit about the child that is open now */
  meeting?: { id: string } | undefined
  state?: FormState
}

/** Once more who gets what, and the button that names them; where it cannot be used it says why. */
export function PublicationPage({
  plan,
  partners,
  frozen,
  labels,
  shutOut,
  unitName,
  obstacles,
  refused = [],
  twoTexts,
  meeting,
  state = {},
}: Props) {
  const { lang } = usePage()
  const t = publicationTexts(lang)
  const given = partners.filter(partner => partner.gets !== 'nothing' && !isLost(partner))
  const names = given.map(partnerNameInside)
  const short = shortened(names, t)
  const inTheWay = refused.length ? refused : obstacles
  return (
    <Layout
      title={t.heading(plan.childName)}
      about={aboutChildOf(plan)}
      lead={t.leadText}
      back={<DraftBack plan={plan} />}
      mistakes={Boolean(state.errors)}
    >
      <DraftTabs plan={plan} here="publication" />
      <Card heading={t.whoGets}>
        {given.length ? (
          <SharingPicture
            giver={unitName}
            areas={areas.map(id => ({ id, label: labels[id] }))}
            receivers={partners
              .filter(partner => !isLost(partner))
              .map(partner => receiverOf(partner, frozen))}
            whole={t.wholePlan}
            begins={t.begins}
          />
        ) : (
          <p>{t.onlyOurs}</p>
        )}
        <WhoIsShutOut guardians={shutOut} />
      </Card>
      {meeting && (
        <Alert heading={t.meetingOpen(plan.childName)}>
          <p>{t.meetingOpenText}</p>
          <p>
            <a href={meetingPaths.meeting(meeting.id)}>{t.toMeeting}</a>
          </p>
        </Alert>
      )}
      {inTheWay.length > 0 && (
        <Alert heading={t.inTheWay}>
          <ul>
            {inTheWay.map(({ says, href, link }) => (
              <li>
                {says} {href && <a href={href}>{link}</a>}
              </li>
            ))}
          </ul>
        </Alert>
      )}
      {twoTexts && <Alert>{t.twoTexts}</Alert>}
      <Form action={planPaths.publication(plan.id)} state={state} once>
        <Hidden name="base" value={String(plan.version)} />
        {plan.version > 0 && (
          <TextArea
            name="whatChanged"
            label={t.whatChanged}
            hint={t.whatChangedHint}
            maxLength={maxOf(publicationSchema, 'whatChanged')}
            optional
          />
        )}
        <p>
          {t.goesTo(names)} {t.cannotBeUndone}
        </p>
        <Button disabledReason={obstacles.length ? t.notYet : undefined}>{t.publish(short)}</Button>
      </Form>
    </Layout>
  )
}

/** Somebody published while this one was being read. */
export function MeanwhilePage({ plan, whatChanged }: { plan: Plan; whatChanged: string }) {
  const { lang } = usePage()
  const t = publicationTexts(lang)
  return (
    <Layout title={t.meanwhileHeading} lead={t.meanwhile} narrow>
      {whatChanged && (
        <Card heading={t.typed}>
          <Written>{whatChanged}</Written>
        </Card>
      )}
      <LinkButton href={planPaths.plan(plan.id)}>{t.toPlan}</LinkButton>
    </Layout>
  )
}

import type { MyChild } from '../../child/children/index.ts'
import type { Consent } from '../../child/consents/index.ts'
import { ReceivedLines, type Sharing } from '../../child/who-sees-what/index.ts'
import { BackLink, Card, Confirm, Layout, LinkButton, usePage } from '../../ui/index.ts'
import { YesAgain } from './consents-card.tsx'
import { familyPaths } from './noun.ts'
import { texts } from './texts.ts'

type Props = {
  child: MyChild
  consentId: string
  unit: { unitId: string; unitName: string }
  received: Sharing[]
}

/** What happens, said before it does; no reason is asked (R4). */
export function FamilyWithdrawalPage({ child, consentId, unit, received }: Props) {
  const t = texts(usePage().lang)
  return (
    <Layout
      title={t.stopAsked(unit.unitName)}
      lead={t.stopLead}
      narrow
      back={<BackLink href={familyPaths.child(child.id)}>{child.givenName}</BackLink>}
    >
      <Confirm
        action={familyPaths.withdrawal(consentId, unit.unitId)}
        verb={t.stopYes}
        cancel={familyPaths.child(child.id)}
        variant="primary"
        unsent={t.stopNotYet(unit.unitName)}
      >
        <h2>{t.stopThen}</h2>
        <ul>
          <li>{t.stopMeans(unit.unitName)}</li>
          <li>{t.stopStays}</li>
          <li>{t.stopHelp}</li>
          <li>{t.stopAgain(child.unitName)}</li>
        </ul>
      </Confirm>
      <ReceivedCard received={received} />
      <p class="quiet">{t.stopLaw}</p>
    </Layout>
  )
}

/** It is done, and this is who had received something. `still` is what they may read on other grounds. */
export function WithdrawnPage({
  child,
  consent,
  unit,
  received,
  still,
}: Omit<Props, 'consentId'> & { consent: Consent; still: Sharing[] }) {
  const { lang } = usePage()
  const t = texts(lang)
  return (
    <Layout title={t.stopped(unit.unitName)} lead={t.stoppedLead(unit.unitName)} narrow>
      <ReceivedCard received={received} />
      {still.length > 0 && (
        <Card>
          <p>{t.stillByLaw}</p>
          <ReceivedLines sharings={still} />
        </Card>
      )}
      <Card heading={t.yesAgainHeading}>
        <YesAgain child={child} consent={consent} />
      </Card>
      <p>
        <LinkButton href={familyPaths.child(child.id)}>{t.backTo(child.givenName)}</LinkButton>
      </p>
    </Layout>
  )
}

function ReceivedCard({ received }: { received: Sharing[] }) {
  const { lang } = usePage()
  const t = texts(lang)
  return (
    <Card heading={t.received}>
      {received.length === 0 ? <p>{t.receivedNone}</p> : <ReceivedLines sharings={received} />}
    </Card>
  )
}

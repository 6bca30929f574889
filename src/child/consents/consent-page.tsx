import { formatDate } from '../../i18n/index.ts'
import { nameAndPost } from '../../people/holders/index.ts'
import { type AreaLabels, areas } from '../../sharing/disclosures/index.ts'
import {
  BackLink,
  Button,
  Buttons,
  Card,
  DescriptionList,
  Layout,
  LinkButton,
  Live,
  SharingPicture,
  usePage,
  Written,
} from '../../ui/index.ts'
import { type Child, childName } from '../children/index.ts'
import type { Sharing } from '../who-sees-what/index.ts'
import { areasOrAll } from './confirm-page.tsx'
import type { Consent } from './consents.ts'
import { given, giverName, ScopeLines, StateTag, stateSays } from './consents-page.tsx'
import { consentPaths } from './noun.ts'
import { Received } from './received.tsx'
import { mayBeWithdrawn, stateOf } from './states.ts'
import { takesPart } from './takes-part.ts'
import { texts } from './texts.ts'
import type { Touched } from './touched.ts'
import { TouchedCard } from './touched-card.tsx'

type Props = {
  child: Child
  consent: Consent
  received: Sharing[]
  labels: AreaLabels
  /** What is to be seen to, where a unit of it gets nothing more. */
  touched: Touched | undefined
}

/** One consent: who may know what, how it was given, and who has already received something on it. */
export function ConsentPage({ child, consent, received, labels, touched }: Props) {
  const { lang } = usePage()
  const t = texts(lang)
  const giver = giverName(consent, childName(child), t)
  const left = consent.scopes.filter(scope => !scope.withdrawnAt)
  return (
    <Layout
      title={t.saysYes(giver)}
      about={child}
      lead={stateSays(consent, t)}
      back={<BackLink href={consentPaths.consents(child.id)}>{t.heading}</BackLink>}
    >
      <Live topic={`child:${child.id}`} />
      <Buttons>
        <LinkButton href={consentPaths.print(consent.id)} variant="secondary" icon="print">
          {t.print}
        </LinkButton>
        {mayBeWithdrawn(consent) ? (
          <LinkButton href={consentPaths.withdrawal(consent.id)} variant="secondary" icon="undo">
            {t.withdraw}
          </LinkButton>
        ) : (
          <Button variant="secondary" disabledReason={t.cannotWithdraw}>
            {t.withdraw}
          </Button>
        )}
      </Buttons>
      {touched && <TouchedCard touched={touched} />}
      <Card heading={t.whoMayKnow} beside={<StateTag state={stateOf(consent)} />}>
        {left.length > 0 && mayBeWithdrawn(consent) ? (
          <SharingPicture
            giver={child.unitName}
            areas={areas.map(id => ({ id, label: labels[id] }))}
            receivers={left.map(scope => ({
              name: scope.unitName,
              areas: areasOrAll(scope.areas),
              until: formatDate(consent.validUntil, lang),
              note: `${scope.organisationName}.`,
            }))}
          />
        ) : null}
        {(left.length < consent.scopes.length || !mayBeWithdrawn(consent)) && (
          <ScopeLines consent={consent} labels={labels} />
        )}
      </Card>
      <Card heading={t.received}>
        <Received sharings={received} />
      </Card>
      <Card heading={t.facts}>
        <DescriptionList
          items={[
            [t.given, given(consent, lang, t)],
            [t.validUntil, formatDate(consent.validUntil, lang)],
            [t.receivedBy, nameAndPost(consent.receivedByPerson, consent.receivedBy)],
            [t.takesPart, takesPart(t)[consent.wantsToTakePart]],
            [t.gdpr, t[consent.gdprGround]],
          ]}
        />
        {consent.maturityAssessment && (
          <>
            <h3>{t.maturity}</h3>
            <Written>{consent.maturityAssessment}</Written>
          </>
        )}
        {consent.note && (
          <>
            <h3>{t.note}</h3>
            <Written>{consent.note}</Written>
          </>
        )}
      </Card>
    </Layout>
  )
}

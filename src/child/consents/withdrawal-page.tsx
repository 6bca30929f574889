import { BackLink, Card, Confirm, type FormState, Layout, RadioGroup, usePage } from '../../ui/index.ts'
import { type Child, childName } from '../children/index.ts'
import type { Sharing } from '../who-sees-what/index.ts'
import { type Consent, waysByStaff } from './consents.ts'
import { giverName } from './consents-page.tsx'
import { consentPaths } from './noun.ts'
import { Received } from './received.tsx'
import { texts } from './texts.ts'

type Props = { child: Child; consent: Consent; received: Sharing[]; state?: FormState }

/** One step, no reason asked (R4). */
export function WithdrawalPage({ child, consent, received, state = {} }: Props) {
  const t = texts(usePage().lang)
  const left = consent.scopes.filter(scope => !scope.withdrawnAt)
  const back = consentPaths.consent(consent.id)
  return (
    <Layout
      title={t.withdrawHeading(giverName(consent, childName(child), t))}
      about={child}
      lead={t.withdrawLead}
      narrow
      mistakes={Boolean(state.errors)}
      back={<BackLink href={back}>{t.heading}</BackLink>}
    >
      <Confirm
        action={consentPaths.withdrawal(consent.id)}
        verb={t.withdraw}
        cancel={back}
        variant="primary"
        unsent={t.withdrawNotYet}
        state={state}
      >
        <RadioGroup
          name="unit"
          label={t.withdrawFor}
          value={left.length === 1 ? (left[0]?.unitId ?? '') : ''}
          options={[
            ...left.map(scope => ({
              value: scope.unitId,
              label: scope.unitName,
              hint: scope.organisationName,
            })),
            ...(left.length > 1 ? [{ value: 'all', label: t.withdrawAll }] : []),
          ]}
        />
        <RadioGroup
          name="how"
          label={t.withdrawHow}
          options={waysByStaff.map(value => ({ value, label: t[value] }))}
        />
        <p>{t.withdrawMeans}</p>
      </Confirm>
      <Card heading={t.received}>
        <Received sharings={received} />
      </Card>
    </Layout>
  )
}

import { formatDate } from '../../i18n/index.ts'
import type { Values } from '../../platform/forms.ts'
import { type AreaLabels, areas } from '../../sharing/disclosures/index.ts'
import {
  BackLink,
  Button,
  Card,
  DescriptionList,
  Form,
  Layout,
  LinkButton,
  SharingPicture,
  usePage,
  Written,
} from '../../ui/index.ts'
import type { Child } from '../children/index.ts'
import { areasFor, type Details, untilOf } from './consent-form.ts'
import type { Holder, Unit } from './consents.ts'
import { consentPaths } from './noun.ts'
import { takesPart } from './takes-part.ts'
import { texts } from './texts.ts'
import { ConsentSteps } from './who-page.tsx'

type Props = {
  child: Child
  draftId: string
  data: Details
  values: Values
  giver: string
  units: Unit[]
  othersNeeded: Holder[]
  labels: AreaLabels
  receiver: string
}

/** Third step: who will see what, as a picture and in plain words, before it is saved. */
export function ConfirmPage({
  child,
  draftId,
  data,
  values,
  giver,
  units,
  othersNeeded,
  labels,
  receiver,
}: Props) {
  const { lang } = usePage()
  const t = texts(lang)
  const until = formatDate(untilOf(data), lang)
  const change = consentPaths.details(child.id, { draft: draftId })
  return (
    <Layout
      title={t.confirmHeading}
      lead={t.confirmLead(giver)}
      back={<BackLink href={change}>{t.stepWhat}</BackLink>}
    >
      <ConsentSteps at={2} />
      <Card heading={t.whoMayKnow}>
        <SharingPicture
          giver={child.unitName}
          areas={areas.map(id => ({ id, label: labels[id] }))}
          receivers={units.map(unit => ({
            name: unit.name,
            areas: areasOrAll(areasFor(values, unit.id)),
            until,
            note: `${unit.organisationName}.`,
          }))}
        />
        <p>{t.confirmNoOne}</p>
        {othersNeeded.length > 0 && <p>{t.alsoNeeded(othersNeeded.map(holder => holder.name))}</p>}
      </Card>
      <Card heading={t.facts}>
        <DescriptionList
          items={[
            [t.from, giver],
            [t.given, `${formatDate(data.givenOn, lang)}. ${t[data.how]}`],
            [t.validUntil, until],
            [t.receivedBy, receiver],
            [t.takesPart, takesPart(t)[data.wantsToTakePart]],
            [t.gdpr, t[data.gdprGround]],
          ]}
        />
        {data.maturityAssessment && (
          <>
            <h3>{t.maturity}</h3>
            <Written>{data.maturityAssessment}</Written>
          </>
        )}
        {data.note && (
          <>
            <h3>{t.note}</h3>
            <Written>{data.note}</Written>
          </>
        )}
      </Card>
      <Form action={consentPaths.draft(child.id, draftId)}>
        <div class="row buttons">
          <Button>{t.save}</Button>
          <LinkButton href={change} variant="secondary">
            {t.change}
          </LinkButton>
        </div>
      </Form>
    </Layout>
  )
}

/** The picture's word for the whole wheel. */
export const areasOrAll = (some: readonly string[]) =>
  some.length === areas.length ? ('all' as const) : some

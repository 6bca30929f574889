import { formatDate } from '../../i18n/index.ts'
import { nameAndPost } from '../../people/holders/index.ts'
import type { AreaLabels } from '../../sharing/disclosures/index.ts'
import { BackLink, DescriptionList, Layout, usePage } from '../../ui/index.ts'
import { type Child, childName } from '../children/index.ts'
import type { Consent } from './consents.ts'
import { areaList, giverName } from './consents-page.tsx'
import { consentPaths } from './noun.ts'
import { takesPart } from './takes-part.ts'
import { texts } from './texts.ts'

type Props = { child: Child; consent: Consent; labels: AreaLabels }

/** One sheet to read together and sign. No person number and no address: the name and the day of birth say who it is about. */
export function PrintPage({ child, consent, labels }: Props) {
  const { lang } = usePage()
  const t = texts(lang)
  const name = childName(child)
  const giver = giverName(consent, name, t)
  const about = child.protected ? name : `${name} (${formatDate(child.birthDate, lang)})`
  return (
    <Layout
      title={t.paperHeading}
      about={child}
      narrow
      back={<BackLink href={consentPaths.consent(consent.id)}>{t.heading}</BackLink>}
    >
      <p class="hint screen-only">{t.printThis}</p>
      <article class="paper flow">
        <p>{t.paperSays(giver, child.unitName, about)}</p>
        <DescriptionList
          items={consent.scopes
            .filter(scope => !scope.withdrawnAt)
            .map(
              scope =>
                [
                  `${scope.unitName}, ${scope.organisationName}`,
                  areaList(scope.areas, labels, lang, t),
                ] as const,
            )}
        />
        <p>{t.paperUntil(consent.validUntil)}</p>
        <p>
          {t.paperTakesPart}: {takesPart(t)[consent.wantsToTakePart].toLowerCase()}.
        </p>
        <p>{t.paperDuty}</p>
        <div class="signatures">
          <Signature of={giver} />
          <Signature of={`${t.receiverSigns} ${nameAndPost(consent.receivedByPerson, consent.receivedBy)}`} />
        </div>
        <p class="hint">{t.recordOf(consent.givenOn)}</p>
      </article>
    </Layout>
  )
}

function Signature({ of }: { of: string }) {
  const t = texts(usePage().lang)
  return (
    <div>
      <p>{of}</p>
      <p class="sign-line">{t.placeDate}</p>
      <p class="sign-line">{t.signature}</p>
      <p class="sign-line">{t.nameClear}</p>
    </div>
  )
}

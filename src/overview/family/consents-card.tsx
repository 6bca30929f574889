import { type Consent, mayBeWithdrawn } from '../../child/consents/index.ts'
import { formatList } from '../../i18n/index.ts'
import { type AreaLabels, areas, inWheelOrder } from '../../sharing/disclosures/index.ts'
import { Card, Details, Lines, LinkButton, usePage } from '../../ui/index.ts'
import { familyPaths } from './noun.ts'
import { texts } from './texts.ts'

/** My own yeses, unit by unit, each with its one button. */
export function ConsentsCard({ consents, labels }: { consents: Consent[]; labels: AreaLabels }) {
  const { lang } = usePage()
  const t = texts(lang)
  const all = consents.flatMap(consent =>
    consent.scopes.map(scope => ({ consent, scope, live: mayBeWithdrawn(consent) && !scope.withdrawnAt })),
  )
  const live = all.filter(each => each.live)
  const past = all.filter(each => !each.live)
  const areaWords = (some: readonly string[]) =>
    some.length === areas.length
      ? t.wholeWheel
      : formatList(
          inWheelOrder(some).map(area => labels[area]),
          lang,
        )
  return (
    <Card heading={t.consents} id="consents">
      {live.length === 0 ? (
        <p>{t.consentsNone}</p>
      ) : (
        <Lines
          items={live.map(({ consent, scope }) => ({
            title: scope.unitName,
            detail: t.consentUntil(areaWords(scope.areas), consent.validUntil),
            beside: (
              <LinkButton href={familyPaths.withdrawal(consent.id, scope.unitId)} variant="secondary">
                {t.stop}
                <span class="sr-only"> {scope.unitName}</span>
              </LinkButton>
            ),
          }))}
        />
      )}
      <p class="hint">{t.others}</p>
      {past.length > 0 && (
        <Details summary={t.earlier}>
          <Lines
            items={past.map(({ scope }) => ({
              title: scope.unitName,
              detail: scope.withdrawnAt ? t.consentTaken(scope.withdrawnAt) : t.consentOver,
            }))}
          />
        </Details>
      )}
    </Card>
  )
}

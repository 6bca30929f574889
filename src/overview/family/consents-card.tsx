import type { MyChild } from '../../child/children/index.ts'
import { type Consent, mayBeWithdrawn } from '../../child/consents/index.ts'
import type { Sharing } from '../../child/who-sees-what/index.ts'
import { formatList } from '../../i18n/index.ts'
import { nameAndPost } from '../../people/holders/index.ts'
import { type AreaLabels, areas, inWheelOrder } from '../../sharing/disclosures/index.ts'
import { Card, Details, dialled, Lines, LinkButton, usePage } from '../../ui/index.ts'
import { familyPaths } from './noun.ts'
import { texts } from './texts.ts'

/** My own yeses, unit by unit, each with its one button. */
export function ConsentsCard({
  child,
  consents,
  sharings,
  labels,
}: {
  child: MyChild
  consents: Consent[]
  sharings: Sharing[]
  labels: AreaLabels
}) {
  const { lang } = usePage()
  const t = texts(lang)
  const all = consents.flatMap(consent =>
    consent.scopes.map(scope => ({ consent, scope, live: mayBeWithdrawn(consent) && !scope.withdrawnAt })),
  )
  const live = all.filter(each => each.live)
  const past = all.filter(each => !each.live)
  const [latest] = past
  // Why it is so may be what another guardian has said: that is not told here.
  const restsOnMine = ({ unitName }: { unitName: string }) =>
    sharings.some(
      ({ live, to, consentBy }) =>
        live && 'functionId' in to && to.unitName === unitName && consentBy.length > 0,
    )
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
            detail: `${t.consentUntil(areaWords(scope.areas), consent.validUntil)}${restsOnMine(scope) ? '' : ` ${t.nothingNow}`}`,
            beside: (
              <LinkButton href={familyPaths.withdrawal(consent.id, scope.unitId)} variant="secondary">
                {t.stop}
                <span class="sr-only"> {t.stopRest(scope.unitName)}</span>
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
          {latest && (
            <>
              <h3>{t.yesAgainHeading}</h3>
              <YesAgain child={child} consent={latest.consent} />
            </>
          )}
        </Details>
      )}
    </Card>
  )
}

/**
 * Whom to ask who wants to say yes again: whoever took the consent, as long as they hold the post, and the number of the unit. Of a
 * post that has gone to another the unit only: a guardian is told the names of those whom they have met, or who lead the plan.
 */
export function YesAgain({ child, consent }: { child: MyChild; consent: Consent }) {
  const t = texts(usePage().lang)
  const { receivedByPerson, receivedBy, receiverHolds } = consent
  return (
    <>
      <p>
        {receivedByPerson && receiverHolds
          ? t.yesAgain(nameAndPost(receivedByPerson, receivedBy), child.unitName)
          : t.yesAgainUnit(child.unitName)}
      </p>
      <p>{t.yesAgainHow}</p>
      <CallUnit child={child} />
    </>
  )
}

/** Draws nothing where the unit has no number. */
export function CallUnit({ child: { unitPhone } }: { child: MyChild }) {
  const t = texts(usePage().lang)
  if (!unitPhone) return null
  return (
    <p>
      <LinkButton href={dialled(unitPhone)} variant="secondary" plain>
        {t.callUnit(unitPhone)}
      </LinkButton>
    </p>
  )
}

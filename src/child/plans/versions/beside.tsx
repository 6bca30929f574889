import { holderOrPost, postLine } from '../../../people/holders/index.ts'
import { type AreaLabels, inWheelOrder } from '../../../sharing/disclosures/index.ts'
import { Buttons, Card, LinkButton, PersonLine, usePage } from '../../../ui/index.ts'
import { planPaths } from '../noun.ts'
import type { Plan } from '../plan.ts'
import { allows } from '../states.ts'
import { texts } from '../texts.ts'
import { versionTexts } from './texts.ts'
import type { Holder, Version } from './version.ts'

export type BesideProps = {
  plan: Plan
  version: Version
  versions: Version[]
  holders: Holder[]
  reviews: { id: string; heldOn: string }[]
  labels: AreaLabels
}

/** Who has the plan, what the lead may do with it, and the versions and follow-ups before. */
export function Beside({ plan, version, versions, holders, reviews, labels }: BesideProps) {
  const { lang } = usePage()
  const t = { ...texts(lang), ...versionTexts(lang) }
  const before = versions.find(each => each.version === version.version - 1)
  return (
    <>
      <Card heading={t.who}>
        <PersonLine name={holderOrPost(plan.lead)} role={`${t.lead}, ${plan.lead.unitName}`} />
        {holders.map(({ to, guardianName, areas, until }) => (
          <PersonLine
            name={to ? holderOrPost(to) : (guardianName ?? t.guardianHas)}
            family={!to}
            role={
              to ? (
                <>
                  {postLine(to, lang)}
                  <br />
                  {areas.length
                    ? t.onlyAreas(
                        inWheelOrder(areas).map(area => labels[area]),
                        until,
                      )
                    : t.whole(until)}
                </>
              ) : (
                t.whole(until)
              )
            }
          />
        ))}
        {plan.mine && allows(plan, 'share') && (
          <p>
            <a href={planPaths.partners(plan.id)}>{t.partnersTab}</a>
          </p>
        )}
      </Card>
      {plan.mine && allows(plan, 'edit') && (
        <Buttons>
          <LinkButton href={planPaths.draft(plan.id)} variant="secondary">
            {t.toDraft}
          </LinkButton>
          {allows(plan, 'review') && (
            <LinkButton href={planPaths.newReview(plan.id)} variant="quiet">
              {t.toReview}
            </LinkButton>
          )}
          <LinkButton href={planPaths.lead(plan.id)} variant="quiet">
            {t.changeLead}
          </LinkButton>
        </Buttons>
      )}
      {(versions.length > 1 || reviews.length > 0) && (
        <Card heading={t.versions} screenOnly>
          {before && (
            <p>
              <a href={planPaths.difference(plan.id, version.version)}>{t.seeDifference}</a>
            </p>
          )}
          <ul>
            {versions.map(each => (
              <li>
                <a
                  href={planPaths.version(plan.id, each.version)}
                  aria-current={each.version === version.version ? 'true' : undefined}
                >
                  {t.versionOf(each.version, each.publishedAt)}
                </a>
              </li>
            ))}
            {reviews.map(review => (
              <li>
                <a href={planPaths.review(plan.id, review.id)}>{t.reviewOf(review.heldOn)}</a>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </>
  )
}

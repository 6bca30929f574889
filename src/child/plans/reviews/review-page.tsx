import type { Child } from 'hono/jsx'
import type { AreaLabels } from '../../../sharing/index.ts'
import { BackLink, Card, Layout, Quote, Tag, usePage, Voice, Written } from '../../../ui/index.ts'
import { planPaths } from '../paths.ts'
import type { Plan } from '../plan.ts'
import { texts } from '../texts.ts'
import type { Review } from './review.ts'
import { reviewTexts } from './texts.ts'

type Props = { plan: Plan; review: Review; labels: AreaLabels; wheels?: Child }

/** What each need had come to on a day, the child first. */
export function ReviewPage({ plan, review, labels, wheels }: Props) {
  const { lang } = usePage()
  const t = reviewTexts(lang)
  return (
    <Layout
      title={t.reviewHeading(review.heldOn)}
      back={<BackLink href={planPaths.plan(plan.id)}>{texts(lang).planFor(plan.childName)}</BackLink>}
    >
      {review.childWords && (
        <Card>
          <Quote by={plan.childName}>{review.childWords}</Quote>
        </Card>
      )}
      {wheels && <Card heading={t.wheels}>{wheels}</Card>}
      {review.needs.map(need => (
        <Card
          heading={need.area ? labels[need.area] : texts(lang).need}
          beside={<Tag tone={need.what === 'reached' ? 'good' : 'neutral'}>{t[need.what]}</Tag>}
        >
          {need.need && <Written>{need.need}</Written>}
          {need.words && <Written>{need.words}</Written>}
        </Card>
      ))}
      {review.guardianWords && (
        <Card>
          <Voice who={texts(lang).guardian}>
            <Written>{review.guardianWords}</Written>
          </Voice>
        </Card>
      )}
      <Card heading={t.decided}>
        <p>{review.decision === 'end' ? t.ended : t.wentOn(plan.nextOn)}</p>
      </Card>
    </Layout>
  )
}

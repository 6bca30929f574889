import { formatDateTime } from '../../i18n/index.ts'
import { holderAndPost } from '../../people/holders/index.ts'
import { Card, Lines, usePage } from '../../ui/index.ts'
import { meetingPaths } from '../meetings/index.ts'
import { planPaths } from '../plans/index.ts'
import { texts } from './texts.ts'
import type { Touched } from './touched.ts'

/** What somebody must see to since a unit gets nothing more, each with where it is done. */
export function TouchedCard({ touched: { actions, partners, meetings } }: { touched: Touched }) {
  const { lang } = usePage()
  const t = texts(lang)
  const items = [
    ...actions.map(({ planId, words, ...held }) => ({
      title: words,
      href: planPaths.plan(planId),
      detail: `${t.touchedAction}: ${holderAndPost(held, lang)}`,
    })),
    ...partners.map(({ planId, who, ...held }) => ({
      title: t.touchedPartner,
      href: planPaths.partner(planId, who),
      detail: holderAndPost(held, lang),
    })),
    ...meetings.map(({ id, startsAt, ...held }) => ({
      title: t.touchedMeeting(formatDateTime(new Date(startsAt), lang)),
      href: meetingPaths.meeting(id),
      detail: holderAndPost(held, lang),
    })),
  ]
  return <Card heading={t.touched}>{items.length ? <Lines items={items} /> : <p>{t.touchedNone}</p>}</Card>
}

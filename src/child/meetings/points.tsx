import type { Child as Content } from 'hono/jsx'
import type { AreaLabels } from '../../sharing/disclosures/index.ts'
import { Lines, Tag, usePage } from '../../ui/index.ts'
import { aboutWords, raiserWords } from './meeting-words.ts'
import type { Point } from './meetings.ts'
import { texts } from './texts.ts'

/** What a meeting raises; `beside` adds to a point what can be done with it. */
export function Points({
  points,
  labels,
  beside,
}: {
  points: readonly Point[]
  labels: AreaLabels
  beside?: (point: Point) => Content
}) {
  const { lang } = usePage()
  const t = texts(lang)
  return (
    <Lines
      items={points.map(point => ({
        title: point.title,
        detail: [aboutWords(point.areas, labels, lang), t.raised(raiserWords(lang)[point.raisedBy])].join(
          '. ',
        ),
        beside: (
          <>
            <Tag tone={point.kind === 'decision' ? 'good' : 'neutral'}>{t[point.kind]}</Tag>
            {beside?.(point)}
          </>
        ),
      }))}
    />
  )
}

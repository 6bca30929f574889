import type { Child as Content } from 'hono/jsx'
import { Lines, Tag, usePage } from '../../ui/index.ts'
import { raiserWords } from './meeting-words.ts'
import type { Point } from './meetings.ts'
import { texts } from './texts.ts'

/** What a meeting raises; `beside` adds to a point what can be done with it. */
export function Points({ points, beside }: { points: readonly Point[]; beside?: (point: Point) => Content }) {
  const { lang } = usePage()
  const t = texts(lang)
  return (
    <Lines
      items={points.map(point => ({
        title: point.title,
        detail: t.raised(raiserWords(lang)[point.raisedBy]),
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

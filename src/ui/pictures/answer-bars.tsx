import type { Child as Content } from 'hono/jsx'
import { widthOf, wrap } from './rings.ts'

export type AnswerBar = {
  label: string
  /** in per cent; null is hidden, then `said` says so */
  value: number | null
  /** "45 % (20)", "dolt" */
  said: string
  /** what it was before, in per cent: a mark across the bar */
  earlier?: number | null
}

type Props = {
  bars: readonly AnswerBar[]
  /** what the picture shows, in a sentence; its table stands beside it */
  says: string
}

const [width, size, line, thick, gap] = [340, 15, 18, 12, 12]

/** The pictures of one question, side by side where there is room. */
export const AnswerParts = ({ children }: { children?: Content }) => (
  <div class="answer-parts">{children}</div>
)

/** Shares of the whole, each with all of its words above it, in as many lines as these need. One colour: no answer is better (R11). */
export function AnswerBars({ bars, says }: Props) {
  let y = 0
  const rows = bars.map(bar => {
    const lines = wrap(bar.label, width - widthOf(bar.said, size) - 14, size)
    const row = { ...bar, lines, y }
    y += lines.length * line + thick + 6 + gap
    return row
  })
  return (
    <svg
      class="picture value-bars"
      viewBox={`0 0 ${width} ${Math.max(1, y - gap)}`}
      role="img"
      aria-label={says}
    >
      {rows.map(row => (
        <Bar {...row} />
      ))}
    </svg>
  )
}

function Bar({ lines, value, said, earlier, y }: AnswerBar & { lines: string[]; y: number }) {
  const top = y + lines.length * line + 2
  return (
    <>
      {lines.map((words, i) => (
        <text class="picture-text value-label" x="0" y={y + 14 + i * line}>
          {words}
        </text>
      ))}
      <text
        class="picture-text value-said"
        x={width}
        y={y + 14 + (lines.length - 1) * line}
        text-anchor="end"
      >
        {said}
      </text>
      <rect
        class={value === null ? 'answer-hidden' : 'value-track'}
        x="0"
        y={top}
        width={width}
        height={thick}
        rx="4"
      />
      {value !== null && value > 0 && (
        <rect
          class="value-bar"
          x="0"
          y={top}
          width={Math.max(2, (value / 100) * width)}
          height={thick}
          rx="4"
        />
      )}
      {typeof earlier === 'number' && (
        <path class="answer-earlier" d={`M${(earlier / 100) * width} ${top - 4}v${thick + 8}`} />
      )}
    </>
  )
}

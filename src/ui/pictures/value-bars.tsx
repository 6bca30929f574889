type Bar = {
  label: string
  /** null is hidden: then `said` says why */
  value: number | null
  /** the value as it is said: "87 %", "för få för att visa" */
  said: string
  /** at least or at most so much: the end of the bar is open */
  open?: boolean
}
type Props = {
  bars: readonly Bar[]
  /** what a full bar is: 100 for a share; the largest value without it */
  full?: number
  /** what the picture shows, in a sentence; its table stands beside it */
  says: string
  /** for a picture that leaves the page alone: what it is, and what must follow it (R16) */
  alone?: { heading: string; foot: readonly string[] }
}

const [width, row, thick, line] = [400, 42, 12, 15]

/** Lengths that compare, each with its words and its figure above it: reads on a phone as on paper. */
export function ValueBars({ bars, full, says, alone }: Props) {
  const most = full ?? (Math.max(0, ...bars.map(({ value }) => value ?? 0)) || 1)
  const head = alone ? broken(alone.heading, 44) : []
  const foot = alone?.foot.flatMap(each => broken(each, 72)) ?? []
  const top = head.length ? head.length * 21 + 10 : 0
  const bottom = top + bars.length * row
  return (
    <svg
      class="picture value-bars"
      viewBox={`0 0 ${width} ${bottom + (foot.length ? foot.length * line + 10 : 0)}`}
      role="img"
      aria-label={says}
    >
      {head.map((text, at) => (
        <text class="picture-text value-heading" x="0" y={18 + at * 21}>
          {text}
        </text>
      ))}
      {foot.map((text, at) => (
        <text class="picture-text value-foot" x="0" y={bottom + 18 + at * line}>
          {text}
        </text>
      ))}
      {bars.map(({ label, value, said, open }, at) => {
        const y = top + at * row
        const length = value === null ? 0 : Math.max(2, (Math.min(value, most) / most) * width)
        return (
          <>
            <text class="picture-text value-label" x="0" y={y + 15}>
              {label}
            </text>
            <text class="picture-text value-said" x={width} y={y + 15} text-anchor="end">
              {said}
            </text>
            <rect class="value-track" x="0" y={y + 21} width={width} height={thick} rx="4" />
            {value !== null && (
              <rect class="value-bar" x="0" y={y + 21} width={length} height={thick} rx={open ? 0 : 4} />
            )}
          </>
        )
      })}
    </svg>
  )
}

/** A picture has no lines that break by themselves. */
function broken(text: string, most: number): string[] {
  const lines = ['']
  for (const word of text.split(' ')) {
    const last = lines.at(-1) as string
    if (last && last.length + word.length >= most) lines.push(word)
    else lines[lines.length - 1] = last ? `${last} ${word}` : word
  }
  return lines
}

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
}

const [width, row, thick] = [400, 42, 12]

/** Lengths that compare, each with its words and its figure above it: reads on a phone as on paper. */
export function ValueBars({ bars, full, says }: Props) {
  const most = full ?? (Math.max(0, ...bars.map(({ value }) => value ?? 0)) || 1)
  return (
    <svg
      class="picture value-bars"
      viewBox={`0 0 ${width} ${bars.length * row}`}
      role="img"
      aria-label={says}
    >
      {bars.map(({ label, value, said, open }, at) => {
        const y = at * row
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

import { usePage } from '../page-context.ts'
import { texts } from '../texts.ts'

type Point = {
  /** what stands under it: a year */
  label: string
  /** null: not shown, and the line has a gap */
  value: number | null
  /** the value as it is said: "1 061" */
  said: string
}
type Props = {
  points: readonly Point[]
  target?: { value: number; said: string } | undefined
  /** bars for what is summed, a line for what is measured again and again */
  kind: 'bars' | 'line'
  /** what the picture shows, in a sentence; its table stands beside it */
  says: string
}

const [width, height, left, right, top, bottom] = [440, 260, 8, 8, 34, 34]

/** Values by year against a target. Starts at nought, so that lengths compare; the target is a dashed line with its figure. */
export function TargetChart({ points, target, kind, says }: Props) {
  const t = texts(usePage().lang)
  const most = Math.max(...points.map(({ value }) => value ?? 0), target?.value ?? 0, 0) || 1
  const least = Math.min(...points.map(({ value }) => value ?? 0), 0)
  const y = (value: number) => top + ((most - value) / (most - least)) * (height - top - bottom)
  const step = (width - left - right) / points.length
  const x = (at: number) => left + step * (at + 0.5)
  const half = Math.min(36, step * 0.3)
  const size = points.length > 5 ? 14 : 18
  return (
    <svg class="picture target-chart" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={says}>
      <line class="chart-ground" x1={left} x2={width - right} y1={y(0)} y2={y(0)} />
      {kind === 'line' &&
        piecesOf(points).map(piece => (
          <polyline
            class="chart-line"
            points={piece.map(({ value, at }) => `${x(at)},${y(value)}`).join(' ')}
          />
        ))}
      {points.map(({ value }, at) =>
        value === null ? null : kind === 'bars' ? (
          <rect
            class="chart-bar"
            x={x(at) - half}
            width={half * 2}
            y={Math.min(y(value), y(0))}
            height={Math.max(Math.abs(y(0) - y(value)), 1)}
            rx="4"
          />
        ) : (
          <circle class="chart-dot" cx={x(at)} cy={y(value)} r="7" />
        ),
      )}
      {target && (
        <>
          <line class="chart-target" x1={left} x2={width - right} y1={y(target.value)} y2={y(target.value)} />
          <text class="picture-text chart-halo" x={left} y={y(target.value) - 8} font-size="16">
            {t.chartTarget(target.said)}
          </text>
        </>
      )}
      {points.map(({ label, value, said }, at) => (
        <>
          <text
            class="picture-text picture-strong chart-halo"
            x={x(at)}
            y={valueAt(y(value ?? 0), target && y(target.value))}
            font-size={value === null ? 14 : size}
            text-anchor="middle"
          >
            {said}
          </text>
          <text class="picture-text" x={x(at)} y={height - 10} font-size="16" text-anchor="middle">
            {label}
          </text>
        </>
      ))}
    </svg>
  )
}

/** Runs of at least two values that stand beside each other. */
function piecesOf(points: readonly Point[]) {
  const pieces: { value: number; at: number }[][] = [[]]
  for (const [at, { value }] of points.entries()) {
    if (value === null) pieces.push([])
    else pieces.at(-1)?.push({ value, at })
  }
  return pieces.filter(piece => piece.length > 1)
}

/** Above its point, or inside the bar where the target's line goes just there. */
const valueAt = (y: number, target: number | undefined) =>
  target !== undefined && Math.abs(y - 10 - target) < 22 ? Math.max(y, target) + 24 : y - 10

import type { CountyFigure } from '../../learning/county/index.ts'

const [width, height, edge] = [240, 48, 6]

/** The way of a figure over its quarters, in its own measure; a gap where nothing is shown. The table beside says the same. */
export function Trend({ history }: { history: CountyFigure['history'] }) {
  const values = history.flatMap(({ value }) => (value === null ? [] : [value]))
  if (values.length < 2) return null
  const most = Math.max(...values) || 1
  const at = history.map(({ value }, n) =>
    value === null
      ? undefined
      : {
          x: edge + (n * (width - 2 * edge)) / (history.length - 1),
          y: height - edge - (value / most) * (height - 2 * edge),
        },
  )
  const last = at.findLast(Boolean)
  return (
    <svg class="picture trend" viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      <path class="trend-baseline" d={`M${edge} ${height - edge}H${width - edge}`} />
      {piecesOf(at).map(piece => (
        <path
          class="trend-line"
          d={`M${piece.map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}`}
        />
      ))}
      {last && <circle class="trend-now" cx={last.x} cy={last.y} r="5" />}
    </svg>
  )
}

type Point = { x: number; y: number }

/** Runs of points that stand beside each other. */
function piecesOf(points: (Point | undefined)[]): Point[][] {
  const pieces: Point[][] = [[]]
  for (const point of points) {
    if (point) pieces.at(-1)?.push(point)
    else pieces.push([])
  }
  return pieces.filter(piece => piece.length > 1)
}

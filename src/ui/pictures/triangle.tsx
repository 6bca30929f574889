import { usePage } from '../page-context.ts'
import { texts } from '../texts.ts'

export type TriangleSide = {
  id: string
  label: string
  /** what stands along the side; what works is inside, what is needed outside */
  points: readonly { id: string; label: string; works: boolean; needed: boolean }[]
}

const corners = [
  { x: 0, y: -150 },
  { x: 160, y: 126 },
  { x: -160, y: 126 },
] as const

/** From the left corner up, from the top down to the right, and along the foot. */
const edges = [
  { from: corners[2], to: corners[0] },
  { from: corners[0], to: corners[1] },
  { from: corners[2], to: corners[1] },
] as const

/** The world of the child as three sides with the child inside. Each point is numbered as in the list beside; no figure adds up (R11). */
export function Triangle({ name, sides }: { name: string; sides: readonly TriangleSide[] }) {
  const t = texts(usePage().lang)
  const all = sides.flatMap(each => each.points)
  const said = (which: 'works' | 'needed') =>
    all
      .filter(each => each[which])
      .map(each => each.label)
      .join(', ') || t.none
  let number = 0
  return (
    <div class="triangle">
      <svg
        class="picture"
        viewBox="-190 -185 380 345"
        role="img"
        aria-labelledby="triangle-title triangle-desc"
      >
        <title id="triangle-title">{name}</title>
        <desc id="triangle-desc">
          {t.wheelWorks(said('works'))} {t.wheelNeeded(said('needed'))}
        </desc>
        <path class="triangle-inside" d="M0-150 160 126H-160Z" />
        {sides.slice(0, 3).flatMap((side, i) =>
          side.points.map((point, n) => {
            number++
            const { from, to } = edges[i] as (typeof edges)[number]
            const along = (n + 1) / (side.points.length + 1)
            const x = from.x + (to.x - from.x) * along
            const y = from.y + (to.y - from.y) * along
            return <Point x={x} y={y} number={number} works={point.works} needed={point.needed} />
          }),
        )}
        <text class="picture-text picture-strong" text-anchor="middle" y="52" font-size="18">
          {name}
        </text>
      </svg>
      <TriangleKey sides={sides} />
    </div>
  )
}

function TriangleKey({ sides }: { sides: readonly TriangleSide[] }) {
  let number = 0
  return (
    <div class="triangle-key">
      {sides.map(side => {
        const start = number + 1
        number += side.points.length
        return (
          <div>
            <h3>{side.label}</h3>
            <ol start={start}>
              {side.points.map(point => (
                <li>{point.label}</li>
              ))}
            </ol>
          </div>
        )
      })}
    </div>
  )
}

type PointProps = { x: number; y: number; number: number; works: boolean; needed: boolean }

function Point({ x, y, number, works, needed }: PointProps) {
  const at = `translate(${x.toFixed(1)} ${y.toFixed(1)})`
  return (
    <g transform={at}>
      <circle class={needed ? 'wheel-needed' : 'wheel-blank'} r="16" />
      <circle class={works ? 'wheel-works' : 'triangle-plain'} r="11" />
      <text
        class={works ? 'triangle-number triangle-on' : 'triangle-number'}
        text-anchor="middle"
        dy="0.35em"
        font-size="12"
      >
        {number}
      </text>
    </g>
  )
}

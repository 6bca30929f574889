import { initials, PersonLine } from '../lists.tsx'
import { usePage } from '../page-context.ts'
import { texts } from '../texts.ts'
import { at, round, shortName, turn, widthOf, wrap } from './rings.ts'

export type HubRing = 'near' | 'daily' | 'around'
export type HubPerson = {
  name: string
  role?: string
  ring: HubRing
  /** one of the family: drawn filled */
  family?: boolean
  href?: string
}

const radii = { near: 72, daily: 128, around: 184 } as const satisfies Record<HubRing, number>
const size = 16
const half = { width: 250, height: 240 }

type HubProps = {
  name: string
  people: readonly HubPerson[]
  /** the list is for a screen reader alone: the picture has room for every name */
  drawnOnly?: boolean
}

/**
 * Who is around the child. Each is drawn with initials, and with the name where there is room; the list beside is the
 * same in words, and is what a screen reader meets.
 */
export function Hub({ name, people, drawnOnly }: HubProps) {
  const t = texts(usePage().lang)
  const child = shortName(name, 68, 19)
  const rings: [HubRing, string][] = [
    ['near', t.hubNear],
    ['daily', t.hubDaily],
    ['around', t.hubAround],
  ]
  return (
    <div class={drawnOnly ? 'hub hub-drawn' : 'hub'}>
      <svg
        class="picture"
        viewBox={`${-half.width} ${-half.height} ${half.width * 2} ${half.height * 2}`}
        aria-hidden="true"
      >
        {rings.map(([ring]) => (
          <circle class="ring" r={radii[ring]} />
        ))}
        <circle class="mark-sun" r="38" />
        <text class="hub-child" text-anchor="middle" dy="0.35em" font-size={child.size}>
          {child.words}
        </text>
        {place(people).map(dot => (
          <g transform={`translate(${round(dot.x)} ${round(dot.y)})`}>
            <circle class={dot.person.family ? 'hub-dot hub-family' : 'hub-dot'} r="21" />
            <text
              class={dot.person.family ? 'hub-initials hub-family' : 'hub-initials'}
              text-anchor="middle"
              dy="0.35em"
              font-size="18"
            >
              {initials(dot.person.name)}
            </text>
            {dot.lines.map((line, i) => (
              <text
                class="picture-text hub-name"
                text-anchor="middle"
                font-size={size}
                y={round(dot.labelY + (i + 1) * 18 - 4)}
              >
                {line}
              </text>
            ))}
          </g>
        ))}
      </svg>
      <div class={drawnOnly ? 'sr-only' : 'hub-list'}>
        {rings.map(([ring, label]) => {
          const those = people.filter(person => person.ring === ring)
          return those.length ? (
            <section>
              <h3>{label}</h3>
              <ul>
                {those.map(person => (
                  <li>
                    <PersonLine
                      name={person.name}
                      role={person.role}
                      href={person.href}
                      family={person.family}
                    />
                  </li>
                ))}
              </ul>
            </section>
          ) : null
        })}
      </div>
    </div>
  )
}

type Box = { x: number; y: number; width: number; height: number }
type Dot = { person: HubPerson; x: number; y: number; lines: string[]; labelY: number; boxes: Box[] }

/** Evenly on each ring, turned so that names and dots cover each other as little as can be. The same people, the same picture. */
function place(people: readonly HubPerson[]) {
  const placed: Dot[] = []
  const taken: Box[] = [{ x: -38, y: -38, width: 76, height: 76 }]
  for (const ring of ['near', 'daily', 'around'] as const) {
    const those = people.filter(person => person.ring === ring).map(labelled)
    const dotsAt = (i: number) =>
      those.map((label, n) => dotAt(label, radii[ring], ((n + i / turns) / those.length) * turn))
    let best = { turned: 0, dots: dotsAt(0), cost: Number.POSITIVE_INFINITY }
    const attempt = (turned: number) => {
      const dots = dotsAt(turned)
      const cost = costOf(dots, taken, best.cost)
      if (cost < best.cost - 0.5) best = { turned, dots, cost }
    }
    for (let turned = 0; turned < turns; turned += coarse) attempt(turned)
    const near = best.turned
    for (let step = 1; step < coarse; step++) for (const turned of [near - step, near + step]) attempt(turned)
    placed.push(...best.dots)
    for (const { boxes } of best.dots) taken.push(...boxes)
  }
  return placed
}

/** A ring is turned by these parts of the way to its next dot, first every `coarse`, then between the best of them and its neighbours. */
const turns = 48
const coarse = 4

type Label = { person: HubPerson; lines: string[]; width: number; height: number }

/** What does not change as the ring turns is measured once. */
function labelled(person: HubPerson): Label {
  const lines = wrap(person.name, 110, size).slice(0, 2)
  const width = Math.max(...lines.map(line => widthOf(line, size)))
  return { person, lines, width, height: lines.length * 18 }
}

/** A name stands outside its dot, seen from the child: above in the upper half, under in the lower. */
function dotAt({ person, lines, width, height }: Label, radius: number, angle: number): Dot {
  const { x, y } = at(radius, angle)
  const labelY = y < 0 ? -23 - height : 23
  return {
    person,
    x,
    y,
    lines,
    labelY,
    boxes: [
      { x: x - 21, y: y - 21, width: 42, height: 42 },
      { x: x - width / 2, y: y + labelY, width, height },
    ],
  }
}

/** Stops where the cost is over `most`: it only grows. */
function costOf(dots: Dot[], taken: Box[], most = Number.POSITIVE_INFINITY) {
  let cost = 0
  const all = [...taken]
  for (const { x, y, boxes } of dots) {
    if (cost > most) return cost
    // a little more the nearer they stand, so that they spread out
    for (const other of taken) {
      // Math.hypot, which guards against overflow, takes ten times as long.
      const [dx, dy] = [x - other.x - other.width / 2, y - other.y - other.height / 2]
      cost += 400 / (20 + Math.sqrt(dx * dx + dy * dy))
    }
    for (const box of boxes) {
      cost +=
        Math.max(
          0,
          -half.width - box.x,
          box.x + box.width - half.width,
          -half.height - box.y,
          box.y + box.height - half.height,
        ) * 40
      for (const other of all) cost += overlap(box, other)
    }
    all.push(...boxes)
  }
  return cost
}

function overlap(a: Box, b: Box) {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y)
  return width > 0 && height > 0 ? width * height : 0
}

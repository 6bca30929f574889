import { round, wrap } from './rings.ts'

/** Something that stands in a band. `quiet`: it rests. */
export type BandItem = { id: string; label: string; quiet?: boolean }
export type Band = { name: string; items: readonly BandItem[] }
/** An arrow from one to another; `quiet`: of another kind than those that carry something upwards. */
export type BandArrow = { from: string; to: string; quiet?: boolean }

const width = 900
const [boxWidth, boxHeight, gap] = [164, 52, 16]
const [top, left] = [30, 12]
const inRow = Math.floor((width - 2 * left + gap) / (boxWidth + gap))

type Placed = { item: BandItem; x: number; y: number }

/**
 * Bands one above another, what stands in each, and arrows between them. Units of the view box are pixels at 900 wide. It is drawn for those who
 * would rather look; the page says the same in a list, which is what a screen reader meets.
 */
export function Bands({ bands, arrows }: { bands: readonly Band[]; arrows: readonly BandArrow[] }) {
  const { rows, height } = placeAll(bands)
  const placed = new Map(rows.flatMap(({ items }) => items).map(each => [each.item.id, each]))
  return (
    <svg class="picture bands" viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      <defs>
        <marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">
          <path class="band-tip" d="M0 0L8 4L0 8Z" />
        </marker>
      </defs>
      {rows.map(({ name, y, height: high }) => (
        <>
          <rect class="band" x="0" y={y} width={width} height={high} rx="12" />
          <text class="band-name" x={left} y={y + 20}>
            {name}
          </text>
        </>
      ))}
      {arrows.map(({ from, to, quiet }) => {
        const [a, b] = [placed.get(from), placed.get(to)]
        return a && b ? (
          <path
            class="band-line"
            data-quiet={quiet ? '' : undefined}
            d={curve(a, b)}
            marker-end="url(#tip)"
          />
        ) : null
      })}
      {[...placed.values()].map(({ item, x, y }) => (
        <g transform={`translate(${x} ${y})`}>
          <rect
            class="band-box"
            data-quiet={item.quiet ? '' : undefined}
            width={boxWidth}
            height={boxHeight}
            rx="8"
          />
          {twoLines(item.label).map((line, n, all) => (
            <text
              class="band-text"
              text-anchor="middle"
              x={boxWidth / 2}
              y={boxHeight / 2 + 5 + (n - (all.length - 1) / 2) * 17}
            >
              {line}
            </text>
          ))}
        </g>
      ))}
    </svg>
  )
}

function placeAll(bands: readonly Band[]) {
  let y = 0
  const rows = bands.map(({ name, items }) => {
    const lines = Math.max(1, Math.ceil(items.length / inRow))
    const height = top + lines * (boxHeight + gap)
    const placed = items.map(
      (item, n): Placed => ({
        item,
        x: leftOf(n, items.length),
        y: y + top + Math.floor(n / inRow) * (boxHeight + gap),
      }),
    )
    const row = { name, y, height, items: placed }
    y += height + gap * 1.5
    return row
  })
  return { rows, height: y - gap * 1.5 + 2 }
}

/** Each row of a band in the middle of it. */
function leftOf(n: number, of: number) {
  const inThisRow = Math.min(inRow, of - Math.floor(n / inRow) * inRow)
  return (width - inThisRow * (boxWidth + gap) + gap) / 2 + (n % inRow) * (boxWidth + gap)
}

/** From the edge of one box to that of the other, bent so that two arrows between the same bands can be told apart. */
function curve(from: Placed, to: Placed) {
  const up = from.y > to.y
  const level = from.y === to.y
  const a = { x: from.x + boxWidth / 2 + 10, y: level ? from.y + boxHeight : from.y + (up ? 0 : boxHeight) }
  const b = { x: to.x + boxWidth / 2 - 10, y: level ? to.y + boxHeight : to.y + (up ? boxHeight : 0) }
  const bend = level ? 26 : (b.y - a.y) / 2
  return `M${round(a.x)} ${round(a.y)}C${round(a.x)} ${round(a.y + bend)} ${round(b.x)} ${round(level ? b.y + bend : b.y - bend)} ${round(b.x)} ${round(b.y)}`
}

/** A name in the room of a box: two lines, and what does not fit ends with a dot. */
function twoLines(label: string) {
  const lines = wrap(label, boxWidth - 14, 14)
  return lines.length <= 2 ? lines : [lines[0] ?? '', `${lines[1] ?? ''} …`]
}

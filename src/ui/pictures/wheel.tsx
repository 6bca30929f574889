import type { Child as Content } from 'hono/jsx'
import { formatList } from '../../i18n/index.ts'
import { drawnOnce } from '../drawn-once.ts'
import { usePage } from '../page-context.ts'
import { texts } from '../texts.ts'
import { baseline, sector, shortName, sizeFor, turn, wrap } from './rings.ts'

/** One of the eight areas; the labels are the collaboration's own. */
export type WheelArea = {
  id: string
  label: string
  /** something is written of what works: its piece of the inner ring is green */
  works: boolean
  /** something is written of what is needed: its piece of the outer ring is sun-coloured */
  needed: boolean
}

type WheelProps = {
  /** tells the wheels of a page apart */
  id?: string
  name: string
  areas: readonly WheelArea[]
}

/** What works stands inside, nearest the child; what is needed outside. No figures, no order, no sum (R11). */
export function Wheel({ id = 'wheel', name, areas }: WheelProps) {
  const { lang } = usePage()
  const t = texts(lang)
  const step = turn / areas.length
  const listed = (chosen: readonly WheelArea[]) =>
    chosen.length
      ? formatList(
          chosen.map(area => area.label),
          lang,
        )
      : t.none
  return (
    <svg
      class="picture wheel"
      viewBox="-172 -172 344 344"
      role="img"
      aria-labelledby={`${id}-title ${id}-desc`}
    >
      <title id={`${id}-title`}>{t.wheelTitle(name)}</title>
      <desc id={`${id}-desc`}>
        {t.wheelWorks(listed(areas.filter(area => area.works)))}{' '}
        {t.wheelNeeded(listed(areas.filter(area => area.needed)))}
      </desc>
      {areas.map((area, i) => (
        <Area area={area} id={`${id}-${area.id}`} from={(i - 0.5) * step} to={(i + 0.5) * step} />
      ))}
      <circle class="wheel-child" r="40" />
      <ChildName name={name} />
    </svg>
  )
}

const nameRing = 148

function Area({ area, id, from, to }: { area: WheelArea; id: string; from: number; to: number }) {
  return (
    <g>
      <path
        class={area.works ? 'wheel-works' : 'wheel-blank'}
        d={sector({ inner: 48, outer: 90, from, to, gap: 4, corner: 3 })}
      />
      <path
        class={area.needed ? 'wheel-needed' : 'wheel-blank'}
        d={sector({ inner: 94, outer: 136, from, to, gap: 4, corner: 3 })}
      />
      <AreaLabel label={area.label} id={id} from={from} to={to} />
    </g>
  )
}

/** Around the ring, in one or two lines, never cut: a long word is set smaller. */
function AreaLabel({ label, id, from, to }: { label: string; id: string; from: number; to: number }) {
  const room = nameRing * (to - from) * 0.97
  const one = sizeFor(label, room, 17)
  const lines = one >= 14 ? [label] : wrap(label, room, 14).slice(0, 3)
  const size = Math.min(...lines.map(line => sizeFor(line, room, lines.length > 1 ? 14 : 17)))
  const below = Math.abs((from + to) / 2 - Math.PI) < Math.PI / 2 - 0.01
  return (
    <>
      {lines.map((line, i) => {
        const up = below ? i : lines.length - 1 - i
        const radius = nameRing - (lines.length > 1 ? 4 : 0) + up * 14
        return (
          <>
            <path id={`${id}-line${i}`} d={baseline(radius, from - 0.3, to + 0.3)} fill="none" />
            <text class="picture-text" font-size={size}>
              <textPath href={`#${id}-line${i}`} startOffset="50%" text-anchor="middle">
                {line}
              </textPath>
            </text>
          </>
        )
      })}
    </>
  )
}

function ChildName({ name }: { name: string }) {
  const { words, size } = shortName(name, 70, 18)
  return (
    <text class="picture-text picture-strong" text-anchor="middle" dy="0.35em" font-size={size}>
      {words}
    </text>
  )
}

/** What the colours and the places mean. */
export function WheelLegend() {
  const t = texts(usePage().lang)
  return (
    <ul class="legend">
      <li>
        <Swatch kind="works" />
        {t.works}
      </li>
      <li>
        <Swatch kind="needed" />
        {t.needed}
      </li>
    </ul>
  )
}

/** A piece of the inner or the outer ring, so that the place is seen as well as the colour. */
const Swatch = drawnOnce(({ kind }: { kind: 'works' | 'needed' }) => (
  <svg class="picture" viewBox="-12 -12 24 24" width="24" height="24" aria-hidden="true">
    <path
      class={kind === 'needed' ? 'wheel-needed' : 'wheel-blank'}
      d={sector({ inner: 8.5, outer: 12, from: 0, to: turn })}
    />
    <path
      class={kind === 'works' ? 'wheel-works' : 'wheel-blank'}
      d={sector({ inner: 3.5, outer: 7, from: 0, to: turn })}
    />
  </svg>
))

export type WheelListArea = { id: string; label: string; works?: Content; needed?: Content }

/** The same content as the wheel, in words, area by area. What works comes first. */
export function WheelList({ areas, level = 3 }: { areas: readonly WheelListArea[]; level?: 2 | 3 }) {
  const t = texts(usePage().lang)
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <ul class="wheel-list">
      {areas.map(area => (
        <li>
          <Heading>{area.label}</Heading>
          {area.works && <ListPart kind="works" says={t.works} words={area.works} />}
          {area.needed && <ListPart kind="needed" says={t.needed} words={area.needed} />}
          {!area.works && !area.needed && <p class="hint">{t.nothingYet}</p>}
        </li>
      ))}
    </ul>
  )
}

const ListPart = ({ kind, says, words }: { kind: 'works' | 'needed'; says: string; words: Content }) => (
  <div class="wheel-part">
    <Swatch kind={kind} />
    <div>
      <p class="wheel-says">{says}</p>
      {words}
    </div>
  </div>
)

type Then = { when: string; areas: readonly WheelArea[] }

/** The wheel then and now, side by side; what has changed is for the reader to see and talk about. */
export function WheelPair({
  name,
  first,
  latest,
  id = 'wheels',
}: {
  name: string
  first: Then
  latest: Then
  id?: string
}) {
  return (
    <div class="wheel-pair">
      {[first, latest].map((one, i) => (
        <figure>
          <Wheel id={`${id}-${i}`} name={name} areas={one.areas} />
          <figcaption>{one.when}</figcaption>
        </figure>
      ))}
    </div>
  )
}

import { formatList } from '../../i18n/index.ts'
import { usePage } from '../page-context.ts'
import { Tag } from '../tag.tsx'
import { texts } from '../texts.ts'
import { at, round, sector, turn } from './rings.ts'

export type SharingReceiver = {
  name: string
  /** the ids of the areas that they see; `all` is the whole wheel */
  areas: readonly string[] | 'all'
  /** the last day, in words: "30 juni" */
  until?: string
  /** who has said yes, why, and the like: one sentence of the page's own */
  note?: string
  /** begins when the form is saved: drawn with a broken line */
  planned?: boolean
}

type SharingProps = {
  /** who gives: a unit, or the family */
  giver: string
  /** the areas of the wheel in their order, with the collaboration's labels */
  areas: readonly { id: string; label: string }[]
  receivers: readonly SharingReceiver[]
  /** what the whole is called, and when what is planned begins, where it is no form about the wheel that is saved */
  whole?: string
  begins?: string
}

/**
 * Who will see what, before it is saved: each receiver has a small wheel where only the pieces that they see are filled.
 * The list is the same in plain words, and is what a screen reader meets.
 */
export function SharingPicture({ giver, areas, receivers, whole, begins }: SharingProps) {
  const t = texts(usePage().lang)
  const radius = Math.max(126, (receivers.length * 84) / turn)
  const half = radius + 40
  return (
    <div class="sharing">
      <svg class="picture" viewBox={`${-half} ${-half} ${half * 2} ${half * 2}`} aria-hidden="true">
        <circle class="ring" r={radius} />
        {receivers.map((receiver, i) => (
          <Receiver
            receiver={receiver}
            areas={areas}
            letter={letterOf(i)}
            {...at(radius, (i / receivers.length) * turn)}
          />
        ))}
        <circle class="sharing-giver" r="40" />
        <MiniWheel areas={areas} seen="all" inner={16} outer={36} />
        <circle class="mark-sun" r="12" />
      </svg>
      <div>
        <p class="label">{t.sharingFrom(giver)}</p>
        <ul class="sharing-list">
          {receivers.map((receiver, i) => (
            <ReceiverLine
              receiver={receiver}
              areas={areas}
              letter={letterOf(i)}
              whole={whole ?? t.sharingWhole}
              begins={begins ?? t.sharingPlanned}
            />
          ))}
        </ul>
      </div>
    </div>
  )
}

type Areas = SharingProps['areas']
const letterOf = (i: number) => String.fromCharCode(65 + (i % 26))

function Receiver(props: { receiver: SharingReceiver; areas: Areas; letter: string; x: number; y: number }) {
  const { receiver, areas, letter, x, y } = props
  const short = 44 / Math.hypot(x, y)
  return (
    <>
      <path
        class={receiver.planned ? 'sharing-way sharing-planned' : 'sharing-way'}
        d={`M${round(x * short)} ${round(y * short)}L${round(x * (1 - short * 0.85))} ${round(y * (1 - short * 0.85))}`}
      />
      <g transform={`translate(${round(x)} ${round(y)})`}>
        <circle class="sharing-giver" r="38" />
        <MiniWheel areas={areas} seen={receiver.areas} inner={15} outer={33} />
        <text class="picture-text picture-strong" text-anchor="middle" dy="0.35em" font-size="17">
          {letter}
        </text>
      </g>
    </>
  )
}

/** A wheel with only what someone sees filled in. */
function MiniWheel({
  areas,
  seen,
  inner,
  outer,
}: {
  areas: Areas
  seen: readonly string[] | 'all'
  inner: number
  outer: number
}) {
  const step = turn / areas.length
  return (
    <>
      {areas.map((area, i) => (
        <path
          class={seen === 'all' || seen.includes(area.id) ? 'wheel-works' : 'wheel-blank'}
          d={sector({ inner, outer, from: (i - 0.5) * step, to: (i + 0.5) * step, gap: 1.5 })}
        />
      ))}
    </>
  )
}

function ReceiverLine({
  receiver,
  areas,
  letter,
  whole,
  begins,
}: {
  receiver: SharingReceiver
  areas: Areas
  letter: string
  whole: string
  begins: string
}) {
  const { lang } = usePage()
  const t = texts(lang)
  const seen = receiver.areas
  const labels =
    seen === 'all'
      ? whole
      : formatList(
          areas.filter(a => seen.includes(a.id)).map(a => a.label),
          lang,
        )
  return (
    <li>
      <span class="avatar" aria-hidden="true">
        {letter}
      </span>
      <div class="line-words">
        <p>
          <strong>{receiver.name}</strong>
        </p>
        <p class="hint">
          {labels ? t.sharingSees(labels) : t.sharingNothing}{' '}
          {receiver.until && t.sharingUntil(receiver.until)} {receiver.note}
        </p>
        {receiver.planned && (
          <Tag tone="wait" icon="clock">
            {begins}
          </Tag>
        )}
      </div>
    </li>
  )
}

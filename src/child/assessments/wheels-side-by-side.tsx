import { type AreaLabels, areas } from '../../sharing/disclosures/index.ts'
import { usePage, WheelLegend, WheelPair } from '../../ui/index.ts'
import { OwnFace, Said } from './said.tsx'
import { texts } from './texts.ts'
import { areasWithContent, faceOf, isWritten, parts, type WheelAnswers } from './voices.ts'
import type { WheelVersion } from './wheels.ts'

type Props = { before: WheelVersion; after: WheelVersion; name: string; labels: AreaLabels }

/** Two wheels for follow-up: the pictures, then the words area by area. Change is seen, never summed (R11). */
export function WheelsSideBySide({ before, after, name, labels }: Props) {
  const t = texts(usePage().lang)
  const either = areas.filter(area => [before, after].some(wheel => areasWithContent(wheel).includes(area)))
  return (
    <div class="flow">
      <WheelPair
        id={`pair-${after.id}`}
        name={name}
        first={{ when: t.thenOn(before.heldOn), areas: toPicture(before.answers, labels) }}
        latest={{ when: t.nowOn(after.heldOn), areas: toPicture(after.answers, labels) }}
      />
      <WheelLegend />
      {either.map(area => (
        <section class="then-and-now">
          <h3>{labels[area]}</h3>
          <div class="voices">
            <InWords when={t.thenOn(before.heldOn)} wheel={before} area={area} name={name} />
            <InWords when={t.nowOn(after.heldOn)} wheel={after} area={area} name={name} />
          </div>
        </section>
      ))}
    </div>
  )
}

function InWords({
  when,
  wheel,
  area,
  name,
}: {
  when: string
  wheel: WheelVersion
  area: (typeof areas)[number]
  name: string
}) {
  const t = texts(usePage().lang)
  const { answers } = wheel
  return (
    <div class="flow">
      <h4>{when}</h4>
      {!areasWithContent(wheel).includes(area) && <p class="hint">{t.nothingWritten}</p>}
      {parts.map(part =>
        isWritten(answers, area, part) ? (
          <div>
            <p>
              <strong>{t[part]}</strong>
            </p>
            <Said answers={answers} area={area} part={part} name={name} />
          </div>
        ) : null,
      )}
      {faceOf(wheel, area) && (
        <p>
          <span class="hint">{t.ownFace(name)}</span> <OwnFace wheel={wheel} area={area} />
        </p>
      )}
    </div>
  )
}

/** The eight areas as `<Wheel>` draws them. */
export const toPicture = (answers: WheelAnswers, labels: AreaLabels) =>
  areas.map(id => ({
    id,
    label: labels[id],
    works: isWritten(answers, id, 'strengths'),
    needed: isWritten(answers, id, 'needs'),
  }))

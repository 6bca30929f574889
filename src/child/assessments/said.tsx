import type { Area } from '../../sharing/index.ts'
import { Face, usePage, Written } from '../../ui/index.ts'
import { texts } from './texts.ts'
import { faceOf, isWritten, type WheelAnswers, type WheelPart, wheelDefinition } from './wheel-definition.ts'

type Props = { answers: WheelAnswers; area: Area; part: WheelPart; name: string }

/** What each voice has said of one part, apart from the others and in the same order always. */
export function Said({ answers, area, part, name }: Props) {
  const t = texts(usePage().lang)
  const who = { child: t.child(name), guardian: t.guardian, professional: t.professional }
  if (!isWritten(answers, area, part)) return null
  return (
    <div class="said">
      {wheelDefinition.voices.map(voice => {
        const words = answers[area]?.[part]?.[voice]
        return words ? (
          <div data-voice={voice}>
            <p class="hint">{who[voice]}</p>
            <Written>{words}</Written>
          </div>
        ) : null
      })}
    </div>
  )
}

/** The child's own picture of an area, with its word; nothing where the child chose none. */
export function OwnFace({ answers, area }: Pick<Props, 'answers' | 'area'>) {
  const face = faceOf(answers, area)
  return face ? <Face value={face} /> : null
}

import { type Definition, type Option, wordsIn } from '../../instruments/index.ts'
import type { Area } from '../../sharing/disclosures/index.ts'
import { NamedPicture, usePage, Written } from '../../ui/index.ts'
import { texts } from './texts.ts'
import { faceOf, isWritten, voices, type WheelAnswers, type WheelPart, wordsOn } from './voices.ts'
import type { WheelVersion } from './wheels.ts'

type Props = { answers: WheelAnswers; area: Area; part: WheelPart; name: string }

/** What each voice has said of one part, apart from the others and in the same order always. */
export function Said({ answers, area, part, name }: Props) {
  const who = useVoices(name)
  if (!isWritten(answers, area, part)) return null
  return (
    <div class="said">
      {voices.map(voice => {
        const words = wordsOn(answers, voice, area, part)
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

/** Who is speaking, in words. */
export function useVoices(name: string) {
  const t = texts(usePage().lang)
  return { child: t.child(name), guardian: t.guardian, professional: t.professional }
}

/** The child's own picture of an area, with its word; nothing where the child chose none. */
export function OwnFace({ wheel, area }: { wheel: WheelVersion; area: Area }) {
  const face = faceOf(wheel, area)
  return face ? <FaceOf option={face} definition={wheel.asked.child.definition} /> : null
}

function FaceOf({ option, definition }: { option: Option; definition: Definition }) {
  const { lang } = usePage()
  const said = wordsIn(option.label, lang, definition)
  return (
    <NamedPicture picture={option.picture}>
      <span lang={said.language === lang ? undefined : said.language}>{said.text}</span>
    </NamedPicture>
  )
}

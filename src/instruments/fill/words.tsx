import { createContext, useContext } from 'hono/jsx'
import { usePage } from '../../ui/index.ts'
import { type Definition, type Words, wordsIn } from '../definition.ts'
import { sayLanguage } from './sentences.ts'
import { texts } from './texts.ts'

/** What every part of a drawn instrument needs to know. */
export type Shown = {
  definition: Definition
  /** the language of whoever reads it */
  language: string
  /** the collaboration's words for the areas of the wheel */
  areaLabels?: Partial<Record<string, string>> | undefined
  /** say of each text that it is missing in the language: for who makes the instrument */
  gaps?: boolean | undefined
}

export const ShownContext = createContext<Shown | undefined>(undefined)

export function useShown(): Shown {
  const shown = useContext(ShownContext)
  if (!shown)
    throw new Error('Words of an instrument are drawn inside <FillItems>, <ReadAnswers> or <PaperForm>.')
  return shown
}

/** Words of the instrument in the reader's language; where they are missing, in the main one and marked as such. */
export function Said({ words }: { words: Words | undefined }) {
  const { definition, language, gaps } = useShown()
  const { lang } = usePage()
  const said = wordsIn(words, language, definition)
  const text =
    said.language === lang ? (
      said.text
    ) : (
      <span lang={said.language} dir="auto">
        {said.text}
      </span>
    )
  if (!gaps || !said.gap) return <>{text}</>
  return (
    <>
      {text} <span class="gap">{texts(lang).missingIn(sayLanguage(language, lang))}</span>
    </>
  )
}

import { usePage } from '../../../ui/index.ts'
import { texts } from '../texts.ts'
import { undoTexts } from '../undo/texts.ts'
import { viewTexts } from './texts.ts'

export function useViewTexts() {
  const { lang } = usePage()
  return { ...texts(lang), ...viewTexts(lang), ...undoTexts(lang) }
}

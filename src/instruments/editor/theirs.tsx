import { usePage, Written } from '../../ui/index.ts'
import { texts } from './texts.ts'

/** R20: the other text stands under one's own until one has put them together. */
export function Theirs({ words }: { words: string | undefined }) {
  const t = texts(usePage().lang)
  if (words === undefined) return null
  return (
    <div class="theirs">
      <p class="hint">{t.theirs}</p>
      <Written>{words || t.theirsEmpty}</Written>
    </div>
  )
}

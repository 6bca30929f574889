import type { Language } from '../../../i18n/index.ts'
import { ValueBars } from '../../../ui/index.ts'
import { sayValue, type View } from '../child-figures/index.ts'

type Props = {
  view: View
  language: Language
  /** for a picture that leaves alone: what follows the figures wherever they go */
  notes?: readonly string[]
}

/** The picture of a view, on the page and in a file alike. Shares stand against the whole; other values against the largest. */
export const ViewPicture = ({ view, language, notes }: Props) => (
  <ValueBars
    says={`${view.title}. ${view.sentence}`}
    bars={view.rows.map(({ label, reading }) => ({
      label,
      value: reading.state === 'hidden' ? null : reading.value,
      said: sayValue(view.kind, reading, language),
      open: reading.state === 'at_least' || reading.state === 'at_most',
    }))}
    {...(view.kind === 'share' && { full: 100 })}
    {...(notes && { alone: { heading: view.title, foot: [view.sentence, ...notes] } })}
  />
)

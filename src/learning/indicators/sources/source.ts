import type { Values } from '../../../platform/forms.ts'
import type { Option } from '../../../ui/index.ts'
import type { Indicator, Source } from '../indicators.ts'

/** Where the figures of a new indicator come from, as the way to the form says it. */
export type Found = {
  source: Source
  of?: { id: string; said: string; options: readonly Option[] }
  /** what the form says from the start */
  values: Values
  /** what is wrong with the answers that were chosen */
  judge(options: readonly string[]): Record<string, string>
  take(options: readonly string[]): Pick<Indicator, 'source' | 'survey' | 'childFigure'>
}

/** What a source holds, to choose from before the form. */
export type Within = {
  heading: string
  lead: string
  groups: { label: string; items: { title: string; href: string; detail?: string }[] }[]
}

import type { Language } from '../../../i18n/index.ts'
import {
  type Definition,
  type Item,
  optionsOf,
  scaleOf,
  type Words,
  wordsIn,
} from '../../../instruments/index.ts'
import type { Option } from '../../../ui/index.ts'
import { sourceTexts } from './source-texts.ts'

/** A question, or a row of one, whose answers can become a share. */
export type AskedQuestion = {
  /** `own-work`, `views/think-first` */
  of: string
  section: string
  said: string
  /** groups of answers first, as `~agrees`; then the answers */
  options: Option[]
  /** several answers may be chosen by one person: then only one can be counted */
  several: boolean
}

const counted = ['choice', 'faces', 'scale', 'choices'] as const

export function questionsIn(definition: Definition, language: Language): AskedQuestion[] {
  const words = (given: Words) => wordsIn(given, language, definition).text
  const questionsOf = (item: Item, section: string): AskedQuestion[] => {
    const { id, label, kind } = item
    if (kind === 'matrix' && item.scale)
      return item.rows.map(row => ({
        of: `${id}/${row.id}`,
        section,
        said: `${words(label)} ${words(row.label)}`,
        options: answersTo(item, definition, words),
        several: false,
      }))
    if (!counted.some(each => each === kind)) return []
    const other =
      kind === 'choice' && item.other ? [{ value: '$other', label: sourceTexts(language).otherAnswer }] : []
    return [
      {
        of: id,
        section,
        said: words(label),
        options: [...answersTo(item, definition, words), ...other],
        several: kind === 'choices',
      },
    ]
  }
  return definition.sections.flatMap(({ title, items }) =>
    items.flatMap(item => questionsOf(item, title ? words(title) : '')),
  )
}

function answersTo(item: Item, definition: Definition, words: (given: Words) => string): Option[] {
  const groups =
    (item.kind === 'scale' || item.kind === 'matrix') && item.scale
      ? (scaleOf(definition, item.scale)?.groups ?? [])
      : []
  return [
    ...groups.map(({ id, label }) => ({ value: `~${id}`, label: words(label) })),
    ...optionsOf(definition, item).map(({ id, label }) => ({ value: id, label: words(label) })),
  ]
}

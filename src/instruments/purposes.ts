import { areas } from '../sharing/disclosures/index.ts'
import { type Definition, type Item, itemsOf, optionsOf } from './definition.ts'

/** What the floors ask for; `learning.purposes` holds the same. */
export type Purpose =
  | 'worry'
  | 'wheel_professional'
  | 'wheel_guardian'
  | 'wheel_child_young'
  | 'wheel_child'
  | 'review'

/**
 * What an instrument must hold to be chosen for a purpose, since the child's floor reads it by its id: an item of one of these kinds,
 * with exactly these options where some are told.
 */
export type Need = {
  item: string
  kinds: readonly Item['kind'][]
  options?: readonly string[]
  /** it must be asked of everybody: required, and without a condition */
  always?: boolean
}

/** Asked once for each need of the plan. */
export const perNeed = 'per-need'

const words = ['text', 'longText'] as const
/** Strengths before needs, area by area (R11): the picture of the wheel is drawn from these. */
const wheel: readonly Need[] = areas.map(item => ({ item, kinds: ['strengthsAndNeeds'] }))
const childsWords: Need = { item: 'child_words', kinds: words }

/** The child's own words are asked for in each of them (R12). */
export const needsOf: Record<Purpose, readonly Need[]> = {
  // What the inbox and the child's page show of a worry.
  worry: [
    { item: 'noticed', kinds: words, always: true },
    { item: 'child_said', kinds: words },
  ],
  wheel_professional: wheel,
  wheel_guardian: wheel,
  wheel_child_young: [...wheel, childsWords],
  wheel_child: [...wheel, childsWords],
  // What happens with the plan after the follow-up.
  review: [
    { item: 'held_on', kinds: ['date'], always: true },
    childsWords,
    { item: 'decision', kinds: ['choice'], options: ['continue', 'end'], always: true },
    { item: 'next_on', kinds: ['date'] },
    {
      item: 'end_reason',
      kinds: ['choice'],
      options: ['goals_reached', 'family_declined', 'moved', 'handed_over', 'adult', 'other'],
    },
    { item: 'end_words', kinds: words },
    { item: 'afterwards', kinds: words },
  ],
}

/** What is missing for a purpose; none, and it can be chosen for it. Other items, texts and languages are free. */
export const lacksFor = (purpose: Purpose, definition: Definition): Need[] =>
  needsOf[purpose].filter(need => !isMet(need, definition))

function isMet({ item, kinds, options, always }: Need, definition: Definition) {
  const section = definition.sections.find(each => each.items.some(one => one.id === item))
  const found = itemsOf(definition).find(each => each.id === item)
  if (!found || !section || !kinds.includes(found.kind) || section.id === perNeed) return false
  if (always && (!found.required || found.showWhen || section.showWhen || found.besides?.length)) return false
  const given = optionsOf(definition, found).map(each => each.id)
  return (
    !options ||
    (options.length === given.length &&
      options.every(each => given.includes(each)) &&
      !('other' in found && found.other))
  )
}

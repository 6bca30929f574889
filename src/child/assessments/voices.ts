import {
  type Answers,
  type Definition,
  type Item,
  itemsOf,
  prefixed,
  type Section,
  type Version,
} from '../../instruments/index.ts'
import { type Area, areas } from '../../sharing/disclosures/index.ts'

/** Each voice separately (R12), the child's first. Each is asked by an instrument of its own. */
export const voices = ['child', 'guardian', 'professional'] as const
export type WheelVoice = (typeof voices)[number]

/** Strengths before needs (R11). */
export const parts = ['strengths', 'needs'] as const
export type WheelPart = (typeof parts)[number]

/** What each voice was asked, and what it said: a voice that has said nothing is absent. */
export type WheelVersions = Record<WheelVoice, Version>
export type WheelAnswers = Partial<Record<WheelVoice, Answers>>
type Filled = { asked: WheelVersions; answers: WheelAnswers }

export const prefixOf = (voice: WheelVoice) => `${voice}_`

/** The questions of a voice in the shared form, with the prefix that keeps them apart from the others'. */
export const inForm = ({ definition }: Version, voice: WheelVoice): Definition => ({
  ...definition,
  sections: prefixed(definition.sections, prefixOf(voice)),
})

/** Which area a question is about: its own id says it, or its section's. */
function areaOf(section: Section, item: Item, prefix = ''): Area | undefined {
  const [of, within] = [item.id.slice(prefix.length), section.id.slice(prefix.length)]
  return areas.find(area => of === area || of.startsWith(`${area}-`) || within === `area-${area}`)
}

/** The part of a definition that is about an area; without one, what is about none. */
export const sectionsAbout = (
  definition: Definition,
  area: Area | undefined,
  prefix = '',
  isWanted: (item: Item) => boolean = () => true,
): Definition => ({
  ...definition,
  sections: definition.sections
    .map(section => ({
      ...section,
      items: section.items.filter(item => areaOf(section, item, prefix) === area && isWanted(item)),
    }))
    .filter(section => section.items.length),
})

/** What a voice has said of a part of an area, in words. */
export function wordsOn(answers: WheelAnswers, voice: WheelVoice, area: Area, part: WheelPart): string {
  const said = answers[voice]?.[area]
  return typeof said === 'object' && !Array.isArray(said) && typeof said[part] === 'string' ? said[part] : ''
}

/** Something is written there by someone. */
export const isWritten = (answers: WheelAnswers, area: Area, part: WheelPart) =>
  voices.some(voice => wordsOn(answers, voice, area, part))

/** The areas that say anything: what a disclosure of the wheel touches. */
export const areasWithContent = ({ asked, answers }: Filled) =>
  areas.filter(area =>
    voices.some(voice =>
      itemsOf(sectionsAbout(asked[voice].definition, area)).some(item => answers[voice]?.[item.id]),
    ),
  )

export const childWordsIn = ({ child }: WheelAnswers) =>
  typeof child?.child_words === 'string' ? child.child_words : ''

/** The child's own picture of an area, as its option: never a figure, never summed (R11). */
export function faceOf({ asked, answers }: Filled, area: Area) {
  const item = itemsOf(asked.child.definition).find(each => each.id === `${area}-face`)
  return item?.kind === 'faces' ? item.options.find(each => each.id === answers.child?.[item.id]) : undefined
}

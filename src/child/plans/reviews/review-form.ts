import { z } from 'zod'
import { todaysDate } from '../../../i18n/index.ts'
import {
  type Answers,
  answersUnder,
  type Definition,
  fieldName,
  perNeed,
  prefixed,
  type Section,
} from '../../../instruments/index.ts'
import { field } from '../../../platform/forms.ts'
import type { AreaLabels } from '../../../sharing/disclosures/index.ts'
import { nextMistake } from '../next-date.ts'
import type { Part } from '../parts.ts'
import { endReasons } from '../states.ts'
import type { NewReview } from './review.ts'

/** What the form of a follow-up holds besides the questions, which are an instrument's. */
export const reviewSchema = z.object({
  /** the version of the instrument that the form shows */
  instrument: field.optionalText(40),
  once: field.once(),
})

const prefixOf = (needId: string) => `${needId}_`

type Naming = { labels: AreaLabels; need: string }

/** The questions as they stand in the form: what is asked of each need once for each that the plan has now. */
export const reviewInForm = (definition: Definition, needs: readonly Part[], naming: Naming): Definition => ({
  ...definition,
  sections: definition.sections.flatMap(section =>
    section.id === perNeed ? needs.flatMap(need => ofNeed(definition, section, need, naming)) : [section],
  ),
})

function ofNeed(definition: Definition, section: Section, need: Part, { labels, need: plain }: Naming) {
  const inEach = (say: (language: string) => string) =>
    Object.fromEntries(definition.languages.map(language => [language, say(language)]))
  const help = inEach(language => [need.words, section.help?.[language]].filter(Boolean).join('\n'))
  const title = inEach(() => (need.area ? labels[need.area] : plain))
  return prefixed([{ ...section, title, help }], prefixOf(need.id))
}

/** What was answered of each need, and what was answered once. */
export function splitReview(answers: Answers, needs: readonly Part[]) {
  const ofNeeds = needs.map(({ id }) => ({ partId: id, answers: answersUnder(answers, prefixOf(id)) }))
  const once = Object.entries(answers).filter(([id]) => !needs.some(need => id.startsWith(prefixOf(need.id))))
  return { needs: ofNeeds, answers: Object.fromEntries(once) }
}

/** What happens next, as the answers to the questions that every such instrument has. */
export function nextIn(answers: Answers): NewReview['next'] | undefined {
  const said = (id: string) => (typeof answers[id] === 'string' ? answers[id] : '')
  const reason = endReasons.find(each => each === answers.end_reason)
  if (said('decision') === 'end')
    return reason && { decision: 'end', reason, words: said('end_words'), afterwards: said('afterwards') }
  return said('next_on') ? { decision: 'continue', nextOn: said('next_on') } : undefined
}

type Words = {
  heldFuture: string
  nextOnMissing: string
  nextPast: string
  nextFar: string
  endReasonMissing: string
}

/** What no instrument knows: which days can be. */
export function mistakesIn(answers: Answers, words: Words): Record<string, string> {
  const mistakes: Record<string, string> = {}
  if (String(answers.held_on ?? '') > todaysDate()) mistakes[fieldName('held_on')] = words.heldFuture
  if (answers.decision === 'continue') {
    const late = answers.next_on ? nextMistake(String(answers.next_on), words) : words.nextOnMissing
    if (late) mistakes[fieldName('next_on')] = late
  }
  if (answers.decision === 'end' && !answers.end_reason)
    mistakes[fieldName('end_reason')] = words.endReasonMissing
  return mistakes
}

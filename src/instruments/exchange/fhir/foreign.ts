import { toId } from '../ids.ts'
import type { Note, Trouble } from '../trouble.ts'
import { type Context, partsOf, readItem } from './from-item.ts'
import { findExtension } from './names.ts'
import type { AnswerOption, Questionnaire, QuestionnaireItem, ValueSet } from './shape.ts'

/** What is needed to read a question that somebody else wrote. */
export type Foreign = Context & { sets: Map<string, ValueSet>; notes: Note[]; problems: Trouble[] }

/** The value sets that stand in the file, by how they are referred to. */
export const setsIn = ({ contained = [] }: Questionnaire) =>
  new Map(
    contained
      .filter((each): each is ValueSet => 'resourceType' in each && each.resourceType === 'ValueSet')
      .map(each => [`#${each.id}`, each]),
  )

/** A question of FHIR's own types; undefined, with a problem told, for those that we have no kind for. */
export function foreignItem(item: QuestionnaireItem, foreign: Foreign): { showWhen?: unknown } | undefined {
  noteRest(item, foreign)
  const refuse = (kind: Trouble['kind'], what: string) => {
    foreign.problems.push({ kind, at: item.linkId, what })
    return undefined
  }
  if (item.type === 'group') {
    const simple = partsOf(item).every(each => columnTypes.includes(each.type) && !each.repeats)
    return simple && partsOf(item).length > 0
      ? withIds(readItem(item, 'table', foreign))
      : refuse('not-taken', 'group (repeats)')
  }
  if (item.type === 'boolean')
    return readItem({ ...item, answerOption: yesAndNo(foreign.main) }, 'choice', foreign)
  if (item.type === 'choice' || item.type === 'open-choice') {
    const answerOption = item.answerOption ?? optionsOfSet(item, foreign)
    if (!answerOption) return refuse('no-list', item.answerValueSet ?? '')
    const kind = item.repeats ? 'choices' : 'choice'
    return withIds(readItem({ ...item, answerOption }, kind, foreign))
  }
  const kind = kinds[item.type]
  return kind ? readItem(item, kind, foreign) : refuse('not-taken', item.type)
}

const kinds: Record<string, 'text' | 'longText' | 'number' | 'date'> = {
  string: 'text',
  url: 'text',
  text: 'longText',
  integer: 'number',
  decimal: 'number',
  date: 'date',
}
const columnTypes = ['string', 'text', 'decimal', 'integer', 'date', 'choice']

/** Codes of others may be written in ways that our ids are not. */
function withIds(item: object): object {
  const named = (list: { id: string }[]) => list.map(each => ({ ...each, id: toId(each.id) }))
  const { options, columns } = item as { options?: { id: string }[]; columns?: { id: string }[] }
  return {
    ...item,
    ...(options ? { options: named(options) } : {}),
    ...(columns ? { columns: named(columns) } : {}),
  }
}

function optionsOfSet(item: QuestionnaireItem, { sets }: Foreign): AnswerOption[] | undefined {
  const set = sets.get(item.answerValueSet ?? '')
  return set?.compose?.include
    .flatMap(each => each.concept ?? [])
    .map(({ code, display }) => ({ valueCoding: { code, display: display ?? code } }))
}

const yesAndNo = (main: string): AnswerOption[] =>
  (main === 'sv' ? ['Ja', 'Nej'] : ['Yes', 'No']).map((display, place) => ({
    valueCoding: { code: place === 0 ? 'yes' : 'no', display },
  }))

/** What others may say of a question that we do not read. */
function noteRest(item: QuestionnaireItem, { notes }: Foreign) {
  for (const name of ['initial', 'prefix', 'readOnly'])
    if (name in item) notes.push({ kind: 'left-out', at: item.linkId, what: name })
  const id = toId(item.linkId)
  if (id !== item.linkId) notes.push({ kind: 'renamed', at: item.linkId, what: id })
  if (findExtension(item, hiddenUrl)) notes.push({ kind: 'left-out', at: item.linkId, what: 'hidden' })
}

const hiddenUrl = 'http://hl7.org/fhir/StructureDefinition/questionnaire-hidden'

import type { Item } from '../../definition.ts'
import type { Notes } from '../notes.ts'
import { type GivenOption, type Listed, listOptions, mostOptions } from '../options.ts'
import type { NoteKind } from '../trouble.ts'
import { numberFields } from './from-item.ts'
import { findExtension, maxOccursUrl, minOccursUrl, wordsFrom } from './names.ts'
import type { AnswerOption, Questionnaire, QuestionnaireItem, ValueSet } from './shape.ts'

/** What is needed to read a question that somebody else wrote. */
export type Foreign = { main: string; sets: Map<string, ValueSet>; notes: Notes }

type Fields = Record<string, unknown> & { kind: Item['kind'] }
export type FieldsRead =
  | { fields: Fields; codes?: ReadonlyMap<string, string> }
  | { leftOut: NoteKind; what: string }

/** The value sets that stand in the file, by each way of referring to them. */
export const setsIn = ({ contained = [] }: Questionnaire) =>
  new Map(
    contained
      .filter((each): each is ValueSet => 'resourceType' in each && each.resourceType === 'ValueSet')
      .flatMap(each => [[`#${each.id}`, each] as const, ...(each.url ? [[each.url, each] as const] : [])]),
  )

const chosenTypes = ['choice', 'open-choice', 'coding', 'boolean']
/** A question that is answered by choosing. */
export const isChosen = (item: QuestionnaireItem) =>
  chosenTypes.includes(item.type) ||
  Boolean(item.answerOption || item.option || item.answerValueSet || item.options)

/** What a question of FHIR's own types is here, or why it has no place. */
export function foreignFields(item: QuestionnaireItem, words: string, foreign: Foreign): FieldsRead {
  const { main, notes } = foreign
  if (isChosen(item)) return chosenFields(item, words, foreign)
  const once = () => item.repeats && notes.add('once', item.linkId, '', words)
  switch (item.type) {
    case 'string':
    case 'url':
    case 'text':
      once()
      return { fields: { kind: item.type === 'text' ? 'longText' : 'text', ...maxLengthOf(item) } }
    case 'dateTime':
    case 'time':
      once()
      notes.add('as-words', item.linkId, item.type, words)
      return { fields: { kind: 'text' } }
    case 'date':
      once()
      return { fields: { kind: 'date' } }
    case 'integer':
    case 'decimal':
      once()
      return { fields: { kind: 'number', ...boundedNumber(item, main) } }
    case 'quantity':
      once()
      return quantityFields(item, words, foreign)
    default:
      return { leftOut: 'not-asked-type', what: item.type }
  }
}

/** A text longer than ours may be has a limit that is not kept: then it stays unread, and so is told. */
export function maxLengthOf(item: QuestionnaireItem): { maxLength?: number } {
  const { maxLength } = item
  return maxLength !== undefined && Number.isInteger(maxLength) && maxLength >= 1
    ? { maxLength: Math.min(maxLength, 20_000) }
    : {}
}

function boundedNumber(item: QuestionnaireItem, main: string) {
  const { decimals, min, max, unit } = numberFields(item, main)
  return {
    ...(min !== undefined && max !== undefined && min > max ? {} : { min, max }),
    decimals: decimals === undefined ? undefined : Math.max(0, Math.min(4, Math.trunc(decimals))),
    ...(unit ? { unit } : {}),
  }
}

/** A number with its unit; where there are several to choose from, the number and its unit are written in words. */
function quantityFields(item: QuestionnaireItem, words: string, { main, notes }: Foreign): FieldsRead {
  const units = (item.extension ?? [])
    .filter(each => each.url.endsWith('/questionnaire-unitOption'))
    .map(each => each.valueCoding?.display ?? each.valueCoding?.code ?? '')
  if (units.length > 1) {
    notes.add('as-words', item.linkId, units.join(', '), words)
    return { fields: { kind: 'text' } }
  }
  const { unit, ...rest } = boundedNumber(item, main)
  const own = unit ?? (units[0] ? { [main]: units[0] } : undefined)
  return { fields: { kind: 'number', ...rest, decimals: 4, ...(own ? { unit: own } : {}) } }
}

function chosenFields(item: QuestionnaireItem, words: string, foreign: Foreign): FieldsRead {
  const { main, notes } = foreign
  if (item.type === 'boolean') {
    if (item.repeats) notes.add('once', item.linkId, '', words)
    return yesOrNo(main)
  }
  const listed = optionsOf(item, foreign)
  if (!listed)
    return { leftOut: 'not-asked-list', what: item.answerValueSet ?? item.options?.reference ?? '' }
  const { options, codes } = listed
  if (options.length < 2) return { leftOut: 'not-asked-few', what: '' }
  if (options.length > mostOptions) return { leftOut: 'not-asked-many', what: String(mostOptions) }
  const other = item.type === 'open-choice' || /^optionsOr/.test(item.answerConstraint ?? '')
  if (!item.repeats) return { fields: { kind: 'choice', options, ...(other ? { other: true } : {}) }, codes }
  if (other) notes.add('no-own-words', item.linkId, '', words)
  return { fields: { kind: 'choices', options, ...occurs(item, options.length) }, codes }
}

function occurs(item: QuestionnaireItem, most: number): { min?: number; max?: number } {
  const integer = (url: string) => findExtension(item, url)?.valueInteger
  const [min, max] = [integer(minOccursUrl), integer(maxOccursUrl)]
  const isSound = (min ?? 0) >= 0 && (max ?? 1) >= 1 && (min ?? 0) <= (max ?? most)
  return isSound ? { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) } : {}
}

export function yesOrNo(main: string): FieldsRead & { fields: Fields } {
  const [yes, no] = main === 'sv' ? ['Ja', 'Nej'] : ['Yes', 'No']
  const options = [
    { id: 'yes', label: { [main]: yes } },
    { id: 'no', label: { [main]: no } },
  ]
  return {
    fields: { kind: 'choice', options },
    codes: new Map([
      ['yes', 'yes'],
      ['no', 'no'],
    ]),
  }
}

/** Its answers, from the question or from a set in the file; undefined where they stand elsewhere. */
export function optionsOf(item: QuestionnaireItem, foreign: Foreign): Listed | undefined {
  const given = item.answerOption ?? item.option
  const named = item.answerValueSet ?? item.options?.reference
  const options = given ?? (named ? optionsOfSet(named, foreign) : undefined)
  if (!options) return undefined
  const all = options.map(each => toGiven(each, foreign.main))
  // An answer of a type that has no words: the others alone would not be the question.
  if (all.some(each => !each.keys[0])) return undefined
  const codes = all.map(({ keys }) => keys[0] ?? '')
  const times = new Map<string, number>()
  for (const each of codes) times.set(each, (times.get(each) ?? 0) + 1)
  // One code of two systems is two answers, and a condition that names the code alone cannot tell which.
  const named_ = all.map(({ keys, system, label }): GivenOption => {
    const [code = ''] = keys
    return { keys: (times.get(code) ?? 0) > 1 && system ? [`${system}|${code}`] : keys, label }
  })
  return listOptions(named_, foreign.notes, item.linkId)
}

function toGiven(option: AnswerOption, main: string): GivenOption & { system: string } {
  const { valueCoding } = option
  if (valueCoding) {
    const code = valueCoding.code ?? valueCoding.display ?? ''
    const label = wordsFrom(valueCoding.display ?? code, valueCoding._display, main)
    return {
      keys: [code, ...(valueCoding.display ? [valueCoding.display] : [])],
      label,
      system: valueCoding.system ?? '',
    }
  }
  const value =
    option.valueString ??
    option.valueDate ??
    option.valueTime ??
    option.valueInteger ??
    option.valueDecimal ??
    ''
  return { keys: [String(value)], label: { [main]: String(value) || '–' }, system: '' }
}

/** Undefined where the set is elsewhere, or stands here only in part. */
function optionsOfSet(name: string, { sets, main }: Foreign): AnswerOption[] | undefined {
  const bare = name.startsWith('#') ? name : name.split('|')[0]
  const set = sets.get(name) ?? sets.get(bare ?? '')
  const expanded = set?.expansion?.contains
  if (expanded) {
    if (!expanded.every(each => each.code !== undefined && !each.contains)) return undefined
    return expanded.map(({ system, code, display }) => ({
      valueCoding: { system, code, display: display ?? code },
    }))
  }
  const include = set?.compose?.include
  if (!set || !include || set.compose?.exclude) return undefined
  if (!include.every(each => each.concept && !each.filter && !each.valueSet)) return undefined
  return include.flatMap(each =>
    (each.concept ?? []).map(concept => {
      const others = concept.designation ?? []
      const own = others.find(other => other.language === main)?.value
      return {
        valueCoding: {
          system: each.system,
          code: concept.code,
          display: own ?? concept.display ?? concept.code,
          _display: { extension: others.flatMap(other => translation(other, main)) },
        },
      }
    }),
  )
}

const translation = ({ language, value }: { language?: string | undefined; value: string }, main: string) =>
  language && language !== main
    ? [
        {
          url: 'http://hl7.org/fhir/StructureDefinition/translation',
          extension: [
            { url: 'lang', valueCode: language },
            { url: 'content', valueString: value },
          ],
        },
      ]
    : []

/** A question inside a repeating group is a column of a table. */
export function columnFields(item: QuestionnaireItem, words: string, foreign: Foreign): FieldsRead {
  if (isChosen(item)) {
    if (item.repeats) return { leftOut: 'not-asked-repeat', what: item.type }
    const read = chosenFields(item, words, foreign)
    if ('leftOut' in read) return read
    const { other, ...fields } = read.fields
    if (other) foreign.notes.add('no-own-words', item.linkId, '', words)
    return { fields }
  }
  const kind = columnKinds[item.type]
  if (!kind) return { leftOut: 'not-asked-repeat', what: item.type }
  if (item.type === 'time' || item.type === 'dateTime')
    foreign.notes.add('as-words', item.linkId, item.type, words)
  if (item.repeats) foreign.notes.add('once', item.linkId, '', words)
  return { fields: { kind, ...(kind === 'text' || kind === 'longText' ? maxLengthOf(item) : {}) } }
}

const columnKinds: Record<string, 'text' | 'longText' | 'number' | 'date'> = {
  string: 'text',
  url: 'text',
  time: 'text',
  dateTime: 'text',
  text: 'longText',
  integer: 'number',
  decimal: 'number',
  date: 'date',
}

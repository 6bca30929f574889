import { z } from 'zod'
import { field } from '../../../platform/forms.ts'
import { areas } from '../../../sharing/disclosures/index.ts'
import { type Part, type PartKind, partKinds, voices } from '../parts.ts'
import { baseOf } from './merge.ts'

export type PartField = 'words' | 'howSeen' | 'area' | 'voice' | 'functionId' | 'fromOn' | 'untilOn'

/** What can be written in each kind of part. */
export const fieldsOf = {
  why: ['words'],
  matters: ['words'],
  need: ['area', 'words'],
  goal: ['words'],
  action: ['words', 'functionId', 'fromOn', 'untilOn', 'howSeen'],
  view: ['voice', 'words'],
  disagreement: ['voice', 'words'],
  sip_measures: ['words'],
  sip_responsibility: ['words'],
  sip_others: ['words'],
  sip_overall: ['words'],
} as const satisfies Record<PartKind, readonly PartField[]>

export const has = (kind: PartKind, name: PartField) =>
  (fieldsOf[kind] as readonly PartField[]).includes(name)

const orEmpty = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.union([z.literal(''), z.enum(values)]).transform(value => value || null)

const content = {
  words: field.optionalText(10_000),
  howSeen: field.optionalText(4000),
  area: orEmpty(areas),
  voice: orEmpty(voices),
  functionId: field.optionalId(),
  fromOn: field.optionalDate(),
  untilOn: field.optionalDate(),
}

/** `base_…` is what each field was when the page was drawn: of the texts a hash, of the others the value itself. */
const base = {
  base_words: field.optionalText(20),
  base_howSeen: field.optionalText(20),
  base_area: orEmpty(areas),
  base_voice: orEmpty(voices),
  base_functionId: field.optionalId(),
  base_fromOn: field.optionalDate(),
  base_untilOn: field.optionalDate(),
}

export const partSchema = z.object({ ...content, ...base })
export type PartEdit = z.output<typeof partSchema>

/** `search` as function: whoever it is, it is looked for on the next page. */
export const newPartSchema = z.object({
  ...content,
  functionId: z.union([z.literal(''), z.literal('search'), z.uuid()]).transform(id => id || null),
  kind: field.oneOf(partKinds),
  parentId: field.optionalId(),
  once: field.once(),
})
export type NewPart = z.output<typeof newPartSchema>

/** What no single field shows of a new part: which of them its kind needs, and days in the wrong order. */
export function mistakesInNew(
  { kind, words, area, voice, fromOn, untilOn }: NewPart,
  t: Record<'wordsMissing' | 'areaMissing' | 'voiceMissing' | 'datesWrong', string>,
): Record<string, string> {
  const errors: Record<string, string> = {}
  if (!words) errors.words = t.wordsMissing
  if (has(kind, 'area') && !area) errors.area = t.areaMissing
  if (has(kind, 'voice') && !voice) errors.voice = t.voiceMissing
  if (fromOn && untilOn && untilOn < fromOn) errors.untilOn = t.datesWrong
  return errors
}

export const frameSchema = z.object({ nextOn: field.date(), sip: field.checkbox() })
export const positionSchema = z.object({
  to: z.string().min(1).pipe(z.coerce.number<string>().int().min(0).max(10_000)),
})
export const doerSchema = z.object({ functionId: field.id() })

export const settlements = ['took_this', 'kept_other', 'kept_both'] as const
export const settlementSchema = z.object({ alternative: field.id(), how: field.oneOf(settlements) })

/** The hidden fields of a part's form. */
export function basesOf(part: Pick<Part, PartField | 'kind'>): [string, string][] {
  return fieldsOf[part.kind].map((name: PartField) => [
    `base_${name}`,
    name === 'words' || name === 'howSeen' ? baseOf(part[name]) : (part[name] ?? ''),
  ])
}

import { z } from 'zod'

/** The format's name stands in every definition, so that a file says what it is. */
export const format = 'kring-instrument/1'

/** `sv`, `en`, `ar`, `fa-AF` (Dari), `so`, `ti`, `uk` … */
export const languageTag = z.string().regex(/^[a-z]{2,3}(-[A-Za-z]{2,4})?$/)

/** Stable over versions: years are compared by it. `$` cannot begin one, so that `$dont-know` is never an id. */
const id = z.string().regex(/^[a-z0-9][a-z0-9_-]{0,63}$/)

/** The most characters of one text, and of a definition in all as JSON. */
export const mostInText = 10_000
export const mostInDefinition = 600_000
export const mostItems = 300

/** Words by language. A language may be missing: the page then shows the main language and says so. */
const text = z.record(languageTag, z.string().max(mostInText))

export type Condition =
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition }
  /** Another item's answer is, or contains, one of these options. */
  | { item: string; is: string[] }
  | { item: string; answered: true }
  /** A number of another item. */
  | { item: string; atLeast: number }
  | { item: string; atMost: number }

const condition: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(condition).min(1).max(20) }),
    z.strictObject({ any: z.array(condition).min(1).max(20) }),
    z.strictObject({ not: condition }),
    z.strictObject({ item: id, is: z.array(z.string().max(64)).min(1).max(50) }),
    z.strictObject({ item: id, answered: z.literal(true) }),
    z.strictObject({ item: id, atLeast: z.number() }),
    z.strictObject({ item: id, atMost: z.number() }),
  ]),
)

const option = z.strictObject({
  id,
  label: text,
  /** A face or a picture that we draw: `face-glad`, `face-ok`, `face-sad`, `face-angry`, `face-unsure` … */
  picture: id.optional(),
})

/** A scale that items share. Its options are in order, from one worded end to the other. */
const scale = z.strictObject({
  id,
  options: z.array(option).min(2).max(11),
  /** Options that are read together in results: "agrees wholly or partly". */
  groups: z
    .array(z.strictObject({ id, label: text, options: z.array(id).min(1) }))
    .max(10)
    .optional(),
})

/** What may be answered in place of the question's own answers. */
export const besides = ['not-relevant', 'dont-know'] as const
export const notRelevant = '$not-relevant'
export const dontKnow = '$dont-know'

const common = {
  id,
  label: text,
  help: text.optional(),
  required: z.boolean().optional(),
  showWhen: condition.optional(),
  /** "Not relevant in my role", "don't know". */
  besides: z.array(z.enum(besides)).max(2).optional(),
}
const maxLength = z.int().min(1).max(20_000).optional()
const options = z.array(option).min(2).max(60)
const row = z.strictObject({ id, label: text, help: text.optional() })

const column = z.strictObject({
  id,
  label: text,
  kind: z.enum(['text', 'longText', 'number', 'date', 'choice']),
  options: options.optional(),
  maxLength,
})

export const item = z.discriminatedUnion('kind', [
  z.strictObject({ ...common, kind: z.literal('text'), maxLength }),
  z.strictObject({ ...common, kind: z.literal('longText'), maxLength }),
  z.strictObject({ ...common, kind: z.literal('choice'), options, other: z.boolean().optional() }),
  z.strictObject({
    ...common,
    kind: z.literal('choices'),
    options,
    min: z.int().min(0).optional(),
    max: z.int().min(1).optional(),
  }),
  z.strictObject({ ...common, kind: z.literal('scale'), scale: id }),
  /** Two texts, strengths before needs (R11). */
  z.strictObject({ ...common, kind: z.literal('strengthsAndNeeds'), maxLength }),
  /** Areas of the wellbeing wheel; their labels are the collaboration's own. */
  z.strictObject({ ...common, kind: z.literal('area'), many: z.boolean().optional() }),
  /** Each row is answered by one option of the scale, or by words in each of the columns. */
  z.strictObject({
    ...common,
    kind: z.literal('matrix'),
    rows: z.array(row).min(1).max(40),
    scale: id.optional(),
    columns: z.array(row).min(1).max(12).optional(),
    maxLength,
  }),
  /** Rows that the answerer adds. */
  z.strictObject({
    ...common,
    kind: z.literal('table'),
    columns: z.array(column).min(1).max(12),
    maxRows: z.int().min(1).max(100),
  }),
  /** A choice by pictures, for children. */
  z.strictObject({ ...common, kind: z.literal('faces'), options }),
  z.strictObject({ ...common, kind: z.literal('ranking'), options: options.max(15) }),
  z.strictObject({
    ...common,
    kind: z.literal('number'),
    min: z.number().optional(),
    max: z.number().optional(),
    decimals: z.int().min(0).max(4).optional(),
    unit: text.optional(),
  }),
  z.strictObject({ ...common, kind: z.literal('date') }),
  /** Drawn by finger or mouse; stored as strokes. */
  z.strictObject({ ...common, kind: z.literal('drawing') }),
])

const section = z.strictObject({
  id,
  title: text,
  help: text.optional(),
  showWhen: condition.optional(),
  items: z.array(item).max(100),
})

/** How answers are drawn together. */
export const summaries = ['bars', 'table', 'texts', 'wheel', 'triangle', 'matrix', 'stairs', 'grid'] as const

export const definitionSchema = z.strictObject({
  format: z.literal(format),
  code: z.string().regex(/^[a-z0-9][a-z0-9-]{0,79}$/),
  title: text,
  /** Said before the questions: what it is for, how long it takes. */
  introduction: text.optional(),
  /** Said after: what happens now. */
  ending: text.optional(),
  /** The first is the main language: it has every text. */
  languages: z.array(languageTag).min(1).max(12),
  /** Whom or what the answers are about. */
  about: z.enum(['child', 'self', 'unit', 'forum', 'collaboration', 'meeting', 'activity']),
  summary: z.enum(summaries),
  /** A picture that we draw beside it: `wheel`, `triangle`, `stairs`, `code-matrix`, `resilience`, `pdsa`. */
  picture: id.optional(),
  /** What must be said to the one who fills it in, e.g. that it is for complex cases only. */
  caution: text.optional(),
  /** Where it comes from and with which right it stands here. */
  source: z.strictObject({ note: text, rights: text }),
  scales: z.array(scale).max(30),
  sections: z.array(section).min(1).max(40),
})

export type Words = z.infer<typeof text>
export type Option = z.infer<typeof option>
export type Scale = z.infer<typeof scale>
export type Item = z.infer<typeof item>
export type Section = z.infer<typeof section>
export type Definition = z.infer<typeof definitionSchema>
export type ItemKind = Item['kind']
export type ItemOf<K extends Item['kind']> = Extract<Item, { kind: K }>
export const itemKinds = item.options.map(each => each.shape.kind.value)

export const itemsOf = (definition: Definition) => definition.sections.flatMap(each => each.items)

export const scaleOf = (definition: Definition, scaleId: string | undefined) =>
  definition.scales.find(each => each.id === scaleId)

/** The options that an item is answered with; none where it is answered in words, numbers or strokes. */
export function optionsOf(definition: Definition, of: Item): Option[] {
  if (of.kind === 'choice' || of.kind === 'choices' || of.kind === 'faces' || of.kind === 'ranking')
    return of.options
  if (of.kind === 'scale' || of.kind === 'matrix') return scaleOf(definition, of.scale)?.options ?? []
  return []
}

/** The words in a language, else in the main one; `gap` where it is missing, so that the page can say so. */
export function wordsIn(
  words: Words | undefined,
  language: string,
  definition: Definition,
): { text: string; language: string; gap: boolean } {
  const main = definition.languages[0] ?? 'sv'
  const own = words?.[language]
  if (own) return { text: own, language, gap: false }
  const other = words?.[main] ?? ''
  return { text: other, language: main, gap: Boolean(other) && language !== main }
}

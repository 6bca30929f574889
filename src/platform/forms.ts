import type { Context } from 'hono'
import type { Child as Content } from 'hono/jsx'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Language } from '../i18n/index.ts'
import type { FormState } from '../ui/index.ts'
import type { Tx } from './database/transaction.ts'
import { actsOtherwise, otherFunction } from './errors/index.ts'
import { formTexts } from './form-texts.ts'
import { render } from './page.tsx'

/** What a form sent, validated: the data, or the same page again with what was typed and what to correct. */
export type Read<S extends z.ZodObject> =
  | { ok: true; data: z.output<S>; values: Values }
  | { ok: false; state: FormState & { values: Values; errors: Record<string, string> } }

/** In the schema of a form with a `<ChooseBySearch>`: what is searched for, and the button that searches. */
export const searchFields = { search: z.string(), find: z.string() }

export type Values = Record<string, string | string[]>

/**
 * Reads a form by its schema. A field of the schema that is an array takes every value of its name.
 * Line ends become \n, spaces around are dropped, and what no text can hold (NUL, lone surrogates) is taken out.
 * `missing` gives a field's own words for being empty.
 * A form that was sent by the button of its search (`searchFields`) is to be shown again as it is, with what was found.
 */
export async function readForm<S extends z.ZodObject>(
  c: Context,
  schema: S,
  { language, missing = {} }: { language: Language; missing?: Partial<Record<keyof z.output<S>, string>> },
): Promise<Read<S>> {
  const sent = await c.req.formData()
  if (actsOtherwise(c, sent.get('acting'))) throw otherFunction()
  const values: Values = {}
  for (const [name, field] of Object.entries(schema.shape)) {
    const all = sent.getAll(name).map(value => (typeof value === 'string' ? cleanText(value) : ''))
    values[name] = takesMany(field as z.ZodType) ? all.filter(Boolean) : (all.at(-1) ?? '')
  }
  // Nothing is judged yet: the form is shown again with what was found.
  if (schema.shape.find && values.find) return { ok: false, state: { values, errors: {}, searched: true } }
  const read = judge(schema, values, language, missing as Record<string, string>)
  if (read.ok && values.once) await waitForTwin(c, String(values.once))
  return read
}

/** The same form sent twice in one moment: the second waits until the first is done, and then finds what it made. */
async function waitForTwin(c: Context, once: string) {
  const tx: Tx | undefined = c.get('tx')
  if (tx) await sql`select pg_advisory_xact_lock(hashtextextended(${once}, 0))`.execute(tx)
}

/** The same for values that are already at hand: a saved draft, a test. */
export function judge<S extends z.ZodObject>(
  schema: S,
  values: Values,
  language: Language,
  missing: Record<string, string> = {},
): Read<S> {
  const t = formTexts(language)
  const result = schema.safeParse(values, { error: issue => message(issue, t, missing) })
  if (result.success) return { ok: true, data: result.data, values }
  const errors: Record<string, string> = {}
  for (const { path, message: text } of result.error.issues) errors[String(path[0] ?? '')] ??= text
  return { ok: false, state: { values, errors } }
}

const takesMany = (field: z.ZodType): boolean => {
  const def = field.def as { type: string; innerType?: z.ZodType; in?: z.ZodType }
  if (def.type === 'array') return true
  const inner = def.innerType ?? def.in
  return inner ? takesMany(inner) : false
}

/**
 * Text as it is stored: line ends are \n, spaces around are dropped, and control characters other than line breaks and tabs. What has
 * no sign that anybody sees is empty.
 */
export function cleanText(text: string) {
  const clean = text
    .replace(/\r\n?/g, '\n')
    .replace(/(?![\n\t])\p{Cc}/gu, '')
    .toWellFormed()
    .trim()
  return unseen.test(clean) ? '' : clean
}

/** Nothing but signs that leave no mark: a name of them would be a link that nobody can find. */
const unseen = /^[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Z}\s\u2800]*$/u

function message(
  issue: z.core.$ZodRawIssue,
  t: ReturnType<typeof formTexts>,
  missing: Record<string, string>,
): string {
  const own = missing[String(issue.path?.[0] ?? '')]
  const empty =
    issue.input === '' ||
    issue.input === undefined ||
    (Array.isArray(issue.input) && issue.input.length === 0)
  if (empty) return own ?? t.missing
  if (issue.code === 'too_big' && issue.origin === 'string')
    return t.tooLong(Number(issue.maximum), String(issue.input).length)
  if (issue.code === 'invalid_format' && issue.format === 'date') return t.notADate
  if (issue.code === 'invalid_value') return t.notAChoice
  return t.wrong
}

/** What a field of a form is, told once: pages draw it, `readForm` judges it, and tests send it wrong in the ways of its kind. */
export type FieldMeta = {
  kind: 'text' | 'date' | 'id' | 'choice' | 'many' | 'checkbox' | 'hidden'
  required: boolean
  /** The most that a text may hold, in UTF-16 units. */
  max?: number
  /** A keyboard of digits is enough. */
  inputmode?: 'numeric'
  /** What can be chosen, in order. */
  values?: readonly string[]
}

const as = <T extends z.ZodType>(type: T, meta: FieldMeta): T => type.meta(meta) as T

/** Kinds of fields, so that every form judges alike. */
export const field = {
  /** Text that must be there, at most `max` UTF-16 units. */
  text: (max: number) => as(z.string().min(1).max(max), { kind: 'text', required: true, max }),
  /** Text that may be empty. */
  optionalText: (max: number) => as(z.string().max(max), { kind: 'text', required: false, max }),
  /** The same, of digits: a person number. */
  digits: (max: number) =>
    as(z.string().min(1).max(max), { kind: 'text', required: true, max, inputmode: 'numeric' }),
  optionalDigits: (max: number) =>
    as(z.string().max(max), { kind: 'text', required: false, max, inputmode: 'numeric' }),
  date: () => as(z.iso.date(), { kind: 'date', required: true }),
  optionalDate: () =>
    as(
      z.union([z.literal(''), z.iso.date()]).transform(day => day || null),
      { kind: 'date', required: false },
    ),
  id: () => as(z.uuid(), { kind: 'id', required: true }),
  optionalId: () =>
    as(
      z.union([z.literal(''), z.uuid()]).transform(id => id || null),
      { kind: 'id', required: false },
    ),
  /** The idempotency key, the hidden field of `<Form once>`; a form without one (hand-made) counts as new. */
  once: () => z.string().transform(text => (z.uuid().safeParse(text).success ? text : crypto.randomUUID())),
  oneOf: <const T extends readonly [string, ...string[]]>(values: T) =>
    as(z.enum(values), { kind: 'choice', required: true, values }),
  manyOf: <const T extends readonly [string, ...string[]]>(values: T) =>
    as(z.array(z.enum(values)), { kind: 'many', required: false, values }),
  checkbox: () =>
    as(
      z.string().transform(text => text === 'yes'),
      { kind: 'checkbox', required: false },
    ),
}

/** The key of each choice's words: `priority_high` for the choice `high` of `priority`. */
type ChoiceKey<Name extends string, Value> = Value extends string
  ? string extends Value
    ? never
    : `${Name}_${Exclude<Value, ''>}`
  : never

/** The words that a plain form needs: a label for each field and for each of its choices. */
type Labels<S extends z.ZodObject> = {
  [K in Exclude<keyof S['shape'] & string, 'once' | 'search' | 'find'> as
    | K
    | ChoiceKey<K, z.output<S['shape'][K]>>]: string
}

/** The fields of a schema in its order, without those that no reader fills in. `labels` is a type only: `<Fields>` asks for the words. */
export const fieldsOf = <S extends z.ZodObject>(
  schema: S,
): readonly { name: string; meta: FieldMeta }[] & { labels?: Labels<S> } =>
  Object.entries(schema.shape).flatMap(([name, type]) => {
    const meta = (type as z.ZodType).meta() as FieldMeta | undefined
    return meta ? [{ name, meta }] : []
  })

/** The most that a text field of a schema may hold, for the page that draws it by hand. */
export const maxOf = <S extends z.ZodObject>(schema: S, name: keyof S['shape'] & string) =>
  ((schema.shape[name] as z.ZodType).meta() as FieldMeta | undefined)?.max

/** The words of a noun's texts for fields left empty: `titleMissing` for the field `title`. */
export const missingWords = <S extends z.ZodObject>(schema: S, t: Record<string, unknown>) =>
  Object.fromEntries(
    Object.keys(schema.shape).flatMap(name => {
      const words = t[`${name}Missing`]
      return typeof words === 'string' ? [[name, words]] : []
    }),
  ) as Partial<Record<keyof z.output<S>, string>>

type Submission<S extends z.ZodObject> = {
  /** The noun's texts: `titleMissing` is said of an empty `title`. */
  t: Record<string, unknown>
  /** The page of the form with what was typed and what to correct: answered with 422. */
  again: (state: FormState & { values: Values }) => Content | Promise<Content>
  /** What no single field shows: errors by field, or nothing. */
  check?: (
    data: z.output<S>,
    values: Values,
  ) => Record<string, string> | undefined | Promise<Record<string, string> | undefined>
  /**
   * Does it, and answers where to go: 303. Errors by field, when only doing it could find them, lead to `again`. An answer of its own,
   * such as the page of both texts (409), is sent as it is.
   */
  run: (data: z.output<S>, values: Values) => Promise<string | { errors: Record<string, string> } | Response>
}

/**
 * The whole way of a form. Wrong: the same page again, with what was typed (422). Right: it is done, and the reader is sent on (303).
 * A form that carries `once` is idempotent: sent twice at the same moment the second waits for the first.
 */
export async function submit<S extends z.ZodObject>(
  c: Context,
  schema: S,
  { t, again, check, run }: Submission<S>,
) {
  const read = await readForm(c, schema, { language: c.get('language'), missing: missingWords(schema, t) })
  const wrong = async (values: Values, errors: Record<string, string>) =>
    render(c, await again({ values, errors }), 422)
  if (!read.ok) return render(c, await again(read.state), 422)
  const errors = await check?.(read.data, read.values)
  if (errors && Object.keys(errors).length) return wrong(read.values, errors)
  const outcome = await run(read.data, read.values)
  if (outcome instanceof Response) return outcome
  return typeof outcome === 'string' ? c.redirect(outcome, 303) : wrong(read.values, outcome.errors)
}

import type { Context } from 'hono'
import { sql } from 'kysely'
import { z } from 'zod'
import type { FormState } from '../ui/index.ts'
import type { Tx } from './database/transaction.ts'
import { formTexts } from './form-texts.ts'
import type { Language } from './i18n/index.ts'

/** What a form sent, judged: the data, or the same page again with what was typed and what to mend. */
export type Read<S extends z.ZodObject> =
  | { ok: true; data: z.output<S>; values: Values }
  | { ok: false; state: FormState & { values: Values; errors: Record<string, string> } }

export type Values = Record<string, string | string[]>

/**
 * Reads a form by its schema. A field of the schema that is an array takes every value of its name.
 * Line ends become \n, spaces around are dropped, and what no text can hold (NUL, lone surrogates) is taken out.
 * `missing` gives a field's own words for being empty.
 */
export async function readForm<S extends z.ZodObject>(
  c: Context,
  schema: S,
  { language, missing = {} }: { language: Language; missing?: Partial<Record<keyof z.output<S>, string>> },
): Promise<Read<S>> {
  const sent = await c.req.formData()
  const values: Values = {}
  for (const [name, field] of Object.entries(schema.shape)) {
    const all = sent.getAll(name).map(value => (typeof value === 'string' ? clean(value) : ''))
    values[name] = takesMany(field as z.ZodType) ? all.filter(Boolean) : (all.at(-1) ?? '')
  }
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

/** The state of a form that was right by itself, and refused for a reason that only the deed could find. */
export const refused = (values: Values, errors: Record<string, string>) => ({ values, errors })

const takesMany = (field: z.ZodType): boolean => {
  const def = field.def as { type: string; innerType?: z.ZodType; in?: z.ZodType }
  if (def.type === 'array') return true
  const inner = def.innerType ?? def.in
  return inner ? takesMany(inner) : false
}

// No text holds control characters, line breaks and tabs apart.
const clean = (text: string) =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/(?![\n\t])\p{Cc}/gu, '')
    .toWellFormed()
    .trim()

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

/** Kinds of fields, so that every form judges alike. */
export const field = {
  /** Text that must be there, at most `max` UTF-16 units. */
  text: (max: number) => z.string().min(1).max(max),
  /** Text that may be empty. */
  optionalText: (max: number) => z.string().max(max),
  date: () => z.iso.date(),
  optionalDate: () => z.union([z.literal(''), z.iso.date()]).transform(day => day || null),
  id: () => z.uuid(),
  optionalId: () => z.union([z.literal(''), z.uuid()]).transform(id => id || null),
  /** The hidden field of `<Form once>`; a form without one (hand-made) counts as new. */
  once: () => z.string().transform(text => (z.uuid().safeParse(text).success ? text : crypto.randomUUID())),
  oneOf: <const T extends readonly [string, ...string[]]>(values: T) => z.enum(values),
  manyOf: <const T extends readonly [string, ...string[]]>(values: T) => z.array(z.enum(values)),
  checkbox: () => z.string().transform(text => text === 'yes'),
}

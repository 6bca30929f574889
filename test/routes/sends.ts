import type { z } from 'zod'
import { type FieldMeta, fieldsOf } from '../../src/platform/forms.ts'
import { dayFrom, type Field, type Fields, may, must } from './fields.ts'

/**
 * What a form sends, by its schema: a good value of each field's kind, or the one that is given by its name. An id has no good value of
 * its own, and must be given.
 */
export const sends = (schema: z.ZodObject, given: Record<string, string | string[]> = {}): Fields =>
  Object.fromEntries(fieldsOf(schema).map(({ name, meta }) => [name, sample(name, meta, given[name])]))

function sample(name: string, { kind, required, values = [] }: FieldMeta, given?: string | string[]): Field {
  const of = required ? must : may
  if (kind === 'many') return of.many(...[given ?? values[0] ?? []].flat())
  const value = typeof given === 'string' ? given : undefined
  if (kind === 'date') return of.date(value ?? dayFrom(10))
  if (kind === 'choice') return of.choice(value ?? values[0] ?? '')
  if (kind === 'checkbox') return of.hidden(value ?? 'yes')
  if (kind === 'text') return of.text(value ?? 'Några ord.')
  if (value === undefined) throw new Error(`Give a value of ${name}: a ${kind} has none of its own`)
  return of[kind === 'id' ? 'id' : 'hidden'](value)
}

import { daysFromToday } from '../../src/i18n/index.ts'
/**
 * What a form sends, told so that each field can be sent wrong in the ways that its kind can be wrong.
 * `must`: the form is not taken without it.
 */
export type Field = {
  kind: 'text' | 'date' | 'time' | 'id' | 'choice' | 'many' | 'hidden'
  value: string | readonly string[]
  required: boolean
}
export type Fields = Record<string, Field>

const kinds = (required: boolean) => ({
  text: (value: string): Field => ({ kind: 'text', value, required }),
  date: (value: string): Field => ({ kind: 'date', value, required }),
  time: (value: string): Field => ({ kind: 'time', value, required }),
  /** The id of something that the sender may name here. */
  id: (value: string): Field => ({ kind: 'id', value, required }),
  /** One of a set. */
  choice: (value: string): Field => ({ kind: 'choice', value, required }),
  /** Several of a set, or of ids. */
  many: (...values: string[]): Field => ({ kind: 'many', value: values, required }),
  /** What the page sends along by itself: the version that was read. */
  hidden: (value: string): Field => ({ kind: 'hidden', value, required }),
})

export const must = kinds(true)
export const may = kinds(false)

export const valuesOf = (fields: Fields) =>
  Object.fromEntries(Object.entries(fields).map(([name, { value }]) => [name, value]))

/** A day from today, as forms write it. */
export const dayFrom = (days: number) => daysFromToday(days)

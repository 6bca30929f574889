import { cleanText } from '../../platform/forms.ts'
import type { Definition, Option, Words } from '../definition.ts'
import { freeId } from './edits.ts'

// What is sent of an edited part, by the name of its field: texts, numbers, words in each language, lists.

export const lists = ['options', 'rows', 'columns'] as const
export type List = (typeof lists)[number]

export function readText(form: FormData, name: string) {
  const value = form.getAll(name).at(-1)
  return typeof value === 'string' ? cleanText(value) : ''
}

export const isTicked = (form: FormData, name: string) => readText(form, name) === 'yes'

/** A number as it was typed, with a decimal comma too; undefined for anything else. */
export function readWhole(form: FormData, name: string) {
  const text = readText(form, name)
  return /^-?\d{1,9}([.,]\d{1,6})?$/.test(text) ? Number(text.replace(',', '.')) : undefined
}

export const readWords = (
  form: FormData,
  definition: Definition,
  name: string,
  before: Words | undefined,
): Words => {
  const said = { ...before }
  for (const each of definition.languages) {
    const text = readText(form, `${name}.${each}`)
    // A question and an answer are one line, however it was typed.
    if (text) said[each] = name === 'help' ? text : asOneLine(text)
    else delete said[each]
  }
  return said
}

const asOneLine = (text: string) =>
  text
    .split('\n')
    .map(line => line.trim())
    .filter(Boolean)
    .join(' ')

export const orNone = (said: Words) => (Object.keys(said).length ? said : undefined)

/** Lines of a list in their order. A new line has no id yet: it gets one from its words. */
export function readOptions<T extends Option>(
  form: FormData,
  definition: Definition,
  list: List,
  before: readonly T[],
): T[] {
  const taken = before.map(each => each.id)
  const found: T[] = []
  for (const i of numbersOf(form, list)) {
    const id = readText(form, `${list}.${i}.id`)
    const old = before.find(each => each.id === id)
    const label = readWords(form, definition, `${list}.${i}`, old?.label)
    const isNew = !old
    if (isNew && Object.keys(label).length === 0) continue
    const help = readWords(form, definition, `${list}.${i}.help`, (old as { help?: Words } | undefined)?.help)
    const picture = readText(form, `${list}.${i}.picture`)
    const own = old?.id ?? freeId(taken, Object.values(label)[0] ?? '', list.slice(0, -1))
    taken.push(own)
    found.push({
      ...(old as T),
      id: own,
      label,
      ...(Object.keys(help).length ? { help } : {}),
      ...(picture ? { picture } : {}),
    })
  }
  return found
}

/** The places of a list that the form has fields of. */
export const numbersOf = (form: FormData, list: List) =>
  [...new Set([...form.keys()].map(name => new RegExp(`^${list}\\.(\\d{1,3})\\.`).exec(name)?.[1]))]
    .filter(each => each !== undefined)
    .map(Number)
    .sort((a, b) => a - b)

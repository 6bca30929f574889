import { languageTag, type Words } from '../../definition.ts'
import type { Element, Extension } from './shape.ts'

/** Names of our own, in a place where no address need answer. */
export const instrumentUrl = 'urn:kring:instrument:'
export const scaleUrl = 'urn:kring:scale:'
/** JSON of what FHIR has no element for. */
const leftUrl = 'urn:kring:fhir:left'
export const kindUrl = 'urn:kring:fhir:kind'
export const pictureUrl = 'urn:kring:fhir:picture'

const hl7 = 'http://hl7.org/fhir/StructureDefinition/'
export const translationUrl = `${hl7}translation`
export const minOccursUrl = `${hl7}questionnaire-minOccurs`
export const maxOccursUrl = `${hl7}questionnaire-maxOccurs`
export const minValueUrl = `${hl7}minValue`
export const maxValueUrl = `${hl7}maxValue`
export const decimalsUrl = `${hl7}maxDecimalPlaces`
export const unitUrl = `${hl7}questionnaire-unit`
export const controlUrl = `${hl7}questionnaire-itemControl`
export const absentUrl = `${hl7}data-absent-reason`

/** `$` begins no id of ours, so no question is called this. */
export const helpOf = (linkId: string) => `${linkId}/$help`
export const under = (linkId: string, ...ids: string[]) => [linkId, ...ids].join('/')

export const findExtension = (of: Element | undefined, url: string) =>
  of?.extension?.find(each => each.url === url)

/** `{}` or `{ extension: … }`: FHIR has no empty lists. */
export const extended = (...extensions: (Extension | undefined)[]): { extension?: Extension[] } => {
  const all = extensions.filter((each): each is Extension => each !== undefined)
  return all.length > 0 ? { extension: all } : {}
}

/** The main language as the element, the others as translations of it. */
export function translations(words: Words | undefined, main: string): Element | undefined {
  const others = Object.entries(words ?? {}).filter(([language, said]) => language !== main && said)
  return words?.[main] && others.length > 0
    ? {
        extension: others.map(([language, said]) => ({
          url: translationUrl,
          extension: [
            { url: 'lang', valueCode: language },
            { url: 'content', valueString: said },
          ],
        })),
      }
    : undefined
}

/** `{ text, _text }`, under the element's name. */
export function said<N extends string>(name: N, words: Words | undefined, main: string) {
  const others = translations(words, main)
  return {
    ...(words?.[main] ? { [name]: words[main] } : {}),
    ...(others ? { [`_${name}`]: others } : {}),
  } as { [K in N]?: string } & { [K in `_${N}`]?: Element }
}

export function wordsFrom(text: string | undefined, element: Element | undefined, main: string): Words {
  const words: Words = text ? { [main]: text } : {}
  for (const each of element?.extension ?? []) {
    if (each.url !== translationUrl) continue
    const language = findExtension(each, 'lang')?.valueCode
    const content = findExtension(each, 'content')?.valueString
    if (language && content && languageTag.safeParse(language).success) words[language] = content
  }
  return words
}

type Fields = Record<string, unknown>

/**
 * What reading the FHIR back would lose or add: the fields of `original` that `read` has otherwise, and `null` for those that
 * only `read` has. Merged with it, reading gives back exactly what was written.
 */
export function leftOf(original: object, read: object): Extension | undefined {
  const was = original as Fields
  const is = read as Fields
  const left: Fields = {}
  for (const [name, value] of Object.entries(was)) {
    if (value !== undefined && !isSame(value, is[name])) left[name] = value
  }
  for (const name of Object.keys(is)) if (is[name] !== undefined && was[name] === undefined) left[name] = null
  return Object.keys(left).length > 0 ? { url: leftUrl, valueString: JSON.stringify(left) } : undefined
}

/** Undefined where somebody broke it. */
export function readLeft(of: Element | undefined): Fields | undefined {
  const json = findExtension(of, leftUrl)?.valueString
  if (json === undefined) return {}
  try {
    const left: unknown = JSON.parse(json)
    return typeof left === 'object' && left !== null && !Array.isArray(left) ? (left as Fields) : undefined
  } catch {
    return undefined
  }
}

export const laidOver = (read: object, left: Fields): Fields =>
  Object.fromEntries(
    Object.entries({ ...read, ...left }).filter(([, value]) => value !== null && value !== undefined),
  )

/** Equal as JSON, whatever the order of the names. */
function isSame(one: unknown, other: unknown): boolean {
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null)
    return Object.is(one, other)
  if (Array.isArray(one) !== Array.isArray(other)) return false
  const names = (of: object) =>
    Object.entries(of)
      .filter(([, value]) => value !== undefined)
      .map(([name]) => name)
  const mine = names(one)
  return (
    mine.length === names(other).length &&
    mine.every(name => Object.hasOwn(other, name) && isSame((one as Fields)[name], (other as Fields)[name]))
  )
}

/** What a column of a table is in FHIR. */
export const columnTypes = {
  text: 'string',
  longText: 'text',
  number: 'decimal',
  date: 'date',
  choice: 'choice',
} as const

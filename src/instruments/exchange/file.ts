import type { Trouble } from './trouble.ts'

/** The most bytes of a file that somebody brings. */
export const mostInFile = 5_000_000

/** An .xlsx is a zip; a JSON text never begins so. */
export const isXlsx = (bytes: Uint8Array) => bytes[0] === 0x50 && bytes[1] === 0x4b

/** A JSON text in UTF-8, with or without a byte order mark. */
export function readJson(bytes: Uint8Array): { json: unknown } | { problems: Trouble[] } {
  const trouble = (kind: Trouble['kind'], what = '') => ({ problems: [{ kind, at: '', what }] })
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return trouble('wrong-encoding')
  }
  if (deepest(text) > mostNested) return trouble('too-nested', String(mostNested))
  try {
    return { json: JSON.parse(text) }
  } catch (error) {
    return trouble('not-json', lineOf(text, error instanceof Error ? error.message : ''))
  }
}

/** The walk over what was read calls itself level by level, and a stack has an end. */
const mostNested = 100

function deepest(text: string) {
  let depth = 0
  let most = 0
  for (let at = 0; at < text.length; at++) {
    const letter = text[at]
    if (letter === '"') at = endOfString(text, at)
    else if (letter === '[' || letter === '{') most = Math.max(most, ++depth)
    else if (letter === ']' || letter === '}') depth--
  }
  return most
}

/** Where the string that opens at `from` is closed; the end of the text where it never is. */
function endOfString(text: string, from: number) {
  for (let at = from + 1; at < text.length; at++) {
    if (text[at] === '"') return at
    if (text[at] === '\\') at++
  }
  return text.length
}

/** Where the text stops being JSON, without telling anything of the text itself. */
function lineOf(text: string, message: string) {
  const position = /position (\d+)/.exec(message)?.[1]
  return position ? String(text.slice(0, Number(position)).split('\n').length) : ''
}

import { unzipXml, zipParts } from './zip.ts'

/** The last column is ZZ. */
const mostColumns = 702

/** `mostRows` below the heading, of each sheet; `mostUnpacked` bytes of all XML. */
export type SpreadsheetLimits = { mostRows: number; mostUnpacked: number }
export type XlsxProblem = 'not-xlsx' | 'unpacks-too-large' | 'sheet-too-large'

class TooLarge extends Error {}
class Unsound extends Error {}

/**
 * An .xlsx of the same sheets with their filled cells alone, for the library to read: it believes what a zip says of its sizes, and
 * fills every row up to the farthest cell, also where Excel keeps a million empty ones. Each row begins with its number as the
 * spreadsheet shows it. `mostRows` of a sheet are taken, wherever they stand.
 */
export function filledCells(
  bytes: Uint8Array,
  { mostRows, mostUnpacked }: SpreadsheetLimits,
): Uint8Array | XlsxProblem {
  try {
    return zipParts(
      unzipXml(bytes, mostUnpacked).map(({ name, xml }) => {
        const text = xml.toString('utf8')
        if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) throw new Unsound()
        return {
          name,
          xml: /worksheets\/[^/]*\.xml$/.test(name) ? Buffer.from(filledSheet(text, mostRows)) : xml,
        }
      }),
    )
  } catch (error) {
    if (error instanceof TooLarge) return 'sheet-too-large'
    return (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? 'unpacks-too-large' : 'not-xlsx'
  }
}

type Tag = {
  name: string
  attributes: Map<string, string>
  closes: boolean
  empty: boolean
  start: number
  end: number
}
type Cell = { column: number; tag: Tag; from: number; isFilled: boolean }

function filledSheet(xml: string, mostRows: number): string {
  const out: string[] = []
  let root: Tag | undefined
  let cell: Cell | undefined
  let row = 0
  let column = 0
  let rows = 0
  let cells: string[] = []
  const endRow = () => {
    if (cells.length === 0) return
    if (++rows > mostRows + 1) throw new TooLarge()
    out.push(`<row r="${rows}"><c r="A${rows}"><v>${row}</v></c>${cells.join('')}</row>`)
    cells = []
  }
  const endCell = ({ column: at, tag, from, isFilled }: Cell, to: number) => {
    if (!isFilled) return
    if (at > mostColumns) throw new TooLarge()
    const [type, style] = ['t', 's'].map(each => tag.attributes.get(each))
    const kept = `${type ? ` t="${type}"` : ''}${style ? ` s="${style}"` : ''}`
    cells.push(`<c r="${lettersOf(at + 1)}${rows + 1}"${kept}>${xml.slice(from, to)}</c>`)
  }
  for (const tag of tagsOf(xml)) {
    root ??= tag.name === 'worksheet' ? tag : undefined
    if (cell) {
      if (tag.name === 'c' && tag.closes) {
        endCell(cell, tag.start)
        cell = undefined
      } else if (tag.name === 'c' || tag.name === 'row') throw new Unsound()
      else if (/^(?:v|is)$/.test(tag.name) && !tag.closes && !tag.empty) cell.isFilled = true
    } else if (tag.name === 'row' && !tag.closes) {
      endRow()
      row = rowOf(tag.attributes.get('r')) ?? row + 1
      column = 0
    } else if (tag.name === 'c' && !tag.closes) {
      column = columnOf(tag.attributes.get('r')) ?? column + 1
      if (!tag.empty) cell = { column, tag, from: tag.end + 1, isFilled: false }
    }
  }
  if (cell || !root) throw new Unsound()
  endRow()
  const open = xml.slice(root.start, root.empty ? root.end - 1 : root.end)
  const closing = /^<([\w.-]+:)?/.exec(open)?.[1] ?? ''
  return `${open}>${prefixed(`<sheetData>${out.join('')}</sheetData>`, closing)}</${closing}worksheet>`
}

/** Our own tags bear the prefix that the sheet's have. */
const prefixed = (xml: string, prefix: string) =>
  prefix ? xml.replace(/<(\/?)(sheetData|row|c|v)(?=[ >])/g, `<$1${prefix}$2`) : xml

const rowOf = (said: string | undefined) => {
  if (said === undefined) return undefined
  if (!/^\d{1,7}$/.test(said)) throw new TooLarge()
  return Number(said)
}

function columnOf(said: string | undefined): number | undefined {
  if (said === undefined) return undefined
  const letters = /^([A-Z]{1,3})\d{1,7}$/.exec(said)?.[1]
  if (!letters) throw new TooLarge()
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
}

/** The name of a column, A being the first. */
export const lettersOf = (column: number): string =>
  column > 26
    ? lettersOf(Math.floor((column - 1) / 26)) + lettersOf(((column - 1) % 26) + 1)
    : String.fromCharCode(64 + column)

/** The tags of XML in their order, comments passed over; a bracket inside quotation marks ends no tag. */
function* tagsOf(xml: string): Generator<Tag> {
  for (let at = xml.indexOf('<'); at >= 0; at = xml.indexOf('<', at)) {
    if (xml.startsWith('<![', at)) throw new Unsound()
    const isComment = xml.startsWith('<!--', at)
    const end = isComment ? xml.indexOf('-->', at + 4) : endOfTag(xml, at)
    if (end < 0) throw new Unsound()
    if (!isComment) yield tagIn(xml, at, end)
    at = end + 1
  }
}

function tagIn(xml: string, start: number, end: number): Tag {
  const closes = xml[start + 1] === '/'
  const empty = xml[end - 1] === '/'
  const inside = xml.slice(start + (closes ? 2 : 1), empty ? end - 1 : end)
  const space = inside.search(/\s/)
  const whole = space < 0 ? inside : inside.slice(0, space)
  const name = whole.slice(whole.indexOf(':') + 1)
  const attributes = new Map<string, string>()
  // Of the cells and rows alone: a sheet has a million other tags.
  if (!closes && (name === 'c' || name === 'row'))
    for (const { 1: key = '', 2: twice, 3: once } of inside
      .slice(whole.length)
      .matchAll(/\s(\w+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g))
      if (attributes.has(key)) throw new TooLarge()
      else attributes.set(key, twice ?? once ?? '')
  for (const each of ['t', 's']) if (!/^\w*$/.test(attributes.get(each) ?? '')) throw new TooLarge()
  return { name, attributes, closes, empty, start, end }
}

function endOfTag(xml: string, from: number) {
  let quote = ''
  for (let at = from + 1; at < xml.length; at++) {
    const letter = xml.charAt(at)
    if (quote) quote = letter === quote ? '' : quote
    else if (letter === '"' || letter === "'") quote = letter
    else if (letter === '>') return at
  }
  return -1
}

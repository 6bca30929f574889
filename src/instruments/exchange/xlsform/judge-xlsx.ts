import { inflateRawSync } from 'node:zlib'

/** All the XML of a spreadsheet, unpacked. An instrument of 300 questions in twelve languages is a tenth of it. */
const mostUnpacked = 20_000_000
const mostEntries = 500
export const mostRows = 5000

export type XlsxVerdict = 'sound' | 'not-xlsx' | 'unpacks-too-large' | 'sheet-too-large'

/**
 * Judges an .xlsx before the library reads it: the library believes what the zip says of its sizes, and fills every row up to
 * the farthest cell. Here each part is really unpacked, with an end.
 */
export function judgeXlsx(bytes: Uint8Array): XlsxVerdict {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let room = mostUnpacked
  try {
    for (const { name, packed, method } of entriesOf(zip)) {
      if (!/\.(?:xml|xml\.rels)$/.test(name)) continue
      if (method !== 0 && method !== 8) return 'not-xlsx'
      if (method === 0 && packed.length > room) return 'unpacks-too-large'
      const xml = method === 0 ? packed : inflateRawSync(packed, { maxOutputLength: Math.max(room, 1) })
      room -= xml.length
      if (room < 0) return 'unpacks-too-large'
      const text = xml.toString('utf8')
      if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) return 'not-xlsx'
      if (/worksheets\//.test(name) && !isSmall(text)) return 'sheet-too-large'
    }
    return 'sound'
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? 'unpacks-too-large' : 'not-xlsx'
  }
}

/** The zip's own list of what it holds, at its end. Throws where the bytes are no zip. */
function* entriesOf(zip: Buffer) {
  let end = zip.length - 22
  while (end >= 0 && zip.length - end < 65_558 && zip.readUInt32LE(end) !== 0x06054b50) end--
  if (end < 0 || zip.readUInt32LE(end) !== 0x06054b50) throw new Error('no zip')
  const count = zip.readUInt16LE(end + 10)
  if (count > mostEntries) throw new Error('too many parts')
  let at = zip.readUInt32LE(end + 16)
  for (let i = 0; i < count; i++) {
    if (zip.readUInt32LE(at) !== 0x02014b50) throw new Error('no zip')
    const nameLength = zip.readUInt16LE(at + 28)
    const start = zip.readUInt32LE(at + 42)
    const data = start + 30 + zip.readUInt16LE(start + 26) + zip.readUInt16LE(start + 28)
    yield {
      name: zip.toString('utf8', at + 46, at + 46 + nameLength),
      method: zip.readUInt16LE(at + 10),
      packed: zip.subarray(data, data + zip.readUInt32LE(at + 20)),
    }
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
  }
}

/** No row past the last one that we take, and no column past ZZ. Anything else than plain addresses counts as too far. */
function isSmall(sheet: string) {
  for (const tag of tagsOf(sheet)) {
    if (!/^(?:\w+:)?(?:row|c)\s/.test(tag)) continue
    for (const [, address = ''] of tag.matchAll(/\br\s*=\s*["']([^"']*)["']/g)) {
      const [, column = '', row = ''] = /^([A-Z]*)(\d+)$/.exec(address) ?? []
      if (!row || Number(row) > mostRows || column.length > 2) return false
    }
  }
  return true
}

/** What stands between the brackets of each tag, comments passed over; a bracket inside quotation marks ends no tag. */
function* tagsOf(xml: string) {
  for (let at = xml.indexOf('<'); at >= 0; at = xml.indexOf('<', at)) {
    const isComment = xml.startsWith('<!--', at)
    const end = isComment ? xml.indexOf('-->', at + 4) : endOfTag(xml, at)
    if (!isComment) yield xml.slice(at + 1, end < 0 ? undefined : end)
    if (end < 0) return
    at = end + 1
  }
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

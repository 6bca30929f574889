import { crc32, inflateRawSync } from 'node:zlib'

const mostEntries = 500

/**
 * The XML parts of a zip, really unpacked, with an end: what the zip says of its sizes is not believed. Throws where the bytes are no
 * zip; `ERR_BUFFER_TOO_LARGE` is the code of the error where they unpack to too much.
 */
export function unzipXml(bytes: Uint8Array, mostUnpacked: number): { name: string; xml: Buffer }[] {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let room = mostUnpacked
  const parts: { name: string; xml: Buffer }[] = []
  for (const { name, packed, method } of entriesOf(zip)) {
    if (!/\.(?:xml|xml\.rels)$/.test(name)) continue
    if (method !== 0 && method !== 8) throw new Error('packed in another way')
    const xml = method === 0 ? packed : inflateRawSync(packed, { maxOutputLength: Math.max(room, 1) })
    room -= xml.length
    if (room < 0) throw Object.assign(new Error('unpacks too large'), { code: 'ERR_BUFFER_TOO_LARGE' })
    parts.push({ name, xml })
  }
  return parts
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

/** A zip of these parts, stored as they are. */
export function zipParts(parts: readonly { name: string; xml: Buffer }[]): Uint8Array {
  const chunks: Buffer[] = []
  const list: Buffer[] = []
  let at = 0
  for (const { name, xml } of parts) {
    const named = Buffer.from(name)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(0x800, 2)
    common.writeUInt32LE(crc32(xml), 10)
    common.writeUInt32LE(xml.length, 14)
    common.writeUInt32LE(xml.length, 18)
    common.writeUInt16LE(named.length, 22)
    chunks.push(Buffer.from('PK\x03\x04', 'latin1'), common, named, xml)
    const place = Buffer.alloc(14)
    place.writeUInt32LE(at, 10)
    list.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, place, named)
    at += 30 + named.length + xml.length
  }
  const directory = Buffer.concat(list)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(at, 16)
  return new Uint8Array(Buffer.concat([...chunks, directory, end]))
}

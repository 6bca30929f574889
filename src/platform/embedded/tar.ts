import { createReadStream, createWriteStream } from 'node:fs'
import { type FileHandle, mkdir, open } from 'node:fs/promises'
import { dirname, join, normalize } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'

// The plain ustar format, enough for files whose names are short and which may change while they are read.

export type Entry = { name: string; mode: number } & ({ path: string } | { text: string })

const block = 512
const end = Buffer.alloc(block * 2)
const chunkSize = 1024 * 1024

/** Writes the entries; packed when the name ends in gz. On the disk when it returns. */
export async function writeTar(file: string, entries: AsyncIterable<Entry>) {
  const packing = /gz$/.test(file) ? [createGzip({ level: 4 })] : []
  await pipeline([
    Readable.from(blocks(entries)),
    ...packing,
    createWriteStream(file, { flags: 'wx', mode: 0o600, flush: true }),
  ])
}

async function* blocks(entries: AsyncIterable<Entry>) {
  for await (const entry of entries) {
    if ('text' in entry) {
      const text = Buffer.from(entry.text)
      yield* [header(entry.name, text.length, entry.mode), text, padding(text.length)]
    } else {
      yield* fileBlocks(entry)
    }
  }
  yield end
}

/** Exactly the size that was announced: what grows meanwhile is cut, what shrinks is filled up; the journal corrects both. */
async function* fileBlocks({ name, mode, path }: Entry & { path: string }) {
  const file = await openIfThere(path)
  if (!file) return
  try {
    const { size } = await file.stat()
    yield header(name, size, mode)
    for (let at = 0; at < size; ) {
      const { bytesRead, buffer } = await file.read(
        Buffer.allocUnsafe(Math.min(chunkSize, size - at)),
        0,
        Math.min(chunkSize, size - at),
        at,
      )
      yield bytesRead === 0 ? Buffer.alloc(size - at) : buffer.subarray(0, bytesRead)
      at += bytesRead || size - at
    }
    yield padding(size)
  } finally {
    await file.close()
  }
}

async function openIfThere(path: string): Promise<FileHandle | undefined> {
  try {
    return await open(path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined // a table dropped meanwhile
    throw error
  }
}

const padding = (size: number) => Buffer.alloc((block - (size % block)) % block)
const octal = (value: number, length: number) => `${value.toString(8).padStart(length - 1, '0')}\0`

function header(name: string, size: number, mode: number) {
  if (Buffer.byteLength(name) > 100) throw new Error(`too long a name for the archive: ${name}`)
  const bytes = Buffer.alloc(block)
  bytes.write(name, 0)
  bytes.write(
    octal(mode, 8) + octal(0, 8) + octal(0, 8) + octal(size, 12) + octal(Math.floor(Date.now() / 1000), 12),
    100,
    'latin1',
  )
  bytes.write(`        ${name.endsWith('/') ? 5 : 0}`, 148, 'latin1')
  bytes.write('ustar\x0000', 257, 'latin1')
  bytes.write(`${octal(sum(bytes), 7)} `, 148, 'latin1')
  return bytes
}

const sum = (bytes: Buffer) => bytes.reduce((total, byte) => total + byte, 0)

/** Writes the entries under the folder and answers their names. Throws on a file that is cut off or is no archive. */
export async function readTar(file: string, folder: string) {
  const names: string[] = []
  const bytes = createReadStream(file)
  const writeAll = async (source: AsyncIterable<Buffer>) => {
    const reader = new Reader(source)
    for (
      let head = await reader.take(block);
      head.some(byte => byte !== 0);
      head = await reader.take(block)
    ) {
      const { name, size, mode } = parseHeader(head)
      names.push(name)
      await lay(reader, join(folder, safe(name)), name.endsWith('/'), size, mode)
      if (size % block) await reader.take(block - (size % block))
    }
    await reader.drain()
  }
  await (/gz$/.test(file) ? pipeline(bytes, createGunzip(), writeAll) : pipeline(bytes, writeAll))
  return names
}

async function lay(reader: Reader, path: string, isFolder: boolean, size: number, mode: number) {
  if (isFolder) {
    await mkdir(path, { recursive: true, mode })
  } else {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    const out = await open(path, 'wx', mode)
    try {
      for (let left = size; left > 0; ) {
        const some = await reader.some(left)
        await out.write(some)
        left -= some.length
      }
      await out.sync()
    } finally {
      await out.close()
    }
  }
}

function parseHeader(bytes: Buffer) {
  const text = (from: number, length: number) =>
    bytes.toString('utf8', from, from + length).replace(/\0.*$/s, '')
  const number = (from: number, length: number) => Number.parseInt(text(from, length), 8)
  const stated = number(148, 8)
  const bare = Buffer.from(bytes).fill(' ', 148, 156)
  if (stated !== sum(bare)) throw new Error('it is not an archive of Kring, or it is damaged')
  return { name: text(0, 100), size: number(124, 12), mode: number(100, 8) }
}

function safe(name: string) {
  const path = normalize(name)
  if (path.startsWith('..') || path.startsWith('/'))
    throw new Error(`it holds a file outside the folder: ${name}`)
  return path
}

class Reader {
  private left: Buffer = Buffer.alloc(0)
  private readonly source: AsyncIterator<Buffer>

  constructor(source: AsyncIterable<Buffer>) {
    this.source = source[Symbol.asyncIterator]()
  }

  /** At least one byte and at most so many. */
  async some(most: number) {
    while (this.left.length === 0) {
      const { value, done } = await this.source.next()
      if (done) throw new Error('it ends too early')
      this.left = value
    }
    const some = this.left.subarray(0, most)
    this.left = this.left.subarray(some.length)
    return some
  }

  async take(size: number) {
    const parts: Buffer[] = []
    for (let left = size; left > 0; left -= parts.at(-1)?.length ?? 0) parts.push(await this.some(left))
    return Buffer.concat(parts)
  }

  async drain() {
    while (!(await this.source.next()).done);
  }
}

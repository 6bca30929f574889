import { randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** A mail as it is sent. */
export type SentMail = {
  messageId: string
  from: string
  to: string
  subject: string
  text: string
  /** The mail that this one follows. */
  inReplyTo?: string
  references?: string
  calendars?: readonly { method: string; content: string }[]
}

export type DroppedLetter = SentMail & { id: string; at: Date }

const kept = 200
let latest = 0

/** The demo has no mail server: a letter lies in a folder instead, the newest 200. */
export async function dropMail(folder: string, letter: SentMail) {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  // Two of the same millisecond keep their order.
  latest = Math.max(Date.now(), latest + 1)
  const name = `${new Date(latest).toISOString().replaceAll(/[:.]/g, '-')}-${randomUUID().slice(0, 8)}.json`
  await writeFile(join(folder, `.${name}`), JSON.stringify({ ...letter, at: new Date() }), { mode: 0o600 })
  await rename(join(folder, `.${name}`), join(folder, name))
  for (const old of (await namesIn(folder)).slice(kept)) await rm(join(folder, old), { force: true })
}

/** Newest first. */
export async function listDroppedMail(folder: string): Promise<DroppedLetter[]> {
  const letters = await Promise.all((await namesIn(folder)).map(name => read(folder, name)))
  return letters.filter(letter => letter !== undefined)
}

export async function findDroppedMail(folder: string, id: string): Promise<DroppedLetter | undefined> {
  return /^[\w-]+$/.test(id) ? read(folder, `${id}.json`) : undefined
}

async function namesIn(folder: string) {
  const names = await readdir(folder).catch(() => [])
  return names
    .filter(name => /^[\w-]+\.json$/.test(name))
    .sort()
    .reverse()
}

async function read(folder: string, name: string): Promise<DroppedLetter | undefined> {
  const text = await readFile(join(folder, name), 'utf8').catch(() => undefined)
  if (text === undefined) return undefined
  const letter = JSON.parse(text)
  return { ...letter, id: name.replace(/\.json$/, ''), at: new Date(letter.at) }
}

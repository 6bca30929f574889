import { draftPaths } from './noun.ts'

/**
 * Drafts that could not be sent, on the device: AES-GCM with a key that only the server gives out, for this session. The key
 * is kept in memory only. Signing out, in this tab or another, deletes both the texts and the key.
 */
export type Unsent = { id: string; form: string; childId: string; body: Record<string, string | string[]> }

const prefix = 'kring-draft:'
let key: Promise<CryptoKey> | undefined
/** Of before the secret of the installation was rotated. */
let formerKeys: CryptoKey[] = []
let signedOut = false

/** Asks for the key while there is a network; false when there is none. */
export async function prepareKey(): Promise<boolean> {
  key ??= fetchKey()
  return key.then(
    () => true,
    () => {
      key = undefined
      return false
    },
  )
}

async function fetchKey() {
  const answer = await fetch(draftPaths.key(), { headers: { accept: 'application/json' } })
  if (!answer.ok) throw new Error(`no key: ${answer.status}`)
  const { key, former } = (await answer.json()) as { key: string; former: string[] }
  formerKeys = await Promise.all(former.map(importKey))
  return importKey(key)
}

const importKey = (key: string) =>
  crypto.subtle.importKey('raw', bytesOf(key), 'AES-GCM', false, ['encrypt', 'decrypt'])

/** True when the text has been stored on the device. */
export async function keepOnDevice(draft: Unsent): Promise<boolean> {
  try {
    if (signedOut || !key) return false
    const iv = crypto.getRandomValues(new Uint8Array(12))
    const hidden = await crypto.subtle.encrypt(
      { name: 'AES-GCM', iv },
      await key,
      new TextEncoder().encode(JSON.stringify(draft)),
    )
    if (signedOut) return false
    localStorage.setItem(prefix + draft.id, `${textOf(iv)}.${textOf(new Uint8Array(hidden))}`)
    return true
  } catch {
    return false // no room, or storage is not allowed
  }
}

/** Undefined when nothing is stored; what another session stored can never be read again, and is deleted. */
export async function readFromDevice(id: string): Promise<Unsent | undefined> {
  const kept = localStorage.getItem(prefix + id)
  if (!kept || !(await prepareKey()) || !key) return undefined
  try {
    const [iv = '', hidden = ''] = kept.split('.')
    const open = (by: CryptoKey) =>
      crypto.subtle.decrypt({ name: 'AES-GCM', iv: bytesOf(iv) }, by, bytesOf(hidden))
    const plain = await Promise.any([await key, ...formerKeys].map(open))
    return JSON.parse(new TextDecoder().decode(plain)) as Unsent
  } catch {
    forget(id)
    return undefined
  }
}

export const keptOnDevice = () =>
  Object.keys(localStorage).flatMap(name => (name.startsWith(prefix) ? [name.slice(prefix.length)] : []))
export const forget = (id: string) => localStorage.removeItem(prefix + id)

function forgetAll() {
  signedOut = true
  key = undefined
  formerKeys = []
  for (const id of keptOnDevice()) forget(id)
}

document.addEventListener('submit', event => {
  if ((event.target as HTMLElement).matches('[data-sign-out]')) forgetAll()
})
new BroadcastChannel('kring-session').addEventListener('message', forgetAll)

const textOf = (bytes: Uint8Array) => btoa(Array.from(bytes, byte => String.fromCharCode(byte)).join(''))
const bytesOf = (text: string) => Uint8Array.from(atob(text), char => char.charCodeAt(0))

import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { deriveKey, type Secret } from '../generations.ts'

/**
 * Seals a value for a cookie, so that any process with the same secret can open it and nobody else can read or make one.
 * It opens until `seconds` have passed; `open` answers undefined for anything else.
 */
export function sealer<T>(secret: Secret, purpose: string, seconds: number) {
  const key = deriveKey(secret, purpose)
  return {
    seal(value: T): string {
      const iv = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', key, iv)
      const text = JSON.stringify({ value, until: Date.now() + seconds * 1000 })
      return Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]).toString(
        'base64url',
      )
    },
    open(sealed: string | undefined): T | undefined {
      try {
        const bytes = Buffer.from(sealed ?? '', 'base64url')
        const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12))
        decipher.setAuthTag(bytes.subarray(-16))
        const text = Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]).toString(
          'utf8',
        )
        const { value, until } = JSON.parse(text) as { value: T; until: number }
        return until > Date.now() ? value : undefined
      } catch {
        return undefined
      }
    },
  }
}

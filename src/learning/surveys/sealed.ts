import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { deriveKey, deriveKeys, type Secret } from '../../platform/generations.ts'

/** What is sealed has one of few lengths, most of it the first: by its length nobody is told from another. The database holds the same. */
const lengths = [4096, 16_384, 65_536, 262_144, 1_048_576, 4_194_304]

const purpose = (surveyId: string) => `answers of survey ${surveyId}`

/**
 * An anonymous answer as it waits until its survey is counted (ADR 26): whoever has the database cannot read it, so that the
 * transaction that brought it tells nothing of what was answered. 12 bytes of nonce, the padded text, 16 of tag.
 */
export function sealAnswers(secret: Secret, surveyId: string, answers: object): Buffer {
  const text = Buffer.from(JSON.stringify(answers))
  const length = lengths.find(each => text.length + 4 <= each)
  if (!length) throw new RangeError('An answer is longer than any that is taken')
  const padded = Buffer.alloc(length)
  padded.writeUInt32BE(text.length)
  text.copy(padded, 4)
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', deriveKey(secret, purpose(surveyId)), nonce)
  return Buffer.concat([nonce, cipher.update(padded), cipher.final(), cipher.getAuthTag()])
}

/** Throws where none of the generations has sealed it. */
export function openAnswers(secret: Secret, surveyId: string, sealed: Buffer): object {
  for (const key of deriveKeys(secret, purpose(surveyId))) {
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12))
    decipher.setAuthTag(sealed.subarray(-16))
    try {
      const padded = Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()])
      return JSON.parse(padded.subarray(4, 4 + padded.readUInt32BE()).toString('utf8'))
    } catch {
      // Sealed by another generation.
    }
  }
  throw new Error('A sealed answer cannot be opened by any generation of the secret.')
}

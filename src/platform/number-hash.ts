import { todaysDate, yearOf } from '../i18n/index.ts'
import { chainedHash, type Secret } from './generations.ts'

/**
 * The keyed hash, 32 bytes, by which equal person numbers meet in `sharing.identities` (R10). Without the installation's
 * base secret it says nothing: all person numbers there are could be tried against a hash without a key in a minute.
 * Throws RangeError for what is not written as a person number or a coordination number.
 */
export function numberHash(secret: Secret, personNumber: string): Buffer {
  return chainedHash(secret, `number:${normaliseNumber(personNumber)}`)
}

/** `YYYYMMDD-NNNN`, from ten or twelve digits with or without their sign. Ten digits get the century that the sign tells. */
export function normaliseNumber(personNumber: string, today = new Date()): string {
  const [, century, day, sign, last] =
    /^(\d{2})?(\d{6})([-+]?)(\d{4})$/.exec(personNumber.replace(/\s/g, '')) ?? []
  if (!day || !last) throw new RangeError('Not a person number')
  return `${century ?? centuryOf(Number(day.slice(0, 2)), sign === '+', today)}${day}-${last}`
}

function centuryOf(year: number, pastHundred: boolean, today: Date) {
  const now = yearOf(todaysDate(today))
  const latest = Math.floor(now / 100) * 100 + year > now ? Math.floor(now / 100) - 1 : Math.floor(now / 100)
  return pastHundred ? latest - 1 : latest
}

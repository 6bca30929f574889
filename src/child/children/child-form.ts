import { z } from 'zod'
import { type Language, todaysDate } from '../../i18n/index.ts'
import { field, searchFields } from '../../platform/forms.ts'
import { readPersonNumber, wrongNumberWords } from '../../platform/person-number.ts'
import type { texts } from './texts.ts'

export const protections = ['none', 'marked', 'protected_registration', 'fictitious'] as const

export const childSchema = z.object({
  givenName: field.text(80),
  familyName: field.optionalText(80),
  personNumber: field.optionalDigits(20),
  birthDate: field.date(),
  /** The child that was said to be another one than the unit has. */
  sure: z.string(),
  language: field.optionalText(80),
  interpreter: field.checkbox(),
  protection: field.oneOf(protections),
  once: field.once(),
  ...searchFields,
})

export const namedPersonSchema = z.object({ functionId: field.id(), ...searchFields })

export const guardianSchema = z.object({
  name: field.text(120),
  relation: field.optionalText(80),
  custody: field.checkbox(),
  personNumber: field.optionalDigits(20),
  sure: z.string(),
  once: field.once(),
})

type Data = z.output<typeof childSchema>

/** Errors that no single field shows. */
export function childMistakes(
  { personNumber, birthDate }: Pick<Data, 'personNumber' | 'birthDate'>,
  t: Pick<ReturnType<typeof texts>, 'birthMismatch' | 'birthFuture'>,
  language: Language,
) {
  const errors: Record<string, string> = {}
  const read = personNumber ? readPersonNumber(personNumber) : undefined
  if (read && 'wrong' in read) errors.personNumber = wrongNumberWords(read.wrong, language)
  if (read && 'number' in read && read.bornOn !== birthDate) errors.birthDate = t.birthMismatch
  if (birthDate > todaysDate() || birthDate < '1990-01-02') errors.birthDate = t.birthFuture
  return errors
}

/** As it is stored, of a number that has been checked; empty stays empty. */
export function storedNumber(text: string): string {
  const read = text ? readPersonNumber(text) : undefined
  return read && 'number' in read ? read.number : ''
}

/** What is seldom true of a guardian of this child, and is asked about before it is saved: the number decides who gets in. */
export type Unlikely = 'young' | 'old' | 'younger' | 'close'

export function unlikelyOf(bornOn: string, childBornOn: string, today = todaysDate()): Unlikely[] {
  const years = (from: string, to: string) => {
    const whole = Number(to.slice(0, 4)) - Number(from.slice(0, 4))
    return to.slice(5) >= from.slice(5) ? whole : whole - 1
  }
  const unlikely: Unlikely[] = []
  if (bornOn >= childBornOn) unlikely.push('younger')
  else if (years(bornOn, childBornOn) < 13) unlikely.push('close')
  if (years(bornOn, today) < 15) unlikely.push('young')
  if (years(bornOn, today) > 100) unlikely.push('old')
  return unlikely
}

import personnummer from 'personnummer'
import { z } from 'zod'
import { todaysDate } from '../../i18n/index.ts'
import { field, searchFields } from '../../platform/forms.ts'
import type { texts } from './texts.ts'

export const protections = ['none', 'marked', 'protected_registration', 'fictitious'] as const

export const childSchema = z.object({
  givenName: field.text(80),
  familyName: field.optionalText(80),
  personNumber: field.optionalDigits(20),
  birthDate: field.date(),
  language: field.optionalText(80),
  interpreter: field.checkbox(),
  protection: field.oneOf(protections),
  once: field.once(),
})

export const namedPersonSchema = z.object({ functionId: field.id(), ...searchFields })

export const guardianSchema = z.object({
  name: field.text(120),
  relation: field.optionalText(80),
  custody: field.checkbox(),
  personNumber: field.optionalDigits(20),
  once: field.once(),
})

type Data = z.output<typeof childSchema>

/** Errors that no single field shows. */
export function childMistakes({ personNumber, birthDate }: Data, t: ReturnType<typeof texts>) {
  const number = readPersonNumber(personNumber)
  const errors: Record<string, string> = {}
  if (number === undefined) errors.personNumber = t.personNumberWrong
  if (number && birthDateOf(number) !== birthDate) errors.birthDate = t.birthMismatch
  if (birthDate > todaysDate() || birthDate < '1990-01-02') errors.birthDate = t.birthFuture
  return errors
}

/** `20180101-2384`, coordination numbers too; empty stays empty; undefined when it is no number. */
export function readPersonNumber(text: string): string | undefined {
  if (!text) return ''
  if (!personnummer.valid(text)) return undefined
  const long = personnummer.parse(text).format(true)
  return `${long.slice(0, 8)}-${long.slice(8)}`
}

/** The birth date that a number holds; a coordination number has 60 added to its day. */
function birthDateOf(personNumber: string) {
  const day = Number(personNumber.slice(6, 8))
  return `${personNumber.slice(0, 4)}-${personNumber.slice(4, 6)}-${String(day > 60 ? day - 60 : day).padStart(2, '0')}`
}

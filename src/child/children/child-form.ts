import personnummer from 'personnummer'
import { z } from 'zod'
import { field, searchFields } from '../../platform/forms.ts'

export const protections = ['none', 'marked', 'protected_registration', 'fictitious'] as const

export const childSchema = z.object({
  givenName: field.text(80),
  familyName: field.optionalText(80),
  personNumber: field.optionalText(20),
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
  personNumber: field.optionalText(20),
  once: field.once(),
})

/** `20180101-2384`, coordination numbers too; undefined when it is no number. */
export function readPersonNumber(text: string): string | undefined {
  if (!personnummer.valid(text)) return undefined
  const long = personnummer.parse(text).format(true)
  return `${long.slice(0, 8)}-${long.slice(8)}`
}

/** The birth date that a number holds; a coordination number has 60 added to its day. */
export function birthDateOf(personNumber: string) {
  const day = Number(personNumber.slice(6, 8))
  return `${personNumber.slice(0, 4)}-${personNumber.slice(4, 6)}-${String(day > 60 ? day - 60 : day).padStart(2, '0')}`
}

import { z } from 'zod'
import {
  bodyKindName,
  bodyKinds,
  functionKinds,
  legalDomainName,
  legalDomains,
  organisationKindName,
  organisationKinds,
  unitKindName,
  unitKinds,
} from '../kinds/index.ts'
import { postKindName } from '../posts/index.ts'

/** A list's values by what may be written for them: the word of the file format, or what the pages call it in either language. */
const byWords = <T extends string>(values: readonly T[], name: (value: T, language: 'sv' | 'en') => string) =>
  new Map<string, T>(
    values.flatMap(value =>
      [value, name(value, 'sv'), name(value, 'en')].map(words => [words.toLowerCase(), value] as const),
    ),
  )

const lists = {
  organisations: byWords(organisationKinds, organisationKindName),
  bodies: byWords(bodyKinds, bodyKindName),
  units: byWords(unitKinds, unitKindName),
  functions: byWords(functionKinds, postKindName),
  legal_domain: byWords(legalDomains, legalDomainName),
}

/** The value that is written, or undefined where it is none of the list. */
export const listed = (list: keyof typeof lists, typed: string) => lists[list].get(typed.toLowerCase())

const yes = ['yes', 'ja', 'true', 'sant', '1']
const no = ['no', 'nej', 'false', 'falskt', '0', '']

/** `yes` or `no`; undefined where it is neither. */
export function yesOrNo(typed: string): 'yes' | 'no' | undefined {
  const word = typed.toLowerCase()
  return yes.includes(word) ? 'yes' : no.includes(word) ? 'no' : undefined
}

/** The same day; undefined where it is none that there is. */
export const dayOf = (typed: string) => (z.iso.date().safeParse(typed).success ? typed : undefined)

/** Ten digits with the right check digit, as people.is_organisation_number in the database. */
export function isOrganisationNumber(number: string): boolean {
  if (!/^\d\d[2-9]\d{7}$/.test(number)) return false
  const sum = [...number].reduce((total, digit, n) => {
    const product = Number(digit) * (n % 2 === 0 ? 2 : 1)
    return total + (product > 9 ? product - 9 : product)
  }, 0)
  return sum % 10 === 0
}

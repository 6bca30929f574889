import { z } from 'zod'
import { cleanText } from '../../platform/forms.ts'
import { readPersonNumber } from '../../platform/person-number.ts'
import { ScimProblem } from './problem.ts'
import type { Json } from './values.ts'

/** A run of digits that a person number could be in: in a user name, in front of the @ of an address. */
const digits = /(?<!\d)(?:\d{2})?\d{6}[-+]?\d{4}(?!\d)/g

const text = (max: number, min = 0) =>
  z
    .string()
    .transform(cleanText)
    .pipe(z.string().min(min).max(max))
    .refine(value => !(value.match(digits) ?? []).some(each => 'number' in readPersonNumber(each)), {
      message: 'holds what may be a personal identity number, which Kring does not keep of staff',
    })

const emails = z
  .array(
    z.object({
      value: text(254, 3),
      type: text(40).optional(),
      primary: z.boolean().optional(),
    }),
  )
  .max(5)
  .refine(list => list.filter(({ primary }) => primary).length < 2, { message: 'has more than one primary' })

const user = z.object({
  userName: text(254, 1),
  externalId: text(254).default(''),
  displayName: text(200).default(''),
  name: z
    .object({
      formatted: text(200).default(''),
      givenName: text(120).default(''),
      familyName: text(120).default(''),
    })
    .prefault({}),
  emails: emails.default([]),
  active: z.boolean(),
})

const group = z.object({ displayName: text(200, 1), externalId: text(254).default('') })

export type UserFields = z.output<typeof user>
export type GroupFields = z.output<typeof group>

/** `active` keeps what it was where nothing is said of it: nobody comes back by an omission. */
export const userFields = (resource: Json, wasActive = true): UserFields =>
  judged(user, { active: wasActive, ...resource })

export const groupFields = (resource: Json): GroupFields => judged(group, resource)

function judged<S extends z.ZodType>(schema: S, resource: Json): z.output<S> {
  const read = schema.safeParse(resource)
  if (read.success) return read.data
  const [issue] = read.error.issues
  const why: Record<string, string> = {
    too_small: 'is missing or too short',
    too_big: 'is too long',
    invalid_type: 'is missing or of another type',
  }
  throw new ScimProblem(
    400,
    `${issue?.path.join('.') || 'The resource'} ${why[issue?.code ?? ''] ?? issue?.message}.`,
    'invalidValue',
  )
}

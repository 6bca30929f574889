import { z } from 'zod'
import { field } from '../../platform/forms.ts'
import { noun } from '../../platform/noun.ts'
import { functionKinds } from '../kinds/index.ts'

export const postSchema = z.object({
  name: field.text(120),
  kind: field.oneOf(functionKinds),
  receives: field.checkbox(),
  emergency: field.checkbox(),
  /** what the source system calls it */
  ref: field.optionalText(100),
  once: field.once(),
})
const reason = { reason: field.text(500) }
export const postChangeSchema = postSchema.omit({ kind: true, once: true }).extend(reason)
export const reasonSchema = z.object(reason)
export const appointSchema = z.object({
  name: field.text(120),
  email: field.text(254),
  subject: field.optionalText(200),
  /** where they sign in, as a key of the settings; left out where there is one place */
  provider: field.optionalText(3),
  once: field.once(),
})
export const ruleSchema = z.object({
  function: field.id(),
  fromAge: field.digits(2),
  toAge: field.digits(2),
  once: field.once(),
})
/** One that is none, or gone, is as good as removed. */
export const removalSchema = z.object({ rule: field.optionalText(36) })

/** Functions as the administrator keeps them, who first holds those that steer, and who is the named person of an age. */
export const posts = noun({
  tables: ['people.named_person_rules'],
  about: 'collaboration',
  places: {
    newPost: '/units/:id/functions/new',
    posts: '/units/:id/functions',
    post: '/units/:id/functions/:function',
    edit: '/units/:id/functions/:function/edit',
    closing: '/units/:id/functions/:function/closing',
    reopening: '/units/:id/functions/:function/reopening',
    appointments: '/units/:id/functions/:function/appointments',
    ending: '/units/:id/functions/:function/ending/:item',
    rules: '/units/:id/named-person-rules',
    removal: '/units/:id/named-person-rules/removal',
  },
  kinds: {
    named_person_rule: {
      words: { sv: 'en regel för barnets kontakt', en: 'a rule for named persons' },
    },
  },
})

export const postPaths = posts.places

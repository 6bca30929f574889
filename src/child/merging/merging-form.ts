import { z } from 'zod'
import { field } from '../../platform/forms.ts'

/** `seen`: what it meant when the yes was asked for. `find`: the button that leads back to the form. */
export const mergeSchema = z.object({
  oldId: field.id(),
  words: field.text(2000),
  seen: z.string(),
  search: z.string(),
  find: z.string(),
  once: field.once(),
})

export const splitSchema = z.object({ words: field.text(2000) })

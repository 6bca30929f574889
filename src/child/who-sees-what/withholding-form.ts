import { z } from 'zod'
import { field } from '../../platform/forms.ts'
import { areas } from '../../sharing/disclosures/index.ts'
import {
  type GroundChoice,
  groundMistakes,
  groundSchema,
  type sharingTexts,
} from '../../sharing/grounds/index.ts'

export const withholdingSchema = z.object({
  ...groundSchema,
  to: field.id(),
  areas: field.manyOf(areas),
  once: field.once(),
})

export type Withholding = z.output<typeof withholdingSchema>

/** A missing consent may be the very reason not to share; only a ground that does not apply to the two units is refused. */
export function withholdingMistakes(
  data: Withholding,
  grounds: GroundChoice[],
  t: ReturnType<typeof sharingTexts>,
) {
  const basis = grounds.find(ground => ground.id === data.basisId && ground.refusal !== 'pair')
  return {
    ...groundMistakes(data, t),
    ...(!basis && { basisId: t.basis_allowed_for_the_two_units }),
  }
}

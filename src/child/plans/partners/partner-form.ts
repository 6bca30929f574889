import { z } from 'zod'
import type { Language } from '../../../i18n/index.ts'
import { field } from '../../../platform/forms.ts'
import { areas } from '../../../sharing/disclosures/index.ts'
import {
  type GroundChoice,
  groundMistakes,
  groundSchema,
  sharingTexts,
} from '../../../sharing/grounds/index.ts'
import type { Part } from '../parts.ts'
import { partnerTexts } from './texts.ts'

export const partnerSchema = z.object({
  gets: field.oneOf(['whole', 'areas']),
  areas: field.manyOf(areas),
  ...groundSchema,
  /** A yes to going on though the family has taken theirs back. */
  despite: field.optionalText(20_000),
})

export const guardianPartSchema = z.object({
  gets: field.oneOf(['whole', 'nothing']),
  reason: field.optionalText(2000),
})

type Choice = {
  functionId: string
  /** the ground that was chosen, where it is one of the catalogue's */
  basis: GroundChoice | undefined
  /** whether the consents cover the areas that would be given */
  consentCovers: boolean
  /** the parts that would be given */
  given: readonly Part[]
  language: Language
}

/** What no single field shows: a ground that cannot carry it, and a choice of areas that gives nothing. */
export function partnerMistakes(
  data: z.output<typeof partnerSchema>,
  { functionId, basis, consentCovers, given, language }: Choice,
) {
  const words = sharingTexts(language)
  const errors: Record<string, string> = { ...groundMistakes(data, words) }
  if (!basis || basis.refusal === 'pair') errors.basisId = words.basis_allowed_for_the_two_units
  else if (basis.refusal === 'consent' || !consentCovers) errors.basisId = words.consent_covers_the_disclosure
  const ownAction = given.some(part => part.functionId === functionId)
  if (data.gets === 'areas' && data.areas.length === 0 && !ownAction)
    errors.areas = partnerTexts(language).areasMissing
  return errors
}

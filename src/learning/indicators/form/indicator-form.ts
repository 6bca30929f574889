import { z } from 'zod'
import type { Language } from '../../../i18n/index.ts'
import { field, searchFields, type Values } from '../../../platform/forms.ts'
import { type Indicator, kinds } from '../indicators.ts'
import { readNumber, typed, units } from '../numbers.ts'
import { unitsOf } from '../sources/sources.ts'
import type { texts } from '../texts.ts'
import type { NewIndicator } from './make-indicator.ts'

const often = ['', '1', '3', '6', '12'] as const
const directions = ['', 'at_least', 'at_most'] as const

const fields = {
  name: field.text(160),
  definition: field.text(2000),
  kind: field.oneOf(kinds),
  unit: field.oneOf(units),
  sourceWords: field.text(1000),
  baseValue: field.optionalText(40),
  baseOn: field.optionalDate(),
  targetValue: field.optionalText(40),
  targetOn: field.optionalDate(),
  targetIs: field.oneOf(directions),
  everyMonths: field.oneOf(often),
  ownerFunctionId: field.id(),
}
export const newSchema = z.object({
  ...fields,
  source: field.optionalText(20),
  of: field.optionalText(200),
  options: z.array(z.string().max(100)),
  once: field.once(),
  ...searchFields,
})
export const editSchema = z.object({
  ...fields,
  why: field.text(1000),
  revision: z.coerce.number().int().min(1).max(1e9),
  ...searchFields,
})

type Typed = z.output<z.ZodObject<typeof fields>>

/** The indicator that a form describes, and what is wrong with how its fields go together: it is sound when nothing is. */
export function toIndicator(
  data: Typed,
  of: Pick<Indicator, 'source' | 'childFigure'>,
  t: ReturnType<typeof texts>,
): { indicator: NewIndicator; errors: Record<string, string> } {
  const [base, target] = [readNumber(data.baseValue), readNumber(data.targetValue)]
  const errors: Record<string, string> = {}
  if (data.baseValue && base === undefined) errors.baseValue = t.notANumber
  else if (Boolean(data.baseValue) !== Boolean(data.baseOn))
    errors[data.baseValue ? 'baseOn' : 'baseValue'] = t.bothOrNone
  if (data.targetValue && target === undefined) errors.targetValue = t.notANumber
  else if (!data.targetValue && (data.kind === 'goal' || data.targetOn || data.targetIs))
    errors.targetValue = data.kind === 'goal' ? t.targetMissing : t.bothOrNone
  else if (data.targetValue && !data.targetOn) errors.targetOn = t.targetDayMissing
  if (data.targetValue && !data.targetIs) errors.targetIs = t.targetIsMissing
  if (!unitsOf(of).includes(data.unit)) errors.unit = t.notPossible
  const { name, definition, kind, unit, sourceWords, everyMonths, ownerFunctionId } = data
  return {
    errors,
    indicator: {
      name,
      definition,
      kind,
      unit,
      sourceWords,
      ownerFunctionId,
      everyMonths: everyMonths ? Number(everyMonths) : null,
      base: base !== undefined && data.baseOn ? { value: base, on: data.baseOn } : null,
      target:
        target !== undefined && data.targetOn && data.targetIs
          ? { value: target, on: data.targetOn, is: data.targetIs }
          : null,
    },
  }
}

/** An indicator as its form shows it. */
export const toValues = ({ base, target, ...indicator }: Indicator, language: Language): Values => ({
  name: indicator.name,
  definition: indicator.definition,
  kind: indicator.kind,
  unit: indicator.unit,
  sourceWords: indicator.sourceWords,
  baseValue: typed(base?.value, language),
  baseOn: base?.on ?? '',
  targetValue: typed(target?.value, language),
  targetOn: target?.on ?? '',
  targetIs: target?.is ?? '',
  everyMonths: indicator.everyMonths ? String(indicator.everyMonths) : '',
  ownerFunctionId: indicator.owner?.functionId ?? '',
  revision: String(indicator.revision),
})

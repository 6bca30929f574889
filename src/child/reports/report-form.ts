import { z } from 'zod'
import { field } from '../../platform/forms.ts'
import { ways } from './reports.ts'
import type { texts } from './texts.ts'

export const reportSchema = z.object({
  madeOn: field.date(),
  /** 14:05 or 14.05, as people write it. */
  madeTime: z.string().regex(/^([01]?\d|2[0-3])[:.][0-5]\d$/),
  madeTo: field.text(200),
  how: field.oneOf(ways),
  guardiansTold: field.oneOf(['yes', 'no']),
  notToldReason: field.optionalText(2000),
  note: field.optionalText(4000),
  once: field.once(),
})

type Data = z.output<typeof reportSchema>

export function reportMistakes(data: Data, t: ReturnType<typeof texts>, now = new Date()) {
  const errors: Record<string, string> = {}
  if (madeAt(data) > now) errors.madeOn = t.inFuture
  if (data.guardiansTold === 'no' && !data.notToldReason) errors.notToldReason = t.notToldReasonMissing
  return errors
}

/** The moment of a day and a time in Sweden, whatever the machine's own time zone. */
export function madeAt({ madeOn, madeTime }: Pick<Data, 'madeOn' | 'madeTime'>) {
  const [hours = '0', minutes = '00'] = madeTime.split(/[:.]/)
  const asUtc = new Date(`${madeOn}T${hours.padStart(2, '0')}:${minutes}:00Z`)
  const inSweden = new Date(
    `${new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium', timeZone: 'Europe/Stockholm' }).format(asUtc).replace(' ', 'T')}Z`,
  )
  return new Date(asUtc.getTime() - (inSweden.getTime() - asUtc.getTime()))
}

import { z } from 'zod'
import { addMonths, todaysDate } from '../../i18n/index.ts'
import { field, type Values } from '../../platform/forms.ts'
import { type Area, areas, isArea } from '../../sharing/disclosures/index.ts'
import { gdprGrounds, participation, waysByStaff } from './consents.ts'
import type { texts } from './texts.ts'

/** Who says yes: a custody holder's id, or the child itself. */
export const byChild = 'child'

export const untilChoices = ['months3', 'months6', 'year', 'date'] as const

/** The fields of the details page. Each chosen unit adds its own: `areas-<unit>`, and `all-<unit>` for the whole wheel. */
export const detailsSchema = (unitIds: readonly string[]) =>
  z.object({
    from: z.string().min(1).max(40),
    units: z.array(z.uuid()).max(100),
    ...Object.fromEntries(unitIds.map(id => [`areas-${id}`, field.manyOf(areas)])),
    ...Object.fromEntries(unitIds.map(id => [`all-${id}`, field.optionalText(3)])),
    untilChoice: field.oneOf(untilChoices),
    untilDate: field.optionalDate(),
    givenOn: field.date(),
    how: field.oneOf(waysByStaff),
    wantsToTakePart: field.oneOf(participation),
    gdprGround: field.oneOf(gdprGrounds),
    maturityAssessment: field.optionalText(4000),
    note: field.optionalText(4000),
    once: field.once(),
  })

/** `unit` is the id of one, or `all`. */
export const withdrawalSchema = z.object({ unit: z.string().min(1), how: field.oneOf(waysByStaff) })

/** What a form says, whichever units it is about. */
export type Details = {
  from: string
  untilChoice: (typeof untilChoices)[number]
  untilDate: string | null
  givenOn: string
  how: (typeof waysByStaff)[number]
  wantsToTakePart: (typeof participation)[number]
  gdprGround: (typeof gdprGrounds)[number]
  maturityAssessment: string
  note: string
  once: string
}

/** The areas ticked for a unit. */
export function areasFor(values: Values, unitId: string): Area[] {
  if (values[`all-${unitId}`] === 'yes') return [...areas]
  const ticked = values[`areas-${unitId}`] ?? []
  return (typeof ticked === 'string' ? [ticked] : ticked).filter(isArea)
}

/** The last day that was chosen. A quick choice counts from the day when it was given. */
export function untilOf({
  untilChoice,
  untilDate,
  givenOn,
}: Pick<Details, 'untilChoice' | 'untilDate' | 'givenOn'>): string {
  if (untilChoice === 'date') return untilDate ?? ''
  return addMonths(givenOn, { months3: 3, months6: 6, year: 12 }[untilChoice])
}

/** Errors that no single field shows. */
export function detailsMistakes(
  data: Details,
  values: Values,
  units: readonly { id: string; name: string }[],
  t: ReturnType<typeof texts>,
  today = todaysDate(),
) {
  const until = untilOf(data)
  const errors: Record<string, string> = {}
  for (const { id, name } of units)
    if (areasFor(values, id).length === 0) errors[`areas-${id}`] = t.areasMissing(name)
  if (data.givenOn > today) errors.givenOn = t.givenInFuture
  if (data.untilChoice === 'date' && !until) errors.untilDate = t.untilMissing
  else if (until <= today || until <= data.givenOn)
    errors[data.untilChoice === 'date' ? 'untilDate' : 'untilChoice'] = t.untilPast
  else if (until > addMonths(data.givenOn, 24)) errors.untilDate = t.untilFar
  if (data.from === byChild && !data.maturityAssessment) errors.maturityAssessment = t.maturityMissing
  return errors
}

import { z } from 'zod'
import { field, searchFields, type Values } from '../../../platform/forms.ts'
import { longestAddress, readAddresses } from './address-form.ts'
import { type Asking, asksOpenly, type Place } from './targets.ts'
import type { askingTexts } from './texts.ts'

type Texts = ReturnType<typeof askingTexts>

export const targetsSchema = z.object({
  places: z.array(z.string().max(40)),
  roles: field.optionalText(1000),
  openLink: field.checkbox(),
  /** A yes to asking the same people twice: the organisations that it was said of. */
  twice: field.optionalText(4000),
  ...searchFields,
})
export const targetSchema = z.object({
  managerName: field.optionalText(200),
  managerAddress: field.optionalText(longestAddress),
  goal: field.optionalText(9),
  forwarded: field.optionalText(9),
})

/** What the button that ticks all units of a place sends; the search's own button sends `yes`. */
const allOf = 'all '
export const tickAll = (place: Pick<Place, 'id'>) => `${allOf}${place.id}`

/** The form as it was sent, with all units of a place where that was asked for. */
export function withAllTicked(values: Values, places: readonly Place[]): Values {
  const find = String(values.find ?? '')
  const place = places.find(({ id }) => find === allOf + id)
  if (!place) return values
  const ticked = [values.places ?? []].flat().filter(id => id !== place.id)
  return { ...values, places: [...new Set([...ticked, ...place.units.map(({ id }) => id)])] }
}

/** Organisations that are asked as a whole and by units of theirs, with those who are asked already: people there get two links. */
export function askedTwice(asking: readonly Asking[], already: readonly Asking[], places: readonly Place[]) {
  const all = [...asking, ...already]
  const isNew = new Set(asking.map(({ organisationId }) => organisationId))
  return places.filter(
    ({ id }) =>
      isNew.has(id) &&
      all.some(each => each.organisationId === id && each.unitId === null) &&
      all.some(each => each.organisationId === id && each.unitId !== null),
  )
}

/** The organisations that a yes is bound to. */
export const twiceOf = (places: readonly Place[]) =>
  places
    .map(({ id }) => id)
    .sort()
    .join(' ')

/** Whom the form asks: each chosen place once for each role, and whoever has the open link. Sound when there are no errors. */
export function readTargets(
  data: z.output<typeof targetsSchema>,
  places: readonly Place[],
  t: Texts,
): { asking: Asking[]; errors: Record<string, string> } {
  const lines = data.roles.split('\n').map(each => each.trim())
  const roles = [...new Set(lines.filter(Boolean))]
  const chosen = data.places.flatMap(id => placeOf(places, id.toLowerCase()) ?? [])
  const asking = chosen.flatMap(place => (roles.length ? roles : [null]).map(role => ({ ...place, role })))
  const errors = (): Record<string, string> => {
    if (roles.length > 12 || roles.some(each => each.length > 120)) return { roles: t.tooManyRoles }
    if (chosen.length < data.places.length) return { places: t.unknownPlace }
    return chosen.length || data.openLink ? {} : { '': t.nothingChosen }
  }
  return { asking: data.openLink ? [...asking, asksOpenly] : asking, errors: errors() }
}

function placeOf(places: readonly Place[], id: string) {
  for (const place of places) {
    if (place.id === id) return { organisationId: place.id, unitId: null }
    const unit = place.units.find(each => each.id === id)
    if (unit) return { organisationId: place.id, unitId: unit.id }
  }
  return undefined
}

/** What the form says of one target. Sound when there are no errors. */
export function readTarget(
  { managerName, managerAddress, goal, forwarded }: z.output<typeof targetSchema>,
  t: Texts,
) {
  const { addresses, wrong } = readAddresses(managerAddress)
  const errors: Record<string, string> = {}
  if (wrong.length || addresses.length > 1) errors.managerAddress = t.managerWrong
  if (goal && !/^[1-9]\d{0,6}$/.test(goal)) errors.goal = t.goalNumber
  if (forwarded && !/^\d{1,6}$/.test(forwarded)) errors.forwarded = t.goalNumber
  return {
    target: {
      managerName,
      managerAddress: addresses[0] ?? null,
      goal: goal ? Number(goal) : null,
      forwarded: forwarded ? Number(forwarded) : null,
    },
    errors,
  }
}

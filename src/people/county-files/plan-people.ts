import { fold } from '../../platform/fold.ts'
import { isMailAddress } from '../../platform/mail/index.ts'
import { organisationsOwnKinds, steeringKinds } from '../kinds/index.ts'
import type { Holding, Sender } from './house.ts'
import type { Places, State } from './places.ts'
import { type Asked, cellTroubles, type Plan, refuse, type Shown, Troubles } from './planned.ts'
import type { GivenRow } from './read-files.ts'
import { dayOf } from './values.ts'

/** Appointments: whom a row names is asked of the file and of who holds the function, never of any account. */
export function planPeople(rows: readonly GivenRow[], plan: Plan, places: Places, asked: Asked) {
  const people = rows.flatMap((row, n) => (row.sheet === 'people' ? [{ row, n }] : []))
  const namesOf = new Map<string, Set<string>>()
  const times = new Map<string, number>()
  for (const { row } of people) {
    for (const key of keysOf(row)) {
      const names = namesOf.get(key) ?? new Set()
      names.add(fold(row.cells.name ?? ''))
      namesOf.set(key, names)
    }
    const place = placeKey(row)
    times.set(place, (times.get(place) ?? 0) + 1)
  }
  const holders = new Map<string, Holding[]>()
  for (const holding of asked.house.holdings)
    holders.set(holding.function, [...(holders.get(holding.function) ?? []), holding])
  const persons = new Map<string, string>()
  const changed = new Set<string>()
  for (const { row, n } of people) {
    const found = new Troubles()
    cellTroubles(row, found)
    if (keysOf(row).some(key => (namesOf.get(key)?.size ?? 0) > 1))
      found.add('two_names', 'name', row.cells.name)
    if ((times.get(placeKey(row)) ?? 0) > 1) found.add('twice', 'email', row.cells.email)
    if (!row.uneven) planPerson(row, n, { plan, places, holders, persons, changed, found, ...asked })
    if (found.any) refuse(plan, n, ...found.all)
  }
  refuseLeft(plan, places, asked)
}

/** By what a row names somebody: one person has one name in a file. */
const keysOf = ({ cells: { email = '', sign_in_name: subject = '', provider = '' } }: GivenRow) => [
  ...(email ? [`mail ${email.toLowerCase()}`] : []),
  ...(subject ? [`account ${provider} ${subject}`] : []),
]
const placeKey = ({ cells: { function_ref: ref = '', email = '', name = '' } }: GivenRow) =>
  `${ref} ${email.toLowerCase() || fold(name)}`

type About = Asked & {
  plan: Plan
  places: Places
  holders: Map<string, Holding[]>
  persons: Map<string, string>
  /** Appointments that a row has changed: two addresses may mean the same one. */
  changed: Set<string>
  found: Troubles
}

function planPerson({ cells }: GivenRow, n: number, about: About) {
  const { places, sender, found } = about
  const { function_ref: ref = '', name = '', email = '', sign_in_name: subject = '' } = cells
  if (!ref) found.add('missing', 'function_ref')
  if (!name) found.add('missing', 'name')
  if (name.length > 120) found.add('too_long', 'name', name)
  if (subject.length > 200) found.add('too_long', 'sign_in_name', subject)
  if (email && !(email.length <= 254 && isMailAddress(email) && /^[!-~]+$/.test(email)))
    found.add('email_wrong', 'email', email)
  const [first = '', last = ''] = (['from', 'until'] as const).map(column => {
    const day = cells[column] ? dayOf(cells[column]) : ''
    if (day === undefined) found.add('day_wrong', column, cells[column])
    return day
  })
  if (first && last && last < first) found.add('days_reversed', 'until', last)

  const func = places.byRef('functions', ref)
  if (!func) {
    if (ref) found.add('nowhere', 'function_ref', ref)
    return
  }
  if (!mayFill(func, sender)) {
    found.add('not_yours', 'function_ref', ref)
    return
  }
  const holding = holderOf(about.holders.get(func.id) ?? [], email, name)
  const row = { cells, n, func, first, last }
  if (holding) planUntil(row, holding, about)
  else planNew(row, about)
}

type PersonRow = { cells: Record<string, string>; n: number; func: State; first: string; last: string }

/** Of somebody who holds it: when they leave. */
function planUntil({ cells, n, func, first, last }: PersonRow, holding: Holding, about: About) {
  const { plan, today, found } = about
  const { name = '', email = '', sign_in_name: subject = '' } = cells
  if (name && fold(holding.name) !== fold(name)) found.add('other_name', 'name', holding.name)
  if (first && first !== holding.first) found.add('from_fixed', 'from', holding.first)
  if (cells.until === undefined || last === holding.last) return
  const prolongs = holding.last !== '' && (last === '' || last > holding.last)
  if (prolongs && isSelf(about, email, subject)) found.add('self')
  if (prolongs && last !== '' && last < today) found.add('day_passed', 'until', last)
  if (last && last < holding.first && holding.first > today) found.add('days_reversed', 'until', last)
  if (about.changed.has(holding.id)) found.add('twice', 'email', email)
  if (found.any) return
  about.changed.add(holding.id)
  const shown = plan.shown[n] as Shown
  shown.outcome = last && last < today ? 'ended' : 'changed'
  shown.changes = [{ column: 'until', before: holding.last, after: last }]
  plan.people.push({
    ...nobody,
    n,
    act: 'until',
    id: holding.id,
    function: func.id,
    first: null,
    last: last || null,
  })
}

/** Of somebody who does not hold it yet. */
function planNew({ cells, n, func, first, last }: PersonRow, about: About) {
  const { plan, today, newId, found } = about
  const { function_ref: ref = '', name = '', email = '', sign_in_name: subject = '' } = cells
  // Somebody of that name holds it by another address: whom the row means is not guessed, nor passed by.
  if (last && (about.holders.get(func.id) ?? []).some(each => fold(each.name) === fold(name)))
    found.add('other_address', 'email')
  // Who has left and was never here has left.
  if (last && last < today) return
  if (func.closed || func.closes) found.add('in_closed', 'function_ref', ref)
  if (!email) found.add('missing', 'email')
  if (first && first < today) found.add('day_passed', 'from', first)
  if (isSelf(about, email, subject)) found.add('self')
  const provider = providerOf(about, cells.provider ?? '')
  if (!provider) found.add('provider_wrong', 'provider', cells.provider)
  else if (!provider.knowsMail && !subject) found.add('sign_in_missing', 'sign_in_name')
  if (!provider || found.any) return
  const key = `${provider.issuer} ${subject ? `account ${subject}` : `mail ${email.toLowerCase()}`}`
  const person = about.persons.get(key) ?? newId()
  about.persons.set(key, person)
  const shown = plan.shown[n] as Shown
  shown.outcome = 'new'
  plan.people.push({
    n,
    act: 'new',
    id: newId(),
    function: func.id,
    first: first || null,
    last: last || null,
    person,
    name,
    email,
    subject,
    issuer: provider.issuer,
  })
}

const nobody = { person: null, name: '', email: '', subject: '', issuer: '' }

/** By an address that they were added with; one of whom none is known by the name. */
const holderOf = (holders: Holding[], email: string, name: string) =>
  (email
    ? holders.find(({ emails }) => emails.some(each => each.toLowerCase() === email.toLowerCase()))
    : undefined) ?? holders.find(each => (!email || !each.emails.length) && fold(each.name) === fold(name))

/** What the database lets them fill by file (people.fills). */
const mayFill = ({ kind, organisation }: State, sender: Sender) =>
  sender.system
    ? steeringKinds.some(each => each === kind)
    : organisation === sender.organisation && organisationsOwnKinds.some(each => each === kind)

const isSelf = ({ sender }: Asked, email: string, subject: string) =>
  sender.known.some(each => each === email.toLowerCase() || (subject !== '' && each === subject))

const providerOf = ({ providers }: Asked, typed: string) =>
  typed
    ? providers.find(({ key, label }) => key === typed || label?.toLowerCase() === typed.toLowerCase())
    : (theOnly(providers) ?? theOnly(providers.filter(({ guests }) => !guests)))

const theOnly = <T>(list: readonly T[]) => (list.length === 1 ? list[0] : undefined)

/** R14, of all rows together: somebody must be left where somebody waits, and one who administers. */
function refuseLeft(plan: Plan, places: Places, { house, obstacles, today }: Asked) {
  const ends = plan.people.filter(each => each.act === 'until' && each.last !== null)
  if (ends.length === 0) return
  const after = new Map(house.holdings.map(each => [each.id, { ...each }]))
  for (const { id, last } of ends) Object.assign(after.get(id) as Holding, { last })
  const live = [
    ...after.values(),
    ...plan.people
      .filter(each => each.act === 'new')
      .map(each => ({ ...each, first: each.first ?? '', last: each.last ?? '' })),
  ]
  const byFunction = Map.groupBy(live, each => each.function)
  // What ends on a day that has been ends now.
  const lasts = (each: { id: string; first: string; last: string }, end: { id: string; last: string }) =>
    each.id !== end.id &&
    each.first <= (end.last < today ? today : end.last) &&
    (each.last === '' || (end.last < today ? each.last >= today : each.last > end.last))
  for (const { n, id, function: func, last } of ends) {
    const end = { id, last: last as string }
    if ((byFunction.get(func) ?? []).some(each => lasts(each, end))) continue
    if (obstacles.get(func)?.answers) refuse(plan, n, { code: 'answers', column: 'until' })
    else if (
      places.byId.get(func)?.kind === 'administrator' &&
      !live.some(each => places.byId.get(each.function)?.kind === 'administrator' && lasts(each, end))
    )
      refuse(plan, n, { code: 'last', column: 'until' })
  }
  plan.people = plan.people.filter(({ n }) => plan.shown[n]?.outcome !== 'refused')
}

import { isAdministeringKind, organisationsOwnKinds } from '../kinds/index.ts'
import type { House, Obstacles, PlaceSheet, Sender } from './house.ts'
import { Places, placeSheets, type State } from './places.ts'
import { planPeople } from './plan-people.ts'
import { type Asked, cellTroubles, type Plan, refuse, type Shown, Troubles, type Why } from './planned.ts'
import type { GivenRow } from './read-files.ts'
import { isOrganisationNumber, listed, yesOrNo } from './values.ts'

const parents: Record<PlaceSheet, { column: string; sheet: PlaceSheet } | null> = {
  organisations: null,
  bodies: { column: 'organisation_ref', sheet: 'organisations' },
  units: { column: 'organisation_ref', sheet: 'organisations' },
  functions: { column: 'unit_ref', sheet: 'units' },
}
const lengths: Record<string, number> = { ref: 100, name: 200, phone: 40, functions: 120 }

/** What the rows would do with the house as it is: nothing is done. Rows that hang together are judged together, a page at a time never. */
export function planFiles(rows: readonly GivenRow[], asked: Asked): Plan {
  const plan: Plan = {
    shown: rows.map(({ sheet, file, line, cells }) => ({
      sheet,
      file,
      line,
      name: cells.name || cells.ref || cells.function_ref || '',
      outcome: 'unchanged',
    })),
    places: { organisations: [], bodies: [], units: [], functions: [] },
    closes: { organisations: [], bodies: [], units: [], functions: [] },
    people: [],
  }
  const places = new Places(asked.house)
  for (const sheet of placeSheets) planSheet(sheet, rows, plan, places, asked)
  planPeople(rows, plan, places, asked)
  for (const sheet of placeSheets.toReversed()) planClosings(sheet, plan, places, asked)
  // An update that ends in nothing of its own is one of a row that is refused after all.
  for (const sheet of placeSheets)
    plan.places[sheet] = plan.places[sheet].filter(({ n }) => plan.shown[n]?.outcome !== 'refused')
  plan.people = plan.people.filter(({ n }) => plan.shown[n]?.outcome !== 'refused')
  return plan
}

function planSheet(sheet: PlaceSheet, rows: readonly GivenRow[], plan: Plan, places: Places, asked: Asked) {
  const count = new Map<string, number>()
  for (const row of rows)
    if (row.sheet === sheet && row.cells.ref) count.set(row.cells.ref, (count.get(row.cells.ref) ?? 0) + 1)
  rows.forEach((row, n) => {
    if (row.sheet !== sheet) return
    const found = new Troubles()
    cellTroubles(row, found)
    if ((count.get(row.cells.ref ?? '') ?? 0) > 1) found.add('twice', 'ref', row.cells.ref)
    if (!row.uneven) planPlace(sheet, row, n, plan, places, asked, found)
    if (found.any) refuse(plan, n, ...found.all)
  })
}

function planPlace(
  sheet: PlaceSheet,
  { cells }: GivenRow,
  n: number,
  plan: Plan,
  places: Places,
  { sender, newId }: Asked,
  found: Troubles,
) {
  const { ref = '', name = '' } = cells
  if (!ref) found.add('missing', 'ref')
  if (ref.length > (lengths.ref as number)) found.add('too_long', 'ref', ref)
  const closing = cells.closed ? yesOrNo(cells.closed) : ''
  if (closing === undefined) found.add('not_yes_or_no', 'closed', cells.closed)

  const above = parents[sheet]
  const parentRef = above ? (cells[above.column] ?? '') : ''
  const parent = above ? places.byRef(above.sheet, parentRef) : undefined
  const known =
    places.byRef(sheet, ref) ?? (above && !parent ? undefined : places.unnamed(sheet, parent?.id ?? '', name))
  // What has ended and was never here is as good as ended.
  if (!known && closing === 'yes') return
  if (above && !parentRef) found.add('missing', above.column)
  else if (above && !parent) found.add('nowhere', above.column, parentRef)
  else if (known && known.parent !== (parent?.id ?? '')) found.add('moved', above?.column, parentRef)

  if (!name) found.add('missing', 'name')
  if (name.length > (lengths[sheet] ?? (lengths.name as number))) found.add('too_long', 'name', name)
  const kind = listed(sheet, cells.kind ?? '') ?? ''
  if (!cells.kind) found.add('missing', 'kind')
  else if (!kind) found.add('not_listed', 'kind', cells.kind)
  else if (sheet === 'functions' && known && known.kind !== kind) found.add('kind_fixed', 'kind', kind)
  const more = known ? { ...known.more } : { ...emptyMore[sheet] }
  readMore[sheet](cells, more, { kind, known, parent, places, found })

  const state: State = known ?? {
    id: newId(),
    ref,
    named: true,
    parent: parent?.id ?? '',
    organisation: '',
    name,
    kind,
    closed: false,
    more,
    isNew: true,
    n,
    closes: false,
  }
  if (!known) state.organisation = parent?.organisation ?? state.id
  const changes = [
    ...(known && !known.named && ref !== known.ref ? [{ column: 'ref', before: '', after: ref }] : []),
    ...changesOf(
      { name: state.name, kind: state.kind, ...(known?.more ?? {}) },
      { name, kind, ...more },
      places,
    ),
  ]
  const opens = state.closed && closing === 'no'
  const ends = !state.closed && closing === 'yes'
  if (known && changes.length === 0 && !opens && !ends) return
  // Where it would stand is not known: nothing more can be said of it.
  if (above && !known && !parent) return
  if (!mayKeep(sheet, state.organisation, kind, sender)) {
    // Of what is another's nothing more is said; where the kind is wrong it may yet be theirs.
    if (kind) found.add('not_yours')
    return
  }
  if (known?.closed && !opens) found.add('is_closed')
  if (parent?.closed) found.add('in_closed', above?.column, parentRef)
  if (more.body && places.byId.get(more.body)?.closed) found.add('in_closed', 'body_ref', cells.body_ref)
  if (name && places.isTaken(sheet, state, name)) found.add('name_taken', 'name', name)
  const other = more.number ? places.numbers.get(more.number) : undefined
  if (other && other !== state) found.add('number_taken', 'number', more.number)
  if (found.any) return

  if (more.number) places.numbers.set(more.number, state)
  if (known && ref !== known.ref) places.rename(sheet, known, ref)
  Object.assign(state, { name, kind, more, closed: false, n, closes: ends })
  if (known) places.take(sheet, state)
  else places.add(sheet, state)
  const shown = plan.shown[n] as Shown
  shown.name = name
  shown.outcome = !known ? 'new' : ends ? 'ended' : opens ? 'reopened' : 'changed'
  if (known && changes.length) shown.changes = changes
  if (!known || changes.length || opens)
    plan.places[sheet].push({
      n,
      act: known ? 'update' : 'insert',
      id: state.id,
      parent: state.parent,
      values: { name, kind, ref: state.named ? state.ref : '', ...more },
      reopens: opens,
    })
}

/** What the database lets them keep (people.i_keep, people.keeps_function). */
const mayKeep = (sheet: PlaceSheet, organisation: string, kind: string, sender: Sender) =>
  sender.system ||
  (sheet !== 'organisations' &&
    organisation === sender.organisation &&
    (sheet !== 'functions' || organisationsOwnKinds.some(each => each === kind)))

const emptyMore: Record<PlaceSheet, Record<string, string>> = {
  organisations: { number: '' },
  bodies: {},
  units: { body: '', legal_domain: '', from_age: '', to_age: '', phone: '' },
  functions: { receives_requests: 'no', may_open_in_emergency: 'no' },
}

type About = {
  /** Empty where it is none of the list. */
  kind: string
  known: State | undefined
  parent: State | undefined
  places: Places
  found: Troubles
}

/** Reads the columns that only this sheet has into `more`; a column that the file has not stays as it is. */
const readMore: Record<
  PlaceSheet,
  (cells: Record<string, string>, more: Record<string, string>, about: About) => void
> = {
  organisations(cells, more, { kind, known, found }) {
    if (cells.number !== undefined) more.number = cells.number.replace(/[\s-]/g, '')
    const number = more.number ?? ''
    if (!kind) return
    if (kind === 'network') {
      if (number) found.add('number_of_network', 'number', number)
      // One that came without, when the county was made, may stay so until somebody knows it.
    } else if (!number) {
      if (!known || known.more.number) found.add('number_missing', 'number')
    } else if (!isOrganisationNumber(number) && number !== known?.more.number)
      found.add('number_wrong', 'number', number)
  },
  bodies: () => undefined,
  units(cells, more, { parent, places, found }) {
    const domain = listed('legal_domain', cells.legal_domain ?? '')
    if (domain) more.legal_domain = domain
    else if (cells.legal_domain) found.add('not_listed', 'legal_domain', cells.legal_domain)
    else found.add('missing', 'legal_domain')
    for (const column of ['from_age', 'to_age', 'phone'])
      if (cells[column] !== undefined) more[column] = cells[column]
    const [from = '', to = ''] = [more.from_age, more.to_age]
    if ((from || to) && !(isAge(from) && isAge(to) && Number(from) <= Number(to)))
      found.add('ages_wrong', 'from_age', `${from}–${to}`)
    for (const column of ['from_age', 'to_age']) if (more[column]) more[column] = String(Number(more[column]))
    if ((more.phone ?? '').length > (lengths.phone as number)) found.add('too_long', 'phone', more.phone)
    if (cells.body_ref === undefined) return
    const body = cells.body_ref ? places.byRef('bodies', cells.body_ref) : undefined
    if (cells.body_ref && !body) found.add('nowhere', 'body_ref', cells.body_ref)
    else if (body && parent && body.organisation !== parent.id)
      found.add('other_organisation', 'body_ref', cells.body_ref)
    more.body = body?.id ?? ''
  },
  functions(cells, more, { kind, found }) {
    for (const column of ['receives_requests', 'may_open_in_emergency']) {
      if (cells[column] === undefined) continue
      const said = yesOrNo(cells[column])
      if (said) more[column] = said
      else found.add('not_yes_or_no', column, cells[column])
    }
    const some = more.receives_requests === 'yes' || more.may_open_in_emergency === 'yes'
    if (isAdministeringKind(kind) && some) found.add('administrator_nothing', 'kind', kind)
  },
}

const isAge = (text: string) => /^\d{1,2}$/.test(text) && Number(text) <= 20

function changesOf(before: Record<string, string>, after: Record<string, string>, places: Places) {
  return Object.entries(after).flatMap(([column, value]) => {
    const was = before[column] ?? ''
    if (was === value) return []
    if (column !== 'body') return [{ column, before: was, after: value }]
    const nameOf = (id: string) => places.byId.get(id)?.name ?? ''
    return [{ column: 'body_ref', before: nameOf(was), after: nameOf(value) }]
  })
}

/** Last, and from the innermost: a place is closed when nothing is open in it any more. */
function planClosings(sheet: PlaceSheet, plan: Plan, places: Places, { obstacles, house }: Asked) {
  const closing = places.of[sheet].filter(({ closes }) => closes)
  if (closing.length === 0) return
  const open = (of: PlaceSheet, where: (each: State) => string) =>
    new Set(places.of[of].filter(each => !each.closed).map(where))
  const full: [Set<string>, Why][] =
    sheet === 'organisations'
      ? [
          [open('units', each => each.parent), 'has_units'],
          [open('bodies', each => each.parent), 'has_bodies'],
        ]
      : sheet === 'bodies'
        ? [[open('units', each => each.more.body ?? ''), 'has_units']]
        : sheet === 'units'
          ? [[open('functions', each => each.parent), 'has_functions']]
          : []
  const held = sheet === 'functions' ? heldAfter(plan, house) : new Set<string>()
  for (const state of closing) {
    const n = state.n as number
    const inside = full.flatMap(([set, why]) => (set.has(state.id) ? [why] : []))
    const whys = sheet === 'functions' ? whyFunctionStays(state, held, obstacles) : inside
    if (whys.length) {
      refuse(plan, n, ...whys.map(code => ({ code, column: 'closed' })))
      continue
    }
    state.closed = true
    plan.closes[sheet].push({ n, id: state.id })
  }
}

function whyFunctionStays({ id }: State, held: Set<string>, obstacles: Map<string, Obstacles>): Why[] {
  const whys = (obstacles.get(id)?.closing ?? []) as Why[]
  // Whoever leaves by the same file holds it no longer.
  return [...whys.filter(each => each !== 'held'), ...(held.has(id) ? (['held'] as const) : [])]
}

/** The functions that somebody holds when the file's rows of people are done. */
function heldAfter({ people }: Plan, { holdings }: House): Set<string> {
  const ended = new Set(people.filter(each => each.act === 'until' && each.last !== null).map(({ id }) => id))
  return new Set([
    ...holdings.filter(({ id }) => !ended.has(id)).map(each => each.function),
    ...people.filter(({ act }) => act === 'new').map(each => each.function),
  ])
}

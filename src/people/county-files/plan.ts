import { isAdministeringKind, organisationsOwnKinds } from '../kinds/index.ts'
import type { House, Obstacles, PlaceSheet, Sender } from './house.ts'
import { Places, placeSheets, type State } from './places.ts'
import { planPeople } from './plan-people.ts'
import { type Asked, cellTrouble, type Plan, refuse, type Shown, type Why } from './planned.ts'
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
    const trouble =
      cellTrouble(row) ??
      ((count.get(row.cells.ref ?? '') ?? 0) > 1
        ? (['twice', 'ref', row.cells.ref] as [Why, string?, string?])
        : planPlace(sheet, row, n, plan, places, asked))
    if (trouble) refuse(plan, n, ...trouble)
  })
}

type Trouble = [Why, string?, string?] | undefined

function planPlace(
  sheet: PlaceSheet,
  { cells }: GivenRow,
  n: number,
  plan: Plan,
  places: Places,
  { sender, newId }: Asked,
): Trouble {
  const { ref = '', name = '' } = cells
  if (!ref) return ['missing', 'ref']
  if (ref.length > (lengths.ref as number)) return ['too_long', 'ref', ref]
  const closing = cells.closed ? yesOrNo(cells.closed) : ''
  if (closing === undefined) return ['not_yes_or_no', 'closed', cells.closed]

  const above = parents[sheet]
  const parentRef = above ? (cells[above.column] ?? '') : ''
  const parent = above ? places.byRef(above.sheet, parentRef) : undefined
  const known =
    places.byRef(sheet, ref) ?? (above && !parent ? undefined : places.unnamed(sheet, parent?.id ?? '', name))
  // What has ended and was never here is as good as ended.
  if (!known && closing === 'yes') return undefined
  if (above && !parentRef) return ['missing', above.column]
  if (above && !parent) return ['nowhere', above.column, parentRef]
  if (known && known.parent !== (parent?.id ?? '')) return ['moved', above?.column, parentRef]

  if (!name) return ['missing', 'name']
  if (name.length > (lengths[sheet] ?? (lengths.name as number))) return ['too_long', 'name', name]
  const kind = listed(sheet, cells.kind ?? '')
  if (!kind) return cells.kind ? ['not_listed', 'kind', cells.kind] : ['missing', 'kind']
  if (sheet === 'functions' && known && known.kind !== kind) return ['kind_fixed', 'kind', kind]
  const more = known ? { ...known.more } : { ...emptyMore[sheet] }
  const wrong = readMore[sheet](cells, more, { kind, known, parent, places })
  if (wrong) return wrong

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
  if (known && changes.length === 0 && !opens && !ends) return undefined
  if (!mayKeep(sheet, state.organisation, kind, sender)) return ['not_yours']
  if (known?.closed && !opens) return ['is_closed']
  if (parent?.closed) return ['in_closed', above?.column, parentRef]
  if (more.body && places.byId.get(more.body)?.closed) return ['in_closed', 'body_ref', cells.body_ref]
  if (places.isTaken(sheet, state, name)) return ['name_taken', 'name', name]
  if (more.number) {
    const other = places.numbers.get(more.number)
    if (other && other !== state) return ['number_taken', 'number', more.number]
    places.numbers.set(more.number, state)
  }

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
  return undefined
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

type About = { kind: string; known: State | undefined; parent: State | undefined; places: Places }

/** Reads the columns that only this sheet has into `more`; a column that the file has not stays as it is. */
const readMore: Record<
  PlaceSheet,
  (cells: Record<string, string>, more: Record<string, string>, about: About) => Trouble
> = {
  organisations(cells, more, { kind, known }) {
    if (cells.number !== undefined) more.number = cells.number.replace(/[\s-]/g, '')
    const number = more.number ?? ''
    if (kind === 'network') return number ? ['number_of_network', 'number', number] : undefined
    // One that came without, when the county was made, may stay so until somebody knows it.
    if (!number) return known && !known.more.number ? undefined : ['number_missing', 'number']
    return isOrganisationNumber(number) || number === known?.more.number
      ? undefined
      : ['number_wrong', 'number', number]
  },
  bodies: () => undefined,
  units(cells, more, { parent, places }) {
    const domain = listed('legal_domain', cells.legal_domain ?? '')
    if (!domain)
      return cells.legal_domain
        ? ['not_listed', 'legal_domain', cells.legal_domain]
        : ['missing', 'legal_domain']
    more.legal_domain = domain
    for (const column of ['from_age', 'to_age', 'phone'])
      if (cells[column] !== undefined) more[column] = cells[column]
    const [from = '', to = ''] = [more.from_age, more.to_age]
    if ((from || to) && !(isAge(from) && isAge(to) && Number(from) <= Number(to)))
      return ['ages_wrong', 'from_age', `${from}–${to}`]
    for (const column of ['from_age', 'to_age']) if (more[column]) more[column] = String(Number(more[column]))
    if ((more.phone ?? '').length > (lengths.phone as number)) return ['too_long', 'phone', more.phone]
    if (cells.body_ref === undefined) return undefined
    const body = cells.body_ref ? places.byRef('bodies', cells.body_ref) : undefined
    if (cells.body_ref && !body) return ['nowhere', 'body_ref', cells.body_ref]
    if (body && body.organisation !== parent?.id) return ['other_organisation', 'body_ref', cells.body_ref]
    more.body = body?.id ?? ''
    return undefined
  },
  functions(cells, more, { kind }) {
    for (const column of ['receives_requests', 'may_open_in_emergency']) {
      if (cells[column] === undefined) continue
      const said = yesOrNo(cells[column])
      if (!said) return ['not_yes_or_no', column, cells[column]]
      more[column] = said
    }
    const some = more.receives_requests === 'yes' || more.may_open_in_emergency === 'yes'
    return isAdministeringKind(kind) && some ? ['administrator_nothing', 'kind', kind] : undefined
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
    const inside = full.find(([set]) => set.has(state.id))?.[1]
    const why = sheet === 'functions' ? whyFunctionStays(state, held, obstacles) : inside
    if (why) {
      refuse(plan, n, why, 'closed')
      continue
    }
    state.closed = true
    plan.closes[sheet].push({ n, id: state.id })
  }
}

function whyFunctionStays(
  { id }: State,
  held: Set<string>,
  obstacles: Map<string, Obstacles>,
): Why | undefined {
  const whys = (obstacles.get(id)?.closing ?? []) as Why[]
  // Whoever leaves by the same file holds it no longer.
  return whys.find(each => each !== 'held') ?? (held.has(id) ? 'held' : undefined)
}

/** The functions that somebody holds when the file's rows of people are done. */
function heldAfter({ people }: Plan, { holdings }: House): Set<string> {
  const ended = new Set(people.filter(each => each.act === 'until' && each.last !== null).map(({ id }) => id))
  return new Set([
    ...holdings.filter(({ id }) => !ended.has(id)).map(each => each.function),
    ...people.filter(({ act }) => act === 'new').map(each => each.function),
  ])
}

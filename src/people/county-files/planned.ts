import { isFormula } from '../../platform/csv/index.ts'
import type { StaffProvider } from '../../platform/database/transaction.ts'
import type { Stopping } from '../scim/index.ts'
import type { House, Obstacles, PlaceSheet, Sender } from './house.ts'
import type { GivenRow } from './read-files.ts'
import type { SheetName } from './sheets.ts'

export const outcomes = ['refused', 'ended', 'new', 'changed', 'reopened', 'unchanged'] as const
export type Outcome = (typeof outcomes)[number]

/** Why a row is refused, in a word; the page has the sentence. */
export type Why =
  | 'uneven'
  | 'formula'
  | 'missing'
  | 'too_long'
  | 'not_listed'
  | 'not_yes_or_no'
  | 'twice'
  | 'nowhere'
  | 'not_yours'
  | 'moved'
  | 'kind_fixed'
  | 'name_taken'
  | 'number_missing'
  | 'number_wrong'
  | 'number_of_network'
  | 'number_taken'
  | 'ages_wrong'
  | 'other_organisation'
  | 'in_closed'
  | 'is_closed'
  | 'administrator_nothing'
  | 'has_units'
  | 'has_bodies'
  | 'has_functions'
  | 'held'
  | 'rule'
  | 'answers'
  | 'managers'
  | 'last'
  | 'self'
  | 'email_wrong'
  | 'sign_in_missing'
  | 'provider_wrong'
  | 'day_wrong'
  | 'days_reversed'
  | 'day_passed'
  | 'from_fixed'
  | 'other_address'
  | 'two_names'
  | 'other_name'

/** What a row would do, as it is shown. */
export type Shown = {
  sheet: SheetName
  file: string
  line: number
  name: string
  outcome: Outcome
  /** Why it is refused: everything that is wrong with it. */
  whys?: { code: Why; column?: string; value?: string }[]
  changes?: { column: string; before: string; after: string }[]
  /** The tokens of directories that end with this appointment. */
  stops?: Stopping[]
}

/** What is done with a place; `values` are what it is afterwards. */
export type PlaceOp = {
  n: number
  act: 'insert' | 'update'
  id: string
  parent: string
  values: Record<string, string>
  reopens: boolean
}
export type PersonOp = {
  n: number
  act: 'new' | 'until'
  id: string
  function: string
  first: string | null
  last: string | null
  /** Of somebody new; null where an appointment is changed. */
  person: string | null
  name: string
  email: string
  subject: string
  issuer: string
}
export type Plan = {
  shown: Shown[]
  places: Record<PlaceSheet, PlaceOp[]>
  /** Functions, units, bodies and organisations that are closed when all else is done, with the row that says so. */
  closes: Record<PlaceSheet, { n: number; id: string }[]>
  people: PersonOp[]
}

export type Asked = {
  house: House
  sender: Sender
  obstacles: Map<string, Obstacles>
  providers: readonly StaffProvider[]
  today: string
  /** New ids: those of persons tell no time. */
  newId: () => string
}

/** What is wrong with a row, all of it: of each column the first. */
export class Troubles {
  readonly all: { code: Why; column?: string; value?: string }[] = []
  add(code: Why, column?: string, value?: string) {
    if (column && this.all.some(each => each.column === column)) return
    this.all.push({ code, ...(column && { column }), ...(value && { value: value.slice(0, 100) }) })
  }
  get any() {
    return this.all.length > 0
  }
}

/** What is said of a row already stands. */
export function refuse(plan: Plan, n: number, ...troubles: Troubles['all']) {
  const { sheet, file, line, name, whys = [] } = plan.shown[n] as Shown
  plan.shown[n] = { sheet, file, line, name, outcome: 'refused', whys: [...whys, ...troubles] }
}

/** What is wrong with a row whatever stands in the house; one that has too many cells or too few cannot be read further. */
export function cellTroubles({ cells, uneven }: GivenRow, found: Troubles) {
  if (uneven) found.add('uneven')
  else
    for (const [column, cell] of Object.entries(cells))
      if (isFormula(cell)) found.add('formula', column, cell)
}

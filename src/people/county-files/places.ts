import { fold } from '../../platform/fold.ts'
import type { House, HousePlace, PlaceSheet } from './house.ts'

/** A place as it is and becomes while rows are read. */
export type State = HousePlace & { isNew: boolean; n: number | null; closes: boolean }

export const placeSheets: readonly PlaceSheet[] = ['organisations', 'bodies', 'units', 'functions']
/** Places by ref, by id and by name. */
export class Places {
  readonly #byRef = new Map<string, State>()
  readonly byId = new Map<string, State>()
  /** Of what is open, before and while rows are read: two never have one name at the same moment. */
  readonly #names = new Map<string, Set<State>>()
  readonly #unnamed = new Map<string, State>()
  readonly numbers = new Map<string, State>()
  readonly of: Record<PlaceSheet, State[]>

  constructor(house: House) {
    const states = (sheet: PlaceSheet) =>
      house[sheet].map(place => ({
        ...place,
        more: { ...place.more },
        isNew: false,
        n: null,
        closes: false,
      }))
    this.of = {
      organisations: states('organisations'),
      bodies: states('bodies'),
      units: states('units'),
      functions: states('functions'),
    }
    // A ref of its own goes before the id of another.
    for (const sheet of placeSheets)
      for (const state of this.of[sheet].toSorted((a, b) => Number(a.named) - Number(b.named)))
        this.#put(sheet, state)
  }

  #put(sheet: PlaceSheet, state: State) {
    this.#byRef.set(`${sheet} ${state.ref}`, state)
    this.byId.set(state.id, state)
    if (state.closed) return
    this.take(sheet, state)
    if (!state.named) this.#unnamed.set(nameKey(sheet, state), state)
    if (state.more.number) this.numbers.set(state.more.number, state)
  }

  add(sheet: PlaceSheet, state: State) {
    this.of[sheet].push(state)
    this.#put(sheet, state)
  }

  byRef = (sheet: PlaceSheet, ref: string) => this.#byRef.get(`${sheet} ${ref}`)

  /** One of that name in that place that no ref is known of yet: a row gives it one. */
  unnamed = (sheet: PlaceSheet, parent: string, name: string) =>
    this.#unnamed.get(nameKey(sheet, { parent, name }))

  rename(sheet: PlaceSheet, state: State, ref: string) {
    this.#unnamed.delete(nameKey(sheet, state))
    this.#byRef.delete(`${sheet} ${state.ref}`)
    state.ref = ref
    state.named = true
    this.#byRef.set(`${sheet} ${ref}`, state)
  }

  isTaken = (sheet: PlaceSheet, state: State, name: string) =>
    [...(this.#names.get(nameKey(sheet, { parent: state.parent, name })) ?? [])].some(each => each !== state)

  take(sheet: PlaceSheet, state: State) {
    const key = nameKey(sheet, state)
    const held = this.#names.get(key)
    if (held) held.add(state)
    else this.#names.set(key, new Set([state]))
  }
}

const nameKey = (sheet: PlaceSheet, { parent, name }: { parent: string; name: string }) =>
  `${sheet} ${parent} ${fold(name)}`

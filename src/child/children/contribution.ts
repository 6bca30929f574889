import type { Child as Content } from 'hono/jsx'
import type { RawBuilder } from 'kysely'
import type { Language } from '../../i18n/index.ts'
import type { HubPerson } from '../../ui/index.ts'
import type { Child } from './children.ts'

/** Whose page it is and who reads it; ids as SQL expressions of type `uuid`. */
export type About = { child: RawBuilder<unknown>; me: RawBuilder<unknown>; language: Language }

/** What a noun reads for the page of a child. All nouns are read by one statement; each part is what the actor's own rights give. */
export type Read<Data> = {
  /** Queries of a `with` that `json` and `functions` stand on: `worries_here as (select …)`, by names that no other noun uses. */
  rows?: RawBuilder<unknown>
  /** One JSON value. */
  json: RawBuilder<Data>
  /** Selects the ids of the functions that it names: their names are looked up once, whoever names them. */
  functions?: RawBuilder<unknown>
}

export type NamedFunction = {
  name: string
  unitName: string
  /** Who holds it now, in order. */
  holders: string[]
}

export type Shown<Data> = {
  child: Child
  /** The reader's own function. */
  functionId: string
  language: Language
  data: Data
  /** Undefined where the reader may not know the function. */
  functionOf: (id: string) => NamedFunction | undefined
}

/** One around the child; two with the same function are drawn once, where the first stands. */
export type PersonAround = HubPerson & { functionId?: string }

/** What a noun contributes to the page of a child: `on-child-page.tsx` in its folder, listed in the floor. */
export type OnChildPage<Data = unknown> = {
  read(about: About): Read<Data>
  /** A sentence under the child's name. */
  lead?(shown: Shown<Data>): string | undefined
  /** The one main thing to do, when it is this noun's turn. */
  nextStep?(shown: Shown<Data>): Content | undefined
  /** What one may begin with in my own unit's record, where there is no next step. */
  firstStep?(shown: Shown<Data>): Content | undefined
  card?(shown: Shown<Data>): Content | undefined
  /** A card beside, under the picture of who is around. */
  beside?(shown: Shown<Data>): Content | undefined
  people?(shown: Shown<Data>): PersonAround[]
}

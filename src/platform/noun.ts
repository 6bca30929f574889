import type { Hono } from 'hono'
import type { RawBuilder } from 'kysely'
import type { ZodObject } from 'zod'
import { formatList, type Language } from '../i18n/index.ts'
import type { Page } from '../ui/index.ts'
import type { DB } from './database/schema.d.ts'
import type { Actor, Staff, Tx } from './database/transaction.ts'
import type { Secret } from './generations.ts'
import type { Compose } from './mail/index.ts'
import type { AppEnv } from './page.tsx'
import { type Place, places } from './places.ts'

export type Words = Record<Language, string>

/** A draft that somebody has begun in a form, as far as its continuation depends on it. */
export type BegunDraft = { id: string; childId: string | null; body: Record<string, unknown> }

/**
 * What a noun states of itself, once. Facts only: pages, commands and SQL stay hand-written.
 * Everything that collects over nouns (the access log's words, the inbox, live pages, drafts, limits of uploads) reads it from here.
 */
type Declaration<P extends Record<string, string>> = {
  /** Where its rows are; nothing for a noun that only shows those of others. */
  tables?: readonly (keyof DB)[]
  /** Whose rows they are: it decides the SQL shape, and whether a reading is logged (R7). */
  about: 'child' | 'collaboration' | 'unit' | 'function' | 'appointment' | 'person'
  /** What its pages count, where that is kept from who administers as what is about a child is. */
  counts?: 'children'
  /** Its URLs by name. Every route of the noun is one of them. */
  places: P
  /** Its form, or each of its forms by name: the page draws it, the handler validates by it, and tests send it wrong by it. */
  fields?: ZodObject | Record<string, ZodObject>
  /** Its states (`states({ … })`), by the name of the check in the database that takes them: a test compares the two. */
  states?: Record<string, { names: readonly string[] }>
  /** Places that are open to somebody signed in who has not chosen a function yet. */
  open?: readonly (keyof P)[]
  /** Stylesheets that its pages need besides the first; by place where only some do, beside those that they need `everywhere`. */
  styles?: Page['styles'] | ({ [K in keyof P]?: Page['styles'] } & { everywhere?: Page['styles'] })
  /** Places that take a file, with the largest body in bytes. */
  uploads?: { [K in keyof P]?: number }
  /** The kinds that it writes in the access log, in disclosures and in notices: how they are named, and where one is opened. */
  kinds?: Record<string, { words: Words; opensAt?: keyof P }>
  /** What a function is told of it. */
  notices?: Record<
    string,
    Words & {
      /** it stands until it is answered, and cannot be dismissed; `due`: on the day that it came, and is late after it */
      waits?: true | 'due'
      /** mailed at once to whoever gets the rest in the morning */
      urgent?: true
      /** a query with a row while the reader may read what the notice `n` is about, where that can end before the child is lost */
      readable?: RawBuilder<unknown>
      /** it says nothing without what it is about: not shown to who can no longer read that */
      needsItem?: true
      /** the same where it is known who did it; `who` is of the notice `n` and the child `c`, and null where the reader may not know */
      by?: { who: RawBuilder<unknown>; words: Record<Language, (who: string) => string> }
    }
  >
  /** Forms that are saved while they are written: their name in the list of drafts, and where one goes on. */
  drafts?: Record<string, { words: Words; continueAt: (draft: BegunDraft) => string | undefined }>
  /** What of it is found by the search everywhere, group by group. */
  search?: Record<
    string,
    SearchGroup & {
      /** the place of one, by its id */ opensAt: keyof P /** the list that takes the same `q` */
      allAt?: keyof P
    }
  >
  /** Live topics `kind:id`: a query with a row when the actor may follow that id, and what they see of it (`seenIn`). */
  topics?: Record<string, (id: string, actor: Actor) => RawBuilder<unknown>>
}

export type Noun = Omit<
  Declaration<Record<string, string>>,
  'places' | 'open' | 'uploads' | 'kinds' | 'search'
> & {
  places: Record<string, Place>
  open: readonly string[]
  uploads: Record<string, number | undefined>
  kinds: Record<string, { words: Words; opensAt?: string }>
  search?: Record<string, SearchGroup & { opensAt: string; allAt?: string }>
}

export type FoundItem = { id: string; title: string; detail?: string }
export type SearchFor = { search: string; language: Language; most: number }

/** One kind of thing that is found everywhere. */
export type SearchGroup = {
  heading: Words
  /**
   * What the reader finds by their own rights, at most `most`, and whether there is more. What they may not read costs and answers
   * what there is nothing of costs and answers (R8, R10).
   */
  find: (tx: Tx, actor: Staff, asked: SearchFor) => Promise<{ found: FoundItem[]; more: boolean }>
  /** It names children: a search is logged (R7). */
  ofChildren?: true
}

/** Declares a noun: its places become typed links, everything else is kept as it is said. */
export function noun<const P extends Record<string, string>, const D extends Declaration<P>>(
  declaration: D & { places: P },
) {
  const { open = [], uploads = {}, kinds = {} } = declaration
  return { ...declaration, open, uploads, kinds, places: places(declaration.places) }
}

/** What the routes of some nouns need of the installation. */
export type Settings = {
  /** The public address: a link that is made of what a request calls itself leads where the sender of the request wants. */
  origin: string
  secret: Secret
}

type Routes = Hono<AppEnv> | ((settings: Settings) => Hono<AppEnv>)

/** Something that waits in the inbox of a function: for its answer or its work, or for somebody else's. */
export type InboxRow = {
  kind: string
  id: string
  /** Null where it is about no child. */
  childId: string | null
  childName: string | null
  /** What it is about, in its own words. */
  words: string
  /** Names of the other side: who wrote, who was asked, who leads. Nobody where a function is vacant. */
  who: string[]
  /** Their function and unit. */
  post: string
  /** To me to answer or do, or mine where somebody else does; `day`: it takes place then, and nobody waits for anything. */
  side: 'to_me' | 'mine' | 'day'
  at: string
  due: string | null
  answered: boolean
  /** Not opened yet. */
  fresh: boolean
}

/** Who it is from or with: names, and the post where nobody holds it. */
export const namesOf = ({ who, post }: Pick<InboxRow, 'who' | 'post'>, language: Language) =>
  who.length > 0 ? formatList(who, language) : post

/** The rows of one kind in the inbox. */
export type InboxKind = {
  /**
   * Each part selects `kind, id, child_id, words, who, post, side, at, due, answered` for the function `me`, from the function's own
   * rows (R15). The inbox orders and limits each by its day: what is the same for all rows of a part is a constant, so that an index has
   * the order, and what only a shown row needs is a subselect, so that no other row pays for it.
   */
  rows: (me: RawBuilder<unknown>) => readonly RawBuilder<unknown>[]
  /** Somebody waits for an answer, and opening it counts as having seen it. */
  owesAnswer?: boolean
  /** Stands among what I have begun myself, though it is mine to do. */
  mine?: boolean
  title: (row: InboxRow, language: Language) => string
  /** What its day is, where it is not the last day of an answer. */
  dueWords?: (day: string, language: Language) => string
  /** What should have been done on it, when it has passed. */
  lateWords?: (day: string, language: Language) => string
  /** What its answer was, where that is no yes. */
  answeredWords?: (language: Language) => string
  href: (row: InboxRow) => string
  /** Where else one may want to go at once. */
  also?: (row: InboxRow, language: Language) => { words: string; href: string } | undefined
}

/** A floor: its nouns, each with its routes and with what it contributes to pages that collect. */
export type Floor = readonly {
  noun: Noun
  routes: Routes
  inbox?: Record<string, InboxKind>
  /** The letters that it mails, by name: `enqueueLetters` names them, and they are composed when they are sent. */
  letters?: Record<string, Compose>
}[]

export function mount(app: Hono<AppEnv>, floor: Floor, settings: Settings) {
  for (const { routes } of floor) app.route('/', typeof routes === 'function' ? routes(settings) : routes)
}

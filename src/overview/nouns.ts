import type { OnChildPage } from '../child/children/index.ts'
import { childFloor } from '../child/floor.ts'
import { instrumentFloor } from '../instruments/floor.ts'
import { jointFloor } from '../joint/floor.ts'
import { learningFloor } from '../learning/floor.ts'
import { openAnswers } from '../learning/surveys/noun.ts'
import { people } from '../people/floor.ts'
import type { Compose } from '../platform/mail/index.ts'
import type { Floor, InboxKind, Noun, SearchGroup, Words } from '../platform/noun.ts'
import type { Place } from '../platform/places.ts'
import { draftKind } from '../sharing/drafts/index.ts'
import { sharing } from '../sharing/floor.ts'
import type { Page } from '../ui/index.ts'
import { family } from './family/noun.ts'
import { home } from './home/noun.ts'
import { hubs } from './hubs/noun.ts'
import { inbox } from './inbox/noun.ts'
import { log } from './log/noun.ts'
import { search } from './search/noun.ts'

const floors = [people, sharing, instrumentFloor, jointFloor, childFloor, learningFloor]

/** Every noun of the house, each once. */
export const nouns: readonly Noun[] = [
  ...new Set<Noun>([
    ...floors.flat().map(({ noun }) => noun),
    home,
    inbox,
    family,
    log,
    hubs,
    search,
    openAnswers,
  ]),
]

/** One record of several. Names come from requests too: `constructor` and `__proto__` are not in it. */
const byName = <T>(records: readonly (Record<string, T> | undefined)[]): Record<string, T> =>
  Object.assign(Object.create(null), ...records)

const gather = <T>(of: (noun: Noun) => Record<string, T> | undefined): Record<string, T | undefined> =>
  byName(nouns.map(of))

type ItemKind = { words: Words; link: Place<'/:id'> | undefined }

/** How each kind of item, and a draft of each form, is named in the access log and in lists, and which link opens one. */
export const itemKinds: Record<string, ItemKind | undefined> = byName<ItemKind>(
  nouns.flatMap(({ kinds, drafts = {}, places }) => [
    Object.fromEntries(
      Object.entries(kinds).map(([kind, { words, opensAt }]) => [
        kind,
        // What opens one item has one value in its path.
        { words, link: places[opensAt ?? ''] as ItemKind['link'] },
      ]),
    ),
    Object.fromEntries(
      Object.entries(drafts).map(([form, { words }]) => [
        draftKind(form),
        { words: { sv: `utkastet ”${words.sv}”`, en: `the draft “${words.en}”` }, link: undefined },
      ]),
    ),
  ]),
)
/** The rows of the inbox by kind, in the order of the floors. */
export const inboxKinds: Record<string, InboxKind> = byName(
  [...childFloor, ...jointFloor].map(({ inbox }: Floor[number]) => inbox),
)
/** What the nouns show on the page of a child, in the order of the floor. */
export const onChildPage: Record<string, OnChildPage> = byName(
  childFloor.map(({ onChildPage }: { onChildPage?: Record<string, OnChildPage> }) => onChildPage),
)
/** What composes each letter that is mailed. */
export const letters: Record<string, Compose> = byName(
  floors.flat().map(({ letters: composed }: Floor[number]) => composed),
)
export const noticeWords = gather(({ notices }) => notices)
export const draftForms = gather(({ drafts }) => drafts)
type EverywhereGroup = Pick<SearchGroup, 'heading' | 'find'> & {
  href: (id: string) => string
  /** The list that takes the same search. */
  all: ((search: string) => string) | undefined
  ofChildren: boolean
}

/** What is found everywhere, by group, in the order that one looks for it. */
export const searchGroups: Record<string, EverywhereGroup | undefined> = byName<EverywhereGroup>(
  [...nouns]
    .sort((a, b) => Number(hasChildren(b)) - Number(hasChildren(a)))
    .map(({ search: groups = {}, places }) =>
      Object.fromEntries(
        Object.entries(groups).map(([key, { heading, find, opensAt, allAt, ofChildren = false }]) => [
          key,
          {
            heading,
            find,
            ofChildren,
            href: (id: string) => (places[opensAt] as Place<'/:id'>)(id),
            all: allAt ? (q: string) => (places[allAt] as Place<'/'>)({ q }) : undefined,
          },
        ]),
      ),
    ),
)
export const topics = gather(({ topics }) => topics)

/** How large a body a path takes, in bytes, where it takes a file; undefined for the usual limit. */
export const uploadLimit = byPath(({ places, uploads }) =>
  Object.entries(uploads).map(([name, bytes]) => [places[name]?.pattern ?? '', bytes]),
)

/** Stylesheets of a path besides the first: charts and the editor have their own, so that a first visit does not wait for it. */
export const stylesFor = byPath(({ places, styles }) =>
  Object.entries(places).flatMap(([name, { pattern }]) => {
    const own = isList(styles) ? styles : [...(styles?.everywhere ?? []), ...(styles?.[name] ?? [])]
    return own.length ? [[pattern, own]] : []
  }),
)

function isList(styles: Noun['styles']): styles is Page['styles'] & {} {
  return Array.isArray(styles)
}

/** Whether a path is open to somebody signed in who has not chosen a function yet. */
export const isOpen = byPath(({ places, open }) => open.map(name => [places[name]?.pattern ?? '', true]))

/** Whether a path is about children, or counts them, and is not open to everybody: kept from who administers (ADR 34). */
export const isAboutChildren = byPath(({ about, counts, places, open }) =>
  about === 'child' || counts === 'children'
    ? Object.entries(places).flatMap(([name, { pattern }]) => (open.includes(name) ? [] : [[pattern, true]]))
    : [],
)

/** Looks a fact up by the first pattern that a path fits. */
function byPath<T>(facts: (noun: Noun) => [pattern: string, fact: T][]) {
  const known = nouns.flatMap(facts).map(([pattern, fact]) => ({ fits: matcher(pattern), fact }))
  return (path: string) => known.find(({ fits }) => fits.test(path))?.fact
}

function matcher(pattern: string) {
  return new RegExp(`^${pattern.replaceAll(/:\w+/g, '[^/]+')}$`)
}

function hasChildren({ search: groups = {} }: Noun) {
  return Object.values(groups).some(({ ofChildren }) => ofChildren)
}

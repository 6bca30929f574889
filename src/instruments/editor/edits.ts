import type { Definition, Item, Scale, Section } from '../definition.ts'
import { itemsOf } from '../definition.ts'
import { toId } from '../library/begin.ts'

/** One change each, of a definition that is not touched itself. What is not there changes nothing. */

const withSections = (definition: Definition, change: (sections: Section[]) => Section[]): Definition => ({
  ...definition,
  sections: change(definition.sections),
})

const withItems = (definition: Definition, change: (items: Item[], section: Section) => Item[]) =>
  withSections(definition, sections =>
    sections.map(section => ({ ...section, items: change(section.items, section) })),
  )

/** An id from words that nothing else has: stable from then on, whatever the words become. */
export function freeId(taken: Iterable<string>, words: string, otherwise: string) {
  const ids = new Set(taken)
  const wanted = toId(words) || otherwise
  if (!ids.has(wanted)) return wanted
  for (let n = 2; ; n++) if (!ids.has(`${wanted}-${n}`)) return `${wanted}-${n}`
}

export const partIds = (definition: Definition) =>
  definition.sections.flatMap(each => [each.id, ...each.items.map(item => item.id)])

/** At the end of its section. */
export const addItem = (definition: Definition, sectionId: string, item: Item) =>
  withItems(definition, (items, section) => (section.id === sectionId ? [...items, item] : items))

export const replaceItem = (definition: Definition, item: Item) =>
  withItems(definition, items => items.map(each => (each.id === item.id ? item : each)))

export const replaceSection = (definition: Definition, section: Omit<Section, 'items'>) =>
  withSections(definition, sections =>
    sections.map(each => (each.id === section.id ? { ...section, items: each.items } : each)),
  )

export const addSection = (definition: Definition, section: Section) =>
  withSections(definition, sections => [...sections, section])

/** With what it holds. The last section stays, since a definition has one. */
export function removePart(definition: Definition, id: string): Definition {
  if (definition.sections.length > 1 && definition.sections.some(each => each.id === id))
    return withSections(definition, sections => sections.filter(each => each.id !== id))
  return withItems(definition, items => items.filter(each => each.id !== id))
}

/** One step: an item past the end of its section goes over into the next. */
export function movePart(definition: Definition, id: string, step: 'up' | 'down'): Definition {
  const by = step === 'up' ? -1 : 1
  const section = definition.sections.findIndex(each => each.id === id)
  if (section >= 0) return withSections(definition, sections => swapped(sections, section, by))
  const from = definition.sections.findIndex(each => each.items.some(item => item.id === id))
  const home = definition.sections[from]
  if (!home) return definition
  const place = home.items.findIndex(each => each.id === id)
  if (home.items[place + by])
    return withItems(definition, (items, each) => (each === home ? swapped(items, place, by) : items))
  const next = definition.sections[from + by]
  const item = home.items[place]
  if (!next || !item) return definition
  return withItems(definition, (items, each) => {
    if (each === home) return items.filter(one => one !== item)
    if (each !== next) return items
    return step === 'up' ? [...items, item] : [item, ...items]
  })
}

function swapped<T>(list: readonly T[], place: number, by: number): T[] {
  const [one, other] = [list[place], list[place + by]]
  if (one === undefined || other === undefined) return [...list]
  return list.map((each, i) => (i === place ? other : i === place + by ? one : each))
}

/** Dropped before another item, or last in a section. */
export function placeItem(definition: Definition, id: string, target: string): Definition {
  const item = itemsOf(definition).find(each => each.id === id)
  const isThere = target !== id && partIds(definition).includes(target)
  if (!item || !isThere) return definition
  return withItems(definition, (items, section) => {
    const others = items.filter(each => each.id !== id)
    if (section.id === target) return [...others, item]
    const place = others.findIndex(each => each.id === target)
    return place < 0 ? others : [...others.slice(0, place), item, ...others.slice(place)]
  })
}

/** Straight after the one it was copied from, with an id of its own. */
export function copyItem(definition: Definition, id: string): { definition: Definition; id: string } {
  const copyId = freeId(partIds(definition), id, 'item')
  return {
    id: copyId,
    definition: withItems(definition, items =>
      items.flatMap(each => (each.id === id ? [each, { ...each, id: copyId }] : [each])),
    ),
  }
}

export const addScale = (definition: Definition, scale: Scale): Definition => ({
  ...definition,
  scales: [...definition.scales, scale],
})

export const replaceScale = (definition: Definition, scale: Scale): Definition => ({
  ...definition,
  scales: definition.scales.map(each => (each.id === scale.id ? scale : each)),
})

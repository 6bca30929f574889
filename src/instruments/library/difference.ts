import { type Definition, itemsOf, type Words } from '../definition.ts'

export type Change = {
  id: string
  /** what it is called now, or was */
  label: Words
  kind: 'added' | 'removed' | 'moved' | 'changed'
  /** texts that differ, per language */
  texts: { of: string; language: string; before: string; after: string }[]
  /** what else differs: required, conditions, options, kind … */
  facts: string[]
}

/** What a version has that another has not, question by question on stable ids, in the order of the newer. */
export function differenceOf(before: Definition, after: Definition): Change[] {
  const olds = new Map(itemsOf(before).map(each => [each.id, each]))
  const news = new Map(itemsOf(after).map(each => [each.id, each]))
  const moved = movedItems([...olds.keys()], [...news.keys()])
  const own = changeOf('', { ...aboutOf(before) }, { ...aboutOf(after) }, after.title)
  return [
    ...(own ? [own] : []),
    ...sectionsAndScales(before, after),
    ...[...news.values()].flatMap((item): Change[] => {
      const old = olds.get(item.id)
      if (!old) return [{ id: item.id, label: item.label, kind: 'added', texts: [], facts: [] }]
      const change = changeOf(item.id, old, item, item.label)
      if (change) return [moved.has(item.id) ? { ...change, facts: [...change.facts, 'moved'] } : change]
      return moved.has(item.id)
        ? [{ id: item.id, label: item.label, kind: 'moved', texts: [], facts: [] }]
        : []
    }),
    ...[...olds.values()]
      .filter(each => !news.has(each.id))
      .map((each): Change => ({ id: each.id, label: each.label, kind: 'removed', texts: [], facts: [] })),
  ]
}

/** Of both, those that do not stand in the longest common order: the fewest that must have been moved. */
function movedItems(before: string[], after: string[]): Set<string> {
  const common = before.filter(each => after.includes(each))
  const places = common.map(each => after.indexOf(each))
  const lengths = places.map(() => 1)
  const previous = places.map(() => -1)
  for (let i = 0; i < places.length; i++)
    for (let j = 0; j < i; j++)
      if (
        (places[j] as number) < (places[i] as number) &&
        (lengths[j] as number) + 1 > (lengths[i] as number)
      ) {
        lengths[i] = (lengths[j] as number) + 1
        previous[i] = j
      }
  const still = new Set<string>()
  for (let i = lengths.indexOf(Math.max(0, ...lengths)); i >= 0; i = previous[i] ?? -1)
    still.add(common[i] as string)
  return new Set(common.filter(each => !still.has(each)))
}

const aboutOf = ({ sections: _s, scales: _c, format: _f, ...about }: Definition) => about

function sectionsAndScales(before: Definition, after: Definition): Change[] {
  const parts = ({ sections, scales }: Definition) => [
    ...sections.map(({ items: _items, ...section }) => ({ ...section, label: section.title })),
    ...scales.map(scale => ({ ...scale, label: scale.options[0]?.label ?? {} })),
  ]
  const [olds, news] = [parts(before), parts(after)]
  return [
    ...news.flatMap((part): Change[] => {
      const old = olds.find(each => each.id === part.id)
      if (!old) return [{ id: part.id, label: part.label, kind: 'added', texts: [], facts: [] }]
      const change = changeOf(part.id, old, part, part.label)
      return change ? [change] : []
    }),
    ...olds
      .filter(old => !news.some(each => each.id === old.id))
      .map((old): Change => ({ id: old.id, label: old.label, kind: 'removed', texts: [], facts: [] })),
  ]
}

function changeOf(id: string, before: object, after: object, label: Words): Change | undefined {
  const [old, now] = [leavesOf(before), leavesOf(after)]
  const texts: Change['texts'] = []
  const facts = new Set<string>()
  for (const path of new Set([...old.keys(), ...now.keys()])) {
    if (old.get(path) === now.get(path)) continue
    const text = /^(.*)\.@([A-Za-z-]+)$/.exec(path)
    if (text)
      texts.push({
        of: text[1] ?? '',
        language: text[2] ?? '',
        before: old.get(path) ?? '',
        after: now.get(path) ?? '',
      })
    else facts.add(path.split('.')[0] ?? path)
  }
  return texts.length || facts.size ? { id, label, kind: 'changed', texts, facts: [...facts] } : undefined
}

/** Every value of a part by its path; those in lists by their id, so that an option that moved is the same. Texts end in `@sv`. */
function leavesOf(value: unknown, path: string[] = [], found = new Map<string, string>()) {
  if (Array.isArray(value)) {
    for (const [i, each] of value.entries()) leavesOf(each, [...path, idIn(each) ?? String(i)], found)
    // The order of the options, for who only moved them.
    const ids = value.map(idIn)
    if (ids.every(Boolean)) found.set([...path, 'order'].join('.'), ids.join(' '))
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, each] of Object.entries(value))
      leavesOf(each, [...path, isWords(path) ? `@${key}` : key], found)
  } else if (value !== undefined && value !== '') found.set(path.join('.'), String(value))
  return found
}

const idIn = (value: unknown) =>
  typeof value === 'object' && value !== null && 'id' in value ? String(value.id) : undefined

const wordFields = ['label', 'help', 'title', 'introduction', 'ending', 'caution', 'unit', 'note', 'rights']
const isWords = (path: string[]) => wordFields.includes(path.at(-1) ?? '')

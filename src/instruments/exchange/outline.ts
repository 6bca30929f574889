import { type Condition, mostItems, type Words } from '../definition.ts'
import type { Asked, Fields, Place } from './asked.ts'
import { Ids } from './ids.ts'
import type { Notes } from './notes.ts'
import { type Resolved, resolveCondition } from './resolve.ts'
import type { NoteKind, Trouble } from './trouble.ts'

type Section = { fields: Fields & { id: string }; when: readonly Condition[]; own: boolean; entries: Entry[] }
type Entry = { asked: Asked; id: string } | { text: Words; place: Place; when: readonly Condition[] }

/** More questions than this are not even tried: what conditions look at is searched again for each that is left out. */
const mostTried = 1000
const mostInSection = 100
const mostSections = 40

/**
 * The form of somebody else, gathered question by question: sections, questions and the texts between them. When all is gathered, each
 * question whose condition cannot be kept is left out with a note, and then each that hangs on its answer: nothing is asked of
 * everybody because its condition was not understood.
 */
export class Outline {
  readonly ids = new Ids()
  readonly #notes: Notes
  readonly #sections: Section[] = []
  readonly #kept = new Map<string, { asked: Asked; id: string; section: Section }>()

  constructor(notes: Notes) {
    this.#notes = notes
  }

  /** Begins a section: what comes now stands in it. */
  section(fields: Fields & { id: string }, when: readonly Condition[] = [], own = false) {
    this.#sections.push({ fields, when, own, entries: [] })
  }

  get hasSection() {
    return this.#sections.length > 0
  }

  ask(asked: Asked) {
    const id = this.ids.of(asked.name)
    const section = this.#sections.at(-1)
    if (!section) throw new Error('A question stands in a section')
    section.entries.push({ asked, id })
    this.#kept.set(asked.name, { asked, id, section })
    if (!asked.own && id !== asked.name) this.#notes.add('renamed', asked.at, id)
  }

  /** A text that is only shown: it stands at the next question that the same people get. */
  show(place: Place, text: Words, when: readonly Condition[]) {
    const section = this.#sections.at(-1)
    if (!section) throw new Error('A text stands in a section')
    if (Object.keys(text).length > 0) section.entries.push({ text, place, when })
  }

  leaveOut(kind: NoteKind, { at, words }: Place, what = '') {
    this.#notes.add(kind, at, what, words)
  }

  /** The sections of the definition, and what is said after the last question. */
  finish(): { sections: Fields[]; ending?: Words } | { problems: Trouble[] } {
    if (this.#kept.size > mostTried)
      return { problems: [{ kind: 'too-many-items', at: '', what: String(this.#kept.size) }] }
    this.#settle()
    const ending = this.#placeTexts()
    const sections = this.#sections.flatMap(each => this.#sectionsOf(each))
    if (sections.length > mostSections)
      return { problems: [{ kind: 'too-many-sections', at: '', what: String(sections.length) }] }
    const count = this.#kept.size
    if (count > mostItems) return { problems: [{ kind: 'too-many-items', at: '', what: String(count) }] }
    return { sections, ...(ending ? { ending } : {}) }
  }

  #resolve = (when: readonly Condition[], own = false): Resolved =>
    when.length === 0
      ? { condition: undefined }
      : resolveCondition(
          when.length === 1 ? (when[0] as Condition) : { all: [...when] },
          name => this.#kept.get(name),
          own,
        )

  #settle() {
    for (let isSettled = false; !isSettled; ) {
      const before = this.#kept.size
      for (const { asked, section } of [...this.#kept.values()]) {
        const own = this.#resolve(asked.when, asked.own)
        const outer = 'failed' in own ? own : this.#resolve(section.when, section.own)
        if ('failed' in outer) this.#drop(asked, outer.failed, outer.what)
      }
      if (this.#kept.size === before) for (const asked of this.#inLoops()) this.#drop(asked, 'not-asked-loop')
      isSettled = this.#kept.size === before
    }
  }

  #drop(asked: Asked, kind: NoteKind, what = '') {
    this.#kept.delete(asked.name)
    this.leaveOut(kind, asked, what)
  }

  /** Those that hang on their own answer. One that we wrote is judged by the definition itself. */
  #inLoops(): Asked[] {
    const looksAt = new Map(
      [...this.#kept].map(([name, { asked, section }]) => [
        name,
        [...asked.when, ...section.when].flatMap(namesIn),
      ]),
    )
    const reaches = (name: string) => {
      const seen = new Set<string>()
      const next = [...(looksAt.get(name) ?? [])]
      for (let each = next.pop(); each !== undefined; each = next.pop()) {
        if (each === name) return true
        if (seen.has(each)) continue
        seen.add(each)
        next.push(...(looksAt.get(each) ?? []))
      }
      return false
    }
    return [...this.#kept].flatMap(([name, { asked }]) => (!asked.own && reaches(name) ? [asked] : []))
  }

  #isKept = (entry: Entry): entry is { asked: Asked; id: string } =>
    'asked' in entry && this.#kept.get(entry.asked.name)?.asked === entry.asked

  /**
   * Each text to a question that the same people get: the next in its section, else the last before it, else, where it is for everybody, the
   * first after it. After the last question of all it is said at the end.
   */
  #placeTexts(): Words | undefined {
    const before = new Map<Asked, Words[]>()
    const after = new Map<Asked, Words[]>()
    const put = (side: Map<Asked, Words[]>, asked: Asked, text: Words) => {
      const known = side.get(asked)
      if (known) known.push(text)
      else side.set(asked, [text])
    }
    // Texts for everybody of sections without such a question wait for the next.
    let waiting: { text: Words; place: Place }[] = []
    for (const section of this.#sections) {
      const nexts = this.#nextOf(section)
      const lasts = new Map<string, Asked>()
      for (const [at, entry] of section.entries.entries()) {
        const who = this.#who(entry)
        if ('asked' in entry) {
          if (!this.#isKept(entry)) continue
          lasts.set(who, entry.asked)
          if (section.when.length > 0 || who) continue
          for (const each of waiting) put(before, entry.asked, each.text)
          waiting = []
          continue
        }
        const next = nexts[at]
        const isForAll = who === '' && section.when.length === 0
        const last = isForAll ? undefined : lasts.get(who)
        if (next) put(before, next, entry.text)
        else if (last) put(after, last, entry.text)
        else if (isForAll) waiting.push({ text: entry.text, place: entry.place })
        else this.leaveOut(who ? 'text-condition' : 'text-nowhere', entry.place)
      }
    }
    for (const asked of new Set([...before.keys(), ...after.keys()])) {
      const own = asked.fields.help as Words | undefined
      asked.fields.help = joined([...(before.get(asked) ?? []), own, ...(after.get(asked) ?? [])])
    }
    for (const { place } of waiting)
      if (this.#kept.size === 0) this.leaveOut('text-nowhere', place)
      else this.#notes.add('shown-after', place.at, '', place.words)
    const isSaid = waiting.length > 0 && this.#kept.size > 0
    return isSaid ? joined(waiting.map(each => each.text)) : undefined
  }

  /** For each entry, the next question that the same people get. */
  #nextOf({ entries }: Section): (Asked | undefined)[] {
    const nexts = new Map<string, Asked>()
    return entries
      .toReversed()
      .map(entry => {
        const who = this.#who(entry)
        const next = nexts.get(who)
        if (this.#isKept(entry)) nexts.set(who, entry.asked)
        return next
      })
      .toReversed()
  }

  /** Who gets it, as a text that is the same for the same conditions; empty for all. Each condition is written out once. */
  #who(entry: Entry): string {
    const when = 'asked' in entry ? entry.asked.when : entry.when
    return when.map(each => this.#numberOf(each)).join(' ')
  }

  #numberOf(condition: Condition): number {
    const known = this.#numbers.get(condition)
    if (known !== undefined) return known
    const written = JSON.stringify(condition)
    const number = this.#written.get(written) ?? this.#written.size
    this.#written.set(written, number)
    this.#numbers.set(condition, number)
    return number
  }
  readonly #numbers = new Map<Condition, number>()
  readonly #written = new Map<string, number>()

  #sectionsOf({ fields, when, own, entries }: Section): Fields[] {
    const items = entries.filter(this.#isKept).map(({ asked, id }): Fields => {
      const resolved = this.#resolve(asked.when, asked.own)
      const showWhen = 'condition' in resolved ? resolved.condition : undefined
      return { ...asked.fields, id, ...(showWhen ? { showWhen } : {}) }
    })
    if (items.length === 0 && !own) return []
    const resolved = this.#resolve(when, own)
    const showWhen = 'condition' in resolved ? resolved.condition : undefined
    const section = { ...fields, ...(showWhen ? { showWhen } : {}) }
    const parts: Fields[] = [{ ...section, items: items.slice(0, mostInSection) }]
    for (let from = mostInSection; from < items.length; from += mostInSection)
      parts.push({ ...section, id: this.ids.free(fields.id), items: items.slice(from, from + mostInSection) })
    return parts
  }
}

const namesIn = (condition: Condition): string[] => {
  if ('all' in condition) return condition.all.flatMap(namesIn)
  if ('any' in condition) return condition.any.flatMap(namesIn)
  return 'not' in condition ? namesIn(condition.not) : [condition.item]
}

/** Texts one after the other, in each language that any of them has. */
export function joined(texts: readonly (Words | undefined)[]): Words {
  const all = new Map<string, string[]>()
  for (const each of texts)
    for (const [language, text] of Object.entries(each ?? {})) {
      if (!text) continue
      const known = all.get(language)
      if (known) known.push(text)
      else all.set(language, [text])
    }
  return Object.fromEntries([...all].map(([language, said]) => [language, said.join('\n\n')]))
}

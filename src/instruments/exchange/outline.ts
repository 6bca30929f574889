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

  /** Each text to a question that the same people get: the next, else the last; after the last question of all, to the end. */
  #placeTexts(): Words | undefined {
    let ending: Words | undefined
    const before = new Map<Asked, Words>()
    const after = new Map<Asked, Words>()
    const last = this.#sections.findLastIndex(each => each.entries.some(this.#isKept))
    for (const [place, section] of this.#sections.entries())
      for (const [at, entry] of section.entries.entries()) {
        if ('asked' in entry) continue
        const later = section.entries.slice(at + 1)
        const isForAll = entry.when.length === 0 && section.when.length === 0
        if (isForAll && last >= 0 && place >= last && !later.some(this.#isKept)) {
          ending = joined(ending, entry.text)
          this.#notes.add('shown-after', entry.place.at, '', entry.place.words)
          continue
        }
        const same = JSON.stringify(entry.when)
        const isFor = (each: Entry) => this.#isKept(each) && JSON.stringify(each.asked.when) === same
        const next = later.find(isFor)
        const beside =
          next ??
          section.entries.slice(0, at).findLast(isFor) ??
          (isForAll ? this.#askedOfAll(section) : undefined)
        if (beside && 'asked' in beside) {
          const side = next || !section.entries.includes(beside) ? before : after
          side.set(beside.asked, joined(side.get(beside.asked), entry.text))
        } else this.leaveOut(entry.when.length > 0 ? 'text-condition' : 'text-nowhere', entry.place)
      }
    for (const asked of new Set([...before.keys(), ...after.keys()])) {
      const help = joined(before.get(asked), (asked.fields.help as Words | undefined) ?? {})
      asked.fields.help = joined(help, after.get(asked) ?? {})
    }
    return ending
  }

  /** The first question after a section that everybody gets. */
  #askedOfAll(section: Section): Entry | undefined {
    const later = this.#sections.slice(this.#sections.indexOf(section) + 1)
    return later
      .filter(each => each.when.length === 0)
      .flatMap(each => each.entries)
      .find(each => this.#isKept(each) && each.asked.when.length === 0)
  }

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

export const joined = (before: Words | undefined, after: Words): Words =>
  Object.fromEntries(
    [...new Set([...Object.keys(before ?? {}), ...Object.keys(after)])].map(language => [
      language,
      [before?.[language], after[language]].filter(Boolean).join('\n\n'),
    ]),
  )

import type { Note, NoteKind } from './trouble.ts'

/** So many are told one by one; the rest are counted. A definition has at most 300 questions. */
const mostNotes = 1500
/** So many places of one thing are named. */
const mostPlaces = 12

/** What a reader of files has to say. The same said of several places is one note. */
export class Notes {
  readonly #notes = new Map<string, Note>()
  #more = 0

  add(kind: NoteKind, at: string, what = '', words = '') {
    const cut = { what: shortened(what), words: shortened(words) }
    const key = [kind, cut.what, cut.words, at.includes(':') ? at.slice(0, at.indexOf(':')) : ''].join('\n')
    const known = this.#notes.get(key)
    if (known) {
      if (known.at === at || known.also?.includes(at)) return
      known.count = (known.count ?? 1) + 1
      if ((known.also ?? []).length < mostPlaces - 1) known.also = [...(known.also ?? []), at]
    } else if (this.#notes.size >= mostNotes) this.#more++
    else
      this.#notes.set(key, {
        kind,
        at,
        what: cut.what,
        ...(cut.words ? { words: cut.words } : {}),
      })
  }

  all(): Note[] {
    const all = [...this.#notes.values()]
    return this.#more ? [...all, { kind: 'more', at: '', what: String(this.#more) }] : all
  }
}

const longest = 120
/** Whole letters: a surrogate is never cut in two. */
function shortened(text: string) {
  const plain = text.replace(/\s+/g, ' ').trim()
  return plain.length <= longest ? plain : `${[...plain.slice(0, longest + 1)].slice(0, -1).join('')}…`
}

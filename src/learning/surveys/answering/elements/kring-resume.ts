type Kept = Record<string, string[]>

/**
 * Keeps what is typed in its form in this tab until it is sent or closed, and fills it in again after a reload or a lost network: the
 * next person at the machine finds nothing (R18). Nothing leaves the device before Send.
 * `survey` names it, with a link of one's own, and is no link to it. `done`: it has been sent, and what was kept goes.
 */
class KringResume extends HTMLElement {
  #pause = 0

  connectedCallback() {
    forgetFormer(this.#key)
    mark(false)
    if (this.hasAttribute('done')) {
      forgetLink()
      return this.#forget()
    }
    const form = this.querySelector('form')
    if (!form) return
    form.addEventListener('input', this.#write)
    form.addEventListener('change', this.#write)
    form.addEventListener('submit', this.#send)
    addEventListener('pagehide', this.#save)
    this.querySelector('[data-clear]')?.addEventListener('click', this.#clear)
    // What the server shows back, right or wrong, is later than what was kept.
    const kept = form.hasAttribute('data-kept') ? undefined : this.#kept()
    if (kept) this.#fill(form, kept)
    this.#show(Boolean(kept), kept ? 'found' : 'note')
  }

  disconnectedCallback() {
    removeEventListener('pagehide', this.#save)
    clearTimeout(this.#pause)
  }

  get #key() {
    return `kring-answer ${this.getAttribute('survey')}`
  }

  #kept(): Kept | undefined {
    try {
      return JSON.parse(sessionStorage.getItem(this.#key) ?? 'null') ?? undefined
    } catch {
      return undefined
    }
  }

  #write = () => {
    clearTimeout(this.#pause)
    this.#pause = window.setTimeout(this.#save, 400)
  }

  #send = () => {
    this.#save()
    mark(true)
  }

  #save = () => {
    clearTimeout(this.#pause)
    const form = this.querySelector('form')
    if (!form) return
    const kept: Kept = {}
    for (const [name, value] of new FormData(form))
      if (name.startsWith('q.') && typeof value === 'string' && value)
        kept[name] = [...(kept[name] ?? []), value]
    if (Object.keys(kept).length === 0) return
    try {
      sessionStorage.setItem(this.#key, JSON.stringify(kept))
      this.#show(true)
    } catch {
      // A full or closed store: the page goes on as without it.
    }
  }

  #fill(form: HTMLFormElement, kept: Kept) {
    for (const field of form.elements) {
      if (
        !(
          field instanceof HTMLInputElement ||
          field instanceof HTMLTextAreaElement ||
          field instanceof HTMLSelectElement
        )
      )
        continue
      const values = kept[field.name]
      if (!field.name.startsWith('q.') || !values) continue
      if (field instanceof HTMLInputElement && (field.type === 'checkbox' || field.type === 'radio'))
        field.checked = values.includes(field.value)
      else field.value = values[0] ?? ''
    }
    // Whoever else decorates the form looks again: conditions, counters, heights.
    for (const kind of ['input', 'change']) form.dispatchEvent(new Event(kind, { bubbles: true }))
    for (const area of form.querySelectorAll('textarea'))
      area.dispatchEvent(new Event('input', { bubbles: true }))
  }

  #clear = () => {
    this.#forget()
    removeEventListener('pagehide', this.#save)
    location.reload()
  }

  #forget() {
    clearTimeout(this.#pause)
    try {
      sessionStorage.removeItem(this.#key)
    } catch {
      // Nothing was kept there.
    }
  }

  #show(something: boolean, words?: 'note' | 'found') {
    const note = this.querySelector<HTMLElement>('[data-note]')
    if (!note) return
    note.hidden = false
    const clear = note.querySelector<HTMLElement>('[data-clear]')
    if (clear) clear.hidden = !something
    const said = note.querySelector('[data-words]')
    if (said && words) said.textContent = note.getAttribute(`data-${words}`)
  }
}

/** Sent, and no answer seen yet: see kring-link. */
function mark(isSent: boolean) {
  try {
    if (isSent) sessionStorage.setItem('kring-answer sent', 'yes')
    else sessionStorage.removeItem('kring-answer sent')
  } catch {
    // A closed store: the link is pasted again.
  }
}

/** See kring-link: who comes next to this machine opens no link of another. */
function forgetLink() {
  try {
    sessionStorage.removeItem('kring-link /answer')
  } catch {
    // Nothing was kept there.
  }
}

/** Until November 2026 answers were kept for the whole browser. */
function forgetFormer(key: string) {
  try {
    localStorage.removeItem(key)
  } catch {
    // A closed store kept nothing.
  }
}
customElements.define('kring-resume', KringResume)

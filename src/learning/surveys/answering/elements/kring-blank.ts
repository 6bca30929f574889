/**
 * Asks before a form is sent in which nothing is answered: the browser asks, since a page from the server would tell a proxy by its
 * length. For the same reason the receipt is that of every answer; with `heading` and `lead` it is put right here.
 */
class KringBlank extends HTMLElement {
  #form: HTMLFormElement | null = null

  connectedCallback() {
    if (this.hasAttribute('heading')) return this.#receive()
    this.#form = this.closest('form')
    // Before whoever else listens: what is not sent is not under way.
    addEventListener('submit', this.#ask, true)
  }

  disconnectedCallback() {
    removeEventListener('submit', this.#ask, true)
  }

  get #name() {
    return `kring-blank ${this.getAttribute('survey')}`
  }

  #ask = (event: SubmitEvent) => {
    if (event.target !== this.#form || !this.#form) return
    const isBlank = [...new FormData(this.#form)].every(
      ([name, value]) => !name.startsWith('q.') || typeof value !== 'string' || !value.trim(),
    )
    if (isBlank && event.submitter instanceof HTMLButtonElement && event.submitter.name === 'blank')
      return remember(this.#name)
    forget(this.#name)
    const asked = this.firstElementChild as HTMLElement | null
    if (!isBlank || !asked) return
    event.preventDefault()
    event.stopImmediatePropagation()
    asked.hidden = false
    asked.querySelector('button')?.focus()
  }

  #receive() {
    if (!forget(this.#name)) return
    const said = [
      ['h1', 'heading'],
      ['.lead', 'lead'],
    ] as const
    for (const [where, what] of said) {
      const place = document.querySelector(where)
      if (place) place.textContent = this.getAttribute(what)
    }
    for (const each of document.querySelectorAll<HTMLElement>('[data-answered]')) each.hidden = true
    document.title = this.getAttribute('heading') ?? document.title
  }
}

function remember(name: string) {
  try {
    sessionStorage.setItem(name, 'yes')
  } catch {
    // A closed store: the receipt says what it says of an answer.
  }
}

/** Whether it was remembered. */
function forget(name: string) {
  try {
    const was = sessionStorage.getItem(name) !== null
    sessionStorage.removeItem(name)
    return was
  } catch {
    return false
  }
}
customElements.define('kring-blank', KringBlank)

import { say } from '../say.ts'

const pause = 180
let boxes = 0

/**
 * Shows what is found while one types, under the search field inside it. The arrow keys go through the links, Enter opens one;
 * Enter in the field alone sends the form, as without script.
 */
class KringSearch extends HTMLElement {
  #timer = 0
  #under: AbortController | undefined
  #box: HTMLElement | undefined

  connectedCallback() {
    const field = this.#field
    if (!field) return
    this.#box = document.createElement('div')
    Object.assign(this.#box, { className: 'found', id: `found-${boxes++}`, hidden: true })
    this.#box.setAttribute(
      'aria-label',
      field.getAttribute('aria-label') ?? field.labels?.[0]?.textContent ?? '',
    )
    this.append(this.#box)
    for (const [name, value] of Object.entries({
      role: 'combobox',
      'aria-autocomplete': 'list',
      'aria-expanded': 'false',
      'aria-controls': this.#box.id,
    }))
      field.setAttribute(name, value)
    field.addEventListener('input', this.#typed)
    field.addEventListener('keydown', this.#key)
    this.addEventListener('focusout', this.#left)
  }

  disconnectedCallback() {
    this.#stop()
    this.#box?.remove()
  }

  get #field() {
    return this.querySelector<HTMLInputElement>('input[type=search]')
  }

  get #options() {
    return [...(this.#box?.querySelectorAll<HTMLElement>('[role=option]') ?? [])]
  }

  #typed = () => {
    this.#stop()
    if (!this.#field?.value.trim()) return this.#show('')
    this.#timer = window.setTimeout(this.#ask, pause)
  }

  #stop() {
    clearTimeout(this.#timer)
    this.#under?.abort()
  }

  #ask = async () => {
    const typed = this.#field?.value.trim() ?? ''
    this.#under = new AbortController()
    const { signal } = this.#under
    try {
      const address = `${this.getAttribute('suggestions')}?q=${encodeURIComponent(typed)}`
      const answer = await fetch(address, { signal, headers: { accept: 'text/html' } })
      // Signed out, or too many: the form itself says so.
      if (answer.ok && !answer.redirected) this.#show(await answer.text())
    } catch {
      // Typed on, or no network: nothing is shown that is not what stands in the field.
    }
  }

  #show(found: string) {
    const box = this.#box
    if (!box) return
    box.innerHTML = found
    box.hidden = !found
    // Where nothing is found there is a sentence, and no list.
    if (this.#options.length) box.setAttribute('role', 'listbox')
    else box.removeAttribute('role')
    this.#field?.setAttribute('aria-expanded', String(this.#options.length > 0))
    this.#choose(-1)
    const said = box.querySelector<HTMLElement>('[data-said]')?.dataset.said
    if (said) say(said)
  }

  #choose(index: number) {
    for (const [n, option] of this.#options.entries())
      option.setAttribute('aria-selected', String(n === index))
    const chosen = this.#options[index]
    if (chosen) this.#field?.setAttribute('aria-activedescendant', chosen.id)
    else this.#field?.removeAttribute('aria-activedescendant')
    chosen?.scrollIntoView({ block: 'nearest' })
  }

  #key = (event: KeyboardEvent) => {
    const options = this.#options
    const here = options.findIndex(option => option.getAttribute('aria-selected') === 'true')
    if (event.key === 'Escape' && !this.#box?.hidden) {
      this.#stop()
      this.#show('')
    } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && options.length) {
      const next = here + (event.key === 'ArrowDown' ? 1 : -1)
      this.#choose(next < -1 ? options.length - 1 : next >= options.length ? -1 : next)
    } else if (event.key === 'Enter' && options[here]) options[here].click()
    else return
    event.preventDefault()
  }

  #left = (event: FocusEvent) => {
    if (this.contains(event.relatedTarget as Node | null)) return
    this.#stop()
    this.#show('')
  }
}
customElements.define('kring-search', KringSearch)

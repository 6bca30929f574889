import { say } from '../say.ts'

/** Counts what is left of a text area: seen once four fifths are used, said aloud near the end when one pauses. */
class KringCounter extends HTMLElement {
  #pause = 0

  connectedCallback() {
    this.#field?.addEventListener('input', this.#count)
    this.#count()
  }

  disconnectedCallback() {
    this.#field?.removeEventListener('input', this.#count)
    clearTimeout(this.#pause)
  }

  get #field() {
    return document.getElementById(this.getAttribute('for') ?? '') as HTMLTextAreaElement | null
  }

  #count = () => {
    const line = this.querySelector('.counter')
    if (!line || !this.#field) return
    const most = Number(this.getAttribute('most'))
    const left = most - this.#field.value.length
    const words = this.getAttribute(left < 0 ? 'over' : 'left') ?? ''
    line.classList.toggle('sr-only', left > most / 5)
    if (left === most) return
    line.textContent = words.replace('{n}', Math.abs(left).toLocaleString(document.documentElement.lang))
    line.toggleAttribute('data-over', left < 0)
    clearTimeout(this.#pause)
    if (left < most / 10) this.#pause = window.setTimeout(say, 1200, line.textContent)
  }
}

customElements.define('kring-counter', KringCounter)

import { isChanged } from '../keep-typed.ts'

/** Asks before someone leaves with something written and not sent. */
class KringUnsaved extends HTMLElement {
  #sending = false

  connectedCallback() {
    this.addEventListener('submit', this.#send)
    this.addEventListener('turbo:submit-end', this.#sent)
    addEventListener('beforeunload', this.#leave)
    addEventListener('turbo:before-visit', this.#visit)
  }

  disconnectedCallback() {
    removeEventListener('beforeunload', this.#leave)
    removeEventListener('turbo:before-visit', this.#visit)
  }

  get #unsaved() {
    const form = this.querySelector('form')
    return !this.#sending && form !== null && isChanged(form)
  }

  #send = () => {
    this.#sending = true
  }

  #sent = (event: Event) => {
    if (!(event as CustomEvent<{ success: boolean }>).detail.success) this.#sending = false
  }

  #leave = (event: BeforeUnloadEvent) => {
    if (this.#unsaved) event.preventDefault()
  }

  #visit = (event: Event) => {
    const { url } = (event as CustomEvent<{ url: string }>).detail
    const stays = url.split('#')[0] === location.href.split('#')[0]
    if (!stays && this.#unsaved && !confirm(this.getAttribute('question') ?? '')) event.preventDefault()
  }
}
customElements.define('kring-unsaved', KringUnsaved)

/** A form is sent once: while it is under way its button says so and a second press does nothing. */
class KringOnce extends HTMLElement {
  #busy: HTMLElement | undefined
  #words = ''

  connectedCallback() {
    this.addEventListener('submit', this.#start)
    this.addEventListener('turbo:submit-end', this.#end)
    addEventListener('pageshow', this.#end)
  }

  disconnectedCallback() {
    removeEventListener('pageshow', this.#end)
  }

  #start = (event: Event) => {
    if (this.#busy) return event.preventDefault()
    const { submitter } = event as SubmitEvent
    if (!submitter) return
    this.#busy = submitter
    this.#words = submitter.innerHTML
    // After the browser has gathered the fields: a disabled button's own value would not be sent.
    setTimeout(() => {
      if (event.defaultPrevented && !submitter.closest('form')?.ariaBusy) {
        // Turbo prevents the browser's own sending and sends itself; anyone else has stopped it
        if (!document.documentElement.ariaBusy) return this.#end()
      }
      submitter.setAttribute('aria-busy', 'true')
      submitter.textContent = this.getAttribute('sending') ?? ''
    })
  }

  #end = () => {
    if (this.#busy?.ariaBusy) this.#busy.innerHTML = this.#words
    this.#busy?.removeAttribute('aria-busy')
    this.#busy = undefined
  }
}
customElements.define('kring-once', KringOnce)

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
    // After the browser has gathered the fields, and after whoever else listens has had their say.
    setTimeout(() => {
      const stopped = event.defaultPrevented && !(event.target as HTMLElement).ariaBusy
      if (stopped) return this.#end()
      submitter.ariaBusy = 'true'
      submitter.textContent = this.getAttribute('sending')
    })
  }

  #end = () => {
    if (this.#busy?.ariaBusy) {
      this.#busy.innerHTML = this.#words
      this.#busy.ariaBusy = null
    }
    this.#busy = undefined
  }
}
customElements.define('kring-once', KringOnce)

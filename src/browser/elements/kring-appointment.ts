import { leavePage } from '../leave-page.ts'

/**
 * R15: a page is drawn for a function. When the appointment to it ends, or another is chosen in another tab, nothing of
 * the page is left. One that follows a topic hears it there; one out of sight asks when it is seen again, since a
 * browser keeps at most six streams to a server.
 */
class KringAppointment extends HTMLElement {
  #source: EventSource | undefined
  #timer = 0

  connectedCallback() {
    document.addEventListener('visibilitychange', this.#follow)
    this.#follow()
  }

  disconnectedCallback() {
    document.removeEventListener('visibilitychange', this.#follow)
    this.#source?.close()
    clearTimeout(this.#timer)
  }

  get #address() {
    return `/live?topic=${encodeURIComponent(`function:${this.getAttribute('function')}`)}`
  }

  #follow = () => {
    this.#source?.close()
    clearTimeout(this.#timer)
    if (document.hidden || document.querySelector('kring-live')) return
    this.#source = new EventSource(this.#address)
    this.#source.addEventListener('gone', leavePage)
    this.#source.onerror = this.#askWhy
  }

  /** The browser tries again by itself, unless the server has answered something else than a stream. */
  #askWhy = async () => {
    if (this.#source?.readyState !== EventSource.CLOSED) return
    const stop = new AbortController()
    const status = await fetch(this.#address, { signal: stop.signal }).then(
      answer => answer.status,
      () => 0,
    )
    stop.abort()
    if (status === 401 || status === 404) return leavePage()
    if (this.isConnected) this.#timer = window.setTimeout(this.#follow, 10_000)
  }
}

customElements.define('kring-appointment', KringAppointment)

import { session } from '@hotwired/turbo'

/**
 * Follows a topic: when someone has changed what this page shows, the page is fetched again through the reader's own
 * rights and morphed. When the right to it has ended (`gone`) it is loaded anew, so that nothing of it is left.
 */
class KringLive extends HTMLElement {
  #source: EventSource | undefined
  #lost = false
  #soon = 0

  connectedCallback() {
    const topic = this.getAttribute('topic')
    if (!topic) return
    this.#source = new EventSource(`/live?topic=${encodeURIComponent(topic)}`)
    this.#source.onopen = () => {
      // what happened meanwhile was not heard
      if (this.#lost) this.#refresh()
      this.#lost = false
    }
    this.#source.onmessage = this.#refresh
    this.#source.addEventListener('gone', () => location.reload())
    this.#source.onerror = this.#trouble
  }

  disconnectedCallback() {
    this.#source?.close()
    clearTimeout(this.#soon)
  }

  /** Several changes in a moment are one refresh; one under way is waited for. */
  #refresh = () => {
    clearTimeout(this.#soon)
    this.#soon = window.setTimeout(() => {
      if (session.navigator.currentVisit?.state === 'started') return this.#refresh()
      session.refresh(document.baseURI)
      this.#say(this.getAttribute('updated'))
    }, 80)
  }

  /** The browser tries again by itself unless the server has refused: then this element does. */
  #trouble = () => {
    if (!this.#lost) this.#say(this.getAttribute('lost'))
    this.#lost = true
    if (this.#source?.readyState !== EventSource.CLOSED) return
    this.#soon = window.setTimeout(() => {
      if (!this.isConnected) return
      this.disconnectedCallback()
      this.connectedCallback()
    }, 5000)
  }

  #say(words: string | null) {
    const said = document.getElementById('said')
    if (said && words) said.textContent = words
  }
}
customElements.define('kring-live', KringLive)

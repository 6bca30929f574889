import { session } from '@hotwired/turbo'
import { unattended } from '../../platform/unattended.ts'
import { leavePage } from '../leave-page.ts'

/**
 * Follows a topic: when someone has changed what this page shows, the page is fetched again through the reader's own
 * rights and morphed. When the right to it has ended (`gone`) it is loaded anew, so that nothing of it is left. A page in the background
 * is fetched when it is looked at again: until then nobody has read what is new, and neither the inbox nor the log says so. One that
 * could not be fetched stands as it is, and is fetched when it can be.
 */
class KringLive extends HTMLElement {
  #source: EventSource | undefined
  #opened = false
  #lost = false
  #behind = false
  #asked = false
  #soon = 0
  #reconnect = 0
  #wait = 2000
  #pause = 2000

  connectedCallback() {
    if (!this.getAttribute('topic')) return
    this.#source = new EventSource(this.#address)
    this.#source.onopen = () => {
      // what happened meanwhile was not heard
      if (this.#lost) this.#refresh()
      this.#opened = true
      this.#lost = false
      this.#wait = 2000
    }
    this.#source.onmessage = this.#refresh
    this.#source.addEventListener('gone', leavePage)
    this.#source.onerror = this.#trouble
    document.addEventListener('visibilitychange', this.#catchUp)
    addEventListener('online', this.#catchUp)
    addEventListener('kring:not-refreshed', this.#tryAgain)
    addEventListener('turbo:render', this.#refreshed)
  }

  disconnectedCallback() {
    this.#source?.close()
    clearTimeout(this.#soon)
    clearTimeout(this.#reconnect)
    document.removeEventListener('visibilitychange', this.#catchUp)
    removeEventListener('online', this.#catchUp)
    removeEventListener('kring:not-refreshed', this.#tryAgain)
    removeEventListener('turbo:render', this.#refreshed)
  }

  get #address() {
    return `/live?topic=${encodeURIComponent(this.getAttribute('topic') ?? '')}`
  }

  /** Several changes in a moment are one refresh; one under way is waited for. */
  #refresh = () => {
    clearTimeout(this.#soon)
    this.#behind = document.hidden
    if (this.#behind) return
    this.#soon = window.setTimeout(() => {
      // A visit, or a form on its way: its answer may lead elsewhere, and this would take its place.
      if (session.navigator.currentVisit?.state === 'started' || document.querySelector('[aria-busy=true]'))
        return this.#refresh()
      this.#asked = true
      session.debouncedRefresh(document.baseURI)
    }, 80)
  }

  #refreshed = () => {
    if (this.#asked) this.#say('updated')
    this.#asked = false
    this.#pause = 2000
  }

  #tryAgain = () => {
    this.#asked = false
    this.#behind = true
    clearTimeout(this.#soon)
    this.#soon = window.setTimeout(this.#refresh, this.#pause)
    this.#pause = Math.min(this.#pause * 2, 60_000)
  }

  #catchUp = () => {
    if (this.#behind && !document.hidden) this.#refresh()
  }

  /** The browser tries again by itself, unless the server has answered something else than a stream. */
  #trouble = () => {
    if (!this.#lost) this.#say('lost')
    this.#lost = true
    if (this.#source?.readyState === EventSource.CLOSED)
      this.#reconnect = window.setTimeout(this.#askWhy, this.#wait)
  }

  #askWhy = async () => {
    const stop = new AbortController()
    const status = await fetch(this.#address, { signal: stop.signal }).then(
      answer => answer.status,
      () => 0,
    )
    stop.abort()
    const refused = status === 401 || status === 404
    if (refused && this.#opened) return location.reload()
    if (refused || !this.isConnected) return
    this.#wait = Math.min(this.#wait * 2, 60_000)
    this.connectedCallback()
  }

  #say(what: 'updated' | 'lost') {
    const said = document.getElementById('said')
    if (said) said.textContent = this.getAttribute(what)
  }
}
customElements.define('kring-live', KringLive)

// A page that is seen beside the window that somebody works in is kept fresh, and what is new on it stays unread.
addEventListener('turbo:before-fetch-request', event => {
  const { fetchOptions } = (event as CustomEvent<{ fetchOptions: { headers: Record<string, string> } }>)
    .detail
  if (!document.hasFocus()) fetchOptions.headers[unattended] = '1'
})

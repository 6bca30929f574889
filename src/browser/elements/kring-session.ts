/**
 * Another tab notices that one has signed out: it reloads, and shows nothing any more. A page that has been out of
 * sight, or comes back from the browser's memory, asks the server by the same reload.
 */
const longAway = 5 * 60_000

class KringSession extends HTMLElement {
  #channel: BroadcastChannel | undefined
  #left = 0

  connectedCallback() {
    this.#channel = new BroadcastChannel('kring-session')
    this.#channel.onmessage = () => location.reload()
    document.addEventListener('submit', this.#submit)
    document.addEventListener('visibilitychange', this.#seen)
    addEventListener('pageshow', this.#shown)
  }

  disconnectedCallback() {
    this.#channel?.close()
    document.removeEventListener('submit', this.#submit)
    document.removeEventListener('visibilitychange', this.#seen)
    removeEventListener('pageshow', this.#shown)
  }

  /** The message is sent when the page goes, so that the server has ended the session before others ask it. */
  #submit = (event: Event) => {
    if (!(event.target as HTMLElement).matches('[data-sign-out]')) return
    addEventListener('pagehide', () => new BroadcastChannel('kring-session').postMessage('signed out'), {
      once: true,
    })
  }

  /** Only the head is asked for: what is written on the page stays if the session lives. */
  #seen = async () => {
    if (document.hidden) {
      this.#left = Date.now()
      return
    }
    if (!this.#left || Date.now() - this.#left < longAway) return
    const answer = await fetch('/session', { method: 'HEAD' }).catch(() => undefined)
    if (answer && (answer.status === 401 || answer.redirected)) location.reload()
  }

  #shown = (event: PageTransitionEvent) => {
    if (event.persisted) location.reload()
  }
}
customElements.define('kring-session', KringSession)

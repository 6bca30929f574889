/**
 * Another tab notices that one has signed out: it loads anew, and shows nothing any more. A page that comes into sight
 * again, and every minute, asks whether the session lives; one from the browser's memory is loaded anew, since it may be anyone's by now.
 */
class KringSession extends HTMLElement {
  #channel: BroadcastChannel | undefined
  #timer = 0

  connectedCallback() {
    this.#channel = new BroadcastChannel('kring-session')
    this.#channel.onmessage = () => location.reload()
    document.addEventListener('submit', this.#submit)
    document.addEventListener('visibilitychange', this.#ask)
    addEventListener('pageshow', this.#shown)
    this.#timer = window.setInterval(this.#ask, 60_000)
  }

  disconnectedCallback() {
    this.#channel?.close()
    clearInterval(this.#timer)
    document.removeEventListener('submit', this.#submit)
    document.removeEventListener('visibilitychange', this.#ask)
    removeEventListener('pageshow', this.#shown)
  }

  /** Told when this page goes, so that the server has ended the session before the others ask it. */
  #submit = (event: Event) => {
    if (!(event.target as HTMLElement).matches('[data-sign-out]')) return
    addEventListener('pagehide', () => this.#channel?.postMessage('signed out'), { once: true })
  }

  /** Not by loading the page: what is being written on it stays while the session lives. */
  #ask = async () => {
    if (document.hidden) return
    const answer = await fetch('/session/state').catch(() => undefined)
    if (answer?.status === 401) location.reload()
  }

  #shown = (event: PageTransitionEvent) => {
    if (event.persisted) location.reload()
  }
}
customElements.define('kring-session', KringSession)

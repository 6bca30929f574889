import { isReached } from '../../../platform/reached.ts'
import { keptOnDevice } from '../on-device.ts'

/**
 * The page that stands for one that cannot be fetched: in the language of this tab, with a word of what is stored on the device only where
 * something is. It goes on by itself.
 */
class KringOffline extends HTMLElement {
  #timer = 0

  connectedCallback() {
    this.#speak()
    for (const line of this.querySelectorAll<HTMLElement>('[data-stored]'))
      line.hidden = keptOnDevice().length === 0
    addEventListener('online', this.#goOn)
    this.#timer = window.setInterval(this.#goOn, 5000)
  }

  disconnectedCallback() {
    removeEventListener('online', this.#goOn)
    clearInterval(this.#timer)
  }

  #speak() {
    const language = languageOfTab()
    if (language !== 'sv' && language !== 'en') return
    for (const each of document.querySelectorAll<HTMLElement>('main [lang]'))
      each.hidden = each.lang !== language
    document.documentElement.lang = language
    if (language === 'en') document.title = `${this.getAttribute('title-en')} – Kring`
  }

  #goOn = async () => {
    if (await isReached()) location.reload()
  }
}

function languageOfTab() {
  try {
    return sessionStorage.getItem('kring-language')
  } catch {
    return null
  }
}
customElements.define('kring-offline', KringOffline)

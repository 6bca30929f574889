/** When it begins is chosen: that it ends an hour later is proposed, until one says otherwise. */
class KringTimes extends HTMLElement {
  #proposed = ''

  connectedCallback() {
    this.addEventListener('change', this.#propose)
  }

  disconnectedCallback() {
    this.removeEventListener('change', this.#propose)
  }

  #propose = (event: Event) => {
    const [from, to] = this.querySelectorAll('input')
    if (event.target !== from || !from || !to || (to.value && to.value !== this.#proposed)) return
    const [, hour, minutes] = /^(\d\d):(\d\d)$/.exec(from.value) ?? []
    if (hour === undefined || Number(hour) > 22) return
    this.#proposed = `${String(Number(hour) + 1).padStart(2, '0')}:${minutes}`
    to.value = this.#proposed
    to.dispatchEvent(new Event('input', { bubbles: true }))
  }
}

customElements.define('kring-times', KringTimes)

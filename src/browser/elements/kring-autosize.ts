/** A text area as high as what is written in it, where the browser cannot do it by `field-sizing`. */
class KringAutosize extends HTMLElement {
  connectedCallback() {
    if (CSS.supports('field-sizing', 'content')) return
    this.addEventListener('input', this.#fit)
    this.#fit()
  }

  #fit = () => {
    const area = this.querySelector('textarea')
    if (!area) return
    area.style.height = 'auto'
    area.style.height = `${area.scrollHeight + area.offsetHeight - area.clientHeight}px`
  }
}
customElements.define('kring-autosize', KringAutosize)

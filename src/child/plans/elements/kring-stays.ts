/** What one has folded out stays so when the page is refreshed around it. */
class KringStays extends HTMLElement {
  connectedCallback() {
    this.addEventListener('turbo:before-morph-attribute', event => {
      const { attributeName } = (event as CustomEvent<{ attributeName: string }>).detail
      if (attributeName === 'open') event.preventDefault()
    })
  }
}
customElements.define('kring-stays', KringStays)

/**
 * Puts the field of the search beside its link at the top of a wide screen. Made here, so that no page waits for it; the link does the
 * same without script and on a phone. It stays through live refreshes, and begins empty on the next page.
 */
class KringFind extends HTMLElement {
  connectedCallback() {
    addEventListener('turbo:visit', this.#empty)
    const link = this.querySelector<HTMLAnchorElement>('.find-link')
    if (!link || this.querySelector('form') || !matchMedia('(min-width: 64rem)').matches) return
    const label = this.getAttribute('label') ?? ''
    const field = document.createElement('input')
    Object.assign(field, {
      type: 'search',
      name: 'q',
      className: 'ds-input',
      autocomplete: 'off',
      placeholder: label,
    })
    field.setAttribute('aria-label', label)
    field.setAttribute('aria-keyshortcuts', 'Control+K')
    const button = document.createElement('button')
    button.textContent = link.textContent
    const form = document.createElement('form')
    form.action = link.href
    form.append(field, button)
    const box = document.createElement('kring-search')
    box.setAttribute('suggestions', '/search/suggestions')
    box.append(form)
    const place = document.createElement('search')
    place.className = 'find'
    place.append(box)
    this.append(place)
  }

  disconnectedCallback() {
    removeEventListener('turbo:visit', this.#empty)
  }

  #empty = () => {
    const field = this.querySelector('input')
    if (field) field.value = ''
  }
}
customElements.define('kring-find', KringFind)

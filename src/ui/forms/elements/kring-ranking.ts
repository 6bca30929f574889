/** Moves what is ranked: by buttons, or by dragging. The number fields beside follow, and are what is sent. */
class KringRanking extends HTMLElement {
  #dragged: HTMLElement | undefined
  #ready = false

  connectedCallback() {
    if (this.#ready) return
    this.#ready = true
    this.#sort()
    for (const item of this.#items) {
      item.draggable = true
      const words = wordsIn(item)
      item.append(this.#button('up', words), this.#button('down', words))
      item.addEventListener('dragstart', () => {
        this.#dragged = item
      })
      item.addEventListener('dragover', event => {
        event.preventDefault()
        if (!this.#dragged || this.#dragged === item) return
        const box = item.getBoundingClientRect()
        const after = event.clientY > box.top + box.height / 2
        item[after ? 'after' : 'before'](this.#dragged)
      })
      item.addEventListener('dragend', () => this.#settle(item))
      selectIn(item)?.addEventListener('change', () => this.#sort())
    }
    const keep = document.createElement('button')
    keep.type = 'button'
    keep.className = 'ds-button'
    keep.dataset.variant = 'secondary'
    keep.textContent = this.getAttribute('keep')
    keep.addEventListener('click', () => this.#settle())
    this.append(keep)
  }

  get #items() {
    return [...this.querySelectorAll<HTMLElement>('li')]
  }

  #button(step: 'up' | 'down', what: string) {
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'ranking-move'
    button.dataset.step = step
    button.textContent = step === 'up' ? '↑' : '↓'
    button.setAttribute('aria-label', `${this.getAttribute(step)}: ${what}`)
    button.addEventListener('click', () => {
      const item = button.closest('li')
      const other = step === 'up' ? item?.previousElementSibling : item?.nextElementSibling
      if (!item) return
      other?.[step === 'up' ? 'before' : 'after'](item)
      this.#settle(item)
      button.focus()
    })
    return button
  }

  /** The order as it stands is the answer. */
  #settle(moved?: HTMLElement) {
    for (const [i, item] of this.#items.entries()) {
      const select = selectIn(item)
      if (select) select.value = String(i + 1)
    }
    this.querySelector('select')?.dispatchEvent(new Event('input', { bubbles: true }))
    const said = document.getElementById('said')
    if (!said || !moved) return
    const words = this.getAttribute('moved') ?? ''
    said.textContent = words
      .replace('{what}', wordsIn(moved))
      .replace('{n}', String(this.#items.indexOf(moved) + 1))
  }

  #sort() {
    const place = (item: HTMLElement) => Number(selectIn(item)?.value) || Number.POSITIVE_INFINITY
    const sorted = this.#items.sort((a, b) => place(a) - place(b) || 0)
    this.querySelector('ol')?.append(...sorted)
  }
}

const wordsIn = (item: HTMLElement) => item.querySelector('.ranking-words')?.textContent ?? ''
const selectIn = (item: HTMLElement) => item.querySelector('select')
customElements.define('kring-ranking', KringRanking)

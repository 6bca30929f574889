/** Rows that one adds: empty ones beyond the first are taken away, and a button brings them one at a time. */
class KringRows extends HTMLElement {
  #button?: HTMLButtonElement

  connectedCallback() {
    if (this.#button) return
    const empty = this.#rows.filter((row, i) => i > 0 && isEmpty(row))
    for (const row of empty) row.remove()
    this.#button = document.createElement('button')
    this.#button.type = 'button'
    this.#button.className = 'ds-button'
    this.#button.dataset.variant = 'secondary'
    this.#button.textContent = this.getAttribute('add')
    this.#button.addEventListener('click', this.#add)
    this.append(this.#button)
    this.#judge()
  }

  get #rows() {
    return [...this.querySelectorAll<HTMLElement>('[data-row]')]
  }

  #add = () => {
    const last = this.#rows.at(-1)
    if (!last) return
    const from = Number(last.dataset.row)
    const next = last.cloneNode(true) as HTMLElement
    next.dataset.row = String(from + 1)
    const name = this.getAttribute('name') ?? ''
    for (const each of next.querySelectorAll('*'))
      for (const key of ['name', 'id', 'for', 'aria-describedby'])
        if (each.hasAttribute(key))
          each.setAttribute(
            key,
            (each.getAttribute(key) ?? '').replaceAll(`${name}.${from}.`, `${name}.${from + 1}.`),
          )
    for (const field of fieldsIn(next)) field.value = ''
    const legend = next.querySelector('legend')
    if (legend) legend.textContent = (legend.textContent ?? '').replace(String(from + 1), String(from + 2))
    last.after(next)
    fieldsIn(next)[0]?.focus()
    this.#judge()
  }

  #judge() {
    if (this.#button) this.#button.hidden = this.#rows.length >= Number(this.getAttribute('most'))
  }
}

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement
const fieldsIn = (row: HTMLElement) => [...row.querySelectorAll<Field>('input, textarea, select')]
const isEmpty = (row: HTMLElement) => fieldsIn(row).every(field => !field.value)
customElements.define('kring-rows', KringRows)

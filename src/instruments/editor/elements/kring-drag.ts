/** Drags a question to another place; the buttons beside it do the same one step at a time. */
class KringDrag extends HTMLElement {
  #dragged = ''

  connectedCallback() {
    this.addEventListener('pointerdown', this.#ready)
    this.addEventListener('dragstart', this.#start)
    this.addEventListener('dragover', this.#over)
    this.addEventListener('drop', this.#drop)
    this.addEventListener('dragend', this.#end)
  }

  /** Only by its handle, so that words can still be marked. */
  #ready = (event: Event) => {
    for (const each of this.querySelectorAll<HTMLElement>('[data-drop]'))
      each.draggable =
        (event.target as Element).closest<HTMLElement>('[data-drag]')?.dataset.drag === each.dataset.drop
  }

  #start = (event: DragEvent) => {
    this.#dragged = (event.target as HTMLElement).dataset?.drop ?? ''
    event.dataTransfer?.setData('text/plain', this.#dragged)
  }

  #over = (event: DragEvent) => {
    const target = this.#targetOf(event)
    if (!target || !this.#dragged) return
    event.preventDefault()
    for (const each of this.querySelectorAll('[data-over]')) each.removeAttribute('data-over')
    target.setAttribute('data-over', '')
  }

  #drop = (event: DragEvent) => {
    const to = this.#targetOf(event)?.dataset.drop
    const form = this.querySelector<HTMLFormElement>(`form[data-place="${CSS.escape(this.#dragged)}"]`)
    this.#end()
    if (!to || !form) return
    event.preventDefault()
    const field = Object.assign(document.createElement('input'), { type: 'hidden', name: 'to', value: to })
    form.append(field)
    form.requestSubmit()
  }

  #end = () => {
    for (const each of this.querySelectorAll('[data-over]')) each.removeAttribute('data-over')
  }

  #targetOf = (event: Event) => (event.target as Element).closest<HTMLElement>('[data-drop]')
}
customElements.define('kring-drag', KringDrag)

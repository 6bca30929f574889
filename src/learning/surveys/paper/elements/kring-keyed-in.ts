/** Whoever keys in a pile of papers begins at the first question each time, and saves with Enter from any button or box. */
class KringKeyedIn extends HTMLElement {
  connectedCallback() {
    this.addEventListener('keydown', this.#enter)
    if (this.querySelector('[aria-invalid]')) return
    const first = this.querySelector<HTMLElement>(
      'input[name^="q."], textarea[name^="q."], select[name^="q."]',
    )
    if (this.querySelector<HTMLInputElement>('input[name=batch]')?.value !== '0') first?.focus()
  }

  #enter = (event: KeyboardEvent) => {
    const field = event.target
    const isChoice =
      field instanceof HTMLInputElement && (field.type === 'radio' || field.type === 'checkbox')
    if (event.key !== 'Enter' || !isChoice) return
    event.preventDefault()
    this.querySelector('form')?.requestSubmit(this.querySelector<HTMLButtonElement>('button[type=submit]'))
  }
}
customElements.define('kring-keyed-in', KringKeyedIn)

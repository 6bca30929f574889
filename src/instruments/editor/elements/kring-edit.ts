import * as Turbo from '@hotwired/turbo'

/** Saves what is changed in its form, quietly: when one leaves a field, or pauses. Then the page follows. */
class KringEdit extends HTMLElement {
  #pause = 0
  #saving: Promise<void> | undefined
  #again = false
  #leaving = false

  connectedCallback() {
    this.addEventListener('change', this.#save)
    this.addEventListener('input', this.#write)
    // Before anybody else hears of it.
    this.addEventListener('submit', this.#send, { capture: true })
    this.#showInPreview()
  }

  disconnectedCallback() {
    clearTimeout(this.#pause)
  }

  /** What is edited is in sight beside it. */
  #showInPreview() {
    const part = CSS.escape(this.getAttribute('part') ?? '')
    const phone = document.querySelector('#preview .preview-phone')
    const shown = phone?.querySelector(`[data-item="${part}"], [data-section="${part}"]`)
    if (phone && shown)
      phone.scrollTop += shown.getBoundingClientRect().top - phone.getBoundingClientRect().top - 24
  }

  get #form() {
    return this.querySelector('form') as HTMLFormElement
  }

  #write = (event: Event) => {
    clearTimeout(this.#pause)
    // A new line gets its lasting name from its words: not before they are whole.
    if ((event.target as Element).closest('[data-new]')) return
    this.#pause = window.setTimeout(this.#save, 1200)
  }

  /** Sent while it is being saved, it waits: otherwise one would stand against oneself as two writers. */
  #send = (event: SubmitEvent) => {
    clearTimeout(this.#pause)
    this.#again = false
    this.#leaving = true
    if (!this.#saving) return
    event.preventDefault()
    event.stopImmediatePropagation()
    const form = event.target as HTMLFormElement
    void this.#saving.then(() => form.requestSubmit(event.submitter as HTMLElement | null))
  }

  #save = () => {
    clearTimeout(this.#pause)
    this.#again = Boolean(this.#saving)
    this.#saving ??= this.#saveNow().finally(() => {
      this.#saving = undefined
      if (this.#again) this.#save()
    })
  }

  async #saveNow() {
    const form = this.#form
    const sent = new FormData(form)
    const answer = await fetch(form.action, {
      method: 'POST',
      headers: { accept: 'application/json' },
      body: sent,
    }).catch(() => undefined)
    if (!answer?.ok) return this.#say('lost')
    const { revision } = (await answer.json()) as { revision: number }
    for (const field of document.querySelectorAll<HTMLInputElement>('input[name=revision]'))
      field.value = String(revision)
    this.#say('saved')
    if (this.#again || this.#leaving) return
    if (unchangedSince(form, sent)) settle(form)
    Turbo.session.debouncedRefresh(document.baseURI)
  }

  #say(what: 'saved' | 'lost') {
    const line = this.querySelector('.edit-saved')
    if (line) line.textContent = this.getAttribute(what)
  }
}

const unchangedSince = (form: HTMLFormElement, sent: FormData) => {
  const now = [...new FormData(form)].filter(([name]) => name !== 'revision').map(String)
  return (
    now.join('\n') ===
    [...sent]
      .filter(([name]) => name !== 'revision')
      .map(String)
      .join('\n')
  )
}

/** What stands in the fields is what is stored: the page may be refreshed over them. */
function settle(form: HTMLFormElement) {
  for (const field of form.elements) {
    if (field instanceof HTMLTextAreaElement) field.defaultValue = field.value
    if (field instanceof HTMLInputElement && field.type !== 'hidden') {
      field.defaultValue = field.value
      field.defaultChecked = field.checked
    }
    if (field instanceof HTMLSelectElement)
      for (const option of field.options) option.defaultSelected = option.selected
  }
}
customElements.define('kring-edit', KringEdit)

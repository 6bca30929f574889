import { draftPaths } from '../noun.ts'
import { forget, keepOnDevice, keptOnDevice, prepareKey, readFromDevice, type Unsent } from '../on-device.ts'

/** Saves what is written in its form: on the server after a pause, on the device when there is no network. */
class KringAutosave extends HTMLElement {
  #pause = 0
  #again = 0
  #id = ''
  #saving = false
  #waiting = false
  #changed = false
  #sending = false

  async connectedCallback() {
    this.addEventListener('input', this.#write)
    this.addEventListener('submit', this.#submit)
    this.addEventListener('turbo:submit-end', this.#submitted)
    addEventListener('online', this.#save)
    addEventListener('pagehide', this.#leave)
    addEventListener('turbo:before-visit', this.#leave)
    document.addEventListener('visibilitychange', this.#save)
    // A live refresh brings another id in the attribute: keep this one as long as the form is there.
    this.#id ||= this.getAttribute('draft') ?? ''
    this.#nameDraft()
    if (await prepareKey()) await this.#takeUp()
  }

  disconnectedCallback() {
    removeEventListener('online', this.#save)
    removeEventListener('pagehide', this.#leave)
    removeEventListener('turbo:before-visit', this.#leave)
    document.removeEventListener('visibilitychange', this.#save)
    clearTimeout(this.#pause)
    clearTimeout(this.#again)
  }

  get #form() {
    return this.querySelector('form')
  }

  get #draft(): Unsent {
    const body: Unsent['body'] = {}
    const fields = new FormData(this.#form ?? undefined)
    for (const name of new Set(fields.keys())) {
      const values = fields.getAll(name).filter(value => typeof value === 'string')
      if (name !== 'once' && name !== 'draft') body[name] = values.length > 1 ? values : (values[0] ?? '')
    }
    return {
      id: this.#id,
      form: this.getAttribute('form') ?? '',
      childId: this.getAttribute('child') ?? '',
      body,
    }
  }

  /** The form sends its draft's id, so that the server can delete the draft once the form has been accepted. */
  #nameDraft() {
    const own = this.#form?.querySelector<HTMLInputElement>('input[name=draft]')
    const field = own ?? Object.assign(document.createElement('input'), { type: 'hidden', name: 'draft' })
    field.value = this.#id
    if (!own) this.#form?.prepend(field)
  }

  /** What was stored without a network: this form's own is shown again, and all of it is sent. */
  async #takeUp() {
    for (const id of keptOnDevice()) {
      const kept = await readFromDevice(id)
      if (!kept) continue
      if (id === this.#id && !this.#changed) {
        fill(this.#form, kept.body)
        this.#say('fetched')
      }
      if ((await send(kept)) === 'saved') forget(id)
    }
  }

  #write = () => {
    this.#changed = true
    clearTimeout(this.#pause)
    this.#pause = window.setTimeout(this.#save, this.#waiting ? 200 : 800)
  }

  #save = async () => {
    clearTimeout(this.#again)
    if (!this.#changed || this.#sending) return
    if (this.#saving) return this.#write()
    this.#changed = false
    this.#saving = true
    const draft = this.#draft
    const result = await send(draft)
    const kept = result === 'no network' && !this.#sending && (await keepOnDevice(draft))
    this.#saving = false
    if (this.#sending) return
    if (result === 'saved') {
      forget(draft.id)
      this.#say(this.#waiting ? 'sent' : 'saved')
      // Its press failed without a network, which is back.
      if (this.#waiting) this.querySelector('.not-sent')?.remove()
      this.#waiting = false
      return
    }
    this.#changed = true
    this.#waiting = kept
    this.#say(kept ? 'kept' : 'lost')
    if (result === 'no network') this.#again = window.setTimeout(this.#save, 10_000)
  }

  #leave = () => {
    if (!this.#changed || this.#sending) return
    clearTimeout(this.#pause)
    void send(this.#draft, true)
  }

  #submit = () => {
    this.#nameDraft()
    this.#sending = true
    clearTimeout(this.#pause)
  }

  #submitted = (event: Event) => {
    this.#sending = false
    const { success } = (event as CustomEvent<{ success: boolean }>).detail
    if (success) forget(this.#id)
    this.#changed = false
    if (!success) this.#write()
  }

  #say(what: 'saved' | 'kept' | 'sent' | 'fetched' | 'lost') {
    const line = this.querySelector('.autosaved')
    // Announced once, not after every pause.
    if (!line || line.getAttribute('data-said') === what) return
    line.textContent = this.getAttribute(what)
    line.setAttribute('data-said', what)
  }
}

type Result = 'saved' | 'refused' | 'no network'

/** `leaving`: the browser finishes sending after the page has closed, if the body is small enough. */
async function send(draft: Unsent, leaving = false): Promise<Result> {
  const body = JSON.stringify(draft)
  const headers = { accept: 'application/json', 'content-type': 'application/json' }
  try {
    const { ok, status } = await fetch(draftPaths.drafts(), {
      method: 'POST',
      headers,
      body,
      keepalive: leaving && body.length < 30_000,
    })
    return ok ? 'saved' : status >= 500 ? 'no network' : 'refused'
  } catch {
    return 'no network'
  }
}

function fill(form: HTMLFormElement | null, body: Unsent['body']) {
  for (const field of form?.elements ?? []) {
    if (
      !(
        field instanceof HTMLInputElement ||
        field instanceof HTMLTextAreaElement ||
        field instanceof HTMLSelectElement
      )
    )
      continue
    if (!field.name || field.name === 'once' || field.name === 'draft') continue
    // What must be answered is asked anew, never answered by an old text.
    if (field.type === 'radio' && field.closest('[data-required]')) continue
    const value = body[field.name]
    const values = Array.isArray(value) ? value : value === undefined ? [] : [value]
    if (field instanceof HTMLInputElement && (field.type === 'checkbox' || field.type === 'radio'))
      field.checked = values.includes(field.value)
    else if (values[0] !== undefined) field.value = values[0]
    field.dispatchEvent(new Event('input'))
  }
}
customElements.define('kring-autosave', KringAutosave)

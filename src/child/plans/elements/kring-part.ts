import { session } from '@hotwired/turbo'

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement
type Answer = { values: Record<string, string>; bases: Record<string, string>; both: string[] }

/**
 * Saves the form of one part while one writes, and when one leaves it. A live refresh passes over the part as long as
 * somebody has the focus in it or has written something that is not saved (R20).
 */
class KringPart extends HTMLElement {
  #soon = 0
  #saving = false
  #passedOver = false

  connectedCallback() {
    this.addEventListener('input', this.#written)
    this.addEventListener('focusout', this.#left)
    this.addEventListener('turbo:before-morph-element', this.#morph)
  }

  disconnectedCallback() {
    clearTimeout(this.#soon)
  }

  get #form() {
    return this.querySelector('form') as HTMLFormElement
  }

  #written = () => {
    clearTimeout(this.#soon)
    this.#soon = window.setTimeout(this.#save, 900)
  }

  #left = (event: FocusEvent) => {
    if (this.contains(event.relatedTarget as Node | null)) return
    if (isChanged(this.#form)) void this.#save()
    else if (this.#passedOver) session.debouncedRefresh(document.baseURI)
    this.#passedOver = false
  }

  #morph = (event: Event) => {
    const form = this.#form
    if (!form.contains(event.target as Node) || !form.contains(document.activeElement)) return
    event.preventDefault()
    this.#passedOver = true
  }

  #save = async () => {
    if (this.#saving) return this.#written()
    const form = this.#form
    if (!isChanged(form)) return
    this.#saving = true
    this.#say('saving')
    const sent = new FormData(form)
    const body = new URLSearchParams([...sent].map(([name, value]) => [name, String(value)]))
    const asked = { method: 'POST', body, headers: { accept: 'application/json' } }
    const answer = await fetch(form.action, asked).catch(() => undefined)
    this.#saving = false
    // What is wrong with it, or that one is signed out, is said by the page that the form itself leads to.
    if (answer && [401, 404, 409, 413, 422].includes(answer.status)) return form.requestSubmit()
    if (!answer?.ok) {
      this.#say('not-saved')
      this.#soon = window.setTimeout(this.#save, 4000)
      return
    }
    const { both } = this.#follow(sent, await answer.json())
    this.#say(both.length ? 'both' : 'saved')
    if (isChanged(form)) this.#written()
  }

  /** The form now stands on what is stored; what has been written since stays, on what it was written on. */
  #follow(sent: FormData, answer: Answer) {
    const named = (name: string) => this.#form.elements.namedItem(name) as Field
    for (const [name, stored] of Object.entries(answer.values)) {
      const field = named(name)
      const untouched = plain(field.value) === plain(String(sent.get(name)))
      if (!untouched && answer.both.includes(name)) continue
      if (untouched && plain(field.value) !== stored) field.value = stored
      if (field instanceof HTMLSelectElement)
        for (const option of field.options) option.defaultSelected = option.value === stored
      // a space that one has just typed is no change to save
      else field.defaultValue = plain(field.value) === stored ? field.value : stored
      named(`base_${name}`).value = answer.bases[name] as string
    }
    return answer
  }

  #say(what: 'saving' | 'saved' | 'both' | 'not-saved') {
    const line = this.querySelector('.part-said')
    if (line) line.textContent = this.getAttribute(what)
  }
}
customElements.define('kring-part', KringPart)

const plain = (text: string) => text.replaceAll('\r\n', '\n').trim()
const written = (field: Field) =>
  field instanceof HTMLSelectElement
    ? ([...field.options].find(option => option.defaultSelected)?.value ?? '')
    : field.defaultValue
const isChanged = (form: HTMLFormElement) =>
  [...form.querySelectorAll<Field>('input:not([type=hidden]), textarea, select')].some(
    field => field.value !== written(field),
  )

import { session } from '@hotwired/turbo'
import { isChanged } from '../../../browser/keep-typed.ts'

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
    if (isChanged(this.#form)) this.#save()
    else if (this.#passedOver) session.refresh(document.baseURI)
    this.#passedOver = false
  }

  #morph = (event: Event) => {
    const inside = event.target === this.#form || this.#form.contains(event.target as Node)
    if (!inside || !this.#form.contains(document.activeElement)) return
    event.preventDefault()
    this.#passedOver = true
  }

  #save = async () => {
    if (this.#saving) return this.#written()
    if (!isChanged(this.#form)) return
    this.#saving = true
    this.#say('saving')
    const sent = new FormData(this.#form)
    const body = new URLSearchParams([...sent].map(([name, value]) => [name, String(value)]))
    const answer = await fetch(this.#form.action, {
      method: 'POST',
      body,
      headers: { accept: 'application/json' },
    }).catch(() => undefined)
    this.#saving = false
    // What is wrong with it, or that one is signed out, is said by the page that the form itself leads to.
    if (answer && [401, 404, 409, 413, 422].includes(answer.status)) return this.#form.requestSubmit()
    if (!answer?.ok) {
      this.#say('not-saved')
      this.#soon = window.setTimeout(this.#save, 4000)
      return
    }
    this.#follow(sent, await answer.json())
    this.#say('saved')
    if (isChanged(this.#form)) this.#written()
  }

  /** The form now stands on what is stored; what has been written since stays, on what it was written on. */
  #follow(sent: FormData, { values, bases, both }: Answer) {
    for (const [name, stored] of Object.entries(values)) {
      const field = this.#form.elements.namedItem(name) as Field | null
      if (!field) continue
      const untouched = field.value.trim() === plain(sent.get(name))
      if (!untouched && both.includes(name)) continue
      if (untouched && field.value.trim() !== stored) field.value = stored
      if (field instanceof HTMLSelectElement)
        for (const each of field.options) each.defaultSelected = each.value === stored
      // a space that one has just typed is no change to save
      else field.defaultValue = field.value.trim() === stored ? field.value : stored
      const base = this.#form.elements.namedItem(`base_${name}`) as HTMLInputElement | null
      if (base && bases[name] !== undefined) base.value = bases[name]
    }
  }

  #say(what: 'saving' | 'saved' | 'not-saved') {
    const line = this.querySelector('.part-said')
    if (line) line.textContent = this.getAttribute(what)
  }
}
const plain = (value: FormDataEntryValue | null) =>
  String(value ?? '')
    .replaceAll('\r\n', '\n')
    .trim()

customElements.define('kring-part', KringPart)

import type { Answers } from '../../answer.ts'
import { askedItems } from '../../conditions.ts'
import type { Definition, Item } from '../../definition.ts'

type Slim = { sections: { items: Pick<Item, 'id' | 'kind' | 'showWhen'>[] }[] }

/** Shows the questions that are asked, given what has been answered: judged as the server judges. */
class KringAsked extends HTMLElement {
  connectedCallback() {
    this.addEventListener('input', this.#judge)
    this.addEventListener('change', this.#judge)
    // A page that was refreshed shows all again.
    addEventListener('turbo:render', this.#judge)
    this.#judge()
  }

  disconnectedCallback() {
    this.removeEventListener('input', this.#judge)
    this.removeEventListener('change', this.#judge)
    removeEventListener('turbo:render', this.#judge)
  }

  #judge = () => {
    // What conditions look at is in the slim form too; the rest of a definition is not needed for them.
    const definition = JSON.parse(this.getAttribute('definition') ?? '{"sections":[]}') as Slim
    const asked = askedItems(definition as unknown as Definition, this.#answers(definition))
    for (const each of this.querySelectorAll<HTMLElement>('[data-item]'))
      each.hidden = !asked.has(each.dataset.item ?? '')
    for (const each of this.querySelectorAll<HTMLElement>('[data-section]'))
      each.hidden = each.querySelector('[data-item]:not([hidden])') === null
    for (const each of this.querySelectorAll<HTMLElement>('.asked-when')) each.hidden = true
  }

  #answers({ sections }: Slim): Answers {
    const form = this.closest('form') ?? this.querySelector('form')
    if (!form) return {}
    const sent = [...new FormData(form)].filter(([, value]) => typeof value === 'string' && value !== '')
    return Object.fromEntries(
      sections
        .flatMap(each => each.items)
        .map(({ id, kind }) => {
          const name = `q.${id}`
          const own = sent.filter(([field]) => field === name || field.startsWith(`${name}.`))
          const values = own.map(([field, value]) => besides(field) ?? String(value).trim())
          const number = Number(values[0]?.replace(/[\s\u00a0]/g, '').replace(',', '.'))
          return [id, kind === 'number' && values.length ? number : values]
        }),
    )
  }
}

/** `q.item.$dont-know`: the box beside is the answer. */
const besides = (field: string) => /\.(\$(?:dont-know|not-relevant))$/.exec(field)?.[1]

customElements.define('kring-asked', KringAsked)

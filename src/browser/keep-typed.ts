/**
 * A live refresh never touches a form that someone is writing in (R20): not its text, and not its hidden version
 * either, so that the server still sees that two have written. Once the form has been answered it follows the page.
 */
let answered: EventTarget | null = null

addEventListener('turbo:before-fetch-response', event => {
  if (!event.defaultPrevented) answered = event.target
})
addEventListener('turbo:render', () => {
  answered = null
})

addEventListener('turbo:before-morph-element', event => {
  const element = event.target as Element
  const { newElement } = (event as CustomEvent<{ newElement?: Element }>).detail
  const forms =
    element instanceof HTMLFormElement ? [element] : newElement ? [] : [...element.querySelectorAll('form')]
  if (forms.some(form => form !== answered && isChanged(form))) event.preventDefault()
})

/** What the reader has opened or closed stays so through a live refresh; the answer to a form says itself what is open. */
addEventListener('turbo:before-morph-attribute', event => {
  const { attributeName } = (event as CustomEvent<{ attributeName: string }>).detail
  if (attributeName === 'open' && !(answered instanceof HTMLFormElement)) event.preventDefault()
})

/** Something in the form differs from what is stored: written here, or sent and answered with mistakes. */
export function isChanged(form: HTMLFormElement) {
  return form.hasAttribute('data-kept') || [...form.elements].some(differs)
}

function differs(field: Element) {
  if (field instanceof HTMLTextAreaElement) return field.value !== field.defaultValue
  if (field instanceof HTMLSelectElement) return field.value !== writtenChoice(field)
  if (!(field instanceof HTMLInputElement) || field.type === 'hidden') return false
  if (field.type === 'checkbox' || field.type === 'radio') return field.checked !== field.defaultChecked
  return field.value !== field.defaultValue
}

/** What the server had chosen; a browser takes the first option where none is. */
const writtenChoice = (field: HTMLSelectElement) =>
  [...field.options].find(option => option.defaultSelected)?.value ?? field.options[0]?.value ?? ''

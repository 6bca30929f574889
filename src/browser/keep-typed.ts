/**
 * A live refresh never touches a form that someone is writing in (R20): not its text, and not its hidden version
 * either, so that the server still sees that two have written. Once the form has been sent it follows the page again.
 */
let sent: HTMLFormElement | undefined

addEventListener('turbo:submit-end', event => {
  const { success, formSubmission } = (event as CustomEvent).detail
  if (success) sent = formSubmission.formElement
})
addEventListener('turbo:load', () => {
  sent = undefined
})

addEventListener('turbo:before-morph-element', event => {
  const form = event.target
  if (form instanceof HTMLFormElement && form !== sent && isChanged(form)) event.preventDefault()
})

/** Something in the form differs from what the server wrote there. */
export function isChanged(form: HTMLFormElement) {
  return [...form.elements].some(field => {
    if (field instanceof HTMLTextAreaElement) return field.value !== field.defaultValue
    if (field instanceof HTMLSelectElement)
      return [...field.options].some(o => o.selected !== o.defaultSelected && o.index > 0)
    if (!(field instanceof HTMLInputElement) || field.type === 'hidden') return false
    if (field.type === 'checkbox' || field.type === 'radio') return field.checked !== field.defaultChecked
    return field.value !== field.defaultValue
  })
}

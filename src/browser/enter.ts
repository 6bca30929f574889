/**
 * Enter in a field presses the first button of its form. Where that is the button of a search among others (`<ChooseBySearch>`), Enter
 * presses it in the line of the search only; in every other field it sends the form, as in a form without a search.
 */
addEventListener('keydown', event => {
  const field = event.target
  if (event.key !== 'Enter' || event.isComposing || !(field instanceof HTMLInputElement)) return
  if (field.name === 'search' || !field.form?.querySelector('button[name=find]')) return
  const sends = [...field.form.elements].find(
    each => each instanceof HTMLButtonElement && each.type === 'submit' && each.name !== 'find',
  )
  if (!sends) return
  event.preventDefault()
  ;(sends as HTMLButtonElement).click()
})

/**
 * After a visit the focus is put where a reader of the screen would begin: on the mistakes, else on the h1, which is
 * read out. A form that answers with the page it stood on gives the focus back to the same control.
 * A live refresh morphs the page, and the focus stays where it was.
 */
let visited = false
/** No longer once it has loaded, until another is rendered: one that could not be fetched moves nothing. */
let isNew = true
let held = ''

addEventListener('turbo:submit-start', () => {
  held = document.activeElement?.id ?? ''
})

addEventListener('turbo:visit', event => {
  visited = (event as CustomEvent<{ action: string }>).detail.action !== 'replace'
  if (!visited && document.activeElement === document.body) visited = true
})

addEventListener('turbo:load', () => {
  if (!isNew) return
  isNew = false
  const summary = document.querySelector<HTMLElement>('[autofocus]')
  const again = held ? document.getElementById(held) : null
  const free = document.activeElement === document.body || document.activeElement === null
  if (summary) summary.focus()
  else if (again && free) again.focus({ preventScroll: true })
  else if (visited && free && !location.hash)
    document.getElementById('heading')?.focus({ preventScroll: true })
  visited = false
  held = ''
  // A new page says nothing of itself: what it has to say goes through the region that outlives it.
  const said = document.getElementById('said')
  const says = document.querySelector<HTMLElement>('[data-say]')?.dataset.say
  if (said && says) said.textContent = says
})

// A form answered by 422 is rendered without a visit: with its mistakes, or with what a search in it has found.
addEventListener('turbo:render', () => {
  isNew = true
  document.querySelector<HTMLElement>('.error-summary[autofocus], [data-kept] [autofocus]')?.focus()
})

// The choices at the top close as menus do: by Escape, and by going elsewhere.
addEventListener('keydown', event => {
  const open = document.querySelector<HTMLDetailsElement>('.who[open]')
  if (event.key !== 'Escape' || !open) return
  open.open = false
  open.querySelector('summary')?.focus()
})
addEventListener('click', event => {
  const open = document.querySelector<HTMLDetailsElement>('.who[open]')
  if (open && !open.contains(event.target as Node)) open.open = false
})

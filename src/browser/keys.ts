/**
 * Keys for those who prefer them, on every page: Ctrl K and `/` to the search, `?` for help, `g` and a letter to a place of the menu.
 * Those without Ctrl can be turned off (WCAG 2.1.4), and are never taken from somebody who types.
 */
const off = 'kring-single-keys-off'
const writes = 'input, textarea, select, [contenteditable], [role=textbox]'
let going = 0

addEventListener('keydown', event => {
  if (event.defaultPrevented || event.isComposing || document.querySelector('dialog[open]')) return
  if (
    (event.ctrlKey || event.metaKey) &&
    !event.altKey &&
    !event.shiftKey &&
    event.key.toLowerCase() === 'k'
  ) {
    if (toSearch()) event.preventDefault()
    return
  }
  const at = event.target instanceof Element ? event.target : null
  if (event.ctrlKey || event.metaKey || event.altKey || at?.closest(writes) || isOff()) return
  const jump = Date.now() - going < 1500
  going = 0
  if (jump && jumpTo(event.key)) event.preventDefault()
  else if (event.key === '/' && toSearch()) event.preventDefault()
  else if (event.key === '?' && openHelp()) event.preventDefault()
  else if (event.key === 'g') going = Date.now()
})

/** The field of the page if it has one to search everywhere by, else the one at the top; on a narrow screen the page for it. */
function toSearch() {
  const field = [...document.querySelectorAll<HTMLInputElement>('kring-search input[type=search]')].find(
    each => each.checkVisibility(),
  )
  if (field) {
    field.focus()
    field.select()
    return true
  }
  const link = document.querySelector<HTMLAnchorElement>('.find-link')
  link?.click()
  return Boolean(link)
}

function openHelp() {
  if (!document.querySelector('.find-link')) return false
  void showHelp()
  return true
}

async function showHelp() {
  try {
    const answer = await fetch('/search/keys', { headers: { accept: 'text/html' } })
    // Signed out meanwhile: the next page says so.
    if (!answer.ok || answer.redirected || document.querySelector('dialog[open]')) return
    document.querySelector('#keys-help')?.remove()
    const help = document.createElement('div')
    help.id = 'keys-help'
    help.innerHTML = await answer.text()
    document.body.append(help)
    const box = help.querySelector<HTMLInputElement>('#single-keys')
    if (box) box.checked = !isOff()
    help.querySelector('dialog')?.showModal()
  } catch {
    // No network: there is a sentence for that on the page already.
  }
}

/** A letter for each place of the menu: the first of its name that no place before it has. The help says the same. */
function jumpTo(typed: string) {
  const taken = new Set<string>()
  for (const link of document.querySelectorAll<HTMLAnchorElement>('.menu > ul > li > a')) {
    const label = link.querySelector('span')?.textContent?.toLowerCase() ?? ''
    const letter = [...label].find(each => /[a-zåäö]/.test(each) && !taken.has(each))
    if (!letter) continue
    taken.add(letter)
    if (letter !== typed.toLowerCase()) continue
    link.click()
    return true
  }
  return false
}

/** A browser that keeps nothing has them on. */
function isOff() {
  try {
    return localStorage.getItem(off) === 'yes'
  } catch {
    return false
  }
}

addEventListener('change', event => {
  const box = event.target
  if (!(box instanceof HTMLInputElement) || box.id !== 'single-keys') return
  try {
    if (box.checked) localStorage.removeItem(off)
    else localStorage.setItem(off, 'yes')
  } catch {
    box.checked = true
  }
})

// A jump from the help leaves it closed on the page that one comes to.
addEventListener('turbo:before-visit', () =>
  document.querySelector<HTMLDialogElement>('#keys[open]')?.close(),
)

// A live refresh leaves it open: it is no part of the page that is fetched.
addEventListener('turbo:before-morph-element', event => {
  if (event.target instanceof Element && event.target.id === 'keys-help') event.preventDefault()
})

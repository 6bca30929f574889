/**
 * Takes the token of a link out of the address before anything else can see it, and sends its form with it: a fragment is told to no
 * server, and the address that stays behind holds nothing. Of a link of the former kind it is the last part of the path. This tab keeps
 * it until the answer is sent, since an address without it could not be loaded again, or gone back to.
 */
class KringLink extends HTMLElement {
  connectedCallback() {
    const form = this.querySelector('form')
    const field = form?.querySelector<HTMLInputElement>('input[name=token]')
    if (!form || !field) return
    form.addEventListener('submit', () => keep(form, field.value))
    const given = /(?:#|^\/\w+\/)([\w-]{43})$/.exec(location.hash || location.pathname)?.[1]
    if (given) history.replaceState(history.state, '', form.action)
    const token = given ?? (isComeBackTo() ? kept(form) : undefined)
    if (!token) return
    field.value = token
    // Which part of a long survey one stood in.
    if (!given) form.action += location.hash
    form.requestSubmit(form.querySelector('button'))
  }
}

const nameOf = (form: HTMLFormElement) => `kring-link ${new URL(form.action).pathname}`

function keep(form: HTMLFormElement, token: string) {
  try {
    sessionStorage.setItem(nameOf(form), token)
  } catch {
    // A closed store: after a reload the link is opened anew.
  }
}

function kept(form: HTMLFormElement) {
  try {
    return sessionStorage.getItem(nameOf(form)) ?? undefined
  } catch {
    return undefined
  }
}

/**
 * The page was loaded again, or the browser's Back led to it after answers that never arrived, which kring-resume has kept. Any other Back is
 * left alone, so that it leads on past this page.
 */
function isComeBackTo() {
  const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
  return entry?.type === 'reload' || (entry?.type === 'back_forward' && isOnItsWay())
}

function isOnItsWay() {
  try {
    return sessionStorage.getItem('kring-answer sent') !== null
  } catch {
    return false
  }
}

/** Another link, opened while a page of one stands here: only the fragment changes, and the browser asks for nothing. */
addEventListener('hashchange', () => {
  const action = /^\/(answer|forwarded|county\/link)\b/.exec(location.pathname)?.[0]
  const token = /^#([\w-]{43})$/.exec(location.hash)?.[1]
  if (!action || !token) return
  history.replaceState(history.state, '', action)
  const form = Object.assign(document.createElement('form'), { method: 'post', action, hidden: true })
  form.dataset.turbo = 'false'
  form.append(Object.assign(document.createElement('input'), { name: 'token', value: token }))
  document.body.append(form)
  keep(form, token)
  form.submit()
})

customElements.define('kring-link', KringLink)

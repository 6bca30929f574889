import { isReached } from '../platform/reached.ts'
import { texts } from './texts.ts'

/**
 * What is pressed without a network is not sent, and that is said where it was pressed: otherwise one goes home and believes that it has
 * been. The same goes for what something between here and Kring answers.
 */
addEventListener('turbo:fetch-request-error', event => {
  const form = event.target
  if (form instanceof HTMLFormElement && form.method === 'post') sayNotSent(form)
  else if (form instanceof HTMLFormElement) sayNotFetched()
})

// Before whoever believes that the form has been answered.
addEventListener(
  'turbo:before-fetch-response',
  event => {
    const form = event.target
    const { statusCode, response } = event.detail.fetchResponse
    if (!(form instanceof HTMLFormElement) || !isBetween(statusCode, response)) return
    event.preventDefault()
    if (form.method === 'post') sayNotSent(form, 'noAnswer')
    else sayNotFetched('noAnswer')
  },
  true,
)

/** Every page of ours says what it may load. */
const isBetween = (status: number, response: Response) =>
  [502, 503, 504].includes(status) && !response.headers.has('content-security-policy')

/** A form that the browser sends by itself would leave the page for the browser's own: it goes when there is somebody to answer it. */
const asking = new WeakSet<HTMLFormElement>()
const reached = new WeakSet<HTMLFormElement>()
addEventListener('submit', event => {
  const form = event.target
  if (event.defaultPrevented || !(form instanceof HTMLFormElement) || !leavesPage(form)) return
  if (reached.delete(form)) return
  event.preventDefault()
  if (!asking.has(form)) void sendIfReached(form, event.submitter)
})

/** Who signs out leaves, with or without a network. */
const leavesPage = (form: HTMLFormElement) =>
  form.dataset.turbo === 'false' && form.method === 'post' && !form.hasAttribute('data-sign-out')

async function sendIfReached(form: HTMLFormElement, submitter: HTMLElement | null) {
  asking.add(form)
  form.ariaBusy = 'true'
  form.querySelector('.not-sent')?.remove()
  const isThere = await isReached()
  asking.delete(form)
  form.ariaBusy = null
  form.dispatchEvent(new CustomEvent('turbo:submit-end', { bubbles: true, detail: { success: false } }))
  if (!isThere) return form.closest('header') ? sayNotFetched() : sayNotSent(form)
  reached.add(form)
  form.requestSubmit(submitter)
}

// A link that Turbo leaves alone, likewise.
addEventListener('click', event => {
  const link = event.target instanceof Element ? event.target.closest('a[data-turbo=false]') : null
  if (!link || navigator.onLine || link.getAttribute('href')?.startsWith('#')) return
  event.preventDefault()
  sayNotFetched()
})

addEventListener('kring:not-fetched', () => sayNotFetched())

type Why = 'noNetwork' | 'noAnswer'

function sayNotSent(form: HTMLFormElement, why: Why = 'noNetwork') {
  const t = words()
  const isKept = form.closest('kring-autosave')?.querySelector('[data-said=kept]')
  form.querySelector('.not-sent')?.remove()
  const line = document.createElement('p')
  line.className = 'field-error not-sent'
  line.setAttribute('role', 'alert')
  form.append(line)
  // After it stands there, so that it is read out.
  line.textContent = [
    isKept ? t.stillNotSent : hasWords(form) ? t.notSent(t[why]) : t.notDone(t[why]),
    form.dataset.unsent,
    isKept ? '' : why === 'noNetwork' ? t.noNetworkAgain : t.noAnswerAgain,
  ]
    .filter(Boolean)
    .join(' ')
  line.scrollIntoView({ block: 'nearest' })
}

/** A page that was asked for has not come, and the one that stands stays. */
function sayNotFetched(why: Why = 'noNetwork') {
  const t = words()
  document.querySelector('.not-fetched')?.remove()
  const line = document.createElement('p')
  line.className = 'not-fetched'
  line.setAttribute('role', 'alert')
  document.querySelector('header')?.after(line)
  line.textContent = t.notFetched(t[why])
}

const words = () => texts(document.documentElement.lang === 'en' ? 'en' : 'sv')

const hasWords = (form: HTMLFormElement) =>
  [...form.elements].some(
    each =>
      (each instanceof HTMLTextAreaElement || (each instanceof HTMLInputElement && each.type === 'text')) &&
      each.value.trim() !== '',
  )

const isFetched = () => document.querySelector('.not-fetched')?.remove()
addEventListener('online', isFetched)
addEventListener('turbo:before-fetch-response', isFetched)

addEventListener('turbo:submit-start', event => {
  const form = event.target
  if (form instanceof HTMLFormElement) form.querySelector('.not-sent')?.remove()
})

// In which language this tab reads: what is shown without a network is the same for everybody.
addEventListener('turbo:load', () => {
  if (!document.querySelector('kring-session')) return
  try {
    sessionStorage.setItem('kring-language', document.documentElement.lang)
  } catch {
    // A closed store: it then says it in both.
  }
})

if ('serviceWorker' in navigator)
  addEventListener('load', () => {
    // For whoever is signed in. Who answers a survey without an account leaves nothing behind (R18).
    if (!document.querySelector('kring-session')) return
    // Not allowed in some browsers' private windows: then the browser's own page must do.
    navigator.serviceWorker.register('/service-worker.js').catch(() => {})
  })

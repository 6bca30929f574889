import { session } from '@hotwired/turbo'
import { isChanged } from './keep-typed.ts'

/**
 * A page that stands is never given up for one that cannot be fetched: what is typed in it is nowhere else. Turbo would load it anew.
 * A refresh that failed is told of (`kring:not-refreshed`), and whoever follows the page asks again.
 */
const { adapter } = session
const { visitRequestFailedWithStatusCode, pageInvalidated } = adapter
const networkFailure = 0

adapter.visitRequestFailedWithStatusCode = (visit, status) => {
  const isRefused = status > 0 && status < 500 && status !== 429
  if (isRefused || (status !== networkFailure && !visit.isPageRefresh))
    return visitRequestFailedWithStatusCode.call(adapter, visit, status)
  // Back has changed the address already.
  if (visit.action === 'restore') session.history.push(session.view.lastRenderedLocation)
  visit.fail()
  dispatchEvent(new Event(visit.isPageRefresh ? 'kring:not-refreshed' : 'kring:not-fetched'))
}

/** After a new release the page has other files, and Turbo loads it anew: not while something is written in it. */
adapter.pageInvalidated = reason => {
  const { currentVisit } = session.navigator
  if (currentVisit?.isPageRefresh && [...document.forms].some(isChanged)) return
  // The answer to a form, which stands at no address: it is asked for once more, by a form that Turbo leaves alone.
  if (!currentVisit && refused) return sendPlainly(refused)
  pageInvalidated.call(adapter, reason)
}

type Sent = { form: HTMLFormElement; submitter: HTMLElement | null }
let refused: Sent | undefined
let sent: Sent | undefined

addEventListener('submit', event => {
  if (event.target instanceof HTMLFormElement) sent = { form: event.target, submitter: event.submitter }
})
addEventListener('turbo:before-fetch-response', event => {
  const { statusCode } = event.detail.fetchResponse
  refused = sent?.form === event.target && statusCode >= 400 && statusCode < 500 ? sent : undefined
})
addEventListener('turbo:render', () => {
  refused = undefined
})

function sendPlainly({ form, submitter }: Sent) {
  form.dataset.turbo = 'false'
  // After the buttons are free again.
  setTimeout(() => form.requestSubmit(submitter))
}

import { texts } from './texts.ts'

/**
 * What is pressed without a network is not sent, and that is said where it was pressed: otherwise one goes home and believes that it has
 * been.
 */
addEventListener('turbo:fetch-request-error', event => {
  const form = event.target
  if (!(form instanceof HTMLFormElement) || form.method !== 'post') return
  const t = texts(document.documentElement.lang === 'en' ? 'en' : 'sv')
  const said = form.closest('kring-autosave')?.querySelector('[data-said=kept]')
  const words = said ? t.stillNotSent : t.notSent
  form.querySelector('.not-sent')?.remove()
  const line = document.createElement('p')
  line.className = 'field-error not-sent'
  line.setAttribute('role', 'alert')
  form.append(line)
  // After it stands there, so that it is read out.
  line.textContent = words
  line.scrollIntoView({ block: 'nearest' })
})

addEventListener('turbo:submit-start', event => {
  const form = event.target
  if (form instanceof HTMLFormElement) form.querySelector('.not-sent')?.remove()
})

if ('serviceWorker' in navigator)
  addEventListener('load', () => {
    // For whoever is signed in. Who answers a survey without an account leaves nothing behind (R18).
    if (!document.querySelector('kring-session')) return
    // Not allowed in some browsers' private windows: then the browser's own page must do.
    navigator.serviceWorker.register('/service-worker.js').catch(() => {})
  })

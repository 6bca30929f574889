/**
 * The right to this page has ended: nothing of it may be left. Who has been signed out is asked to sign in, and comes
 * back here; who has not is told that it is no longer shared.
 */
export async function leavePage() {
  if (location.pathname === '/no-longer-shared') return
  document.querySelector('main')?.replaceChildren()
  const answer = await fetch('/session/state').catch(() => undefined)
  if (answer?.status === 401) location.reload()
  else location.replace('/no-longer-shared')
}

/** Whether Kring answers just now: asked of a page that is the same for everybody, without a session. */
export async function isReached() {
  if (!navigator.onLine) return false
  try {
    const { status } = await fetch('/offline', {
      method: 'HEAD',
      cache: 'no-store',
      credentials: 'omit',
      signal: AbortSignal.timeout(10_000),
    })
    return status < 500
  } catch {
    return false
  }
}

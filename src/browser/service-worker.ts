/**
 * Says that there is no network, in place of the browser's own page, on which nobody can know what became of what they wrote. It keeps
 * one page and its styles, the same for everybody, asked for without a session: nothing about anyone lies in it.
 */
export {}

/** Written by build.mjs. */
declare const keptFiles: string[]

type Waiting = Event & { waitUntil(until: Promise<unknown>): void }
type Fetching = Event & { request: Request; respondWith(answer: Promise<Response>): void }

/** The types of a worker and of a page cannot stand in one program: what is used of a worker's. */
const worker = self as unknown as {
  addEventListener(name: 'install' | 'activate', hear: (event: Waiting) => void): void
  addEventListener(name: 'fetch', hear: (event: Fetching) => void): void
  skipWaiting(): Promise<void>
  clients: { claim(): Promise<void> }
}

const page = '/offline'
const kept = `kring-${keptFiles.join()}`

worker.addEventListener('install', event => {
  event.waitUntil(keep())
})

worker.addEventListener('activate', event => {
  event.waitUntil(forgetOthers())
})

worker.addEventListener('fetch', event => {
  const { request } = event
  const { pathname } = new URL(request.url)
  const stored = request.mode === 'navigate' ? page : keptFiles.includes(pathname) ? pathname : undefined
  if (stored) event.respondWith(fetch(request).catch(() => fromStore(stored)))
})

async function keep() {
  const store = await caches.open(kept)
  await store.addAll(
    [page, ...keptFiles].map(each => new Request(each, { credentials: 'omit', cache: 'reload' })),
  )
  await worker.skipWaiting()
}

async function forgetOthers() {
  for (const name of await caches.keys()) if (name !== kept) await caches.delete(name)
  await worker.clients.claim()
}

const fromStore = async (path: string) => (await caches.match(path, { cacheName: kept })) ?? Response.error()

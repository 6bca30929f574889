import { serveStatic } from '@hono/node-server/serve-static'
import { asset } from '../ui/asset.ts'

/** The files of `build/public`. Each has its content's hash in its name, so it may be cached for ever. */
export const assets = serveStatic({
  root: 'build/public',
  precompressed: true,
  rewriteRequestPath: path => path.replace(/^\/assets/, ''),
  onFound: (_path, c) => c.header('Cache-Control', 'public, max-age=31536000, immutable'),
})

/** At an address that stays, since the browser compares the file that it has by it; and at the root, whose pages it stands in for. */
export const serviceWorker = serveStatic({
  root: 'build/public',
  rewriteRequestPath: () => asset('service-worker.js').replace(/^\/assets/, ''),
  onFound: (_path, c) => c.header('Cache-Control', 'no-cache'),
})

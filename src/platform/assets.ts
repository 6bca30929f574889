import { serveStatic } from '@hono/node-server/serve-static'

/** The files of `build/public`. Each has its content's hash in its name, so it may be cached for ever. */
export const assets = serveStatic({
  root: 'build/public',
  precompressed: true,
  rewriteRequestPath: path => path.replace(/^\/assets/, ''),
  onFound: (_path, c) => c.header('Cache-Control', 'public, max-age=31536000, immutable'),
})

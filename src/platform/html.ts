import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { Context } from 'hono'
import { COMPRESSIBLE_CONTENT_TYPE_REGEX, compress } from 'hono/compress'

/** Shorter than this a page is sent as it is. */
const worthIt = 1024

/** Quality 5 makes the page of a child 6 % smaller than 4, for 0.1 ms; 9 takes 8 ms. The window holds the longest page, which is quicker. */
const brotli = { params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_LGWIN]: 18 } }
const compressors = {
  br: (page: string) => brotliCompressSync(page, brotli),
  gzip: (page: string) => gzipSync(page),
}

/**
 * Answers with a whole page, compressed as the browser accepts. Done before the response is made: a middleware that compresses
 * afterwards makes a second response with a stream as its body, which costs more than the compression.
 */
export function answerHtml(c: Context, page: string, status: number = 200) {
  c.header('Vary', 'Accept-Encoding')
  const encoding = page.length < worthIt ? undefined : accepted(c.req.header('accept-encoding') ?? '')
  if (!encoding) return c.html(page, status as 200)
  c.header('Content-Encoding', encoding)
  c.header('Content-Type', 'text/html; charset=UTF-8')
  return c.body(new Uint8Array(compressors[encoding](page)), status as 200)
}

/** Tables, documents and JSON; pages have been compressed already, or are not worth it. */
export const compressOthers = compress({
  contentTypeFilter: type => !type.startsWith('text/html') && COMPRESSIBLE_CONTENT_TYPE_REGEX.test(type),
})

/** The better one of those that the browser names; one that it names with `q=0` it refuses. */
function accepted(header: string) {
  const named = header
    .toLowerCase()
    .split(',')
    .map(each => each.split(';').map(part => part.trim()))
    .filter(([, ...more]) => more.every(part => !part.startsWith('q=') || Number(part.slice(2)) > 0))
    .map(([name]) => name)
  return (['br', 'gzip'] as const).find(each => named.includes(each))
}

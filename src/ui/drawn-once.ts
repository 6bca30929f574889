import { raw } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'

/**
 * A part that depends on nothing but a few values of a closed set is rendered once for each. An icon costs as much as a paragraph,
 * and a page has thirty. Never for what somebody wrote: what is rendered here stays for as long as the process.
 */
export function drawnOnce<P extends object>(
  draw: (props: P) => HtmlEscapedString | Promise<HtmlEscapedString>,
) {
  const drawn = new Map<string, HtmlEscapedString>()
  return (props: P) => {
    const key = JSON.stringify(props)
    const known = drawn.get(key) ?? raw(String(draw(props)))
    drawn.set(key, known)
    return known
  }
}

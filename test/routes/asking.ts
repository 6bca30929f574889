import { randomUUID } from 'node:crypto'
import { type Fields, valuesOf } from './fields.ts'
import type { Case } from './table.ts'
import { unchosen, type Viewer } from './viewers.ts'
import type { World } from './world.ts'

const anyId = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi

/** `POST /plans/:id/parts` with its ids. */
export function addressOf(route: string, { at = {}, query = '' }: Case) {
  const [method = '', path = ''] = route.split(' ')
  return { method, path: path.replace(/:(\w+)/g, (_, name) => at[name] ?? `no-${name}`) + query }
}

/** The same thing asked about what does not exist: every id of the case is another one. */
export function unknown(
  route: string,
  { at = {}, query = '', sends, ...rest }: Case,
): { route: string; case: Case } {
  const other = (text: string) => text.replace(anyId, () => randomUUID())
  const otherAt = Object.fromEntries(Object.entries(at).map(([name, id]) => [name, other(id)]))
  const otherSends =
    sends &&
    (Object.fromEntries(
      Object.entries(sends).map(([name, field]) => [
        name,
        field.kind === 'id' ? { ...field, value: other(String(field.value)) } : field,
      ]),
    ) as Fields)
  const nothingToName =
    JSON.stringify([at, query, sends]) === JSON.stringify([otherAt, other(query), otherSends])
  const [method = ''] = route.split(' ')
  return {
    route: nothingToName ? `${method} /nothing/here` : route,
    case: { ...rest, at: otherAt, query: other(query), ...(otherSends && { sends: otherSends }) },
  }
}

export type Answer = { status: number; headers: Record<string, string>; text: string }

/** Asks as a viewer does; what is in the request's own words (its ids, its date) is taken out of what is compared. */
export async function ask(
  { browsers }: World,
  viewer: Viewer,
  route: string,
  about: Case,
  once: string,
): Promise<Answer> {
  const { method, path } = addressOf(route, about)
  const browser = browsers[viewer]
  const { status, headers, text } =
    method === 'POST'
      ? await browser.post(path, { once, ...valuesOf(about.sends ?? {}) })
      : await browser.get(path)
  const own = [...new Set(`${path} ${JSON.stringify(valuesOf(about.sends ?? {}))}`.match(anyId) ?? [])]
  const plain = (words: string) => own.reduce((now, id) => now.replaceAll(id, '<id>'), words)
  const kept = [...headers]
    .filter(([name]) => name !== 'date')
    .map(([name, value]) => [name, plain(decodeURIComponent(value))])
  return { status, headers: Object.fromEntries(kept), text: plain(text) }
}

/** What somebody who may not gets. */
export function refusedStatus(viewer: Viewer, route: string) {
  if (viewer === 'nobody') return route.startsWith('POST') ? 401 : 303
  // Whoever has no function is asked to choose one; a form is shown back, so that what was typed is not lost (R20).
  if (unchosen.includes(viewer)) return route.startsWith('POST') ? 409 : 303
  return 404
}

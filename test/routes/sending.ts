import { randomUUID } from 'node:crypto'
import { testOrigin } from '../house.ts'
import { addressOf } from './asking.ts'
import { type Fields, valuesOf } from './fields.ts'
import type { Case, Table } from './table.ts'
import type { Viewer } from './viewers.ts'
import type { World } from './world.ts'

export type Values = Record<string, string | readonly string[]>
export type Sent = { status: number; location: string; text: string }

/** A form of the app, and one who may send it. */
export type FormRoute = {
  route: string
  about: Case
  by: Viewer
  fields: Fields
  good: Values
  taken: number
}

/** Every form that anybody may send, as its first case has it. */
export const formsOf = (table: Table): FormRoute[] =>
  Object.entries(table).flatMap(([route, cases]) => {
    const about = cases.find(({ may, gets = 303 }) => may.length && gets < 500)
    const by = about?.may.find(viewer => !about.but?.[viewer])
    if (!route.startsWith('POST') || !about || !by) return []
    const { sends: fields = {}, gets: taken = 303 } = about
    return [{ route, about, by, fields, good: valuesOf(fields), taken }]
  })

export const encode = (values: Values) =>
  Object.entries(values)
    .flatMap(([name, value]) => [value].flat().map(each => `${encodeURIComponent(name)}=${encodeText(each)}`))
    .join('&')

/** Half of a surrogate pair has no form in UTF-8: it is sent as the three bytes that a careless program would make of it. */
const encodeText = (text: string) =>
  text
    .split(/([\ud800-\udfff](?<![\ud800-\udbff][\udc00-\udfff])(?![\udc00-\udfff]))/u)
    .map((piece, n) => (n % 2 ? '%ED%A0%80' : encodeURIComponent(piece.toWellFormed())))
    .join('')

/** Sends a form by hand, in whatever way. */
export function sender({ house: { app }, browsers, dry }: World) {
  async function send(
    { route, about, by }: FormRoute,
    init: { body: BodyInit; headers?: Record<string, string> },
  ): Promise<Sent> {
    const { token } = browsers[by]
    const headers = {
      accept: 'text/html',
      'accept-language': 'sv',
      'sec-fetch-site': 'same-origin',
      ...(token && { cookie: `__Host-kring=${token}` }),
      ...init.headers,
    }
    const answer = await app.request(`${testOrigin}${addressOf(route, about).path}`, {
      method: 'POST',
      body: init.body,
      headers,
    })
    return {
      status: answer.status,
      location: answer.headers.get('location') ?? '',
      text: await answer.text(),
    }
  }
  const asForm = (values: Values) => ({
    body: encode({ once: randomUUID(), ...values }),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  })
  return {
    /** Tried to its end and undone, so that the next one finds the same. */
    tryOut: (form: FormRoute, values: Values) => dry(() => send(form, asForm(values))),
    tryRaw: (form: FormRoute, init: { body: BodyInit; headers?: Record<string, string> }) =>
      dry(() => send(form, init)),
    /** A form that asks whether to go on all the same is answered yes. */
    send: async (form: FormRoute, values: Values) => {
      const answer = await send(form, asForm(values))
      const sure = /<button[^>]* name="sure" value="([^"]+)"/.exec(answer.text)?.[1]
      return sure ? send(form, asForm({ ...values, sure })) : answer
    },
  }
}

/** A text as it stands in HTML. */
export const escaped = (text: string) =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')

import { daysFromToday } from '../src/i18n/index.ts'
import { scimPaths as at, type SignIn } from '../src/people/scim/noun.ts'
import { type House, testOrigin } from './house.ts'

type Browser = Awaited<ReturnType<House['as']>>

/** A directory that an administrator lets in by the page, and that asks over HTTP. */
export async function openDirectory(
  house: House,
  administrator: Browser,
  organisation: string,
  { name, signIn, provider = '' }: { name: string; signIn: SignIn; provider?: string },
) {
  const page = await administrator.post(at.tokens(organisation), {
    name,
    signIn,
    provider,
    lastOn: daysFromToday(30),
  })
  const [token] = /kring_scim_[\w-]{43}/.exec(page.text) ?? []
  if (page.status !== 200 || !token)
    throw new Error(
      `No token was made: ${page.status} ${page.text.replace(/<[^>]*>|\s+/g, ' ').slice(0, 500)}`,
    )

  async function raw(path: string, init: RequestInit = {}) {
    const answer = await house.app.request(`${testOrigin}/scim/v2${path}`, {
      ...init,
      headers: { authorization: `Bearer ${token}`, ...init.headers },
    })
    const text = await answer.text()
    // biome-ignore lint/suspicious/noExplicitAny: whatever the server says is for the test to compare
    const body: any = text ? JSON.parse(text) : undefined
    return { status: answer.status, headers: answer.headers, body }
  }
  const send =
    (method: string) =>
    (path: string, body: unknown, headers: Record<string, string> = {}) =>
      raw(path, {
        method,
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/scim+json', ...headers },
      })
  return {
    token,
    raw,
    get: (path: string, headers: Record<string, string> = {}) => raw(path, { headers }),
    post: send('POST'),
    put: send('PUT'),
    patch: send('PATCH'),
    delete: (path: string, headers: Record<string, string> = {}) => raw(path, { method: 'DELETE', headers }),
  }
}

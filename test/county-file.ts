import { randomUUID } from 'node:crypto'
import { type House, testOrigin } from './house.ts'

type Sent = { name: string; bytes: string | Uint8Array }

/** Sends files to be shown, as the page does: the answer, with the address of what it would do. */
export async function sendFiles(
  house: House,
  token: string | undefined,
  files: readonly Sent[],
  fields: Record<string, string> = {},
) {
  const body = new FormData()
  for (const { name, bytes } of files) body.append('file', new File([bytes as BlobPart], name))
  for (const [name, value] of Object.entries({
    pasted: '',
    pastedAs: '',
    leave: '',
    once: randomUUID(),
    ...fields,
  }))
    body.append(name, value)
  const answer = await house.app.request(`${testOrigin}/administration/files`, {
    method: 'POST',
    body,
    headers: {
      accept: 'text/html',
      'accept-language': 'sv',
      'sec-fetch-site': 'same-origin',
      cookie: `__Host-kring=${token}`,
    },
  })
  return { status: answer.status, location: answer.headers.get('location') ?? '', text: await answer.text() }
}

export const csv = (name: string, ...lines: string[]): Sent => ({
  name: `${name}.csv`,
  bytes: `${lines.join('\n')}\n`,
})

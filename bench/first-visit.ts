import { get } from 'node:http'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { withClient } from './app.ts'
import type { County } from './county.ts'
import { signIn } from './persons.ts'
import { note } from './report.ts'

/** What a browser that has nothing yet must fetch before it can draw: the page and its screen styles, compressed. */
export async function measureFirstVisits(county: County) {
  const [reader] = county.readers.slice(1)
  const guardian = await withClient(county.adminUrl, admin => signIn(admin, 'guardian-p1', true))
  const visits: [string, string, string][] = [
    ['child', `/children/${reader?.children[0]}`, reader?.cookie ?? ''],
    ['plan', `/plans/${reader?.plans[0]}`, reader?.cookie ?? ''],
    ['inbox', '/inbox', reader?.cookie ?? ''],
    ['family', '/family', guardian.cookie],
    ['open survey', '/answer', ''],
    ['start page', '/', ''],
  ]
  for (const [name, path, cookie] of visits) {
    const { bytes: page, text } = await fetchCompressed(county, path, cookie)
    let styles = 0
    for (const [link = ''] of text.matchAll(/<link\b[^>]*\brel="stylesheet"[^>]*>/g)) {
      if (/\bmedia=/.test(link)) continue
      styles += (await fetchCompressed(county, /\bhref="([^"]+)"/.exec(link)?.[1] ?? '', '')).bytes
    }
    if (!styles) throw new Error(`${path} has no styles: the measurement does not see them.`)
    const whole = (page + styles) / 1024
    note(
      `first visit, ${name}`,
      `${whole.toFixed(1)} KiB (page ${(page / 1024).toFixed(1)}, screen styles ${(styles / 1024).toFixed(1)})`,
      { bound: '≤ 14 KiB', holds: whole <= 14 },
    )
  }
}

/** fetch unpacks what it gets, so the bytes on the wire are counted by node:http. */
async function fetchCompressed({ server }: County, path: string, cookie: string) {
  const headers = {
    accept: 'text/html',
    'accept-encoding': 'gzip, deflate, br',
    ...(cookie && { cookie }),
  }
  const { raw, encoding, status } = await new Promise<{ raw: Buffer; encoding: string; status: number }>(
    (done, failed) => {
      get({ host: '127.0.0.1', port: server.port, path, headers }, answer => {
        const chunks: Buffer[] = []
        answer.on('data', chunk => chunks.push(chunk))
        answer.on('end', () =>
          done({
            raw: Buffer.concat(chunks),
            encoding: answer.headers['content-encoding'] ?? '',
            status: answer.statusCode ?? 0,
          }),
        )
      }).on('error', failed)
    },
  )
  if (status !== 200) throw new Error(`${path} answered ${status} on a first visit.`)
  const plain = encoding === 'br' ? brotliDecompressSync(raw) : encoding === 'gzip' ? gunzipSync(raw) : raw
  return { bytes: raw.length, text: plain.toString() }
}

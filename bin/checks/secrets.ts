// No key, token or password in what is tracked. Passwords of the demo and the tests are invented and named below, with why.
import { execFileSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { type Found, sawAtLeast, tell } from './check.ts'

type File = { file: string; text: string }
type Exception = { file: RegExp; text: RegExp; why: string }

/** What looks like a secret and is none. One that matches nothing any more is a problem too. */
export const exceptions: Exception[] = [
  {
    file: /^src\/platform\/security-headers\.ts$/,
    text: /^sha256-/,
    why: 'the hash of a style that may stand in a page, public by nature',
  },
]

/** Each pattern has what gives it away in its first group, or is the whole of it. */
const patterns: [what: string, pattern: RegExp][] = [
  ['a private key', /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY(?: BLOCK)?-----/g],
  ['a private key as JSON', /"d"\s*:\s*"[\w-]{40,}"/g],
  ['a token of GitHub', /\b(?:gh[pousr]_\w{30,}|github_pat_\w{40,})/g],
  ['a token of GitLab', /\bglpat-[\w-]{20,}/g],
  ['a token of npm', /\bnpm_[A-Za-z0-9]{36}\b/g],
  ['a token for a registry', /_(?:authToken|auth|password)\s*=\s*[^\s$]\S*/g],
  ['a key of AWS', /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g],
  ['a key of Google', /\bAIza[\w-]{35}\b/g],
  ['a token of Slack', /\bxox[abeprs]-[\w-]{10,}/g],
  ['a secret key', /\b(?:sk|rk)[-_](?:live|test|ant|proj)[-_][\w-]{16,}/g],
  ['a signed token', /\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}/g],
  ['a password in an address', /\b[a-z][a-z0-9+.-]*:\/\/[^\s:@/'"`<>]+:([^\s@/'"`<>]+)@/gi],
  ['an authorization header', /\bauthorization['"]?\s*[:=]\s*['"`](?:basic|bearer) ([\w+/=.-]{16,})/gi],
]

/** A name that promises a secret, and a value in quotes or in a file of settings. */
const assignment =
  /\b\w*(?:secret|passwo?r?d|passwd|token|api_?key|private_?key|credential)\w*['"]?\s*[:=]\s*(?:(['"`])([^'"`\s]{12,})\1|([^\s'"`;,(){}[\]]{16,})$)/gim
/** A long word that is written by no person, whatever it is called. */
const word = /['"`]([A-Za-z0-9+/_-]{32,}={0,2})['"`]/g

const names =
  /(^|\/)(\.env(\.(?!example$)\w+)?|\.npmrc\.local|id_(rsa|dsa|ecdsa|ed25519)|.*\.(pem|key|p12|pfx|jks|keystore|kdbx))$/

/** Placeholders: `${…}`, `$NAME`, `<…>`, `…`, `***`, `xxx`, and the word itself. */
const isPlaceholder = (text: string) => /^(\\?\$|<|\*+$|x+$|…|\.\.\.|password$)/i.test(text)

/** In bits a letter: words have about 3, random base64 of 40 letters more than 4.5. */
export function entropy(text: string) {
  const letters = [...text]
  const counts = new Map<string, number>()
  for (const letter of letters) counts.set(letter, (counts.get(letter) ?? 0) + 1)
  return [...counts.values()].reduce(
    (sum, n) => sum - (n / letters.length) * Math.log2(n / letters.length),
    0,
  )
}

const isRandom = (text: string) =>
  /\d/.test(text) &&
  /[a-z]/i.test(text) &&
  !isUuid(text) &&
  entropy(text) > (/^[0-9a-f]+$/i.test(text) ? 3.3 : 4.3)
const isUuid = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)

export function secretsIn({ file, text }: File) {
  const found: { what: string; at: number; value: string }[] = []
  if (names.test(file)) found.push({ what: 'a file that holds keys', at: 0, value: file })
  for (const [what, pattern] of patterns)
    for (const match of text.matchAll(pattern))
      if (!isPlaceholder(match[1] ?? '')) found.push({ what, at: match.index, value: match[1] ?? match[0] })
  for (const match of text.matchAll(assignment)) {
    const value = match[2] ?? match[3] ?? ''
    if (!isPlaceholder(value) && /\d/.test(value) && entropy(value) > 3.2)
      found.push({ what: 'a value for a secret', at: match.index, value })
  }
  for (const match of text.matchAll(word))
    if (isRandom(match[1] as string))
      found.push({ what: 'a random word', at: match.index, value: match[1] as string })
  return found.map(({ what, at, value }) => ({ what, value, line: text.slice(0, at).split('\n').length }))
}

export function checkSecrets(files: File[], allowed = exceptions, least = 300): Found {
  const used = new Set<Exception>()
  const problems = files.flatMap(each =>
    secretsIn(each)
      .filter(({ value }) => {
        const exception = allowed.find(({ file, text }) => file.test(each.file) && text.test(value))
        if (exception) used.add(exception)
        return !exception
      })
      .map(({ what, line, value }) => `${each.file}:${line}: ${what} (${value.slice(0, 6)}…)`),
  )
  const stale = allowed
    .filter(each => !used.has(each))
    .map(({ file, text }) => `the exception ${text} in ${file} matches nothing`)
  return {
    problems: [...sawAtLeast(least, files.length, 'files'), ...problems, ...stale],
    seen: `${files.length} files, ${allowed.length} exceptions`,
  }
}

/** The lock file's integrities are hashes; a picture or a typeface has no words. */
const isRead = (file: string) => file !== 'package-lock.json' && !/\.(png|woff2|xlsx|pdf|gz|ico)$/.test(file)

function trackedFiles(): File[] {
  return execFileSync('git', ['ls-files', '-z'], { encoding: 'utf8' })
    .split('\0')
    .filter(file => file && statSync(file, { throwIfNoEntry: false })?.isFile())
    .map(file => ({ file, text: isRead(file) ? readFileSync(file, 'utf8') : '' }))
}

if (import.meta.main) tell(checkSecrets(trackedFiles()))

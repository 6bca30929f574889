// Every package that Kring stands on may be used and passed on together with work under the EUPL 1.2.
import { existsSync, readFileSync } from 'node:fs'
import { type Found, sawAtLeast, tell } from './check.ts'
import { type Lock, readLock } from './lock.ts'

/** Permissive ones, and weak copyleft that stays within its own files. A new one is read by a person before it is added. */
const allowed = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'CC-BY-4.0',
  'EUPL-1.2',
  'ISC',
  'MIT',
  'MIT-0',
  'MPL-2.0',
  'OFL-1.1',
  'Python-2.0',
  'Unlicense',
  'Zlib',
])

type Described = { license?: unknown; licenses?: unknown }
type Package = { path: string; version?: string; licence: string | undefined }

/** What each package says of itself where it is installed; of those for other machines, what the lock file tells. */
export function readLicences(lock: Lock): Package[] {
  return Object.entries(lock.packages)
    .filter(([path]) => path)
    .map(([path, { version, license }]) => {
      const file = `${path}/package.json`
      const own = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Described) : { license }
      return { path, version, licence: licenceOf(own) }
    })
}

/** Also in the shapes of old: an object, or a list of which one may choose. */
export function licenceOf({ license, licenses }: Described): string | undefined {
  const one = (each: unknown) =>
    typeof each === 'string' ? each : (each as { type?: string } | undefined)?.type
  if (license !== undefined) return one(license)
  if (Array.isArray(licenses)) return licenses.map(one).join(' OR ')
  return one(licenses)
}

export function checkLicences(packages: Package[], least = 300): Found {
  const problems = packages.flatMap(({ path, version, licence }) => {
    const name = `${path.split('node_modules/').at(-1)}@${version}`
    if (!licence) return [`${name} names no licence`]
    return isAllowed(licence)
      ? []
      : [`${name} is under ${licence}, which nobody has found to go with the EUPL 1.2`]
  })
  const kinds = new Set(packages.map(({ licence }) => licence))
  return {
    problems: [...sawAtLeast(least, packages.length, 'packages'), ...problems],
    seen: `${packages.length} packages under ${kinds.size} licences that go with the EUPL 1.2`,
  }
}

/** An SPDX expression: one side of an OR is enough, every side of an AND is needed. Anything else is unknown. */
export function isAllowed(expression: string): boolean {
  const inner = expression.trim()
  const either = splitOutside(inner, ' OR ')
  if (either.length > 1) return either.some(isAllowed)
  const both = splitOutside(inner, ' AND ')
  if (both.length > 1) return both.every(isAllowed)
  return /^\(.*\)$/.test(inner) ? isAllowed(inner.slice(1, -1)) : allowed.has(inner)
}

/** Splits where no bracket is open. */
function splitOutside(text: string, word: string) {
  const parts: string[] = []
  let [depth, start] = [0, 0]
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '(') depth++
    if (text[at] === ')') depth--
    if (depth !== 0 || !text.startsWith(word, at)) continue
    parts.push(text.slice(start, at))
    start = at + word.length
  }
  return [...parts, text.slice(start)]
}

if (import.meta.main) tell(checkLicences(readLicences(readLock())))

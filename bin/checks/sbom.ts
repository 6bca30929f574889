// The list of all that Kring is made of (CycloneDX), for whoever has to know whether a flaw concerns them: build/sbom.cdx.json.
import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { type Found, sawAtLeast, tell } from './check.ts'
import { type Lock, readLock } from './lock.ts'

export type Sbom = {
  bomFormat?: string
  components?: {
    name?: string
    version?: string
    purl?: string
    hashes?: { alg: string; content: string }[]
  }[]
}

/** npm makes it out of the lock file alone, without network, so that it tells of every kind of machine. */
export function makeSbom(): Sbom {
  const made = execFileSync('npm', ['sbom', '--sbom-format=cyclonedx', '--package-lock-only'], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return JSON.parse(made) as Sbom
}

export function checkSbom(sbom: Sbom, lock: Lock, least = 300): Found {
  const components = sbom.components ?? []
  const told = new Set(components.map(({ name, version }) => `${name}@${version}`))
  const locked = Object.entries(lock.packages).filter(([path]) => path)
  return {
    problems: [
      ...(sbom.bomFormat === 'CycloneDX' ? [] : ['the list is not in CycloneDX']),
      ...sawAtLeast(least, components.length, 'components'),
      ...components.filter(({ purl }) => !purl).map(({ name }) => `${name} has no package URL`),
      ...locked
        .map(([path, { version }]) => `${path.split('node_modules/').at(-1)}@${version}`)
        .filter(name => !told.has(name))
        .map(name => `${name} stands in the lock file and not in the list`),
    ],
    seen: `${components.length} components in build/sbom.cdx.json`,
  }
}

if (import.meta.main) {
  const sbom = makeSbom()
  mkdirSync('build', { recursive: true })
  writeFileSync('build/sbom.cdx.json', JSON.stringify(sbom, null, 2))
  tell(checkSbom(sbom, readLock()))
}

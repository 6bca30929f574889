// Installing from package-lock.json gives the same bytes to everybody, on every kind of machine, from whatever registry they use.
import { readFileSync } from 'node:fs'
import { type Found, sawAtLeast, tell } from './check.ts'

type Names = Record<string, string>
export type LockEntry = {
  version?: string
  resolved?: string
  integrity?: string
  link?: boolean
  license?: string
  hasInstallScript?: boolean
  dependencies?: Names
  devDependencies?: Names
  optionalDependencies?: Names
  name?: string
}
export type Lock = { lockfileVersion?: number; packages: Record<string, LockEntry> }
export type Manifest = {
  dependencies?: Names
  devDependencies?: Names
  optionalDependencies?: Names
  allowScripts?: Record<string, boolean>
}

export const readLock = () => JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lock
export const readManifest = () => JSON.parse(readFileSync('package.json', 'utf8')) as Manifest

export function checkLock(lock: Lock, manifest: Manifest, least = 300): Found {
  const { '': root, ...packages } = lock.packages
  const entries = Object.entries(packages)
  return {
    problems: [
      ...(lock.lockfileVersion === 3 ? [] : [`package-lock.json has version ${lock.lockfileVersion}, not 3`]),
      ...sawAtLeast(least, entries.length, 'packages'),
      ...entries.flatMap(([path, entry]) => entryProblems(path, entry)),
      ...entries.flatMap(([path, entry]) => otherMachines(path, entry, packages)),
      ...declared(root ?? {}, manifest),
      ...scripts(entries, manifest.allowScripts ?? {}),
    ],
    seen: `${entries.length} packages, each with its integrity and none with an address`,
  }
}

function entryProblems(path: string, { version, resolved, integrity, link }: LockEntry) {
  const bytes = /^sha512-([A-Za-z0-9+/]{86}==)$/.test(integrity ?? '')
  return [
    ...(version ? [] : [`${path} has no version`]),
    ...(bytes ? [] : [`${path} has no sha512 integrity: what is installed under its name is not checked`]),
    // An address ties everybody to one registry, or leaves registries altogether (git, a folder, a web page).
    ...(resolved === undefined && !link
      ? []
      : [`${path} is taken from ${resolved ?? 'a folder'}: leave addresses out (.npmrc)`]),
  ]
}

/** `npm ci` refuses a lock file that leaves out what another kind of machine would take. */
function otherMachines(path: string, { optionalDependencies = {} }: LockEntry, packages: Lock['packages']) {
  return Object.keys(optionalDependencies)
    .filter(name => !places(path, name).some(place => place in packages))
    .map(name => `${path} takes ${name} on some machines, and the lock file does not hold it`)
}

/** Where a package may lie that another one asks for: beside it or higher up. */
function places(path: string, name: string) {
  const folders = path.split('/node_modules/')
  return folders
    .map((_, n) => [...folders.slice(0, folders.length - n), name].join('/node_modules/'))
    .concat(`node_modules/${name}`)
}

const kinds = ['dependencies', 'devDependencies', 'optionalDependencies'] as const

function declared(root: LockEntry, manifest: Manifest) {
  return kinds.flatMap(kind => {
    const [here, locked] = [manifest[kind] ?? {}, root[kind] ?? {}]
    return [...new Set([...Object.keys(here), ...Object.keys(locked)])].flatMap(name => [
      ...(here[name] === locked[name]
        ? []
        : [
            `${name} is ${here[name]} in package.json and ${locked[name]} in package-lock.json: run npm install`,
          ]),
      ...(here[name] === undefined || /^(npm:@?[\w./-]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/.test(here[name])
        ? []
        : [`${name} is ${here[name]} in package.json: name one version`]),
    ])
  })
}

/** Code that runs while installing: each package that has some is one that we have said yes to. */
function scripts(entries: [string, LockEntry][], allowed: Record<string, boolean>) {
  const having = entries.filter(([, { hasInstallScript }]) => hasInstallScript)
  const names = having.map(([path, { name }]) => name ?? path.split('node_modules/').at(-1) ?? path)
  return [
    ...names
      .filter(name => !(name in allowed))
      .map(name => `${name} runs a program when it is installed: decide in allowScripts`),
    ...Object.keys(allowed)
      .filter(name => !names.includes(name))
      .map(name => `${name} stands in allowScripts and has no such program`),
  ]
}

if (import.meta.main) tell(checkLock(readLock(), readManifest()))

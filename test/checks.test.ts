import { execFileSync, spawnSync } from 'node:child_process'
import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { judgePage, judgeRoutes } from '../bench/judge.ts'
import { checkAttributes } from '../bin/checks/attributes.ts'
import { checkLicences } from '../bin/checks/licences.ts'
import { checkLock, type Lock, type LockEntry, type Manifest } from '../bin/checks/lock.ts'
import { checkRegexps } from '../bin/checks/regexps.ts'
import { checkReleased } from '../bin/checks/released.ts'
import { checkSbom } from '../bin/checks/sbom.ts'
import { checkSecrets } from '../bin/checks/secrets.ts'
import { instead, poorWords } from '../bin/checks/words.mjs'
import { projectFolder } from '../src/platform/config.ts'

// Each check of bin/ci is given what it is there to find, and must find it; beside it stands the same without the fault.
// Secrets are put together here, so that none stands in a file.

const random = 'q7Zr' + 'T2mXv9Kc4LwB8nYp' + 'D6sHf3GjA1eQu5Ri'
const hex = '9f86d081884c7d65' + '9a2feaa0c55ad015' + 'a3bf4f1b2b0b822c'

describe('secrets', () => {
  const check = (text: string, file = 'src/planted.ts') => checkSecrets([{ file, text }], [], 1).problems

  test.each([
    ['a private key', `const pem = \`-----BEGIN ${'RSA '}PRIVATE KEY-----`],
    ['a private key of OpenSSH', `-----BEGIN ${'OPENSSH '}PRIVATE KEY-----`],
    ['a private key as JSON', `{ "kty": "EC", "d": "${random}${random}" }`],
    ['a token of GitHub', `gh${'p_'}${random}`],
    ['a token of GitLab', `glp${'at-'}${random}`],
    ['a token of npm', `npm${'_'}${random.slice(0, 36).padEnd(36, 'a')}`],
    ['a registry token', `//registry.example/:_auth${'Token='}${random}`],
    ['a key of a cloud', `AKI${'A'}${'J7Q2M4X9P3R8T6W5'}`],
    ['a signed token', `ey${'J'}hbGciOiJIUzI1NiJ9.ey${'J'}zdWIiOiIxMjM0NTYifQ.${random}`],
    ['a password in an address', `postgresql://kring:${'S0mmar-2026'}@db.example/kring`],
    ['an authorization header', `authorization: 'Bearer ${random}'`],
    ['a value for a secret', `const sessionSecret = '${'k3p-9vQx'}${'27-mWz4'}'`],
    ['a value for a secret in settings', `KRING_SECRET=${'k3p9vQx2'}${'7mWz4tLb'}`],
    ['a random word', `const seed = '${random}'`],
    ['a random word in hexadecimal', `const seed = '${hex}'`],
  ])('finds %s', (_, text) => {
    expect(check(`first line\n${text}\n`)[0]).toMatch(/^src\/planted\.ts:2: /)
  })

  test.each(['.env', 'deploy/id_ed25519', 'certificates/server.key'])('finds a file named %s', file => {
    expect(check('', file)).toHaveLength(1)
  })

  test.each([
    'postgresql://user:password@host/kring',
    `const url = \`postgresql://kring:\${password}@host\``,
    "const id = '0193a5c0-7b1e-7000-8000-000000000000'",
    "import { readSecret } from '../../platform/session/secret-reader.ts'",
    "token: z.string().min(20), password: 'not-a-real-password'",
  ])('leaves alone: %s', text => expect(check(text)).toEqual([]))

  test('an exception that matches nothing, and a look at too little, are problems', () => {
    const stale = [{ file: /a/, text: /b/, why: 'a test' }]
    expect(checkSecrets([{ file: 'a', text: '' }], stale, 1).problems).toHaveLength(1)
    expect(checkSecrets([], [], 1).problems).toHaveLength(1)
  })
})

describe('smoke run of the bench', () => {
  const page = { name: 'child', share: 0.4, growth: 1.3 }
  const routes = Array.from({ length: 100 }, (_, n) => ({ path: `/route-${n}`, small: 8, large: 10 }))
  const withRoute = (small: number, large: number) => [{ path: '/planted', small, large }, ...routes.slice(1)]

  test('figures of a busy machine pass', () => {
    expect(judgePage(page)).toEqual([])
    expect(judgeRoutes(routes, 100)).toEqual([])
    expect(judgeRoutes(withRoute(0.4, 1.6), 100)).toEqual([])
  })

  test.each([
    ['a page that costs ten times its floor', { ...page, share: 0.1 }, /0\.10 of its same-work floor/],
    ['a page that grows with the county', { ...page, growth: 4 }, /4\.0 × as much/],
    ['a page of which nothing was measured', { ...page, share: Number.NaN }, /NaN/],
  ])('finds %s', (_, figures, reason) => {
    expect(judgePage(figures)).toEqual([expect.stringMatching(reason)])
  })

  test('finds a route that grows with the county, and a look at too few routes', () => {
    expect(judgeRoutes(withRoute(8, 30), 100)).toEqual([expect.stringMatching(/GET \/planted costs 3\.8 ×/)])
    expect(judgeRoutes(routes.slice(0, 80), 100)).toEqual([expect.stringMatching(/only 80 of 100/)])
    expect(judgeRoutes([], 0)).toEqual([expect.stringMatching(/only 0 of 0/)])
  })

  test('a file that holds ten times as much may cost ten times as much, one that holds the same may not', () => {
    const withFile = (small: number, large: number) => [
      { path: '/file', small: 8, large: 70, file: { small, large } },
      ...routes.slice(1),
    ]
    expect(judgeRoutes(withFile(20_000, 200_000), 100)).toEqual([])
    expect(judgeRoutes(withFile(20_000, 20_000), 100)).toEqual([
      expect.stringMatching(/GET \/file costs 8\.8 ×/),
    ])
  })
})

const integrity = `sha512-${'A'.repeat(86)}==`
const entry = (more: LockEntry = {}): LockEntry => ({ version: '1.0.0', integrity, ...more })
const manifest = { dependencies: { one: '1.0.0' }, allowScripts: {} } satisfies Manifest
const lockOf = (packages: Lock['packages']): Lock => ({
  lockfileVersion: 3,
  packages: { '': { dependencies: { one: '1.0.0' } }, 'node_modules/one': entry(), ...packages },
})

describe('lock file', () => {
  const check = (lock: Lock, of: Manifest = manifest) => checkLock(lock, of, 1).problems
  test('a good one passes', () => expect(check(lockOf({}))).toEqual([]))

  test.each<[string, Lock, Manifest?]>([
    ['an entry without integrity', lockOf({ 'node_modules/two': { version: '1.0.0' } })],
    [
      'an integrity of a weak kind',
      lockOf({ 'node_modules/two': entry({ integrity: 'sha1-2jmj7l5rSw0yVb=' }) }),
    ],
    [
      'the address of a package host',
      lockOf({ 'node_modules/two': entry({ resolved: 'https://host.example/two.tgz' }) }),
    ],
    [
      'a package out of git',
      lockOf({ 'node_modules/two': entry({ resolved: 'git+ssh://host.example/two' }) }),
    ],
    ['a folder in place of a package', lockOf({ 'node_modules/two': entry({ link: true }) })],
    [
      'a package left out for other machines',
      lockOf({ 'node_modules/two': entry({ optionalDependencies: { three: '1' } }) }),
    ],
    ['a program run when installing', lockOf({ 'node_modules/two': entry({ hasInstallScript: true }) })],
    ['a program allowed that is not there', lockOf({}), { ...manifest, allowScripts: { two: true } }],
    [
      'another version than package.json asks for',
      lockOf({}),
      { ...manifest, dependencies: { one: '1.0.1' } },
    ],
    [
      'a range of versions',
      lockOf({ '': { dependencies: { one: '^1.0.0' } } }),
      { ...manifest, dependencies: { one: '^1.0.0' } },
    ],
    ['another form of lock file', { ...lockOf({}), lockfileVersion: 1 }],
  ])('finds %s', (_, lock, of) => expect(check(lock, of)).toHaveLength(1))

  test('an empty one is not green', () =>
    expect(checkLock({ lockfileVersion: 3, packages: {} }, {}).problems).toHaveLength(1))
})

describe('licences', () => {
  const check = (licence: string | undefined) =>
    checkLicences([{ path: 'node_modules/two', version: '1.0.0', licence }], 1).problems

  test.each(['MIT', '(MIT OR GPL-3.0-only)', '(MIT AND Zlib)', '(BSD-2-Clause OR (MIT OR Apache-2.0))'])(
    '%s goes with the EUPL',
    licence => expect(check(licence)).toEqual([]),
  )
  test.each([
    undefined,
    '',
    'GPL-3.0-only',
    'AGPL-3.0',
    'UNLICENSED',
    'SEE LICENSE IN LICENSE',
    '(MIT AND SSPL-1.0)',
    'Custom',
  ])('finds %s', licence => expect(check(licence)).toHaveLength(1))
  test('nothing seen is not green', () => expect(checkLicences([], 1).problems).toHaveLength(1))
})

describe('SBOM', () => {
  const component = { name: 'one', version: '1.0.0', purl: 'pkg:npm/one@1.0.0' }
  const check = (components: object[], bomFormat = 'CycloneDX') =>
    checkSbom({ bomFormat, components }, lockOf({}), 1).problems
  test('a whole list passes', () => expect(check([component])).toEqual([]))
  test.each([
    ['a package that is left out', check([{ ...component, name: 'two' }])],
    ['a component without a package URL', check([{ ...component, purl: undefined }])],
    ['another format', check([component], 'SPDX')],
  ])('finds %s', (_, problems) => expect(problems).toHaveLength(1))
  test('an empty list is not green', () => expect(check([])).toHaveLength(2))
})

/** Programs are given a small project of their own, with our settings and the fault in it. */
describe('programs', () => {
  const folders: string[] = []
  afterAll(() => {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true })
  })
  const bin = (name: string) => join(projectFolder, 'node_modules/.bin', name)
  function run([program, ...args]: [string, ...string[]], files: Record<string, string>) {
    const folder = mkdtempSync(join(tmpdir(), 'kring-checks-'))
    folders.push(folder)
    for (const copied of ['biome.json', 'tsconfig.json', 'package.json'])
      cpSync(join(projectFolder, copied), join(folder, copied))
    symlinkSync(join(projectFolder, 'node_modules'), join(folder, 'node_modules'))
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, file)), { recursive: true })
      writeFileSync(join(folder, file), text)
    }
    const { status, stdout, stderr } = spawnSync(program, args, { cwd: folder, encoding: 'utf8' })
    return { status, said: stdout + stderr }
  }
  const save = 'export async function save(id: string) {\n  return await Promise.resolve(id)\n}\n'
  const lint: [string, ...string[]] = [bin('biome'), 'ci', '--colors=off']
  const uses = (body: string) => ({
    'src/save.ts': save,
    'src/use.ts': `import { save } from './save.ts'\n\nexport async function use() {\n  ${body}\n}\n`,
  })

  test('Biome finds a promise of another file that nobody awaits', () => {
    expect(run(lint, uses("await save('a')"))).toMatchObject({ status: 0 })
    const fault = run(lint, uses("save('a')"))
    expect(fault.status).not.toBe(0)
    expect(fault.said).toContain('noFloatingPromises')
  })

  test('Biome finds what its recommended rules are for, and its settings are of its version', () => {
    const fault = run(lint, { 'src/a.ts': 'export const a: any = 1\n' })
    expect(fault.said).toContain('noExplicitAny')
    expect(fault.said).not.toContain('DEPRECATED')
  })

  test('the compiler finds a row that may be missing', () => {
    const fault = run([bin('tsc'), '--noEmit'], { 'src/a.ts': 'export const first: number = [1][0]\n' })
    expect(fault.status).not.toBe(0)
    expect(fault.said).toContain('TS2322')
  })

  test('a text that no page shows is found', () => {
    const script = join(projectFolder, 'bin/checks/unused-texts.mjs')
    const files = (page: string) => ({
      'src/a/texts.ts': "export const texts = () => ({ heading: 'Rubrik' })\n",
      'src/a/a-page.ts': page,
    })
    expect(run([process.execPath, script], files('t.heading'))).toMatchObject({ status: 0 })
    expect(run([process.execPath, script], files('t.other'))).toMatchObject({ status: 1 })
  })
})

test('bin/ci names every check that is red, shows no second closing line and is not green', () => {
  const ci = execFileSync('bash', ['-c', 'sed -n "/^check()/,/^}/p" bin/ci'], {
    cwd: projectFolder,
    encoding: 'utf8',
  })
  const { stdout } = spawnSync(
    'bash',
    [
      '-c',
      `red=(); ${ci}\ncheck rules bash -c 'echo "3 passed, 1 failed"; exit 1'; check good echo fine; echo "\${red[*]}"`,
    ],
    { encoding: 'utf8' },
  )
  expect(stdout.split('\n')).toEqual([
    '✗ rules',
    '  3 passed, 1 failed',
    expect.stringMatching(/^✓ good +fine$/),
    'rules',
    '',
  ])
})

describe('where LibreOffice is missing', () => {
  /** A machine with these programs alone, as bin/test finds it. */
  function office(programs: Record<string, string>, env: Record<string, string> = {}) {
    const folder = mkdtempSync(join(tmpdir(), 'kring-office-'))
    for (const name of ['dirname', 'env', 'id'])
      symlinkSync(execFileSync('which', [name], { encoding: 'utf8' }).trim(), join(folder, name))
    for (const [name, text] of Object.entries(programs)) {
      writeFileSync(join(folder, name), `#!/bin/sh\n${text}\n`)
      chmodSync(join(folder, name), 0o755)
    }
    const run = spawnSync('/bin/bash', ['--norc', '-c', '. bin/common.sh; office; echo goes on'], {
      cwd: projectFolder,
      env: { PATH: folder, ...env },
      encoding: 'utf8',
    })
    rmSync(folder, { recursive: true })
    return run
  }
  const skips =
    'LibreOffice (soffice) is not installed: the tests that open spreadsheets in it are skipped.\n'

  test('its tests are skipped in one sentence', () => {
    expect(office({})).toMatchObject({ stdout: 'goes on\n', stderr: skips })
    expect(office({}, { CI: 'true' })).toMatchObject({ stdout: 'goes on\n', stderr: skips })
  })

  test('CI with apt stops when it cannot be had, and nobody else does', () => {
    const apt = { 'apt-get': 'exit 1', sudo: 'exit 1' }
    expect(office(apt, { CI: 'true' })).toMatchObject({
      status: 1,
      stdout: '',
      stderr: expect.stringContaining('in CI the tests that need it are not skipped'),
    })
    expect(office(apt)).toMatchObject({ stdout: 'goes on\n', stderr: expect.stringContaining(skips) })
  })

  test('nothing is said where it is', () => {
    expect(office({ soffice: '' }, { CI: 'true' })).toMatchObject({ stdout: 'goes on\n', stderr: '' })
  })
})

describe('where Glewlwyd is missing', () => {
  /** In a project that holds nothing but the functions, on a machine with these programs alone. */
  function fetching(programs: Record<string, string>, env: Record<string, string> = {}) {
    const folder = mkdtempSync(join(tmpdir(), 'kring-glewlwyd-'))
    for (const name of ['dirname', 'env', 'id', 'mkdir', 'rm', 'mv'])
      symlinkSync(execFileSync('which', [name], { encoding: 'utf8' }).trim(), join(folder, name))
    for (const [name, text] of Object.entries(programs)) {
      writeFileSync(join(folder, name), `#!/bin/bash\n${text}\n`)
      chmodSync(join(folder, name), 0o755)
    }
    mkdirSync(join(folder, 'bin'))
    copyFileSync(join(projectFolder, 'bin/common.sh'), join(folder, 'bin/common.sh'))
    const run = spawnSync('/bin/bash', ['--norc', '-c', '. bin/common.sh; identity_provider; echo goes on'], {
      cwd: folder,
      env: { PATH: folder, ...env },
      encoding: 'utf8',
    })
    const isThere = existsSync(join(folder, 'node_modules/.cache/kring-glewlwyd/usr/bin/glewlwyd'))
    const left = readdirSync(folder).includes('node_modules')
      ? readdirSync(join(folder, 'node_modules/.cache')).filter(name => name.includes('.'))
      : []
    rmSync(folder, { recursive: true })
    return { said: run.stderr.split('\n').at(-2) ?? '', stdout: run.stdout, isThere, left }
  }
  const skips =
    'Glewlwyd is not here and cannot be fetched: the test that signs in at a provider of another make is skipped.'

  test('its test is skipped in one sentence, in CI too', () => {
    expect(fetching({})).toMatchObject({ said: skips, stdout: 'goes on\n' })
    const apt = { 'apt-get': 'exit 1', 'dpkg-deb': 'exit 1', sudo: 'exit 1' }
    expect(fetching(apt, { CI: 'true' })).toMatchObject({ said: skips, stdout: 'goes on\n', left: [] })
  })

  test('it is unpacked beside our packages and installed nowhere', () => {
    const apt = {
      sudo: 'shift; "$@"',
      'apt-get':
        '[[ " $* " == *" --download-only "* ]] || exit 1; for word; do case $word in Dir::Cache::archives=*) echo > "${word#*=}/one.deb";; esac; done',
      'dpkg-deb': 'mkdir -p "$3/usr/bin"; echo > "$3/usr/bin/glewlwyd"; chmod +x "$3/usr/bin/glewlwyd"',
      chmod: 'exec /bin/chmod "$@"',
    }
    expect(fetching(apt, { CI: 'true' })).toMatchObject({ stdout: 'goes on\n', isThere: true, left: [] })
  })
})

describe('released files', () => {
  const [one, two] = ['1'.repeat(64), '2'.repeat(64)]
  const [first, second] = ['migrations/20260101000000__a__b.sql', 'migrations/20260201000000__a__c.sql']
  const released = `# a comment\n${one}  ${first}\n${two}  ${second}\n`
  const check = (files: [string, string][], list = released) =>
    checkReleased(new Map(files), list, 1).problems

  test('as they were, and a newer one, pass', () => {
    expect(
      check([
        [first, one],
        [second, two],
      ]),
    ).toEqual([])
    expect(
      check([
        [first, one],
        [second, two],
        ['migrations/20260301000000__a__d.sql', one],
      ]),
    ).toEqual([])
    expect(
      check([
        [first, one],
        [second, two],
        ['catalogue/a.b/new.1.json', one],
      ]),
    ).toEqual([])
  })
  test.each<[string, string[]]>([
    [
      'one that was edited',
      check([
        [first, two],
        [second, two],
      ]),
    ],
    ['one that is gone', check([[second, two]])],
    [
      'one that was renamed',
      check([
        [first, one],
        ['migrations/20260301000000__a__c.sql', two],
      ]),
    ],
    [
      'one put in before',
      check([
        [first, one],
        [second, two],
        ['migrations/20260115000000__a__d.sql', one],
      ]),
    ],
    [
      'a line that is none',
      check(
        [
          [first, one],
          [second, two],
        ],
        `${released}${first}\n`,
      ),
    ],
    [
      'a line that stands twice',
      check(
        [
          [first, one],
          [second, two],
        ],
        `${released}${one}  ${first}\n`,
      ),
    ],
  ])('finds %s', (_, problems) => expect(problems).toHaveLength(1))
  test('an empty list is not green', () => expect(checkReleased(new Map(), '', 1).problems).toHaveLength(1))
})

describe('regular expressions', () => {
  const check = async (text: string, exceptions: Parameters<typeof checkRegexps>[1] = []) => {
    const file = { file: 'src/planted.ts', text: `// first line\n${text}\n` }
    return (await checkRegexps([file], exceptions, { least: 1 })).problems
  }

  test.each([
    ['exponential time', String.raw`const isA = /^(a+)+$/`, /exponential/],
    ['quadratic time', String.raw`const end = (text: string) => text.replace(/\s+$/, '')`, /2nd degree/],
    ['quadratic time in a loop', String.raw`const all = /\$\{[^}]*\}|\S/g`, /2nd degree/],
    ['a constructed one', String.raw`const made = new RegExp('(a|a)*b')`, /exponential/],
    ['one made of what is given', String.raw`const any = (text: string) => new RegExp(text)`, /not constant/],
    ['one made without new', String.raw`const any = (text: string) => RegExp(text + '+')`, /not constant/],
    // It stopped a whole server with an upload of 0.94 MB.
    ['JSON strings never closed', String.raw`const json = /"(?:[^"\\]|\\.)*"|[[\]{}]/gs`, /2nd degree/],
  ])('finds %s', async (_, text, reason) => {
    const problems = await check(text)
    expect(problems).toEqual([expect.stringMatching(reason)])
    expect(problems[0]).toMatch(/^src\/planted\.ts:2: /)
  })

  test.each([
    String.raw`const words = (text: string) => text.trim().split(/\s+/)`,
    String.raw`const isDay = /^\d{4}-\d\d-\d\d$/`,
    String.raw`const tags = (xml: string) => xml.matchAll(/<([^<>]*)>/g)`,
    '// text.replace(/\\s+$/, "") in a comment\nconst one = /a/',
  ])('leaves alone: %s', async text => expect(await check(text)).toEqual([]))

  test('an exception holds for its place and its samples, and one that matches nothing is a problem', async () => {
    const made = { file: 'src/planted.ts', source: "'^' + list", why: 'a test' }
    const text = "const of = (list: string) => new RegExp('^' + list)"
    expect(await check(text, [{ ...made, samples: ['/^rows/'] }])).toEqual([])
    expect(await check(text, [{ ...made, samples: ['/^(a+)+$/'] }])).toEqual([
      expect.stringMatching(/exponential/),
    ])
    expect(await check(text, [made])).toEqual([expect.stringMatching(/not constant/)])
    expect(await check('const one = /a/', [made])).toEqual([expect.stringMatching(/matches nothing/)])
  })

  test('nothing seen is not green', async () => expect(await check('')).toHaveLength(1))
})

describe('attributes', () => {
  const check = (text: string, least = 1) =>
    checkAttributes([{ file: 'src/planted.tsx', text }], least).problems

  test('one that JSX keeps for itself is found, on an element of ours as on a part', () => {
    expect(check('const a = (\n  <kring-blank\n    key={keyOf(link)}\n  ></kring-blank>\n)')).toEqual([
      expect.stringMatching(/^src\/planted\.tsx:3: .*“key”/),
    ])
    expect(check('const a = <Area from={n > 1} key="x" ref={it} />')).toHaveLength(2)
  })

  test('names that only look like it are passed over', () => {
    expect(check('const a = <p data-key="key=1" aria-keyshortcuts="k">{"key="}</p>; const key = 1')).toEqual(
      [],
    )
  })

  test('nothing seen is not green', () => expect(check('const a = 1')).toHaveLength(1))
})

describe('words', () => {
  // Each pattern is given one text that it must find; a new pattern without one fails here.
  const planted = [
    'a deed is done',
    'laid for the demo',
    'layDemo()',
    'a door of the database',
    'which hat',
    'mended',
    'sent twice it is one',
    'chosen by lot',
    'the stair',
  ]
  test('each word that has a better one is found', () => {
    for (const [n, text] of planted.entries()) {
      const [found, better] = instead[n] as [RegExp, string]
      expect(poorWords('src/planted.ts', `// ${text}`), `${found}`).toEqual([expect.stringContaining(better)])
    }
    expect(planted).toHaveLength(instead.length)
  })

  test('the trade’s words, and Swedish, are passed over', () => {
    expect(
      poorWords('src/planted.ts', "// seeded once, by an idempotent command\n  sv: 'dörren är laid',"),
    ).toEqual([])
  })
})

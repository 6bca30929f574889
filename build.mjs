// Bundles the browser's files to build/public and the server to build/server. A second or less; bin/start and bin/test call it.

import { glob, readFile, rm, writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { build } from 'esbuild'

await rm('build', { recursive: true, force: true })
const shared = { bundle: true, sourcemap: true, logLevel: 'warning' }

/** `import 'kring:elements'` registers every custom element, wherever its noun keeps it. */
const elements = {
  name: 'elements',
  setup(build) {
    build.onResolve({ filter: /^kring:elements$/ }, ({ path }) => ({ path, namespace: 'elements' }))
    build.onLoad({ filter: /.*/, namespace: 'elements' }, async () => {
      const files = await Array.fromAsync(glob('src/**/elements/*.ts'))
      const own = files.filter(file => !/\.(test|d)\.ts$/.test(file)).sort()
      if (own.length === 0) throw new Error('No custom element was found under src/**/elements')
      return { contents: own.map(file => `import './${file}'`).join('\n'), resolveDir: '.' }
    })
  },
}

/**
 * The parts of the design system carry what we do not use (switches, affixes …), and custom properties that nothing reads
 * then: left out, a fourth of the styles that a first visit waits for.
 */
const usedParts = {
  name: 'used-parts',
  async setup(build) {
    const read = new Set()
    for (const css of await readStyles(
      'node_modules/@digdir/designsystemet-css/dist/src/*.css',
      'src/**/*.css',
    ))
      for (const [, name] of withoutUnused(css).matchAll(/var\(\s*(--[\w-]+)/g)) read.add(name)
    build.onLoad({ filter: /designsystemet-css.*\.css$/ }, async ({ path }) => ({
      contents: withoutUnused(await readFile(path, 'utf8')).replace(
        /(--[\w-]+):[^;{}]*(?:;|(?=\}))/g,
        (declaration, name) => (read.has(name) ? declaration : ''),
      ),
      loader: 'css',
    }))
  },
}

async function readStyles(...patterns) {
  const files = await Array.fromAsync(glob(patterns, { exclude: ['**/index.css'] }))
  return Promise.all(files.map(file => readFile(file, 'utf8')))
}

await buildBrowser()

const server = {
  ...shared,
  platform: 'node',
  format: 'esm',
  target: 'node24',
  packages: 'external',
  jsx: 'automatic',
  jsxImportSource: 'hono/jsx',
}

await build({
  ...server,
  entryPoints: {
    main: 'src/main.ts',
    db: 'src/platform/database/cli.ts',
    import: 'src/import.ts',
    county: 'src/county.ts',
    watchdog: 'src/platform/watchdog/thread.ts',
  },
  outdir: 'build/server',
})
// In pieces: a thread loads the one that it needs.
await build({ ...server, entryPoints: ['src/apart.ts'], outdir: 'build/server/apart', splitting: true })

/**
 * Each file gets its content's hash in its name, so that it may be cached for ever, and a compressed copy (.br, .gz)
 * beside it. manifest.json says what is called what; src/ui/asset.ts reads it.
 */
async function buildBrowser() {
  const fonts = 'node_modules/@fontsource-variable'
  const { metafile } = await build({
    ...shared,
    entryPoints: [
      'src/browser/main.ts',
      'src/browser/main.css',
      'src/browser/asking.css',
      'src/browser/learning.css',
      'src/browser/print.css',
      'src/browser/wide.css',
      'src/browser/forced.css',
      'src/browser/drawn.css',
      'src/browser/plans.css',
      'src/browser/table.css',
      'src/browser/sharing.css',
      'src/browser/search.css',
      'src/ui/pictures/mark.svg',
      'src/ui/pictures/favicon.svg',
      {
        in: `${fonts}/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2`,
        out: 'text',
      },
      { in: `${fonts}/fraunces/files/fraunces-latin-soft-normal.woff2`, out: 'heading' },
    ].map(entry =>
      typeof entry === 'string' ? { in: entry, out: basename(entry).replace(/\.\w+$/, '') } : entry,
    ),
    outdir: 'build/public',
    format: 'esm',
    minify: true,
    sourcemap: false,
    target: ['es2022', 'chrome119', 'firefox121', 'safari17'],
    entryNames: '[name]-[hash]',
    assetNames: '[name]-[hash]',
    publicPath: '/assets/',
    loader: { '.woff2': 'copy', '.svg': 'copy' },
    plugins: [elements, usedParts],
    metafile: true,
  })
  const manifest = {}
  for (const [file, { entryPoint, bytes }] of Object.entries(metafile.outputs)) {
    const name = basename(file)
    manifest[name.replace(/-[A-Z0-9]{8}(\.\w+)$/, '$1')] = `/assets/${name}`
    if (bytes < 200 || !/\.(js|css|svg)$/.test(file) || !entryPoint) continue
    const content = await readFile(file)
    await writeFile(`${file}.br`, brotliCompressSync(content))
    await writeFile(`${file}.gz`, gzipSync(content, { level: 9 }))
  }
  // What it keeps is in it: another style sheet makes another worker.
  const { metafile: worker } = await build({
    ...shared,
    entryPoints: ['src/browser/service-worker.ts'],
    outdir: 'build/public',
    format: 'iife',
    minify: true,
    sourcemap: false,
    target: ['es2022'],
    entryNames: '[name]-[hash]',
    define: {
      keptFiles: JSON.stringify([manifest['main.css'], manifest['favicon.svg'], manifest['main.js']]),
    },
    metafile: true,
  })
  manifest['service-worker.js'] = `/assets/${basename(Object.keys(worker.outputs)[0])}`
  await writeFile('build/public/manifest.json', JSON.stringify(manifest, null, 2))
}

function withoutUnused(css) {
  const unused =
    /role=switch|indeterminate|affix|click-?delegate|data-variant=outline|data-position=end|data-icon|fullwidth|readonly|read-only|data-size=|data-field=/
  const kept = []
  for (const { head, body } of rules(css)) {
    if (body === null) kept.push(head)
    else if (head.startsWith('@')) {
      const inner = /^@(media|supports)/.test(head) ? withoutUnused(body) : body
      if (inner) kept.push(`${head}{${inner}}`)
    } else {
      const selectors = split(head).filter(selector => !unused.test(selector))
      if (selectors.length) kept.push(`${selectors.join(',')}{${body}}`)
    }
  }
  return kept.join('')
}

/** The rules of one level. The files are minified and hold no comments; braces inside strings do not occur. */
function* rules(css) {
  let start = 0
  while (start < css.length) {
    const open = css.indexOf('{', start)
    const semicolon = css.indexOf(';', start)
    if (open === -1) return yield { head: css.slice(start), body: null }
    if (semicolon !== -1 && semicolon < open) {
      yield { head: css.slice(start, semicolon + 1), body: null }
      start = semicolon + 1
      continue
    }
    let depth = 1
    let end = open + 1
    while (depth > 0) depth += { '{': 1, '}': -1 }[css[end++]] ?? 0
    yield { head: css.slice(start, open), body: css.slice(open + 1, end - 1) }
    start = end
  }
}

/** Commas outside brackets part selectors. */
function split(selectors) {
  let depth = 0
  const parts = ['']
  for (const char of selectors) {
    depth += { '(': 1, ')': -1, '[': 1, ']': -1 }[char] ?? 0
    if (char === ',' && depth === 0) parts.push('')
    else parts[parts.length - 1] += char
  }
  return parts
}

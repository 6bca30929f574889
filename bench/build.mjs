// Bundles the benchmark to build/bench: run by bin/bench.
import { glob, readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { build } from 'esbuild'

/** The tests find modules by a pattern while they run; a bundle must name each. */
const namedModules = {
  name: 'named-modules',
  setup({ onLoad }) {
    onLoad({ filter: /test\/routes\/modules\.ts$/ }, async ({ path }) => {
      const patterns = [...new Set((await readFile(path, 'utf8')).match(/src\/\*\*\/[\w-]+\.ts/g) ?? [])]
      const found = await Promise.all(
        patterns.map(async pattern => (await Array.fromAsync(glob(pattern))).sort()),
      )
      if (found.length === 0 || found.some(files => files.length === 0))
        throw new Error('test/routes/modules.ts finds modules in another way than before.')
      const name = (at, n) => `module${at}_${n}`
      const imports = found.flatMap((files, at) =>
        files.map((file, n) => `import * as ${name(at, n)} from '../../${file}'`),
      )
      const lists = patterns.map((pattern, at) => {
        const each = (found[at] ?? []).map(
          (file, n) => `{ folder: '${dirname(file)}', module: ${name(at, n)} }`,
        )
        return `'${pattern}': [${each.join(', ')}]`
      })
      const contents = `${imports.join('\n')}\nconst all = { ${lists.join(', ')} }\nexport const modulesIn = async pattern => all[pattern]\n`
      return { contents, loader: 'ts' }
    })
  },
}

await build({
  entryPoints: ['run', 'world', 'floors', 'insight', 'answers', 'files'].map(name => `bench/${name}.ts`),
  outdir: 'build/bench',
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node24',
  packages: 'external',
  sourcemap: true,
  alias: { vitest: './bench/vitest.ts' },
  jsx: 'automatic',
  jsxImportSource: 'hono/jsx',
  logLevel: 'warning',
  plugins: [namedModules],
})

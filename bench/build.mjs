// Bundles the benchmark to build/bench: run by bin/bench.
import { glob, readFile } from 'node:fs/promises'
import { build } from 'esbuild'

/** The tests find the tables of the nouns while they run; a bundle must name each. */
const namedTables = {
  name: 'named-tables',
  setup({ onLoad }) {
    onLoad({ filter: /test\/routes\/who-may\.ts$/ }, async ({ path }) => {
      const files = (await Array.fromAsync(glob('src/**/who-may.ts'))).sort()
      const source = await readFile(path, 'utf8')
      const found = /await Promise\.all\(\s*globSync[\s\S]*?\n\)\n/
      if (files.length === 0 || !found.test(source))
        throw new Error('test/routes/who-may.ts finds the tables of the nouns in another way than before.')
      const imports = files.map((file, n) => `import * as noun${n} from '../../${file}'\n`).join('')
      const all = `[${files.map((_, n) => `noun${n}`)}]\n`
      return { contents: imports + source.replace(found, all), loader: 'ts' }
    })
  },
}

await build({
  entryPoints: ['run', 'world', 'floors', 'insight', 'answers'].map(name => `bench/${name}.ts`),
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
  plugins: [namedTables],
})

// Bundles the server to build/server and the browser's files to build/public. A second or less; bin/start and bin/test call it.
import { build } from 'esbuild'
import { rm } from 'node:fs/promises'

await rm('build', { recursive: true, force: true })
const shared = { bundle: true, sourcemap: true, logLevel: 'warning' }

await build({
  ...shared,
  entryPoints: { main: 'src/main.ts', db: 'src/platform/database/cli.ts' },
  outdir: 'build/server',
  platform: 'node',
  format: 'esm',
  target: 'node24',
  packages: 'external',
  jsx: 'automatic',
  jsxImportSource: 'hono/jsx',
})

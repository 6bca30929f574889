import { globSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The modules that a pattern finds, with their folders. A bundle has them named instead: bench/build.mjs. */
export const modulesIn = <M>(pattern: 'src/**/who-may.ts' | 'src/**/noun.ts') =>
  Promise.all(
    globSync(pattern)
      .sort()
      .map(async file => ({
        folder: dirname(file).replaceAll('\\', '/'),
        module: (await import(join(process.cwd(), file))) as M,
      })),
  )

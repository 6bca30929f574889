import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['src', 'demo', 'test'].flatMap(floor => [
      `${floor}/**/*.test.ts`,
      `${floor}/**/*.test.tsx`,
      `${floor}/**/*.e2e.ts`,
    ]),
    setupFiles: ['./test/shared-process.ts', './test/seeded.ts', './test/row-types/setup.ts'],
    globalSetup: './test/global-setup.ts',
    reporters: ['default', './test/count-reporter.ts'],
    pool: 'forks',
    isolate: false,
    maxWorkers: 3,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
})

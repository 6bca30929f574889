import { expect, test } from 'vitest'
import { connections, sharedBuffers, thisMachine } from './machine.ts'

test.each([
  [512, 1, '32MB', 5],
  [1024, 1, '64MB', 5],
  [2048, 2, '128MB', 5],
  [4096, 4, '128MB', 9],
  [24_576, 2, '128MB', 5],
  [262_144, 64, '128MB', 10],
])('with %i MiB and %i processors: %s shared, %i connections', (memoryMiB, processors, shared, most) => {
  expect(sharedBuffers({ memoryMiB, processors })).toBe(shared)
  expect(connections({ memoryMiB, processors })).toBe(most)
})

test('this machine has memory and processors', () => {
  const { memoryMiB, processors } = thisMachine()
  expect(memoryMiB).toBeGreaterThan(100)
  expect(memoryMiB).toBeLessThan(2 ** 26)
  expect(processors).toBeGreaterThan(0)
})

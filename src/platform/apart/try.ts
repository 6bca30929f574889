import { setTimeout as sleep } from 'node:timers/promises'
import { apart, type Limits } from './apart.ts'

// Tasks that misbehave on purpose: what the tests of the limits run.

const small: Limits = { seconds: 1, megabytes: 64 }

export const tryTasks = {
  echo: apart('try-echo', (value: unknown) => value),
  loop: apart(
    'try-loop',
    (): undefined => {
      for (;;);
    },
    small,
  ),
  grow: apart(
    'try-grow',
    (): undefined => {
      const kept: unknown[] = []
      for (;;) kept.push({ at: kept.length, text: `${kept.length}` })
    },
    { seconds: 30, megabytes: 64 },
  ),
  deep: apart('try-deep', () => {
    const deeper = (n: number): number => deeper(n + 1) + 1
    return deeper(0)
  }),
  throws: apart('try-throws', () => {
    throw new TypeError('a bug')
  }),
  sleeps: apart('try-sleeps', (milliseconds: number) => sleep(milliseconds)),
  environment: apart('try-environment', () => Object.keys(process.env)),
}

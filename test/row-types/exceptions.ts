import type { Exception } from './unseen.ts'

/** Templates `sql<T>` that no test reads a row of, or not every part of one, each with its reason. */
export const exceptions: readonly Exception[] = []

// Stands in for vitest where the benchmark bundles test/house.ts, which asks it for one thing only.
export function inject(name: string) {
  const socket = process.env.BENCH_SOCKET
  if (name !== 'databaseSocket' || !socket) throw new Error(`The benchmark has nothing called ${name}.`)
  return socket
}

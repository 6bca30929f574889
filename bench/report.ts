// Everything is told as it is measured, and once more as a table at the end.

const began = performance.now()
const lines: { what: string; measured: string; hold: string }[] = []
const failures: string[] = []

/** To standard error at once, with the seconds since the start. */
export function say(sentence: string) {
  process.stderr.write(`[${((performance.now() - began) / 1000).toFixed(0).padStart(4)} s] ${sentence}\n`)
}

/** One row of the table. `hold` names the bound and whether it holds. */
export function note(what: string, measured: string, hold?: { bound: string; holds: boolean }) {
  const told = hold ? `${hold.bound}: ${hold.holds ? 'holds' : '**missed**'}` : ''
  lines.push({ what, measured, hold: told })
  say(`${what}: ${measured}${told && ` (${told})`}`)
}

/** What makes the smoke run end with 1. */
export function fail(reason: string) {
  failures.push(reason)
  say(`FAILED: ${reason}`)
}

export const failed = () => failures

export function printTable() {
  process.stdout.write('\n| What | Measured | Hold |\n|---|---|---|\n')
  for (const { what, measured, hold } of lines) process.stdout.write(`| ${what} | ${measured} | ${hold} |\n`)
}

export const ms = (value: number) => (value < 10 ? value.toFixed(1) : value.toFixed(0))
export const mib = (value: number) => `${value.toFixed(0)} MiB`

export function median(values: readonly number[]) {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

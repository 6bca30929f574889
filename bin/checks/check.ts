/** What a check found wrong, and in a few words what it has looked at. Problems are sentences that name the place. */
export type Found = { problems: string[]; seen: string }

/** Ends the process: red with every problem, or green with one line. For the command at the end of a check. */
export function tell({ problems, seen }: Found) {
  if (problems.length) console.error(problems.join('\n'))
  else console.log(seen)
  process.exitCode = problems.length ? 1 : 0
}

/** A check that could pass by seeing nothing says so instead. */
export const sawAtLeast = (least: number, count: number, what: string) =>
  count < least
    ? [`only ${count} ${what} were seen, and there are at least ${least}: the check looks in the wrong place`]
    : []
